"""How temporal expressions are scored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import times
from benchmarks.gold import rows
from benchmarks.intervals import bootstrap
from benchmarks.timex import Timex
from explorer.errors import InputError

TEXT = "On May 1, then on June 2, 1945."


def timex(words: str, value: str = "", kind: str = "DATE") -> Timex:
    """The expression ``words`` of ``TEXT``."""
    start = TEXT.index(words)
    return Timex(start, start + len(words), kind, value)


def test_closing_punctuation_is_no_difference() -> None:
    """Strict spans ignore blanks and closing punctuation."""
    counts = times.count(TEXT, [timex("May 1")], [timex("May 1, ")])
    assert (counts.relaxed, counts.strict) == (1, 1)


def test_overlap_is_relaxed_not_strict() -> None:
    """An overlapping span counts as relaxed only, and its value is compared."""
    counts = times.count(TEXT, [timex("June 2, 1945", "1945-06-02")], [timex("June 2", "1945-06-02")])
    assert (counts.relaxed, counts.strict, counts.value) == (1, 0, 1)


def test_one_found_expression_matches_one_gold() -> None:
    """A long guess over two gold expressions is matched only once."""
    counts = times.count(TEXT, [timex("May 1"), timex("June 2")], [timex(TEXT)])
    assert (counts.gold, counts.found, counts.relaxed) == (2, 1, 1)


def test_exact_matches_come_first() -> None:
    """A guess equal to a later gold span is not used up by an earlier overlapping one."""
    wide, narrow = timex("June 2, 1945"), timex("1945")
    matches = times.match(TEXT, [wide, narrow], [narrow])
    assert matches == [(narrow, narrow)]


def test_wrong_type_is_counted_apart() -> None:
    """Type and value are scored on their own."""
    counts = times.count(TEXT, [timex("May 1", "1945-05-01")], [timex("May 1", "1945-05-01", "TIME")])
    assert (counts.value, counts.type) == (1, 0)


def test_f1_of_counts() -> None:
    """F1 is twice the matches over all expressions, in percent."""
    assert times.f1(2, 3, 5) == 50.0
    assert times.f1(0, 0, 0) == 0.0


def test_interval_spans_the_documents() -> None:
    """The bootstrap draws whole documents: one good and one bad give the full range."""
    low, high = bootstrap([(1, 1, 1), (1, 1, 0)], lambda sums: times.f1(sums[2], sums[0], sums[1]))
    assert (low, high) == (0.0, 100.0)


@pytest.mark.parametrize("kind", ["DATE", ""])
def test_evaluate_a_gold_file(tmp_path: Path, kind: str) -> None:
    """A gold file of plain dates is scored; type is None where the gold has none."""
    text = "He left on 1 May 1945."
    row = {"id": "a", "published": "1950-01-01", "text": text}
    row["timexes"] = [{"start": 11, "end": 21, "type": kind, "value": "1945-05-01"}]  # type: ignore[assignment]
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row) + "\n")
    figures = times.evaluate(gold).figures
    assert figures["relaxed"] == figures["strict"] == figures["value"] == 100.0
    assert figures["type"] == (100.0 if kind else None)
    assert figures["words_per_second"] > 0


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """A line that is not JSON is reported with its number."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"a": 1}\n{oops\n')
    with pytest.raises(InputError, match="line 2"):
        list(rows(gold))

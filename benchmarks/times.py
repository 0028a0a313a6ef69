"""Temporal expressions: span, value and type F1 as in TempEval-3, and words a second.

Gold rows: ``{id, published, text, timexes: [{start, end, type, value}]}``. Relaxed matches overlap; strict
matches have the same span after trimming blanks and closing punctuation; one to one, strict ones first.
Value F1 is the accuracy of ``value`` over the relaxed matches times relaxed F1; type likewise
(UzZaman et al. 2013, SemEval-2013 task 1).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.evaluation import Evaluation
from benchmarks.gold import rows
from benchmarks.intervals import bootstrap

CLOSING = " \t\r\n\N{NO-BREAK SPACE}.,;:!?\"')]}»”’"


@dataclass(frozen=True)
class Timex:
    """A time expression reduced to what is scored."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class Counts:
    """Counts of one document, in the order of the columns that the figures sum."""

    gold: int
    found: int
    relaxed: int
    strict: int
    value: int
    type: int

    def row(self) -> tuple[float, ...]:
        """The counts as a row of the bootstrap table."""
        return (self.gold, self.found, self.relaxed, self.strict, self.value, self.type)


def evaluate(gold: Path, **options: Any) -> Evaluation:
    """Score ``explorer.times.find`` on a gold file.

    Parameters
    ----------
    gold
        JSON Lines as described above; rows without ``published`` are read undated.

    Returns
    -------
    Evaluation
        Figures ``relaxed``, ``strict``, ``value``, ``type`` (F1 in percent; ``type`` is None where
        the gold has no types), ``words_per_second`` (of processor time, so that a busy machine does not count) and
        ``intervals`` (95%, over documents).
    """
    from explorer.times import find

    documents = list(rows(gold))
    typed = any(timex["type"] for document in documents for timex in document["timexes"])
    counts, words, seconds = [], 0, 0.0
    find("Warm up on 1 May 1945.")
    for document in documents:
        began = time.process_time()
        found = find(document["text"], document.get("published") or None)
        seconds += time.process_time() - began
        words += len(document["text"].split())
        guesses = [Timex(item.start, item.end, item.type, item.value) for item in found]
        wanted = [Timex(item["start"], item["end"], item["type"], item["value"]) for item in document["timexes"]]
        counts.append(count(document["text"], wanted, guesses))
    return _summarise(counts, typed=typed, speed=words / seconds if seconds else 0.0)


def count(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> Counts:
    """Match gold and found expressions of one document, one to one, and count."""
    matches = match(text, gold, found)
    strict = sum(trimmed(text, left) == trimmed(text, right) for left, right in matches)
    value = sum(left.value == right.value for left, right in matches)
    kinds = sum(left.type == right.type for left, right in matches)
    return Counts(len(gold), len(found), len(matches), strict, value, kinds)


def match(text: str, gold: Iterable[Timex], found: Iterable[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs of gold and found expressions: equal spans first, then overlapping ones from left to right."""
    left_over = sorted(found, key=lambda timex: (timex.start, timex.end))
    pairs, unmatched = [], []
    for wanted in sorted(gold, key=lambda timex: (timex.start, timex.end)):
        same = next((guess for guess in left_over if trimmed(text, guess) == trimmed(text, wanted)), None)
        if same is None:
            unmatched.append(wanted)
            continue
        pairs.append((wanted, same))
        left_over.remove(same)
    for wanted in unmatched:
        overlap = next((guess for guess in left_over if guess.start < wanted.end and wanted.start < guess.end), None)
        if overlap is not None:
            pairs.append((wanted, overlap))
            left_over.remove(overlap)
    return pairs


def trimmed(text: str, timex: Timex) -> tuple[int, int]:
    """The span without surrounding blanks and closing punctuation.

    Examples
    --------
    >>> trimmed("on May 1.", Timex(3, 9, "DATE", ""))
    (3, 8)
    """
    words = text[timex.start : timex.end]
    return timex.start + len(words) - len(words.lstrip()), timex.start + len(words.rstrip(CLOSING))


def f1(matched: float, gold: float, found: float) -> float:
    """Balanced F-measure in percent; 0 when there is nothing."""
    return 200.0 * matched / (gold + found) if gold + found else 0.0


def _summarise(counts: Sequence[Counts], *, typed: bool, speed: float) -> Evaluation:
    table = [each.row() for each in counts]
    total = np.asarray(table, dtype=np.float64).sum(axis=0) if table else np.zeros(6)
    figures: dict[str, Any] = {}
    intervals = {}
    lines = [f"{len(counts)} documents, {total[0]:.0f} gold expressions, {total[1]:.0f} found", ""]
    lines.append(f"{'':<9}{'F1':>6}  {'95% over documents':<20}{'precision':>9}{'recall':>8}")
    for name, column in (("relaxed", 2), ("strict", 3), ("value", 4), ("type", 5)):
        if name == "type" and not typed:
            figures[name] = None
            continue

        def figure(sums: NDArray[np.float64], column: int = column) -> float:
            return f1(sums[column], sums[0], sums[1])

        low, high = bootstrap(table, figure)
        figures[name] = round(figure(total), 2)
        intervals[name] = [round(low, 2), round(high, 2)] if counts else None
        precision, recall = (100 * total[column] / max(total[side], 1) for side in (1, 0))
        lines.append(f"{name:<9}{figures[name]:>6.1f}  {f'{low:.1f} to {high:.1f}':<20}{precision:>9.1f}{recall:>8.1f}")
    lines += ["", f"{speed:,.0f} words a second of processor time"]
    return Evaluation("\n".join(lines), {**figures, "words_per_second": round(speed), "intervals": intervals})

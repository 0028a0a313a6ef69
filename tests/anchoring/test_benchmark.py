"""The benchmark of temporal relations, on a gold file made here."""

from __future__ import annotations

import json

import pytest

from benchmarks.anchoring import evaluate

TEXT = "Planes bombed the port on 3 May 1999. Rebels will attack the town."


def span(words: str) -> dict[str, object]:
    """An event of the text."""
    return {"kind": "event", "start": TEXT.index(words), "end": TEXT.index(words) + len(words), "class": "OCCURRENCE"}


def time(words: str) -> dict[str, object]:
    """A time of the text."""
    return {**span(words), "kind": "time", "value": ""}


def gold(path, pairs) -> object:
    """A gold file with these pairs."""
    row = {"id": "a", "published": "1999-05-10", "text": TEXT, "pairs": pairs}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


RIGHT = [
    {"a": span("bombed"), "b": time("3 May 1999"), "relation": "IS_INCLUDED"},
    {"a": span("bombed"), "b": {"kind": "publication"}, "relation": "BEFORE"},
    {"a": {"kind": "publication"}, "b": span("attack"), "relation": "BEFORE"},
    {"a": span("bombed"), "b": span("attack"), "relation": "BEFORE"},
]


def test_right_relations_score_full_marks(tmp_path):
    """Four relations that the text states are all decided and right."""
    figures = evaluate(gold(tmp_path / "gold.jsonl", RIGHT)).figures
    assert (figures["accuracy"], figures["coverage"], figures["contradictions"]) == (100.0, 100.0, 0)


@pytest.mark.parametrize("position", range(len(RIGHT)))
def test_wrong_gold_lowers_accuracy(tmp_path, position):
    """A relation that the gold turns round counts against the accuracy, not the coverage."""
    pairs = [dict(pair) for pair in RIGHT]
    pairs[position]["relation"] = "AFTER"
    figures = evaluate(gold(tmp_path / "gold.jsonl", pairs)).figures
    assert (figures["accuracy"], figures["coverage"]) == (75.0, 100.0)


def test_vague_pairs_are_not_scored(tmp_path):
    """Only pairs with a relation count."""
    pairs = [*RIGHT, {"a": span("attack"), "b": time("3 May 1999"), "relation": "VAGUE"}]
    assert evaluate(gold(tmp_path / "gold.jsonl", pairs)).figures["accuracy"] == 100.0

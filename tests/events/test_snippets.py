"""Snippets in the style of conflict notes from many wars, each with its ACLED-like type."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.types import OTHER, TYPES, Row, classify, macro, per_type

TABLE = Path(__file__).with_name("snippets.tsv")


@pytest.fixture(scope="module")
def table() -> list[Row]:
    """All snippets with the type that their claims give."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return classify({"id": number, **row} for number, row in enumerate(rows))


def test_every_type_is_told_in_many_ways(table: list[Row]) -> None:
    """There are at least twenty snippets of each type, and more that are of none."""
    for name in (*TYPES, OTHER):
        assert sum(row.gold == name for row in table) >= 20, name


def test_types_of_snippets(table: list[Row]) -> None:
    """The macro-F1 stays where it is, and no type falls behind."""
    scores = per_type(table)
    wrong = [f"{row.gold} -> {row.guess}: {row.text}" for row in table if row.gold != row.guess]
    assert macro(scores) >= 93, wrong
    assert min(scores.values()) >= 85, scores


def test_what_is_no_battle_stays_out(table: list[Row]) -> None:
    """Of the snippets of other things hardly one in twenty is taken for a battle."""
    taken = [f"{row.guess}: {row.text}" for row in table if row.gold == OTHER != row.guess]
    assert len(taken) <= 12, taken

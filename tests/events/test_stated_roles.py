"""Doers and targets that stand in the sentence, behind the many constructions of news prose."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from explorer.records import Claim, Participant

TABLE = Path(__file__).with_name("stated_roles.tsv")
ANY = "*"


def rows() -> list[dict[str, str]]:
    """One row a trigger: construction, text, trigger, source and target; several are joined by " + "."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def names(participants: Sequence[Participant]) -> set[str]:
    """The words of participants, without articles."""
    return {plain(one.text) for one in participants}


def plain(words: str) -> str:
    """Words in small letters, without a leading article."""
    return re.sub(r"^(the|a|an|some) ", "", words.lower())


def wanted(cell: str) -> set[str]:
    """The words that a cell of the table asks for."""
    return {plain(one) for one in cell.split(" + ") if one}


@pytest.mark.parametrize("row", rows(), ids=[f"{row['construction']}: {row['text'][:40]}" for row in rows()])
def test_roles_that_are_stated(claims: Callable[[str], list[Claim]], row: dict[str, str]) -> None:
    """The claim at the trigger has the source and the target that its sentence names, and no others."""
    found = [one for one in claims(row["text"]) if one.text.lower().startswith(row["trigger"])]
    assert len(found) == 1, [one.text for one in claims(row["text"])]
    for cell, participants in ((row["source"], found[0].sources), (row["target"] or "", found[0].targets)):
        assert cell == ANY or names(participants) == wanted(cell)

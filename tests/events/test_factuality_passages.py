"""Passages in which several events stand side by side, each with what a reader would make of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import is_misjudged, judged

FOLDER = Path(__file__).parent
TABLES = ("factuality_passages.txt", "factuality_dispatches.txt")
EXACT = 90.0
"""Percent of the events that get a value a reader would give them; the figure of the day is 92."""


def rows() -> list[tuple[str, str]]:
    """Passages with the reason for which one is still misjudged, if it is."""
    lines = [line for name in TABLES for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]
    parted = (line.partition("  ## ") for line in lines if line and not line.startswith("#"))
    return [(passage, reason) for passage, _, reason in parted]


PASSAGES = [
    pytest.param(passage, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])
    for passage, reason in rows()
]


@pytest.mark.parametrize("passage", PASSAGES)
def test_passage(passage: str) -> None:
    """What did not happen is not shown as a fact, and what did is not hidden by what stands beside it."""
    wrong = {event.words: value for event, value in judged(passage) if is_misjudged(event, value)}
    assert wrong == {}


def test_most_events_get_the_very_value_of_a_reader() -> None:
    """Averted, attempted, negated, vowed and hypothetical events are told from one another, not only from facts."""
    pairs = [pair for passage, _ in rows() for pair in judged(passage)]
    exact = sum(value in event.values for event, value in pairs)
    assert 100 * exact / len(pairs) >= EXACT

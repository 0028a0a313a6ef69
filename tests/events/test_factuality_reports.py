"""Whole reports in which what did not happen stands beside what did, as texts tell it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from marked import is_misjudged, judged

REPORTS = Path(__file__).parent / "factuality_reports.txt"
EXACT = 92.0
"""Percent of the events that get a value a reader would give them; the figure of the day is 94."""


def reports() -> list[tuple[str, str]]:
    """The name of each report with its marked text."""
    text = re.sub(r"(?m)^# .*\n", "", REPORTS.read_text(encoding="utf-8"))
    parted = (part.strip().partition("\n") for part in text.split("## ")[1:])
    return [(name, marked) for name, _, marked in parted]


@pytest.mark.parametrize("marked", [pytest.param(marked, id=name) for name, marked in reports()])
def test_report(marked: str) -> None:
    """What did not happen is not shown as a fact, what did is not hidden; only what is known to be misjudged is."""
    wrong, known = [], []
    for event, value in judged(marked):
        misjudged = is_misjudged(event, value)
        wrong += [(event.start, event.words, value)] if misjudged and not event.known else []
        known += [(event.start, event.words)] if event.known and not misjudged else []
    assert (wrong, known) == ([], [])


def test_most_events_get_the_very_value_of_a_reader() -> None:
    """Averted, attempted, negated, vowed and hypothetical events are told from one another, not only from facts."""
    pairs = [pair for _, marked in reports() for pair in judged(marked)]
    exact = sum(value in event.values for event, value in pairs)
    assert 100 * exact / len(pairs) >= EXACT

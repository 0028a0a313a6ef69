"""Floors on the texts that nobody tunes on: they need no gold data from outside the project."""

from pathlib import Path

import pytest

from benchmarks.claims import evaluate

JUDGE = Path(__file__).parents[1] / "gold_judge"
FLOORS = {
    "precision": 92,
    "recall": 66,
    "f1": 78,
    "type": 91,
    "sources": 67,
    "targets": 71,
    "place": 59,
    "factuality": 89,
    "bounds": 66,
}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """What the claims benchmark gives on the judging texts."""
    return dict(evaluate(JUDGE).figures)


@pytest.mark.parametrize("name", FLOORS)
def test_no_quality_falls_below_its_floor(figures: dict[str, float], name: str) -> None:
    """A change that makes unseen text worse is seen at once."""
    assert figures[name] >= FLOORS[name]


def test_no_more_grave_errors_than_known(figures: dict[str, float]) -> None:
    """What did not happen is shown as happened in at most three of some two hundred mentions."""
    assert figures["grave"] <= 3

"""Floors on the texts that nobody tunes on: they need no gold data from outside the project."""

from pathlib import Path

import pytest

from benchmarks.claims import evaluate

TESTS = Path(__file__).parents[1]
FLOORS = {
    "gold_judge": {
        "precision": 92,
        "recall": 77,
        "f1": 84,
        "type": 92,
        "sources": 70,
        "targets": 79,
        "place": 75,
        "factuality": 90,
        "bounds": 79,
    },
    "gold_briefs_judge": {
        "precision": 93,
        "recall": 79,
        "f1": 86,
        "type": 94,
        "sources": 71,
        "targets": 69,
        "place": 58,
        "factuality": 90,
        "bounds": 88,
    },
    "gold_reports_judge": {
        "precision": 94,
        "recall": 80,
        "f1": 87,
        "type": 93,
        "sources": 79,
        "targets": 88,
        "place": 75,
        "factuality": 88,
        "bounds": 86,
    },
}
MOST_GRAVE = {"gold_judge": 2, "gold_briefs_judge": 0, "gold_reports_judge": 5}


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    """What the claims benchmark gives on the judging texts, by folder."""
    return {folder: dict(evaluate(TESTS / folder).figures) for folder in FLOORS}


@pytest.mark.parametrize(("folder", "name"), [(folder, name) for folder in FLOORS for name in FLOORS[folder]])
def test_no_quality_falls_below_its_floor(figures: dict[str, dict[str, float]], folder: str, name: str) -> None:
    """A change that makes unseen text worse is seen at once."""
    assert figures[folder][name] >= FLOORS[folder][name]


@pytest.mark.parametrize("folder", FLOORS)
def test_no_more_grave_errors_than_known(figures: dict[str, dict[str, float]], folder: str) -> None:
    """What did not happen is shown as happened in very few of nearly eight hundred mentions."""
    assert figures[folder]["grave"] <= MOST_GRAVE[folder]

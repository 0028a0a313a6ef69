"""The factuality benchmark and the fit of its score."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from benchmarks.factuality import evaluate, targets
from benchmarks.factuality_fit import as_toml, fit


def gold(folder: Path) -> Path:
    """A gold file of three targets in the format of the UW data."""
    rows = [
        {"text": "The army took the town .", "targets": [{"span1": [2, 3], "label": 3.0}]},
        {"text": "The army never took the town .", "targets": [{"span1": [3, 4], "label": -3.0}]},
        {"text": "The army hopes to take the town .", "targets": [{"span1": [4, 5], "label": 1.0}]},
    ]
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_targets_keep_the_tokens_of_the_gold_file(tmp_path: Path) -> None:
    """A target's token is the word that the gold span counts."""
    assert [target.doc[target.token].text for target in targets(gold(tmp_path))] == ["took", "took", "take"]


def test_figures_of_three_clear_cases(tmp_path: Path) -> None:
    """Asserted, denied and hoped-for events are told apart on the scale."""
    figures = evaluate(gold(tmp_path)).figures
    assert figures["targets"] == 3
    assert figures["mae"] < 1
    assert figures["r"] > 0.9
    assert figures["denied_shown_as_fact"] == 0


def test_fit_finds_the_weight_of_a_feature() -> None:
    """A feature that lowers every score gets a negative weight, a rare one none."""
    rows = [frozenset({"a"})] * 20 + [frozenset({"a", "b"})] * 20 + [frozenset({"rare"})]
    weights = fit(rows, np.array([3.0] * 20 + [1.0] * 20 + [0.0]))
    assert weights["b"] < -0.5
    assert "rare" not in weights


def test_weights_are_written_as_toml() -> None:
    """The file says from which data its numbers come."""
    import tomllib

    text = as_toml({"intercept": 1.5, "value=vowed": -0.25}, "abc")
    assert tomllib.loads(text)["weights"]["value=vowed"] == -0.25
    assert "abc" in text

"""Fit the weights of the factuality score to a training file and write them as numbers.

``python -m benchmarks.factuality_fit TRAIN.jsonl`` writes ``explorer/events/rules/factuality_scores.toml``.
The weights are those of least absolute deviation with a ridge penalty, found by reweighted least squares;
the same file and rules give the same numbers. Labels are never fitted: only the score between -3 and 3.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.factuality import Target, targets
from benchmarks.gold import fingerprint
from explorer.events.factuality_cues import load_cues
from explorer.events.factuality_score import features
from explorer.events.factuality_tree import walk

LEAST_COUNT = 8  # a feature seen less often says more about its sentences than about itself
RIDGE = 10.0  # 3 to 10 differ by .001 in five-fold cross-validation
FLOOR = 0.3  # residuals below this weigh alike; keeps r from falling as the absolute error does
ROUNDS = 30


def fit(rows: Sequence[frozenset[str]], scores: NDArray[np.float64]) -> dict[str, float]:
    """Return a weight for each feature that is frequent enough, and ``intercept``.

    Parameters
    ----------
    rows
        The features of each training target.
    scores
        Their gold scores, -3 to 3.

    Returns
    -------
    dict
        Feature to weight, sorted by name.
    """
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    column = {name: index + 1 for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, 0] = 1
    for index, row in enumerate(rows):
        matrix[index, [column[name] for name in row if name in column]] = 1
    penalty = RIDGE * np.eye(matrix.shape[1])
    penalty[0, 0] = 1e-6
    weights: NDArray[np.float64] = np.zeros(matrix.shape[1])
    importance = np.ones(len(scores))
    for _ in range(ROUNDS):
        weighted = matrix * importance[:, None]
        weights = np.asarray(np.linalg.solve(weighted.T @ matrix + penalty, weighted.T @ scores), dtype=np.float64)
        importance = 1 / np.maximum(np.abs(scores - matrix @ weights), FLOOR)
    fitted = zip(["intercept", *names], weights, strict=True)
    return {name: round(float(weight), 3) for name, weight in fitted}


def rows_of(found: Sequence[Target]) -> list[frozenset[str]]:
    """Return the features of each target."""
    cues = load_cues()
    tokens = [target.doc[target.token] for target in found]
    return [features(token, walk(token, cues), walk(token.head, cues)) for token in tokens]


def as_toml(weights: Mapping[str, float], digest: str) -> str:
    """Return the weights as a TOML table, saying from which file they come."""
    head = (
        "# Weights of the factuality score, -3 to 3. Written by `python -m benchmarks.factuality_fit`;\n"
        f"# fitted to the training half of the UW factuality data, sha256 {digest}.\n\n[weights]\n"
    )
    return head + "".join(f'"{name}" = {weight}\n' for name, weight in weights.items())


def main() -> None:
    """Fit to the file given on the command line and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.factuality_fit", description=fit.__doc__)
    parser.add_argument("train", type=Path, metavar="TRAIN", help="gold file of the benchmark factuality")
    given = parser.parse_args()
    found = list(targets(given.train))
    weights = fit(rows_of(found), np.array([target.label for target in found]))
    path = Path(str(resources.files("explorer.events") / "rules" / "factuality_scores.toml"))
    path.write_text(as_toml(weights, fingerprint(given.train)), encoding="utf-8")
    print(f"{len(weights)} weights from {len(found)} targets")


if __name__ == "__main__":
    main()

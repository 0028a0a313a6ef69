"""Fit the weights of a claim's confidence to coded texts, and show how well they hold on texts left out.

``python -m benchmarks.confidence_fit FOLDER ...`` writes ``explorer/events/rules/confidence.toml``. A claim is right
when its type, its roles and its factuality are; what it rests on stands in its reason for ``confidence``. The weights
are those of a logistic regression with a ridge penalty, found by Newton's method; the same texts and rules give
the same numbers. The table that is printed judges each text by weights fitted without it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.claims import CHECKS, WHOLE, run

LEAST_COUNT = 5  # a feature seen less often counts nothing
RIDGE = {  # types and factualities have few claims each
    "source": 1.5,
    "target": 1.5,
    "type": 8.0,
    "factuality": 8.0,
    "trigger": 3.0,
    "sentence": 3.0,
}
STEPS = 50
UNSEEN = 0.1
"""Log-odds by which claims are right less often in texts at first sight than in those worked with: .10 on the judging
texts (603 claims, 95 % interval -.10 to .28)."""
BELOW = 0.1  # how far an inferred or unresolved role is held below a known one at least
BANDS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 1.0)

Feature = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """One claim: the text that it stands in, what its confidence rests on, and whether it is right."""

    text: str
    features: tuple[Feature, ...]
    right: bool


def cases(folders: Sequence[Path]) -> list[Case]:
    """All claims of the coded texts."""
    found = []
    for folder in folders:
        for one in run(folder):
            rows = {claim: row for row, claim in one.pairs.items()}
            for number, claim in enumerate(one.claims):
                right = number in rows and all(CHECKS[name](one, one.gold[rows[number]], claim) for name in WHOLE)
                reason = next(reason for reason in claim.reasons if reason.field == "confidence")
                pairs = (part.split("=") for part in reason.rule.split())
                found.append(Case(f"{folder.name}/{claim.article_id}", tuple((a, b) for a, b in pairs), right))
    return found


def fit(found: Sequence[Case]) -> dict[Feature, float]:
    """Log-odds of each feature that is frequent enough; the base is ``("base", "")``.

    An inferred role, or one in words only, is held below a known one, whatever the texts say, and the
    base by :data:`UNSEEN` below its fit.
    """
    counts = Counter(feature for case in found for feature in case.features)
    names = sorted(feature for feature, count in counts.items() if count >= LEAST_COUNT)
    matrix, right = _matrix(found, names), np.array([float(case.right) for case in found])
    penalty = np.array([1e-6, *(RIDGE[kind] for kind, _ in names)])
    weights: NDArray[np.float64] = np.zeros(len(penalty))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        curve = matrix.T @ (matrix * (chance * (1 - chance))[:, None]) + np.diag(penalty)
        weights = weights + np.linalg.solve(curve, matrix.T @ (right - chance) - penalty * weights)
    fitted = dict(zip([("base", ""), *names], weights.tolist(), strict=True))
    fitted["base", ""] -= UNSEEN
    for role in ("source", "target"):
        most = fitted.get((role, "known"), 0.0) - BELOW
        for state in ("inferred", "words"):
            if (role, state) in fitted:
                fitted[role, state] = min(fitted[role, state], most)
    return fitted


def chances(found: Sequence[Case], weights: Mapping[Feature, float]) -> NDArray[np.float64]:
    """Confidence of each claim, 0 to 1."""
    odds = [weights["base", ""] + sum(weights.get(feature, 0.0) for feature in case.features) for case in found]
    return np.asarray(1 / (1 + np.exp(-np.array(odds))), dtype=np.float64)


def left_out(found: Sequence[Case]) -> NDArray[np.float64]:
    """Confidence of each claim by the weights that the other texts give."""
    texts = np.array([case.text for case in found])
    result = np.zeros(len(found))
    for text in sorted(set(texts.tolist())):
        inside = np.flatnonzero(texts == text).tolist()
        weights = fit([case for case in found if case.text != text])
        result[inside] = chances([found[n] for n in inside], weights)
    return result


def reliability(found: Sequence[Case], given: NDArray[np.float64]) -> list[tuple[float, float, int, int, int]]:
    """Bands of confidence: from, to, claims, mean confidence and share that is right in percent."""
    right = np.array([case.right for case in found])
    rows = []
    for low, high in pairwise(BANDS):
        inside = (given >= low) & (given < high)
        if inside.any():
            mean, share = round(100 * given[inside].mean()), round(100 * right[inside].mean())
            rows.append((low, high, int(inside.sum()), mean, share))
    return rows


def as_toml(weights: Mapping[Feature, float], lines: Sequence[str]) -> str:
    """The weights as a rule file, with the table of reliability above them."""
    head = (
        "# Log-odds that type, roles and factuality of a claim are all right, by what the claim rests on. Written by\n"
        "# `python -m benchmarks.confidence_fit`; what is not listed counts nothing. With each text judged by weights\n"
        f"# that were fitted without it, and held {UNSEEN} below them as in texts at first sight:\n#\n"
    )
    text = head + "".join(f"# {line}\n" for line in lines) + f"\nbase = {weights['base', '']:.2f}\n"
    for kind in RIDGE:
        rows = sorted((value, weight) for (name, value), weight in weights.items() if name == kind)
        text += f"\n[{kind}]\n" + "".join(f"{value} = {weight:.2f}\n" for value, weight in rows)
    return text


def _matrix(found: Sequence[Case], names: Sequence[Feature]) -> NDArray[np.float64]:
    column = {name: index + 1 for index, name in enumerate(names)}
    matrix = np.zeros((len(found), len(names) + 1))
    matrix[:, 0] = 1
    for index, case in enumerate(found):
        matrix[index, [column[feature] for feature in case.features if feature in column]] = 1
    return matrix


def main() -> None:
    """Fit to the folders given on the command line and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.confidence_fit", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="coded texts to fit to")
    parser.add_argument("--judge", type=Path, nargs="*", default=[], metavar="FOLDER", help="texts to judge by only")
    parser.add_argument("--dry", action="store_true", help="print the tables, write nothing")
    given = parser.parse_args()
    found = cases(given.folders)
    weights = fit(found)
    lines = _table(found, left_out(found))
    print("\n".join(lines))
    for folder in given.judge:
        others = cases([folder])
        print("", folder, *_table(others, chances(others, weights)), sep="\n")
    if not given.dry:
        path = Path(str(resources.files("explorer.events") / "rules" / "confidence.toml"))
        path.write_text(as_toml(weights, lines), encoding="utf-8")


def _table(found: Sequence[Case], given: NDArray[np.float64]) -> list[str]:
    bands = reliability(found, given)
    rows = [f"{low:.1f} to {high:.1f}{claims:>8}{mean:>7}{share:>7}" for low, high, claims, mean, share in bands]
    return ["confidence  claims   mean  right", *rows]


if __name__ == "__main__":
    main()

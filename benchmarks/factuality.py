"""Factuality of events: mean absolute error and Pearson r against the UW scale of -3 to 3.

Gold rows: ``{text, targets: [{span1: [first, last), label}]}``; ``text`` is tokenised, its tokens parted by
single spaces, and a target's span counts tokens (Lee et al. 2015, "Event detection and factuality assessment
with non-expert supervision"). The table also gives the nine labels against the mean of the gold scores.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.evaluation import Evaluation
from benchmarks.gold import rows
from benchmarks.intervals import bootstrap
from explorer.events.factuality import judge
from explorer.language.model import load_model
from explorer.language.plain_parses import plain_parse

if TYPE_CHECKING:
    from explorer.records.parses import Doc

SHOWN_AS_FACT = frozenset({"happened", "ongoing"})
DENIED = -0.5
"""Gold scores below this say that the event did not happen."""


@dataclass(frozen=True)
class Target:
    """One gold event: its sentence, its head token and its score."""

    doc: Doc
    token: int
    label: float
    row: int


def evaluate(gold: Path, **options: Any) -> Evaluation:
    """Score :func:`explorer.events.factuality.judge` on a gold file.

    Parameters
    ----------
    gold
        JSON Lines as described above.
    **options
        None are used.

    Returns
    -------
    Evaluation
        ``mae`` (0 to 6), ``r`` (-1 to 1), their 95% bootstrap intervals over sentences, ``targets``, and
        ``denied_shown_as_fact``: percent of the targets that the gold denies and that are shown as
        happened or ongoing.
    """
    found = list(targets(gold))
    judged = [judge(target.doc, target.token) for target in found]
    truth = np.array([target.label for target in found])
    scores = np.array([judgement.score for judgement in judged])
    labels = [judgement.factuality for judgement in judged]
    denied = [value in SHOWN_AS_FACT for value, label in zip(labels, truth, strict=True) if label < DENIED]
    figures = {
        "mae": _rounded(float(np.abs(truth - scores).mean())),
        "r": _rounded(float(np.corrcoef(truth, scores)[0, 1])),
        "mae_interval": _interval(found, truth, scores),
        "targets": len(found),
        "denied_shown_as_fact": _rounded(100 * float(np.mean(denied))) if denied else None,
    }
    return Evaluation(_table(labels, truth, scores, figures), figures)


def targets(gold: Path) -> Iterator[Target]:
    """Parse the sentences of a gold file and give their targets, token for token.

    Yields
    ------
    Target
        ``token`` is the first token of the target's span.
    """
    from spacy.tokens import Doc

    nlp = load_model()
    table = list(rows(gold))
    docs = (Doc(nlp.vocab, words=row["text"].split(" ")) for row in table)
    for index, (row, doc) in enumerate(zip(table, nlp.pipe(docs, disable=["ner"]), strict=True)):
        plain = plain_parse(doc)
        for target in row["targets"]:
            yield Target(plain, int(target["span1"][0]), float(target["label"]), index)


def _interval(found: Sequence[Target], truth: Any, scores: Any) -> list[float]:
    errors: dict[int, list[float]] = defaultdict(list)
    for target, error in zip(found, np.abs(truth - scores), strict=True):
        errors[target.row].append(float(error))
    counts = [(sum(each), len(each)) for each in errors.values()]
    low, high = bootstrap(counts, lambda total: float(total[0] / total[1]))
    return [_rounded(low), _rounded(high)]


def _rounded(figure: float) -> float:
    return round(figure, 4)


def _table(labels: Sequence[str], truth: Any, scores: Any, figures: dict[str, Any]) -> str:
    by_label: dict[str, list[int]] = defaultdict(list)
    for index, label in enumerate(labels):
        by_label[label].append(index)
    lines = [f"{'label':<14}{'targets':>8}{'gold mean':>11}{'gold median':>13}{'mae':>7}"]
    for label, places in sorted(by_label.items(), key=lambda item: -len(item[1])):
        gold = truth[places]
        error = np.abs(gold - scores[places]).mean()
        lines.append(f"{label:<14}{len(places):>8}{gold.mean():>11.2f}{np.median(gold):>13.2f}{error:>7.2f}")
    low, high = figures["mae_interval"]
    lines.append(f"mae {figures['mae']:.3f} ({low:.3f} to {high:.3f}), r {figures['r']:.3f}, {len(labels)} targets")
    return "\n".join(lines)

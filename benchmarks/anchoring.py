"""Temporal relations of given events, times and publication: accuracy over decided pairs, and coverage.

Gold rows: ``{id, published, text, pairs: [{a, b, relation}]}``, as in TimeBank-Dense (Cassidy et al. 2014); ``a``
and ``b`` are events (``start``, ``end``, ``class``), times or the publication. Relations come from the solved
network; a pair that it leaves open is not decided. Pairs that the gold calls VAGUE are not scored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.evaluation import Evaluation
from benchmarks.gold import rows
from benchmarks.intervals import bootstrap
from explorer.anchoring import constrain
from explorer.anchoring.network import CALENDAR, Arcs, distances, repair
from explorer.anchoring.solution import by_definition
from explorer.dates import Bounds, day_number
from explorer.records import (
    ActorsFound,
    Article,
    Claim,
    Constraint,
    Extraction,
    Factuality,
    Node,
    ParsedArticle,
    TimeExpression,
)

OPEN_CLASSES = frozenset({"REPORTING", "I_STATE"})
TOLERANCE = 1e-6  # days
AROUND = 0.01  # days by which "now" reaches beyond the day of publication
LEANING = 0.01  # weight of a habit of news


@dataclass(frozen=True)
class Stretch:
    """A stretch of time: nodes of its start and end, and days from them."""

    start: Node
    after_start: float
    end: Node
    after_end: float


@dataclass(frozen=True)
class Network:
    """The solved network of one document, with the distances between all its nodes."""

    index: dict[Node, int]
    above: NDArray[np.float64]
    set_aside: int

    def most(self, left: Node, right: Node) -> float:
        """The greatest that ``right - left`` can be."""
        if left == right:
            return 0.0
        if left not in self.index or right not in self.index:
            return inf
        return float(self.above[self.index[left], self.index[right]])

    def apart(self, left: Node, after_left: float, right: Node, after_right: float) -> tuple[float, float]:
        """Bounds of ``right`` less ``left``, each some days after its node."""
        shift = after_right - after_left
        return shift - self.most(right, left), shift + self.most(left, right)


def evaluate(gold: Path, **options: Any) -> Evaluation:
    """Score the constraints and the solver of :mod:`explorer.anchoring`.

    Parameters
    ----------
    gold
        JSON Lines as described above.
    **options
        None are used.

    Returns
    -------
    Evaluation
        ``accuracy`` (percent of the decided non-vague pairs), ``coverage`` (percent of the non-vague pairs
        that are decided), ``contradictions`` (documents whose network has no solution after repair),
        ``set_aside`` (constraints given up) and ``accuracy_interval``.
    """
    counts: list[tuple[int, int, int]] = []
    by_kind, broken, aside = Counter[tuple[str, str]](), 0, 0
    for document in rows(gold):
        network, claims, times, article = _network(document)
        broken += bool((np.diag(network.above) < -TOLERANCE).any())
        aside += network.set_aside
        right = decided = scored = 0
        for pair in document["pairs"]:
            if pair["relation"] == "VAGUE":
                continue
            found = _decide(
                _stretch(pair["a"], claims, times, article), _stretch(pair["b"], claims, times, article), network
            )
            kinds = "-".join(sorted((pair["a"]["kind"], pair["b"]["kind"])))
            scored += 1
            decided += bool(found)
            right += found == pair["relation"]
            by_kind[kinds, "all"] += 1
            by_kind[kinds, "decided"] += bool(found)
            by_kind[kinds, "right"] += found == pair["relation"]
        counts.append((right, decided, scored))
    table = np.array(counts, dtype=float)
    right, decided, scored = (int(value) for value in table.sum(axis=0))
    figures = {
        "accuracy": round(100 * right / max(decided, 1), 1),
        "coverage": round(100 * decided / max(scored, 1), 1),
        "contradictions": broken,
        "set_aside": aside,
        "accuracy_interval": _interval(counts),
    }
    return Evaluation(_table(by_kind, figures), figures)


def _interval(counts: Sequence[tuple[int, int, int]]) -> list[float]:
    low, high = bootstrap(counts, lambda sums: float(100 * sums[0] / max(sums[1], 1)))
    return [round(low, 1), round(high, 1)]


def _table(by_kind: Counter[tuple[str, str]], figures: dict[str, Any]) -> str:
    lines = [f"{'pairs':<20}{'all':>6}{'decided':>9}{'right':>7}"]
    for kinds in sorted({kinds for kinds, _ in by_kind}):
        row = [by_kind[kinds, name] for name in ("all", "decided", "right")]
        lines.append(f"{kinds:<20}{row[0]:>6}{row[1]:>9}{row[2]:>7}")
    lines.append(f"accuracy {figures['accuracy']} of decided pairs, coverage {figures['coverage']}")
    return "\n".join(lines)


def _network(document: dict[str, Any]) -> tuple[Network, dict[tuple[int, int], Claim], list[TimeExpression], Article]:
    from explorer import times
    from explorer.language import parse

    day = day_number(document["published"])
    article = Article(document["id"], "", document["text"], Bounds.exactly(day, day + 1))
    parsed = parse(article)
    expressions = list(times.find(article.text, article.published))
    claims = dict(_claims(document, parsed))
    constraints = constrain(parsed, expressions, list(claims.values()))
    extraction = Extraction(
        article, parsed.sentences, (), tuple(expressions), ActorsFound((), (), ()), tuple(claims.values()), constraints
    )
    anchors = [
        Constraint(CALENDAR, Node("publication", article.id), day, day, inf, "publication", "date of the article")
    ]
    habits = [item for claim in claims.values() for item in leanings(claim)]
    kept, dropped = repair([*by_definition(extraction), *anchors, *constraints, *habits])
    dropped = tuple(item for item in dropped if item.rule != "leaning")
    arcs = Arcs.of(kept)
    above = np.array([distances(arcs, node) for node in arcs.index])
    return Network(arcs.index, above, len(dropped)), claims, expressions, article


def _claims(document: dict[str, Any], parsed: ParsedArticle) -> Iterator[tuple[tuple[int, int], Claim]]:
    from explorer.events.factuality import judge
    from explorer.events.tense import tense

    events = {}
    for pair in document["pairs"]:
        for side in (pair["a"], pair["b"]):
            if side["kind"] == "event":
                events[side["start"], side["end"]] = side.get("class", "")
    for (start, end), class_ in sorted(events.items()):
        for sentence, doc in zip(parsed.sentences, parsed.docs, strict=True):
            span = None
            if doc is not None and sentence.start <= start < sentence.end:
                span = doc.char_span(start - sentence.start, end - sentence.start, alignment_mode="expand")
            if span is None or doc is None:
                continue
            token = span.root
            factuality: Factuality = judge(doc, token.i).factuality
            kind = "statement" if class_ in OPEN_CLASSES else token.lemma_
            words = parsed.article.text[start:end]
            id_ = f"{parsed.article.id}:{start}"
            claim = Claim(
                id_, parsed.article.id, sentence.index, start, end, words, token.i, kind, words,
                factuality=factuality, tense=tense(token),
            )  # fmt: skip
            yield (start, end), claim
            break


def _stretch(
    side: dict[str, Any], claims: dict[tuple[int, int], Claim], times: list[TimeExpression], article: Article
) -> Stretch | None:
    published = Node("publication", article.id)
    if side["kind"] == "publication":
        return Stretch(published, 0.0, published, 1.0)
    if side["kind"] == "event":
        claim = claims.get((side["start"], side["end"]))
        return None if claim is None else Stretch(Node("start", claim.id), 0.0, Node("end", claim.id), 0.0)
    for item in times:
        if item.start < side["end"] and item.end > side["start"] and item.bounds is not None:
            if item.value == "PRESENT_REF":
                return Stretch(published, -AROUND, published, 1.0 + AROUND)
            node = CALENDAR if item.bounds.frame == "calendar" else published
            return Stretch(node, item.bounds.earliest_start, node, item.bounds.latest_end)
    return None


def _decide(a: Stretch | None, b: Stretch | None, network: Network) -> str:
    """The relation of two stretches of time; empty where the network leaves it open."""
    if a is None or b is None:
        return ""
    starts = network.apart(a.start, a.after_start, b.start, b.after_start)
    ends = network.apart(a.end, a.after_end, b.end, b.after_end)
    if network.apart(a.end, a.after_end, b.start, b.after_start)[0] >= -TOLERANCE:
        return "BEFORE"
    if network.apart(a.start, a.after_start, b.end, b.after_end)[1] <= TOLERANCE:
        return "AFTER"
    if max(abs(value) for value in (*starts, *ends)) <= TOLERANCE:
        return "SIMULTANEOUS"
    if starts[1] <= TOLERANCE and ends[0] >= -TOLERANCE:
        return "IS_INCLUDED"
    if starts[0] >= -TOLERANCE and ends[1] <= TOLERANCE:
        return "INCLUDES"
    if starts[0] >= -TOLERANCE and ends[0] >= -TOLERANCE:
        return "BEFORE"
    return "AFTER" if starts[1] <= TOLERANCE and ends[1] <= TOLERANCE else ""


def leanings(claim: Claim) -> Iterator[Constraint]:
    """What news habitually means, held so weakly that anything said overrides it.

    A past tense tells of days before publication, a report in the past tense of the day itself, a present
    tense of what spans it, a future or open condition of days after. The bounds of a timeline do not use
    this: they leave open what is not said.
    """
    published, start, end = (
        Node("publication", claim.article_id),
        Node("start", claim.id),
        Node("end", claim.id),
    )
    is_past = claim.tense in ("past", "perfect", "pluperfect")
    low = {"start": -inf, "end": -inf}
    high = {"start": inf, "end": inf}
    is_open = claim.factuality in ("vowed", "hypothetical") and claim.tense != "pluperfect"
    if is_open or claim.tense == "future":
        low["start"] = 1.0
    elif claim.event_type == "statement" and claim.tense in ("past", "perfect"):
        low["start"], high["end"] = 0.0, 1.0
    elif is_past or claim.tense == "none":
        high["end"] = 0.0
    else:
        high["start"], low["end"] = 0.0, 1.0
    for name, node in (("start", start), ("end", end)):
        if low[name] > -inf or high[name] < inf:
            yield Constraint(published, node, low[name], high[name], LEANING, "leaning", "as news habitually means it")

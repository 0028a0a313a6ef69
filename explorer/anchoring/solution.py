"""Bounds for all claims of all articles, out of one network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isfinite

from explorer.anchoring.explanation import Positions, basis_of, explain, granularity_of
from explorer.anchoring.identity import identities
from explorer.anchoring.making import Why, end_of, link, publication_of, start_of
from explorer.anchoring.network import CALENDAR, Arcs, distances, pieces, repair
from explorer.dates import Bounds
from explorer.records import Anchored, Article, Claim, Constraint, Extraction, Node


@dataclass(frozen=True, slots=True)
class Solution:
    """Where everything lies in time.

    Attributes
    ----------
    anchored
        Claim id to its place in time.
    publications
        Article id to the calendar window within which it was published: as given, or, for an undated
        article, as the network infers it; absent where nothing follows.
    dropped
        Constraints that were set aside because firmer ones contradict them.
    """

    anchored: dict[str, Anchored]
    publications: dict[str, Bounds]
    dropped: tuple[Constraint, ...] = ()


def solve(extractions: Sequence[Extraction]) -> Solution:
    """Place all claims in time.

    Parameters
    ----------
    extractions
        What each article gives. An article without a date has a free publication day: its claims
        get bounds in days from it, and calendar bounds only where an expression or a constraint shared
        with a dated article forces them.

    Raises
    ------
    InputError
        If constraints of infinite weight contradict one another.
    """
    solution = _solved(extractions, ())
    shared = tuple(identities(extractions, solution.anchored))
    return _solved(extractions, shared) if shared else solution


def _solved(extractions: Sequence[Extraction], shared: Sequence[Constraint]) -> Solution:
    """The solution with constraints between articles."""
    constraints = [constraint for item in extractions for constraint in (*by_definition(item), *item.constraints)]
    constraints += shared
    positions: dict[Node, _Place] = {}
    kept: list[Constraint] = []
    dropped: list[Constraint] = []
    for part in pieces(constraints):
        held, out = repair(part)
        kept += held
        dropped += out
        positions |= _places(held)
    about = _by_claim(kept)
    against = _by_claim(dropped)
    anchored: dict[str, Anchored] = {}
    for item in extractions:
        known = _Frame(positions, item.article.id)
        for claim in item.claims:
            anchored[claim.id] = _anchored(claim, item, known, about.get(claim.id, ()), against.get(claim.id, ()))
    return Solution(anchored, _publications(extractions, positions), tuple(dropped))


@dataclass(frozen=True, slots=True)
class _Place:
    """Bounds of a node by the node they are counted from."""

    low: dict[Node, float]
    high: dict[Node, float]


@dataclass(frozen=True, slots=True)
class _Frame(Positions):
    """Bounds of nodes counted from one article's publication, or from the calendar."""

    places: dict[Node, _Place]
    article_id: str

    def within(self, node: Node) -> tuple[float, float]:
        origin = publication_of(self.article_id)
        if node == origin:
            return 0.0, 0.0
        if node == CALENDAR:
            low, high = self.counted(origin, CALENDAR)
            return -high, -low
        return self.counted(node, origin)

    def counted(self, node: Node, source: Node) -> tuple[float, float]:
        place = self.places.get(node)
        if place is None:
            return -inf, inf
        return place.low.get(source, -inf), place.high.get(source, inf)


def by_definition(item: Extraction) -> Iterator[Constraint]:
    """What holds by definition: a start comes before its end, and a dated article appeared on its day."""
    for claim in item.claims:
        yield link(
            start_of(claim), end_of(claim), Why("order.start_end", "nothing ends before it starts", inf), low=0.0
        )
    window = _publication_day(item.article)
    if window is not None:
        why = Why("publication", "date of the article", inf)
        yield link(CALENDAR, publication_of(item.article.id), why, low=window[0], high=window[1])
    elif item.claims:
        yield link(CALENDAR, publication_of(item.article.id), Why("publication", "undated", inf))


def _publication_day(article: Article) -> tuple[float, float] | None:
    """Earliest and latest start of the day of publication, in calendar days."""
    if article.published is None:
        return None
    earliest, latest = article.published.hull
    low = float(floor(earliest)) if isfinite(earliest) else -inf
    high = float(ceil(latest) - 1) if isfinite(latest) else inf
    return low, max(low, high)


def _places(constraints: Sequence[Constraint]) -> dict[Node, _Place]:
    arcs = Arcs.of(constraints)
    back = arcs.reversed()
    places = {node: _Place({}, {}) for node in arcs.index}
    for source in arcs.index:
        if source.kind in ("start", "end"):
            continue
        above, below = distances(arcs, source), distances(back, source)
        for node, position in arcs.index.items():
            if isfinite(above[position]):
                places[node].high[source] = float(above[position])
            if isfinite(below[position]):
                places[node].low[source] = 0.0 - float(below[position])
    places.pop(CALENDAR, None)
    return places


def _by_claim(constraints: Iterable[Constraint]) -> dict[str, list[Constraint]]:
    about: dict[str, list[Constraint]] = {}
    for constraint in constraints:
        for claim_id in {node.id for node in (constraint.left, constraint.right) if node.kind in ("start", "end")}:
            about.setdefault(claim_id, []).append(constraint)
    return about


def _anchored(
    claim: Claim, item: Extraction, known: _Frame, about: Sequence[Constraint], against: Sequence[Constraint]
) -> Anchored:
    offset = Bounds(*known.within(start_of(claim)), *known.within(end_of(claim)), "publication")
    calendar = Bounds(*known.counted(start_of(claim), CALENDAR), *known.counted(end_of(claim), CALENDAR), "calendar")
    bounds = (calendar.earliest_start, calendar.latest_start, calendar.earliest_end, calendar.latest_end)
    reasons = explain(claim, about, against, known)
    return Anchored(
        claim.id,
        calendar if any(isfinite(day) for day in bounds) else None,
        offset,
        basis_of(about, item.times, reasons),
        granularity_of(about, item.times),
        reasons,
    )


def _publications(extractions: Sequence[Extraction], positions: dict[Node, _Place]) -> dict[str, Bounds]:
    found = {}
    for item in extractions:
        if item.article.published is not None:
            found[item.article.id] = item.article.published
            continue
        place = positions.get(publication_of(item.article.id))
        if place is None or not (place.low or place.high):
            continue
        low, high = place.low.get(CALENDAR, -inf), place.high.get(CALENDAR, inf)
        if isfinite(low) or isfinite(high):
            found[item.article.id] = Bounds.within(low, high + 1)
    return found

"""An event out of the claims that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import inf, isfinite, nan, prod
from statistics import median_low

from explorer.dates import Bounds
from explorer.merging.context import REAL, Told, joint, names
from explorer.records import Event, Factuality, Quantity

LABEL_WORDS = 6
CERTAIN = 0.98
DISPUTED = 0.7
"""Share of the confidence that is left to a disputed event."""

_STRENGTH: tuple[Factuality, ...] = (
    "happened",
    "ongoing",
    "claimed",
    "attempted",
    "averted",
    "negated",
    "vowed",
    "hypothetical",
    "generic",
)


def event_id(told: Sequence[Told]) -> str:
    """A short id that depends only on the first claim and its type."""
    first = min(told, key=lambda item: item.rank).claim
    return "e" + sha256(f"{first.id} {first.event_type}".encode()).hexdigest()[:10]


def build_event(told: Sequence[Told], *, disputed: bool) -> Event:
    """The event that these claims tell.

    Parameters
    ----------
    told
        Its claims in reading order.
    disputed
        Whether some of them contradict one another.
    """
    lead = best(told)
    frame = lead.article.id
    places = [item.claim.place for item in (lead, *told) if item.claim.place is not None]
    return Event(
        id=event_id(told),
        event_type=_event_type(told, lead),
        label=" ".join(lead.claim.label.split()[:LABEL_WORDS]),
        claims=tuple(item.claim.id for item in told),
        sources=_actors(told, lead, "sources"),
        targets=_actors(told, lead, "targets"),
        place_id=places[0].place_id or places[0].name.casefold() if places else "",
        place=places[0].name if places else "",
        factuality=_factuality(told),
        disputed=disputed,
        calendar=_calendar(told),
        offset=_offset(told, frame),
        frame=frame,
        n_independent_sources=len({item.source for item in told}),
        confidence=_confidence(told, disputed=disputed),
        quantities=_quantities(told),
        speakers=tuple(dict.fromkeys(name for item in told for name in item.claim.speakers[:1])),
    )


def best(told: Iterable[Told]) -> Told:
    """The claim that tells it best: the narrator's, in the body, with the longest short label."""

    def rank(item: Told) -> tuple[bool, bool, int, float, int]:
        body = item.sentence is None or item.sentence.kind == "body"
        words = len(item.claim.label.split())
        return (item.is_narrated, body, min(words, LABEL_WORDS), item.claim.confidence, -item.rank)

    return max(told, key=rank)


def _event_type(told: Sequence[Told], lead: Told) -> str:
    kinds = Counter(item.claim.event_type for item in told)
    if set(kinds) == {"territory_gained", "withdrawal"}:
        real = [item for item in told if item.claim.event_type == "territory_gained" and item.claim.factuality in REAL]
        return "territory_gained" if real else "withdrawal"
    top = max(kinds.values())
    common = [kind for kind, count in kinds.items() if count == top]
    return lead.claim.event_type if lead.claim.event_type in common else common[0]


def _actors(told: Sequence[Told], lead: Told, role: str) -> tuple[str, ...]:
    """Ids of all who are named in a role; of those who withdraw from what others take, as its targets."""
    gained = any(item.claim.event_type == "territory_gained" and item.claim.factuality in REAL for item in told)
    found: dict[str, None] = {}
    for item in (lead, *told):
        claim = item.claim
        flipped = gained and claim.event_type == "withdrawal"
        if flipped and role == "sources":
            continue
        actors = claim.sources if flipped else getattr(claim, role)
        found |= dict.fromkeys(sorted(name for name in names(actors) if not name.startswith("~")))
    return tuple(found)


def _factuality(told: Sequence[Told]) -> Factuality:
    """What the narrator says decides; else the strongest that anybody says."""
    narrated = [item.claim.factuality for item in told if item.is_narrated]
    return min(narrated or [item.claim.factuality for item in told], key=_STRENGTH.index)


def _calendar(told: Sequence[Told]) -> Bounds | None:
    if all(item.anchored.calendar is None for item in told):
        return None
    return joint(told)


def _offset(told: Sequence[Told], frame: str) -> Bounds:
    """Offsets from the frame's publication, narrowed by the calendar where that is known exactly."""
    found = joint(told, frame=frame) or Bounds.unknown(frame="publication")
    calendar = joint(told)
    lead = next(item for item in told if item.article.id == frame)
    published = lead.article.published
    if calendar is not None and published is not None and published.latest_end - published.earliest_start <= 1:
        moved = calendar.shift(-float(published.earliest_start // 1), frame="publication")
        both = found.intersect(moved)
        return both if both.is_consistent else found
    return found


def _confidence(told: Sequence[Told], *, disputed: bool) -> float:
    """One less the chance that every independent source is wrong; the best claim speaks for its source."""
    by_source: dict[tuple[str, ...], float] = {}
    for item in told:
        by_source[item.source] = max(by_source.get(item.source, 0.0), item.claim.confidence)
    found = min(CERTAIN, 1 - prod(1 - value for value in by_source.values()))
    return found * DISPUTED if disputed else found


def _quantities(told: Sequence[Told]) -> tuple[Quantity, ...]:
    """One quantity a unit, from the least to the greatest reported; the claims keep each value."""
    units: dict[str, list[Quantity]] = {}
    for item in told:
        for quantity in item.claim.quantities:
            units.setdefault(quantity.unit, []).append(quantity)
    return tuple(_spread(items) for items in units.values())


def _spread(items: Sequence[Quantity]) -> Quantity:
    words = "; ".join(dict.fromkeys(item.text for item in items))
    values = _finite(item.best for item in items)
    return Quantity(
        min(_finite(item.low for item in items), default=nan),
        median_low(sorted(values)) if values else nan,
        max(_finite((item.high for item in items), keep=inf), default=nan),
        items[0].unit,
        words,
        items[0].start,
        items[0].end,
    )


def _finite(values: Iterable[float], *, keep: float = nan) -> list[float]:
    return [value for value in values if isfinite(value) or value == keep]


def event_of(events: Sequence[Event]) -> Mapping[str, str]:
    """Claim id to event id."""
    return {claim: event.id for event in events for claim in event.claims}

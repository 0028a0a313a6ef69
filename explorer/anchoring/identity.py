"""One happening told by a dated and by an undated article dates the undated one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from explorer.anchoring.making import Why, end_of, link, start_of
from explorer.records import Anchored, Claim, Constraint, Extraction

ONCE = frozenset({"territory_gained", "surrender", "withdrawal"})
"""Types that happen to one party at one place once in a long while."""

NARROW = 4.0  # days within which the dated article must place it
NEAR = 31.0  # days from its publication within which the undated article must place it
SPREAD = 7.0  # days over which all dated articles must agree; else the place changed hands more than once
SLACK = 1.0  # days by which outlets may differ on one happening
WEIGHT = 0.3


def identities(extractions: Sequence[Extraction], anchored: Mapping[str, Anchored]) -> Iterator[Constraint]:
    """Soft constraints between claims of undated articles and the dated claims that tell the same.

    Parameters
    ----------
    extractions
        What each article gives.
    anchored
        Where its own article places each claim.

    Notes
    -----
    Asked for are the same type, place and party, a date on one side and a distance from publication
    on the other, and that all dated articles agree on when it was.
    """
    dated: dict[tuple[str, str, str], list[tuple[Extraction, Claim]]] = {}
    for item in extractions:
        for claim in item.claims if item.article.published is not None else ():
            place = anchored[claim.id].calendar
            if place is not None and place.is_finite and place.hull[1] - place.hull[0] <= NARROW:
                for key in _keys(claim):
                    dated.setdefault(key, []).append((item, claim))
    for item in extractions:
        for claim in item.claims if item.article.published is None else ():
            earliest, latest = anchored[claim.id].offset.hull
            if isfinite(earliest) and isfinite(latest) and earliest >= -NEAR:
                yield from _same(claim, [pair for key in _keys(claim) for pair in dated.get(key, ())], anchored)


def _same(
    claim: Claim, found: Sequence[tuple[Extraction, Claim]], anchored: Mapping[str, Anchored]
) -> Iterator[Constraint]:
    days = [bounds.hull for _, other in found if (bounds := anchored[other.id].calendar) is not None]
    if not days or max(high for _, high in days) - min(low for low, _ in days) > SPREAD:
        return
    item, other = found[0]
    words = f"the same as “{other.label}” in “{item.article.title or item.article.id}”, which is dated"
    why = Why("order.identity", words, WEIGHT, claim.start, claim.end)
    yield link(start_of(other), start_of(claim), why, low=-SLACK, high=SLACK)
    yield link(end_of(other), end_of(claim), why, low=-SLACK, high=SLACK)


def _keys(claim: Claim) -> list[tuple[str, str, str]]:
    """Type, place and party that lost or, where nobody is said to have lost, that won."""
    if claim.event_type not in ONCE or claim.factuality != "happened" or claim.place is None:
        return []
    if not claim.place.place_id or claim.place.relation not in ("in", "from", ""):
        return []
    losers = claim.targets if claim.event_type == "territory_gained" else claim.sources
    parties = sorted({person.actor_id for person in losers} - {""})
    return [(claim.event_type, claim.place.place_id, party) for party in parties]

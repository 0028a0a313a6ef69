"""Who holds a place: as the article has told it so far, else whose country it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.events.belligerents import Camps
    from explorer.events.drafts import Draft
    from explorer.records import PlaceMention

NOBODY = -1
_HITS = frozenset({"airstrike", "shelling", "siege"})
_REAL = frozenset({"happened", "ongoing", "claimed"})


class Holdings:
    """The places of an article and the camps that hold them, kept while its claims are read in order.

    Parameters
    ----------
    camps
        The two camps of the article.
    hits
        Claims with their places: whoever shells towns of its own country does not hold that country.
    """

    def __init__(self, camps: Camps, hits: Iterable[tuple[Draft, PlaceMention | None]] = ()) -> None:
        self._camps = camps
        self._held: dict[str, int] = {}
        self._lost = {
            place.country
            for one, place in hits
            if place is not None and one.type in _HITS
            for source in one.sources
            if camps.camp_of(source.actor_id) == camps.home(place.country) != NOBODY
        }

    def holder(self, place: PlaceMention | None) -> int:
        """The camp that holds a place before the next claim, or ``NOBODY``."""
        if place is None:
            return NOBODY
        home = NOBODY if place.country in self._lost else self._camps.home(place.country)
        return self._held.get(_key(place), home)

    def is_told(self, place: PlaceMention | None) -> bool:
        """Whether the article itself says who holds the place."""
        return place is not None and _key(place) in self._held

    def note(self, one: Draft, place: PlaceMention | None) -> None:
        """Take in what a claim says: who took, left, besieged or lost the place."""
        if place is None or one.judgement.factuality not in _REAL:
            return
        doers = {self._camps.camp_of(source.actor_id) for source in one.sources if source.actor_id}
        if len(doers) != 1 or NOBODY in doers:
            return
        doer = doers.pop()
        if one.type == "territory_gained" and place.relation == "in":  # a camp near a town is not the town
            self._held[_key(place)] = doer
        elif one.type in ("withdrawal", "siege") and place.relation != "to":
            self._held[_key(place)] = 1 - doer


def _key(place: PlaceMention) -> str:
    return place.place_id or place.name.casefold()

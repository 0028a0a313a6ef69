"""The records of the actors that are known beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

KINDS = (
    "armed_group",
    "state_forces",
    "state",
    "coalition",
    "person",
    "organisation",
    "media",
    "civilians",
    "vessel",
    "other",
)
PatternType = Literal["name", "acronym", "demonym", "people", "capital"]
HitType = PatternType | Literal["discovered"]


@dataclass(frozen=True, slots=True)
class SideSpell:
    """Membership of a side, from the first to the last year, both included."""

    side: str
    first: float = -inf
    last: float = inf

    def overlaps(self, other: SideSpell) -> bool:
        """Whether the two have a year in common."""
        return self.first <= other.last and other.first <= self.last

    def holds_in(self, year: float | None) -> bool:
        """Whether it holds in a year; always when no year is given."""
        return year is None or self.first <= year <= self.last


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One row of the actors table.

    Attributes
    ----------
    aliases, acronyms, demonyms
        Names; acronyms match only in their own case; demonyms are adjectives ("Houthi").
    people
        Plural nouns for its people ("Azerbaijanis").
    nominals
        Lower-case lemmas by which it may be called when it is salient ("jihadi group").
    part_of
        Id of the larger actor, or "".
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    nominals: tuple[str, ...] = ()
    part_of: str = ""
    sides: tuple[SideSpell, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A spelling that stands for an actor."""

    surface: str
    actor_id: str
    type: PatternType

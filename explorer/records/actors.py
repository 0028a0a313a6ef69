"""Actors, places, and the words that refer to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the story, known beforehand or discovered.

    Attributes
    ----------
    kind
        ``armed_group``, ``state_forces``, ``state``, ``coalition``, ``person``, ``organisation``,
        ``media``, ``civilians``, ``vessel``, ``other``.
    sides
        Sides it is known to be on, most specific first; empty when unknown.
    known
        Whether it comes from the knowledge table.
    """

    id: str
    name: str
    kind: str
    sides: tuple[str, ...] = ()
    known: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that refer to an actor.

    Attributes
    ----------
    actor_id
        Empty when the words refer to some actor that could not be resolved.
    how
        ``name``, ``nominal`` ("the jihadi group"), ``pronoun``, ``discovered``, ``demonym``,
        ``people`` (victims and civilians).
    """

    start: int
    end: int
    text: str
    actor_id: str
    how: Literal["name", "nominal", "pronoun", "discovered", "demonym", "people"]
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place.

    Attributes
    ----------
    relation
        ``in``, ``near`` (also "just outside of"), ``from``, ``to`` or a compass direction.
    place_id
        GeoNames id as text or an id of the project's own table; empty when unknown.
    """

    start: int
    end: int
    text: str
    place_id: str
    name: str
    relation: str = "in"
    country: str = ""
    latitude: float = float("nan")
    longitude: float = float("nan")


@dataclass(frozen=True, slots=True)
class ActorsFound:
    """What the actors stage found in one article."""

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]

"""Places that act: a fortress that holds out, and a commander whose name looks like a town's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.phrasing import with_tail
from explorer.records import Participant

if TYPE_CHECKING:
    from explorer.events.scene import Scene
    from explorer.events.triggers import Match
    from explorer.records.parses import Token

_DEFENCES = frozenset({"hold_out", "fight_off_event", "repel"})
_COMMANDED = frozenset({"armed_clash", "siege", "territory_gained", "advance"})
_MODIFIERS = ("compound", "amod", "poss", "nmod")


def acting_places(match: Match, scene: Scene) -> tuple[Participant, ...]:
    """A place that stands for those who defend it, and a name that only looks like a place's.

    "The fortress held out", "Mannheim beat off two assaults", "Marlborough defeated the French".
    """
    defends = match.frame.id in _DEFENCES
    commands = match.frame.type in _COMMANDED and match.token.pos_ == "VERB" and bool(match.slots.get("patient"))
    tokens = [one.token for one in match.slots.get("doer", []) if "place" in scene.kinds(one.token)]
    tokens = [token for token in tokens if defends or (commands and _may_be_a_person(token, scene))]
    spans = [with_tail(token, scene) for token in tokens]
    return tuple(Participant("", scene.text(start, end), start, end, "stated") for start, end in spans)


def _may_be_a_person(token: Token, scene: Scene) -> bool:
    """Whether a name has been taken for a place only because nobody knows it."""
    place = scene.places.get(token.i)
    alone = token.dep_ == "nsubj" and not any(child.dep_ in _MODIFIERS for child in token.lefts)
    return place is not None and not place.place_id and token.pos_ == "PROPN" and alone

"""Where a story is set, so that "government forces" or "the rebels" need no further name."""

from __future__ import annotations

from functools import cache

from explorer.actors.knowledge import Knowledge
from explorer.actors.names import NameHit
from explorer.records import PlaceMention
from explorer.rules import rule_table

_DOMINANT = 0.6  # share of the story's country names above which it is set in one country


def story_state(hits: list[NameHit], places: tuple[PlaceMention, ...], knowledge: Knowledge) -> str:
    """The state in which most of an article's places lie, or ""."""
    states = {code: id_ for id_, code in knowledge.countries.items()}
    weights: dict[str, float] = {}
    for place in places:
        if place.country in states:
            weights[states[place.country]] = weights.get(states[place.country], 0.0) + 1.0
    for hit in hits:
        if hit.type == "demonym" and hit.actor_id in knowledge.countries:
            weights[hit.actor_id] = weights.get(hit.actor_id, 0.0) + 0.5
    if not weights:
        return ""
    best = max(weights, key=lambda id_: (weights[id_], id_))
    named = {hit.actor_id for hit in hits if hit.actor_id in knowledge.countries}
    spots = {place.name for place in places if states.get(place.country) == best}
    others = {hit.actor_id for hit in hits if hit.actor_id in knowledge.countries and hit.type == "name"}
    if best not in named and len(spots) == 1 and others:
        return ""  # one town that may only share its name with a town of the country that the text does name
    return best if weights[best] > _DOMINANT * sum(weights.values()) else ""


def usual_actor(descriptor: str, noun_class: str, state: str, knowledge: Knowledge, *, several: bool = False) -> str:
    """Whom a bare noun means in a story set in one country, or "".

    Parameters
    ----------
    descriptor
        Lower-case lemmas: "government force", "army", "opposition".
    state
        Id of the state, or "".
    several
        Whether more than one such body is spoken of ("two armies").

    Examples
    --------
    >>> usual_actor("government force", "forces", "SYRIA", Knowledge.load())
    'SYRIAN_FORCES'
    """
    if not state:
        return ""
    words = _words()
    short = " ".join(descriptor.split()[-2:])  # "further east government troop"
    forces = descriptor in words["forces"] or (" " in short and short in words["forces"])
    if noun_class == "forces" and forces and not several:
        return knowledge.forces_of(state)
    if noun_class == "government" and descriptor in words["government"] and not several:
        return state
    if descriptor in words["opposition"]:
        named = knowledge.by_nominal.get(descriptor, ())
        return next((id_ for id_ in named if _opposes(id_, state, knowledge)), "")
    return ""


@cache
def _words() -> dict[str, frozenset[str]]:
    rules = rule_table("actors", "setting")
    return {name: frozenset(rules[name]) for name in ("forces", "government", "opposition")}


def _opposes(actor_id: str, state: str, knowledge: Knowledge) -> bool:
    """Whether an umbrella of rebels fights the state in whose country the story is set."""
    if knowledge.actors[actor_id].kind != "coalition":
        return False
    sides = {spell.side for spell in knowledge.spells(state)}
    return any(sides & knowledge.opposes.get(spell.side, frozenset()) for spell in knowledge.spells(actor_id))

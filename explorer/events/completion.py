"""Roles that a sentence leaves open, filled from the camps of the article and marked as inferred."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.events.attack_kinds import ATTACKS
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from explorer.events.belligerents import Camps
    from explorer.events.drafts import Draft
    from explorer.records import Participant, PlaceMention

_OPEN = frozenset({"airstrike", "shelling", "armed_clash", "territory_gained", "siege", "detention", "casualty"})


def complete(drafts: Sequence[Draft], camps: Camps, place_of: Callable[[Draft], PlaceMention | None]) -> list[Draft]:
    """Drafts with the roles that follow from there being two camps; the others as they are.

    Parameters
    ----------
    place_of
        The place of a draft, if it has one: fighting in a country of which nothing else is told is somebody else's.
    """
    if not camps:
        return list(drafts)
    rules = _frames()
    near = {index: _parties(drafts, index) for index in {one.scene.sentence.index for one in drafts}}
    theatre = (
        _theatre(drafts, place_of) if any(one.match.frame.id in rules["both_forces"] for one in drafts) else frozenset()
    )
    return [_complete(one, camps, rules, place_of, theatre, near[one.scene.sentence.index]) for one in drafts]


@cache
def _frames() -> Mapping[str, frozenset[str]]:
    """Ids of the frames to which each rule of ``rules/completion.toml`` applies."""
    return MappingProxyType(
        {name: frozenset(ids) for name, ids in rule_table("events", "completion")["frames"].items()}
    )


def _theatre(drafts: Sequence[Draft], place_of: Callable[[Draft], PlaceMention | None]) -> frozenset[str]:
    """The countries in which more than one thing happens."""
    seen = Counter(place.country for one in drafts if one.type in _OPEN and (place := place_of(one)) is not None)
    return frozenset(country for country, number in seen.items() if number > 1)


def _complete(
    one: Draft,
    camps: Camps,
    rules: Mapping[str, frozenset[str]],
    place_of: Callable[[Draft], PlaceMention | None],
    theatre: frozenset[str],
    near: frozenset[str],
) -> Draft:
    frame = one.match.frame.id
    if frame in rules["both_forces"] and not one.sources and not one.targets:
        place = place_of(one)
        if place is not None and place.country not in theatre:
            return one  # "the fighting in Gaza", in a text on another war
        return _with_sources(one, camps.both(), "both_sides")
    if frame in rules["both_states"] and not one.sources:
        return _with_sources(one, camps.both(state=True), "both_sides")
    if one.type not in _OPEN and frame not in rules["target"]:
        return one
    if not one.sources:
        one = _with_sources(one, _doer(one, camps, near), "other_side")
    if (
        frame in rules["target"]
        and not one.targets
        and one.sources
        and (one.match.frame.verbs or one.type not in ATTACKS[:3])
    ):
        targets = camps.opponent(source.actor_id for source in one.sources)
        if targets:
            one = replace(one, targets=targets, target_rule="other_side")
    return one


def _doer(
    one: Draft,
    camps: Camps,
    near: frozenset[str],
) -> tuple[Participant, ...]:
    frame = one.match.frame
    if not frame.source:
        return ()
    if one.targets:
        found = camps.opponent(target.actor_id for target in one.targets)
        if not found or one.type != "casualty":
            return found
        camp = camps.camp_of(found[0].actor_id)
        return found if any(camps.camp_of(other) == camp for other in near) else ()  # someone of theirs stands near
    return ()


def _with_sources(one: Draft, sources: tuple[Participant, ...], rule: str) -> Draft:
    return replace(one, sources=sources, source_rule=rule) if sources else one


def _parties(drafts: Sequence[Draft], sentence: int) -> frozenset[str]:
    """Who has a role in a sentence or in the one before it."""
    return frozenset(
        participant.actor_id
        for one in drafts
        if one.scene.sentence.index in (sentence, sentence - 1)
        for participant in (*one.sources, *one.targets)
        if participant.actor_id
    )

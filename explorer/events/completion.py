"""Roles that a sentence leaves open, filled from the camps of the article and marked as inferred."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.events.attack_kinds import ATTACKS
from explorer.events.holding import NOBODY, Holdings
from explorer.events.participants import is_no_one
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from explorer.events.belligerents import Camps
    from explorer.events.drafts import Draft
    from explorer.records import Participant, PlaceMention

_OPEN = frozenset({"airstrike", "shelling", "armed_clash", "territory_gained", "siege", "detention", "casualty"})
_REAL = frozenset({"happened", "ongoing", "claimed"})
_BEATEN = frozenset({"casualty", "detention", "armed_clash", "airstrike", "shelling"})
_DENIED = frozenset({"violence_against_civilians", "detention", "airstrike", "shelling", "advance"})


@dataclass(frozen=True)
class Outlook:
    """What a claim is read against.

    Attributes
    ----------
    place_of
        The place of a claim, if it has one.
    told_by
        Ids of the party that tells a claim, and of its side; nothing where the narrator or an outsider does.
    """

    camps: Camps
    holdings: Holdings
    place_of: Callable[[Draft], PlaceMention | None]
    told_by: Callable[[Draft], frozenset[str]]

    def teller(self, one: Draft) -> int:
        """The camp that tells a claim, or ``NOBODY``."""
        found = {self.camps.camp_of(actor_id) for actor_id in self.told_by(one)} - {NOBODY}
        return found.pop() if len(found) == 1 else NOBODY


def complete(
    drafts: Sequence[Draft],
    camps: Camps,
    place_of: Callable[[Draft], PlaceMention | None],
    told_by: Callable[[Draft], frozenset[str]],
) -> list[Draft]:
    """Drafts with the roles that follow from there being two camps; the others as they are.

    Parameters
    ----------
    place_of
        The place of a draft, if it has one: fighting in a country of which nothing else is told is somebody else's.
    told_by
        Ids of the party to the war that tells a draft, and of its side.
    """
    if not camps:
        return [_by_teller(one, camps, told_by(one)) for one in drafts]
    rules = _frames()
    outlook = Outlook(camps, Holdings(camps, ((one, place_of(one)) for one in drafts)), place_of, told_by)
    theatre = (
        _theatre(drafts, place_of) if any(one.match.frame.id in rules["both_forces"] for one in drafts) else frozenset()
    )
    completed = []
    for one in drafts:
        one = _complete(one, outlook, rules, theatre)
        outlook.holdings.note(one, place_of(one))
        completed.append(one)
    return completed


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
    outlook: Outlook,
    rules: Mapping[str, frozenset[str]],
    theatre: frozenset[str],
) -> Draft:
    frame, camps = one.match.frame.id, outlook.camps
    if frame in rules["both_forces"] and not one.sources and not one.targets:
        place = outlook.place_of(one)
        if place is not None and place.country not in theatre:
            return one  # "the fighting in Gaza", in a text on another war
        return _with_sources(one, camps.both(), "both_sides")
    if frame in rules["both_states"] and not one.sources and one.judgement.factuality in _REAL:
        return _with_sources(one, camps.both(state=True), "both_sides")
    if one.type not in (_OPEN | _DENIED):
        return one
    nobody = any(is_no_one(argument.token) for argument in one.match.slots.get("doer", []))
    has_doer = (bool(one.match.frame.source) or one.type == "territory_gained") and not nobody
    if not one.sources and has_doer and (one.type == "territory_gained" or frame in rules["repel"]):
        one = _with_sources(one, camps.opponent(target.actor_id for target in one.targets), "other_side")
    if not one.sources and has_doer:
        camp = _taker(one, outlook, rules)
        if camp != NOBODY:
            one = _with_sources(one, camps.main(camp), "holder")
    return one


def _by_teller(one: Draft, camps: Camps, told_by: frozenset[str]) -> Draft:
    """What a party tells of rebels killed, caught or beaten, without a doer, it has done itself."""
    party = [actor_id for actor_id in told_by if actor_id in camps.spoken]
    suffers = any(
        "insurgents" in one.scene.named_kinds(argument.token) for argument in one.match.slots.get("patient", [])
    )
    if one.sources or len(party) != 1 or not suffers or not one.match.frame.source or one.type not in _BEATEN:
        return one
    if party[0] in {target.actor_id for target in one.targets}:
        return one
    return _with_sources(one, (replace(camps.spoken[party[0]], how="inferred"),), "teller")


def _taker(one: Draft, outlook: Outlook, rules: Mapping[str, frozenset[str]]) -> int:
    """The camp that does what is told without a doer, by who holds the place and who tells it."""
    place, teller = outlook.place_of(one), outlook.teller(one)
    holder = outlook.holdings.holder(place)
    if one.type == "territory_gained":
        if _regains(one, rules) and not outlook.holdings.is_told(place):
            return holder if holder != NOBODY else teller
        if teller != NOBODY and one.match.frame.id not in rules["loss"]:
            return teller
        return 1 - holder if holder != NOBODY else teller
    if one.judgement.factuality == "negated" and teller != NOBODY and one.type in _DENIED:
        return teller
    if one.type == "armed_clash" and one.match.frame.id in rules["repel"]:
        return teller
    attacked = one.type in ATTACKS[:4] and _is_hit(one, place) and not outlook.holdings.is_told(place)
    if one.type == "siege" or (attacked and outlook.camps.are_states()):
        return 1 - holder if holder != NOBODY else NOBODY
    return NOBODY


def _regains(one: Draft, rules: Mapping[str, frozenset[str]]) -> bool:
    """Whether a place is taken back, by the verb or by its particle ("wrested back")."""
    words = one.match.token.doc[one.match.first : one.match.last + 1]
    back = one.type == "territory_gained" and any(word.lower_ == "back" for word in words)
    return back or one.match.frame.id in rules["regain"]


def _is_hit(one: Draft, place: PlaceMention | None) -> bool:
    """Whether the place itself is attacked, rather than where something happens."""
    return place is not None and not one.match.slots.get("doer") and place.relation in ("in", "to")


def _with_sources(one: Draft, sources: tuple[Participant, ...], rule: str) -> Draft:
    return replace(one, sources=sources, source_rule=rule) if sources else one


def mirrored(drafts: Sequence[Draft], camps: Camps) -> list[Draft]:
    """Drafts in which an attack and its being beaten off have the same two parties, the other way round."""
    frames, done = _frames()["repel"], list(drafts)
    for i, one in enumerate(drafts):
        if one.match.frame.id not in frames:
            continue
        patients = {argument.token.i for argument in one.match.slots.get("patient", [])}
        for j, other in enumerate(drafts):
            same = other.scene.sentence.index == one.scene.sentence.index
            if not same or other.match.token.i not in patients:
                continue
            attackers = other.sources or _resolved(one.targets)
            defenders = _resolved(one.sources) or _resolved(other.targets)
            if camps:
                attackers = attackers or camps.opponent(source.actor_id for source in defenders)
                defenders = defenders or camps.opponent(source.actor_id for source in attackers)
            done[i] = replace(
                one, sources=one.sources or _inferred(defenders), targets=_resolved(one.targets) or _inferred(attackers)
            )
            aimed = other.type in ATTACKS  # "halted the offensive": an advance goes somewhere, not at somebody
            done[j] = replace(
                other,
                sources=other.sources or _inferred(attackers),
                targets=other.targets or (_inferred(defenders) if aimed else ()),
            )
    return done


def _resolved(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple(one for one in participants if one.actor_id)


def _inferred(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple(replace(one, how="inferred") for one in participants)

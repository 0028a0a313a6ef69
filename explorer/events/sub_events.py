"""ACLED sub-event type of a claim: from its frame, its means, its type, and who takes from whom."""

from __future__ import annotations

from functools import cache

from explorer.events.affiliation import affiliation, is_unarmed, side_of
from explorer.events.event_types import event_types
from explorer.events.frames import frame_index
from explorer.events.lexicon import lexicon
from explorer.records import ActorsFound, Claim, Participant

GOVERNMENT = "Government regains territory"
NON_STATE = "Non-state actor overtakes territory"
_CLASHES = frozenset({"clash_verb", "clash_noun"})
_ATTACKS = frozenset(
    {
        "attack_verb",
        "attack_noun",
        "storm_building",
        "fire_bare",
        "strike_noun",
        "open_fire",
        "shoot_people",
        "fall_upon",
    }
)


def acled_sub_event(claim: Claim, found: ActorsFound) -> str:
    """ACLED sub-event type.

    Parameters
    ----------
    claim
        A claim of :func:`explorer.events.find`; the rule of its type names the frame.
    found
        The actors of its article, for who is a state.

    Returns
    -------
    str
        As in the ACLED codebook (2019). For territory the taker decides, then the loser, then whether the word
        means taking back; what was taken without a fight, or handed over, is a non-violent transfer.
    """
    reasons = {reason.field: reason for reason in claim.reasons if reason.field in ("event_type", "acled")}
    rule = reasons["event_type"].rule if "event_type" in reasons else ""
    own = _frame_codes().get(rule, "")
    if "acled" in reasons:
        return reasons["acled"].text.rpartition(": ")[2]
    if claim.event_type == "territory_gained" and own in ("", GOVERNMENT):
        return _territory(claim, found, own)
    if own:
        return own
    if rule in _CLASHES and claim.sources and all(_is_crowd(one, found) for one in claim.sources):
        return "Mob violence"
    if (
        rule in _ATTACKS
        and claim.event_type == "armed_clash"
        and not any(_is_armed(one, found) for one in claim.targets)
    ):
        return "Attack"
    fighters = [one for one in claim.targets if not is_unarmed(one)]
    if claim.event_type == "casualty" and side_of(claim.sources, found) and side_of(fighters, found):
        return "Armed clash"  # one armed side killed fighters of another
    return _type_codes()[claim.event_type]


def _territory(claim: Claim, found: ActorsFound, own: str) -> str:
    taker, loser = side_of(claim.sources, found), side_of(claim.targets, found)
    if taker:
        return GOVERNMENT if taker == "state" else NON_STATE
    if loser:
        return NON_STATE if loser == "state" else GOVERNMENT
    return own or NON_STATE


def _is_crowd(one: Participant, found: ActorsFound) -> bool:
    """Whether they are people who bear no arms by trade."""
    if is_unarmed(one):
        return True
    if affiliation(one, found):
        return False
    kinds = _kinds(one)
    return bool(kinds & {"people", "civilians", "protest"}) and "forces" not in kinds


def _is_armed(one: Participant, found: ActorsFound) -> bool:
    if is_unarmed(one):
        return False
    if affiliation(one, found):
        return True
    return "armed" in _kinds(one)


def _kinds(one: Participant) -> frozenset[str]:
    """Kinds of all its words, without regard to number."""
    table = lexicon().kinds
    words = one.text.lower().replace("-", " ").split()
    forms = [form for word in words for form in (word, word.removesuffix("s"))]
    return frozenset().union(*(table.get(form, frozenset()) for form in forms))


@cache
def _frame_codes() -> dict[str, str]:
    return {frame.id: frame.acled for frame in frame_index().frames if frame.acled}


@cache
def _type_codes() -> dict[str, str]:
    return {type_.id: type_.acled for type_ in event_types()}

"""ACLED sub-event type of a claim: from its frame, its type, and who takes from whom."""

from __future__ import annotations

from functools import cache

from explorer.events.event_types import event_types
from explorer.events.frames import frame_index
from explorer.events.lexicon import lexicon
from explorer.records import ActorsFound, Claim, Participant

GOVERNMENT = "Government regains territory"
NON_STATE = "Non-state actor overtakes territory"
_ATTACKS = frozenset({"attack_verb", "attack_noun", "storm_building", "fire_bare"})
_STATE_KINDS = frozenset({"state_forces", "state", "coalition"})


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
        As in the ACLED codebook (2019); for territory the taker decides, then the loser, then
        whether the word means taking back.
    """
    rule = next((reason.rule for reason in claim.reasons if reason.field == "event_type"), "")
    own = _frame_codes().get(rule, "")
    if claim.event_type == "territory_gained" and own in ("", GOVERNMENT):
        return _territory(claim, found, own)
    if own:
        return own
    words = _type_words(claim)
    if "suicide" in words:
        return "Suicide bomb"
    if claim.event_type == "bombing" and "grenade" in words:
        return "Grenade"
    if (
        rule in _ATTACKS
        and claim.event_type == "armed_clash"
        and not any(_is_armed(one, found) for one in claim.targets)
    ):
        return "Attack"
    return _type_codes()[claim.event_type]


def _territory(claim: Claim, found: ActorsFound, own: str) -> str:
    if any(_is_insurgent(one, found) for one in claim.sources):
        return NON_STATE
    if any(_is_state(one, found) for one in claim.sources) or any(_is_insurgent(one, found) for one in claim.targets):
        return GOVERNMENT
    if any(_is_state(one, found) for one in claim.targets):
        return NON_STATE
    return own or NON_STATE


def _is_insurgent(one: Participant, found: ActorsFound) -> bool:
    kind = _kind(one, found)
    return kind == "armed_group" or (kind not in _STATE_KINDS and _has_kind(one, "insurgents"))


def _is_state(one: Participant, found: ActorsFound) -> bool:
    return _kind(one, found) in _STATE_KINDS or (not _has_kind(one, "insurgents") and _has_kind(one, "official"))


def _is_armed(one: Participant, found: ActorsFound) -> bool:
    return _kind(one, found) in (*_STATE_KINDS, "armed_group") or _has_kind(one, "armed")


def _kind(one: Participant, found: ActorsFound) -> str:
    return next((actor.kind for actor in found.actors if actor.id == one.actor_id and actor.known), "")


def _has_kind(one: Participant, kind: str) -> bool:
    table = lexicon().kinds
    words = one.text.lower().replace("-", " ").split()
    return any(kind in table.get(form, frozenset()) for word in words for form in (word, word.removesuffix("s")))


def _type_words(claim: Claim) -> str:
    return next((reason.text for reason in claim.reasons if reason.field == "event_type"), "").lower()


@cache
def _frame_codes() -> dict[str, str]:
    return {frame.id: frame.acled for frame in frame_index().frames if frame.acled}


@cache
def _type_codes() -> dict[str, str]:
    return {type_.id: type_.acled for type_ in event_types()}

"""What a preposition shows to lie ahead ("food for a siege", "towards a truce", "sailed for the capture of Quebec")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_auxiliaries import is_conditional
from explorer.events.factuality_state import State
from explorer.events.factuality_syntax import auxiliaries, is_definite, is_nominal

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.events.factuality_cues import Cues
    from explorer.events.factuality_syntax import Link
    from explorer.records.parses import Token

_TOWARDS = frozenset({"toward", "towards"})
_AFTER = frozenset({"after", "during", "following", "upon", "under"})
LOOKING_AHEAD = _TOWARDS | _AFTER | {"for"}
"""Prepositions that may look ahead."""

_UNREAL = frozenset({"vowed", "hypothetical"})


def prospect(token: Token, link: Link, cues: Cues, outer: Callable[[], State]) -> State | None:
    """Apply a preposition that looks ahead to the event.

    Parameters
    ----------
    token
        The event's word.
    link
        How it hangs on its governor.
    cues
        The sets ``awaited`` and ``pacts`` (what is prepared for or wanted), ``achievements`` (what is striven for)
        and ``causal`` (words with which "for" gives the reason: "praised for").
    outer
        Tells what the sentence makes of the governor; asked only where it matters.

    Returns
    -------
    State or None
        None where the preposition leaves open whether it took place.
    """
    if not _is_ahead(token, link, cues, outer) and not _is_supposed(token, link):
        return None
    for cue in cues.at("sentence", "ahead"):
        return State().after(cue, link.prep or token)
    return None


def _is_ahead(token: Token, link: Link, cues: Cues, outer: Callable[[], State]) -> bool:
    if link.prep is None or not is_nominal(token) or token.pos_ == "PRON":
        return False
    lemma, preposition = token.lemma_.lower(), link.prep.lower_
    vague = not is_definite(token)
    if preposition in _TOWARDS:
        return vague
    if preposition in _AFTER:
        return vague and lemma in cues.sets["pacts"] and not _is_dated(token) and outer().value in _UNREAL
    wanted = lemma in cues.sets["achievements"] or (vague and lemma in cues.sets["awaited"] | cues.sets["pacts"])
    return preposition == "for" and wanted and not _gives_reason(link, cues)


def _is_dated(noun: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in {"in", "on", "of"} for child in noun.children)


def _gives_reason(link: Link, cues: Cues) -> bool:
    """Whether "for" says for what somebody is known, praised or punished."""
    above = (link.head, link.head.head) if is_nominal(link.head) else (link.head,)
    words = {word.lemma_.lower() for word in above} | {
        child.lemma_.lower() for child in above[0].children if child.dep_ in {"acomp", "dobj", "oprd"}
    }
    return bool(words & cues.sets["causal"])


def _is_supposed(token: Token, link: Link) -> bool:
    """Tell "with the port captured, the army would be free"."""
    with_it = any(child.lower_ == "with" and child.dep_ == "mark" for child in token.children)
    bare = token.dep_ == "advcl" and token.tag_ == "VBN" and not auxiliaries(token)
    return bare and with_it and is_conditional(link.head)

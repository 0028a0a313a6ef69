"""Tense of a trigger, from its morphology and its auxiliaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.inflection import past_forms
from explorer.records import Tense

if TYPE_CHECKING:
    from explorer.records.parses import Token

_FUTURE = ("will", "shall", "'ll", "wo")
_TAKES_PLACE = (
    "begin",
    "start",
    "take",
    "continue",
    "end",
    "resume",
    "be",
    "go",
    "last",
    "follow",
    "proceed",
    "come",
    "stop",
)
_PAST = ("past", "pluperfect")
_MODALS = ("would", "could", "may", "might", "should", "must", "can")


def tense(token: Token, *, nominal: bool = False) -> Tense:
    """Tense of a verb, or of the finite verb that governs a noun or a non-finite form.

    Parameters
    ----------
    nominal
        The trigger is a noun, even if the tagger took it for a verb.

    Returns
    -------
    Tense
        ``"none"`` where no finite verb governs the trigger, as in a caption. A reduced passive
        relative ("weapons seized in May") is earlier than its clause.
    """
    having = any(child.dep_ == "aux" and child.lower_ == "having" for child in token.children)
    if token.tag_ == "VBN" and token.dep_ == "acl" and not having:
        return "pluperfect" if tense(token.head) in _PAST or _is_past_progressive(token.head) else "perfect"
    if nominal and _is_taken_for_granted(token):
        return "none"
    step = token.head if nominal and token.dep_ != "ROOT" else token
    if nominal and token.dep_ == "ROOT":
        return "none"
    for _ in range(10):
        found = _own_tense(step)
        if found is not None:
            return found
        if step.head == step:
            return "none"
        step = step.head
    return "none"


def _is_taken_for_granted(token: Token) -> bool:
    """Whether a definite noun is what a future verb is about ("the rout will embolden the rebels")."""
    definite = any(
        child.dep_ == "poss" or child.lower_ in ("the", "this", "these", "those") for child in token.children
    )
    acts = token.dep_ == "nsubj" and token.head.lemma_ not in _TAKES_PLACE
    return (
        definite and acts and any(child.lower_ in _FUTURE for child in token.head.children) and token.head.tag_ == "VB"
    )


def _is_past_progressive(token: Token) -> bool:
    step = token
    while step.head != step and step.pos_ not in ("VERB", "AUX"):
        step = step.head
    return any(child.dep_ == "aux" and child.tag_ == "VBD" for child in step.children)


def _own_tense(token: Token) -> Tense | None:
    if not token.tag_.startswith("VB") and token.pos_ not in ("VERB", "AUX"):
        return None
    auxiliaries = [child for child in token.children if child.dep_ in ("aux", "auxpass") and child.i < token.i]
    if token.dep_ == "conj" and not auxiliaries and token.tag_ in ("VBN", "VBG", "VB"):
        auxiliaries = [child for child in token.head.children if child.dep_ in ("aux", "auxpass")]
    words = [one.lower_ for one in auxiliaries]
    if any(word in _FUTURE for word in words):
        return "future"
    have = next((one for one in auxiliaries if one.lemma_ == "have"), None)
    if have is not None:
        return "pluperfect" if have.lower_ in ("had", "'d") else "perfect"
    if any(word in _MODALS for word in words):
        return "present"
    be = next((one for one in auxiliaries if one.lemma_ == "be"), None)
    if token.tag_ == "VBG" and be is not None:
        return "progressive"
    if be is not None and be.lower_ not in ("being", "be", "been"):
        return "past" if be.lower_ in ("was", "were") else "present"
    if token.tag_ == "VBD" or (token.tag_ in ("VBP", "VBZ", "VB") and token.lower_ in past_forms()):
        return "past"
    if token.tag_ in ("VBZ", "VBP"):
        return "present"
    if token.tag_ == "VB" and token.dep_ == "ROOT":
        return "present"
    return None

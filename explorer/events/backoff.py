"""Actor-noun back-off: the nearest phrase that can act, where the parse gives no argument.

What it finds is marked as inferred; it is for verbs that must have a subject which the parser has
lost, never for passives, whose agent may truly be unstated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.arguments import Argument, surface_subject
from explorer.events.lexicon import lexicon
from explorer.events.passives import is_finite, is_passive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.events.scene import Scene
    from explorer.records.parses import Token

_STOP = frozenset({";", ":", "\u2014"})


def lost_arguments(token: Token, scene: Scene) -> dict[str, list[Argument]]:
    """Arguments of a verb that the parser took for a modifier, or whose subject it lost.

    "A second one hit the ship" with *hit* as a modifier of *ship*; "boarded a dhow and seized
    components" with *seized* as one of *components*; "In mid-afternoon two missiles were destroyed"
    with *missiles* behind the preposition.

    Returns
    -------
    dict
        Slots ``doer`` and ``patient``; empty where the parse gives no sign of an error.
    """
    if token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i:
        return _of_misread(token)
    while token.dep_ == "xcomp":
        token = token.head
    subjects = any(child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for child in token.children)
    if subjects or token.dep_ not in ("ROOT", "ccomp", "advcl"):
        return {}
    if is_passive(token) and any(
        child.dep_ == "auxpass" and child.tag_ in ("VBD", "VBZ", "VBP") for child in token.children
    ):
        return {"patient": _behind_preposition(token)}
    if is_finite(token) and token.i:
        return {"doer": _nearest(reversed(list(scene.doc[: token.i])), scene)}
    return {}


def _of_misread(token: Token) -> dict[str, list[Argument]]:
    slots = {"patient": [Argument(token.head, "inferred")]}
    left = next((one for one in reversed(list(token.doc[: token.i])) if not _is_loose(one)), None)
    if left is None:
        return slots
    if token.nbor(-1).text == ",":
        slots["doer"] = [Argument(one.token, "inferred") for one in _of_main_verb(token)]
    elif left.pos_ == "ADP":
        slots["doer"] = [Argument(one.token, "control") for one in _of_gerund(left)]
    elif left.pos_ == "CCONJ":
        slots["doer"] = [Argument(one.token, "inferred") for one in surface_subject(left.head)]
    elif left.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        slots["doer"] = [Argument(left, "inferred")]
    return slots


def _of_gerund(preposition: Token) -> list[Argument]:
    """Who does what stands after a preposition: the army in "accused the army of bombing homes"."""
    governor = preposition.head
    while governor.pos_ not in ("VERB", "AUX") and governor.head != governor:
        governor = governor.head
    if governor.lemma_.lower() in lexicon().object_gerund:
        return [Argument(child) for child in governor.children if child.dep_ in ("dobj", "nsubjpass")]
    return [] if is_passive(governor) else surface_subject(governor)


def _of_main_verb(token: Token) -> list[Argument]:
    """Subject of the nearest finite verb before a token."""
    for one in reversed(list(token.doc[: token.i])):
        if one.pos_ == "VERB" and is_finite(one):
            return [] if is_passive(one) else surface_subject(one)
    return []


def _behind_preposition(token: Token) -> list[Argument]:
    """The phrase that ends up as object of a preposition before a passive without a subject."""
    for child in token.lefts:
        for inner in child.children:
            if child.dep_ == "prep" and inner.dep_ == "pobj" and inner.ent_type_ not in ("DATE", "TIME"):
                return [Argument(inner, "inferred")]
    return []


def _nearest(tokens: Iterable[Token], scene: Scene) -> list[Argument]:
    for one in tokens:
        if one.text in _STOP or one.pos_ in ("VERB", "SCONJ"):
            return []
        if one.pos_ not in ("NOUN", "PROPN") or one.dep_ in ("compound", "npadvmod", "pobj"):
            continue
        if scene.can_act(one) and one.ent_type_ not in ("DATE", "TIME"):
            return [Argument(one, "inferred")]
    return []


def _is_loose(token: Token) -> bool:
    return token.pos_ in ("ADV", "AUX", "PUNCT", "SPACE") or token.dep_ == "advmod"

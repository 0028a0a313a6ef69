"""Whom a pronoun of the grammar stands for: "which", "whom", "it was A who", "found themselves"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.lexicon import lexicon

if TYPE_CHECKING:
    from explorer.records.parses import Token

_DEPTH = 8
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
_MOVABLE = frozenset({"forces", "insurgents", "aircraft", "ship"})
_ABLE = _MOVABLE | {"people", "civilians"}
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself", "ourselves", "myself", "yourselves"})
_RELATIVE = ("who", "which", "that", "whom")
_SUBJECTS = ("nsubj", "nsubjpass")


def relative_head(verb: Token) -> Token | None:
    """The noun that the clause of a verb describes."""
    step = verb
    for _ in range(_DEPTH):
        if step.dep_ == "relcl" or (step.dep_ == "acl" and step.tag_ != "VBG" and _is_relative(step)):
            return step.head
        if step.head == step:
            return None
        step = step.head
    return None


def _is_relative(verb: Token) -> bool:
    return any(child.lower_ in _RELATIVE and child.dep_ in ("dobj", *_SUBJECTS) for child in verb.lefts)


def antecedent(verb: Token) -> Token | None:
    """Whom a relative clause describes: both of "A and B, which …", but only the last of "A and B that …".

    Of "sent two columns into Goma, which seized it" it is the columns, since no town seizes.
    """
    head = relative_head(verb)
    if head is None:
        return None
    moved = _sent(head, verb)
    if moved is not None:
        return moved
    first = head
    while first.dep_ == "conj" and first.head.pos_ in _NOMINAL:
        first = first.head
    edge = next((child.left_edge.i for child in head.rights if child.dep_ == "relcl"), 0)
    apart = edge > 0 and verb.doc[edge - 1].text == ","
    return first if apart and verb.tag_ != "VBZ" else head


def cleft(verb: Token) -> Token | None:
    """Who is brought forward: the commandos in "it was commandos that they attacked"."""
    copula = verb.head
    if copula.lemma_ != "be" or verb.dep_ not in ("ccomp", "advcl", "relcl") or verb.i < copula.i:
        return None
    if not any(child.lower_ == "it" and child.dep_ in _SUBJECTS for child in copula.children):
        return None
    return next((child for child in copula.children if child.dep_ == "attr" and child.i < verb.i), None)


def reflexive_of(subject: Token, verb: Token) -> Token | None:
    """The verb whose subject "itself" stands for: *found* in "the garrison found itself surrounded"."""
    return verb.head if subject.lower_ in _REFLEXIVE and verb.dep_ in ("ccomp", "xcomp") else None


def _sent(head: Token, verb: Token) -> Token | None:
    """Who was sent where the relative clause hangs below the place that they were sent to."""
    if head.dep_ != "pobj" or _kinds(head) & _ABLE or not any(child.dep_ == "dobj" for child in verb.children):
        return None
    governor = head.head.head
    if governor.dep_ in ("dobj", "nsubjpass"):
        governor = governor.head
    if governor.lemma_.lower() not in lexicon().send:
        return None
    sent = (child for child in governor.children if child.dep_ in ("dobj", "nsubjpass") and child.i < head.i)
    return next((child for child in sent if _kinds(child) & _MOVABLE), None)


def _kinds(token: Token) -> frozenset[str]:
    return lexicon().kinds.get(token.lemma_.lower(), frozenset())

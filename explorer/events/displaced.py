"""Subjects that the parser hung below a phrase before them: "On 8 June jets bombed it"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.lexicon import lexicon

if TYPE_CHECKING:
    from explorer.records.parses import Token

_ABLE = frozenset({"forces", "insurgents", "people", "civilians", "ship", "aircraft", "weapon", "state"})
_AUXILIARIES = ("aux", "auxpass", "neg", "advmod")
_HUNG = ("pobj", "appos", "npadvmod", "conj", "dobj")
_WHEN = ("DATE", "TIME")
_ENDS = (",", "-", "\u2013", "\u2014", ")")
_FRONT = ("prep", "npadvmod", "advmod", "parataxis", "advcl", "ccomp", "nmod", "dep")


def displaced_subject(verb: Token) -> Token | None:
    """The noun just before a finite verb without a subject, found below a phrase of time or place before it.

    What stands between two commas before the verb is passed over: "the besiegers, it was said, killed …".

    Parameters
    ----------
    verb
        A finite verb that has no subject of its own and borrows none.
    """
    first = min([verb.i, *(child.left_edge.i for child in verb.lefts if child.dep_ in _AUXILIARIES)])
    while first and verb.doc[first - 1].dep_ in _AUXILIARIES and verb.doc[first - 1].head == verb:
        first -= 1
    last = _before_parenthesis(verb, first)
    if last is None:
        return None
    noun = _head(last)
    if noun is None:
        return None
    hung = noun.dep_ in _HUNG and _is_below_front(noun, verb)
    return noun if hung or _is_one_too_many(noun) else None


def after_participle(verb: Token) -> Token | None:
    """The subject of a verb that was joined to a participle about it: "the Serbs, helped by others, drove them back".

    Parameters
    ----------
    verb
        A finite verb coordinated with another.
    """
    participle = verb.head
    if participle.tag_ != "VBN" or participle.dep_ not in ("advcl", "acl", "ROOT") or participle.i > verb.i:
        return None
    if any(
        child.dep_ in ("cc", "nsubj", "nsubjpass", *_AUXILIARIES) and child.i < verb.i for child in participle.children
    ):
        return None
    if participle.i < 2 or participle.nbor(-1).text != "," or verb.nbor(-1).text != ",":
        return None
    before = participle.nbor(-2)
    named = before.pos_ == "PROPN" and before.ent_type_ not in _WHEN  # "That evening Blücher, beaten there, withdrew"
    return _head(before) or (before if named else None)


def _before_parenthesis(verb: Token, first: int) -> Token | None:
    """The word before a verb, or before what is set between commas there."""
    if first < 1:
        return None
    before = verb.doc[first - 1]
    if before.text not in _ENDS:
        return before
    opening = next(
        (one for one in reversed(verb.doc.tokens[: first - 1]) if one.text in (",", "-", "(", "–", "—")), None
    )
    return opening.nbor(-1) if opening is not None and opening.i > 0 else None


def _head(last: Token) -> Token | None:
    """The noun of which a word is the last, up through prepositions: *infantry* in "infantry of the Eighth Army"."""
    noun = last
    while noun.dep_ in ("compound", "flat") and noun.head.i > noun.i:
        noun = noun.head
    while noun.dep_ == "pobj" and _is_able(noun.head.head):
        noun = noun.head.head
    if noun.pos_ not in ("NOUN", "PROPN") or (noun.ent_type_ in _WHEN and noun.pos_ != "PROPN"):
        return None
    return noun if _is_able(noun) else None


def _is_able(token: Token) -> bool:
    kinds = lexicon().kinds
    words = (token.lower_, token.lemma_.lower(), token.lower_.removesuffix("s"))
    return token.ent_type_ in ("NORP", "ORG", "PERSON") or any(kinds.get(word, frozenset()) & _ABLE for word in words)


def _is_one_too_many(noun: Token) -> bool:
    """Whether a clause in between has taken the noun for a second subject: "Savimbi, should he be rebuffed, would"."""
    others = (child for child in noun.head.lefts if child.dep_ in ("nsubj", "nsubjpass") and child.i > noun.i)
    return noun.dep_ in ("nsubj", "nsubjpass") and next(others, None) is not None


def _is_below_front(noun: Token, verb: Token) -> bool:
    """Whether a noun hangs below a phrase before the verb, which has no other claim to it."""
    step = noun
    while step.head.i != verb.i:
        if step.head == step:
            return False
        step = step.head
    return step.i < verb.i and step.dep_ in _FRONT

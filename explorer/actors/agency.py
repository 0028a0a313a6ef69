"""Whether a country or a capital acts in a sentence, or is only where something happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from explorer.actors.lexicon import Lexicon, base_form

if TYPE_CHECKING:
    from explorer.records.parses import Token

Reading = Literal["actor", "place", "both"]

_MODIFIERS = ("compound", "nmod", "amod")
_COMPASS = ("north", "south", "east", "west", "central")


def reading(token: Token, lexicon: Lexicon, *, capital: bool) -> Reading:
    """How a country's or a capital's name is meant.

    Parameters
    ----------
    token
        Head token of the name.
    capital
        Capitals act only where they do what a government does: as the subject of a verb, after
        "by", "with" or "against", or as the owner of forces, words or offices.
    """
    token = _head_of_coordination(token)
    if any(child.lower_.startswith(_COMPASS) and child.lower_.endswith(("ern", "al")) for child in token.lefts):
        return "place"  # "northern Syria", and not "North Korea"
    dep = token.dep_
    as_subject = dep in _MODIFIERS and token.head.pos_ == "VERB" and token.head.i == token.i + 1
    if dep in ("nsubj", "csubj") or as_subject:  # "which Beirut rejects"
        return _as_subject(token, lexicon, capital=capital)
    if dep == "pobj":
        return _after_preposition(token, lexicon, capital=capital)
    if dep == "poss" or dep in _MODIFIERS:
        return _as_modifier(token, lexicon, capital=capital)
    if dep in ("dobj", "nsubjpass", "dative", "iobj"):
        if base_form(token.head) in lexicon.agency.address_verbs:
            return "actor"
        return "place" if capital else "both"
    if dep == "appos":
        return "place"
    return "place" if capital else "actor"


def _head_of_coordination(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    return token


def _as_subject(token: Token, lexicon: Lexicon, *, capital: bool) -> Reading:
    if capital and (token.head.pos_ != "VERB" or base_form(token.head) in lexicon.agency.patient_verbs):
        return "place"
    return "actor"


def _after_preposition(token: Token, lexicon: Lexicon, *, capital: bool) -> Reading:
    agency, preposition = lexicon.agency, token.head
    word, governors = preposition.lower_, _governors(preposition)
    if preposition.dep_ == "agent":
        return "actor"
    if word == "to" and governors & agency.receiver_heads:
        return "actor"
    if word == "from" and governors & agency.giver_heads:
        return "actor"
    if word in agency.place:
        return "place"
    if word in agency.actor:
        return "place" if capital and word in ("for", "on", "upon") else "actor"
    return "place" if capital else "both"


def _governors(preposition: Token) -> frozenset[str]:
    """What a preposition hangs on, and the object of it: parsers differ on "had support from X"."""
    head = preposition.head
    objects = [child for child in head.children if child.dep_ == "dobj" and child.i < preposition.i]
    return frozenset(base_form(token) for token in (head, *objects))


def _as_modifier(token: Token, lexicon: Lexicon, *, capital: bool) -> Reading:
    if lexicon.is_in(token.head, "geography"):
        return "place"
    if not capital:
        return "actor"
    owned = lexicon.actor_class(token.head) in ("forces", "government", "roles")
    return "actor" if owned or lexicon.is_in(token.head, "military") else "place"


def may_refer(token: Token, patient_verbs: frozenset[str]) -> bool:
    """ "It" counts as the subject of a deed or as an owner; elsewhere it is mostly a thing or nothing."""
    if token.lower_ == "it":
        # "the army said it had taken the town"
        told = token.head.dep_ == "ccomp" and any(child.dep_ == "dobj" for child in token.head.children)
        does = told or base_form(token.head) not in patient_verbs
        return token.dep_ == "nsubj" and token.head.pos_ == "VERB" and does
    return True

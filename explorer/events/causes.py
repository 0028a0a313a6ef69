"""Deeds that nobody does: of weather, disease and accident, and those of words alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from explorer.events.passives import is_passive
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.events.drafts import Draft
    from explorer.records.parses import Token

_SUFFERED = frozenset({"casualty", "displacement"})
_DONE = frozenset(
    {
        "airstrike",
        "shelling",
        "bombing",
        "armed_clash",
        "territory_gained",
        "advance",
        "siege",
        "violence_against_civilians",
    }
)
_DOERS = ("doer", "by")
_CIVIL = ("civil_craft", "civil_compounds")
_AIMS = ("on", "against", "of")
_ARMED = frozenset({"forces", "insurgents", "armed"})


def without_nobodys(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without attacks of weather, disease or accident, and without fights of words.

    Deaths and flights stay, without such a doer.
    """
    kept = []
    for one in drafts:
        doers = _heads(one, _DOERS)
        natural = [token for token in doers if _is(token, "natural", "natural_compounds")]
        if one.type in _SUFFERED:
            kept.append(_undone(one, natural + [token for token in doers if _is(token, *_CIVIL)]))
        elif not (natural and one.type in _DONE) and not _is_accident(one) and not _is_of_words(one):
            kept.append(one)
    return kept


def _undone(one: Draft, doers: Iterable[Token]) -> Draft:
    """The draft without the participants whose words hold one of the tokens."""
    spots = [one.scene.sentence.start + token.idx for token in doers]
    sources, craft = (
        tuple(who for who in found if not any(who.start <= spot < who.end for spot in spots))
        for found in (one.sources, one.craft)
    )
    return replace(one, sources=sources, craft=craft)


def _is_accident(one: Draft) -> bool:
    """Whether a vehicle of peace struck something, or an aircraft came down by itself."""
    if one.type not in ("airstrike", "shelling", "armed_clash", "advance"):
        return False
    doers = _heads(one, _DOERS)
    if any(_is(token, *_CIVIL) for token in doers):
        return True
    if one.match.token.lemma_ == "sink" and not doers and not is_passive(one.match.token):
        return any(_is(token, *_CIVIL) for token in _heads(one, ("patient",)))
    planes = [
        token for token in doers if token.lemma_.lower() in ("plane", "airliner", "helicopter", "jet", "aeroplane")
    ]
    if not planes:
        return False
    into = [token.lemma_.lower() for token in _heads(one, ("patient", "into", "at"))]
    return one.match.frame.id == "explode" or any(word in ("mountain", "hillside", "tree", "cliff") for word in into)


def _is_of_words(one: Draft) -> bool:
    """Whether what looks like an attack, a clash or a withdrawal is one of words."""
    frame, token = one.match.frame, one.match.token
    if token.lower_ == "hostility":
        return True
    if frame.id == "under_fire":
        return any(not _is_while(later) for later in _heads(one, ("for", "over")))
    if frame.id == "clash_verb" and not _has_armed(one):
        aims = [child for child in token.rights if child.dep_ in ("xcomp", "advcl")]
        return bool(_heads(one, ("over",))) or any(one.lower_ == "to" for aim in aims for one in aim.lefts)
    if one.type == "withdrawal" and not _has_armed(one):
        return any(_is(later, "forums") for later in _heads(one, ("from",)))
    if one.type == "armed_clash" and frame.nouns:
        return any(_is(later, "matters") for later in _heads(one, _AIMS))
    if one.type == "advance" and frame.nouns:  # "the invasion of locusts"
        return any(_is(later, "natural") for later in _heads(one, ("of",)))
    return one.type == "territory_gained" and any(_is(later, "matters") for later in _heads(one, ("of", "patient")))


def _is_while(token: Token) -> bool:
    return token.lemma_.lower() in _words("times") or token.like_num


def _has_armed(one: Draft) -> bool:
    """Whether one of those who do it bears arms."""
    return any(one.scene.kinds(token) & _ARMED for token in _heads(one, (*_DOERS, "with", "between")))


def _heads(one: Draft, slots: Sequence[str]) -> list[Token]:
    return [argument.token for name in slots for argument in one.match.slots.get(name, [])]


def _is(token: Token, *lists: str) -> bool:
    lemma = token.lemma_.lower()
    if lemma == "storm" and not any(child.dep_ in ("det", "amod") for child in token.lefts):
        return False  # "taken by storm"
    if any(lemma in _words(name) or token.lower_ in _words(name) for name in lists):
        return True
    if not token.i:
        return False
    both = f"{token.doc[token.i - 1].lower_} {lemma}"
    return any(both in _words(name) for name in lists)


@cache
def _words(name: str) -> frozenset[str]:
    found = rule_table("events", "causes")[name]
    return frozenset(found.split() if isinstance(found, str) else found)

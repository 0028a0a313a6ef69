"""Capitalised names that a sentence uses as places, whether or not a table knows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

from explorer.actors.lexicon import Lexicon, base_form
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_AFTER_FALL = (
    "to",
    "after",
    "under",
    "before",
    "later",
    "again",
    "without",
    "soon",
    "quickly",
    "then",
    "next",
    "at last",
)
_SPANS = ("day", "night", "week", "month", "year", "hour", "morning", "evening", "afternoon", "dawn", "dusk")
_NEVER_PLACE_LABELS = frozenset({"DATE", "TIME", "LANGUAGE", "EVENT", "LAW", "WORK_OF_ART", "MONEY"})
_NO_PLACE_LABELS = _NEVER_PLACE_LABELS | {"PERSON", "NORP"}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name on the tokens of a sentence.

    Attributes
    ----------
    firm
        Whether the sentence shows by itself that it is a place; else only a gazetteer can tell.
    labelled
        Whether the entity recogniser takes it for a place.
    """

    first: int
    last: int
    firm: bool
    labelled: bool


@dataclass(frozen=True)
class _Words:
    locative: frozenset[str]
    certain: frozenset[str]
    strict: frozenset[str]
    taking: frozenset[str]
    taking_open: frozenset[str]
    falling: frozenset[str]
    holding: frozenset[str]
    crossing: frozenset[str]
    mastery: frozenset[str]
    fighting_at: frozenset[str]
    happening: frozenset[str]
    happening_at: frozenset[str]
    kinds: frozenset[str]
    joints: frozenset[str]


@cache
def _words() -> _Words:
    rules = rule_table("actors", "toponyms")
    return _Words(*(frozenset(rules[field.name]) for field in fields(_Words)))


def toponyms(doc: Doc, lexicon: Lexicon) -> Iterator[Toponym]:
    """The names of a sentence that are, or may be, places, in text order."""
    runs = list(_runs(doc))
    places: set[int] = set()
    for first, last in runs:
        labels = {token.ent_type_ for token in doc[first:last]}
        labelled = bool(labels & _PLACE_LABELS)
        joined = doc[last - 1].dep_ == "conj" and doc[last - 1].head.i in places
        open_ = not labels & _NO_PLACE_LABELS
        taken = _is_taken(doc, first, last, lexicon, open_=open_)
        shown = (
            joined
            or taken
            or (open_ and _opens(doc, first, last))
            or _is_of_kind(doc, first, last)
            or _follows(doc[first], _words().strict)
        )
        if _only_qualifies(doc, last) or (labels & _NEVER_PLACE_LABELS and not shown):
            continue
        if _is_common(doc[last - 1], lexicon) and not _is_of_kind(doc, first, last):
            continue
        firm = labelled or shown or (open_ and _follows(doc[first], _words().certain))
        if firm or _follows(doc[first], _words().locative):
            places.update(range(first, last))
            yield Toponym(first, last, firm, labelled)


def _opens(doc: Doc, first: int, last: int) -> bool:
    """ "At Goose Green, on 28 May, …"."""
    opens = first == 1 or (first > 1 and doc[first - 2].text in (".", "\n", "*", "-", ";", ":"))
    return opens and doc[first - 1].text in ("At", "In", "Near") and last < len(doc) and doc[last].text == ","


def _is_of_war(name: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether soldiers or a state take, leave or hold what a name stands for, rather than a person."""
    if any(child.lemma_ in ("prisoner", "hostage", "captive", "alive", "away", "aside") for child in verb.rights):
        return False
    if any(child.dep_ in ("appos", "relcl") and child.lower_ != "which" for child in name.rights):
        return False
    if name.dep_ == "nsubjpass":
        return not any(child.lower_ in ("to", "into", "from") for child in verb.rights)
    doers = [child for child in verb.lefts if child.dep_ == "nsubj"]
    return any(
        lexicon.actor_class(one) in ("forces", "irregulars", "government") or one.ent_type_ in ("GPE", "NORP")
        for one in doers
    )


def _is_taken(doc: Doc, first: int, last: int, lexicon: Lexicon, *, open_: bool) -> bool:
    """Whether a name is what an army takes, besieges or shells, or falls or is fought over."""
    head = doc[last - 1]
    governor, words = head.head, _words()
    if head.dep_ in ("dobj", "nsubjpass"):
        verb = base_form(governor)
        if verb in words.taking or (open_ and verb in words.taking_open):
            return True
        if verb in words.crossing and first and doc[first - 1].lower_ == "the":
            return True  # "crossed the Ticino"
        return last - first == 1 and verb in words.holding and _is_of_war(head, governor, lexicon)
    if head.dep_ == "pobj" and governor.lower_ == "of" and governor.i and governor.nbor(-1).lower_ in words.mastery:
        return last - first <= 2  # "took control of Mount Qarwad"
    if head.dep_ == "pobj" and governor.lower_ == "at" and open_:
        return base_form(governor.head) in words.fighting_at
    if head.dep_ == "nsubj" and base_form(governor) in words.falling and last - first == 1:
        after = [child for child in governor.rights if child.dep_ in ("prep", "acomp", "dobj", "prt", "advmod")]
        return all(child.lower_ in _AFTER_FALL or _is_when(child) for child in after)
    if head.dep_ == "pobj" and governor.lower_ in words.happening_at and last - first <= 2:
        happening = governor.head.pos_ != "VERB" and base_form(governor.head) in words.happening
        return happening and governor.i - governor.head.i == 1
    return False


def _is_when(preposition: Token) -> bool:
    """Whether a phrase says on which day or in how long something fell."""
    days = [child for child in preposition.children if child.dep_ == "pobj"]
    return bool(days) and all(child.ent_type_ in ("DATE", "TIME") or child.lemma_ in _SPANS for child in days)


def _is_common(token: Token, lexicon: Lexicon) -> bool:
    """Whether a name ends in a noun that is no place: "in Terrorist Attacks", "the Battle of …"."""
    if lexicon.is_in(token, "geography"):
        return base_form(token) not in _words().kinds
    return bool(lexicon.actor_class(token)) or lexicon.is_in(token, "military")


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised names, with the small words of Arabic, Spanish or French names inside."""
    first = -1
    for index in range(len(doc) + 1):
        token = doc[index] if index < len(doc) else None
        if token is not None and _is_part_of_name(token, first >= 0):
            first = index if first < 0 else first
        elif first >= 0:
            last = index
            while last > first and not doc[last - 1].text[0].isupper():
                last -= 1
            if last > first:
                yield first, last
            first = -1


def _is_part_of_name(token: Token, inside: bool) -> bool:
    if token.pos_ == "PROPN" and token.text[0].isalpha():
        return token.text[0].isupper() or token.lower_ in _words().joints
    if token.pos_ in ("NOUN", "VERB", "X") and token.i and token.text[0].isupper() and token.nbor(-1).lower_ == "of":
        return True  # "the village of Tell Zuhrab", where "Tell" is taken for a verb
    if token.lower_ in _words().joints and token.i + 2 < len(token.doc) and token.nbor(1).text == "-":
        return inside or token.nbor(2).text[0].isupper()  # "al-Maleh"
    is_joint = token.text == "-" and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_
    return inside and (is_joint or token.lower_ in _words().joints)


def _only_qualifies(doc: Doc, last: int) -> bool:
    """ "Britain-based", "Raqqa-born"."""
    return last + 1 < len(doc) and doc[last].text == "-" and doc[last + 1].text[:1].islower()


def _follows(token: Token, prepositions: frozenset[str]) -> bool:
    """Whether one of the prepositions stands before a name, with no more than small words between."""
    for back in range(1, min(4, token.i + 1)):
        before = token.nbor(-back)
        if before.lower_ in prepositions:
            return True
        if before.pos_ not in ("DET", "ADJ", "ADV") and not (back == 1 and before.lower_ == "of"):
            return False
    return False


def _is_of_kind(doc: Doc, first: int, last: int) -> bool:
    """ "The village of X", "X neighborhood", "Iskandaron Street"."""
    kinds = _words().kinds
    if last < len(doc) and doc[last].pos_ in ("NOUN", "PROPN") and base_form(doc[last]) in kinds:
        return True
    if last - first > 1 and base_form(doc[last - 1]) in kinds:
        return True
    return first >= 2 and doc[first - 1].lower_ == "of" and base_form(doc[first - 2]) in kinds

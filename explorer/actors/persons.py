"""Persons whom the entity recogniser misses: by rank ("Count Pappenheim"), and by what only persons do."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from explorer.actors.lexicon import base_form
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from explorer.actors.lexicon import Lexicon
    from explorer.actors.names import NameHit
    from explorer.records import Sentence
    from explorer.records.parses import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_HE = ("he", "his", "him", "himself", "she", "her", "herself")
_FIRST = 3  # a subject that opens its sentence
_LEAST = 3  # letters of a name that is looked for elsewhere

Spot = tuple[int, int, str]
"""First and last offset of a name in the article, half-open, and its words."""


def ranked_persons(
    sentences: Sequence[tuple[Sentence, Doc]], hits: Iterable[NameHit], lexicon: Lexicon
) -> Iterator[Spot]:
    """Names that follow a rank somewhere in the article, wherever the parser does not take them for persons.

    They are looked for before places are, of which many bear the names of persons.

    Parameters
    ----------
    sentences
        The parsed sentences of an article.
    hits
        Known names, which are left alone.
    """
    taken = {position for hit in hits for position in range(hit.start, hit.end)}
    names = {token.text for _, doc in sentences for token in doc if _follows_rank(token, lexicon)}
    for sentence, doc in sentences:
        for token in doc:
            start = sentence.start + token.idx
            if token.text in names and start not in taken and _is_unknown(token):
                yield start, start + len(token.text), token.text


def acting_persons(sentences: Iterable[tuple[Sentence, Doc]]) -> list[Spot]:
    """Names that are the subject or the victim of what only persons do or suffer, wherever they stand.

    Parameters
    ----------
    sentences
        The parsed sentences of an article.
    """
    pairs = list(sentences)
    first = {spot for sentence, doc in pairs for token in doc if (spot := _person(token, sentence)) is not None}
    words = {name for _, _, name in first if len(name) >= _LEAST}
    again = {spot for sentence, doc in pairs for spot in _again(words, sentence, doc)}
    return sorted(first | again)


def ranks() -> frozenset[str]:
    """Words that make a person's name of the one after them, in small letters."""
    return _words("ranks")


def _person(token: Token, sentence: Sentence) -> Spot | None:
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.dep_ == "compound":
        return None
    if sentence.kind == "heading" or token.ent_type_ in ("DATE", "TIME", "NORP") or token.text.isupper():
        return None
    if not _is_alone(token) or not (_does(token) or _suffers(token) or _is_said_to_be(token) or _is_he(token)):
        return None
    start = sentence.start + token.idx
    return start, start + len(token.text), token.text


def _follows_rank(token: Token, lexicon: Lexicon) -> bool:
    """Whether a rank stands before the last word of a name, and no ship is called after it."""
    if not token.i or token.pos_ != "PROPN" or not _is_unknown(token):
        return False
    rank = token.nbor(-1)
    ship = rank.i > 0 and lexicon.actor_class(rank.nbor(-1)) == "vessels"
    body = token.lower_ in lexicon.words["never_persons"] or bool(lexicon.actor_class(token))
    return rank.text[:1].isupper() and rank.lower_.rstrip(".") in ranks() and not ship and not body


def _is_unknown(token: Token) -> bool:
    """Whether a word is a name by itself, no part of a longer one and no person's for the parser."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    more = after is not None and (after.pos_ == "PROPN" or after.lower_ == "of")
    before = token.nbor(-1) if token.i else None
    joined = before is not None and before.dep_ == "compound" and before.head.i == token.i
    given = joined and before is not None and before.ent_type_ == "PERSON"
    return token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and not more and not given and len(token.text) > 1


def _is_alone(token: Token) -> bool:
    """Whether no other name, article or adjective stands before it, so that it is one surname."""
    return not any(child.dep_ in ("compound", "det", "amod", "nmod", "poss", "nummod") for child in token.lefts)


def _does(token: Token) -> bool:
    return token.dep_ == "nsubj" and base_form(token.head) in _words("deeds")


def _suffers(token: Token) -> bool:
    if token.dep_ == "nsubjpass":
        return base_form(token.head) in _words("fates")
    participles = [child for child in token.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    return any(base_form(child) in _words("fates") for child in participles)


def _is_said_to_be(token: Token) -> bool:
    return any(child.dep_ == "appos" and base_form(child) in _words("said_of") for child in token.rights)


def _is_he(token: Token) -> bool:
    """Whether "he" later in the sentence can be nobody but its subject ("Mannerheim refused what he was asked")."""
    if token.dep_ != "nsubj" or token.head.dep_ != "ROOT" or token.i > _FIRST:
        return False
    others = any(word.ent_type_ == "PERSON" for word in token.doc if word.i != token.i)
    return not others and any(word.lower_ in _HE for word in token.doc[token.i + 1 :])


def _again(words: set[str], sentence: Sentence, doc: Doc) -> Iterator[Spot]:
    for token in doc:
        if token.text in words and token.pos_ == "PROPN" and token.dep_ != "compound":
            start = sentence.start + token.idx
            yield start, start + len(token.text), token.text


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(re.split(r"\s+", rule_table("actors", "persons")[name].strip()))

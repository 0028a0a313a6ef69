"""Persons whom the entity recogniser misses: by rank, by what only persons do, and wherever their name stands again."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from explorer.actors.lexicon import base_form
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from explorer.records import Sentence
    from explorer.records.parses import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_HE = ("he", "his", "him", "himself", "she", "her", "herself")
_FIRST = 3  # a subject that opens its sentence
_LEAST = 3  # letters of a name that is looked for elsewhere

Spot = tuple[int, int, str]
"""First and last offset of a name in the article, half-open, and its words."""


def find_persons(sentences: Iterable[tuple[Sentence, Doc]]) -> list[Spot]:
    """Names that stand after a rank, or as the subject or the victim of what only persons do or suffer.

    Every other place where the parser has a proper noun of the same words is given as well.

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
    ranked = token.i > 0 and _before(token).lower_.rstrip(".") in _words("ranks")
    alone = not ranked and _is_alone(token)
    if not ranked and not (alone and (_does(token) or _suffers(token) or _is_said_to_be(token) or _is_he(token))):
        return None
    start = sentence.start + token.idx
    return start, start + len(token.text), token.text


def _before(token: Token) -> Token:
    """The word before a name, past a full stop ("Gen. Challe")."""
    before = token.doc[token.i - 1]
    return token.doc[token.i - 2] if before.text == "." and token.i > 1 else before


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

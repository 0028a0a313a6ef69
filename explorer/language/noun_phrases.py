"""The noun phrase around a word: what a reader would call the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.records import Span

if TYPE_CHECKING:
    from explorer.records.parses import Token

_STOPS = frozenset({",", "-", "–", "—", ";", ":", "(", ")", '"', "“", "”", "--"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "advmod"})
_LEADING = frozenset({"cc", "punct", "preconj", "advmod", "mark", "prep"})
_LOOSE = frozenset(
    {"on", "during", "after", "before", "since", "until", "as", "when", "while", "with", "amid", "despite"}
)
_QUANTIFIERS = frozenset({"one", "some", "others", "many", "both", "all"})


def noun_phrase(token: Token, *, offset: int = 0) -> Span:
    """The span of the noun phrase whose head is ``token``.

    Goes on over "of" and other close complements and over conjoined nouns, and stops before
    clauses, appositions set off by commas, and times.

    Parameters
    ----------
    token
        A noun or a pronoun.
    offset
        Offset of the sentence in the article, which is added to both ends.
    """
    first, last = noun_phrase_tokens(token)
    end = token.doc[last]
    return Span(offset + token.doc[first].idx, offset + end.idx + len(end))


def noun_phrase_tokens(token: Token) -> tuple[int, int]:
    """Indices of the first and the last token of the noun phrase, inclusive."""
    doc = token.doc
    first = token.left_edge.i
    while first < token.i and _is_no_part(doc[first]):
        first += 1
    if token.pos_ == "PRON" and token.lower_ not in _QUANTIFIERS:
        return first, token.i
    if token.pos_ != "PRON":
        first = _with_governor(token, first)
    last = _last(token)
    return _after_foreign_words(token, first, last), last


def _is_no_part(word: Token) -> bool:
    return word.dep_ in _LEADING or word.is_punct or word.is_space or word.ent_type_ == "DATE"


def _after_foreign_words(token: Token, first: int, last: int) -> int:
    """Where a subject really starts if the end of the clause before it was taken for its beginning.

    An article cannot follow a noun inside one noun phrase. Texts that lost their commas are full of
    "… in the city the Observatory said".
    """
    doc = token.doc
    before_verb = last + 1 < len(doc) and doc[last + 1].pos_ in ("VERB", "AUX", "ADV")
    if not before_verb or first == 0 or doc[first - 1].is_punct:
        return first
    for index in range(last, first, -1):
        if doc[index].lower_ in ("the", "a", "an") and doc[index - 1].pos_ in ("NOUN", "PROPN", "NUM"):
            return index
    return first


def _with_governor(token: Token, first: int) -> int:
    """Start of the phrase that a subject after "of" or "for" must belong to.

    No subject follows a preposition, so that in "the Observatory for Human Rights said" the
    parser, not the writer, has cut the name in two.
    """
    doc = token.doc
    if token.dep_ not in ("nsubj", "nsubjpass") or first < 2 or doc[first - 1].lower_ not in ("of", "for", "without"):
        return first
    return next((chunk.start for chunk in doc.noun_chunks if chunk.end == first - 1), first)


def _last(token: Token) -> int:
    doc, last = token.doc, token.i
    edge = token.right_edge.i
    stops = {
        child.left_edge.i
        for word in doc[token.i : edge + 1]
        for child in word.rights
        if child.dep_ in _CLAUSES or (child.dep_ == "prep" and child.lower_ in _LOOSE)
    }
    for word in doc[token.i + 1 : edge + 1]:
        if word.i in stops:
            break
        if word.text in _STOPS and not _is_hyphen(word) and not _joins(word, token):
            break
        last = word.i
    while last > token.i and (doc[last].dep_ in ("cc", "punct") or doc[last].is_space):
        last -= 1
    while last + 2 < len(doc) and _is_hyphen(doc[last + 1]) and not doc[last].whitespace_:
        last += 2  # al-Assad
    return last


def _is_hyphen(word: Token) -> bool:
    """Whether the dash joins two halves of one word."""
    return word.text == "-" and word.i > 0 and not word.nbor(-1).whitespace_ and not word.whitespace_


def _joins(comma: Token, head: Token) -> bool:
    """Whether the comma stands in a list of nouns (``Armenia, France and Turkey``)."""
    if comma.text != ",":
        return False
    conjuncts = [word for word in head.conjuncts if word.i > comma.i]
    return bool(conjuncts) and conjuncts[0].left_edge.i == comma.i + 1 and conjuncts[0].pos_ in ("NOUN", "PROPN")

"""The noun phrase around a word: what a reader would call the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.records import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_STOPS = frozenset({",", "-", "–", "—", ";", ":", "(", ")", '"', "“", "”", "--"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "advmod"})
_LEADING = frozenset({"cc", "punct", "preconj", "advmod", "mark", "prep"})
_WHEN = frozenset({"on", "during", "after", "before", "since", "until", "as", "when", "while"})


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
    doc = token.doc
    first = token.left_edge.i
    while first < token.i and (
        doc[first].dep_ in _LEADING or doc[first].is_punct or doc[first].is_space or doc[first].ent_type_ == "DATE"
    ):
        first += 1
    last = token.i
    if token.pos_ != "PRON" or token.lower_ in ("one", "some", "others", "many"):
        last = _last(token)
    end = doc[last]
    return Span(offset + doc[first].idx, offset + end.idx + len(end))


def _last(token: Token) -> int:
    doc, last = token.doc, token.i
    edge = token.right_edge.i
    stops = {
        child.left_edge.i
        for word in doc[token.i : edge + 1]
        for child in word.rights
        if child.dep_ in _CLAUSES or (child.dep_ == "prep" and child.lower_ in _WHEN)
    }
    for word in doc[token.i + 1 : edge + 1]:
        if word.i in stops:
            break
        if word.text in _STOPS and not _is_hyphen(word) and not _joins(word, token):
            break
        last = word.i
    while last > token.i and (doc[last].dep_ in ("cc", "punct") or doc[last].is_space):
        last -= 1
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

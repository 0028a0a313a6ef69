"""Who vouches for an event in an aside ("by the army's account", "on Riyadh's reckoning")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import FINITE
from explorer.records import Span

if TYPE_CHECKING:
    from explorer.events.attribution_rules import AttributionRules
    from explorer.records.parses import Doc, Token

_BY = frozenset({"by", "on", "in", "at"})


def account_of(doc: Doc, offset: int, token: int, rules: AttributionRules) -> list[Span]:
    """Return whose account of an event its clause gives.

    Parameters
    ----------
    doc, offset
        The sentence, and where it begins in the article.
    token
        The event's word.
    rules
        The set ``accounts`` of words for somebody's version.

    Returns
    -------
    list of Span
        The speaker, or nothing.
    """
    word = doc[token]
    while True:
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ in _BY and (owner := _owner(child, rules)) is not None:
                first, last = doc[owner.left_edge.i], owner
                return [Span(offset + first.idx, offset + last.idx + len(last))]
        if word.tag_ in FINITE or word.head.i == word.i:
            return []
        word = word.head


def _owner(preposition: Token, rules: AttributionRules) -> Token | None:
    for noun in preposition.children:
        if noun.dep_ == "pobj" and noun.lemma_.lower() in rules.sets["accounts"]:
            return next((child for child in noun.children if child.dep_ == "poss" and child.pos_ != "PRON"), None)
    return None

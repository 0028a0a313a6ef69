"""Names of an article placed on the tokens of its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors.knowledge import Knowledge
from explorer.actors.known import HitType
from explorer.actors.names import NameHit

if TYPE_CHECKING:
    from explorer.records.parses import Doc


@dataclass(frozen=True, slots=True)
class TokenHit:
    """A name in a sentence.

    Attributes
    ----------
    first, last
        Token range, half-open.
    root
        Token of the range that governs the others.
    is_country
        Whether it names a country of the countries table, which may also be a place.
    """

    first: int
    last: int
    root: int
    actor_id: str
    type: HitType
    text: str
    is_country: bool
    rule: str = "known_name"
    score: float = 1.0


def on_tokens(hits: list[NameHit], doc: Doc, offset: int, knowledge: Knowledge) -> list[TokenHit]:
    """The hits that lie inside a sentence, on its tokens.

    Parameters
    ----------
    hits
        In text order, with offsets of the article.
    offset
        First character of the sentence.
    """
    found = []
    for hit in hits:
        span = doc.char_span(hit.start - offset, hit.end - offset, alignment_mode="expand")
        if span is not None and len(span):
            country = hit.actor_id in knowledge.countries
            found.append(TokenHit(span.start, span.end, span.root.i, hit.actor_id, hit.type, span.text, country))
    return found

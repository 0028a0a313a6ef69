"""Whether an article is told by one who fights: "we attacked their line", "our battalion lost forty men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.actors.lexicon import Lexicon, base_form
from explorer.records import ParsedArticle
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.actors.knowledge import Knowledge
    from explorer.actors.names import NameHit
    from explorer.records.parses import Token

NARRATOR = "OUR_FORCES"
"""Id of the side on which the narrator fights."""

ENEMY = "ENEMY"
"""Id of those whom it fights, where they have no name."""

_OWNERS = ("our", "my")
_DOERS = ("we", "us")


def is_told_by_a_fighter(parsed: ParsedArticle, lexicon: Lexicon) -> bool:
    """Whether "we" outside of quotations fight, or "our" troops or guns are spoken of.

    Parameters
    ----------
    parsed
        The article; words in quotation marks are their speakers', not the narrator's.
    """
    deeds = frozenset(rule_table("actors", "reference")["narrator"]["deeds"])
    text = parsed.article.text.casefold()
    if not any(f"{word} " in text for word in (*_OWNERS, *_DOERS)):
        return False
    quoted = [(one.start, one.end) for one in parsed.quotations if one.kind in ("direct", "mixed")]
    for sentence, doc in zip(parsed.sentences, parsed.docs, strict=True):
        for token in doc or ():
            if token.lower_ in (*_OWNERS, *_DOERS) and _fights(token, deeds, lexicon):
                start = sentence.start + token.idx
                if not any(first <= start < last for first, last in quoted):
                    return True
    return False


def _fights(token: Token, deeds: frozenset[str], lexicon: Lexicon) -> bool:
    if token.dep_ == "poss" and token.lower_ in _OWNERS:
        return lexicon.actor_class(token.head) == "forces" or lexicon.is_in(token.head, "military")
    return token.lower_ in _DOERS and token.dep_ in ("nsubj", "nsubjpass", "dobj") and base_form(token.head) in deeds


def owns_fighters(token: Token, lexicon: Lexicon) -> bool:
    """Whether "my" stands before soldiers ("my battalion"), so that it means the narrator's side."""
    return token.lower_ == "my" and lexicon.actor_class(token.head) == "forces"


def issuer(parsed: ParsedArticle, hits: Sequence[NameHit], setting: str, knowledge: Knowledge) -> str:
    """The forces that issue a statement of their own, or "": "Ministry of Defence, press statement. Ankara".

    Parameters
    ----------
    hits
        Known names; the last capital before the first sentence is where the statement was issued.
    setting
        Id of the state in which the story is set, taken where no capital is named.
    """
    body = next((sentence for sentence in parsed.sentences if sentence.kind == "body"), None)
    start = body.start if body is not None else 0
    head = parsed.article.text[:start].casefold()
    if not any(words in head for words in rule_table("actors", "reference")["narrator"]["issuers"]):
        return ""
    capitals = [hit.actor_id for hit in hits if hit.end <= start and hit.type == "capital"]
    state = capitals[-1] if capitals else setting
    forces = knowledge.forces_of(state) if state else ""
    return forces if forces != state else ""

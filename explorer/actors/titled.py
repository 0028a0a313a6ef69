"""Persons whom only their rank tells from towns: "Count Pappenheim", and then "Pappenheim"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from explorer.actors.candidates import Roster, make_id
from explorer.actors.lexicon import Lexicon
from explorer.actors.names import NameHit
from explorer.actors.persons import ranks
from explorer.records import Sentence

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token


def titled_persons(
    sentences: Sequence[tuple[Sentence, Doc]], hits: Sequence[NameHit], roster: Roster, lexicon: Lexicon
) -> Iterator[NameHit]:
    """Names that follow a rank somewhere in the article, wherever the parser does not take them for persons.

    Parameters
    ----------
    hits
        Known names, which are left alone.
    """
    taken = {position for hit in hits for position in range(hit.start, hit.end)}
    names = {token.text for _, doc in sentences for token in doc if _follows_rank(token, lexicon)}
    for sentence, doc in sentences:
        for token in doc:
            start = sentence.start + token.idx
            if token.text in names and start not in taken and _stands_alone(token):
                id_ = roster.add(make_id(token.text), token.text, "person")
                yield NameHit(start, start + len(token.text), id_, "discovered")


def _follows_rank(token: Token, lexicon: Lexicon) -> bool:
    """Whether a rank stands before the last word of a name, and no ship is called after it."""
    if not token.i or token.pos_ != "PROPN" or not _stands_alone(token):
        return False
    rank = token.nbor(-1)
    ship = rank.i > 0 and lexicon.actor_class(rank.nbor(-1)) == "vessels"
    body = token.lower_ in lexicon.words["never_persons"] or bool(lexicon.actor_class(token))
    return rank.text[:1].isupper() and rank.lower_.rstrip(".") in ranks() and not ship and not body


def _stands_alone(token: Token) -> bool:
    """Whether a word is a name by itself, and not a part of a longer one."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    more = after is not None and (after.pos_ == "PROPN" or after.lower_ == "of")
    before = token.nbor(-1) if token.i else None
    joined = before is not None and before.dep_ == "compound" and before.head.i == token.i
    given = joined and before is not None and before.ent_type_ == "PERSON"
    return token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and not more and not given and len(token.text) > 1

"""Persons who only share a last name with a known one: "Bashar al-Assad" is known, "Basil Assad" is not he."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.actors.candidates import Roster, make_id
from explorer.actors.lexicon import Lexicon
from explorer.actors.names import NameHit
from explorer.actors.persons import ranks
from explorer.records import Sentence

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token


def without_namesakes(
    hits: list[NameHit], sentences: list[tuple[Sentence, Doc]], roster: Roster, lexicon: Lexicon
) -> list[NameHit]:
    """The hits without last names that stand in the name of somebody else.

    Parameters
    ----------
    hits
        In text order, with offsets of the article.
    """
    persons = _persons(hits, sentences, lexicon)
    named = {position for hit in hits for position in range(hit.start, hit.end)}
    others: set[NameHit] = set()
    hits = [_as_person(hit, roster, persons[hit]) if hit in persons else hit for hit in hits]
    for sentence, doc in sentences:
        for hit in hits:
            if not sentence.start <= hit.start < sentence.end or roster.kind(hit.actor_id) != "person":
                continue
            span = doc.char_span(hit.start - sentence.start, hit.end - sentence.start)
            if span is not None and len(span) == 1 and _has_other_name(span[0], sentence.start, named, lexicon):
                others.add(hit)
    return [hit for hit in hits if hit not in others]


def _as_person(hit: NameHit, roster: Roster, words: str) -> NameHit:
    """The hit as one of a person whom no table knows."""
    return NameHit(hit.start, hit.end, roster.add(make_id(words), words, "person"), "discovered")


def _persons(hits: list[NameHit], sentences: list[tuple[Sentence, Doc]], lexicon: Lexicon) -> dict[NameHit, str]:
    """Capitals whose name an article gives to somebody with a title ("Lord Wellington"), with that name."""
    capitals = [hit for hit in hits if hit.type == "capital"]
    titled = {
        sentence.start + token.idx: token.text
        for sentence, doc in sentences
        for token in doc
        if token.i and token.nbor(-1).lower_.rstrip(".") in ranks()
    }
    names = {hit.actor_id: titled[hit.start] for hit in capitals if hit.start in titled}
    return {hit: names[hit.actor_id] for hit in capitals if hit.actor_id in names}


def _has_other_name(token: Token, offset: int, named: set[int], lexicon: Lexicon) -> bool:
    """Whether a first or a further last name stands beside a last name."""
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    given = before is not None and before.dep_ == "compound" and before.head.i == token.i
    further = after is not None and token.dep_ == "compound" and token.head.i == after.i
    return any(
        beside is not None
        and is_joined
        and beside.pos_ == "PROPN"
        and beside.ent_type_ == "PERSON"
        and offset + beside.idx not in named
        and not lexicon.actor_class(beside)
        and beside.lower_.rstrip(".") not in lexicon.words["titles"]
        for beside, is_joined in ((before, given), (after, further))
    )

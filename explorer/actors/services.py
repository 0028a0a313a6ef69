"""Whose service persons are in: "Ali Nur, a rebel commander", "SDF spokesman Mustafa Bali", "an army officer"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors.candidates import Candidate, Roster, make_id
from explorer.actors.lexicon import Lexicon, base_form, plural
from explorer.actors.spans import TokenHit

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

_BODIES = ("forces", "irregulars", "government")
_BEFORE = ("compound", "amod", "nmod")


def enlisted(
    found: Sequence[Candidate], doc: Doc, offset: int, hits: Sequence[TokenHit], roster: Roster, lexicon: Lexicon
) -> list[Candidate]:
    """Candidates of a sentence, with what says whom its persons serve.

    A name before the word for an office ("SDF spokesman Mustafa Bali") gives the person's affiliation at once; a
    noun there ("an army officer") is returned as a candidate of rule ``service``, which reference resolves.

    Parameters
    ----------
    found
        Candidates of the sentence, appositions joined.
    offset
        Where the parse starts in the article.
    hits
        Names in the sentence.
    """
    services = []
    for candidate in found:
        person = candidate.actor_id or candidate.fallback
        if roster.kind(person) != "person" or person in roster.knowledge.actors:
            continue
        office = _office(doc[candidate.token], lexicon)
        if office is None:
            continue
        if candidate.rule == "apposition" and candidate.fallback in roster.affiliation:  # "Nur, spokesman for the SDF"
            roster.affiliation.setdefault(person, roster.affiliation[candidate.fallback])
        named = _named_before(office, hits, roster)
        if named:
            military = lexicon.is_in(office, "military")
            roster.affiliation.setdefault(person, roster.knowledge.forces_of(named) if military else named)
        elif person not in roster.affiliation and (noun := _noun_before(office, lexicon)) is not None:
            services.append(_service(candidate, noun, offset, person, roster, lexicon))
    return [*services, *found]


def _office(token: Token, lexicon: Lexicon) -> Token | None:
    """The word for what somebody is: *spokesman* in "army spokesman Nur" and in "Nur, an army spokesman"."""
    if lexicon.is_in(token, "roles"):
        return token
    beside = [child for child in (*token.lefts, *token.rights) if child.dep_ in ("compound", "appos", "nmod")]
    if token.dep_ == "appos":
        beside.append(token.head)
    return next((child for child in beside if lexicon.is_in(child, "roles")), None)


def _before(office: Token) -> list[Token]:
    own = [child for child in office.lefts if child.dep_ in _BEFORE]
    same = [child for child in office.head.lefts if child.i < office.i] if office.dep_ == "compound" else []
    return [child for child in (*same, *own) if child.dep_ in _BEFORE and child.i < office.i]


def _named_before(office: Token, hits: Sequence[TokenHit], roster: Roster) -> str:
    """Whose name stands before an office."""
    for child in reversed(_before(office)):
        hit = next((one for one in hits if one.first <= child.i < one.last), None)
        if hit is not None and hit.type != "capital" and roster.kind(hit.actor_id) != "person":
            return hit.actor_id
    return ""


def _noun_before(office: Token, lexicon: Lexicon) -> Token | None:
    """The body of men that stands before an office as a common noun: *army* in "a Syrian army officer"."""
    nouns = [child for child in _before(office) if lexicon.actor_class(child) in _BODIES]
    return nouns[-1] if nouns else None


def _service(
    candidate: Candidate, noun: Token, offset: int, person: str, roster: Roster, lexicon: Lexicon
) -> Candidate:
    noun_class = lexicon.actor_class(noun)
    name = plural(base_form(noun)) if noun_class == "irregulars" else base_form(noun)
    start = offset + noun.idx
    return replace(
        candidate,
        start=start,
        end=start + len(noun.text),
        token=noun.i,
        actor_id="",
        how="nominal",
        rule="service",
        number="pl" if noun_class == "irregulars" else "any",
        descriptor=base_form(noun),
        noun_class=noun_class,
        definite=True,
        owner=-1,
        fallback=roster.add(make_id(name), name, lexicon.kinds[noun_class]),
        serves=person,
    )

"""Places named in an article: found, told from homonyms, and how events stand to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer.actors.agency import reading
from explorer.actors.gazetteer import Place, choose, cities_named, country_places, own_places
from explorer.actors.knowledge import Knowledge
from explorer.actors.known import Pattern
from explorer.actors.lexicon import Lexicon
from explorer.actors.names import NameFinder, NameHit
from explorer.actors.spans import on_tokens
from explorer.actors.toponyms import toponyms
from explorer.records import PlaceMention, Sentence
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.records.parses import Doc

_SHORTEST = 3  # letters; "Gao" is not looked for again, "Khan Touman" is
_LOOK_BACK = 60  # characters before a name in which the words of relation stand
_COMPASS = r"(?:(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)?|upper|lower|greater|downtown|nearby)"
_CONTAINED = re.compile(r"\s*(?:,|in|,\s*in)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}")
_QUALIFIER = re.compile(rf"(?:the\s+)?(?:{_COMPASS}\s+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    """A place's name in the text, with the places that have it.

    ``certain`` names count towards where the story is set; those that are not ``firm`` are places only
    if a gazetteer has one that fits the story.
    """

    start: int
    end: int
    homonyms: tuple[Place, ...]
    certain: bool
    firm: bool = True


def find_places(
    text: str,
    sentences: Iterable[tuple[Sentence, Doc]],
    hits: list[NameHit],
    knowledge: Knowledge,
    lexicon: Lexicon,
) -> tuple[PlaceMention, ...]:
    """The places of an article in text order.

    Parameters
    ----------
    hits
        Known names of actors, of which countries and capitals may be places.

    Notes
    -----
    Among homonyms the country named with the place decides, then the countries of the story
    (its places and its actors), then population. What cannot be decided keeps an empty ``place_id``.
    """
    named = list(_named(text, sentences, hits, knowledge, lexicon))
    named += _again(text, named, hits)
    named.sort(key=lambda name: (name.start, name.start - name.end))
    weights = _weights(named, hits, knowledge)
    found: list[PlaceMention] = []
    for index, name in enumerate(named):
        if found and name.start < found[-1].end:
            continue
        place = choose(name.homonyms, weights, within=_within(text, name, named[index + 1 : index + 3]))
        if place is not None or name.firm:
            found.append(_mention(text, name, place))
    return tuple(found)


def _named(
    text: str,
    sentences: Iterable[tuple[Sentence, Doc]],
    hits: list[NameHit],
    knowledge: Knowledge,
    lexicon: Lexicon,
) -> Iterator[_Named]:
    own = _own_finder().find(text)
    places = own_places()[1]
    taken = {position for hit in own for position in range(hit.start, hit.end)}
    capitals = {hit.start for hit in hits if hit.type == "capital"}
    longer = [hit for hit in hits if hit.type not in ("capital", "demonym") and hit.actor_id not in knowledge.countries]
    inside_names = {position for hit in longer for position in range(hit.start, hit.end)}
    organisations = _organisations(sentences)
    for hit in own:
        if hit.start not in capitals and hit.start not in inside_names and not _is_inside(hit, organisations):
            yield _Named(hit.start, hit.end, (places[hit.actor_id],), True)
    for sentence, doc in sentences:
        own_here = [hit for hit in hits if sentence.start <= hit.start < sentence.end]
        yield from _countries(sentence, doc, own_here, knowledge, lexicon)
        taken_here = taken | {p for hit in own_here for p in range(hit.start, hit.end)}
        yield from _others(sentence, doc, taken_here, lexicon)


def _again(text: str, named: list[_Named], hits: list[NameHit]) -> Iterator[_Named]:
    """Further mentions of what the article somewhere uses as a place."""
    spoken = {text[name.start : name.end]: name for name in named if name.firm and name.end - name.start > _SHORTEST}
    spans = [(name.start, name.end) for name in named] + [(hit.start, hit.end) for hit in hits]
    taken = {position for start, end in spans for position in range(start, end)}
    for hit in NameFinder(tuple(Pattern(words, words, "name") for words in spoken)).find(text) if spoken else ():
        if hit.start not in taken and hit.actor_id in spoken:
            known = spoken[hit.actor_id]
            yield _Named(hit.start, hit.end, known.homonyms, False)


def _organisations(sentences: Iterable[tuple[Sentence, Doc]]) -> list[tuple[int, int]]:
    """Spans that the recogniser takes for organisations."""
    return [
        (sentence.start + entity.start_char, sentence.start + entity.end_char)
        for sentence, doc in sentences
        for entity in doc.ents
        if entity.label_ == "ORG" and entity[-1].pos_ == "PROPN"
    ]


def _is_inside(hit: NameHit, spans: list[tuple[int, int]]) -> bool:
    """Whether a place is only the first part of a longer name ("Asia-Pacific Economic Cooperation")."""
    return any(start <= hit.start and hit.end < end for start, end in spans)


def _countries(
    sentence: Sentence, doc: Doc, hits: list[NameHit], knowledge: Knowledge, lexicon: Lexicon
) -> Iterator[_Named]:
    """Countries and capitals where they are places."""
    for hit, token_hit in zip(hits, on_tokens(hits, doc, sentence.start, knowledge), strict=False):
        if token_hit.type not in ("name", "acronym", "capital") or not token_hit.is_country:
            continue
        capital = token_hit.type == "capital"
        if reading(doc[token_hit.root], lexicon, capital=capital) == "actor":
            continue
        code = knowledge.countries[hit.actor_id]
        if capital:
            homonyms = cities_named(token_hit.text)
            homonyms = homonyms or tuple(p for p in own_places()[1].values() if p.name == token_hit.text)
        else:
            homonyms = tuple(place for place in (country_places().get(code),) if place)
        yield _Named(hit.start, hit.end, homonyms, True)


def _others(sentence: Sentence, doc: Doc, taken: set[int], lexicon: Lexicon) -> Iterator[_Named]:
    """Names that the sentence or a gazetteer says are places."""
    for name in toponyms(doc, lexicon):
        start = sentence.start + doc[name.first].idx
        end = sentence.start + doc[name.last - 1].idx + len(doc[name.last - 1])
        if any(position in taken for position in range(start, end)):
            continue
        homonyms = cities_named(doc[name.first : name.last].text)
        if name.firm or homonyms:
            yield _Named(start, end, homonyms, name.labelled, name.firm)


def _weights(named: list[_Named], hits: list[NameHit], knowledge: Knowledge) -> dict[str, float]:
    weights: dict[str, float] = {}
    for hit in hits:
        state = knowledge.country_of(hit.actor_id)
        if state and hit.type != "capital":
            weights[state] = weights.get(state, 0.0) + 1.0
    for name in named:
        if name.certain and len(name.homonyms) == 1 and name.homonyms[0].country:
            country = name.homonyms[0].country
            weights[country] = weights.get(country, 0.0) + 1.0
    return weights


def _within(text: str, name: _Named, following: list[_Named]) -> str:
    """ISO code of the country in "Marea, northern Syria" or "Marea in northern Syria"."""
    for other in following:
        between = text[name.end : other.start]
        if len(between) > 40 or not _CONTAINED.fullmatch(between) or not other.homonyms:
            continue
        if other.homonyms[0].kind in ("country", "region"):
            return other.homonyms[0].country
    return ""


def _mention(text: str, name: _Named, place: Place | None) -> PlaceMention:
    words = text[name.start : name.end]
    relation = relation_before(text, name.start)
    if place is None:
        return PlaceMention(name.start, name.end, words, "", words, relation)
    return PlaceMention(
        name.start,
        name.end,
        words,
        place.id,
        place.name,
        relation,
        place.country,
        place.latitude,
        place.longitude,
    )


def relation_before(text: str, start: int) -> str:
    """How an event stands to the place whose name begins at ``start``.

    Examples
    --------
    >>> relation_before("stationed just outside of Kobane", 26)
    'near'
    """
    before = " ".join(text[max(0, start - _LOOK_BACK) : start].split())
    before = _QUALIFIER.sub("", f"{before} ").strip()
    before = re.sub(
        r"(?:\b(?:the|its|their)\s*)?(?:\b\w+\s+){0,2}\b(?:town|city|village|port|capital|region|province|district|enclave|suburb|island)(?:\s+of)?$",
        "",
        before,
        flags=re.IGNORECASE,
    ).strip()
    before = re.sub(r"\b(?:the|a|an)$", "", before).strip()
    pattern, names = _relations()
    match = pattern.search(before)
    return names[match.lastgroup or ""] if match else "in"


@cache
def _relations() -> tuple[re.Pattern[str], dict[str, str]]:
    """One expression for all patterns, each a group, and what the groups mean.

    As all patterns stop at the end, the match that begins first is the longest one; of patterns that
    begin at the same place the first of the table is taken.
    """
    rows: list[dict[str, Any]] = rule_table("actors", "relations")["relation"]
    patterns = [(pattern, row["name"]) for row in rows for pattern in row["patterns"]]
    names = {f"r{number}": name for number, (_, name) in enumerate(patterns)}
    ways = "|".join(f"(?P<{group}>{pattern})" for group, (pattern, _) in zip(names, patterns, strict=True))
    return re.compile(rf"\b(?:{ways})$", re.IGNORECASE), names


@cache
def _own_finder() -> NameFinder:
    return NameFinder(own_places()[0])

"""One parsed sentence with the actors and places that stand in it, and the kinds of its nouns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from explorer.events.lexicon import lexicon
from explorer.records import Actor, ActorMention, ActorsFound, ParsedArticle, PlaceMention, Sentence

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

Mention = TypeVar("Mention", ActorMention, PlaceMention)

_ACTOR_KINDS = {
    "armed_group": ("forces", "insurgents"),
    "state_forces": ("forces", "state"),
    "state": ("forces", "state"),
    "coalition": ("forces", "state"),
    "person": ("person", "people"),
    "organisation": ("state", "people"),
    "media": ("media",),
    "civilians": ("people", "civilians"),
    "vessel": ("ship",),
    "other": ("people", "name"),
}
_ENTITY_KINDS = {
    "PERSON": ("person", "people"),
    "ORG": ("name",),
    "GPE": ("place", "name", "state"),
    "LOC": ("place",),
    "FAC": ("place",),
    "NORP": ("people", "forces", "name"),
    "PRODUCT": ("name",),
}
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_FOCUS = frozenset({"only", "even", "just", "also", "mainly", "mostly", "largely", "perhaps"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}h?")
_WHEN = ("DATE", "TIME")
_BELLIGERENT = ("armed_group", "state_forces")
_UNSURE = ("person", "organisation", "other")
"""Kinds of actor that are also given to towns and rivers that no table knows."""
_MODIFIERS = ("compound", "amod", "nmod", "poss", "nummod", "npadvmod")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its parse, and what is known of its words.

    Attributes
    ----------
    actors, places
        Token index to the mention that covers it.
    known
        Actor id to actor.
    tokens
        The tokens of the parse.
    at_war
        Whether the article tells of armed groups or the forces of a state, so that words of several senses
        have their warlike one.
    """

    sentence: Sentence
    doc: Doc
    actors: dict[int, ActorMention]
    places: dict[int, PlaceMention]
    known: dict[str, Actor]
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    at_war: bool = False
    _kinds: dict[int, frozenset[str]] = field(default_factory=dict, repr=False)
    _lemmas: dict[int, frozenset[str]] = field(default_factory=dict, repr=False)
    _company: list[frozenset[str]] = field(default_factory=list, repr=False)
    _plain: list[frozenset[str]] = field(default_factory=list, repr=False)
    _text: list[str] = field(default_factory=list, repr=False)
    _named_kinds: dict[int, frozenset[str]] = field(default_factory=dict, repr=False)
    _placed: list[Scene] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        if not self.tokens:
            object.__setattr__(self, "tokens", tuple(self.doc))

    def whole_text(self) -> str:
        """The words of the sentence as they were parsed."""
        if not self._text:
            self._text.append(self.doc.text)
        return self._text[0]

    def plain_words(self) -> frozenset[str]:
        """Plain forms of all words of the sentence, in small letters."""
        if not self._plain:
            self._plain.append(frozenset(token.lemma_.lower() for token in self.tokens))
        return self._plain[0]

    def kinds(self, token: Token) -> frozenset[str]:
        """Kinds of thing that a noun phrase with this head names."""
        if token.i not in self._kinds:
            self._kinds[token.i] = frozenset(self._find_kinds(token))
        return self._kinds[token.i]

    def lemmas(self, token: Token) -> frozenset[str]:
        """Head words of a noun phrase, as they stand and in their plain forms, with those of what it counts."""
        if token.i not in self._lemmas:
            heads = (token, *counted(token))
            forms = ((one.lemma_.lower(), one.lower_, one.lower_.removesuffix("s")) for one in heads)
            self._lemmas[token.i] = frozenset().union(*forms)
        return self._lemmas[token.i]

    def company(self) -> tuple[frozenset[str], frozenset[str]]:
        """Kinds and head words of all nouns, names and adjectives of the sentence."""
        if not self._company:
            words = [token for token in self.tokens if token.pos_ in ("NOUN", "PROPN", "ADJ")]
            self._company.append(frozenset().union(*(self.kinds(token) for token in words)))
            self._company.append(frozenset().union(*(self.lemmas(token) for token in words)))
        return self._company[0], self._company[1]

    def named_kinds(self, token: Token) -> frozenset[str]:
        """Kinds that the head word itself has, whoever is meant by the phrase."""
        if token.i not in self._named_kinds:
            kinds = _by_word(token).union(*(_by_word(inner) for inner in counted(token)))
            self._named_kinds[token.i] = kinds
        return self._named_kinds[token.i]

    def with_places(self, places_of: Callable[[Scene], dict[int, PlaceMention]]) -> Scene:
        """The same scene with the places that a function finds in it, which is asked once."""
        if not self._placed:
            self._placed.append(replace(self, places=places_of(self), _placed=[]))
        return self._placed[0]

    def can_act(self, token: Token) -> bool:
        """Whether the phrase names somebody who can do something."""
        return bool(
            self.kinds(token) & {"forces", "state", "people", "person", "civilians", "media", "ship", "pronoun", "name"}
        )

    def span(self, token: Token) -> tuple[int, int]:
        """Offsets in the article of the noun phrase with this head, without clauses that follow."""
        left, right = noun_phrase(token)
        end = self.doc[right].idx + len(self.doc[right].text)
        return self.sentence.start + self.doc[left].idx, self.sentence.start + end

    def text(self, start: int, end: int) -> str:
        """The words between two offsets of the article."""
        return self.whole_text()[start - self.sentence.start : end - self.sentence.start]

    def words(self, token: Token) -> str:
        """The noun phrase with this head."""
        left, right = noun_phrase(token)
        return self.doc[left : right + 1].text

    def _find_kinds(self, token: Token) -> set[str]:
        kinds = set(self._own_kinds(token))
        for inner in counted(token):
            kinds |= self._own_kinds(inner)
        if token.lower_ in _DIRECTIONS and token.i and token.nbor(-1).dep_ == "compound":
            kinds |= self._own_kinds(token.nbor(-1))  # "the gate west of the city" taken for one noun
        if token.pos_ == "PROPN" and any(_is_place_word(child) for child in token.rights if child.dep_ == "appos"):
            kinds = (kinds | {"place"}) - {"person", "people"}  # "Bama, the second biggest town"
        if any(child.lower_.rstrip(".") in lexicon().ship_prefixes for child in token.lefts):
            kinds |= {"ship"}
            kinds -= {"person", "people"}
        if token.pos_ == "PROPN" and any(
            "ship" in _by_word(child) for child in token.lefts if child.dep_ == "compound"
        ):
            kinds = (kinds | {"ship"}) - {"person", "people"}  # "the cruiser General Belgrano"
        return kinds

    def _own_kinds(self, token: Token) -> set[str]:
        mention, place = self.actors.get(token.i), self.places.get(token.i)
        kinds: set[str] = set()
        if token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "VERB", "NUM", "DET") or (
            token.tag_.startswith("NN") or token.dep_ == "dobj"
        ):
            kinds |= _by_word(token)
        if token.like_num or token.tag_ == "CD":
            kinds.add("number")
        if mention is not None and mention.how not in ("people",):
            actor = self.known.get(mention.actor_id)
            kinds |= set(_ACTOR_KINDS.get(actor.kind, ("forces",))) if actor is not None else {"forces"}
            if mention.how == "discovered" and token.pos_ == "PROPN" and actor is not None and actor.kind in _UNSURE:
                kinds.add("name")
        elif mention is not None:
            kinds |= {"people"}
        if place is not None:
            kinds.add("place")
        if token.lower_ in ("it", "which", "that"):
            kinds.add("pronoun_it")
        if not kinds - {"pronoun", "number"} or token.pos_ == "PROPN":
            if token.ent_type_ and mention is None and place is None:
                kinds |= set(_ENTITY_KINDS.get(token.ent_type_, ())) if not _is_bare_person(token) else {"name"}
            elif token.pos_ == "PROPN" and not kinds:
                kinds.add("name")
        if not kinds and token.pos_ == "NOUN" and any(one.i in self.places for one in _compounds(token)):
            kinds.add("place")  # "the Drass sub-sector"
        return kinds


def _compounds(token: Token) -> list[Token]:
    return [child for child in token.lefts if child.dep_ in ("compound", "nmod")]


def _is_bare_person(token: Token) -> bool:
    """Whether the entity recogniser calls a single capitalised word a person: it often is a town."""
    first = last = token.i
    while first and not token.doc[first - 1].whitespace_:
        first -= 1  # "Al-Qaim" is one word
    while last + 1 < len(token.doc) and not token.doc[last].whitespace_ and not token.doc[last + 1].is_punct:
        last += 1
    neighbours = [token.doc[i] for i in (first - 1, last + 1) if 0 <= i < len(token.doc)]
    return token.ent_type_ == "PERSON" and not any(one.ent_type_ == "PERSON" for one in neighbours)


def _is_place_word(token: Token) -> bool:
    return "place" in _by_word(token)


def _by_word(token: Token) -> frozenset[str]:
    return _kinds_of(token.lower_, token.lemma_.lower())


@cache
def _kinds_of(lower: str, lemma: str) -> frozenset[str]:
    table = lexicon().kinds
    kinds: frozenset[str] = frozenset()
    for word in (lower, lemma, lower.removesuffix("s"), lower.removesuffix("es")):
        kinds |= table.get(word, frozenset())
    return kinds


def scenes(parsed: ParsedArticle, found: ActorsFound) -> Iterator[Scene]:
    """The parsed sentences that can hold claims, in reading order.

    Bylines, datelines and verbatim copies of earlier sentences are left out.
    """
    known = {actor.id: actor for actor in found.actors}
    at_war = any(actor.kind in _BELLIGERENT and "police" not in actor.name.lower() for actor in found.actors)
    for sentence, doc in zip(parsed.sentences, parsed.docs, strict=True):
        if doc is None or sentence.repeats is not None or sentence.kind in ("byline", "dateline"):
            continue
        tokens = tuple(doc)
        edges = [token.idx for token in tokens], [token.idx + len(token) for token in tokens]
        actors = _cover(edges, sentence, [mention for mention in found.mentions if _inside(mention, sentence)])
        places = _cover(edges, sentence, [mention for mention in found.places if _inside(mention, sentence)])
        yield Scene(sentence, doc, actors, places, known, tokens, at_war)


def counted(token: Token) -> list[Token]:
    """What a partitive or a number counts: "fighters" in "dozens of fighters"."""
    if token.lemma_.lower() not in lexicon().partitive and not token.like_num:
        return []
    complements = (child for child in token.children if child.lower_ == "of")
    return [inner for child in complements for inner in child.children if inner.dep_ == "pobj"]


def noun_phrase(token: Token) -> tuple[int, int]:
    """First and last token of the noun phrase, with "of" and place complements but no clauses."""
    left = min(
        [
            token.i,
            *(
                child.left_edge.i
                for child in token.lefts
                if child.dep_ not in ("relcl", "acl", "punct", "preconj", "cc")
            ),
        ]
    )
    right = token.i
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i - right <= 1:
            nouns = [inner for inner in child.children if inner.dep_ == "pobj" and inner.tag_ != "VBG"]
            right = max([right, *(noun_phrase(inner)[1] for inner in nouns)])
        elif child.dep_ in ("nummod", "case") and child.i - right <= 1:
            right = child.i
    for first in token.doc.tokens[left : token.i]:
        if not (first.is_punct or first.is_space or is_clock(first.text) or first.lower_ in _FOCUS):
            break
        left += 1
    return _after_date(token, left), right


def _after_date(token: Token, left: int) -> int:
    """Where a phrase begins that the parser has joined to a date before it: *jets* in "on 8 June jets bombed it"."""
    if token.ent_type_ in _WHEN:
        return left
    dated = [one for one in token.doc.tokens[left : token.i] if one.ent_type_ in _WHEN]
    return dated[-1].i + 1 if any(not one.like_num and one.tag_ != "CD" for one in dated) else left


def is_clock(words: str) -> bool:
    """Whether the words are the time of an entry ("19:00"), which the parser may take into the phrase after it."""
    return words[:1].isdigit() and bool(_CLOCK.fullmatch(words))


def _inside(mention: ActorMention | PlaceMention, sentence: Sentence) -> bool:
    return sentence.start <= mention.start and mention.end <= sentence.end


def _cover(edges: tuple[list[int], list[int]], sentence: Sentence, mentions: list[Mention]) -> dict[int, Mention]:
    """Token index to the shortest mention over it; ``edges`` are the starts and the ends of the tokens."""
    starts, ends = edges
    covered: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda one: one.end - one.start):
        low, high = mention.start - sentence.start, mention.end - sentence.start
        for index in range(bisect_right(ends, low), len(starts)):
            if starts[index] >= high:
                break
            covered.setdefault(index, mention)
    return covered

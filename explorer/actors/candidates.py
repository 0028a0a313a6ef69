"""Mentions in the making: what a phrase says of its actor before reference is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from explorer.actors.knowledge import Knowledge
from explorer.records import Actor, ActorMention

How = Literal["name", "nominal", "pronoun", "discovered", "demonym", "people"]
Number = Literal["sg", "pl", "any"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may refer to an actor.

    Attributes
    ----------
    start, end
        Characters of the article, half-open.
    sentence, token
        Index of the sentence and of the head token in its parse.
    actor_id
        Empty while (or if) it is not resolved.
    descriptor
        Lower-case lemmas of a nominal ("jihadi group"), by which reference is resolved.
    noun_class
        Class of its head noun in ``rules/nouns.toml``, or "".
    owner
        Token index of a possessor whose forces or people are meant, or -1.
    fallback
        Actor that is meant if the nominal refers to none mentioned before; may be "".
    serves
        Id of the person whose service the words tell ("army" in "an army officer"), or "".
    """

    start: int
    end: int
    sentence: int
    token: int
    actor_id: str
    how: How
    rule: str
    score: float
    number: Number = "any"
    descriptor: str = ""
    noun_class: str = ""
    definite: bool = False
    owner: int = -1
    fallback: str = ""
    serves: str = ""

    def mention(self, text: str) -> ActorMention:
        """The record that is handed on."""
        words = text[self.start : self.end]
        return ActorMention(self.start, self.end, words, self.actor_id, self.how, self.rule, round(self.score, 2))


@dataclass
class Roster:
    """The actors of one article: those known that it names and those discovered in it.

    Attributes
    ----------
    discovered
        Id to actor.
    affiliation
        Id of a discovered actor to the id of the actor for which it acts or speaks.
    """

    knowledge: Knowledge
    discovered: dict[str, Actor] = field(default_factory=dict)
    affiliation: dict[str, str] = field(default_factory=dict)

    def add(self, id_: str, name: str, kind: str, *, affiliation: str = "", aliases: tuple[str, ...] = ()) -> str:
        """Enter a discovered actor, once, and return its id; known ids are returned as they are."""
        if not id_ or id_ in self.knowledge.actors:
            return id_
        if affiliation and affiliation != id_:
            self.affiliation.setdefault(id_, affiliation)
        if id_ not in self.discovered:
            sides = tuple(dict.fromkeys(spell.side for spell in self.knowledge.spells(affiliation)))
            self.discovered[id_] = Actor(id_, name, kind, sides, False, aliases)
        return id_

    def arm(self, actor_id: str) -> str:
        """Take a discovered organisation that has fighters for an armed group; return its id."""
        found = self.discovered.get(actor_id)
        if found is not None and found.kind == "organisation":
            self.discovered[actor_id] = replace(found, kind="armed_group")
        return actor_id

    def kind(self, actor_id: str) -> str:
        """Kind of an actor of either sort; "" if it is not here."""
        known = self.knowledge.actors.get(actor_id)
        if known is not None:
            return known.kind
        found = self.discovered.get(actor_id)
        return found.kind if found else ""

    def spoken_for(self, actor_id: str) -> str:
        """The actor for which a person or an organ acts, as "we" in its mouth means it."""
        actor_id = self.affiliation.get(actor_id, actor_id)
        known = self.knowledge.actors.get(actor_id)
        if known is not None and known.kind == "person" and known.part_of:
            return known.part_of
        return actor_id

    def allegiance(self, actor_id: str) -> str:
        """The known actor whose sides a discovered one shares; the actor itself when it is known."""
        return self.affiliation.get(actor_id, actor_id)

    def name(self, actor_id: str) -> str:
        """Name of an actor of either sort."""
        return self.actor(actor_id).name

    def actor(self, actor_id: str) -> Actor:
        """The record of an actor of either sort."""
        if actor_id in self.knowledge.actors:
            return self.knowledge.record(actor_id)
        return self.discovered[actor_id]


def make_id(words: str) -> str:
    """An id from words: capitals, digits and underscores.

    Examples
    --------
    >>> make_id("M/V Galaxy Leader")
    'MV_GALAXY_LEADER'
    """
    plain = "".join(_ascii(character) for character in words.replace("/", "").replace("'s ", " ").replace("’s ", " "))
    return "_".join(part for part in plain.upper().split("_") if part)


def _ascii(character: str) -> str:
    import unicodedata

    if character.isascii():
        return character if character.isalnum() else ("" if character in ".'" else "_")
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() and base.isalnum() else ("" if character in "’ʿ" else "_")

"""Whom an actor noun means with a name before it: "Azerbaijani troops", "Kurdish YPG fighters"."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.actors.belonging import is_victim
from explorer.actors.candidates import How, Roster, make_id
from explorer.actors.discourse import ARMED
from explorer.actors.lexicon import Lexicon, base_form, lemmas, plural
from explorer.actors.phrases import Phrase
from explorer.actors.spans import TokenHit


@dataclass(frozen=True, slots=True)
class Qualified:
    """An actor and how sure it is."""

    actor_id: str
    how: How
    rule: str
    score: float


@dataclass(frozen=True)
class Qualifier:
    """Finds the actor of a noun of a class with a name before it."""

    roster: Roster
    lexicon: Lexicon

    def actor(self, phrase: Phrase, noun_class: str, hit: TokenHit) -> Qualified:
        """The actor that a noun means with a name.

        Notes
        -----
        A state's troops are its forces and its ministry is the state; its officer is a person who
        speaks for it; its civilians, ships and rebels are actors of their own. With the name of an
        armed group every such noun means the group, but for persons, people and ships.
        """
        knowledge, kind = self.roster.knowledge, self.roster.kind(hit.actor_id)
        whole: How = "demonym" if hit.type in ("demonym", "people") else "name"
        if noun_class == "people":
            return Qualified(self.enter(f"{hit.text} civilians", "civilians"), "people", "people_of", 0.7)
        if noun_class == "roles":
            return self._role(phrase, hit)
        if noun_class == "vessels":
            return self._ship(phrase, hit)
        if kind in ARMED or (kind not in ("state", "person", "other") and noun_class == "groups"):
            return Qualified(hit.actor_id, whole, "qualified", 0.9)
        if kind == "organisation" and hit.type == "discovered" and noun_class in ("forces", "irregulars"):
            return Qualified(self.roster.arm(hit.actor_id), whole, "qualified", 0.8)
        if noun_class == "forces":
            return Qualified(knowledge.forces_of(hit.actor_id), whole, "forces_of", 0.9)
        if noun_class == "government" and kind in ("state", "other"):
            return Qualified(hit.actor_id, whole, "government_of", 0.9)
        if noun_class == "irregulars" and kind == "other" and knowledge.forces_of(hit.actor_id) != hit.actor_id:
            return Qualified(knowledge.forces_of(hit.actor_id), whole, "forces_of", 0.8)
        known = self._named_so(phrase, hit) if noun_class == "irregulars" else ""
        if known:
            return Qualified(known, whole, "known_description", 0.9)
        affiliation = hit.actor_id if kind not in ("state", "other") else ""
        name = f"{hit.text} {self.noun(phrase, noun_class)}"
        id_ = self.enter(name, self.lexicon.kinds[noun_class], affiliation)
        return Qualified(id_, "discovered", "qualified", 0.6)

    def noun(self, phrase: Phrase, noun_class: str) -> str:
        """The noun by which an actor is called: people and fighters in the plural, others as they stand."""
        noun = base_form(phrase.core_token)
        if noun_class in ("people", "irregulars"):
            return plural(noun)
        if noun_class == "roles":
            pair = lemmas(phrase.core_token)[0]
            return pair if pair in self.lexicon.classes["roles"] else noun
        return noun if noun_class == "vessels" else str(phrase.core_token.lower_)

    def bare_noun(self, phrase: Phrase, noun_class: str) -> str:
        """The noun after a name that is no known one: "Varnian troops" and "Varnian soldiers" are one actor."""
        before = phrase.doc[phrase.first : phrase.core]
        named = any(token.text[:1].isupper() and token.pos_ in ("PROPN", "ADJ") for token in before)
        plain = base_form(phrase.core_token) in self.lexicon.words["plain_forces"]
        return "forces" if noun_class == "forces" and named and plain else self.noun(phrase, noun_class)

    def enter(self, name: str, kind: str, affiliation: str = "") -> str:
        """Enter a discovered actor by its name and return its id."""
        return self.roster.add(make_id(name), name, kind, affiliation=affiliation)

    def _named_so(self, phrase: Phrase, hit: TokenHit) -> str:
        """The known actor of "Syrian rebel fighters", which the table has as "Syrian rebels"."""
        for token in phrase.doc[hit.last : phrase.core + 1]:
            known = self.roster.knowledge.by_surface.get(f"{hit.text} {plural(base_form(token))}")
            if known:
                return known
        return ""

    def _role(self, phrase: Phrase, hit: TokenHit) -> Qualified:
        """An officer speaks for the forces, a minister for the state."""
        if self.lexicon.is_in(phrase.core_token, "belonging") and self.roster.kind(hit.actor_id) in ARMED:
            return Qualified(hit.actor_id, "name", "qualified", 0.8)
        military = self.lexicon.is_in(phrase.core_token, "military")
        if self.lexicon.is_in(phrase.core_token, "ranks") and is_victim(phrase.head_token):
            return Qualified(self.roster.knowledge.forces_of(hit.actor_id), "demonym", "fallen", 0.8)
        side = self.roster.knowledge.forces_of(hit.actor_id) if military else hit.actor_id
        return Qualified(
            self.enter(f"{hit.text} {self.noun(phrase, 'roles')}", "person", side), "discovered", "role", 0.7
        )

    def _ship(self, phrase: Phrase, hit: TokenHit) -> Qualified:
        if self.roster.kind(hit.actor_id) in ARMED:
            return Qualified(hit.actor_id, "name", "qualified", 0.8)
        if self.lexicon.is_in(phrase.core_token, "military"):
            return Qualified(self.roster.knowledge.navy_of(hit.actor_id), "demonym", "warship", 0.8)
        return Qualified(
            self.enter(f"{hit.text} {self.noun(phrase, 'vessels')}", "vessel"), "discovered", "vessel", 0.5
        )

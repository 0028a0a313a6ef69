"""From a noun phrase and the names inside it to the actor it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors.agency import may_refer, reading
from explorer.actors.belonging import is_victim
from explorer.actors.candidates import Candidate, How, Number, make_id
from explorer.actors.discourse import ARMED
from explorer.actors.lexicon import base_form, is_military
from explorer.actors.phrases import Phrase, is_body_of_men, is_deed, is_plural
from explorer.actors.possessions import Possessions
from explorer.actors.qualifying import Qualified
from explorer.actors.spans import TokenHit

if TYPE_CHECKING:
    from explorer.records.parses import Token


class Linker(Possessions):
    """Links all phrases of one sentence."""

    def link(self, phrase: Phrase) -> Iterator[Candidate]:
        """The candidates that a phrase gives: itself, and the doers that its modifiers name."""
        phrase = self._with_acronym(phrase)
        core = phrase.core_token
        covering = next((hit for hit in self.hits if hit.first <= phrase.core < hit.last), None)
        if covering is not None and covering.root not in (phrase.head, phrase.core):
            return
        if any(hit.first < phrase.first < hit.last for hit in self.hits):
            return  # the tail of a name: "… Observatory for Human Rights group"
        inside = [hit for hit in self.hits if phrase.first <= hit.first and hit.last <= phrase.core]
        inside = [hit for hit in inside if not self._is_owned_by_possessor(hit, phrase)]
        noun_class = self._class_of(phrase, inside)
        if covering is not None:
            yield from self._named(phrase, covering, inside)
        elif noun_class and inside and not self._fights_for_group(phrase, noun_class):
            yield from self._qualified(phrase, noun_class, inside)
        elif phrase.core in self.place_tokens:
            return
        elif noun_class and not is_deed(phrase):
            yield self._described(phrase, noun_class)
        elif inside:
            yield from self._possessions(phrase, inside)
        elif self._names_owner(phrase):
            yield self._nominal_owner(phrase)
        elif core.lower_ in ("another", "others") and not _has_number(phrase):
            yield self._at(phrase.first, phrase.last, phrase.head, "", "nominal", "another", 0.0, descriptor="another")
        elif core.lower_ in self.lexicon.words["ordinals_of_two"]:
            yield self._nominal(phrase, "", core.lower_, definite=True)
        elif core.lower_ == "others":
            yield replace(self._counted(phrase), actor_id="", descriptor="another", fallback="CIVILIANS")
        elif core.pos_ == "NUM" or self._stands_for_people(phrase):
            yield self._counted(phrase)

    def _class_of(self, phrase: Phrase, inside: list[TokenHit]) -> str:
        """Class of actors that the core of a phrase names; "" for things and deeds."""
        core = phrase.core_token
        noun_class = self.lexicon.actor_class(core)
        state = bool(inside) and self.roster.kind(inside[-1].actor_id) in ("state", "other")
        if noun_class == "irregulars" and state and self.lexicon.is_in(core, "military"):
            return "forces"  # "Nigerian bombers"
        if not noun_class and self.lexicon.is_in(core, "bodies") and not self._is_for_relief(phrase):
            armed = state or not inside or self.roster.kind(inside[-1].actor_id) in ARMED
            return ("forces" if armed else "groups") if inside else "bodies"
        if noun_class == "government" and self._shares_forces(core):
            return "forces"  # "Ivorian government and UN forces"
        return noun_class

    def _fights_for_group(self, phrase: Phrase, noun_class: str) -> bool:
        """Whether fighters with a nation's name are those of a group: "Greek Cypriot fighters of EOKA"."""
        group = self.belonging.owner(phrase, noun_class) if noun_class == "irregulars" else ""
        return self.roster.kind(group) in ARMED

    def _shared_name(self, phrase: Phrase, noun_class: str) -> str:
        """The nation whose name before the first of two nouns is that of both: "Moroccan tanks and infantry"."""
        token = phrase.head_token
        first = token.head
        bare = all(child.dep_ in ("cc", "punct") for child in token.lefts)
        if token.dep_ != "conj" or not bare or noun_class != "forces":
            return ""
        if not (self.lexicon.actor_class(first) == "forces" or is_military(first, self.lexicon)):
            return ""
        before = {first.i, *(child.i for child in first.lefts)}
        hit = next((hit for hit in self.hits if hit.root in before), None)
        if hit is None or hit.type == "capital":
            return ""
        return self.roster.knowledge.state_of(hit.actor_id)

    def _is_for_relief(self, phrase: Phrase) -> bool:
        """Whether a convoy carries no fighters: "an aid convoy"."""
        return any(token.lower_ in self.lexicon.words["relief"] for token in phrase.doc[phrase.first : phrase.core])

    def _shares_forces(self, token: Token) -> bool:
        """Whether a noun only qualifies the forces that are coordinated with it."""
        plain = not any(child.dep_ in ("det", "poss") for child in token.lefts)
        other = next((child for child in token.rights if child.dep_ == "conj"), None)
        shared = other is not None and base_form(other) in self.lexicon.words["plain_forces"]
        return bool(plain and shared and other is not None and not any(child.dep_ == "det" for child in other.lefts))

    def _with_acronym(self, phrase: Phrase) -> Phrase:
        """The phrase with a name before it that the tagger took for a verb: "IS militants"."""
        for hit in self.hits:
            if hit.last == phrase.first and self.doc[hit.root].pos_ in ("AUX", "VERB", "ADP", "PRON", "SCONJ"):
                return replace(phrase, first=hit.first)
        return phrase

    def leftovers(self, found: list[Candidate]) -> Iterator[Candidate]:
        """Names of actors that no phrase gave, because the parse is odd there."""
        covered = {position for candidate in found for position in range(candidate.start, candidate.end)}
        for hit in self.hits:
            if hit.type == "demonym" and self._is_before_deed(hit):
                forces = self.roster.knowledge.forces_of(hit.actor_id)
                yield self._at(hit.first, hit.last, hit.root, forces, "demonym", "owner_of_deed", 0.8)
            if hit.is_country or hit.type not in ("name", "acronym", "discovered"):
                continue
            if self.offset + self.doc[hit.root].idx not in covered:
                yield self._at(hit.first, hit.last, hit.root, hit.actor_id, "name", hit.rule, 0.8 * hit.score)

    def _is_before_deed(self, hit: TokenHit) -> bool:
        """Whether the parser has taken a deed for a verb of which a people is the subject ("Ukrainian shelling")."""
        token = self.doc[hit.root]
        if token.dep_ not in ("nsubj", "csubj") or token.pos_ not in ("ADJ", "PROPN") or hit.last >= len(self.doc):
            return False
        deed = self.doc[hit.last]
        return deed.tag_ == "VBG" and token in (deed.head, *deed.lefts)

    def pronouns(self) -> Iterator[Candidate]:
        """The pronouns of the sentence that can stand for an actor."""
        for token in self.doc:
            rule = self.lexicon.pronouns.get(token.lower_)
            if (
                rule is None
                or any(hit.first <= token.i < hit.last for hit in self.hits)  # "Francis I"
                or token.tag_ not in ("PRP", "PRP$")
                or not may_refer(token, self.lexicon.agency.patient_verbs)
            ):
                continue
            number: Number = "pl" if rule.number == "pl" else "sg"
            yield self._at(token.i, token.i + 1, token.i, "", "pronoun", "pronoun", 0.0, number=number)

    # The phrase's head is a name.

    def _named(self, phrase: Phrase, hit: TokenHit, inside: list[TokenHit]) -> Iterator[Candidate]:
        token = phrase.doc[hit.root]
        kind = self.roster.kind(hit.actor_id)
        if hit.type == "capital" or (kind == "state" and hit.type == "name" and hit.is_country):
            how_read = reading(phrase.head_token, self.lexicon, capital=hit.type == "capital")
            if how_read == "place":
                return
            yield self._country(phrase, hit, 0.6 if how_read == "both" else 0.9)
            return
        if hit.type in ("demonym", "people"):
            yield self._people(phrase, hit, token)
            return
        if hit.type == "discovered" and kind == "state_forces" and (unit := self._unit(phrase, hit)) is not None:
            yield unit
            return
        how: How = "discovered" if hit.type == "discovered" else "name"
        joined = self._coordinated([*inside, hit])
        first = hit.first if joined else min(phrase.first, hit.first)
        last = max(phrase.last, hit.last)
        several = is_plural(phrase.core_token) and self.lexicon.actor_class(phrase.core_token) in (
            "forces",
            "irregulars",
        )
        number: Number = "sg" if kind == "person" else ("pl" if several else "any")
        yield self._at(first, last, phrase.head, hit.actor_id, how, hit.rule, hit.score, number=number)
        noun_class = self.lexicon.actor_class(phrase.core_token)
        for other in joined[:-1]:
            other_id = self.qualifier.actor(phrase, noun_class, other).actor_id if noun_class else other.actor_id
            yield self._at(other.first, last, phrase.head, other_id, "demonym", "coordination", 0.8)

    def _unit(self, phrase: Phrase, hit: TokenHit) -> Candidate | None:
        """A numbered part of an army that is named with it: "the 7th Brigade of the army", "its 3rd Division"."""
        army = self.belonging.owner(phrase, "forces")
        if army and army != hit.actor_id:
            army = self.roster.knowledge.forces_of(self.roster.spoken_for(army))
            return self._at(phrase.first, phrase.last, phrase.head, army, "name", "affiliated", 0.8)
        if phrase.owner < 0 or phrase.owner >= hit.last:
            return None
        unit = self._nominal(phrase, "forces", hit.text.lower(), owner=phrase.owner)
        return replace(unit, number="any", fallback=hit.actor_id)

    def _people(self, phrase: Phrase, hit: TokenHit, token: Token) -> Candidate:
        """ "Azerbaijanis", "two Israelis", "the Japanese"."""
        counted = any(
            (child.dep_ in ("nummod", "det") and child.pos_ == "NUM") or child.lower_ in ("a", "an")
            for child in token.lefts
        )
        if counted and self.roster.kind(hit.actor_id) == "state":
            word = hit.text if not hit.text.endswith("s") else hit.text[:-1]
            id_ = self.roster.add(f"{make_id(word)}_CIVILIANS", f"{word} civilians", "civilians")
            return self._at(phrase.first, phrase.last, phrase.head, id_, "people", "counted_people", 0.5, number="pl")
        number: Number = "pl" if hit.type == "people" or is_plural(token) else "any"
        forces = self.roster.knowledge.forces_of(hit.actor_id) if self._wages_war(token) else hit.actor_id
        return self._at(phrase.first, phrase.last, phrase.head, forces, "demonym", "people", 0.7, number=number)

    def _wages_war(self, token: Token) -> bool:
        """Whether a people does, or suffers, what only its forces do: "the Finns stormed the ridge"."""
        while token.dep_ == "conj":
            token = token.head
        verb = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "agent" else token.head
        argument = token.dep_ in ("nsubj", "dobj", "nsubjpass", "pobj")
        verbs = [verb, *(child for child in verb.rights if child.dep_ in ("conj", "xcomp") and child.pos_ == "VERB")]
        return argument and any(base_form(one) in self.lexicon.words["warlike"] for one in verbs)

    def _country(self, phrase: Phrase, hit: TokenHit, score: float) -> Candidate:
        """A country or its capital that acts; what its weapons do, its forces do.

        "Israel's airstrike" is of its forces as "the Israeli airstrike" is, and so is "US airstrikes"
        where the parser takes "airstrikes" for the verb.
        """
        token, doc = phrase.head_token, phrase.doc
        followed = hit.last < len(doc) and token.head.i == hit.last and self.lexicon.is_in(doc[hit.last], "military")
        if followed or (token.dep_ == "poss" and self.lexicon.is_in(token.head, "military")):
            forces = self.roster.knowledge.forces_of(hit.actor_id)
            return self._at(hit.first, hit.last, phrase.head, forces, "demonym", "owner_of_deed", 0.85)
        rule = "metonym" if hit.type == "capital" else "country"
        return self._at(hit.first, hit.last, phrase.head, hit.actor_id, "name", rule, score)

    # The head is an actor noun with names before it.

    def _qualified(self, phrase: Phrase, noun_class: str, inside: list[TokenHit]) -> Iterator[Candidate]:
        chosen = self._chosen(inside)
        meant = self.qualifier.actor(phrase, noun_class, chosen)
        number: Number = "pl" if is_plural(phrase.core_token) else "any"
        joined = self._coordinated(inside)
        first = joined[-1].first if joined and chosen is joined[-1] else phrase.first
        yield self._meant(phrase, first, meant, number, noun_class)
        for other in joined:
            if other is not chosen:
                also = replace(self.qualifier.actor(phrase, noun_class, other), rule="coordination")
                yield self._meant(phrase, other.first, also, number, noun_class)

    def _meant(self, phrase: Phrase, first: int, meant: Qualified, number: Number, noun_class: str) -> Candidate:
        return self._at(
            first,
            phrase.last,
            phrase.head,
            meant.actor_id,
            meant.how,
            meant.rule,
            meant.score,
            number=number,
            noun_class=noun_class,
        )

    def _chosen(self, inside: list[TokenHit]) -> TokenHit:
        """The name nearest the head that is no state, else the name nearest the head."""
        groups = [hit for hit in inside if not hit.is_country and hit.type != "capital"]
        specific = [hit for hit in groups if hit.type in ("name", "acronym", "discovered")]
        return (specific or groups or inside)[-1]

    # The head is an actor noun by itself.

    def _described(self, phrase: Phrase, noun_class: str) -> Candidate:
        core = phrase.core_token
        descriptor = self._descriptor(phrase)
        if noun_class == "forces" and self.lexicon.actor_class(core) == "government":
            descriptor = f"{descriptor} force"
        owned = phrase.owner >= 0 and noun_class in ("forces", "irregulars")  # "Assad's forces, with Russian support"
        affiliation = "" if owned else self.belonging.owner(phrase, noun_class) or self._shared_name(phrase, noun_class)
        single = noun_class in ("roles", "vessels") or self._is_one_man(phrase, noun_class)
        number: Number = "pl" if is_plural(core) else ("sg" if single else "any")
        definite = any(child.lower_ in self.lexicon.words["definite"] for child in phrase.head_token.lefts)
        if is_body_of_men(phrase.head_token, core, self.lexicon) and core is not phrase.head_token and not affiliation:
            return self._nominal(phrase, "irregulars", "fighter", definite=True)
        if noun_class == "bodies":
            return self._nominal(phrase, noun_class, descriptor, definite=definite, owner=phrase.owner)
        if noun_class == "roles" and not affiliation and not definite and phrase.owner < 0 and self._is_fallen(phrase):
            return self._nominal(phrase, "forces", "soldier")
        at_sea = noun_class == "vessels" and self.roster.kind(affiliation) in ARMED
        if affiliation and (at_sea or noun_class in ("forces", "irregulars", "government", "people")):
            spoken = self.roster.spoken_for(affiliation)
            id_ = spoken if noun_class == "government" else self.roster.knowledge.forces_of(affiliation)
            id_ = self.roster.arm(id_) if noun_class == "irregulars" else id_
            return self._at(phrase.first, phrase.last, phrase.head, id_, "name", "affiliated", 0.8, number=number)
        how: How = "people" if noun_class == "people" else "nominal"
        name = self._discovered_name(phrase, descriptor, noun_class)
        fallback = self.qualifier.enter(name, self.lexicon.kinds[noun_class], affiliation)
        return self._at(
            phrase.first,
            phrase.last,
            phrase.head,
            "",
            how,
            f"noun_{noun_class}",
            0.5,
            number=number,
            noun_class=noun_class,
            descriptor=descriptor,
            definite=definite,
            owner=phrase.owner,
            fallback=fallback,
        )

    def _is_one_man(self, phrase: Phrase, noun_class: str) -> bool:
        """Whether "he" may be the one of whom a phrase speaks: "a gunman", "one soldier"."""
        one = any(child.lower_ in ("a", "an", "one") for child in phrase.head_token.lefts)
        several = base_form(phrase.core_token) in self.lexicon.words["collectives"]
        return one and not several and noun_class in ("irregulars", "people") and phrase.core == phrase.head

    def _nominal(
        self, phrase: Phrase, noun_class: str, descriptor: str, *, definite: bool = False, owner: int = -1
    ) -> Candidate:
        """A description that says nothing of its actor if it takes up none."""
        return self._at(
            phrase.first,
            phrase.last,
            phrase.head,
            "",
            "nominal",
            f"noun_{noun_class}",
            0.5,
            number="pl" if noun_class == "forces" else "any",
            noun_class=noun_class,
            descriptor=descriptor,
            definite=definite,
            owner=owner,
        )

    def _is_fallen(self, phrase: Phrase) -> bool:
        """Whether an officer or a sergeant is one of the losses of his army, and not somebody who speaks."""
        return self.lexicon.is_in(phrase.core_token, "ranks") and is_victim(phrase.head_token)

    def _descriptor(self, phrase: Phrase) -> str:
        words = [
            base_form(token) if token.i == phrase.core else token.lower_
            for token in phrase.doc[phrase.first : phrase.core + 1]
            if token.i == phrase.core or token.dep_ in ("amod", "compound", "nmod", "punct", "npadvmod")
            if phrase.owner < 0 or token.i > phrase.owner
            if token.i == phrase.core or not token.like_num or token.lower_.endswith(("st", "nd", "rd", "th"))
            if token.i == phrase.core or token.lower_ not in self.lexicon.words["vague"]
            if token.i == phrase.core or token.lower_ not in self.lexicon.words["months"]
        ]
        return " ".join(words).replace(" - ", "-").strip("-'\" ")

    def _discovered_name(self, phrase: Phrase, descriptor: str, noun_class: str) -> str:
        if noun_class == "people":
            place = self.belonging.place(phrase)
            if place:
                return f"{place} civilians"
            return (
                "civilians"
                if self.lexicon.is_in(phrase.core_token, "persons")
                else self.qualifier.noun(phrase, noun_class)
            )
        return " ".join([*descriptor.split(" ")[:-1], self.qualifier.bare_noun(phrase, noun_class)])

    def _stands_for_people(self, phrase: Phrase) -> bool:
        return (
            self.lexicon.is_in(phrase.core_token, "counts")
            and phrase.head_token.dep_ in ("nsubj", "nsubjpass", "dobj")
            and phrase.core_token.pos_ != "PROPN"
        )

    def _counted(self, phrase: Phrase) -> Candidate:
        id_ = self.roster.add("CIVILIANS", "civilians", "civilians")
        return self._at(phrase.first, phrase.last, phrase.head, id_, "people", "counted", 0.4, number="pl")

    def _coordinated(self, inside: list[TokenHit]) -> list[TokenHit]:
        """The names of "Syrian and Russian warplanes": those joined by "and" or a comma."""
        if len(inside) < 2:
            return []
        joined = [inside[-1]]
        for hit in reversed(inside[:-1]):
            between = self.doc[hit.last : joined[0].first]
            if len(between) and all(token.lower_ in ("and", "or", ",", "&", "/", "-") for token in between):
                joined.insert(0, hit)
            else:
                break
        return joined if len(joined) > 1 else []

    def _is_owned_by_possessor(self, hit: TokenHit, phrase: Phrase) -> bool:
        return phrase.owner >= 0 and hit.first <= phrase.owner


def _has_number(phrase: Phrase) -> bool:
    """ "Three others" are people of whom the sentence counts more."""
    return any(
        token.pos_ == "NUM" or token.lower_ in ("several", "many", "dozens") for token in phrase.head_token.lefts
    )

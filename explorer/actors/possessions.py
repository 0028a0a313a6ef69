"""The owners of things and deeds, which are whoever acts: "Houthi missiles", "rebel positions"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors.belonging import Belonging
from explorer.actors.candidates import Candidate, How, Number, Roster
from explorer.actors.lexicon import Lexicon, base_form, is_military, lemmas, plural
from explorer.actors.phrases import Phrase
from explorer.actors.qualifying import Qualifier
from explorer.actors.spans import TokenHit

if TYPE_CHECKING:
    from explorer.records.parses import Doc


@dataclass(frozen=True)
class Possessions:
    """Links phrases whose head is a thing or a deed.

    Attributes
    ----------
    sentence, offset
        Index of the sentence and the place of its first character in the article.
    hits
        Names inside the sentence, in text order.
    place_tokens
        Tokens that name places; a phrase headed by one of them is no actor.
    """

    roster: Roster
    lexicon: Lexicon
    doc: Doc
    sentence: int
    offset: int
    hits: tuple[TokenHit, ...]
    place_tokens: frozenset[int]

    @property
    def belonging(self) -> Belonging:
        """What tells to whom those belong of whom a noun speaks."""
        return Belonging(self.roster, self.lexicon, self.hits, self.place_tokens)

    @property
    def qualifier(self) -> Qualifier:
        """What tells whom a noun with a name before it means."""
        return Qualifier(self.roster, self.lexicon)

    def _possessions(self, phrase: Phrase, inside: list[TokenHit]) -> Iterator[Candidate]:
        core = phrase.core_token
        if self.lexicon.is_in(core, "geography"):
            return
        military = is_military(core, self.lexicon)
        crewed = self.lexicon.is_in(core, "crewed") and phrase.head == phrase.core
        for hit in inside:
            if hit.type == "capital":
                continue
            if crewed and hit.type in ("demonym", "name", "acronym"):
                forces = self.roster.knowledge.forces_of(hit.actor_id)
                first = phrase.first if hit is inside[0] else hit.first
                yield self._at(first, phrase.last, phrase.head, forces, "demonym", "crew", 0.85)
                continue
            actor_id = self.roster.knowledge.forces_of(hit.actor_id) if military else hit.actor_id
            score = 0.85 if military else 0.6
            yield self._at(hit.first, hit.last, hit.root, actor_id, "demonym", "owner_of_deed", score)

    def _names_owner(self, phrase: Phrase) -> bool:
        """Whether a noun before the head says whose deed or thing it is: "rebel positions"."""
        before = self._owner_place(phrase)
        if before < phrase.first or self.lexicon.is_in(phrase.core_token, "geography"):
            return False
        token = phrase.doc[before]
        known = token.lower_ in self.roster.knowledge.by_nominal and token.lower_ != "military"
        return known or (token.pos_ == "NOUN" and self.lexicon.actor_class(token) in ("forces", "irregulars"))

    def _owner_place(self, phrase: Phrase) -> int:
        """Where the owner stands: before "positions", but before both words of "air strikes"."""
        is_pair = lemmas(phrase.core_token)[0] in self.lexicon.classes["military"]
        return phrase.core - (2 if is_pair and " " in lemmas(phrase.core_token)[0] else 1)

    def _nominal_owner(self, phrase: Phrase) -> Candidate:
        token = phrase.doc[self._owner_place(phrase)]
        word = base_form(token)
        noun_class = self.lexicon.actor_class(token) or "irregulars"
        name = plural(word) if noun_class == "irregulars" else word
        deed = self.lexicon.is_in(phrase.core_token, "military")
        if noun_class == "government" and deed:  # "government air strikes" are flown by its forces
            noun_class, word = "forces", f"{word} force"
        fallback = self.qualifier.enter(name, self.lexicon.kinds[noun_class]) if token.pos_ == "NOUN" else ""
        return self._at(
            token.i,
            token.i + 1,
            token.i,
            "",
            "nominal",
            "owner_noun",
            0.5,
            noun_class=noun_class,
            descriptor=word,
            fallback=fallback,
        )

    def _at(
        self,
        first: int,
        last: int,
        token: int,
        actor_id: str,
        how: How,
        rule: str,
        score: float,
        *,
        number: Number = "any",
        noun_class: str = "",
        descriptor: str = "",
        definite: bool = False,
        owner: int = -1,
        fallback: str = "",
    ) -> Candidate:
        start = self.offset + self.doc[first].idx
        end = self.offset + self.doc[last - 1].idx + len(self.doc[last - 1])
        return Candidate(
            start=start,
            end=end,
            sentence=self.sentence,
            token=token,
            actor_id=actor_id,
            how=how,
            rule=rule,
            score=score,
            number=number,
            descriptor=descriptor,
            noun_class=noun_class,
            definite=definite,
            owner=owner,
            fallback=fallback,
        )

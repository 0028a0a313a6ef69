"""To whom those belong of whom a noun speaks: "fighters from ISIS", "residents of Ganja", "people on the Thai side"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors.candidates import Roster
from explorer.actors.discourse import ARMED
from explorer.actors.lexicon import Lexicon, base_form
from explorer.actors.phrases import Phrase
from explorer.actors.spans import TokenHit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.records.parses import Token

_SUBJECTS_THAT_SUFFER = frozenset({"die", "fall", "perish", "succumb", "drown"})
_ARGUMENTS = ("nsubjpass", "dobj")


@dataclass(frozen=True)
class Belonging:
    """What stands behind a noun in one sentence.

    Attributes
    ----------
    hits
        Names inside the sentence, in text order.
    place_tokens
        Tokens that name places.
    """

    roster: Roster
    lexicon: Lexicon
    hits: tuple[TokenHit, ...]
    place_tokens: frozenset[int]

    def owner(self, phrase: Phrase, noun_class: str) -> str:
        """The actor in "a spokesman for the SDF", "fighters from ISIS", "forces loyal to Haftar", or ""."""
        men = noun_class == "people" and phrase.core_token.lower_ in self.lexicon.words["men"]
        if noun_class not in ("forces", "irregulars", "roles", "government", "vessels") and not men:
            return ""
        for child, noun in self._complements(phrase):
            hit = self._name_of(noun)
            if hit is None or (child.lower_ in ("from", "to") and hit.is_country):
                continue
            army = self.lexicon.actor_class(noun) == "forces"
            if army and self.roster.kind(hit.actor_id) == "state":
                return self.roster.knowledge.forces_of(hit.actor_id)  # "spokesman for the Royal Nepal Army"
            if not men or self.roster.kind(hit.actor_id) in ARMED or army:
                return hit.actor_id
        return ""

    def _complements(self, phrase: Phrase) -> Iterator[tuple[Token, Token]]:
        core = phrase.core_token
        governors = [core, *(child for child in core.rights if child.dep_ in ("amod", "acl"))]
        for governor in governors:
            for child in governor.rights:
                is_link = child.dep_ in ("prep", "agent") and child.lower_ in self.lexicon.words["affiliating"]
                if is_link and child.i <= phrase.last + 1:
                    yield from ((child, noun) for noun in child.rights)

    def _name_of(self, noun: Token) -> TokenHit | None:
        """A name that a noun is, that owns it, or that stands before it."""
        owners = [child for child in noun.lefts if child.dep_ == "poss"]
        before = [child for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod")]
        for token in (*owners, noun, *before):
            found = next((hit for hit in self.hits if hit.first <= token.i < hit.last), None)
            if found is not None:
                return found
        return None

    def place(self, phrase: Phrase) -> str:
        """The place in "Ganja residents", "residents of Ganja", "families sheltering in Pemba", or ""."""
        own = [token for token in phrase.doc[phrase.first : phrase.core] if token.i in self.place_tokens]
        if own:
            return str(own[-1].text)
        core = phrase.core_token
        governors = [core, *(child for child in core.rights if child.dep_ == "acl")]
        for governor in governors:
            for child in governor.rights:
                if child.dep_ != "prep" or child.lower_ not in ("of", "in", "from", "at", "on"):
                    continue
                for noun in child.rights:
                    if (words := self._place_words(child, noun, governor == core)) != "":
                        return words
        return ""

    def _place_words(self, preposition: Token, noun: Token, direct: bool) -> str:
        if noun.i in self.place_tokens:
            return str(noun.text)
        if base_form(noun) == "side":  # "people on the Thai side"
            hit = next((hit for hit in self.hits if hit.last == noun.i and hit.type == "demonym"), None)
            return hit.text if hit is not None else ""
        named = any(hit.first <= noun.i < hit.last for hit in self.hits)
        bare = noun.pos_ == "PROPN" and not any(child.dep_ in ("det", "poss", "amod") for child in noun.lefts)
        unknown = bare and not named and direct and preposition.lower_ == "of" and not self.lexicon.actor_class(noun)
        return str(noun.text) if unknown else ""


def is_victim(token: Token) -> bool:
    """Whether something is done to whom a phrase names: "a sergeant was killed", "an officer fell"."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "nsubj":
        return base_form(token.head) in _SUBJECTS_THAT_SUFFER
    return token.dep_ in _ARGUMENTS

"""The state of reading an article: whom it has spoken of so far, where, and in what role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer.actors.candidates import Candidate, Roster
from explorer.actors.lexicon import Lexicon
from explorer.actors.salience import Trace, role_of, weights
from explorer.actors.sides import adversaries
from explorer.records import ParsedArticle, Quotation
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.records.parses import Token

ALWAYS = 10_000  # sentences of reach: the whole article
ARMED = ("armed_group", "state_forces", "coalition")
_AHEAD = 0.3  # weight of an enemy whom the article names only later


@dataclass(frozen=True)
class Vocabulary:
    """The words of ``rules/reference.toml``."""

    hostile: frozenset[str]
    control: frozenset[str]
    things: frozenset[str]
    generic: frozenset[str]
    regular: frozenset[str]
    irregular: frozenset[str]
    armies: frozenset[str]
    opponents: frozenset[str]
    units: frozenset[str]
    roles: tuple[dict[str, Any], ...]
    fighters: tuple[dict[str, Any], ...]


@cache
def load_vocabulary() -> Vocabulary:
    """Read the rule file."""
    rules = rule_table("actors", "reference")
    return Vocabulary(
        frozenset(rules["hostile_verbs"]),
        frozenset(rules["control_verbs"]),
        frozenset(rules["thing_verbs"]),
        frozenset(rules["generic"]["nouns"]),
        frozenset(rules["generic"]["regular"]),
        frozenset(rules["generic"]["irregular"]),
        frozenset(rules["generic"]["armies"]),
        frozenset(rules["opponents"]["nouns"]),
        frozenset(rules["narrator"]["units"]),
        tuple(rules["fighting_role"]),
        tuple(rules["only_fighters"]),
    )


@dataclass
class Discourse:
    """What has been said so far; grows while an article is read from top to bottom.

    Attributes
    ----------
    named
        Ids of the actors that the article names anywhere.
    state
        Id of the state in whose country the story is set, or "".
    narrator
        Id of the side for which the narrator fights, or "".
    traces
        Mentions so far, in reading order.
    done
        Sentence and head token to the resolved candidates there; names are there from the start.
    speakers
        Quotation to the id of its speaker, as far as known.
    """

    parsed: ParsedArticle
    roster: Roster
    lexicon: Lexicon
    named: frozenset[str]
    state: str
    narrator: str = ""
    vocabulary: Vocabulary = field(default_factory=load_vocabulary)
    traces: list[Trace] = field(default_factory=list)
    done: dict[tuple[int, int], list[Candidate]] = field(default_factory=dict)
    speakers: dict[Quotation, str] = field(default_factory=dict)

    def enter(self, candidate: Candidate) -> None:
        """Make a resolved candidate known at its token."""
        self.done.setdefault((candidate.sentence, candidate.token), []).append(candidate)

    def remember(self, candidate: Candidate) -> None:
        """Count a mention towards the salience of its actor."""
        words = self.parsed.article.text[candidate.start : candidate.end].lower()
        role = role_of(self.token(candidate))
        sentence, token, start = candidate.sentence, candidate.token, candidate.start
        self.traces.append(Trace(candidate.actor_id, sentence, token, start, role, candidate.number, words))

    def token(self, candidate: Candidate) -> Token:
        """Head token of a candidate."""
        doc = self.parsed.docs[candidate.sentence]
        assert doc is not None  # candidates come from parsed sentences only
        return doc[candidate.token]

    def salient(self, candidate: Candidate, *, reach: int) -> dict[str, float]:
        """Actor id to weight, as seen from a candidate."""
        return weights(self.traces, candidate.sentence, reach=reach)

    def actors_at(self, sentence: int, token: int) -> list[str]:
        """Ids of the actors that the phrase headed by a token names."""
        return [candidate.actor_id for candidate in self.done.get((sentence, token), []) if candidate.actor_id]

    def kind(self, actor_id: str) -> str:
        """Kind of an actor."""
        return self.roster.kind(actor_id)

    def fight(self, a: str, b: str) -> bool:
        """Whether two actors, or those for whom they act, are known to fight each other."""
        roster = self.roster
        return adversaries(roster.allegiance(a), roster.allegiance(b), roster.knowledge)

    def same(self, a: str, b: str) -> bool:
        """Whether two actors are the same, or one is part of the other."""
        return self.roster.knowledge.related(self.roster.allegiance(a), self.roster.allegiance(b))

    def quotation(self, candidate: Candidate) -> Quotation | None:
        """The innermost quotation in whose marks a candidate stands."""
        inside = [
            quotation
            for quotation in self.parsed.quotations
            if quotation.kind in ("direct", "mixed") and quotation.start <= candidate.start < quotation.end
        ]
        return min(inside, key=lambda quotation: quotation.end - quotation.start) if inside else None

    def speaker(self, candidate: Candidate) -> str:
        """Id of the actor in whose mouth a candidate stands, or ""."""
        quotation = self.quotation(candidate)
        return self.speakers.get(quotation, "") if quotation is not None else ""

    def enemies(self, speaker: str, candidate: Candidate, near: Iterable[str]) -> dict[str, float]:
        """Those whom a speaker's side fights: the near ones, else any so far, else those named later."""
        group = self.roster.spoken_for(speaker)
        far = self.salient(candidate, reach=ALWAYS)
        close = set(near)
        found = {id_: far[id_] for id_ in close if id_ in far and self.fight(id_, group)}
        if not found:
            armed = (*ARMED, "state")
            found = {id_: w for id_, w in far.items() if self.kind(id_) in armed and self.fight(id_, group)}
        if not found:
            found = {id_: _AHEAD for id_ in sorted(self.named) if self.fight(id_, group)}
        return self._as_forces(found)

    def _as_forces(self, found: dict[str, float]) -> dict[str, float]:
        """Enemies as the forces that the article speaks of: parts join the whole, a state its forces."""
        spoken = {trace.actor_id for trace in self.traces} | self.named
        kept: dict[str, float] = {}
        for id_, weight in found.items():
            wholes = [whole for whole in self.roster.knowledge.closure(id_) if whole in spoken]
            armed = [whole for whole in wholes if self.kind(whole) in ARMED]
            forces = self.roster.knowledge.forces_of(id_)
            chosen = armed[-1] if armed else (forces if forces in spoken else id_)
            kept[chosen] = kept.get(chosen, 0.0) + weight
        return kept

    def by_related(self, found: dict[str, float]) -> dict[str, float]:
        """Parts of one actor do not compete: the weight of a part goes to the most salient of them."""
        kept: dict[str, float] = {}
        for id_, weight in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            near = next((other for other in kept if self.roster.knowledge.related(id_, other)), None)
            if near is None:
                kept[id_] = weight
            else:
                kept[near] += 0.3 * weight
        return kept

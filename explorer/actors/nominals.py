"""What a description refers to: "the jihadi group", "the town's defenders", "its army"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from explorer.actors.belonging import is_victim
from explorer.actors.candidates import Candidate, How, make_id
from explorer.actors.discourse import ALWAYS, ARMED, Discourse
from explorer.actors.lexicon import base_form, plural
from explorer.actors.narration import ENEMY, NARRATOR
from explorer.actors.salience import Trace, winner
from explorer.actors.setting import usual_actor
from explorer.actors.sides import stance

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

_REACH = 8  # sentences in which a description takes up an actor

# A way to read a nominal: rule, weights of the actors that it may be, score when it is certain.
Level = tuple[str, dict[str, float], float]


@dataclass(frozen=True)
class Nominals:
    """Resolves descriptions against what has been said."""

    discourse: Discourse

    def resolve(self, candidate: Candidate) -> Candidate:
        """The candidate with its actor: one spoken of, else the actor that the words by themselves give."""
        discourse = self.discourse
        if candidate.owner >= 0 and (owned := self._owned(candidate)) is not None:
            return owned
        noun = candidate.descriptor.split()[-1] if candidate.descriptor else base_form(discourse.token(candidate))
        if candidate.descriptor == "another":
            return self._another(candidate)
        if candidate.descriptor in discourse.lexicon.words["ordinals_of_two"]:
            return self._of_two(candidate)
        if not discourse.lexicon.words["joint"].isdisjoint(candidate.descriptor.split()[:-1]):
            return replace(candidate, rule="several", score=0.0)
        if any(child.lower_ in discourse.lexicon.words["several"] for child in discourse.token(candidate).lefts):
            return replace(candidate, rule="several", score=0.0)
        if (
            candidate.number == "pl"
            and candidate.definite
            and candidate.descriptor in discourse.lexicon.words["parties"]
        ):
            return replace(candidate, rule="several", score=0.0)
        if noun in discourse.vocabulary.opponents:
            return self._opponent(candidate)
        role = next((row for row in discourse.vocabulary.roles if noun in row["nouns"]), None)
        if role is not None and (fighting := self._fighting_role(candidate, role)).actor_id:
            return fighting
        for level in self._levels(candidate, noun):
            if level[1]:
                return _decided(candidate, level)
        how: How = "people" if candidate.noun_class == "people" else "discovered"
        if discourse.narrator and candidate.definite and candidate.descriptor in discourse.vocabulary.units:
            return replace(candidate, actor_id=discourse.narrator, rule="unit_of_narrator", score=0.5)
        return replace(candidate, actor_id=candidate.fallback, how=how, score=0.5)

    def _usual(self, candidate: Candidate, noun: str) -> dict[str, float]:
        """The usual actor of the country in which the story is set."""
        if any(child.lower_ in ("a", "an") for child in self.discourse.token(candidate).lefts):
            return {}
        if candidate.noun_class == "irregulars" and not self._is_of_this_war():
            return {}
        several = candidate.number == "pl" and noun in ("army", "military", "navy", "government", "regime")
        knowledge, state = self.discourse.roster.knowledge, self.discourse.state
        usual = usual_actor(candidate.descriptor, candidate.noun_class, state, knowledge, several=several)
        return {usual: 1.0} if usual else {}

    def _is_of_this_war(self) -> bool:
        """Whether the armed groups that the article names, if any, have to do with the country of its story."""
        discourse = self.discourse
        groups = [id_ for id_ in discourse.named if discourse.kind(id_) == "armed_group"]
        state, knowledge = discourse.state, discourse.roster.knowledge
        known = [stance(id_, state, knowledge) for id_ in groups if id_ in knowledge.actors]
        return not known or any(one != "unknown" for one in known)

    def _another(self, candidate: Candidate) -> Candidate:
        """ "One terrorist … another": one more of those spoken of just before."""
        traces = self.discourse.traces
        near = [t for t in traces if t.sentence >= candidate.sentence - 1 and t.words.startswith(("one ", "a ", "an "))]
        if not near and candidate.fallback:  # "six soldiers were killed and two others wounded"
            same = [t for t in traces if t.sentence == candidate.sentence and is_victim(self._token_of(t))]
            near = [t for t in same if self._is_counted(t)]
        chosen = near[-1].actor_id if near else candidate.fallback
        how: How = "people" if chosen == candidate.fallback and chosen else candidate.how
        return replace(candidate, actor_id=chosen, how=how, score=0.5 if chosen else 0.0)

    def _token_of(self, trace: Trace) -> Token:
        doc = self.discourse.parsed.docs[trace.sentence]
        assert doc is not None  # traces come from parsed sentences only
        return doc[trace.token]

    def _is_counted(self, trace: Trace) -> bool:
        token = self._token_of(trace)
        return any(child.pos_ == "NUM" or child.lower_ in ("a", "an") for child in token.lefts)

    def _of_two(self, candidate: Candidate) -> Candidate:
        """ "The former … the latter": the first and the last of the two sides named just before."""
        discourse = self.discourse
        kinds = (*ARMED, "state", "person", "organisation")
        near: list[str] = []
        for sentence in (candidate.sentence, candidate.sentence - 1):
            start = candidate.start
            traces = [t for t in discourse.traces if t.sentence == sentence and t.start < start]
            traces = [t for t in sorted(traces, key=lambda t: t.start) if discourse.kind(t.actor_id) in kinds]
            near = self._wholes(list(dict.fromkeys(t.actor_id for t in traces)))
            if len(near) == 2:
                break
        chosen = (near[0] if candidate.descriptor == "former" else near[1]) if len(near) == 2 else ""
        return replace(candidate, actor_id=chosen, rule="of_two", score=0.6 if chosen else 0.0)

    def _opponent(self, candidate: Candidate) -> Candidate:
        """ "The enemy" in somebody's mouth."""
        speaker = self.discourse.speaker(candidate)
        options = self.discourse.enemies(speaker, candidate, ()) if speaker else {}
        if not speaker and self.discourse.narrator and self.discourse.quotation(candidate) is None:
            options = self._enemy_of_narrator()
        chosen, lead = winner(options)
        return replace(candidate, actor_id=chosen, rule="opponent", score=0.4 + 0.3 * lead if chosen else 0.0)

    def _enemy_of_narrator(self) -> dict[str, float]:
        """The one other party that has a name, else an enemy without one."""
        discourse = self.discourse
        seen = {trace.actor_id for trace in discourse.traces} | discourse.named
        named = [
            one
            for one in sorted(seen)
            if discourse.kind(one) in (*ARMED, "state") and one not in (NARRATOR, ENEMY, discourse.narrator)
        ]
        named = self._wholes([one for one in named if discourse.roster.name(one)[:1].isupper()])
        if len(named) == 1:
            return {named[0]: 1.0}
        return {discourse.roster.add(ENEMY, "the enemy", "armed_group"): 1.0}

    def _levels(self, candidate: Candidate, noun: str) -> Iterator[Level]:
        """Ways to read a nominal, the firmest first."""
        salient = self._without_opponent(candidate, self.discourse.salient(candidate, reach=_REACH))
        if candidate.noun_class == "bodies":
            yield "same_head", self._same_head(candidate, noun, salient) if candidate.definite else {}, 0.75
            return
        if candidate.noun_class in ("people", "roles", "vessels"):
            yield from self._of_individuals(candidate, noun, salient)
            return
        if candidate.noun_class == "groups" and candidate.number == "pl" and not candidate.definite:
            return  # "extremist groups" are some among many
        described = self._described(candidate.descriptor)
        yield "described", {id_: w for id_, w in salient.items() if id_ in described}, 0.85
        yield "described_ahead", {id_: 1.0 for id_ in described if id_ in self.discourse.named}, 0.7
        generic = noun in self.discourse.vocabulary.generic
        fitting = {id_: w for id_, w in salient.items() if self._fits(id_, candidate, noun)} if generic else {}
        if candidate.definite:
            yield "same_head", self._same_head(candidate, noun, salient), 0.75
        yield "story_country", self._usual(candidate, noun), 0.45
        yield "only_forces", self._only_forces(candidate, noun), 0.45
        more = set(candidate.descriptor.split()[:-1]) - self.discourse.lexicon.words["of_motion"]
        if candidate.definite and not more:
            yield "generic", fitting, 0.55
        elif any(
            child.lower_ in self.discourse.lexicon.words["one_of"] for child in self.discourse.token(candidate).lefts
        ):
            yield "one_of", fitting, 0.5

    def _without_opponent(self, candidate: Candidate, salient: dict[str, float]) -> dict[str, float]:
        """The actors without the one who attacks whom the candidate names: nobody attacks himself."""
        token = self.discourse.token(candidate)
        verb = token.head if token.dep_ in ("dobj", "nsubjpass") else None
        if verb is None or base_form(verb) not in self.discourse.vocabulary.hostile:
            return salient
        doers = [child for child in verb.children if child.dep_ in ("nsubj", "agent")]
        doers += [inner for child in doers if child.dep_ == "agent" for inner in child.children]
        others = [id_ for child in doers for id_ in self.discourse.actors_at(candidate.sentence, child.i)]
        others += [
            id_
            for child in doers
            for inner in child.lefts
            for id_ in self.discourse.actors_at(candidate.sentence, inner.i)
        ]
        return {id_: w for id_, w in salient.items() if not any(self.discourse.same(id_, other) for other in others)}

    def _only_forces(self, candidate: Candidate, noun: str) -> dict[str, float]:
        """ "Soldiers" are those of the one army that the article has spoken of, "militants" of its one group.

        Where none has a name, all such words are of one nameless army, or of one nameless group.
        """
        more = set(candidate.descriptor.split()[:-1]) - self.discourse.lexicon.words["plain_modifiers"]
        words = {candidate.descriptor} if more else {candidate.descriptor, noun}
        row = next((row for row in self.discourse.vocabulary.fighters if not words.isdisjoint(row["nouns"])), None)
        mass = noun in self.discourse.lexicon.words["mass_nouns"]
        token = self.discourse.token(candidate)
        one = any(child.lower_ in ("a", "an", "one") for child in token.lefts)
        if row is None or not (candidate.number == "pl" or candidate.definite or mass or one):
            return {}
        if noun in self.discourse.lexicon.words["unidentified"] and not (candidate.definite or one):
            return self._alike(candidate, row)
        ever = self.discourse.salient(candidate, reach=ALWAYS)
        of_kind = [id_ for id_ in ever if self.discourse.kind(id_) == row["kind"]]
        ahead = [id_ for id_ in sorted(self.discourse.named - ever.keys()) if self.discourse.kind(id_) == row["kind"]]
        named = [id_ for id_ in (*of_kind, *ahead) if self.discourse.roster.name(id_)[:1].isupper()]
        wholes = self._wholes(named)
        if named:
            return {wholes[0]: 1.0} if len(wholes) == 1 else {}
        return self._alike(candidate, row)

    def _alike(self, candidate: Candidate, row: dict[str, Any]) -> dict[str, float]:
        """The one nameless army, or the one nameless group, that has been spoken of."""
        plain = {*row["nouns"], *map(plural, row["nouns"])}
        ever = self.discourse.salient(candidate, reach=ALWAYS)
        of_kind = [id_ for id_ in ever if self.discourse.kind(id_) == row["kind"]]
        alike = [id_ for id_ in of_kind if self.discourse.roster.name(id_) in plain]
        return {alike[0]: 1.0} if len(alike) == 1 else {}

    def _wholes(self, ids: list[str]) -> list[str]:
        """Those of some actors that are no part of another one of them."""
        knowledge = self.discourse.roster.knowledge
        return [one for one in ids if not any(other in knowledge.closure(one) for other in ids if other != one)]

    def _of_individuals(self, candidate: Candidate, noun: str, salient: dict[str, float]) -> Iterator[Level]:
        """ "The officer", "the villagers" take up the same noun; "the tanker" any ship."""
        if not candidate.definite:
            return
        ever = self.discourse.salient(candidate, reach=ALWAYS)
        yield "same_head", self._same_head(candidate, noun, ever), 0.75
        if candidate.noun_class == "vessels":
            yield "ship", {id_: w for id_, w in salient.items() if self.discourse.kind(id_) == "vessel"}, 0.6

    def _described(self, descriptor: str) -> set[str]:
        """Known actors of which the words, or one of them, are a usual description."""
        by_nominal = self.discourse.roster.knowledge.by_nominal
        words = descriptor.split()
        for length in range(len(words), 0, -1):
            found = by_nominal.get(" ".join(words[-length:]))
            if found:
                return set(found)
        return {id_ for word in words[:-1] for id_ in by_nominal.get(word, ())}

    def _same_head(self, candidate: Candidate, noun: str, salient: dict[str, float]) -> dict[str, float]:
        """Actors mentioned before by words with the same head: "the 51st Brigade … the brigade"."""
        traces = self.discourse.traces
        heads = {t.actor_id for t in traces if not {noun, f"{noun}s"}.isdisjoint(t.words.split())}
        own = set(candidate.descriptor.split()[:-1])
        sharing = {t.actor_id for t in traces if not own or not own.isdisjoint(t.words.split())}
        army = noun in self.discourse.vocabulary.armies  # "the army" is not the Karo Liberation Army
        never = {"armed_group"} if army else set()
        if candidate.noun_class in ("forces", "irregulars", "groups"):
            never |= {"person", "civilians"}  # "the rebels" are not "a rebel commander"
        return {
            id_: weight
            for id_, weight in salient.items()
            if id_ in heads and id_ in sharing and self.discourse.kind(id_) not in never
        }

    def _fits(self, actor_id: str, candidate: Candidate, noun: str) -> bool:
        kind = self.discourse.kind(actor_id)
        if actor_id in (NARRATOR, self.discourse.narrator) or actor_id in self._coordinated_with(candidate):
            return False
        if noun in self.discourse.vocabulary.regular:
            return kind in ("state_forces", "coalition")
        if noun in self.discourse.vocabulary.irregular:
            return kind == "armed_group"
        if candidate.noun_class in ("forces", "irregulars"):
            return kind in ARMED
        return kind in ("armed_group", "organisation", "coalition", "media")

    def _coordinated_with(self, candidate: Candidate) -> set[str]:
        """Actors before the candidate in "the rebels and the army", of whom it is none."""
        token, found = self.discourse.token(candidate), set()
        while token.dep_ == "conj":
            token = token.head
            found |= set(self.discourse.actors_at(candidate.sentence, token.i))
        return found

    def _owned(self, candidate: Candidate) -> Candidate | None:
        """ "Its army", "their fighters", "Assad's forces"."""
        owners = [c for c in self.discourse.done.get((candidate.sentence, candidate.owner), []) if c.actor_id]
        if not owners:
            return None
        owner, score, roster = owners[0].actor_id, 0.9 * owners[0].score, self.discourse.roster
        noun = candidate.descriptor.split()[-1] if candidate.descriptor else self.discourse.token(candidate).lower_
        if noun in self.discourse.lexicon.words["own_side"]:
            return replace(candidate, actor_id=owner, how="nominal", rule="side_of_owner", score=score)
        fights = candidate.noun_class in ("forces", "irregulars", "bodies") or self._is_own_fighter(noun, owner)
        if fights:
            forces = roster.knowledge.forces_of(roster.spoken_for(owner))
            return replace(candidate, actor_id=forces, how="nominal", rule="forces_of_owner", score=score)
        if candidate.noun_class == "government":
            return replace(candidate, actor_id=owner, how="nominal", rule="government_of_owner", score=score)
        if candidate.noun_class not in ("roles", "people"):
            return None
        noun = self.discourse.token(candidate).lower_
        person = candidate.noun_class == "roles"
        id_ = roster.add(
            make_id(f"{owner} {noun}"),
            f"{roster.name(owner)} {noun}",
            "person" if person else "civilians",
            affiliation=owner if person else "",
        )
        how: How = "discovered" if person else "people"
        return replace(candidate, actor_id=id_, how=how, rule="people_of_owner", score=score)

    def _is_own_fighter(self, noun: str, owner: str) -> bool:
        """Whether "its men" or "his comrades" are those who fight for it."""
        spoken = self.discourse.roster.spoken_for(owner)
        return noun in self.discourse.lexicon.words["own_fighters"] and self.discourse.kind(spoken) in ARMED

    def _fighting_role(self, candidate: Candidate, role: dict[str, Any]) -> Candidate:
        """ "The town's defenders": who is said to resist, else who fights those that attack."""
        discourse = self.discourse
        salient = discourse.salient(candidate, reach=ALWAYS)
        doing = {id_: salient[id_] for id_ in self._subjects_of(frozenset(role["subject_of"])) if id_ in salient}
        chosen, lead = winner(doing)
        if chosen:
            return replace(candidate, actor_id=chosen, how="nominal", rule="fighting_role", score=0.6 + 0.2 * lead)
        others = self._subjects_of(frozenset(role["opposes_subject_of"]))
        against = {
            id_: weight
            for id_, weight in salient.items()
            if discourse.kind(id_) in ARMED and any(discourse.fight(id_, other) for other in others)
        }
        chosen, lead = winner(against)
        score = 0.4 + 0.2 * lead if chosen else 0.0
        return replace(candidate, actor_id=chosen, how="nominal", rule="fighting_role_opposed", score=score)

    def _subjects_of(self, verbs: frozenset[str]) -> list[str]:
        """Armed actors that have been the subject of one of these verbs, also by a relative clause."""
        found = []
        for trace in self.discourse.traces:
            doc = self.discourse.parsed.docs[trace.sentence]
            if doc is None or self.discourse.kind(trace.actor_id) not in ARMED:
                continue
            if any(base_form(verb) in verbs for verb in _verbs_of(doc, trace.token)):
                found.append(trace.actor_id)
        return list(dict.fromkeys(found))


def _decided(candidate: Candidate, level: Level) -> Candidate:
    """The most salient actor of a level; none on a tie, which is kept as such."""
    rule, options, certainty = level
    chosen, lead = winner(options)
    if not chosen:
        return replace(candidate, actor_id="", rule=f"{rule}_tie", score=0.0)
    how: How = "people" if candidate.noun_class == "people" else "nominal"
    return replace(candidate, actor_id=chosen, how=how, rule=rule, score=certainty * (0.6 + 0.4 * lead))


def _verbs_of(doc: Doc, index: int) -> Iterator[Token]:
    """Verbs of which a phrase is the subject, directly or through "who"."""
    token = doc[index]
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ == "VERB":
        verb = token.head
        yield verb
        yield from (child for child in verb.children if child.dep_ in ("conj", "xcomp") and child.pos_ == "VERB")
    for child in token.children:
        subjects = (sub.lower_ for sub in child.children if sub.dep_ == "nsubj")
        if child.dep_ == "relcl" and any(word in ("who", "that", "which") for word in subjects):
            yield child

"""What nominals ("the jihadi group") and pronouns ("them") refer to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from explorer.actors.candidates import Candidate, Roster, make_id
from explorer.actors.lexicon import Lexicon, base_form, read_rules
from explorer.actors.salience import Trace, role_of, weights, winner
from explorer.actors.setting import usual_actor
from explorer.actors.sides import adversaries
from explorer.records import ParsedArticle, Quotation, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRONOUN_REACH = 2  # sentences; farther back a pronoun is hardly ever resolved by readers without help
_NOMINAL_REACH = 8
_ALWAYS = 10_000
_SEVERAL = frozenset({"each", "both", "either", "neither"})


@dataclass(frozen=True)
class Vocabulary:
    """The words of ``rules/reference.toml``."""

    hostile: frozenset[str]
    generic: frozenset[str]
    opponents: frozenset[str]
    roles: tuple[dict[str, Any], ...]

    @staticmethod
    def load() -> Vocabulary:
        """Read the rule file."""
        rules = read_rules("reference")
        return Vocabulary(
            frozenset(rules["hostile_verbs"]),
            frozenset(rules["generic"]["nouns"]),
            frozenset(rules["opponents"]["nouns"]),
            tuple(rules["fighting_role"]),
        )


@dataclass
class Resolver:
    """Resolves the candidates of one article in reading order.

    Attributes
    ----------
    named
        Ids of all actors that the article names anywhere, with the sentences where it does; used
        when a nominal comes before the name.
    state
        Id of the state in whose country the story is set, or "".
    """

    parsed: ParsedArticle
    roster: Roster
    lexicon: Lexicon
    vocabulary: Vocabulary
    named: dict[str, int]
    state: str
    waiting: tuple[Candidate, ...] = ()
    traces: list[Trace] = field(default_factory=list)
    done: dict[tuple[int, int], list[Candidate]] = field(default_factory=dict)

    def resolve(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """All candidates with their actors, in the order given; unresolved ones keep an empty id."""
        ordered = list(candidates)
        self.waiting = tuple(ordered)
        for candidate in ordered:
            if candidate.actor_id:
                self.done.setdefault((candidate.sentence, candidate.token), []).append(candidate)
        return [self._next(candidate) for candidate in ordered]

    def _next(self, candidate: Candidate) -> Candidate:
        if not candidate.actor_id:
            candidate = self._pronoun(candidate) if candidate.how == "pronoun" else self._nominal(candidate)
            self.done.setdefault((candidate.sentence, candidate.token), []).append(candidate)
        if candidate.actor_id:
            self._remember(candidate)
        return candidate

    def _remember(self, candidate: Candidate) -> None:
        token = self._token(candidate)
        words = self.parsed.article.text[candidate.start : candidate.end].lower()
        self.traces.append(
            Trace(
                candidate.actor_id,
                candidate.sentence,
                candidate.token,
                candidate.start,
                role_of(token),
                candidate.number,
                words,
            )
        )

    def _token(self, candidate: Candidate) -> Token:
        doc = self.parsed.docs[candidate.sentence]
        assert doc is not None
        return doc[candidate.token]

    # Nominals

    def _nominal(self, candidate: Candidate) -> Candidate:
        if candidate.owner >= 0:
            owned = self._owned(candidate)
            if owned is not None:
                return owned
        noun = base_form(self._token(candidate)) if not candidate.descriptor else candidate.descriptor.split()[-1]
        if candidate.descriptor == "another":
            return self._another(candidate)
        if any(child.lower_ in _SEVERAL for child in self._token(candidate).lefts):
            return replace(candidate, rule="several", score=0.0)
        if noun in self.vocabulary.opponents:
            return self._opponent(candidate)
        role = next((row for row in self.vocabulary.roles if noun in row["nouns"]), None)
        if role is not None:
            return self._fighting_role(candidate, role)
        for rule, options, score in self._levels(candidate, noun):
            chosen, lead = winner(options)
            if chosen:
                how = "people" if candidate.noun_class == "people" else "nominal"
                return replace(candidate, actor_id=chosen, how=how, rule=rule, score=score * (0.6 + 0.4 * lead))
            if options:
                return replace(candidate, actor_id="", rule=f"{rule}_tie", score=0.0)
        several = candidate.number == "pl" and noun in ("army", "military", "navy")
        usual = usual_actor(
            candidate.descriptor, candidate.noun_class, self.state, self.roster.knowledge, several=several
        )
        if usual:
            return replace(candidate, actor_id=usual, how="nominal", rule="story_country", score=0.45)
        how = "people" if candidate.noun_class == "people" else "discovered"
        return replace(candidate, actor_id=candidate.fallback, how=how, score=0.5)

    def _another(self, candidate: Candidate) -> Candidate:
        """ "One terrorist … another": one more of those spoken of just before."""
        near = [t for t in self.traces if t.sentence >= candidate.sentence - 1 and t.words.startswith("one ")]
        chosen = near[-1].actor_id if near else ""
        return replace(candidate, actor_id=chosen, score=0.5 if chosen else 0.0)

    def _opponent(self, candidate: Candidate) -> Candidate:
        """ "The enemy" in somebody's mouth."""
        quotation = self._quotation(candidate)
        speaker = self._speaker(quotation) if quotation is not None else ""
        options = self._for_quoted({}, speaker, candidate) if speaker else {}
        chosen, lead = winner(options)
        return replace(candidate, actor_id=chosen, rule="opponent", score=0.4 + 0.3 * lead if chosen else 0.0)

    def _levels(self, candidate: Candidate, noun: str) -> list[tuple[str, dict[str, float], float]]:
        """Ways to read a nominal, the firmest first: rule, weights of the actors it may be, score."""
        salient = weights(self.traces, candidate.sentence, reach=_NOMINAL_REACH)
        if candidate.noun_class in ("people", "roles", "vessels"):
            return self._levels_of_individuals(candidate, noun, salient)
        described = self._described(candidate.descriptor)
        if candidate.noun_class == "groups" and candidate.number == "pl" and not candidate.definite:
            return []  # "extremist groups" are some among many
        levels = [("described", {id_: w for id_, w in salient.items() if id_ in described}, 0.85)]
        if not levels[0][1]:
            ahead = {id_: 1.0 for id_ in described if id_ in self.named}
            levels = [("described_ahead", ahead, 0.7)]
        if candidate.definite:
            levels.append(("same_head", self._same_head(candidate, noun, salient), 0.75))
            if noun in self.vocabulary.generic and self._is_bare(candidate):
                levels.append(
                    ("generic", {id_: w for id_, w in salient.items() if self._fits_generic(id_, candidate)}, 0.55)
                )
        elif noun in self.vocabulary.generic and self._is_one_of(candidate):
            levels.append(("one_of", {id_: w for id_, w in salient.items() if self._fits_generic(id_, candidate)}, 0.5))
        return levels

    def _levels_of_individuals(
        self, candidate: Candidate, noun: str, salient: dict[str, float]
    ) -> list[tuple[str, dict[str, float], float]]:
        """ "The officer", "the villagers" take up the same noun; "the tanker" any ship."""
        if not candidate.definite:
            return []
        ever = weights(self.traces, candidate.sentence, reach=_ALWAYS)
        levels = [("same_head", self._same_head(candidate, noun, ever), 0.75)]
        if candidate.noun_class == "vessels":
            ships = {id_: weight for id_, weight in salient.items() if self.roster.kind(id_) == "vessel"}
            levels.append(("ship", ships, 0.6))
        return levels

    def _described(self, descriptor: str) -> set[str]:
        """Known actors of which the words, or one of them, are a usual description."""
        by_nominal = self.roster.knowledge.by_nominal
        words = descriptor.split()
        for length in range(len(words), 0, -1):
            found = by_nominal.get(" ".join(words[-length:]))
            if found:
                return set(found)
        return {id_ for word in words[:-1] for id_ in by_nominal.get(word, ())}

    def _same_head(self, candidate: Candidate, noun: str, salient: dict[str, float]) -> dict[str, float]:
        """Actors mentioned before by words with the same head: "the 51st Brigade … the brigade"."""
        heads = {
            trace.actor_id for trace in self.traces if noun in trace.words.split() or f"{noun}s" in trace.words.split()
        }
        own = set(candidate.descriptor.split()[:-1])
        return {id_: weight for id_, weight in salient.items() if id_ in heads and (not own or self._shares(id_, own))}

    def _shares(self, actor_id: str, words: set[str]) -> bool:
        return any(words & set(trace.words.split()) for trace in self.traces if trace.actor_id == actor_id)

    def _fits_generic(self, actor_id: str, candidate: Candidate) -> bool:
        kind = self.roster.kind(actor_id)
        if candidate.noun_class in ("forces", "irregulars"):
            return kind in ("armed_group", "state_forces", "coalition")
        return kind in ("armed_group", "organisation", "coalition", "media")

    def _is_bare(self, candidate: Candidate) -> bool:
        return " " not in candidate.descriptor

    def _is_one_of(self, candidate: Candidate) -> bool:
        """ "One fighter", "another militant": one of those spoken of."""
        token = self._token(candidate)
        return any(child.lower_ in ("one", "another", "some", "most", "other") for child in token.lefts)

    def _owned(self, candidate: Candidate) -> Candidate | None:
        """ "Its army", "their fighters", "Assad's forces"."""
        owners = [c for c in self.done.get((candidate.sentence, candidate.owner), []) if c.actor_id]
        if not owners:
            return None
        owner = owners[0].actor_id
        score = 0.9 * owners[0].score
        if candidate.noun_class in ("forces", "irregulars"):
            forces = self.roster.knowledge.forces_of(self.roster.spoken_for(owner))
            return replace(candidate, actor_id=forces, how="nominal", rule="forces_of_owner", score=score)
        if candidate.noun_class == "government":
            return replace(candidate, actor_id=owner, how="nominal", rule="government_of_owner", score=score)
        noun = self._token(candidate).lower_
        if candidate.noun_class in ("roles", "people"):
            kind = "person" if candidate.noun_class == "roles" else "civilians"
            name = f"{self.roster.name(owner)} {noun}"
            id_ = self.roster.add(make_id(f"{owner} {noun}"), name, kind, affiliation=owner if kind == "person" else "")
            how = "discovered" if kind == "person" else "people"
            return replace(candidate, actor_id=id_, how=how, rule="people_of_owner", score=score)
        return None

    def _fighting_role(self, candidate: Candidate, role: dict[str, Any]) -> Candidate:
        """ "The town's defenders": who is said to resist, else who fights those that attack."""
        salient = weights(self.traces, candidate.sentence, reach=_ALWAYS)
        doing = {id_: salient[id_] for id_ in self._subjects_of(frozenset(role["subject_of"])) if id_ in salient}
        chosen, lead = winner(doing)
        if chosen:
            return replace(candidate, actor_id=chosen, how="nominal", rule="fighting_role", score=0.6 + 0.2 * lead)
        others = self._subjects_of(frozenset(role["opposes_subject_of"]))
        against = {
            id_: weight
            for id_, weight in salient.items()
            if self.roster.kind(id_) in ("armed_group", "state_forces")
            and any(self._fight(id_, other) for other in others)
        }
        chosen, lead = winner(against)
        return replace(candidate, actor_id=chosen, how="nominal", rule="fighting_role_opposed", score=0.4 + 0.2 * lead)

    def _subjects_of(self, verbs: frozenset[str]) -> list[str]:
        """Armed actors that have been the subject of one of these verbs, also by a relative clause."""
        found = []
        for trace in self.traces:
            doc = self.parsed.docs[trace.sentence]
            if doc is None or self.roster.kind(trace.actor_id) not in ("armed_group", "state_forces", "coalition"):
                continue
            if any(base_form(verb) in verbs for verb in _verbs_of(doc, trace.token)):
                found.append(trace.actor_id)
        return list(dict.fromkeys(found))

    def _fight(self, a: str, b: str) -> bool:
        roster = self.roster
        return adversaries(roster.allegiance(a), roster.allegiance(b), roster.knowledge)

    # Pronouns

    def _pronoun(self, candidate: Candidate) -> Candidate:
        token = self._token(candidate)
        rule = self.lexicon.pronouns[token.lower_]
        quotation = self._quotation(candidate)
        speaker = self._speaker(quotation) if quotation is not None else ""
        if rule.person == 1:
            return self._first_person(candidate, token, speaker)
        options = self._options(candidate, token, quotation, speaker)
        chosen, lead = winner(options)
        name = "pronoun_quoted" if quotation is not None else "pronoun"
        score = 0.0 if not chosen else 0.35 + 0.35 * lead
        return replace(candidate, actor_id=chosen, rule=name if chosen or not options else f"{name}_tie", score=score)

    def _first_person(self, candidate: Candidate, token: Token, speaker: str) -> Candidate:
        if not speaker:
            speaker = self._before_colon(candidate, token)
        group = self.lexicon.pronouns[token.lower_].number == "pl"
        actor_id = self.roster.spoken_for(speaker) if group and speaker else speaker
        return replace(candidate, actor_id=actor_id, rule="speaker", score=0.8 if actor_id else 0.0)

    def _before_colon(self, candidate: Candidate, token: Token) -> str:
        """The speaker of a headline such as "ISIS Fighters: US Airstrikes Forced Us to Retreat"."""
        sentence = self.parsed.sentences[candidate.sentence]
        colon = next((t.i for t in token.doc[: token.i] if t.text == ":"), -1)
        if sentence.kind not in ("headline", "heading", "deck") or colon < 0:
            return ""
        before = [trace for trace in self.traces if trace.sentence == candidate.sentence and trace.token < colon]
        return before[-1].actor_id if before else ""

    def _options(
        self, candidate: Candidate, token: Token, quotation: Quotation | None, speaker: str
    ) -> dict[str, float]:
        rule = self.lexicon.pronouns[token.lower_]
        found = weights(self.traces, candidate.sentence, reach=_PRONOUN_REACH)
        latest = {trace.actor_id: trace for trace in self.traces}
        local = self._local_subject(candidate, token)
        if local in found:
            found[local] *= 2.2
        found = {
            id_: weight
            for id_, weight in found.items()
            if self.roster.kind(id_) in rule.kinds and self._agrees(rule.number, latest[id_])
        }
        ahead = self._subject_ahead(candidate, token)
        if ahead and self.roster.kind(ahead) in rule.kinds:
            found[ahead] = max(found.get(ahead, 0.0), 1.3)
        for id_ in self._partners(candidate, token):
            found = {other: w for other, w in found.items() if not self._same(other, id_)}
        if quotation is not None and speaker and rule.number == "pl":
            return self._for_quoted(found, speaker, candidate)
        return self._for_hostile(found, candidate, token)

    def _agrees(self, number: str, trace: Trace) -> bool:
        kind = self.roster.kind(trace.actor_id)
        if number == "sg":
            return trace.number != "pl" or kind in ("state",)
        return trace.number != "sg" and kind not in ("person", "vessel")

    def _for_quoted(self, found: dict[str, float], speaker: str, candidate: Candidate) -> dict[str, float]:
        """Inside a quotation "they" are rather those whom the speaker fights."""
        group = self.roster.spoken_for(speaker)
        others = {id_: w for id_, w in found.items() if not self._same(id_, group) and not self._same(id_, speaker)}
        enemies = {id_: w for id_, w in others.items() if self._fight(id_, group)}
        if not enemies:
            far = weights(self.traces, candidate.sentence, reach=_ALWAYS)
            enemies = {id_: w for id_, w in far.items() if self._fight(id_, group) and self._is_armed(id_)}
        return self._as_forces(enemies) or self._by_related(others)

    def _is_armed(self, actor_id: str) -> bool:
        return self.roster.kind(actor_id) in ("armed_group", "state_forces", "coalition", "state")

    def _as_forces(self, found: dict[str, float]) -> dict[str, float]:
        """Enemies as the forces that the article speaks of: parts join the whole, a state its forces."""
        spoken = {trace.actor_id for trace in self.traces}
        kept: dict[str, float] = {}
        for id_, weight in found.items():
            wholes = [whole for whole in self.roster.knowledge.closure(id_) if whole in spoken]
            armed = [
                whole for whole in wholes if self.roster.kind(whole) in ("armed_group", "state_forces", "coalition")
            ]
            forces = self.roster.knowledge.forces_of(id_)
            chosen = armed[-1] if armed else (forces if forces in spoken else id_)
            kept[chosen] = kept.get(chosen, 0.0) + weight
        return kept

    def _by_related(self, found: dict[str, float]) -> dict[str, float]:
        """Parts of one actor do not compete: the weight of the part goes to the most salient of them."""
        kept: dict[str, float] = {}
        for id_, weight in sorted(found.items(), key=lambda item: -item[1]):
            near = next((other for other in kept if self.roster.knowledge.related(id_, other)), None)
            if near is None:
                kept[id_] = weight
            else:
                kept[near] += 0.3 * weight
        return kept

    def _for_hostile(self, found: dict[str, float], candidate: Candidate, token: Token) -> dict[str, float]:
        verb = token.head
        if role_of(token) != "object" or base_form(verb) not in self.vocabulary.hostile:
            return self._by_related(found)
        subjects = self._partners(candidate, token)
        enemies = {id_: w for id_, w in found.items() if any(self._fight(id_, other) for other in subjects)}
        return self._by_related(enemies or found)

    def _partners(self, candidate: Candidate, token: Token) -> list[str]:
        """Actors that are other arguments of the same verb; a plain pronoun is none of them."""
        if token.dep_ in ("poss", "conj") or token.head.pos_ not in ("VERB", "AUX", "ADP"):
            return []
        verb = token.head if token.head.pos_ != "ADP" else token.head.head
        arguments = [
            child
            for child in verb.children
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "dative") and child.i != token.i
        ]
        if verb.dep_ in ("conj", "xcomp", "advcl") and not any(child.dep_.startswith("nsubj") for child in arguments):
            arguments += [
                child for child in verb.head.children if child.dep_.startswith("nsubj") and child.i != token.i
            ]
        return [
            c.actor_id for child in arguments for c in self.done.get((candidate.sentence, child.i), []) if c.actor_id
        ]

    def _subject_ahead(self, candidate: Candidate, token: Token) -> str:
        """The subject that a fronted phrase looks ahead to: "After their defeat, ISIS fighters …"."""
        root = next((t for t in token.doc if t.dep_ == "ROOT"), None)
        if root is None:
            return ""
        subject = next((child for child in root.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or token.i >= subject.left_edge.i or subject.i - token.i < 2:
            return ""
        found = [c.actor_id for c in self.done.get((candidate.sentence, subject.i), []) if c.actor_id]
        return found[0] if found else ""

    def _local_subject(self, candidate: Candidate, token: Token) -> str:
        """For "their X", the subject of the verb whose object X is, also through "enabled Y to …"."""
        if token.dep_ != "poss":
            return ""
        verb = token.head
        for _ in range(4):
            if verb.pos_ == "VERB":
                break
            verb = verb.head
        for _ in range(3):
            subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is None and verb.dep_ == "xcomp":
                subject = next((child for child in verb.head.children if child.dep_ == "dobj"), None)
            if subject is not None:
                found = [c.actor_id for c in self.done.get((candidate.sentence, subject.i), []) if c.actor_id]
                return found[0] if found else ""
            verb = verb.head
        return ""

    def _same(self, a: str, b: str) -> bool:
        return self.roster.knowledge.related(self.roster.allegiance(a), self.roster.allegiance(b))

    # Quotations

    def _quotation(self, candidate: Candidate) -> Quotation | None:
        inside = [
            quotation
            for quotation in self.parsed.quotations
            if quotation.kind in ("direct", "mixed") and quotation.start <= candidate.start < quotation.end
        ]
        return min(inside, key=lambda quotation: quotation.end - quotation.start) if inside else None

    def _speaker(self, quotation: Quotation) -> str:
        """The actor whose words are quoted; a pronoun for a speaker is resolved by then or not at all."""
        span = quotation.speaker
        if span is None:
            return ""
        found = [
            candidate
            for candidates in (*self.done.values(), self._awaited(span))
            for candidate in candidates
            if candidate.actor_id and candidate.start < span.end and span.start < candidate.end
        ]
        return (
            max(found, key=lambda c: (min(c.end, span.end) - max(c.start, span.start), -c.start)).actor_id
            if found
            else ""
        )

    def _awaited(self, span: Span) -> list[Candidate]:
        """Nominals inside a span that come later in the text than the words being resolved."""
        waiting = [
            candidate
            for candidate in self.waiting
            if not candidate.actor_id and candidate.how != "pronoun" and span.start <= candidate.start < span.end
        ]
        return [self._nominal(candidate) for candidate in waiting if candidate.owner < 0]


def _verbs_of(doc: Doc, index: int) -> Iterable[Token]:
    """Verbs of which a phrase is the subject, directly or through "who"."""
    token = doc[index]
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ == "VERB":
        verb = token.head
        yield verb
        yield from (child for child in verb.children if child.dep_ in ("conj", "xcomp") and child.pos_ == "VERB")
    for child in token.children:
        if child.dep_ == "relcl" and any(
            sub.dep_ == "nsubj" and sub.lower_ in ("who", "that", "which") for sub in child.children
        ):
            yield child

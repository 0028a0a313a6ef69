"""What a pronoun refers to: the most salient actor that agrees, inside quotations by who speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.actors.candidates import Candidate
from explorer.actors.discourse import ARMED, Discourse
from explorer.actors.lexicon import base_form
from explorer.actors.narration import NARRATOR, owns_fighters
from explorer.actors.salience import role_of, winner

if TYPE_CHECKING:
    from explorer.records.parses import Token

_REACH = 2  # sentences; from farther back readers hardly ever resolve a pronoun without help
_LOCAL = 2.2  # "their" goes with the subject of its own clause more than twice as readily as with others
_AHEAD = 1.3  # a fronted phrase looks ahead to the subject of its sentence, before anything said earlier
_TOLD = 2.0  # who says something, or does something before it, is most often whom its subject means
_BODY, _ARMED = 0.8, 1.5
_HE = ("he", "him", "his", "she", "her", "himself", "herself")
_ONE = ("a ", "an ", "one ", "another ")
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class Pronouns:
    """Resolves pronouns against what has been said."""

    discourse: Discourse

    def resolve(self, candidate: Candidate) -> Candidate:
        """The candidate with its actor; an empty id where none agrees or two are equally likely."""
        discourse = self.discourse
        token = discourse.token(candidate)
        rule = discourse.lexicon.pronouns[token.lower_]
        if rule.person == 1:
            return self._first_person(candidate, token)
        if token.lower_.endswith(("self", "selves")):
            return self._reflexive(candidate, token)
        if self._is_thing(token):
            return replace(candidate, rule="thing", score=0.0)
        name = "pronoun_quoted" if discourse.quotation(candidate) is not None else "pronoun"
        options = self._options(candidate, token)
        chosen, lead = winner(options)
        if chosen and rule.number == "pl" and discourse.kind(chosen) == "person":
            chosen = discourse.roster.spoken_for(chosen)  # "commanders admit that they withdrew"
        if chosen:
            return replace(candidate, actor_id=chosen, rule=name, score=0.35 + 0.35 * lead)
        return replace(candidate, actor_id="", rule=f"{name}_tie" if options else name, score=0.0)

    def _reflexive(self, candidate: Candidate, token: Token) -> Candidate:
        """ "Himself" is the subject of its clause."""
        chosen = next(iter(self._partners(candidate, token)), "")
        return replace(candidate, actor_id=chosen, rule="reflexive", score=0.7 if chosen else 0.0)

    def _is_thing(self, token: Token) -> bool:
        """Whether the pronoun is what something is done with: "before they could be launched"."""
        is_object = token.dep_ in ("dobj", "nsubjpass")
        return is_object and base_form(token.head) in self.discourse.vocabulary.things

    def _first_person(self, candidate: Candidate, token: Token) -> Candidate:
        """ "I" is the speaker, "we" those for whom the speaker speaks."""
        speaker = self.discourse.speaker(candidate) or self._before_colon(candidate, token)
        group = self.discourse.lexicon.pronouns[token.lower_].number == "pl"
        if not speaker and self.discourse.quotation(candidate) is None:
            speaker = self.discourse.narrator if group or owns_fighters(token, self.discourse.lexicon) else ""
        actor_id = self.discourse.roster.spoken_for(speaker) if group and speaker else speaker
        return replace(candidate, actor_id=actor_id, rule="speaker", score=0.8 if actor_id else 0.0)

    def _before_colon(self, candidate: Candidate, token: Token) -> str:
        """The speaker of a headline such as "ISIS Fighters: US Airstrikes Forced Us to Retreat"."""
        sentence = self.discourse.parsed.sentences[candidate.sentence]
        colon = next((t.i for t in token.doc[: token.i] if t.text == ":"), -1)
        if sentence.kind not in ("headline", "heading", "deck") or colon < 0:
            return ""
        traces = self.discourse.traces
        before = [trace for trace in traces if trace.sentence == candidate.sentence and trace.token < colon]
        return before[-1].actor_id if before else ""

    def _options(self, candidate: Candidate, token: Token) -> dict[str, float]:
        """Actor id to weight, of those that agree in number and kind and are no partner in the clause."""
        discourse = self.discourse
        rule = discourse.lexicon.pronouns[token.lower_]
        numbers = self._numbers(candidate)
        single = self._single(candidate) if token.lower_ in _HE else frozenset()
        found = {
            id_: weight
            for id_, weight in self._in_mind(candidate).items()
            if (discourse.kind(id_) in rule.kinds and self._agrees(rule.number, id_, numbers[id_])) or id_ in single
            if id_ not in (NARRATOR, discourse.narrator)
        }
        if token.lower_ in _HE:
            found = self._nearest(found, candidate)
        found = found or self._by_name(candidate, token)
        told = self._teller(candidate, token)
        if rule.number == "pl" and "pl" in numbers.get(told, ()) and self._speaks_for_others(token, told):
            found.setdefault(told, 1.0)  # "Ukrainian commanders said they had withdrawn"
        if told in found:
            found[told] *= _TOLD
        local = self._local_subject(candidate, token)
        if local in found:
            found[local] *= _LOCAL
        ahead = self._subject_ahead(candidate, token)
        if ahead and discourse.kind(ahead) in rule.kinds:
            found[ahead] = max(found.get(ahead, 0.0), _AHEAD)
        found = {id_: w * self._fits(token, rule.number, id_, numbers) for id_, w in found.items()}
        partners = self._partners(candidate, token)
        found = {id_: w for id_, w in found.items() if not any(discourse.same(id_, other) for other in partners)}
        speaker = discourse.speaker(candidate)
        if speaker and rule.number == "pl":
            return self._in_mouth_of(speaker, found, candidate)
        return self._for_verb(found, partners, token)

    def _single(self, candidate: Candidate) -> frozenset[str]:
        """Actors of whom one man has been spoken of, whom "he" may mean: "a gunman"."""
        near = [t for t in self.discourse.traces if 0 <= candidate.sentence - t.sentence <= _REACH]
        return frozenset(t.actor_id for t in near if t.number == "sg" and t.words.startswith(_ONE))

    def _nearest(self, found: dict[str, float], candidate: Candidate) -> dict[str, float]:
        """Those of the persons who are named in the last sentence that names any."""
        near = [t for t in self.discourse.traces if t.actor_id in found and t.sentence <= candidate.sentence]
        last = max((t.sentence for t in near), default=-1)
        return {id_: w for id_, w in found.items() if any(t.actor_id == id_ and t.sentence == last for t in near)}

    def _by_name(self, candidate: Candidate, token: Token) -> dict[str, float]:
        """For "he", names that were taken for those of a body: "Lettow-Vorbeck surrendered. He had …"."""
        if "person" not in self.discourse.lexicon.pronouns[token.lower_].kinds or token.lower_ not in _HE:
            return {}
        roster = self.discourse.roster
        subjects = {trace.actor_id for trace in self.discourse.traces if trace.role == "subject"}
        return {
            id_: weight
            for id_, weight in self.discourse.salient(candidate, reach=_REACH).items()
            if id_ in subjects
            and id_ not in roster.knowledge.actors
            and roster.kind(id_) in ("organisation", "other")
            and roster.name(id_)[:1].isupper()
            and not roster.name(id_).isupper()
        }

    def _fits(self, token: Token, number: str, actor_id: str, numbers: dict[str, set[str]]) -> float:
        """How much better than others an actor fits: a body is less a "they", fighters are more who shells."""
        kind = self.discourse.kind(actor_id)
        body = number == "pl" and kind in ("organisation", "state", "media") and "pl" not in numbers.get(actor_id, ())
        fights = token.dep_ == "nsubj" and base_form(token.head) in self.discourse.vocabulary.hostile
        return (_BODY if body else 1.0) * (_ARMED if fights and kind in ARMED else 1.0)

    def _numbers(self, candidate: Candidate) -> dict[str, set[str]]:
        """Actor id to the numbers in which the sentences within reach speak of it."""
        found: dict[str, set[str]] = {}
        for trace in self.discourse.traces:
            if 0 <= candidate.sentence - trace.sentence <= _REACH:
                found.setdefault(trace.actor_id, set()).add(trace.number)
        return found

    def _teller(self, candidate: Candidate, token: Token) -> str:
        """Who tells what the pronoun is the subject of: the army in "the army said it had retaken the hill"."""
        verb = token.head
        if token.dep_ not in _SUBJECTS or verb.dep_ not in ("ccomp", "advcl", "acl"):
            return ""
        above = verb.head
        while above.dep_ in ("conj", "ccomp") and not any(child.dep_ in _SUBJECTS for child in above.lefts):
            above = above.head
        subject = next((child for child in above.lefts if child.dep_ in _SUBJECTS and child.i < token.i), None)
        if subject is not None and any(child.dep_ == "conj" for child in subject.rights):
            return ""  # "A and B said they": both
        return next(iter(self.discourse.actors_at(candidate.sentence, subject.i)), "") if subject is not None else ""

    def _speaks_for_others(self, token: Token, teller: str) -> bool:
        """Whether those who say it are persons in somebody's service, no outsiders ("diplomats")."""
        serves = self.discourse.roster.spoken_for(teller) != teller
        return serves and self.discourse.kind(teller) == "person" and token.head.dep_ == "ccomp"

    def _in_mind(self, candidate: Candidate) -> dict[str, float]:
        """Salient actors; outside of a quotation, those whom only its words name come last."""
        found = self.discourse.salient(candidate, reach=_REACH)
        if self.discourse.quotation(candidate) is not None:
            return found
        quoted = [(one.start, one.end) for one in self.discourse.parsed.quotations if one.kind in ("direct", "mixed")]
        outside = {
            trace.actor_id
            for trace in self.discourse.traces
            if not any(start <= trace.start < end for start, end in quoted)
        }
        return {id_: weight for id_, weight in found.items() if id_ in outside} or found

    def _agrees(self, number: str, actor_id: str, numbers: set[str]) -> bool:
        kind = self.discourse.kind(actor_id)
        if number == "sg":
            return numbers != {"pl"} or kind == "state"
        return numbers != {"sg"} and kind != "vessel" and (kind != "person" or "pl" in numbers)

    def _in_mouth_of(self, speaker: str, found: dict[str, float], candidate: Candidate) -> dict[str, float]:
        """Inside a quotation "they" are rather those whom the speaker fights, never the speaker's own."""
        discourse = self.discourse
        group = discourse.roster.spoken_for(speaker)
        others = {id_: w for id_, w in found.items() if not discourse.same(id_, group)}
        return discourse.enemies(speaker, candidate, others) or discourse.by_related(self._armed_against(group, others))

    def _armed_against(self, group: str, others: dict[str, float]) -> dict[str, float]:
        """Of others than a speaker's own, the armed ones of the other sort: rebels for an army, an army for rebels."""
        kind = self.discourse.kind(group)
        wanted = {"state_forces": ("armed_group",), "armed_group": ("state_forces", "coalition", "state")}.get(kind, ())
        return {id_: w for id_, w in others.items() if self.discourse.kind(id_) in wanted} or others

    def _for_verb(self, found: dict[str, float], partners: list[str], token: Token) -> dict[str, float]:
        """The object of a hostile verb is rather an enemy of its subject."""
        if role_of(token) != "object" or base_form(token.head) not in self.discourse.vocabulary.hostile:
            return self.discourse.by_related(found)
        enemies = {id_: w for id_, w in found.items() if any(self.discourse.fight(id_, other) for other in partners)}
        return self.discourse.by_related(enemies or found)

    def _partners(self, candidate: Candidate, token: Token) -> list[str]:
        """Actors that are other arguments of the same verb; a plain pronoun is none of them.

        Principle B of binding theory (Chomsky 1981), with the subject of a governing clause where the
        verb has none of its own.
        """
        if token.dep_ == "poss":
            return self._attackers(candidate, token)
        if token.dep_ == "conj" or token.head.pos_ not in ("VERB", "AUX", "ADP"):
            return []
        verb = token.head if token.head.pos_ != "ADP" else token.head.head
        if token.head.lower_ == "of" and verb.dep_ in ("dobj", "nsubj", "nsubjpass"):
            verb = verb.head  # "rebels captured one of them"
        near = [child for child in verb.children if child.dep_ in (*_SUBJECTS, "dobj", "dative")]
        near += _agents_of_participles(verb) + _subjects_above(token, verb)
        if verb.dep_ == "relcl" and any(child.tag_ in ("WP", "WDT") for child in near):
            near.append(verb.head)  # "Suleiman, who promised him …"
        if verb.dep_ in ("conj", "xcomp", "advcl") and not any(child.dep_ in _SUBJECTS for child in near):
            near += [child for child in verb.head.children if child.dep_ in _SUBJECTS]
        tokens = [child.i for child in near if child.i != token.i and token.head.head.i != child.i]
        return [id_ for index in tokens for id_ in self.discourse.actors_at(candidate.sentence, index)]

    def _attackers(self, candidate: Candidate, token: Token) -> list[str]:
        """Whoever attacks what the pronoun owns ("bombed its airfields"), and so is not who owns it."""
        verb = token.head.head
        own = any(child.lower_ == "own" for child in token.head.lefts)
        if own or token.head.dep_ != "dobj" or base_form(verb) not in self.discourse.vocabulary.hostile:
            return []
        doers = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if not doers and verb.dep_ == "acl":  # "on their way to bomb its airfields"
            doers = [child for child in verb.head.lefts if child.dep_ == "poss"]
        while not doers and verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.i != verb.i:
            verb = verb.head
            doers = [child for child in verb.children if child.dep_ in _SUBJECTS]
        return [id_ for child in doers for id_ in self.discourse.actors_at(candidate.sentence, child.i)]

    def _subject_ahead(self, candidate: Candidate, token: Token) -> str:
        """The subject that a fronted phrase looks ahead to: "After their defeat, ISIS fighters …"."""
        root = next((t for t in token.doc if t.dep_ == "ROOT"), None)
        subject = next((child for child in root.lefts if child.dep_ in _SUBJECTS), None) if root is not None else None
        if subject is None or token.i >= subject.left_edge.i or subject.i - token.i < 2:
            return ""
        if any(between.text in (";", ":") for between in token.doc[token.i : subject.left_edge.i]):
            return ""  # a clause of its own
        return next(iter(self.discourse.actors_at(candidate.sentence, subject.i)), "")

    def _local_subject(self, candidate: Candidate, token: Token) -> str:
        """For "their X", the subject of the verb that governs X, also "Y" in "enabled Y to …"."""
        if token.dep_ != "poss":
            return ""
        verb = token.head
        while verb.pos_ != "VERB" and verb.head.i != verb.i:
            verb = verb.head
        for _ in range(3):  # clauses upwards
            subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
            if subject is None and base_form(verb.head) in self.discourse.vocabulary.control:
                subject = next((child for child in verb.head.children if child.dep_ == "dobj"), None)
            if subject is not None:
                return next(iter(self.discourse.actors_at(candidate.sentence, subject.i)), "")
            verb = verb.head
        return ""


def _subjects_above(token: Token, verb: Token) -> list[Token]:
    """Who bids the subject of an infinitive: Hitler in "Hitler forbade him to break out"."""
    bidden = token.dep_ == "nsubj" and verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp")
    if not bidden or not any(child.lower_ == "to" for child in verb.lefts):
        return []
    return [child for child in verb.head.lefts if child.dep_ in _SUBJECTS]


def _agents_of_participles(verb: Token) -> list[Token]:
    """Who does to the subject of a verb what a participle says: Jackson in "pursued by Jackson, he crossed"."""
    participles = [child for child in verb.lefts if child.dep_ in ("advcl", "acl") and child.tag_ == "VBN"]
    agents = [child for one in participles for child in one.rights if child.lower_ == "by"]
    return [inner for child in agents for inner in child.children if inner.dep_ == "pobj"]

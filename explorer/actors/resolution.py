"""Reference in reading order: nominals and pronouns get their actors one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.actors.candidates import Candidate
from explorer.actors.discourse import Discourse
from explorer.actors.lexicon import base_form
from explorer.actors.nominals import Nominals
from explorer.actors.pronouns import Pronouns
from explorer.records import Quotation, Span


@dataclass(frozen=True)
class Resolver:
    """Resolves all candidates of one article.

    Attributes
    ----------
    candidates
        In reading order; what is owned stands after its owner.
    """

    discourse: Discourse
    candidates: tuple[Candidate, ...]

    def resolve(self) -> list[Candidate]:
        """The candidates with their actors, in the same order; unresolved ones keep an empty id."""
        for candidate in self.candidates:
            if candidate.actor_id:
                self.discourse.enter(candidate)
        return [self._next(candidate) for candidate in self.candidates]

    def _next(self, candidate: Candidate) -> Candidate:
        if not candidate.actor_id:
            self._settle_speaker(candidate)
            rules = Pronouns(self.discourse) if candidate.how == "pronoun" else Nominals(self.discourse)
            candidate = rules.resolve(candidate)
            if candidate.serves:
                return self._enlist(candidate)
            self.discourse.enter(candidate)
        if candidate.actor_id:
            self._enlist_with_owner(candidate)
            self.discourse.remember(candidate)
        return candidate

    def _enlist(self, candidate: Candidate) -> Candidate:
        """Enter whom a person serves: the rebels of "a rebel commander"."""
        roster = self.discourse.roster
        if candidate.actor_id and candidate.actor_id != candidate.serves:
            roster.affiliation.setdefault(candidate.serves, candidate.actor_id)
        return candidate

    def _enlist_with_owner(self, candidate: Candidate) -> None:
        """Enter the owner of an office as whom its holder serves: "the rebels' commander, Ali Nur"."""
        discourse = self.discourse
        if candidate.rule != "apposition" or candidate.owner < 0 or discourse.kind(candidate.actor_id) != "person":
            return
        owners = discourse.actors_at(candidate.sentence, candidate.owner)
        if owners and candidate.actor_id not in discourse.roster.knowledge.actors:
            discourse.roster.affiliation.setdefault(candidate.actor_id, owners[0])

    def _settle_speaker(self, candidate: Candidate) -> None:
        """Find out who speaks, also where the speaker is named after the words."""
        quotation = self.discourse.quotation(candidate)
        if quotation is not None and quotation not in self.discourse.speakers:
            speaker = self._speaker(quotation)
            if speaker:
                self.discourse.speakers[quotation] = speaker
                self._settle_service(speaker)

    def _settle_service(self, speaker: str) -> None:
        """Find out whom a speaker serves, also where the words that say so come later."""
        if speaker not in self.discourse.roster.affiliation:
            for service in (c for c in self.candidates if c.serves == speaker):
                self._enlist(Nominals(self.discourse).resolve(service))

    def _speaker(self, quotation: Quotation) -> str:
        span = self._quoted(quotation) or quotation.speaker
        if span is None:
            return ""
        known = (candidate for candidates in self.discourse.done.values() for candidate in candidates)
        found = [c for c in (*known, *self._awaited(span)) if c.actor_id and _overlap(c, span) > 0]
        return max(found, key=lambda c: (_overlap(c, span), -c.start)).actor_id if found else ""

    def _quoted(self, quotation: Quotation) -> Span | None:
        """Who is quoted by another: him in "the agency quoted him as saying"."""
        parsed = self.discourse.parsed
        for sentence, doc in zip(parsed.sentences, parsed.docs, strict=True):
            if doc is None or not sentence.start <= quotation.start < sentence.end:
                continue
            verbs = [token for token in doc if base_form(token) in ("quote", "cite") and token.pos_ == "VERB"]
            for said in (child for verb in verbs for child in verb.children if child.dep_ == "dobj"):
                start = sentence.start + said.left_edge.idx
                return Span(start, sentence.start + said.idx + len(said.text))
        return None

    def _awaited(self, span: Span) -> Iterable[Candidate]:
        """Nominals inside a speaker's span that come later in the text than the words being resolved."""
        inside = [c for c in self.candidates if span.start <= c.start < span.end and not c.actor_id]
        for candidate in inside:
            if candidate.how != "pronoun" and candidate.owner < 0:
                yield Nominals(self.discourse).resolve(candidate)
            elif candidate.how == "pronoun":  # "…," he said; "one of its commanders" speaks for it
                yield Pronouns(self.discourse).resolve(candidate)


def _overlap(candidate: Candidate, span: Span) -> int:
    return min(candidate.end, span.end) - max(candidate.start, span.start)

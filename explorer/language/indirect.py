"""Indirect speech: clauses and topics that a sentence reports without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from explorer.language.noun_phrases import noun_phrase_tokens
from explorer.language.reporting import (
    ReportingVerb,
    is_negated,
    is_passive,
    reporting_verb,
    reporting_verbs,
    speaker_of,
)
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

_CLAUSES = frozenset({"ccomp", "parataxis"})
_SKIPPED_AT_EDGE = frozenset({"mark", "punct"})


@dataclass(frozen=True, slots=True)
class Reported:
    """A stretch of a sentence that somebody is said to say.

    Attributes
    ----------
    first, last
        Indices of its first and last token, inclusive.
    speaker
        Head word of the speaker; None where the sentence names none.
    verb_first, verb_last
        The reporting verb, noun or phrase.
    """

    first: int
    last: int
    speaker: Token | None
    verb_first: int
    verb_last: int


def reported_clauses(doc: Doc) -> Iterator[Reported]:
    """Everything that one parsed sentence reports, in the order of its reporting words."""
    verbs, nouns, starts = reporting_verbs(), _reporting_nouns(), _phrase_starts()
    for token in doc:
        word = token.lower_
        verb = reporting_verb(token) if word in verbs else None
        if verb is not None:
            yield from _of_verb(token, verb)
        elif word in nouns:
            yield from _of_noun(token)
        elif word in starts:
            yield from _of_phrase(token)


def _of_verb(token: Token, verb: ReportingVerb) -> Iterator[Reported]:
    if is_negated(token, denying=verb.group == "deny"):
        return
    speaker = speaker_of(token)
    if speaker is None and not is_passive(token):
        return
    content = _content(token, verb)
    if content is not None:
        yield _reported(content, speaker, token)
    elif verb.clause and speaker is not None and (not _has_object(token) or verb.lemma == "tell"):
        yield from _around(token, speaker)


def _content(token: Token, verb: ReportingVerb) -> Token | None:
    """Head of what a verb reports: a clause after it, else one before it, an infinitive or a topic."""
    for child in [*token.rights, *token.lefts]:
        if child.dep_ not in _CLAUSES or not verb.clause or _asks(child) or not _is_clause(child):
            continue
        if child.i > token.i or (_adjoins(child, token) and (not _has_object(token) or verb.lemma == "tell")):
            return child
    for child in token.rights:
        if verb.infinitive and _is_infinitive(child, token):
            return child
        if child.dep_ == "dobj" and verb.lemma in _words("topics", "verbs") and _is_topic(child):
            return child
    return None


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.rights)


def _reported(head: Token, speaker: Token | None, verb: Token) -> Reported:
    """The subtree of ``head`` without the reporting verb's own words and bare marks at the edges."""
    first, last = head.left_edge.i, head.right_edge.i
    if first <= verb.i <= last:
        first, last = (verb.i + 1, last) if head.i > verb.i else (first, verb.i - 1)
    if speaker is not None and head.i < speaker.i < verb.i:
        last = noun_phrase_tokens(speaker)[0] - 1
    return _trimmed(verb.doc, first, last, speaker, verb)


def _trimmed(doc: Doc, first: int, last: int, speaker: Token | None, verb: Token) -> Reported:
    while first < last and (doc[first].dep_ in _SKIPPED_AT_EDGE or doc[first].is_space) and doc[first].text != "(":
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "cc"):
        last -= 1
    return Reported(first, last, speaker, verb.i, verb.i)


def _is_clause(token: Token) -> bool:
    """Whether the token heads something with a subject or a finite verb, not a bare participle."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "aux") for child in token.children) or (
        token.tag_ in ("VBZ", "VBD", "VBP", "MD")
    )


def _is_infinitive(child: Token, verb: Token) -> bool:
    """``claims to have killed``, ``denies firing``; the parser often calls the infinitive an advcl."""
    if child.i < verb.i or not (child.tag_ == "VBG" or any(word.lower_ == "to" for word in child.lefts)):
        return False
    return child.dep_ in ("xcomp", "ccomp", "pcomp") or (child.dep_ == "advcl" and child.left_edge.i == verb.i + 1)


def _adjoins(clause: Token, verb: Token) -> bool:
    """Whether a clause before the verb is set off by a comma only: ``…, says Yerevan``."""
    if clause.i > verb.i:
        return True
    edge = clause.right_edge.i if clause.right_edge.i < verb.i else clause.i
    if any(word.text in (";", ":", "–", "—") for word in verb.doc[edge + 1 : verb.i]):
        return False
    first = min((child.left_edge.i for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), default=verb.i)
    return first == 0 or verb.doc[first - 1].dep_ != "cc"


def _asks(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in clause.children)


def _is_topic(token: Token) -> bool:
    if token.lemma_.lower() in _words("topics", "nouns"):
        return True
    return token.dep_ == "dobj" and any(_is_topic(child) for child in token.children if child.dep_ == "conj")


def _around(verb: Token, speaker: Token) -> Iterator[Reported]:
    """A reporting clause set into or after what it reports: ``…, he says, …``; ``… activists said``."""
    doc = verb.doc
    if verb.dep_ == "conj" or is_passive(verb):
        return
    low, high = sorted((verb.i, speaker.i))
    low = noun_phrase_tokens(speaker)[0] if speaker.i < verb.i else low
    if any(child.dep_ in ("dobj", "dative", "prep", "advmod") and child.i > verb.i for child in verb.children):
        tail = [child.right_edge.i for child in verb.rights if child.dep_ not in ("punct", "conj", "advcl", "cc")]
        high = max([high, *tail])
    before_is_comma = low > 0 and doc[low - 1].text == ","
    after_is_comma = high + 1 < len(doc) and doc[high + 1].text == ","
    if before_is_comma and after_is_comma and high + 2 < len(doc):
        end = max(verb.head.right_edge.i, high + 2)
        yield _trimmed(doc, high + 2, end, speaker, verb)
    elif all(word.is_punct or word.is_space for word in doc[high + 1 :]) and _has_verb(doc, 0, low):
        yield _trimmed(doc, 0, low - 1, speaker, verb)


def _has_verb(doc: Doc, first: int, end: int) -> bool:
    return any(word.tag_ in ("VBZ", "VBD", "VBP", "MD", "VBN") for word in doc[first:end])


def _of_noun(token: Token) -> Iterator[Reported]:
    """``Houthi statements that …``, ``Baku's claim that …``."""
    clause = next(
        (
            child
            for child in token.rights
            if child.dep_ in ("acl", "ccomp", "relcl")
            and any(word.lower_ == "that" and word.dep_ == "mark" for word in child.children)
        ),
        None,
    )
    if clause is None:
        return
    speaker = next((child for child in token.lefts if child.dep_ in ("poss", "compound", "nmod", "nsubj")), None)
    if speaker is None:
        speaker = next((child for child in token.lefts if child.dep_ == "amod" and child.text[0].isupper()), None)
    if speaker is None:
        by = (child for child in token.rights if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"))
        speaker = next((noun for prep in by for noun in prep.children if noun.dep_ == "pobj"), None)
    verb = token.head.head if token.dep_ == "pobj" else token
    if speaker is None and reporting_verb(verb) is not None:  # said in a statement that …
        yield _reported(clause, speaker_of(verb), verb)
        return
    yield _reported(clause, speaker, token)


def _of_phrase(token: Token) -> Iterator[Reported]:
    """``according to activists`` and the like: the rest of the sentence is reported."""
    doc = token.doc
    for phrase in rule_table("language", "reporting_verbs")["phrase"]["phrases"]:
        words = phrase.split()
        if [word.lower_ for word in doc[token.i : token.i + len(words)]] != words:
            continue
        end = token.i + len(words)
        speaker = next((word for word in doc[end:] if word.dep_ == "pobj" and word.head.i < end), None)
        if speaker is None or any(
            word.lemma_.lower() in _words("phrase", "not_speakers") for word in doc[end : speaker.i + 1]
        ):
            return
        after = max(end, speaker.right_edge.i + 1)
        comma = next((word.i for word in doc[end:after] if word.text == "," and word.i > speaker.i), None)
        after = comma if comma is not None and token.i == 0 else after
        first, last = (after, len(doc) - 1) if len(doc) - after > token.i else (0, token.i - 1)
        if first <= last and _has_verb(doc, first, last + 1):
            found = _trimmed(doc, first, last, speaker, token)
            yield Reported(found.first, found.last, speaker, token.i, end - 1)
        return


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(rule_table("language", "reporting_verbs")[table][key])


@cache
def _reporting_nouns() -> frozenset[str]:
    return frozenset(form for noun in _words("noun", "nouns") for form in (noun, noun + "s"))


@cache
def _phrase_starts() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in rule_table("language", "reporting_verbs")["phrase"]["phrases"])

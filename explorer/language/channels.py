"""Sources between a speaker and the outlet: a video, the agency that translated it, the paper told."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from explorer.language.noun_phrases import noun_phrase
from explorer.records import Span
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

_CARRIED_BY = frozenset({"by", "in", "on"})


def channels(doc: Doc, verb: Token | None, *, offset: int) -> tuple[Span, ...]:
    """Sources that the sentence names between the speaker and the outlet, nearest the speaker first.

    Parameters
    ----------
    doc
        The parsed sentence.
    verb
        The reporting verb, if there is one.
    offset
        Offset of the sentence in the article.
    """
    found: list[Token] = []
    for token in doc:
        if _is_recording(token) and not _is_subject(token):
            found += [token, *_carriers(token)]
    if verb is not None:
        found += _told(verb) + _quoting_medium(verb)
    return tuple(dict.fromkeys(noun_phrase_of_channel(token, offset) for token in found))


def refers_back(doc: Doc) -> Token | None:
    """A recording that was named before, as in "in both clips" or "in the video"; None if there is none."""
    for token in doc:
        if not _is_recording(token) or _carriers(token):
            continue
        if any(child.lower_ in _words("definites") for child in token.lefts):
            return token
    return None


def is_partitive(speaker: Token) -> bool:
    """Whether the words pick one out of a group named before: "one terrorist", "another"."""
    return speaker.lower_ in _words("partitives") or any(
        child.lower_ in _words("partitives") for child in speaker.lefts
    )


def noun_phrase_of_channel(token: Token, offset: int) -> Span:
    """The recording or medium itself, without the clause that says who carried it."""
    first = min((child.i for child in token.lefts if child.dep_ in ("compound", "amod", "poss")), default=token.i)
    if token.ent_type_ or token.pos_ == "PROPN":
        return noun_phrase(token, offset=offset)
    return Span(offset + token.doc[first].idx, offset + token.idx + len(token))


def _is_recording(token: Token) -> bool:
    """A noun such as "video" that stands in a phrase with "in", "on" or "from"."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in _words("recordings"):
        return False
    head = token
    while head.dep_ == "pobj":
        prep = head.head
        if prep.lower_ in ("in", "on", "from", "via", "through", "during"):
            return prep.head.pos_ in ("VERB", "AUX") or prep.dep_ == "prep"
        if prep.lower_ != "of":
            return False
        head = prep.head
    return False


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass")


def _carriers(recording: Token) -> list[Token]:
    """MEMRI in "clips translated by MEMRI", Reuters in "an interview with Reuters"."""
    found: list[Token] = []
    for child in recording.rights:
        if child.dep_ == "acl" and child.lemma_ in _words("carriers"):
            for prep in child.children:
                if prep.lower_ in _CARRIED_BY:
                    found += [noun for noun in prep.children if noun.dep_ == "pobj"]
        elif child.dep_ == "prep" and child.lower_ in ("with", "to", "on"):
            found += [noun for noun in child.children if noun.dep_ == "pobj" and _is_medium(noun)]
    if recording.head.dep_ == "prep" and not found:
        group = recording.head.head
        if group.pos_ == "NOUN" and recording.head.lower_ == "of":
            found += _carriers(group)
    return found


def _told(verb: Token) -> list[Token]:
    if verb.lemma_ != "tell":
        return []
    return [child for child in verb.rights if child.dep_ in ("dobj", "dative") and _is_medium(child)]


def _quoting_medium(verb: Token) -> list[Token]:
    """State TV in "state TV quoted the general as saying"."""
    head = verb.head.head if verb.dep_ == "pcomp" else verb.head
    quoting = verb if verb.lemma_ in ("quote", "cite") else head
    if quoting.lemma_ not in ("quote", "cite") or quoting.pos_ != "VERB":
        return []
    passive = any(child.dep_ == "auxpass" for child in quoting.children)
    if not passive:
        return [child for child in quoting.children if child.dep_ == "nsubj"]
    agents = (child for child in quoting.children if child.dep_ in ("agent", "prep") and child.lower_ == "by")
    return [noun for agent in agents for noun in agent.children if noun.dep_ == "pobj"]


def _is_medium(token: Token) -> bool:
    words = {token.text, *(child.text for child in token.subtree if child.i <= token.i + 2)}
    return bool(words & _words("media"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(rule_table("language", "reporting_verbs")["through"][key])

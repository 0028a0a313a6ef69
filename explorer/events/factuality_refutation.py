"""Whether the words that report an event are called untrue ("reports … turned out to be wrong")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_negation import negation_of
from explorer.events.factuality_syntax import NOMINALS, SUBJECTS, VERBAL, Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.events.factuality_cues import Cue, Cues
    from explorer.events.factuality_state import State
    from explorer.records.parses import Token

_SAYING = frozenset({"report", "not_said", "admit", "claim", "told", "wish", "believed", "framing"})
_DEEDS = frozenset({"vow", "propose", "agree", "try", "undertaking", "ask", "command", "attempt_at"})
_VERDICTS = frozenset({"acomp", "attr", "oprd"})
_COPULAR = frozenset({"turn", "prove", "seem", "be", "appear", "find", "know", "call", "look", "remain", "deem"})
_EXPLETIVES = frozenset({"it", "this", "that"})


def refuted(head: Token, state: State, cues: Cues) -> State:
    """Apply what is said of the content of a report.

    Parameters
    ----------
    head
        The noun or verb of saying whose content holds the event.
    state
        The factuality of the report itself.
    cues
        The predicates ("false", "a hoax"), the verbs that take words back ("retract") and the adverbs of error
        ("wrongly").

    Returns
    -------
    State
        Denied where the report is called untrue; as it was otherwise.
    """
    if any(cue.id in _DEEDS for cue in cues.at("governor", head.lemma_.lower())):
        return state  # "the decision to attack was wrong"
    for cue, word in (*_judged(head, cues), *_taken_back(head, cues), *_in_error(head, cues)):
        return state.after(cue, word)
    return state


def content_of(token: Token, cues: Cues) -> Link | None:
    """Return the report whose content the parser hung elsewhere.

    That of a noun with a participle ("reports of soldiers joining the revolt"), and a clause with "that" which
    was hung on the verb above the noun ("withdrew its statement that the fort had fallen").
    """
    noun = token.head
    if token.dep_ == "pobj" and noun.dep_ == "prep" and noun.head.lemma_ in cues.sets["growing"]:
        return _of_feeling(noun, cues)
    that = next((child for child in token.children if child.dep_ == "mark" and child.lower_ == "that"), None)
    if token.dep_ == "advcl" and that is not None and that.i > noun.i:
        before = that.nbor(-1)
        known = any("clause" in cue.arcs for cue in cues.at("governor", before.lemma_.lower()))
        return Link("clause", before) if before.pos_ == "NOUN" and known else None
    if token.dep_ != "acl" or token.tag_ != "VBG" or noun.dep_ != "pobj" or noun.head.lower_ not in {"of", "about"}:
        return None
    report = noun.head.head
    known = any({"claim", "report", "wish", "deny"} & {cue.id} for cue in cues.at("governor", report.lemma_.lower()))
    return Link("of", report, noun.head) if report.pos_ in NOMINALS and known else None


def _of_feeling(preposition: Token, cues: Cues) -> Link | None:
    """Return the noun that a verb parts from its content ("fears grow of an offensive", "no deal was made on it")."""
    for child in preposition.head.children:
        arcs = {arc for cue in cues.at("governor", child.lemma_.lower()) for arc in cue.arcs}
        known = any(arc.split("_")[0] == preposition.lower_ for arc in arcs)
        if child.dep_ in {"nsubj", "nsubjpass"} and known:
            return Link(preposition.lower_, child, preposition)
    return None


def _judged(head: Token, cues: Cues) -> Iterator[tuple[Cue, Token]]:
    """Yield a predicate about a noun: what it is said to be, or itself in "it is a myth that"."""
    if head.dep_ == "attr" and any(child.lower_ in _EXPLETIVES for child in head.head.children if child.i < head.i):
        yield from _unless_denied(head, head.head, cues)
    if head.dep_ in {"nsubj", "nsubjpass"}:
        yield from _said_of(head.head, cues)
    if head.dep_ == "acl" and head.tag_ == "VBG" and head.head.dep_ == "nsubj":
        yield from _said_of(head.head.head, cues)  # "posts alleging that they were killed are false"
    for clause in head.children:
        which = any(child.lower_ == "which" and child.dep_ in SUBJECTS for child in clause.children)
        if clause.pos_ in VERBAL and which and head.pos_ in VERBAL:
            yield from _said_of(clause, cues)


def _said_of(verb: Token, cues: Cues) -> Iterator[tuple[Cue, Token]]:
    if verb.lemma_.lower() not in _COPULAR:
        return
    below = [
        inner
        for child in verb.children
        if child.dep_ in {"xcomp", "advcl"} and child.lemma_ == "be"
        for inner in child.children
    ]
    for child in (*verb.children, *below):
        if child.dep_ in _VERDICTS or (child.dep_ == "xcomp" and child.pos_ == "ADJ"):
            yield from _unless_denied(child, verb, cues)
        for cue, noun in cues.matching("predicate", child) if child.dep_ == "prep" else ():
            yield cue, noun or child  # "without foundation"


def _unless_denied(word: Token, verb: Token, cues: Cues) -> Iterator[tuple[Cue, Token]]:
    if not negation_of(verb, cues):
        yield from ((cue, word) for cue in cues.at("predicate", word.lemma_.lower()))


def _taken_back(head: Token, cues: Cues) -> Iterator[tuple[Cue, Token]]:
    """Yield the verb that takes a report back: its noun is the object, its gerund hangs on "for"."""
    if head.dep_ in {"dobj", "nsubjpass", "acl"} or (head.dep_ == "nsubj" and head.head.tag_ == "VBN"):
        verb = head.head
    elif (head.dep_ == "pcomp" and head.head.lower_ == "for") or (head.dep_ == "pobj" and head.head.lower_ == "as"):
        verb = head.head.head
    else:
        return
    for cue, _ in cues.matching("retraction", verb):
        if not negation_of(verb, cues):
            yield cue, verb


def _in_error(head: Token, cues: Cues) -> Iterator[tuple[Cue, Token]]:
    says = any(cue.id in _SAYING for cue in cues.at("governor", head.lemma_.lower()))
    for child in head.children:
        if says and child.dep_ == "advmod":
            yield from ((cue, child) for cue in cues.at("error", child.lower_))

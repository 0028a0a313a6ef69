"""What a predicate says of an event ("an attack is imminent", "a landing is under consideration")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_negation import negation_of
from explorer.events.factuality_state import State
from explorer.events.factuality_syntax import SUBJECTS, is_definite, is_infinitive, is_unsuccessful

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.events.factuality_cues import Cue, Cues
    from explorer.records.parses import Token

_MAKING = frozenset({"make", "render", "leave", "deem", "think", "consider", "judge"})
_PROVING = frozenset({"prove", "become", "be", "seem", "appear"})

Verdict = tuple["Cue", "Token", "Token | None"]


def verdict_on(token: Token, cues: Cues) -> State | None:
    """Apply an adjective or a phrase that is said of the event.

    Parameters
    ----------
    token
        The event's noun.
    cues
        The cue words; the adjectives are those that may also stand before a noun, the phrases are words such
        as "under consideration".

    Returns
    -------
    State or None
        None where nothing is said of the event.
    """
    rated = token.dep_ == "dobj" or (token.dep_ == "nsubj" and token.head.dep_ == "ccomp")
    put = token.dep_ == "nsubjpass" and token.head.lemma_ in {"put", "place", "keep"}
    copular = put or (token.dep_ in SUBJECTS and token.head.lemma_ in cues.sets["copula"])
    for cue, word in _said_to_be(token, cues):
        return State().after(cue, word)
    if not rated and not copular:
        return None
    for cue, word, last in (*_adjectives(token, cues, rated=rated), *(_phrases(token, cues) if copular else ())):
        state = State()
        for negation, denied in negation_of(token.head, cues):
            state = state.after(negation, denied)
        return state.after(cue, word, last=last)
    return None


def _adjectives(token: Token, cues: Cues, *, rated: bool) -> Iterator[Verdict]:
    verdicts = {"acomp", "oprd", "xcomp"} if rated else {"acomp", "oprd"}
    below = [inner for child in token.head.children if rated and child.lower_ == "as" for inner in child.children]
    for child in (*token.head.children, *below):
        distant = child.lower_ in ("away", "nowhere") and child.dep_ in ("advmod", "attr", "prep")
        if child.dep_ not in verdicts and child not in below and not distant:
            continue
        if child.lower_ != "nowhere" and any(inner.lower_ == "to" for inner in child.children):
            continue  # "was due to the shelling"
        for cue in cues.at("modifier", child.lower_):
            if "noun" in cue.arcs:
                yield cue, child, None


def _said_to_be(token: Token, cues: Cues) -> Iterator[tuple[Cue, Token]]:
    """Yield an adjective that keeps an event from being ("made an assault impossible", "proved unnecessary")."""
    verb = token.head
    if verb.pos_ != "ADJ" and verb.lemma_.lower() not in _MAKING | _PROVING:
        return
    if token.dep_ == "nsubj" and verb.dep_ in {"ccomp", "oprd"} and verb.pos_ == "ADJ":
        verb, words, made = verb.head, [verb], True
    else:
        words = [child for child in verb.children if child.pos_ == "ADJ" and child.i > max(token.i, verb.i)]
        made = token.i > verb.i and token.dep_ in {"dobj", "nsubj"}
    if made != (verb.lemma_.lower() in _MAKING) or (
        not made and (token.dep_ not in SUBJECTS or verb.lemma_ not in _PROVING)
    ):
        return
    for word in words:
        for cue in cues.at("verdict", word.lower_):
            sure = made or verb.lemma_ != "be"
            if (sure and "given" in cue.arcs) or not is_definite(token):
                yield cue, word
        for cue in cues.at("modifier", word.lower_) if made else ():
            if "noun" in cue.arcs:
                yield cue, word


def _phrases(token: Token, cues: Cues) -> Iterator[Verdict]:
    prepositions = [child for child in token.head.children if child.dep_ in {"prep", "acomp", "advmod"}]
    for preposition in (*prepositions, *(inner for one in prepositions for inner in one.children)):
        for cue, noun in cues.matching("verdict", preposition):
            if noun is not None:
                yield cue, preposition, noun


def started(verb: Token, cues: Cues) -> Token | None:
    """Return the verb "start" in "are due to start", "is expected to begin": what happens to its subject."""
    below = [inner for child in verb.children if child.dep_ == "acomp" for inner in child.children]
    for child in (*verb.children, *below):
        if (
            child.dep_ == "xcomp"
            and child.lemma_.lower() in cues.sets["occurrence"]
            and is_infinitive(child)
            and not is_unsuccessful(child)
        ):
            return child
    return None


def aimed_at(token: Token, cues: Cues) -> State | None:
    """Apply a subject that is an aim or an option ("the goal is retaking the port"), or a plan that holds the event."""
    verb = token if token.tag_ == "VBG" else token.head
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.i == token.i and verb.lemma_ == "be":
        return _is_an_end(token, verb, cues)
    if subject is None or subject.i >= token.i:
        return None
    noun = subject.head.head if subject.lower_ in {"which", "that"} and verb.dep_ == "relcl" else subject
    lemma, key = noun.lemma_.lower(), ""
    equated = token.dep_ in {"attr", "xcomp"} and verb.lemma_ == "be"
    progressive = token.tag_ == "VBG" and any(child.lemma_ == "be" for child in token.children)
    if lemma in cues.sets["aims"] and (equated or progressive):
        key = "aim"
    elif lemma in cues.sets["plans"] and token.dep_ == "dobj" and verb.lemma_ in cues.sets["containing"]:
        key = "" if token.lemma_.lower() in cues.sets["pacts"] else "planned_content"
    for cue in cues.at("sentence", key) if key else ():
        return State().after(cue, noun)
    return None


def _is_an_end(token: Token, verb: Token, cues: Cues) -> State | None:
    """Apply what an event is said to be, where that is somebody's purpose ("its destruction was the aim")."""
    for child in verb.children:
        if child.dep_ == "attr" and (child.lemma_.lower() in cues.sets["ends"] or _is_matter_of_time(child)):
            for cue in cues.at("sentence", "aim"):
                return State().after(cue, child)
    return None


def _is_matter_of_time(noun: Token) -> bool:
    """Tell "a matter of days", as which something still to come is spoken of."""
    of = [child for child in noun.children if child.lower_ == "of"]
    units = {"time", "hour", "day", "week", "month"}
    return noun.lemma_ in {"matter", "question"} and any(inner.lemma_ in units for one in of for inner in one.children)


def going_on(token: Token, state: State, cues: Cues) -> State:
    """A present progressive that nothing else has touched is going on."""
    if state.value != "happened" or token.tag_ != "VBG":
        return state
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ in cues.sets["present_be"]:
            from_where = {inner.lower_ for inner in token.children} & {"from", "under", "daily", "thick"}
            for cue in cues.at("sentence", "on_its_way") if token.lemma_ == "come" and not from_where else ():
                return state.after(cue, child)
            for cue in cues.at("auxiliary", "being"):
                return state.after(cue, child)
    return state

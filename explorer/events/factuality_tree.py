"""The walk from an event's word up its dependency tree, composing what changes its factuality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_apart import stands_apart
from explorer.events.factuality_auxiliaries import conditional, counterfactual, is_conditional, is_met, under_auxiliary
from explorer.events.factuality_clefts import cleft_of, is_done
from explorer.events.factuality_coordination import corrected_by, partner, shares_auxiliary
from explorer.events.factuality_cues import NEGATIVE, POSITIVE, Cue, Cues
from explorer.events.factuality_fates import fated
from explorer.events.factuality_forestalling import is_forestalled
from explorer.events.factuality_generic import in_general
from explorer.events.factuality_negation import absence_of, elliptical, is_denied_by, is_none_of, negation_of
from explorer.events.factuality_openings import opening_of
from explorer.events.factuality_preceding import preceded
from explorer.events.factuality_prospects import LOOKING_AHEAD, prospect
from explorer.events.factuality_refutation import content_of, refuted
from explorer.events.factuality_retractions import taken_back
from explorer.events.factuality_root import at_root, is_command_said
from explorer.events.factuality_staging import staged
from explorer.events.factuality_state import State
from explorer.events.factuality_syntax import (
    MAX_DEPTH,
    SUBJECTS,
    VERBAL,
    Link,
    arcs_of,
    asks_for_detail,
    clause_kinds,
    climb,
    counts_as_done,
    governors,
    has_mark,
    has_marker,
    host_verb,
    in_present,
    is_clause_read_as_adjective,
    is_definite,
    is_infinitive,
    is_misread,
    is_nominal,
    is_of_whoever,
    is_perfect,
    is_telegraphic,
    markers,
)
from explorer.events.factuality_verdicts import aimed_at, going_on, started, verdict_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.records.parses import Token

MODIFIERS = frozenset({"advmod", "amod", "compound", "nmod", "npadvmod", "neg", "preconj", "predet", "det"})
NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_PROMISES = frozenset({"vow", "sworn", "agree"})
_ARRIVING = frozenset({"come", "be", "get", "draw", "advance", "push", "edge", "move"})
_TELEGRAPHIC = frozenset(
    {"foil", "repel", "vow", "expect", "wish", "schedule_for", "put_off_event", "rule_out", "command"}
)
FREE = frozenset({"attr", "conj", "appos", "compound", "ROOT", "dep", "nmod"})
"""Arcs on which a noun takes the state of its governor as it is."""


def walk(token: Token, cues: Cues) -> State:
    """Compose the signatures of all that stands above and at ``token``.

    Parameters
    ----------
    token
        The event's head word in a parsed ``Doc``.
    cues
        The cue words with their signatures.

    Returns
    -------
    State
        What the sentence says of the event, with the cues that acted.
    """
    token = _whole(token)
    state = taken_back(token, preceded(token, fated(token, _resolve(token, cues, 0), cues), cues), cues)
    state = staged(token, state, cues)
    if state.value == "happened" and not state.steps and in_general(token):
        for cue in cues.at("sentence", "general"):
            return state.after(cue, token)
    return state


def _whole(token: Token) -> Token:
    """Return the verb of "counter-attack", which the parser takes for two."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return token
    before = token.nbor(-2)
    return before if before.lower_ in {"counter", "re"} and before.pos_ == "VERB" else token


def _resolve(token: Token, cues: Cues, depth: int, *, shared: bool = False) -> State:
    if depth > MAX_DEPTH:
        return State()
    return _local(token, _outer(token, cues, depth + 1), cues, shared=shared)


def _outer(token: Token, cues: Cues, depth: int) -> State:
    """Return what the words above ``token`` make of it, before its own modifiers."""
    aim = aimed_at(token, cues)
    if aim is not None:
        return aim
    for cue, word, last in opening_of(token, cues):
        return State("hypothetical" if cue.positive == "same" else "happened").after(cue, word, last=last)
    if token.head.i == token.i or is_misread(token) or is_command_said(token):
        return at_root(token, cues)
    if depth > MAX_DEPTH:
        return State()
    if stands_apart(token, cues):
        return _set_apart(token, cues)
    if token.dep_ == "conj":
        return _conjunct(token, cues, depth)
    cleft = cleft_of(token)
    if cleft is not None and is_done(cleft):
        return _resolve(cleft.head, cues, depth)
    link = content_of(token, cues) or cleft or climb(token)
    state = _subordinated(token, link, cues, depth)
    if state is None:
        state = _governed(token, link, cues, depth)
    if state is None:
        state = _ungoverned(token, link, cues, depth)
    return state


def _set_apart(token: Token, cues: Cues) -> State:
    """Clauses that stand for themselves are stated, but for infinitives ("an old promise: to take the town")."""
    marker = next((child for child in token.children if child.lower_ == "to" and child.dep_ == "aux"), None)
    for cue in cues.at("purpose", "to") if marker is not None and is_infinitive(token) else ():
        return State("hypothetical").after(cue, marker or token)
    return State()


def _conjunct(token: Token, cues: Cues, depth: int) -> State:
    """A conjunct stands under what governs the first; it shares modals and negation only without its own."""
    first = partner(token)
    verb = corrected_by(token)
    if verb is not None:
        return _outer(verb, cues, depth + 1)  # "not a raid but a massacre"
    for word in token.doc[max(token.i - 4, first.i) : token.i]:
        if word.lower_ in {"rather", "instead"} and word.head.dep_ == "cc":
            for cue in cues.at("subordinator", word.lower_):
                return _outer(first, cues, depth + 1).after(cue, word)  # "to besiege rather than storm"
    for child in token.head.children:
        if child.dep_ == "cc" and is_denied_by(child, token):
            for cue in cues.at("determiner", "nor"):
                return State().after(cue, child)  # "neither confirmed nor denied"
    if first.dep_ == "ROOT" and first.pos_ == "NOUN" and token.tag_ in {"VBZ", "VBP"}:
        more = {child.lower_ for child in first.children} & {"more", "another", "further"}
        for cue in cues.at("subordinator", "if") if more else ():
            return State().after(cue, first)  # "one more defeat and the regime collapses"
    contrast = any(child.lower_ in cues.sets["contrast"] for child in token.head.children if child.dep_ == "cc")
    if not contrast and shares_auxiliary(token, first):
        return _resolve(first, cues, depth, shared=True)
    return _outer(first, cues, depth + 1) if first.head.i != first.i else State()


def _subordinated(token: Token, link: Link, cues: Cues, depth: int) -> State | None:
    """Apply a conjunction or preposition that opens the clause or phrase of ``token``."""
    for marker in markers(token, link):
        for cue in cues.at("subordinator", marker.lower_):
            outer = _resolve(link.head, cues, depth)
            promised = any(one.id in _PROMISES for one in cues.at("governor", link.head.lemma_.lower()))
            awaited = marker.lower_ in cues.sets["until"] and (promised or outer.value in {"vowed", "hypothetical"})
            kinds = clause_kinds(token) | ({"forestalled"} if is_forestalled(token, link.head, cues) else set())
            if cue.arcs and not set(cue.arcs) & kinds and not awaited:
                continue
            phrase = is_nominal(token) and token.dep_ != "advcl"
            taken_for_granted = phrase and outer.value not in POSITIVE and is_definite(token)
            return State() if taken_for_granted else outer.after(cue, marker)
    return None


def _governed(token: Token, link: Link, cues: Cues, depth: int) -> State | None:
    """Apply the signature of a governor that knows this arc."""
    if asks_for_detail(token):
        return State()
    arcs = arcs_of(token, link, cues)
    verb = host_verb(link)
    if verb is not None:
        for cue, _ in cues.matching("governor", verb):
            if cue.id in {"claim", "prevent"} and link.arc in cue.arcs:
                return _resolve(verb, cues, depth).after(cue, verb)
    for cue, noun in _of_object(token, link, arcs, cues):
        return _resolve(link.head, cues, depth).after(cue, noun)
    for head in governors(link):
        for cue, last in cues.matching("governor", head):
            if cue.id == "continue" and (
                any(child.dep_ in {"acomp", "attr"} for child in head.children) or verdict_on(token, cues) is not None
            ):
                continue  # "remains unlikely"
            undone = cue.id in _TELEGRAPHIC and is_telegraphic(link)
            if (
                (arcs & set(cue.arcs) or undone)
                and (last is not None or head.i == link.head.i)
                and _fits(cue, head, token)
            ):
                before = _resolve(head, cues, depth)
                state = refuted(head, before, cues)
                if state is not before or counts_as_done(token, cues):
                    return state
                present = in_present(head) and (cue.id == "continue" or not is_perfect(head))
                state = state.after(cue, head, present=present, last=last)
                return conditional(state, cues, head, token)
    return None


def _of_object(token: Token, link: Link, arcs: set[str], cues: Cues) -> Iterator[tuple[Cue, Token]]:
    """Yield the cue in an object whose preposition hangs on the verb ("laid the groundwork for an attack")."""
    if link.prep is None or link.head.pos_ not in VERBAL:
        return
    for noun in link.head.children:
        for cue, _ in cues.matching("governor", noun) if noun.dep_ == "dobj" and noun.i < token.i else ():
            wanted = {arc if "_" in arc else f"{arc}_open" for arc in cue.arcs}
            if cue.id in {"shelter_from", "purpose_for", "with_the_aim"} and arcs & wanted:
                yield cue, noun


def _fits(cue: Cue, head: Token, token: Token) -> bool:
    """Whether the words above and below a governor are those that its cue asks for."""
    if cue.below and ((is_nominal(token) and not _is_bare(token)) or not _stands_below(head, cue)):
        return False
    below = {child.lemma_.lower() for child in head.children}
    return not below & set(cue.unless) and (not cue.needs or bool(below & set(cue.needs)))


def _is_bare(noun: Token) -> bool:
    """Tell a state of things without an article ("within an hour of war")."""
    bare = not any(child.dep_ in {"det", "poss", "compound", "nummod"} for child in noun.children)
    return noun.tag_ == "NN" and (bare or (noun.lemma_ == "war" and not is_definite(noun)))


def _stands_below(head: Token, cue: Cue) -> bool:
    """Whether a near miss is said: "came within days of", not "within days of taking office he"."""
    preposition = head.head
    if preposition.lower_ not in cue.below:
        return preposition.pos_ == "VERB" and preposition.lemma_.lower() in cue.below
    return preposition.lower_ != "within" or preposition.head.lemma_.lower() in _ARRIVING


def _ungoverned(token: Token, link: Link, cues: Cues, depth: int) -> State:
    """Decide inheritance where no cue governs: complements inherit, clauses with their own tense do not."""
    if counts_as_done(token, cues):
        return _resolve(link.head, cues, depth)
    if token.dep_ in {"advcl", "xcomp", "acl", "relcl"} and is_infinitive(token):
        return _purpose(token, link, cues, depth)
    if (link.prep is not None and link.prep.lower_ in LOOKING_AHEAD) or token.dep_ == "advcl":
        ahead = prospect(token, link, cues, lambda: _resolve(link.head, cues, depth))
        if ahead is not None:
            return ahead
    if _is_adjunct(token, link, cues):
        return _of_any(token, cues, depth)
    if token.dep_ in NOUN_SUBJECTS and (verb := started(token.head, cues)) is not None:
        return _resolve(verb, cues, depth)
    verdict = verdict_on(token, cues)
    if verdict is not None:
        return verdict
    outer = refuted(link.head, _resolve(link.head, cues, depth), cues)
    if is_nominal(token) and token.dep_ not in FREE:
        return outer if _shares_fate(token, link, outer, cues) else _presupposed(token, outer, cues)
    return outer


def _is_adjunct(token: Token, link: Link, cues: Cues) -> bool:
    """Tell a phrase or clause that stands whatever becomes of the verb it goes with."""
    if link.prep is not None and link.prep.lower_ in cues.sets["temporal"]:
        return True
    if token.dep_ in {"relcl", "acl"}:
        return not has_mark(token)
    if token.dep_ == "amod":
        return token.pos_ in {"VERB", "ADJ"} and not is_clause_read_as_adjective(token)
    return token.dep_ == "advcl" and (token.tag_ != "VBG" or has_marker(token) or token.i < link.head.i)


def _of_any(token: Token, cues: Cues, depth: int) -> State:
    """A clause about "any country which …", or about "those who do it" where the rest is still to come."""
    for cue, word in absence_of(token, cues):
        return State().after(cue, word)
    if token.dep_ != "relcl":
        return State()
    for word in (token.head, *token.head.children):
        for cue in cues.at("modifier", word.lower_) if word.dep_ == "det" or word.i == token.head.i else ():
            if cue.id == "any":
                return State().after(cue, word)
    if is_of_whoever(token) and _governing_value(token.head, cues, depth) in {"vowed", "hypothetical"}:
        for cue in cues.at("sentence", "who_does"):
            return State().after(cue, token)
    return State()


def _governing_value(noun: Token, cues: Cues, depth: int) -> str:
    """The value of the clause in which a noun stands."""
    word = noun
    while word.head.i != word.i and word.pos_ not in VERBAL:
        word = word.head
    return _resolve(word, cues, depth).value if word.pos_ in VERBAL else "happened"


def _presupposed(token: Token, outer: State, cues: Cues) -> State:
    """A definite war or siege that a plan or condition takes for granted is going on."""
    if outer.value in {"vowed", "hypothetical"} and token.lower_ in cues.sets["atelic"]:
        for cue in cues.at("modifier", "ongoing"):
            return State().after(cue, token)
    return State()


def _purpose(token: Token, link: Link, cues: Cues, depth: int) -> State:
    """Apply the bare infinitive; the aim of an offensive or a raid was at least attempted."""
    outer = _resolve(link.head, cues, depth)
    marker = next(child for child in token.children if child.lower_ == "to")
    for child in link.head.children:
        for cue, _ in cues.matching("governor", child) if child.dep_ in {"dobj", "nsubjpass"} else ():
            if cue.id == "undertaking":
                return outer.after(cue, child)
            if cue.id == "vow":
                return outer if link.head.lemma_ in cues.sets["fulfil"] else outer.after(cue, child)
    for cue in cues.at("purpose", "to"):
        return outer.after(cue, marker)
    return outer


def _shares_fate(token: Token, link: Link, outer: State, cues: Cues) -> bool:
    """Tell whether a noun's event exists only if its governor's does.

    Definite noun phrases presuppose their event ("did not stop the war"); indefinite objects, and
    the subject or object of a light verb ("launch", "take place"), stand and fall with the verb.
    """
    lemma, definite = link.head.lemma_.lower(), is_definite(token)
    stated = not definite or outer.value not in {"hypothetical", "claimed"}
    if link.arc == "subject" and lemma in cues.sets["occurrence"]:
        return not any(child.dep_ == "acomp" for child in link.head.children)  # "did not go unnoticed"
    if link.arc == "object" and lemma in cues.sets["launching"] and outer.value in {"vowed", "hypothetical"}:
        return True
    if link.arc in {"to", "in", "into"} and lemma in cues.sets["resulting"] and outer.value in NEGATIVE:
        return not definite  # "never agreed to a truce", "did not end in a massacre"
    if link.arc == "to" and lemma in {"return", "resort"} and outer.value in {"vowed", "hypothetical"}:
        return True
    if link.arc == "object" and lemma in cues.sets["light"]:
        return stated
    if link.arc == "to" and lemma == "come" and not definite:
        return True  # "it did not come to blows"
    if link.arc == "of" and (lemma in cues.sets["partitive"] or is_none_of(link.head, cues)):
        return True
    if link.arc == "subject" and token.lemma_ == "toll" and lemma in {"rise", "climb", "grow", "mount"}:
        return outer.value not in POSITIVE
    if lemma == "be" and not any(child.dep_ in {"acomp", "attr"} for child in link.head.children):
        return stated
    if any(cues.at("modifier", child.lower_) for child in token.children if child.dep_ in {"amod", "compound"}):
        return outer.value == "averted"
    if link.arc == "subject" and is_conditional(link.head) and token.dep_ == "nsubj":
        return True
    if outer.value in NEGATIVE:
        return link.arc in {"object", "for"} and token.dep_ not in SUBJECTS and not definite
    return outer.value not in POSITIVE and not definite


def _local(token: Token, state: State, cues: Cues, *, shared: bool = False) -> State:
    """Apply negation, auxiliaries and modifiers of ``token`` itself."""
    supposed = bool(state.steps) and state.steps[-1].cue.id == "if"  # "if they do not leave" says nothing of it
    if token.tag_ in {"VBN", "VBD"} and is_met(token, cues, supposed=supposed):
        return State()
    for cue, word in negation_of(token, cues, shared=shared) if not supposed else ():
        state = state.after(cue, word)
    for child in token.children:
        if child.dep_ in {"aux", "auxpass"}:
            state = under_auxiliary(token, state, child, cues)
    for child in token.children:
        if child.dep_ in MODIFIERS and child.i != token.i:
            for cue, last in cues.matching("modifier", child):
                if not cue.arcs or set(cue.arcs) & clause_kinds(token):
                    state = state.after(cue, child, present=in_present(token), last=last)
                    break
        if child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"} and token.pos_ == "NOUN":
            for cue in cues.at("modifier", child.lower_):
                if cue.id in {"planned_noun", "potential_noun", "cancelled", "failed_noun"}:
                    state = state.after(cue, child)  # "the truce proposed by Washington"
    return going_on(token, counterfactual(token, elliptical(token, state, cues), cues), cues)

"""The walk from an event's word up its dependency tree, gathering what changes its factuality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.events.factuality_cues import NEGATIVE, POSITIVE, Cue, Cues, Place
from explorer.records import Factuality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
ARGUMENTS = SUBJECTS | OBJECTS | {"attr"}
MODIFIERS = frozenset({"advmod", "amod", "compound", "nmod", "npadvmod", "neg", "preconj", "predet"})
MAX_DEPTH = 24
"""Longest chain of governors that is followed; longer ones come from broken parses."""


@dataclass(frozen=True, slots=True)
class Step:
    """One cue that acted on the way: which, on what words, and what it left."""

    cue: Cue
    start: int
    end: int
    words: str
    value: Factuality


@dataclass(frozen=True, slots=True)
class State:
    """A factuality, and the steps that led to it, outermost first."""

    value: Factuality = "happened"
    steps: tuple[Step, ...] = ()

    def after(self, cue: Cue, token: Token, *, present: bool = False, last: Token | None = None) -> State:
        """Return the state below ``cue``, which stands at ``token`` (up to ``last``)."""
        first, final = sorted((token, last or token), key=lambda word: int(word.i))
        span = token.doc[first.i : final.i + 1]
        if any(step.start == span.start_char and step.cue.id == cue.id for step in self.steps):
            return self
        value = cue.apply(self.value, present=present)
        step = Step(cue, span.start_char, span.end_char, span.text, value)
        return State(value, (*self.steps, step))


@dataclass(frozen=True, slots=True)
class Link:
    """How a token hangs on its governor: the arc, the governor and the preposition between."""

    arc: str
    head: Token
    prep: Token | None = None


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
    return _fated(token, _resolve(token, cues, 0), cues)


def _resolve(token: Token, cues: Cues, depth: int) -> State:
    if depth > MAX_DEPTH:
        return State()
    return _local(token, _outer(token, cues, depth + 1), cues)


def _outer(token: Token, cues: Cues, depth: int) -> State:
    """Return what the words above ``token`` make of it, before its own modifiers."""
    if token.head.i == token.i or _misread(token):
        return _at_root(token, cues)
    if token.dep_ in {"ccomp", "advcl", "parataxis"} and _stands_apart(token):
        return State()
    if token.dep_ == "conj":
        return _conjunct(token, cues, depth)
    link = climb(token)
    state = _subordinated(token, link, cues, depth)
    if state is None:
        state = _governed(token, link, cues, depth)
    if state is None:
        state = _ungoverned(token, link, cues, depth)
    return state


def _at_root(token: Token, cues: Cues) -> State:
    marks = [word for word in token.doc if word.text == "?"]
    for cue in cues.at("subordinator", "?"):
        if marks and token.pos_ in {"VERB", "AUX"}:
            return State().after(cue, marks[-1])
    return State()


def _misread(token: Token) -> bool:
    """Tell a finite verb that the parser took for part of a noun: it heads its own clause."""
    return token.tag_ == "VBD" and token.dep_ in {"compound", "nmod", "amod", "appos", "poss"}


def _stands_apart(token: Token) -> bool:
    """Tell a clause that a semicolon or colon parts from what the parser took for its governor."""
    if token.i > token.head.i or any(child.dep_ == "mark" for child in token.children):
        return False
    return any(word.text in {";", ":"} for word in token.doc[token.i : token.head.i])


def climb(token: Token) -> Link:
    """Return how ``token`` hangs on its governor, with prepositions folded into the arc."""
    dep, head = token.dep_, token.head
    if dep in {"pobj", "pcomp"} or (dep == "prep" and token.pos_ == "VERB"):
        arc = "gerund" if dep == "pcomp" and not head.dep_.startswith("prep") else head.lemma_.lower()
        return Link(arc, head.head if head.head.i != head.i else head, head)
    if dep in OBJECTS:
        return Link("object", head)
    if dep in {"csubj", "csubjpass"}:
        return Link("clausal_subject", head)
    if dep == "oprd":
        return Link("label", head)
    if dep == "nsubj" or (dep == "compound" and head.dep_ == "relcl"):
        return Link("subject", head)
    if dep in {"ccomp", "xcomp", "acl"}:
        return Link("clause", head)
    return Link(dep, head)


def _conjunct(token: Token, cues: Cues, depth: int) -> State:
    """A conjunct stands under what governs the first; it shares modals and negation only without its own."""
    first = token.head
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    contrast = any(child.lower_ in cues.sets["contrast"] for child in token.head.children if child.dep_ == "cc")
    if contrast or not _shares_auxiliary(token, first):
        return _outer(first, cues, depth + 1) if first.head.i != first.i else State()
    return _resolve(first, cues, depth)


def _shares_auxiliary(token: Token, first: Token) -> bool:
    """Tell a bare second verb, as in "did not advance or retreat"; the tagger may read it as a noun."""
    if any(child.dep_ in SUBJECTS | {"aux", "neg", "det"} for child in token.children):
        return False
    if token.pos_ not in NOMINALS:
        base = {"VB", "VBP"}
        return token.tag_ == first.tag_ or {token.tag_, first.tag_} <= base
    bare = first.pos_ == "VERB" and first.tag_ == "VB"
    return bare and token.lower_ == token.lemma_.lower() and token.i > first.i


def _subordinated(token: Token, link: Link, cues: Cues, depth: int) -> State | None:
    """Apply a conjunction or preposition that opens the clause or phrase of ``token``."""
    for marker in _markers(token, link):
        for cue in cues.at("subordinator", marker.lower_):
            if cue.arcs and not set(cue.arcs) & _clause_kinds(token):
                continue
            outer = _resolve(link.head, cues, depth)
            taken_for_granted = token.pos_ in NOMINALS and outer.value not in POSITIVE and is_definite(token)
            return State() if taken_for_granted else outer.after(cue, marker)
    return None


def _markers(token: Token, link: Link) -> Iterator[Token]:
    if token.dep_ in {"advcl", "ccomp", "acl", "relcl", "pcomp", "dep", "csubj", "csubjpass"}:
        for child in token.children:
            opens = child.dep_ == "mark" or (child.dep_ in {"advmod", "cc", "prep"} and child.i < token.i)
            inverted = child.dep_ == "aux" and child.i == token.left_edge.i
            if opens or (inverted and token.dep_ == "advcl"):
                yield child
    if link.prep is not None:
        yield from (child for child in link.prep.children if child.dep_ == "advmod")
        yield link.prep


def _clause_kinds(token: Token) -> set[str]:
    """Name what a clause is like: its auxiliaries, its tense, or that it is a noun phrase."""
    kinds = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
    if token.tag_ in {"VBZ", "VBP"} or kinds & {"is", "are", "has", "have"}:
        kinds.add("present")
    kinds.add("noun" if token.pos_ in NOMINALS else token.tag_.lower())
    if token.dep_ == "ccomp" and not (token.head.pos_ == "NOUN" and token.head.dep_ == "ROOT"):
        kinds.add("reported")
    kinds.add(token.dep_)
    return kinds


def _governed(token: Token, link: Link, cues: Cues, depth: int) -> State | None:
    """Apply the signature of a governor that knows this arc."""
    arcs = _arcs(token, link, cues)
    for cue, last in _matching(cues, "governor", link.head):
        if arcs & set(cue.arcs):
            state = _resolve(link.head, cues, depth)
            state = _content_refuted(link.head, state, cues)
            state = state.after(cue, link.head, present=in_present(link.head), last=last)
            return _conditional(state, cues, link.head, token)
    return None


def _arcs(token: Token, link: Link, cues: Cues) -> set[str]:
    """Name the ways in which ``token`` hangs on its governor."""
    if token.dep_ == "relcl":
        return {"clause"} if _infinitive(token) or _that_clause(token) else {"relcl"}
    if token.dep_ == "advcl" and _infinitive(token):
        filled = any(child.dep_ in OBJECTS | {"xcomp", "ccomp"} for child in link.head.children)
        return {"advcl"} if filled else {"clause"}
    if link.arc == "object" and any(cue.id == "vow" for cue in cues.at("governor", token.lemma_.lower())):
        return {"object", "plan_object"}
    if link.arc == "clause" and token.dep_ == "ccomp":
        forms = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
        if token.tag_ == "VBD" or forms & {"had", "has", "have", "was", "were", "did"}:
            return {"past_clause", "clause"}
    return {link.arc}


def _matching(cues: Cues, place: Place, head: Token) -> Iterator[tuple[Cue, Token | None]]:
    """Yield the cues that ``head`` carries, those with a particle first."""
    single: list[Cue] = []
    lemma = head.lower_ if cues.at(place, head.lower_) else head.lemma_.lower()
    for cue in cues.at(place, lemma):
        if cue.pos and head.pos_ not in cue.pos:
            continue
        parts = [word.split()[1] for word in cue.words if " " in word and word.split()[0] == lemma]
        particle = next((child for child in head.children if child.lower_ in parts), None)
        if particle is not None:
            yield cue, particle
        elif lemma in cue.words:
            single.append(cue)
    for cue in single:
        yield cue, None


def _content_refuted(head: Token, state: State, cues: Cues) -> State:
    """Apply a predicate such as "are false" to the content of the noun ``head``."""
    if head.dep_ not in SUBJECTS:
        return state
    for child in head.head.children:
        if child.dep_ in {"acomp", "attr", "oprd"} and not negation_of(head.head, cues):
            for cue in cues.at("predicate", child.lemma_.lower()):
                return state.after(cue, child)
    return state


def _ungoverned(token: Token, link: Link, cues: Cues, depth: int) -> State:
    """Decide inheritance where no cue governs: complements inherit, adjuncts with their own tense do not."""
    dep = token.dep_
    if dep in {"advcl", "xcomp", "acl", "relcl"} and _infinitive(token):
        return _purpose(token, link, cues, depth)
    if link.prep is not None and link.prep.lower_ in cues.sets["temporal"]:
        return State()
    if (dep == "relcl" and not _that_clause(token)) or (dep == "amod" and token.pos_ in {"VERB", "ADJ"}):
        return State()
    if dep == "acl" and not _that_clause(token):
        return State()
    if dep == "advcl" and (token.tag_ != "VBG" or _has_marker(token) or token.i < link.head.i):
        return State()
    predicated = _predicated(token, cues)
    if predicated is not None:
        return predicated
    outer = _content_refuted(link.head, _resolve(link.head, cues, depth), cues)
    if token.pos_ in NOMINALS and dep not in {"attr", "conj", "appos", "compound", "ROOT", "dep", "nmod"}:
        return outer if _shares_fate(token, link, outer, cues) else _presupposed(token, outer, cues)
    return outer


def _predicated(token: Token, cues: Cues) -> State | None:
    """Apply an adjective that is said of the event ("an attack is imminent")."""
    if token.dep_ != "nsubj" or token.head.lemma_ not in cues.sets["copula"]:
        return None
    for child in token.head.children:
        for cue in cues.at("modifier", child.lower_) if child.dep_ in {"acomp", "attr"} else ():
            if "noun" in cue.arcs:
                state = State()
                for negation, word in negation_of(token.head, cues):
                    state = state.after(negation, word)
                return state.after(cue, child)
    return None


def _presupposed(token: Token, outer: State, cues: Cues) -> State:
    """A definite war or siege that a plan or condition takes for granted is going on."""
    if outer.value in {"vowed", "hypothetical"} and token.lower_ in cues.sets["atelic"]:
        for cue in cues.at("modifier", "ongoing"):
            return State().after(cue, token)
    return State()


def _purpose(token: Token, link: Link, cues: Cues, depth: int) -> State:
    outer = _resolve(link.head, cues, depth)
    for cue in cues.at("purpose", "to"):
        marker = next(child for child in token.children if child.lower_ == "to")
        return outer.after(cue, marker)
    return outer


def _shares_fate(token: Token, link: Link, outer: State, cues: Cues) -> bool:
    """Tell whether a noun's event exists only if its governor's does.

    Definite noun phrases presuppose their event ("did not stop the war"); indefinite ones, and the
    subject or object of a light verb ("launch", "take place"), stand and fall with the verb.
    """
    lemma = link.head.lemma_.lower()
    if link.arc in {"subject", "object"} and lemma in cues.sets["light"] | cues.sets["occurrence"]:
        return True
    if lemma == "be" and not any(child.dep_ in {"acomp", "attr"} for child in link.head.children):
        return True
    planned = any(cues.at("modifier", child.lower_) for child in token.children if child.dep_ in {"amod", "compound"})
    if planned:
        return outer.value == "averted"
    if outer.value in NEGATIVE and token.dep_ in SUBJECTS:
        return False
    return outer.value not in POSITIVE and not is_definite(token)


def is_definite(token: Token) -> bool:
    """Tell a noun phrase that takes its event for granted ("the attack", "their retreat")."""
    if token.pos_ in {"PROPN", "PRON"}:
        return True
    definite = {"the", "this", "that", "these", "those", "both"}
    return any(child.dep_ == "poss" or child.lower_ in definite for child in token.children)


def _infinitive(token: Token) -> bool:
    return token.tag_ in {"VB", "VBN", "VBP"} and any(
        child.lower_ == "to" and child.dep_ in {"aux", "mark"} for child in token.children
    )


def _that_clause(token: Token) -> bool:
    return any(child.dep_ == "mark" for child in token.children)


def _has_marker(token: Token) -> bool:
    return any(child.dep_ == "mark" or child.tag_ == "WRB" for child in token.children)


def _local(token: Token, state: State, cues: Cues) -> State:
    """Apply negation, auxiliaries and modifiers of ``token`` itself."""
    for cue, word in negation_of(token, cues):
        state = state.after(cue, word)
    for child in token.children:
        if child.dep_ in {"aux", "auxpass"}:
            state = _under_auxiliary(token, state, child, cues)
    for child in token.children:
        if child.dep_ in MODIFIERS and child.i != token.i:
            for cue, last in _matching(cues, "modifier", child):
                if not cue.arcs or set(cue.arcs) & _clause_kinds(token):
                    state = state.after(cue, child, present=in_present(token), last=last)
                    break
    return _ongoing(token, _elliptical(token, state, cues), cues)


def _elliptical(token: Token, state: State, cues: Cues) -> State:
    """Apply a clause that denies the event by its auxiliary alone ("which so far it has not")."""
    for clause in token.subtree:
        bare = clause.dep_ == "relcl" and clause.lemma_ in {"have", "do", "be"}
        if bare and not any(child.dep_ in {"dobj", "acomp", "attr", "xcomp", "ccomp"} for child in clause.children):
            carrier = clause.head
            while carrier.pos_ not in {"VERB", "AUX"} and carrier.head.i != carrier.i:
                carrier = carrier.head
            if carrier.i == token.i:
                for cue, word in negation_of(clause, cues):
                    return State().after(cue, word)
    return state


def _under_auxiliary(token: Token, state: State, child: Token, cues: Cues) -> State:
    kinds = _clause_kinds(token)
    for cue in cues.at("auxiliary", child.lower_):
        if not cue.arcs or set(cue.arcs) & kinds:
            return _conditional(state.after(cue, child), cues, token)
    return state


def _conditional(state: State, cues: Cues, *clauses: Token) -> State:
    """Make what is vowed hypothetical where a condition hangs on it."""
    for clause in clauses:
        marker = condition_of(clause)
        if state.value == "vowed" and marker is not None:
            for cue in cues.at("subordinator", "if"):
                return state.after(cue, marker)
    return state


def _ongoing(token: Token, state: State, cues: Cues) -> State:
    """A present progressive that nothing else has touched is going on."""
    if state.value != "happened" or token.tag_ != "VBG":
        return state
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ in cues.sets["present_be"]:
            for cue in cues.at("auxiliary", "being"):
                return state.after(cue, child)
    return state


def negation_of(token: Token, cues: Cues) -> list[tuple[Cue, Token]]:
    """Return the negations in the clause of ``token``: on itself, its subject, object or adjuncts."""
    found: list[tuple[Cue, Token]] = []
    if token.dep_ == "conj" and not negation_of(token.head, cues):
        links = [child for child in token.head.children if child.lower_ == "nor" and child.i < token.i]
        found += [(cue, child) for child in links for cue in cues.at("determiner", child.lower_)]
    for child in token.children:
        if child.dep_ in {"neg", "advmod", "det", "preconj", "cc"} or child.lower_.endswith(("n't", "n’t")):
            found += [(cue, child) for cue in _negators(child, cues)]
        if child.dep_ in ARGUMENTS and token.pos_ in {"VERB", "AUX"}:
            found += _negated_phrase(child, cues)
        if child.dep_ in {"prep", "agent"} and token.pos_ in {"VERB", "AUX"}:
            for inner in child.children:
                found += _negated_phrase(inner, cues) if inner.dep_ == "pobj" else []
    return found[:1]


def _negators(child: Token, cues: Cues) -> Iterator[Cue]:
    following = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
    if following in cues.sets["focus"]:
        return
    contracted = child.lower_.endswith(("n't", "n’t"))
    yield from cues.at("determiner", "n't" if contracted else child.lower_)


def _negated_phrase(noun: Token, cues: Cues) -> list[tuple[Cue, Token]]:
    found = [(cue, noun) for cue in cues.at("determiner", noun.lower_) if noun.dep_ != "neg"]
    for child in noun.children:
        if child.dep_ in {"det", "preconj", "neg"}:
            found += [(cue, child) for cue in _negators(child, cues)]
    return found


def condition_of(token: Token) -> Token | None:
    """Return the word that opens a conditional clause below ``token``."""
    for clause in token.children:
        if clause.dep_ not in {"advcl", "prep", "dep"}:
            continue
        for word in (clause, *clause.children):
            if word.lower_ in {"if", "unless", "provided"}:
                return word
        first = clause.left_edge
        if first.head.i == clause.i and first.dep_ in {"aux", "auxpass"} and first.lower_ in {"should", "had", "were"}:
            return first
    return None


def in_present(token: Token) -> bool:
    """Tell whether the nearest finite verb at or above ``token`` is present or future."""
    word = token
    for _ in range(MAX_DEPTH):
        forms = {child.lower_ for child in word.children if child.dep_ in {"aux", "auxpass"}}
        if forms & {"will", "is", "are", "has", "have", "'s", "'re", "'ve", "'ll", "am"}:
            return True
        if forms & {"was", "were", "had", "would", "could", "did"} or word.tag_ == "VBD":
            return False
        if word.tag_ in {"VBZ", "VBP"} or (word.tag_ == "NNS" and word.dep_ == "relcl"):
            return True
        if word.head.i == word.i:
            return False
        word = word.head
    return False


def _fated(token: Token, state: State, cues: Cues) -> State:
    """Apply what befell the thing whose action ``token`` describes ("launched … malfunctioned")."""
    state = _of_reduced(token, state, cues)
    word = token
    for _ in range(MAX_DEPTH):
        if word.dep_ in {"acl", "relcl", "amod"} and word.head.pos_ in NOMINALS:
            return _fate_of(word.head, token, state, cues)
        if word.head.i == word.i or word.dep_ in {"advcl", "nsubj", "ccomp"}:
            return state
        word = word.head
    return state


def _of_reduced(token: Token, state: State, cues: Cues) -> State:
    """Apply a fate that the parser took for an adjective ("seized parts being shipped")."""
    forms = [child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}]
    subjects = [child for child in token.children if child.dep_ == "nsubjpass"]
    if forms == ["being"] and subjects:
        for child in subjects[0].children:
            for cue, last in _matching(cues, "fate", child) if child.dep_ == "amod" else ():
                if "progressive" in cue.arcs:
                    return state.after(cue, child, last=last)
    return state


def _failed_later(token: Token, state: State, cues: Cues) -> State:
    """Apply the next verb after a reduced clause where it can only say that the thing failed."""
    for word in token.doc[token.i + 1 :]:
        if word.tag_ in {"VBD", "VBN"}:
            for cue in cues.at("fate", word.lemma_.lower()):
                if "anywhere" in cue.arcs:
                    return state.after(cue, word)
            return state
    return state


def _fate_of(noun: Token, token: Token, state: State, cues: Cues) -> State:
    link = climb(noun)
    if link.prep is not None and noun.i < link.head.i and not any(c.dep_ in SUBJECTS for c in link.head.children):
        link = Link("object", link.head)
    kinds = {"progressive"} if any(child.lower_ == "being" for child in token.children) else {"simple"}
    if token.dep_ == "acl":
        state = _failed_later(token, state, cues)
    for cue, last in _matching(cues, "fate", link.head):
        if link.arc in cue.arcs and (kinds & set(cue.arcs) or "progressive" not in cue.arcs):
            changed = state.after(cue, link.head, last=last)
            if changed.value != state.value:
                return changed
    return state


def decisive(state: State) -> Step | None:
    """Return the innermost step that gave the value which remains; the last step if none changed it."""
    before: Factuality = "happened"
    found: Step | None = None
    for step in state.steps:
        if step.value != before:
            found = step
        before = step.value
    return found or (state.steps[-1] if state.steps else None)

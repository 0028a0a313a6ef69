"""What auxiliaries and conditions make of a clause ("would have fallen", "will leave if", "had he not stepped in")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_negation import negation_of
from explorer.events.factuality_state import State
from explorer.events.factuality_syntax import SUBJECTS, auxiliaries, clause_kinds, condition_of

if TYPE_CHECKING:
    from explorer.events.factuality_cues import Cues
    from explorer.records.parses import Token

_WOULD = frozenset({"would", "'d", "’d"})
_UNREAL = _WOULD | {"could", "might", "should"}


def is_conditional(verb: Token) -> bool:
    """Tell a verb with "would"."""
    return any(child.lower_ in _WOULD and child.dep_ == "aux" for child in verb.children)


def counterfactual(token: Token, state: State, cues: Cues) -> State:
    """What would never have happened on a condition that was not met is no denial."""
    marker = condition_of(token) if state.value == "negated" and is_conditional(token) else None
    for cue in cues.at("subordinator", "if") if marker is not None else ():
        return State("hypothetical", state.steps).after(cue, marker or token)
    return state


def is_met(clause: Token, cues: Cues, *, supposed: bool) -> bool:
    """Tell a condition that denies what did happen ("had he not stepped in, they would have fought").

    Parameters
    ----------
    clause
        The verb of a conditional clause.
    cues
        The words of denial.
    supposed
        Whether it is known for a condition; otherwise it must turn its auxiliary round.

    Returns
    -------
    bool
        Whether it is a denied pluperfect beside what would, could or might have been.
    """
    had = next((child for child in clause.children if child.lower_ == "had" and child.dep_ == "aux"), None)
    if had is None or not any(child.dep_ == "neg" for child in clause.children):
        return False
    beside = [clause.head, *(child for child in clause.children if child.dep_ == "ccomp" and child.i < had.i)]
    beside += [child for verb in beside for child in verb.children if child.dep_ == "xcomp" and verb.lemma_ == "be"]
    forms = [set(auxiliaries(verb)) for verb in beside]
    unreal = any("have" in verb and verb & (_UNREAL | {"to"}) for verb in forms)  # "was to have fallen"
    turned = any(child.dep_ in SUBJECTS and child.i > had.i for child in clause.children)
    return unreal and (supposed or turned) and bool(negation_of(clause, cues))


def under_auxiliary(token: Token, state: State, child: Token, cues: Cues) -> State:
    """Apply one auxiliary of a verb.

    Parameters
    ----------
    token
        The verb.
    state
        What stands above it.
    child
        The auxiliary.
    cues
        Cues of the place ``auxiliary``.

    Returns
    -------
    State
        As it was after the future of a narrative ("would later fall") and before the month of May.
    """
    told_later = {word.lower_ for word in token.children} & cues.sets["narrative_future"]
    if told_later and child.lower_ == "would":
        return state
    if child.text == "May" and child.i > 0:
        return state  # the month
    kinds = clause_kinds(token)
    word = child.lower_
    if word in _WOULD and state.value == "happened" and "have" in auxiliaries(token):
        word = "could"  # "would have fallen", but for something
    for cue in cues.at("auxiliary", word):
        if not cue.arcs or set(cue.arcs) & kinds:
            return conditional(state.after(cue, child), cues, token)
    return state


def conditional(state: State, cues: Cues, *clauses: Token) -> State:
    """Make what is vowed hypothetical where a condition hangs on it."""
    for clause in clauses:
        marker = condition_of(clause)
        if state.value == "vowed" and marker is not None:
            for cue in cues.at("subordinator", "if"):
                return state.after(cue, marker)
    return state

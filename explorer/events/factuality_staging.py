"""Events of exercises, games and fiction, which nobody was hurt by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import MAX_DEPTH, SUBJECTS, VERBAL

if TYPE_CHECKING:
    from explorer.events.factuality_cues import Cues
    from explorer.events.factuality_state import State
    from explorer.records.parses import Token

_WITHIN = frozenset({"in", "during", "at", "under"})


def staged(token: Token, state: State, cues: Cues) -> State:
    """Apply fiction or an exercise in which an event is set.

    Parameters
    ----------
    token
        The event's word.
    state
        What the sentence says of the event otherwise.
    cues
        The sets ``fiction`` (works and games whose events are made up), ``staging`` (what shows or rehearses
        such events) and ``showing`` (its verbs).

    Returns
    -------
    State
        Hypothetical under "in the novel, …", "the exercise simulated …"; as it was otherwise.
    """
    word = token
    for _ in range(MAX_DEPTH):
        if word.pos_ in VERBAL:
            found = _setting(word, cues) or (_stage(word, cues) if word.i != token.i else None)
            for cue in cues.at("sentence", "staged") if found is not None else ():
                return state.after(cue, found or word)
        if word.head.i == word.i or word.dep_ in {"relcl", "acl"}:
            return state
        word = word.head
    return state


def _setting(verb: Token, cues: Cues) -> Token | None:
    """The work or game in which a clause is set."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _WITHIN:
            for noun in child.children:
                if noun.dep_ == "pobj" and _is_fiction(noun, cues):
                    return noun
    return None


def _stage(verb: Token, cues: Cues) -> Token | None:
    """The exercise or work that is the subject of a verb such as "simulate", "show"."""
    if verb.lemma_.lower() not in cues.sets["showing"]:
        return None
    subjects = (child for child in verb.children if child.dep_ in SUBJECTS)
    return next(
        (noun for noun in subjects if noun.lemma_.lower() in cues.sets["staging"] or _is_fiction(noun, cues)), None
    )


def _is_fiction(noun: Token, cues: Cues) -> bool:
    if noun.lemma_.lower() in cues.sets["fiction"]:
        return True
    return noun.lemma_.lower() == "game" and any(
        child.lower_ in {"war", "video", "board", "computer"} for child in noun.children
    )

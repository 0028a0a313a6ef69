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
            found = _setting(word, cues, token) or (_stage(word, cues) if word.i != token.i else None)
            for cue in cues.at("sentence", "staged") if found is not None else ():
                return state.after(cue, found or word)
        if word.head.i == word.i or word.dep_ in {"relcl", "acl"}:
            return state
        word = word.head
    return state


def _setting(verb: Token, cues: Cues, event: Token) -> Token | None:
    """The work, game or exercise in which a clause is set; people are hurt in exercises in earnest."""
    earnest = {verb.lemma_.lower(), event.lemma_.lower()} & cues.sets["earnest"]
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _WITHIN:
            for noun in child.children:
                if noun.dep_ == "pobj" and _is_fiction(noun, cues):
                    return noun
                exercise = noun.dep_ == "pobj" and noun.lemma_.lower() in cues.sets["staging"]
                if exercise and child.lower_ == "in" and not earnest:
                    return noun
    return None


def _stage(verb: Token, cues: Cues) -> Token | None:
    """The exercise or work that is the subject of a verb such as "simulate", "show"."""
    lemma = verb.lemma_.lower()
    shows, tells = lemma in cues.sets["showing"], lemma in cues.sets["narrating"]
    for noun in (child for child in verb.children if child.dep_ in SUBJECTS):
        fiction = (shows or tells) and _is_fiction(noun, cues)
        if fiction or (shows and noun.lemma_.lower() in cues.sets["staging"]):
            return noun
    return None


def _is_fiction(noun: Token, cues: Cues) -> bool:
    if noun.lemma_.lower() in cues.sets["fiction"]:
        return True
    return noun.lemma_.lower() == "game" and any(
        child.lower_ in {"war", "video", "board", "computer"} for child in noun.children
    )

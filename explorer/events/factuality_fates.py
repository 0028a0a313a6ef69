"""What befell the thing whose action an event describes ("a missile launched at the port malfunctioned")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import MAX_DEPTH, NOMINALS, SUBJECTS, Link, auxiliaries, climb, is_infinitive

if TYPE_CHECKING:
    from explorer.events.factuality_cues import Cues
    from explorer.events.factuality_state import State
    from explorer.records.parses import Token


def fated(token: Token, state: State, cues: Cues) -> State:
    """Apply the fate of the noun that a relative or reduced clause with this event describes."""
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
    subjects = [child for child in token.children if child.dep_ == "nsubjpass"]
    if auxiliaries(token) == ["being"] and subjects:
        for child in subjects[0].children:
            for cue, last in cues.matching("fate", child) if child.dep_ == "amod" else ():
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
    if token.tag_ == "VBG":
        return state
    link = climb(noun)
    if link.prep is not None and noun.i < link.head.i and not any(c.dep_ in SUBJECTS for c in link.head.children):
        link = Link("object", link.head)
    if token.dep_ == "acl":
        state = _failed_later(token, state, cues)
    being = "being" in auxiliaries(token)
    if is_infinitive(link.head) and any(
        cue.positive in {"hypothetical", "vowed"} for cue in cues.at("governor", link.head.head.lemma_.lower())
    ):
        return state  # "ordered them to shoot down the aircraft, which landed"
    for cue, last in cues.matching("fate", link.head):
        if link.arc in cue.arcs and (being or "progressive" not in cue.arcs):
            changed = state.after(cue, link.head, last=last)
            if changed.value != state.value:
                return changed
    return state

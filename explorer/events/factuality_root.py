"""What the form of a whole sentence makes of its main clause: questions, commands, headlines."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from explorer.events.factuality_state import State
from explorer.events.factuality_syntax import SUBJECTS, VERBAL

if TYPE_CHECKING:
    from explorer.events.factuality_cues import Cues
    from explorer.records.parses import Token

_REACHING = frozenset({"come", "get", "reach", "run", "advance", "arrive"})
_BEFORE_A_COMMAND = frozenset(
    {"please", "now", "so", "then", "and", "but", "do", "always", "never", "go", "not", "n't"}
)


def at_root(token: Token, cues: Cues) -> State:
    """Return what the form of the sentence makes of its main verb.

    Parameters
    ----------
    token
        The root of the sentence, or a finite verb that the parser took for part of a noun.
    cues
        The cue words with their signatures.

    Returns
    -------
    State
        Asked in a question, supposed in a condition, due in a headline ("rebels to quit Aleppo"), wanted in a
        command ("storm the harbour!"); stated otherwise.
    """
    asked = cues.at("subordinator", "?") if token.pos_ in VERBAL else ()
    for cue, word in product(asked, _question_marks(token) if asked else ()):
        return State().after(cue, word)
    for word in token.children:
        for cue in cues.at("subordinator", word.lower_) if word.dep_ == "mark" else ():
            if cue.id == "if":
                return State().after(cue, word)  # the parser took the condition for the main clause
        for cue in cues.at("governor", "be") if word.lower_ == "to" and word.dep_ == "aux" and word.i > 0 else ():
            if cue.id == "is_to" and any(child.dep_ in SUBJECTS for child in token.children):
                return State().after(cue, word, present=True)  # a headline: "rebels to quit Aleppo"
    bare = not any(child.dep_ in SUBJECTS for child in token.children)
    if bare and token.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        for cue in cues.at("purpose", "to"):
            return State("hypothetical").after(cue, token)  # "how to cross a river"
    tried = token.lemma_ in _REACHING and any(
        child.dep_ == "nsubj" and child.lemma_ in {"attempt", "bid"} for child in token.children
    )
    for cue in cues.at("sentence", "attempt_of") if tried else ():
        return State().after(cue, token)  # "their attempt came within sight of the walls"
    for cue in cues.at("sentence", "command") if _is_command(token) else ():
        return State().after(cue, token)
    return State()


def _question_marks(verb: Token) -> list[Token]:
    """The question marks behind a verb, the last one first."""
    return [token for token in reversed(verb.doc.tokens) if token.text == "?" and token.i > verb.i]


def is_command_said(verb: Token) -> bool:
    """Tell a command that somebody is quoted with ("“Let them come,” said the mayor")."""
    return verb.dep_ == "ccomp" and verb.i <= 1 and verb.doc[0].is_quote and _is_command(verb)


def _is_command(verb: Token) -> bool:
    """Tell a bare verb that opens its sentence, has no subject, and stands in a whole sentence."""
    if verb.tag_ != "VB" or verb.doc[-1].text not in {".", "!", "”", '"', "’"}:
        return False
    if any(child.dep_ in SUBJECTS | {"auxpass", "mark"} for child in verb.children):
        return False
    before = [word for word in verb.doc[: verb.i] if not word.is_punct and not word.is_space]
    return all(word.lower_ in _BEFORE_A_COMMAND for word in before)

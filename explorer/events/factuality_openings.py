"""Openings of clauses that take several words ("as long as", "in case", "the moment")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import MAX_DEPTH, VERBAL, auxiliaries

if TYPE_CHECKING:
    from explorer.events.factuality_cues import Cue, Cues
    from explorer.records.parses import Token

_LONGEST, _SHORT = 6, 4
_AHEAD = frozenset(
    {"will", "would", "can", "could", "may", "might", "must", "should", "shall", "wo", "'ll", "’ll", "'d", "’d"}
)


def opening_of(token: Token, cues: Cues) -> list[tuple[Cue, Token, Token]]:
    """Return the words that open the clause of a verb, whatever the parser makes of them.

    Parameters
    ----------
    token
        The verb of a clause with a subject.
    cues
        The cue words; an opening is written out, its words parted by spaces.

    Returns
    -------
    list
        At most one cue, with its first word and its last.
    """
    if token.pos_ not in VERBAL:
        return []
    subjects = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass", "expl"} and child.i < token.i]
    if not subjects:
        return []
    end = subjects[-1].left_edge.i  # "in case fighting resumes" may be read with two
    doc = token.doc
    longest = _LONGEST if end and doc[end - 1].text == "," else _SHORT
    for start in range(max(0, end - longest), end):
        for cue in cues.at("opening", doc[start].lower_):
            words = doc[start:end]
            if words.text.lower() in cue.words and _acts(cue, token):
                return [(cue, words[0], words[-1])]
    return []


def _acts(cue: Cue, verb: Token) -> bool:
    """Whether the clause is in the present, or hangs on what is still to come, if the cue asks for it."""
    return not cue.arcs or ("present" in cue.arcs and _is_present(verb)) or ("ahead" in cue.arcs and _is_ahead(verb))


def _is_ahead(verb: Token) -> bool:
    """Tell a clause that hangs on a verb with a modal."""
    word = verb
    for _ in range(MAX_DEPTH):
        if word.head.i == word.i:
            return False
        word = word.head
        if word.pos_ in VERBAL:
            return bool(_AHEAD & set(auxiliaries(word)))
    return False


def _is_present(verb: Token) -> bool:
    forms = set(auxiliaries(verb))
    return bool(forms & {"is", "are", "has", "have"}) or (verb.tag_ in {"VBZ", "VBP"} and not forms)

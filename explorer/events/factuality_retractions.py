"""Words by which a text takes back what it has just reported ("… ; this was wrong", "It had not.")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from explorer.events.factuality_cues import POSITIVE
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.events.factuality_cues import Cues
    from explorer.events.factuality_state import State
    from explorer.records.parses import Token

REPORTING = frozenset({"report", "claim", "told", "framing"})
"""Cues whose content somebody else answers for, so that the text may deny it."""

_FINALLY = r"(?=\s*(?:[.,;:!)—–]|$))"


def taken_back(token: Token, state: State, cues: Cues) -> State:
    """Deny what the rest of the sentence takes back.

    Parameters
    ----------
    token
        The event's word.
    state
        What the tree says of it; only what is reported can be taken back.
    cues
        The cue that names the retraction.

    Returns
    -------
    State
        Denied if the sentence goes on with a retraction, as it was otherwise.
    """
    if state.value not in POSITIVE or not any(step.cue.id in REPORTING for step in state.steps):
        return state
    found = _later().search(token.doc.text.lower(), token.idx + len(token))
    for cue in cues.at("sentence", "taken_back") if found is not None else ():
        return state.after(cue, token)
    return state


def takes_back(sentence: str) -> bool:
    """Tell a sentence that takes back the one before it.

    Parameters
    ----------
    sentence
        As it stands in the text.

    Returns
    -------
    bool

    Examples
    --------
    >>> takes_back("That was wrong.")
    True
    >>> takes_back("That was a hard winter.")
    False
    """
    return _next().match(sentence.lower().lstrip("\"'“‘( ")) is not None


@cache
def _later() -> re.Pattern[str]:
    rules = rule_table("events", "attribution")["retraction"]
    opening = r"[,;:.—–(]\s*(?:(?:but|and|yet|though|although|when|however|in fact|in reality)[, ]*)*"
    return re.compile(opening + _either(rules["anywhere"] + rules["same_sentence"]))


@cache
def _next() -> re.Pattern[str]:
    rules = rule_table("events", "attribution")["retraction"]
    opening = r"(?:(?:but|and|yet|however|in fact|in reality|in truth|actually|of course|sadly|alas)[, ]*)*"
    return re.compile(opening + _either(rules["anywhere"] + rules["next_sentence"]))


def _either(patterns: list[str]) -> str:
    return "(?:" + "|".join(pattern.replace("$", _FINALLY) for pattern in patterns) + ")"

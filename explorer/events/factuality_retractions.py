"""Words by which a text takes back what it has just reported ("… ; this was wrong", "It had not.")."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from explorer.events.factuality_cues import POSITIVE
from explorer.events.factuality_state import State
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.events.factuality_cues import Cue, Cues
    from explorer.records.parses import Token

REPORTING = frozenset({"report", "not_said", "claim", "told", "framing", "labelled"})
"""Cues whose content somebody else answers for, so that the text may deny it."""

DENYING = frozenset({"deny", "reject", "dispute", "refute", "dismiss"})
"""Verbs by which somebody contradicts what somebody else has said."""

_HEADING = 60
"""Characters of a line that may be a heading."""

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
    rest = _small(token.doc.text)[token.idx + len(token) :]
    speaks = any(cue.id in REPORTING for cue in cues.at("governor", token.lemma_.lower()))
    if not speaks and (state.value in POSITIVE or _stands_under_denial(token)) and _contradicted().match(rest):
        for cue in cues.at("sentence", "contradicted"):
            return State().after(cue, token)
    if not speaks and state.value in {"happened", "ongoing"} and _is_hearsay(token):
        for cue in cues.at("sentence", "labelled"):
            return state.after(cue, token)
    for cue in _labels(token, cues) if state.value in POSITIVE else ():
        return state.after(cue, token.doc[0])
    if state.value not in POSITIVE or not any(step.cue.id in REPORTING for step in state.steps):
        return state
    for cue in cues.at("sentence", "taken_back") if _later().search(rest) is not None else ():
        return state.after(cue, token)
    return state


def _is_hearsay(token: Token) -> bool:
    """Tell an aside in the event's clause that leaves it to others ("the besiegers, it was said, killed them")."""
    if token.pos_ != "VERB":
        return False
    text, place = token.doc.text, token.idx
    for start, end in _asides_in(text):
        between = text[place:start] if start > place else text[end:place]
        if not set(between.replace(",", "", start < place)) & set(",;:"):
            return True
    return False


@lru_cache(maxsize=4)  # asked about each word of a sentence in turn
def _small(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=4)
def _asides_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where the asides of a sentence begin and end."""
    return tuple(found.span() for found in _asides().finditer(_small(text)))


@cache
def _asides() -> re.Pattern[str]:
    rules = rule_table("events", "attribution")["retraction"]
    return re.compile(r",\s*" + _either(rules["hearsay"]))


def _labels(token: Token, cues: Cues) -> tuple[Cue, ...]:
    """The word before a colon by which a list of claims or errors marks its entry ("Myth: …")."""
    words = [word.lower_ for word in token.doc[:2]]
    if len(words) < 2 or words[1] != ":":
        return ()
    sets = cues.sets
    key = (
        "labelled_false" if words[0] in sets["false_labels"] else "labelled" if words[0] in sets["claim_labels"] else ""
    )
    return cues.at("sentence", key) if key else ()


def _stands_under_denial(token: Token) -> bool:
    """Tell what the parser made the object of a denial behind it ("they have crossed, a claim that Kyiv rejects")."""
    return any(word.i > token.i and word.lemma_.lower() in DENYING for word in token.ancestors)


def is_corrected(before: str, sentence: str, after: str) -> bool:
    """Tell a sentence that a text repeats only to correct it.

    Parameters
    ----------
    before, sentence, after
        The sentence with its neighbours, as they stand; empty where there is none.

    Returns
    -------
    bool
        Whether it stands under "Correction", tells what an earlier version said, or is taken back by the next one.

    Examples
    --------
    >>> is_corrected("CORRECTION", "Our post said that the town had fallen.", "")
    True
    >>> is_corrected("Correction", "We put the number of wounded too high.", "")
    False
    """
    rules = rule_table("events", "attribution")["retraction"]
    small, label = sentence.lower().strip(), rules["label"]
    headed = len(before) < _HEADING and re.match(label, before.lower().strip()) is not None
    if re.search(rules["figures"], small) is None and (headed or re.match(f"{label}|{rules['earlier']}", small)):
        return True
    return takes_back(after)


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
def _contradicted() -> re.Pattern[str]:
    """A relative clause or apposition at the end of the event's clause by which somebody denies it."""
    rules = rule_table("events", "attribution")["retraction"]
    return re.compile(r"[^,;.:]*,\s*" + _either(rules["contradicted"]))


@cache
def _next() -> re.Pattern[str]:
    rules = rule_table("events", "attribution")["retraction"]
    opening = r"(?:(?:but|and|yet|however|in fact|in reality|in truth|actually|of course|sadly|alas)[, ]*)*"
    return re.compile(opening + _either(rules["anywhere"] + rules["next_sentence"]))


def _either(patterns: list[str]) -> str:
    return "(?:" + "|".join(pattern.replace("$", _FINALLY) for pattern in patterns) + ")"

"""Whether an actor fights for a state: by its id, its words, its name, and the kind of what is known of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from explorer.records import ActorsFound, Participant

Side = Literal["state", "non_state", ""]

_KINDS: dict[str, Side] = {"armed_group": "non_state", "state_forces": "state", "state": "state", "coalition": "state"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class _Rules:
    actors: dict[str, Side]
    words: dict[str, Side]
    patterns: tuple[tuple[re.Pattern[str], Side], ...]
    support: frozenset[str]
    opposition: frozenset[str]
    authority: frozenset[str]
    nobody: frozenset[str]
    unarmed: frozenset[str]


def affiliation(one: Participant, found: ActorsFound) -> Side:
    """The side for which a participant bears arms.

    Parameters
    ----------
    one
        A source or a target of a claim.
    found
        The actors of its article.

    Returns
    -------
    str
        ``state``, ``non_state``, or empty where neither its words nor what is known of it tell.
    """
    if one.actor_id in _rules().actors:
        return _rules().actors[one.actor_id]
    if one.text.lower() in _rules().nobody:
        return ""
    side = by_words(one.text)
    actor = next((actor for actor in found.actors if actor.id == one.actor_id), None)
    if actor is None or (side == "non_state" and actor.kind not in ("person", "civilians")):
        return side
    known = _KINDS.get(actor.kind, "") if actor.known else ""
    return known or side or by_words(actor.name)


def side_of(participants: Iterable[Participant], found: ActorsFound) -> Side:
    """The side of the first participant of which one is known."""
    return next((side for one in participants if (side := affiliation(one, found))), "")


def is_unarmed(one: Participant) -> bool:
    """Whether the words name people, or what belongs to people, who bear no arms."""
    words = [word.lower() for word in _WORD.findall(one.text)]
    return any(word in _rules().unarmed or word.removesuffix("s") in _rules().unarmed for word in words)


def by_words(text: str) -> Side:
    """The side that the words of a mention tell.

    Examples
    --------
    >>> by_words("Anti-government fighters")
    'non_state'
    >>> by_words("pro-government militiamen")
    'state'
    """
    rules, words = _rules(), [word.lower() for word in _WORD.findall(text)]
    if stance := _stance(words):
        return stance
    for pattern, side in rules.patterns:
        if pattern.search(text):
            return side
    sides = [rules.words.get(word) or rules.words.get(word.removesuffix("s")) for word in words]
    if "non_state" in sides:
        return "non_state"
    return "state" if "state" in sides else ""


def _stance(words: list[str]) -> Side:
    """What "pro-government" and "forces loyal to the government" say of those who are called so."""
    rules = _rules()
    for place, word in enumerate(words[:-1]):
        near = rules.authority.intersection(words[place + 1 : place + 4])
        if near and word in rules.support:
            return "state"
        if near and word in rules.opposition:
            return "non_state"
    return ""


@cache
def _rules() -> _Rules:
    rows = rule_table("events", "affiliation")
    sides: tuple[Side, ...] = ("non_state", "state")
    return _Rules(
        {actor: side for side in sides for actor in rows["actors"][side]},
        {word: side for side in sides for word in rows["words"][side].split()},
        tuple((re.compile(pattern), side) for side in sides for pattern in rows["patterns"][side]),
        frozenset(rows["stances"]["for"]),
        frozenset(rows["stances"]["against"]),
        frozenset(rows["stances"]["authority"]),
        frozenset(rows["words"]["nobody"].split()),
        frozenset(rows["words"]["unarmed"].split()),
    )

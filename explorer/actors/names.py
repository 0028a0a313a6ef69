"""Known names in a text: one pass of an Aho-Corasick automaton, before any statistics."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from explorer.actors.known import HitType, Pattern
from explorer.rules import rule_table

# Typographic variants of one character, so that offsets stay as they are.
_FOLD = str.maketrans({"’": "'", "‘": "'", "ʿ": "'", "\u00a0": " ", "\n": " ", "‑": "-", "–": "-"})
# "US-backed rebels", "ISIS-held town": the name only qualifies; "Israeli-Palestinian" names both.
_QUALIFIES_NEXT = re.compile(r"-(?:[a-z])")
_SHORT = 2
_AROUND = 25  # characters on both sides that show whether a line is in capitals


@cache
def _before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What must not stand before a name: a stance with a hyphen, and a word that makes another place."""
    rules = rule_table("actors", "names")
    stances = "|".join(map(re.escape, rules["stances"]))
    places = "|".join(map(re.escape, rules["other_place"]))
    return re.compile(rf"(?:^|\W)(?:{stances})-$", re.IGNORECASE), re.compile(rf"(?:^|\W)(?:{places}) $")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name in the text; offsets are half-open."""

    start: int
    end: int
    actor_id: str
    type: HitType


@dataclass(frozen=True)
class NameFinder:
    """Finds spellings in a text."""

    known: tuple[Pattern, ...]

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        """The spellings, also as they open a sentence."""
        own = {pattern.surface for pattern in self.known}
        lower = (pattern for pattern in self.known if pattern.surface[0].islower())
        openings = (replace(p, surface=p.surface[0].upper() + p.surface[1:]) for p in lower)
        return (*self.known, *(pattern for pattern in openings if pattern.surface not in own))

    @cached_property
    def _capitals(self) -> tuple[Pattern, ...]:
        """The longer spellings in capitals, which are good only in a line of capitals."""
        own = {pattern.surface for pattern in self.known}
        long = (p for p in self.known if len(p.surface) > _SHORT and p.type != "acronym")
        shouted = (replace(pattern, surface=pattern.surface.upper()) for pattern in long)
        return tuple({p.surface: p for p in shouted if p.surface not in own}.values())

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick([pattern.surface for pattern in (*self._patterns, *self._capitals)])

    def find(self, text: str) -> list[NameHit]:
        """All known names, the longest where they overlap, in text order.

        Parameters
        ----------
        text
            One article or one sentence; a spelling in lower case never matches an acronym
            ("US" is not "us"), and two-letter acronyms do not match inside a line of capitals.
        """
        folded = text.translate(_FOLD)
        number, hits = len(self._patterns), []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not _stands_alone(folded, start, end):
                continue
            shouted = _is_in_capitals(folded, start, end)
            if index >= number and shouted:
                pattern = self._capitals[index - number]
            elif index < number and not (shouted and _is_short(self._patterns[index].surface)):
                pattern = self._patterns[index]
            else:
                continue
            hits.append(NameHit(start, end, pattern.actor_id, pattern.type))
        return _longest(hits)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or after.isalnum() or before == "@":
        return False
    if before == "-" and _before()[0].search(text[max(0, start - 9) : start]):
        return False
    if before == " " and _before()[1].search(text[max(0, start - 9) : start]):
        return False
    return not _QUALIFIES_NEXT.match(text[end : end + 2])


def _is_short(surface: str) -> bool:
    return sum(character.isalpha() for character in surface) <= _SHORT


def _is_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a line is in capitals: "US" may well be "us" there, and "KABUL" is Kabul."""
    around = text[max(0, start - _AROUND) : start] + text[end : end + _AROUND]
    letters = list(filter(str.isalpha, around))
    return bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _longest(hits: list[NameHit]) -> list[NameHit]:
    chosen: list[NameHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
        elif hit.end - hit.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = hit
    return chosen

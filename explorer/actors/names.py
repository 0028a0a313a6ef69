"""Known names in a text: one pass of an Aho-Corasick automaton, before any statistics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from explorer.actors.known import HitType, Pattern

# Typographic variants of one character, so that offsets stay as they are.
_FOLD = str.maketrans({"’": "'", "‘": "'", "ʿ": "'", "\u00a0": " ", "\n": " ", "‑": "-", "–": "-"})
# "US-backed rebels", "ISIS-held town": the name only qualifies; "Israeli-Palestinian" names both.
_QUALIFIES_NEXT = re.compile(r"-(?:[a-z])")
_QUALIFIED_BEFORE = re.compile(r"(?:^|[^\w])(?:anti|pro|non|ex|pre|post|counter|cross|then)-$", re.IGNORECASE)
_SHORT = 2


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
        """The spellings and, for texts in capitals, the longer ones in capitals."""
        known = self.known
        own = {pattern.surface for pattern in known}
        capitals = (
            Pattern(pattern.surface.upper(), pattern.actor_id, pattern.type)
            for pattern in known
            if len(pattern.surface) > _SHORT and pattern.type != "acronym"
        )
        openings = (
            Pattern(pattern.surface[0].upper() + pattern.surface[1:], pattern.actor_id, pattern.type)
            for pattern in known
            if pattern.surface[0].islower()
        )
        return (*known, *{p.surface: p for p in (*openings, *capitals) if p.surface not in own}.values())

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick([pattern.surface for pattern in self._patterns])

    def find(self, text: str) -> list[NameHit]:
        """All known names, the longest where they overlap, in text order.

        Parameters
        ----------
        text
            One article or one sentence; a spelling in lower case never matches an acronym
            ("US" is not "us"), and two-letter acronyms do not match inside a line of capitals.
        """
        folded = text.translate(_FOLD)
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            pattern = self._patterns[index]
            if _stands_alone(folded, start, end) and not _is_shouted(folded, start, end):
                hits.append(NameHit(start, end, pattern.actor_id, pattern.type))
        return _longest(hits)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or after.isalnum() or before == "@":
        return False
    if before == "-" and _QUALIFIED_BEFORE.search(text[max(0, start - 9) : start]):
        return False
    return not _QUALIFIES_NEXT.match(text[end : end + 2])


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether a short acronym stands in a line of capitals, where "US" may well be "us"."""
    if sum(character.isalpha() for character in text[start:end]) > _SHORT:
        return False
    around = [c for c in text[max(0, start - 25) : start] + text[end : end + 25] if c.isalpha()]
    return len(around) > 8 and all(c.isupper() for c in around)


def _longest(hits: list[NameHit]) -> list[NameHit]:
    chosen: list[NameHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
        elif hit.end - hit.start > chosen[-1].end - chosen[-1].start:
            chosen[-1] = hit
    return chosen

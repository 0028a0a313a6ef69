"""Where the headings of a text are, as far as layout tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from explorer.times.grammar import Found
from explorer.times.tokens import Tokens

LONGEST_HEADING = 12  # tokens
FEWEST_ENTRIES = 3
LABELS = frozenset(".:,–—-")  # between the day of an entry and what it tells
GAP = 2  # blanks that do the same


@dataclass(frozen=True, slots=True)
class Headings:
    """Token positions of headings, half-open and in order."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def inside(self, position: int) -> bool:
        """Whether a token stands in a heading."""
        index = bisect_right(self.firsts, position) - 1
        return index >= 0 and position < self.lasts[index]

    def between(self, first: int, last: int) -> bool:
        """Whether a heading begins after ``first`` and up to ``last``."""
        return bisect_right(self.firsts, last) > bisect_right(self.firsts, first)


def is_diary(found: Sequence[Found], tokens: Tokens) -> bool:
    """Whether days without a month head the paragraphs of a text, one after another, each set apart from its entry."""
    days = []
    for each in found:
        following = tokens.words[each.last : each.last + 1]
        apart = not following or following[0] in LABELS or tokens.kinds[each.last] == "break"
        if apart or tokens.starts[each.last] - tokens.ends[each.last - 1] >= GAP:
            days.append(int(tokens.words[each.first][:-2]))
    return len(found) >= FEWEST_ENTRIES and len(days) == len(found) and all(one < two for one, two in pairwise(days))


def find_headings(tokens: Tokens) -> Headings:
    """Short paragraphs that do not end like a sentence, or hold nothing but a date and a full stop."""
    firsts, lasts = [], []
    start = 0
    for position in range(len(tokens) + 1):
        if position < len(tokens) and tokens.kinds[position] != "break":
            continue
        length = position - start
        ends = tokens.words[position - 1] if length else ""
        if 0 < length <= LONGEST_HEADING and (ends not in (".", "!", "?", '"', "'", "”", ":") or length <= 4):
            firsts.append(start)
            lasts.append(position)
        start = position + 1
    return Headings(tuple(firsts), tuple(lasts))

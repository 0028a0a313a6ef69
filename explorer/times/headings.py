"""Where the headings of a text are, as far as layout tells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from explorer.times.tokens import Tokens

LONGEST_HEADING = 12  # tokens


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

"""Cut a text into tokens with one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Every repetition is bounded or cannot overlap its neighbour, so that cutting is linear in any input.
# Only ASCII digits count as numbers. Brackets, dots and the like come out one by one as "other".
TOKEN = r"""
    (?P<abbreviation>\b(?i:%(abbreviations)s)\.)
  | (?P<dotted>\b(?:[AaPp]\.[ ]?[Mm]\b\.?|[Bb]\.[ ]?[Cc]\b\.?(?:[ ]?[Ee]\b\.?)?|[AaCc]\.[ ]?[DdEe]\b\.))
  | (?P<word>[^\W\d_]+)
  | (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?(?![0-9]))
  | (?P<clock>[0-9]{1,2}:[0-9]{2}(?![0-9]|:[0-9]))
  | (?P<slashed>[0-9]{1,4}/[0-9]{1,2}/[0-9]{2,4}(?![0-9/])|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}(?!\.?[0-9]))
  | (?P<decade>(?:['’‘`]|\b[0-9]{1,2})[0-9]0['’]?s\b)
  | (?P<short>['’‘`][0-9]{2}(?![0-9]))
  | (?P<ordinal>[0-9]{1,4}(?:st|nd|rd|th)\b)
  | (?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?)
  | (?P<break>\n[^\S\n]*\n\s*|\n(?=[0-9]{1,2}(?:st|nd|rd|th)(?:[.:–—]|[ \t]{2})))
  | (?P<other>\S)
"""


def token_pattern(abbreviations: Iterable[str]) -> re.Pattern[str]:
    """The expression that cuts tokens; ``abbreviations`` take a full stop along."""
    longest_first = sorted(map(re.escape, abbreviations), key=len, reverse=True)
    return re.compile(TOKEN % {"abbreviations": "|".join(longest_first)}, re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as columns.

    Attributes
    ----------
    kinds
        Name of the group of ``TOKEN`` that matched.
    words
        The token as written.
    starts, ends
        Character offsets, half-open.
    """

    kinds: list[str]
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


def tokenise(text: str, pattern: re.Pattern[str]) -> Tokens:
    """The tokens of ``text``; blanks (NBSP too) separate, an empty line is a token of its own.

    So is the end of a line before the day of an entry ("4th. Quiet.").

    Examples
    --------
    >>> tokenise("On 3rd May", token_pattern(["jan"])).kinds
    ['word', 'ordinal', 'word']
    """
    kinds: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in pattern.finditer(text):
        kinds.append(match.lastgroup or "other")
        words.append(match.group())
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Tokens(kinds, words, starts, ends)

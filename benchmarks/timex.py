"""A time expression reduced to what is scored."""

from __future__ import annotations

from dataclasses import dataclass

CLOSING = " \t\r\n\N{NO-BREAK SPACE}.,;:!?\"')]}»”’"


@dataclass(frozen=True)
class Timex:
    """A time expression reduced to what is scored."""

    start: int
    end: int
    type: str
    value: str


def trimmed(text: str, timex: Timex) -> tuple[int, int]:
    """The span without surrounding blanks and closing punctuation.

    Examples
    --------
    >>> trimmed("on May 1.", Timex(3, 9, "DATE", ""))
    (3, 8)
    """
    words = text[timex.start : timex.end]
    return timex.start + len(words) - len(words.lstrip()), timex.start + len(words.rstrip(CLOSING))

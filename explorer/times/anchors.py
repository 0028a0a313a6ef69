"""The words that name the event which a distance counts from ("days after *being pushed out*")."""

from __future__ import annotations

from explorer.times.tokens import Tokens

LONGEST_ANCHOR = 30  # tokens
CLAUSE_ENDS = frozenset(',;:.!?()[]"“”—–')


def anchor_span(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """Characters from token ``first`` to the end of its clause, half-open; None if there are none.

    A clause ends at punctuation, at an empty line, or after ``LONGEST_ANCHOR`` tokens.
    """
    last = first
    while last < min(first + LONGEST_ANCHOR, len(tokens)):
        if tokens.kinds[last] == "break" or tokens.words[last] in CLAUSE_ENDS:
            break
        last += 1
    if last == first:
        return None
    return tokens.starts[first], tokens.ends[last - 1]

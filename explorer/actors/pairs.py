"""Nations in short before a hyphen: "Franco-British", "Sino-Soviet"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from explorer.actors.names import NameHit
from explorer.rules import rule_table


def find_pairs(text: str, hits: Sequence[NameHit]) -> Iterator[NameHit]:
    """Short names of nations that stand before another nation's adjective.

    Parameters
    ----------
    hits
        Known names of the text.

    Examples
    --------
    >>> text = "An Anglo-French fleet sailed."
    >>> [(text[hit.start : hit.end], hit.actor_id) for hit in find_pairs(text, [NameHit(8, 14, "FRANCE", "demonym")])]
    [('Anglo', 'UK')]
    """
    followed = {hit.start for hit in hits if hit.type == "demonym"}
    taken = {position for hit in hits for position in range(hit.start, hit.end)}
    for found in _pattern().finditer(text):
        if found.end() in followed and found.start() not in taken:
            yield NameHit(found.start(), found.end() - 1, _short()[found[1]], "demonym")


@cache
def _short() -> dict[str, str]:
    return {row["word"]: row["id"] for row in rule_table("actors", "names")["short"]}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, _short()))})-")

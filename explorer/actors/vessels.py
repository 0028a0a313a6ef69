"""Ships by the prefix of their name: "USS Laboon", "M/V Galaxy Leader"."""

from __future__ import annotations

import re
from functools import cache

from explorer.actors.candidates import Roster, make_id
from explorer.actors.names import NameHit
from explorer.rules import rule_table

_NAME = r"\s+(?P<name>[A-Z][\w'’-]*(?:\s+(?:[A-Z][\w'’-]*|[IVX]+|\d+)){0,2})"


def find_vessels(text: str, roster: Roster) -> list[NameHit]:
    """Ships named in a text; warships stand for their navy, others are actors of their own."""
    pattern, navies = _prefixes()
    found = []
    for match in pattern.finditer(text):
        navy = navies[match["prefix"]]
        if navy:
            found.append(NameHit(match.start(), match.end(), navy, "name"))
        else:
            id_ = roster.add(make_id(match[0].replace(".", "")), " ".join(match[0].split()), "vessel")
            found.append(NameHit(match.start(), match.end(), id_, "discovered"))
    return found


@cache
def _prefixes() -> tuple[re.Pattern[str], dict[str, str]]:
    navies = {word: row["navy"] for row in rule_table("actors", "vessels")["prefix"] for word in row["words"]}
    words = "|".join(re.escape(word) for word in sorted(navies, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<prefix>{words}){_NAME}"), navies

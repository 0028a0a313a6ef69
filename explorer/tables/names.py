"""The name that an actor goes by in these articles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explorer.records import Actor

_ACRONYM = re.compile(r"[A-Z][A-Z0-9.-]{1,6}")


def display_name(actor: Actor, texts: Iterable[str]) -> str:
    """The actor's acronym where the texts use it more often than the full name, else the name.

    An article that writes "ISIS" throughout is easier to follow when its charts do the same.
    """
    acronyms = [alias for alias in actor.aliases if _ACRONYM.fullmatch(alias)]
    if not acronyms:
        return actor.name
    whole = "\n".join(texts)
    uses = {name: _count(name, whole) for name in (actor.name, *acronyms)}
    best = max(acronyms, key=lambda name: uses[name])
    return best if uses[best] > uses[actor.name] else actor.name


def _count(name: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))

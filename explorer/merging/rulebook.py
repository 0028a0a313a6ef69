"""The rules of merging, read from ``rules/*.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from explorer.rules import rule_table


@dataclass(frozen=True, slots=True)
class Family:
    """Event types that can name one happening.

    Attributes
    ----------
    kind
        ``single``, ``repeated`` or ``spoken``.
    """

    id: str
    kind: str
    types: frozenset[str]


@cache
def family_of(event_type: str) -> Family:
    """The family of an event type; a type without one is a repeated family of its own."""
    for row in rule_table("merging", "families")["family"]:
        if event_type in row["types"]:
            return Family(row["id"], row["kind"], frozenset(row["types"]))
    return Family(event_type, "repeated", frozenset({event_type}))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern for the words of one list of ``wording.toml``, in any case."""
    words = sorted(rule_table("merging", "wording")[name]["words"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)

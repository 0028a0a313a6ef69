"""The words and lines of attribution, read from ``rules/attribution.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from explorer.rules import rule_table


@dataclass(frozen=True, slots=True)
class AttributionRules:
    """Word sets by name, one line of explanation a rule, and what marks words as unverified."""

    sets: Mapping[str, frozenset[str]]
    lines: Mapping[str, str]
    unverified: tuple[str, ...]

    def text(self, rule: str, speaker: str) -> str:
        """Return the line for a person, naming the speaker."""
        return self.lines[rule].format(speaker=speaker)


@cache
def load_attribution_rules() -> AttributionRules:
    """Read the rules once."""
    data = rule_table("events", "attribution")
    return AttributionRules(
        sets=MappingProxyType({name: frozenset(words) for name, words in data["sets"].items()}),
        lines=MappingProxyType({rule["id"]: rule["text"] for rule in data["rule"]}),
        unverified=_patterns(data, "unverified"),
    )


def _patterns(data: dict[str, Any], rule: str) -> tuple[str, ...]:
    return tuple(pattern for row in data["rule"] if row["id"] == rule for pattern in row["patterns"])

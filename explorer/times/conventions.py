"""The table of conventions: what vague words stand for in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from explorer.rules import rule_table

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Conventions:
    """Numbers that no text gives.

    Attributes
    ----------
    counts
        Vague word to least and greatest count.
    lengths
        Words of a length without a unit to unit, least and greatest count.
    units
        Unit to least and greatest length in days.
    stages
        TIMEX3 mod to the shares of a stretch that it keeps.
    references
        Reference word or value to days from publication.
    parts
        TIMEX3 part of the day to hours from its midnight.
    seasons
        TIMEX3 season to its first month.
    """

    counts: Mapping[str, Range]
    lengths: Mapping[str, tuple[str, float, float]]
    units: Mapping[str, Range]
    stages: Mapping[str, Range]
    references: Mapping[str, Range]
    parts: Mapping[str, Range]
    seasons: Mapping[str, int]


@cache
def read_conventions() -> Conventions:
    """The conventions of the package."""
    data = rule_table("times", "conventions")

    def ranges(name: str) -> dict[str, Range]:
        return {key: (float(low), float(high)) for key, (low, high) in data[name].items()}

    return Conventions(
        ranges("counts"),
        {words: (unit, float(low), float(high)) for words, (unit, low, high) in data["lengths"].items()},
        ranges("units"),
        ranges("stages"),
        ranges("references"),
        ranges("parts"),
        data["seasons"],
    )

"""What a phrase says before it is known when: underspecified forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["point", "period", "part", "neighbour", "anaphor", "offset", "duration", "every", "literal"]
# Where a relative form counts from: publication, narrative, or either by the evidence.
Basis = Literal["", "publication", "narrative", "either"]
Relation = Literal["after", "before", "since", "until", ""]


@dataclass(frozen=True, slots=True)
class Form:
    """An underspecified temporal form.

    Attributes
    ----------
    year
        Astronomical (0 is 1 BC); None when not said.
    short_year
        Two digits ("'99"), or None.
    quarter, half, decade, century
        Ordinal within the year (or the century's number); ``decade`` is its first year, or its tens
        digit when below 10.
    clock, part
        ``HH:MM``, or TIMEX3 part of day with its ``T``.
    direction, basis, same
        -1, 0 or 1 unit from the basis ("last" -1); ``same`` for "that", "the same".
    unit
        TIMEX3 letter as in the lexicon, or empty.
    low, high
        Least and greatest count of units.
    count
        The count as TIMEX3 writes it ("2", "X", "1.5"), empty if none.
    literal
        A value that needs no resolution.
    relation
        ``after``, ``before``, ``since`` or ``until`` an event that the following words name.
    nth
        Which of the units within its month or year ("the second week of May"): -1 the last; 0 if none is said.
    near
        Whether a vague word means not long before or after ("recently", "soon").
    shift
        -1 or 1 for "earlier" and "later" within the unit ("later that month"); -1 for "overnight", which is the night
        before among words of the past.
    """

    kind: Kind
    year: int | None = None
    short_year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    before_christ: bool = False
    holiday: str = ""
    iso: str = ""
    dayref: int | None = None
    clock: str = ""
    part: str = ""
    zone: str = ""
    direction: int | None = None
    basis: Basis = ""
    same: bool = False
    unit: str = ""
    year_direction: int | None = None
    low: float = 0.0
    high: float = 0.0
    count: str = ""
    literal: str = ""
    relation: Relation = ""
    shift: int = 0
    nth: int = 0
    near: bool = False
    mod: str | None = None

    def days_from_publication(self, tense: int) -> int:
        """Days from publication of a form with ``dayref``; ``tense`` as given by ``tense_around``."""
        night_before = self.shift if self.part and tense < 0 else 0
        return (self.dayref or 0) + night_before

    @property
    def is_time(self) -> bool:
        """Whether it says a time of the day."""
        return bool(self.clock or self.part)

    @property
    def is_calendar(self) -> bool:
        """Whether it names a piece of the calendar whose year may have to be chosen."""
        named = (self.month, self.season or None, self.quarter, self.half, self.holiday or None)
        return self.kind == "point" and any(part is not None for part in named)

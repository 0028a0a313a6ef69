"""Which stretch of time an expression denotes, as bounds.

Counted distances ("three weeks ago") hold half a unit either way; calendar units ("last month") every day
that they can cover; vague words what ``rules/conventions.toml`` says. Without a date of publication the
bounds stand in days from publication, whose day is ``[0, 1)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from explorer.dates import Bounds
from explorer.records import Granularity
from explorer.times.conventions import Range, read_conventions
from explorer.times.days import date_of, day_of
from explorer.times.forms import Form
from explorer.times.reference import Reference
from explorer.times.resolution import Resolved
from explorer.times.values import stretch_of

STAGED = ("START", "MID", "END")


def length_of(form: Form) -> Range | None:
    """Least and greatest length in days of a duration or a distance; None of other forms.

    Examples
    --------
    >>> length_of(Form("duration", unit="D", low=2, high=10, count="X"))
    (2.0, 10.0)
    """
    if form.kind not in ("duration", "offset") and not (form.kind == "literal" and form.unit):
        return None
    shortest, longest = read_conventions().units[form.unit]
    return form.low * shortest, form.high * longest


GRANULARITIES: Mapping[str, Granularity] = {
    "TS": "minute",
    "TM": "minute",
    "TH": "hour",
    "D": "day",
    "WE": "day",
    "W": "week",
    "F": "week",
    "M": "month",
    "Q": "season",
    "Y": "year",
    "DE": "decade",
}


def granularity_of(form: Form, value: str) -> Granularity:
    """How fine an expression is: by its value, else by its unit."""
    stretch = stretch_of(value)
    if stretch is not None:
        return stretch[1]
    if form.clock:
        return "minute"
    if form.part:
        return "hour"
    if form.weekday is not None or form.dayref is not None:
        return "day"
    return GRANULARITIES.get(form.unit, "unknown")


def bounds_of(form: Form, resolved: Resolved, published: Reference | None, tense: int) -> Bounds | None:
    """The bounds of an expression.

    Returns
    -------
    Bounds or None
        None for lengths, sets, and what hangs on an event or on a point that is not known.
    """
    if form.nth and resolved.reference is not None:
        return Bounds.exactly(*_part_of(_reference_stretch(resolved.reference), form))
    if form.kind in ("duration", "every"):
        return None
    if form.kind == "offset":
        return _distance(form, resolved, published)
    if form.kind == "literal":
        return _framed(_reference_range(form), published)
    stretch = stretch_of(resolved.value)
    if stretch is not None and form.season == "WI":
        return _winter(form, date_of(int(stretch[0][0]))[0])
    if stretch is not None and form.holiday.startswith("hijri"):
        return Bounds.within(stretch[0][0] - 1, stretch[0][1] + 1)  # the moon is seen a day earlier or later
    if stretch is not None:
        return Bounds.exactly(*_staged(stretch[0], form.mod))
    if resolved.anchor == "publication" and published is None:
        return _undated(form, tense)
    if form.is_time and resolved.anchor == "narrative" and resolved.reference is not None:
        return Bounds.within(*_reference_stretch(resolved.reference))  # some night of a month
    return None


def _part_of(stretch: Range, form: Form) -> Range:
    """The first, second … or last units of a stretch ("the last week of December 1939")."""
    _, longest = read_conventions().units[form.unit]
    length = max(form.high, 1.0) * longest
    first = stretch[1] - length if form.nth < 0 else stretch[0] + (form.nth - 1) * length
    return max(first, stretch[0]), min(first + length, stretch[1])


def _winter(form: Form, year: int) -> Bounds:
    """The winter of a year that is not said is the one at its beginning; one that is said may be either."""
    if form.year is None:
        return Bounds.exactly(*_staged((day_of(year - 1, 12), day_of(year, 3)), form.mod))
    return Bounds.within(day_of(year, 1), day_of(year + 1, 3))


def _staged(stretch: Range, mod: str | None) -> Range:
    """What "early", "mid" or "late" leave of a stretch."""
    if mod not in STAGED:
        return stretch
    first, last = read_conventions().stages[mod]
    length = stretch[1] - stretch[0]
    return stretch[0] + first * length, stretch[0] + last * length


def _framed(days: Range, published: Reference | None) -> Bounds:
    """Something inside ``days``, counted from publication, on the calendar if that is dated."""
    if published is None or published.days is None:
        return Bounds.within(*days, frame="publication")
    return Bounds.within(*days, frame="publication").shift(published.days, frame="calendar")


def _reference_range(form: Form) -> Range:
    references = read_conventions().references
    if form.literal == "PRESENT_REF":
        return references["PRESENT_REF"]
    past = (form.direction or 0) < 0
    if form.unit:
        _, longest = read_conventions().units[form.unit]
        return (-form.high * longest, 1.0) if past else (0.0, form.high * longest + 1)
    if past:
        return references["recently"] if form.near else (-inf, 1.0)
    return references["soon"] if form.near else (0.0, inf)


def _distance(form: Form, resolved: Resolved, published: Reference | None) -> Bounds | None:
    """So many units from publication or from the point reached, half a unit either way."""
    shortest, longest = read_conventions().units[form.unit]
    half = 0.0 if form.unit in ("D", "TH", "TM", "TS") else 0.5
    near, far = max(form.low - half, 0) * shortest, (form.high + half) * longest
    days = (-far, 1 - near) if (form.direction or 0) < 0 else (near, far + 1)
    if form.unit == "D" and form.low == form.high:
        days = (days[0], days[0] + 1)
    if resolved.origin is None:
        return Bounds.within(*days, frame="publication") if form.basis == "publication" else None
    start, end = _reference_stretch(resolved.origin)
    return Bounds.within(start + days[0], end - 1 + days[1])


def _reference_stretch(reference: Reference) -> Range:
    stretch = stretch_of(reference.value)
    return stretch[0] if stretch is not None else (day_of(reference.year), day_of(reference.year + 1))


def _undated(form: Form, tense: int) -> Bounds | None:
    """Days from publication of a point that counts from it."""
    bounds: Bounds | None = None
    if form.dayref is not None:
        first = form.days_from_publication(tense)
        bounds = Bounds.exactly(first, first + 1, frame="publication")
    elif form.weekday is not None:
        bounds = _undated_weekday(form.direction, tense)
    elif form.unit:
        bounds = _undated_unit(form.unit, form.direction or 0)
    elif form.part and form.direction is not None:
        bounds = Bounds.exactly(form.direction, form.direction + 1, frame="publication")
    if bounds is None or not form.is_time:
        return bounds
    return _within_day(bounds, form)


def _undated_weekday(direction: int | None, tense: int) -> Bounds:
    """A day of the last seven, of the next seven, or of either side where nothing tells which."""
    if direction is not None and direction < 0:
        first = -7
    elif direction == 1:
        first = 1
    else:
        first = 0 if tense > 0 or (direction == 0 and tense == 0) else -6
    return Bounds(first, first + 6, first + 1, first + 7, frame="publication")


def _undated_unit(unit: str, count: int) -> Bounds:
    """Every day that the unit ``count`` units from publication's own could cover."""
    shortest, longest = read_conventions().units[unit]
    if unit == "WE":
        shortest = longest = 7
    if unit == "D":
        return Bounds.exactly(count, count + 1, frame="publication")
    if count < 0:
        back = -count
        early = (-(longest - 1) - back * longest, -back * shortest)
        late = (-(longest - 1) - (back - 1) * longest, -(back - 1) * shortest)
    elif count == 0:
        early, late = (-(longest - 1), 0.0), (1.0, longest)
    else:
        early = (1 + (count - 1) * shortest, count * longest)
        late = (1 + count * shortest, (count + 1) * longest)
    return Bounds(early[0], early[1], late[0], late[1], frame="publication")


def _within_day(bounds: Bounds, form: Form) -> Bounds:
    """The part of the day, or the minute, of a day that lies within ``bounds``."""
    if form.part:
        first, last = (hours / 24 for hours in read_conventions().parts.get(form.part, (0, 24)))
    else:
        hour, minute = map(int, form.clock.split(":"))
        first = hour / 24 + minute / 1440
        last = first + 1 / 1440
    return Bounds(
        bounds.earliest_start + first,
        bounds.latest_start + first,
        bounds.earliest_start + last,
        bounds.latest_start + last,
        frame=bounds.frame,
    )

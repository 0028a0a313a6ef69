"""Bounds, counts and marks in words."""

from __future__ import annotations

from math import floor, isfinite, isinf
from typing import Any

import pandas as pd

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = pd.Timedelta(days=1)
_MONTH_DAYS, _YEAR_DAYS = 30.44, 365.25


def bounds_in_words(row: Any) -> str:
    """When something happened, as a person would say it.

    Parameters
    ----------
    row
        A row of ``events`` or ``claims`` (a Series or a named tuple).

    Returns
    -------
    str
        On the calendar if the row has calendar bounds, else counted from publication: "7 Oct 2014",
        "between 7 and 12 Oct 2014", "2–10 days before publication", "from 110–150 days before
        publication to 3–12 days before".
    """
    times = [getattr(row, name) for name in ("earliest_start", "latest_start", "earliest_end", "latest_end")]
    if any(not pd.isna(time) for time in times):
        return _on_calendar(*times)
    names = ("earliest_start_offset", "latest_start_offset", "earliest_end_offset", "latest_end_offset")
    return _from_publication(*(float(getattr(row, name)) for name in names))


def hull_in_words(row: Any) -> str:
    """The whole stretch within which something happened, however long it took; shorter than :func:`bounds_in_words`."""
    if not (pd.isna(row.earliest_start) and pd.isna(row.latest_end)):
        return _on_calendar(row.earliest_start, pd.NaT, pd.NaT, row.latest_end)
    return _within(float(row.earliest_start_offset), float(row.latest_end_offset))


def _on_calendar(earliest_start: Any, latest_start: Any, earliest_end: Any, latest_end: Any) -> str:
    lasting = not (pd.isna(latest_start) or pd.isna(earliest_end)) and latest_start < earliest_end
    if lasting and not pd.isna(earliest_start) and not pd.isna(latest_end):
        first = _days(earliest_start, latest_start + _DAY)
        last = _days(earliest_end - _DAY, latest_end)
        if earliest_start == latest_start and earliest_end == latest_end:
            return _days(earliest_start, latest_end)
        return f"from {first} to {last}"
    if pd.isna(earliest_start) and pd.isna(latest_end):
        if pd.isna(latest_start):
            return f"still on {date_in_words(_last(earliest_end))}"
        return f"begun by {date_in_words(_last(latest_start))}"
    if pd.isna(earliest_start):
        return f"by {date_in_words(_last(latest_end))}"
    if pd.isna(latest_end):
        return f"from {date_in_words(earliest_start)} on"
    if latest_end - earliest_start <= _DAY:
        return date_in_words(earliest_start)
    return f"between {_days(earliest_start, latest_end, ' and ')}"


def _days(start: pd.Timestamp, end: pd.Timestamp, between: str = "–") -> str:
    """``start`` to the last day before ``end``, months and years said once."""
    last = _last(end)
    if (last.year, last.month, last.day) <= (start.year, start.month, start.day):
        return date_in_words(start)
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day}{between}{date_in_words(last)}"
    spaced = between if between.startswith(" ") else f" {between} "
    if start.year == last.year:
        return f"{start.day} {_MONTHS[start.month - 1]}{spaced}{date_in_words(last)}"
    return f"{date_in_words(start)}{spaced}{date_in_words(last)}"


def _last(end: pd.Timestamp) -> pd.Timestamp:
    return end - pd.Timedelta(seconds=1)


def date_in_words(day: pd.Timestamp) -> str:
    """A day as "7 Oct 2014", or "12 Sep 490 BC" (proleptic Gregorian, no year zero)."""
    year = str(day.year) if day.year > 0 else f"{1 - day.year} BC"
    return f"{day.day} {_MONTHS[day.month - 1]} {year}"


def days_in_words(days: float) -> str:
    """A number of days in the unit that suits it, rounded down, as "86 days" or "3 months"."""
    unit, name = (1.0, "day") if days < 3 * _MONTH_DAYS else (_MONTH_DAYS, "month")
    if days >= 2 * _YEAR_DAYS:
        unit, name = _YEAR_DAYS, "year"
    return f"{floor(days / unit):,} {name}{'' if days // unit == 1 else 's'}"


def _from_publication(earliest_start: float, latest_start: float, earliest_end: float, latest_end: float) -> str:
    lasting = latest_start < earliest_end
    if lasting and isfinite(earliest_start) and isfinite(latest_end) and (earliest_start, latest_end) != (0, 1):
        if latest_end - earliest_start <= 1:
            return _within(earliest_start, latest_end)
        since = _within(earliest_start, latest_start, instant=True)
        until = _within(earliest_end, latest_end, instant=True)
        return since if since == until else f"from {since} to {until.replace(' publication', '')}"
    return _within(earliest_start, latest_end)


def _within(low: float, high: float, *, instant: bool = False) -> str:
    if isinf(low) and isinf(high):
        return "at a time the text does not bound"
    if isinf(low):
        return "before publication" if -1 < high <= 1 else f"more than {_count(-high, -high)} before publication"
    if isinf(high):
        return "after publication, if ever" if 0 <= low <= 1 else _open_end(low)
    if low >= 0 and high <= 1:
        return "on the day of publication"
    if low >= 0:
        return f"{_count(low, high)} after publication"
    if low >= -1 and high <= 0 and not instant:
        return "the day before publication"
    if high > 1:
        return f"between {_count(-low, -low)} before and {_count(high, high)} after publication"
    if high > -1:
        return f"up to {_count(-low, -low)} before publication"
    return f"{_count(-high, -low)} before publication"


def _open_end(low: float) -> str:
    if low < 0:
        return f"from {_count(-low, -low)} before publication on"
    return f"more than {_count(low, low)} after publication"


def _count(low: float, high: float) -> str:
    """A number of days or a range of them, in the unit that suits it, or in two: "2 days to 19 months"."""
    if low < 2 * _MONTH_DAYS and high >= 3 * _MONTH_DAYS:
        return f"{_count(low, low)} to {_count(high, high)}"
    unit, name = (1.0, "day") if low < 2 * _MONTH_DAYS or high < 3 * _MONTH_DAYS else (_MONTH_DAYS, "month")
    if low >= 2 * _YEAR_DAYS:
        unit, name = _YEAR_DAYS, "year"
    first, last = (f"{value / unit:,.0f}" if value >= unit else f"{value / unit:.2g}" for value in (low, high))
    words = first if first == last else f"{first}–{last}"
    return f"{words} {name}" if words == "1" else f"{words} {name}s"

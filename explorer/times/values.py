"""TIMEX3 values: write them, and read which stretch of time they denote."""

from __future__ import annotations

import re
from collections.abc import Callable

from explorer.records import Granularity
from explorer.times.conventions import read_conventions
from explorer.times.days import add_months, date_of, day_of, is_date, iso_week, week_start

VALUE = re.compile(r"(?P<year>BC[0-9]+|[0-9]{2,4})(?:-(?P<rest>[^T]*))?(?P<time>T.*)?$")
CLOCK = re.compile(r"T(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2}))?(?::(?P<second>[0-9]{2}))?")
Stretch = tuple[float, float]


def write_year(year: int) -> str:
    """A year as in TIMEX3; astronomical years up to 0 are written ``BC``.

    Examples
    --------
    >>> write_year(1939), write_year(-479)
    ('1939', 'BC0480')
    """
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def write_decade(year: int) -> str:
    """The decade of a year: the value without its last digit."""
    return write_year(year)[:-1]


def write_day(days: int) -> str:
    """A day as ``1939-09-01``."""
    year, month, day = date_of(days)
    return f"{write_year(year)}-{month:02d}-{day:02d}"


def write_month(year: int, month: int) -> str:
    """A month as ``1939-09``."""
    return f"{write_year(year)}-{month:02d}"


def write_week(days: int) -> str:
    """The ISO week of a day as ``1939-W35``."""
    year, week = iso_week(days)
    return f"{write_year(year)}-W{week:02d}"


def stretch_of(value: str) -> tuple[Stretch, Granularity] | None:
    """Which days a calendar value denotes, half-open, and how fine it is.

    Returns
    -------
    tuple or None
        ``((start, end), granularity)``; None for values that denote no stretch of the calendar.

    Examples
    --------
    >>> stretch_of("1970-01-02T12:00")[0]
    (1.5, 1.500694444444...)
    """
    match = VALUE.match(value)
    if match is None:
        return None
    year_text, rest, clock = match["year"], match["rest"], match["time"]
    before_christ = year_text.startswith("BC")
    digits = year_text.removeprefix("BC")
    if len(digits) < 4:
        return None if rest or clock else _long_period(digits, before_christ=before_christ)
    year = 1 - int(digits) if before_christ else int(digits)
    if not rest:
        return ((day_of(year), day_of(year + 1)), "year") if not clock else None
    period = _period(year, rest)
    if period is None or clock is None:
        return period
    return _time(period[0][0], clock) if period[1] == "day" else None


def _long_period(digits: str, *, before_christ: bool) -> tuple[Stretch, Granularity]:
    years = 10 ** (4 - len(digits))
    first = int(digits) * years
    if before_christ:
        first = 1 - (first + years - 1)
    return (float(day_of(first)), float(day_of(first + years))), "decade" if years == 10 else "unknown"


def _period(year: int, rest: str) -> tuple[Stretch, Granularity] | None:
    for pattern, read in READERS:
        match = pattern.fullmatch(rest)
        if match is not None:
            return read(year, *match.groups())
    return None


def _day(year: int, month: str, day: str) -> tuple[Stretch, Granularity] | None:
    if not is_date(year, int(month), int(day)):
        return None
    start = day_of(year, int(month), int(day))
    return (start, start + 1), "day"


def _months(year: int, month: int, count: int, granularity: Granularity) -> tuple[Stretch, Granularity]:
    return (day_of(year, month), day_of(*add_months(year, month, count))), granularity


def _month(year: int, month: str) -> tuple[Stretch, Granularity] | None:
    return _months(year, int(month), 1, "month") if 1 <= int(month) <= 12 else None


def _quarter(year: int, quarter: str) -> tuple[Stretch, Granularity] | None:
    return _months(year, 3 * int(quarter) - 2, 3, "season")


def _half(year: int, half: str) -> tuple[Stretch, Granularity] | None:
    return _months(year, 6 * int(half) - 5, 6, "season")


def _season(year: int, season: str) -> tuple[Stretch, Granularity] | None:
    return _months(year, read_conventions().seasons[season], 3, "season")


def _week(year: int, week: str, weekend: str | None) -> tuple[Stretch, Granularity] | None:
    start = week_start(year, int(week))
    return ((start + 5, start + 7), "day") if weekend else ((start, start + 7), "week")


def _time(day: float, clock: str) -> tuple[Stretch, Granularity] | None:
    parts = read_conventions().parts
    if clock in parts:
        first, last = parts[clock]
        return (day + first / 24, day + last / 24), "hour"
    match = CLOCK.match(clock)
    if match is None:
        return None
    start = day + int(match["hour"]) / 24 + int(match["minute"] or 0) / 1440 + int(match["second"] or 0) / 86_400
    return (start, start + 1 / 1440), "minute"


READERS: tuple[tuple[re.Pattern[str], Callable[..., tuple[Stretch, Granularity] | None]], ...] = (
    (re.compile(r"([0-9]{2})-([0-9]{2})"), _day),
    (re.compile(r"([0-9]{2})"), _month),
    (re.compile(r"Q([1-4])"), _quarter),
    (re.compile(r"H([12])"), _half),
    (re.compile(r"(SP|SU|FA|WI)"), _season),
    (re.compile(r"W([0-9]{2})(-WE)?"), _week),
)

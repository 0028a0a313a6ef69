"""When a holiday falls."""

from __future__ import annotations

import re

from explorer.times.days import date_of, day_of, month_length, weekday


def easter(year: int) -> tuple[int, int]:
    """Month and day of Easter Sunday (anonymous Gregorian computus).

    Examples
    --------
    >>> easter(1972)
    (4, 2)
    """
    golden, century = year % 19, year // 100
    rest = year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * shift + 114, 31)
    return month, day + 1


def hijri_days(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 of a date of the tabular Islamic calendar.

    Arithmetic of Dershowitz and Reingold, "Calendrical Calculations", with the astronomical epoch (15 July 622),
    which lies nearer to what is kept today. Months begin when the new moon is seen, so that a date can be a day off.

    Examples
    --------
    >>> date_of(hijri_days(1435, 10, 1))
    (2014, 7, 28)
    """
    months = 29 * (month - 1) + (6 * month - 1) // 11
    return (year - 1) * 354 + (3 + 11 * year) // 30 + months + day + 227_013 - 719_163


def holiday_date(rule: str, year: int) -> tuple[int, int]:
    """Month and day of a holiday in a year, the first where it falls twice.

    Parameters
    ----------
    rule
        ``MM-DD``; ``easter``, perhaps with days from it (``easter-2``); ``MM/W#n``, the nth ISO weekday W of
        the month, counted from its end where n is negative; ``hijri MM-DD``.

    Examples
    --------
    >>> holiday_date("11/4#4", 2014), holiday_date("05/1#-1", 2003), holiday_date("easter-2", 2014)
    ((11, 27), (5, 26), (4, 18))
    """
    if rule.startswith("easter"):
        return date_of(day_of(year, *easter(year)) + int(rule.removeprefix("easter") or 0))[1:]
    if rule.startswith("hijri"):
        month, day = map(int, rule.removeprefix("hijri").split("-"))
        first = (year - 622) * 33 // 32 - 1
        dates = (date_of(hijri_days(lunar, month, day)) for lunar in range(first, first + 4))
        return next(date[1:] for date in dates if date[0] >= year)
    if "/" in rule:
        month, weekday_of, number = map(int, re.split("[/#]", rule))
        return nth_weekday(year, month, weekday_of, number)
    month, day = map(int, rule.split("-"))
    return month, day


def nth_weekday(year: int, month: int, iso_weekday: int, number: int) -> tuple[int, int]:
    """Month and day of the nth such weekday of a month; -1 is the last."""
    if number > 0:
        first = day_of(year, month, 1)
        return date_of(first + (iso_weekday - weekday(first)) % 7 + 7 * (number - 1))[1:]
    last = day_of(year, month, month_length(year, month))
    return date_of(last - (weekday(last) - iso_weekday) % 7 + 7 * (number + 1))[1:]

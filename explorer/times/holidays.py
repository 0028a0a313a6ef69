"""When a holiday falls."""

from __future__ import annotations

from explorer.times.days import date_of, day_of, weekday


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


def holiday_date(name: str, year: int) -> tuple[int, int]:
    """Month and day of a holiday: ``MM-DD``, ``easter`` or ``thanksgiving`` (fourth Thursday of November)."""
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        first = day_of(year, 11, 1)
        return date_of(first + (4 - weekday(first)) % 7 + 21)[1:]
    month, day = name.split("-")
    return int(month), int(day)

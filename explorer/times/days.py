"""Days of the proleptic Gregorian calendar, for every year (years before Christ count 0, -1, …)."""

from __future__ import annotations

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
THURSDAY = 4  # 1970-01-01


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """Days from 1970-01-01 (H. Hinnant, chrono-compatible low-level date algorithms).

    Examples
    --------
    >>> day_of(1970, 1, 2), day_of(1066, 10, 14)
    (1, -329893)
    """
    year -= month <= 2
    era = year // 400
    year_of_era = year - era * 400
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def date_of(days: int) -> tuple[int, int, int]:
    """Year, month and day of a number of days from 1970-01-01.

    Examples
    --------
    >>> date_of(-329893)
    (1066, 10, 14)
    """
    days += 719_468
    era, day_of_era = divmod(days, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def month_length(year: int, month: int) -> int:
    """Days of a month.

    Examples
    --------
    >>> month_length(1900, 2), month_length(2000, 2)
    (28, 29)
    """
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return LENGTHS[month - 1] + (month == 2 and leap)


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months later."""
    years, month = divmod(month - 1 + months, 12)
    return year + years, month + 1


def weekday(days: int) -> int:
    """ISO weekday, Monday 1 to Sunday 7.

    Examples
    --------
    >>> weekday(0)
    4
    """
    return (days + THURSDAY - 1) % 7 + 1


def iso_week(days: int) -> tuple[int, int]:
    """ISO 8601 year and week.

    Examples
    --------
    >>> iso_week(day_of(1998, 3, 8))
    (1998, 10)
    """
    thursday = days - weekday(days) + THURSDAY
    year = date_of(thursday)[0]
    return year, (thursday - day_of(year)) // 7 + 1


def week_start(year: int, week: int) -> int:
    """The Monday of an ISO week."""
    fourth = day_of(year, 1, 4)
    return fourth - weekday(fourth) + 1 + 7 * (week - 1)

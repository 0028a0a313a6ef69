"""A point that later expressions count from: a year, and perhaps a month and a day of it."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.times.days import add_months, date_of, day_of, month_length
from explorer.times.values import write_day, write_decade, write_month, write_week, write_year


@dataclass(frozen=True, slots=True)
class Reference:
    """A date as fine as it is known; ``month`` and ``day`` may be None from the right."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of_day(cls, days: int) -> Reference:
        """The reference of a day number."""
        return cls(*date_of(days))

    @property
    def days(self) -> int | None:
        """Day number, if the day is known."""
        if self.month is None or self.day is None:
            return None
        return day_of(self.year, self.month, self.day)

    @property
    def guess(self) -> int:
        """Day number of its middle."""
        if self.month is None:
            return day_of(self.year, 7)
        return day_of(self.year, self.month, self.day or 15)

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        if self.month is None:
            return write_year(self.year)
        if self.day is None:
            return write_month(self.year, self.month)
        return write_day(day_of(self.year, self.month, self.day))


def move(reference: Reference, unit: str, count: int) -> str | None:
    """The value of the unit that lies ``count`` units from the one that holds ``reference``.

    Returns
    -------
    str or None
        None when the reference is not known finely enough ("the next day" after "1941").

    Examples
    --------
    >>> move(Reference(1944, 5, 5), "D", 2), move(Reference(1944, 12), "M", 1)
    ('1944-05-07', '1945-01')
    """
    if unit in ("D", "W", "F", "WE"):
        days = reference.days
        if days is None:
            return None
        days += count * {"D": 1, "W": 7, "F": 14, "WE": 7}[unit]
        return write_day(days) if unit == "D" else write_week(days) + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        if reference.month is None:
            return None
        year, month = add_months(reference.year, reference.month, count * (3 if unit == "Q" else 1))
        return write_month(year, month) if unit == "M" else f"{write_year(year)}-Q{(month + 2) // 3}"
    if unit == "Y":
        return write_year(reference.year + count)
    if unit == "DE":
        return write_decade(reference.year + 10 * count)
    if unit == "CE":
        return write_year(reference.year + 100 * count)[:-2]
    return None


def shifted(reference: Reference, unit: str, count: float) -> Reference | None:
    """The reference so many units later, as fine as the unit and the reference allow."""
    days = reference.days
    if unit in ("D", "W", "F"):
        return None if days is None else Reference.of_day(days + round(count * {"D": 1, "W": 7, "F": 14}[unit]))
    months = round(count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit, 0))
    if not months:
        return None
    if reference.month is None:
        return Reference(reference.year + months // 12) if months % 12 == 0 else None
    year, month = add_months(reference.year, reference.month, months)
    day = None if reference.day is None else min(reference.day, month_length(year, month))
    return Reference(year, month, day)

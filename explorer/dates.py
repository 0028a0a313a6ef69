"""Bounds instead of dates: what is known of when something began and ended.

Positions in time are plain floats counted in days, in one of two frames:

``calendar``
    days since 1970-01-01T00:00 (proleptic Gregorian, no time zone);
``publication``
    days since the start of the day on which the article was published, so that
    the publication day is ``[0, 1)`` and "yesterday" is ``[-1, 0)``.

Intervals are half-open. An unknown bound is ``-inf`` or ``inf``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf, isfinite
from typing import Literal

import numpy as np

from explorer.errors import InputError

Frame = Literal["calendar", "publication"]

SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is known of the start and the end of one event or one stretch of time.

    Attributes
    ----------
    earliest_start, latest_start, earliest_end, latest_end
        Days in ``frame``. The start lies in ``[earliest_start, latest_start]`` and
        the end in ``[earliest_end, latest_end]``.
    frame
        ``"calendar"`` or ``"publication"``.

    Examples
    --------
    >>> Bounds.within(-10, -2, frame="publication").hull
    (-10, -2)
    >>> Bounds.exactly(0, 30).core
    (0, 30)
    """

    earliest_start: float
    latest_start: float
    earliest_end: float
    latest_end: float
    frame: Frame = "calendar"

    @classmethod
    def exactly(cls, start: float, end: float, *, frame: Frame = "calendar") -> Bounds:
        """A stretch of time that fills ``[start, end)``."""
        return cls(start, start, end, end, frame)

    @classmethod
    def within(cls, start: float, end: float, *, frame: Frame = "calendar") -> Bounds:
        """Something of unknown length that happened at some time inside ``[start, end)``."""
        return cls(start, end, start, end, frame)

    @classmethod
    def unknown(cls, *, frame: Frame = "calendar") -> Bounds:
        """Nothing is known."""
        return cls(-inf, inf, -inf, inf, frame)

    @property
    def hull(self) -> tuple[float, float]:
        """Earliest start to latest end."""
        return self.earliest_start, self.latest_end

    @property
    def core(self) -> tuple[float, float] | None:
        """Latest start to earliest end: when it was certainly going on; None if that is empty."""
        if self.latest_start < self.earliest_end:
            return self.latest_start, self.earliest_end
        return None

    @property
    def is_consistent(self) -> bool:
        """Whether some start and some end satisfy the bounds."""
        return (
            self.earliest_start <= self.latest_start
            and self.earliest_end <= self.latest_end
            and self.earliest_start <= self.latest_end
        )

    @property
    def is_finite(self) -> bool:
        """Whether the hull is bounded on both sides."""
        return isfinite(self.earliest_start) and isfinite(self.latest_end)

    def shift(self, days: float, *, frame: Frame | None = None) -> Bounds:
        """The same bounds moved by ``days``, in another frame if one is given."""
        return Bounds(
            self.earliest_start + days,
            self.latest_start + days,
            self.earliest_end + days,
            self.latest_end + days,
            frame or self.frame,
        )

    def intersect(self, other: Bounds) -> Bounds:
        """The tightest bounds that respect both; may be inconsistent.

        Raises
        ------
        ValueError
            If the two are in different frames.
        """
        if self.frame != other.frame:
            raise ValueError(f"cannot intersect bounds in frames {self.frame!r} and {other.frame!r}")
        return Bounds(
            max(self.earliest_start, other.earliest_start),
            min(self.latest_start, other.latest_start),
            max(self.earliest_end, other.earliest_end),
            min(self.latest_end, other.latest_end),
            self.frame,
        )


def day_number(date: object) -> float:
    """Days since 1970-01-01 of anything that ``numpy.datetime64`` accepts.

    Examples
    --------
    >>> day_number("1970-01-02T12:00")
    1.5
    """
    seconds = np.datetime64(date, "s").astype("int64")  # type: ignore[call-overload]
    return float(seconds) / SECONDS_A_DAY


def to_datetime64(day: float) -> np.datetime64:
    """The ``datetime64[s]`` of a calendar day number; NaT if it is not finite."""
    if not isfinite(day):
        return np.datetime64("NaT", "s")
    return np.datetime64(round(day * SECONDS_A_DAY), "s")


_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_EDTF_DATE = re.compile(
    r"(?P<year>-?\d{4}|Y-?\d{5,6}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
    r"(?P<qualifier>[?~%])?"
)


def parse_edtf(text: str) -> Bounds:
    """The bounds that an EDTF date or interval denotes.

    Level 0, and of level 1: seasons (northern, months 21 to 24), ``X`` for unspecified digits,
    ``?`` ``~`` ``%``, negative and ``Y`` years, and intervals with an open (``..``) or unknown
    (empty) end. A qualifier widens the date by one of its own units on either side, as the
    ``edtf`` package for Python does; the standard itself gives it no number. A zone is read and
    left out of account, because days are counted without one.

    Parameters
    ----------
    text
        Such as ``"2014-10-07"``, ``"2014-23"``, ``"2014-09/2015-01-26"``, ``"../2015"``, ``"2014?"``.

    Returns
    -------
    Bounds
        In calendar days. A date is something at some time within it; in an interval the start
        lies within the first date and the end within the second.

    Raises
    ------
    InputError
        If the text is not such a date, or the interval ends before it starts.

    Examples
    --------
    >>> parse_edtf("1970-01-02").hull
    (1.0, 2.0)
    >>> parse_edtf("1970-01-02/..")
    Bounds(earliest_start=1.0, latest_start=2.0, earliest_end=1.0, latest_end=inf, frame='calendar')
    """
    parts = text.strip().split("/")
    if len(parts) == 1:
        return Bounds.within(*_edtf_hull(parts[0], text))
    if len(parts) > 2 or parts == ["", ""]:
        raise _not_edtf(text)
    unknown = (-inf, inf)
    first = unknown if parts[0] in ("", "..") else _edtf_hull(parts[0], text)
    last = unknown if parts[1] in ("", "..") else _edtf_hull(parts[1], text)
    bounds = Bounds(first[0], min(first[1], last[1]), max(first[0], last[0]), last[1])
    if last[1] < first[0] or (last[1] == first[0] and first != last):
        raise InputError(f"the interval {text!r} ends before it starts", hint="Write the earlier date first")
    return bounds


def to_edtf(bounds: Bounds) -> str:
    """The hull of calendar bounds as EDTF level 1.

    Parameters
    ----------
    bounds
        In the frame ``calendar``.

    Returns
    -------
    str
        A year, month, day or second where the hull is just that, else an interval in the coarsest
        unit that gives the hull back; ``..`` for an open end; empty if nothing is known.

    Raises
    ------
    ValueError
        If the bounds count days from publication, which no calendar date can express.

    Examples
    --------
    >>> to_edtf(parse_edtf("2015-01/2015-03"))
    '2015-01/2015-03'
    """
    if bounds.frame != "calendar":
        raise ValueError("bounds in days from publication have no EDTF form")
    start, end = (round(day * SECONDS_A_DAY) if isfinite(day) else None for day in bounds.hull)
    if start is None and end is None:
        return ""
    for unit in ("Y", "M", "D"):
        steps = [None if second is None else _whole_units(second, unit) for second in (start, end)]
        if (start is None or steps[0] is not None) and (end is None or steps[1] is not None) and start != end:
            first = None if steps[0] is None else _edtf_text(steps[0], unit)
            last = None if steps[1] is None else _edtf_text(steps[1] - 1, unit)
            return _edtf_interval(first, last)
    return _edtf_interval(*(None if second is None else _edtf_text(second, "s") for second in (start, end)))


def _edtf_interval(first: str | None, last: str | None) -> str:
    return first if first == last and first is not None else f"{first or '..'}/{last or '..'}"


def _edtf_hull(part: str, whole: str) -> tuple[float, float]:
    match = _EDTF_DATE.fullmatch(part.strip())
    if match is None:
        raise _not_edtf(whole)
    if match["hour"] is not None:
        return _edtf_moment(match, whole)
    month, day = match["month"], match["day"]
    if match["year"].endswith("X"):
        if month not in (None, "XX"):
            raise _not_edtf(whole)
        first_year = int(match["year"].replace("X", "0"))
        unit, low, length = "Y", first_year - 1970, 10 ** match["year"].count("X")
    elif month in (None, "XX"):
        if day not in (None, "XX"):
            raise _not_edtf(whole)
        unit, low, length = "Y", _edtf_year(match) - 1970, 1
    elif int(month) in _SEASON_MONTHS and day is None:
        unit, low, length = "M", _months(_edtf_year(match), _SEASON_MONTHS[int(month)]), 3
    else:
        if not 1 <= int(month) <= 12:
            raise _not_edtf(whole)
        unit, low, length = "M", _months(_edtf_year(match), int(month)), 1
        if day not in (None, "XX"):
            first = _days(low, "M") + int(day) - 1
            if not _days(low, "M") <= first < _days(low + 1, "M"):
                raise _not_edtf(whole)
            unit, low = "D", first
    margin = length if match["qualifier"] else 0
    return float(_days(low - margin, unit)), float(_days(low + length + margin, unit))


def _edtf_moment(match: re.Match[str], whole: str) -> tuple[float, float]:
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    date = match[0].partition("T")[0]
    if match["day"] in (None, "XX") or hour > 24 or minute > 59 or second > 60 or match["qualifier"]:
        raise _not_edtf(whole)
    moment = _edtf_hull(date, whole)[0] + (hour * 3600 + minute * 60 + second) / SECONDS_A_DAY
    return moment, moment


def _edtf_year(match: re.Match[str]) -> int:
    return int(match["year"].removeprefix("Y"))


def _not_edtf(text: str) -> InputError:
    return InputError(
        f"{text!r} is not a date in EDTF", hint="Write it as 2014-10-07, 2014-10, 2014 or 2014-10/2015-01"
    )


def _months(year: int, month: int) -> int:
    return (year - 1970) * 12 + month - 1


def _days(count: int, unit: str) -> int:
    return int(np.datetime64(count, unit).astype("datetime64[D]").astype("int64"))  # type: ignore[call-overload]


def _whole_units(second: int, unit: str) -> int | None:
    """The number of units since 1970 if they end on this second, else None."""
    moment = np.datetime64(second, "s")
    steps = moment.astype(f"datetime64[{unit}]")
    return int(steps.astype("int64")) if steps.astype("datetime64[s]") == moment else None


def _edtf_text(steps: int, unit: str) -> str:
    if unit == "s":
        day, second = divmod(steps, SECONDS_A_DAY)
        return f"{_edtf_text(day, 'D')}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    months = int(np.datetime64(steps, unit).astype("datetime64[M]").astype("int64"))  # type: ignore[call-overload]
    year, month = months // 12 + 1970, months % 12 + 1
    text = f"Y{year}" if abs(year) > 9999 else f"-{-year:04}" if year < 0 else f"{year:04}"
    if unit == "Y":
        return text
    if unit == "M":
        return f"{text}-{month:02}"
    return f"{text}-{month:02}-{steps - _days(months, 'M') + 1:02}"

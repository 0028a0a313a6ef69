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

from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import Literal

import numpy as np

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
        return replace(
            self,
            earliest_start=max(self.earliest_start, other.earliest_start),
            latest_start=min(self.latest_start, other.latest_start),
            earliest_end=max(self.earliest_end, other.earliest_end),
            latest_end=min(self.latest_end, other.latest_end),
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

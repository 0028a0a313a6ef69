"""When a text was published, as far as it is known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from math import floor

from explorer.dates import Bounds, day_number
from explorer.errors import InputError
from explorer.times.reference import Reference


@dataclass(frozen=True, slots=True)
class Publication:
    """The date of publication.

    Attributes
    ----------
    day
        The day, if it is known to the day.
    near
        A day near it that helps to choose years; None if nothing is known.
    window
        First and last possible day of publication (inclusive), where it is not known to the day.
    """

    day: Reference | None = None
    near: Reference | None = None
    window: tuple[int, int] | None = None

    def place(self, bounds: Bounds | None) -> Bounds | None:
        """Put bounds that count from publication on the calendar, as wide as the window makes them."""
        if bounds is None or self.window is None or bounds.frame != "publication":
            return bounds
        first, last = self.window
        return Bounds(
            bounds.earliest_start + first,
            bounds.latest_start + last,
            bounds.earliest_end + first,
            bounds.latest_end + last,
        )


def read_publication(published: Bounds | datetime.date | str | None) -> Publication:
    """What ``published`` says.

    Raises
    ------
    InputError
        If it is text that is no ISO 8601 date or time.
    """
    if published is None:
        return Publication()
    if isinstance(published, Bounds):
        if published.frame != "calendar" or not published.is_finite:
            return Publication()
        first, last = (
            floor(published.earliest_start),
            max(floor(published.earliest_start), -floor(-published.latest_end) - 1),
        )
        if first == last:
            return Publication(Reference.of_day(first), Reference.of_day(first))
        return Publication(None, Reference.of_day((first + last) // 2), (first, last))
    try:
        day = floor(day_number(str(published)[:10]))
    except ValueError as error:
        raise InputError(f"{published!r} is no date", where="published", hint="Write it like 2014-10-10") from error
    return Publication(Reference.of_day(day), Reference.of_day(day))

"""Which day a weekday names, counted from the day that a text or its narrative stands at."""

from __future__ import annotations

from explorer.times.days import weekday
from explorer.times.forms import Form

RARELY_BACK = 5  # days


def day_named(form: Form, tense: int, days: int, *, told: bool) -> int:
    """The day number of "Friday", "last Friday", "Friday of last week" or "Friday week".

    Parameters
    ----------
    form
        A form with a weekday.
    tense
        Below, at or above 0: past, unknown or future words around it.
    days
        The day that it counts from.
    told
        Whether that is a day of the narrative and not that of publication.
    """
    named = form.weekday or 0
    if form.unit == "W" and form.direction is not None:
        return days - weekday(days) + named + 7 * form.direction
    back = (weekday(days) - named) % 7
    if form.direction is not None and form.direction < 0 and back == 0:
        back = 7
    ahead = _is_ahead(form, tense, back, told=told)
    date = days - back + (7 if ahead and (back or form.direction == 1) else 0)
    if form.unit == "W":  # "Friday week", a week before or after the nearest one
        date += 7 if date > days else -7
    return date


def _is_ahead(form: Form, tense: int, back: int, *, told: bool) -> bool:
    """Whether a weekday is the next one of its name rather than the last, ``back`` days ago.

    A story goes on (``told``); "this Friday" lies ahead unless something past is told; and reporters rarely name
    the day alone when it is as far back as the next one is near.
    """
    if form.direction is not None and (form.direction != 0 or form.same):
        return form.direction > 0
    if told or tense > 0:
        return True
    return tense == 0 and (form.direction == 0 or back >= RARELY_BACK)

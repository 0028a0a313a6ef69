"""The places at which the handles of the time control stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.board.selection import hulls

if TYPE_CHECKING:
    from explorer.timeline import Timeline

MOST_STOPS = 400
_STEPS = ("D", "W", "M", "Y")


@dataclass(frozen=True, slots=True)
class Stop:
    """A place: a day in the frame of the board's time axis, and its name."""

    day: float
    words: str


def time_stops(timeline: Timeline) -> list[Stop]:
    """Stops from before the first event to after the last; fewer than two if nothing can be placed.

    On the calendar they are days, weeks, months or years, whichever gives at most 400; in days
    from publication they are the ticks of the charts' axis.
    """
    from explorer.views.axis import choose_axis

    axis = choose_axis(timeline)
    if axis.kind == "calendar":
        return _on_calendar(timeline)
    return _from_publication(axis.start, axis.end)


def _from_publication(start: float, end: float) -> list[Stop]:
    from explorer.views.axis import TICKS, to_offset

    first, last = float(to_offset(start)), float(to_offset(end))
    inner = [Stop(0.0 if day == 0.5 else float(day), words) for day, words in TICKS if first < day < last]
    named = [Stop(stop.day, f"{stop.words} before" if stop.day < 0 else stop.words) for stop in inner]
    return [Stop(first, "start"), *named, Stop(last, "end")]


def _on_calendar(timeline: Timeline) -> list[Stop]:
    first, last = hulls(timeline.events, "calendar")
    known = np.concatenate([first[np.isfinite(first)], last[np.isfinite(last)]])
    if not len(known):
        return []
    low = np.datetime64(int(np.floor(known.min())), "D")
    high = np.datetime64(int(np.ceil(known.max())), "D")
    for unit in _STEPS:
        start, end = low.astype(f"datetime64[{unit}]"), high.astype(f"datetime64[{unit}]")
        found = np.arange(start, end + 2, dtype=f"datetime64[{unit}]")
        if len(found) <= MOST_STOPS or unit == _STEPS[-1]:
            break
    return [Stop(float(day.astype("datetime64[D]").astype(int)), _words(day, unit)) for day in found]


def _words(day: np.datetime64, unit: str) -> str:
    if unit in ("Y", "M"):
        return str(day)
    return str(day.astype("datetime64[D]"))

"""Where the events of a campaign stand: lanes, rows, labels."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.views.bars import middles_of
from explorer.views.lanes import Lane, lanes_of
from explorer.views.packing import GAP, Item, Place, pack
from explorer.views.sheet import MOST_HOVERS, NAME_WIDTH
from explorer.views.text import width, wrap
from explorer.views.theme import Theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from explorer.timeline import Timeline
    from explorer.views.axis import TimeAxis

LABEL, NAME = 11, 12
"""Sizes of event labels and lane names, in pixels."""
BETWEEN = 0.35
"""Space between two lanes, in rows."""
STRIP = 1.4
"""Rows at the head of a lane for the strip that counts events, when they are too many to point at."""
MOST_LABELS = 160

BESIDE_MARK = 10
"""Pixels from the middle of a mark to words beside it."""
_MARK = 6  # half a mark, in pixels
_MOST_ROWS, _MOST_CROWDED_ROWS = 90, 40
_LEAST_REACH, _MOST_REACH = 9.0, 120.0  # pixels on either side of a mark


@dataclass(frozen=True, slots=True)
class Placed:
    """Events with their places.

    Attributes
    ----------
    rows
        Positions in ``events``, lane after lane.
    edges
        Axis positions of their bounds.
    y
        Vertical centres, in rows from the top.
    places
        Row within the lane, and side of the label.
    lanes, tops
        The lanes and where each begins; ``height`` is the end of the last.
    reach
        How far from its mark a bar is drawn, in axis units: infinite unless so many events have a
        place that whole bars would cover each other.
    """

    rows: list[int]
    edges: NDArray[np.float64]
    y: list[float]
    places: list[Place]
    lanes: list[Lane]
    tops: list[float]
    height: float
    reach: float

    @property
    def is_crowded(self) -> bool:
        """Whether there are too many events to point at each."""
        return len(self.rows) > MOST_HOVERS

    @property
    def bottoms(self) -> list[float]:
        """Where the lanes end."""
        return [top - BETWEEN for top in [*self.tops[1:], self.height]]


def place_events(
    timeline: Timeline, axis: TimeAxis, theme: Theme, pixels: int, *, rows: Collection[int] | None = None
) -> Placed:
    """Every event that has a place on the axis, in the lane of its doer, packed into rows; or only these ``rows``."""
    found = axis.edges(timeline.events)
    on_axis = np.flatnonzero(~np.isnan(found).all(axis=1)).tolist()
    if rows is not None:
        on_axis = [row for row in on_axis if row in rows]
    crowded = len(on_axis) > MOST_HOVERS
    lanes = lanes_of(timeline, theme, rows=on_axis)
    labels = timeline.events["label"].tolist() if len(on_axis) <= MOST_LABELS else None
    reach = _reach(pixels, len(on_axis))
    placed = Placed([], found[[]], [], [], lanes, [], 0.0, 0.0)
    top = 0.0
    for lane in lanes:
        ends = (axis.clip(found[list(lane.rows)][:, [0, 3]]) - axis.start) / axis.per_pixel(pixels)
        texts = [width(labels[row], LABEL) + 2 if labels else 0.0 for row in lane.rows]
        marks = (middles_of(found[list(lane.rows)], axis) - axis.start) / axis.per_pixel(pixels)
        ends = np.clip(ends, marks[:, np.newaxis] - reach, marks[:, np.newaxis] + reach)
        items = [
            _item(low, high, mark, text, crowded)
            for (low, high), mark, text in zip(ends.tolist(), marks.tolist(), texts, strict=True)
        ]
        packed = pack(items, plot_width=pixels, most_rows=_most_rows(len(items), len(on_axis)))
        head = STRIP if crowded else 0.0
        placed.tops.append(top)
        placed.rows.extend(lane.rows)
        placed.places.extend(packed)
        placed.y.extend(round(top + head + place.row + 0.5, 3) for place in packed)
        lines = len(wrap(lane.name, NAME_WIDTH, NAME, bold=True, lines=3))
        top += max(max(place.row for place in packed) + 1 + head, lines * 0.8) + BETWEEN
    edges = found[placed.rows].reshape(-1, 4)
    reach *= axis.per_pixel(pixels)
    return Placed(placed.rows, edges, placed.y, placed.places, lanes, placed.tops, top, reach)


def _reach(pixels: int, number: int) -> float:
    """Pixels on either side of a mark for its bar, so that the rows hold ``number`` events."""
    if number <= MOST_LABELS:
        return np.inf
    return min(_MOST_REACH, max(_LEAST_REACH, _MOST_ROWS * pixels / (2 * number)))


def _most_rows(mine: int, everything: int) -> int | None:
    if everything <= MOST_LABELS:
        return None
    most = _MOST_CROWDED_ROWS if everything > MOST_HOVERS else _MOST_ROWS
    return max(3, most * mine // everything)


def _item(low: float, high: float, mark: float, label: float, mark_only: bool) -> Item:
    """The pixels of a bar, or of its mark where that is wider."""
    middle = (low + high) / 2
    if mark_only:
        return Item(middle - 1, middle + 1)
    free = max(mark - low, high - mark) - GAP - BESIDE_MARK
    return Item(min(low, middle - _MARK), max(high, middle + _MARK), label, free)

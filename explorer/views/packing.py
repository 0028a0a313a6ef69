"""Packing of bars and their labels into the fewest rows without overlap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["right", "left", "inside", "none"]

GAP = 7.0
"""Pixels kept free between a bar, its label and the next thing in the row."""


@dataclass(frozen=True, slots=True)
class Item:
    """A bar to be packed: its ends and the width of its label, in pixels from the plot's left edge.

    ``inside`` is the longest stretch of the bar that is free for a label.
    """

    left: float
    right: float
    label: float = 0.0
    inside: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item went: its row from 0, the side of its label, and the pixels that the label may take."""

    row: int
    side: Side
    room: float = 0.0


def pack(items: list[Item], *, plot_width: float, most_rows: int | None = None) -> list[Place]:
    """A row and a label side for every item.

    Items are taken by their left ends, each into the first row that is free there (greedy interval
    partitioning), with the label to the right if it fits, else to the left, else inside the bar; only a
    label that fits nowhere is cut.

    Parameters
    ----------
    most_rows
        When so many rows are in use, bars go without label into the row that frees first, even if
        they overlap there.

    Returns
    -------
    list of Place
        In the order of ``items``.
    """
    ends: list[float] = []
    places: list[Place] = [Place(0, "none")] * len(items)
    for n in sorted(range(len(items)), key=lambda n: (items[n].left, items[n].right, n)):
        place, end = _place(items[n], ends, plot_width, most_rows)
        if place.row == len(ends):
            ends.append(end)
        else:
            ends[place.row] = max(ends[place.row], end)
        places[n] = place
    return places


def _place(item: Item, ends: list[float], plot_width: float, most_rows: int | None) -> tuple[Place, float]:
    needed = item.label + GAP if item.label else 0.0
    left = max(item.left, 0.0)  # a bar may begin before the axis does
    fits_right = item.right + needed <= plot_width
    for row, end in enumerate([*ends, -GAP]):
        if row == most_rows:
            break
        if end + GAP > left:
            continue
        if not item.label:
            return Place(row, "none"), item.right
        if fits_right:
            return Place(row, "right", item.label), item.right + needed
        if end + GAP <= left - needed:
            return Place(row, "left", item.label), item.right
        if row == len(ends):
            return _shortened(item, row, plot_width)
    row = min(range(len(ends)), key=lambda row: ends[row])
    return Place(row, "none"), item.right


def _shortened(item: Item, row: int, plot_width: float) -> tuple[Place, float]:
    """A label that fits nowhere beside its bar: inside it if it fits there, else cut where it has most room."""
    rooms: dict[Side, float] = {
        "inside": item.inside,
        "right": plot_width - item.right - GAP,
        "left": item.left - GAP,
    }
    side: Side = "inside" if rooms["inside"] >= item.label else max(rooms, key=lambda side: rooms[side])
    room = min(rooms[side], item.label)
    return Place(row, side, room), item.right + (room + GAP if side == "right" else 0.0)

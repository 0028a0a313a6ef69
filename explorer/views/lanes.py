"""Lanes: who acts, in the order of the palette, and the events of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.views.hover import split
from explorer.views.theme import Theme, palette

if TYPE_CHECKING:
    from explorer.timeline import Timeline

NO_DOER = "no stated doer"
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane.

    Attributes
    ----------
    name
        For display, unescaped.
    fill, ink
        Colours of its marks and of its name.
    rows
        Positions of its events in the ``events`` table, ascending.
    """

    name: str
    fill: str
    ink: str
    rows: tuple[int, ...]


def lanes_of(timeline: Timeline, theme: Theme, *, rows: list[int], most: int = 8) -> list[Lane]:
    """The lanes of these events, each event in one of them.

    An event stands in the lane of its first doer; without any, in the last lane. When there
    are more than ``most`` doers, those with the fewest events share the lane "others".
    """
    colours = palette(timeline, theme=theme.name)
    members: dict[str, list[int]] = {}
    doers = timeline.events["sources"].tolist()
    for row in rows:
        members.setdefault((split(doers[row]) or [""])[0], []).append(row)
    nobody = members.pop("", [])
    ranked = sorted(members, key=lambda actor: (-len(members[actor]), actor))
    kept = set(ranked if len(ranked) <= most else ranked[: most - 1])
    order = [actor for actor in [*colours, *sorted(set(members) - set(colours))] if actor in kept]
    lanes = []
    for actor in order:
        colour = colours.get(actor)
        name, fill, ink = (colour.name, colour.fill, colour.ink) if colour else (actor, theme.other, theme.muted)
        lanes.append(Lane(name, fill, ink, tuple(members[actor])))
    rest = sorted(row for actor in members if actor not in kept for row in members[actor])
    for name, lane_rows in ((OTHERS, rest), (NO_DOER, nobody)):
        if lane_rows:
            lanes.append(Lane(name, theme.other, theme.muted, tuple(lane_rows)))
    return lanes

"""The line of the telling: which claims it joins, and how each step runs in time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.views.bars import Bars, middles
from explorer.views.telling import NOT_YET, Step, step
from explorer.views.theme import Theme

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from explorer.timeline import Timeline
    from explorer.views.axis import TimeAxis


def is_placed(bars: Bars, axis: TimeAxis) -> NDArray[np.bool_]:
    """Claims with both bounds on the axis, or that lie ahead: only their place in time is known.

    A mark near the one bound in sight is no place: to join or to count it would claim one.
    """
    ahead = np.array([mark.name in NOT_YET for mark in bars.mark], dtype=bool)
    in_sight = (bars.edges[:, 0] >= axis.start) & ((bars.edges[:, 3] <= axis.end) | ahead)
    return np.asarray(in_sight, dtype=bool)


def path_traces(timeline: Timeline, bars: Bars, axis: TimeAxis, theme: Theme) -> Iterator[go.Scatter]:
    """The line that joins placed claims as they are told, one trace a kind of step.

    Between two steps stands a gap, whose position is -1.
    """
    import plotly.graph_objects as go

    looks: dict[Step, dict[str, Any]] = {
        "forward": {"color": theme.muted, "width": 1, "dash": "solid"},
        "leap": {"color": theme.muted, "width": 1.2, "dash": "3px,3px"},
        "back": {"color": theme.ink, "width": 1.5, "dash": "solid"},
    }
    x = middles(bars, axis)
    placed = np.flatnonzero(is_placed(bars, axis)).tolist()
    facts = timeline.claims["factuality"].tolist()
    for kind, look in looks.items():
        xs: list[float] = []
        ys: list[float | None] = []
        rows: list[int] = []
        for a, b in pairwise(placed):
            if step(x[a], x[b], facts[bars.rows[b]]) == kind:
                xs += [x[a], x[b], np.nan]
                ys += [bars.y[a], bars.y[b], None]
                rows += [bars.rows[a], bars.rows[b], -1]
        yield go.Scatter(
            x=axis.values(xs),
            y=ys,
            customdata=rows,
            mode="lines",
            line=look,
            opacity=0.55 if kind == "forward" else 1,
            hoverinfo="skip",
            name=f"telling {kind}",
            meta=bars.meta("path", step=kind),
        )

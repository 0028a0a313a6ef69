"""Strips that count events where there are too many to point at one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from explorer.views.placing import STRIP, Placed
from explorer.views.text import escape
from explorer.views.theme import faded

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from explorer.views.axis import TimeAxis

_BINS = 80


def strip_traces(placed: Placed, x: NDArray[np.float64], axis: TimeAxis) -> Iterator[go.Bar]:
    """One strip a lane: the stronger a cell, the more events have their middle ``x`` in it."""
    import plotly.graph_objects as go

    edges = np.linspace(axis.start, axis.end, _BINS + 1)
    first = 0
    tables = []
    for lane in placed.lanes:
        tables.append(np.histogram(x[first : first + len(lane.rows)], bins=edges)[0])
        first += len(lane.rows)
    most = max(1, max(int(counts.max()) for counts in tables))
    for lane, top, counts in zip(placed.lanes, placed.tops, tables, strict=True):
        filled = np.flatnonzero(counts)
        yield go.Bar(
            orientation="h",
            base=axis.values(edges[filled]),
            x=axis.lengths(edges[filled], edges[filled + 1]),
            y=[round(top + STRIP / 2, 3)] * len(filled),
            width=STRIP * 0.8,
            marker={
                "color": [faded(lane.fill, 0.15 + 0.85 * float(count) / most) for count in counts[filled]],
                "line": {"width": 0},
            },
            hovertext=[f"<b>{escape(lane.name)}</b><br>{_events(count)}" for count in counts[filled].tolist()],
            hovertemplate="%{hovertext}<extra></extra>",
            name=f"{escape(lane.name)}, count",
            meta={"part": "count"},
        )


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"

"""Stacked shares over time, each named inside its own area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.views.hover import actor_names
from explorer.views.text import escape, width
from explorer.views.theme import Theme, faded, halo, palette

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from explorer.timeline import Timeline
    from explorer.views.axis import TimeAxis

_NAME, _PAD = 12, 4
_LEAST = 0.14  # share that leaves room for a name
_OPAQUE, _PALE = 0.78, 0.28


def add_shares(
    figure: go.Figure,
    timeline: Timeline,
    theme: Theme,
    axis: TimeAxis,
    x: NDArray[np.float64],
    table: pd.DataFrame,
    *,
    pixels: float,
) -> None:
    """Draw the columns of ``table``, rows at ``x``, as areas on ``y2``, from the first column upwards.

    Columns that are no actors are greys: "unknown" hatched, "contested" pale. A share stands until the
    next sampled time: lines between them would begin before anything can have happened.
    """
    import plotly.graph_objects as go

    colours = palette(timeline, theme=theme.name)
    names = actor_names(timeline)
    shares = table.to_numpy(dtype=np.float64)
    tops = shares.cumsum(axis=1)
    for n, holder in enumerate(table.columns):
        fill = colours[holder].fill if holder in colours else theme.other
        look: dict[str, Any] = {"fillcolor": faded(fill, _PALE if holder == "contested" else _OPAQUE)}
        if holder == "unknown":
            hatch = {"shape": "/", "fgcolor": theme.other, "bgcolor": theme.band, "size": 7, "solidity": 0.18}
            look = {"fillpattern": hatch}
        name = escape(names.get(holder, holder))
        figure.add_trace(
            go.Scatter(
                x=axis.values(x),
                y=shares[:, n].round(4).tolist(),
                stackgroup="control",
                mode="lines",
                line={"width": 0.8, "color": theme.paper, "shape": "hv"},
                yaxis="y2",
                hovertext=[f"<b>{name}</b><br>{share:.0%} of the histories" for share in shares[:, n]],
                hovertemplate="%{hovertext}<extra></extra>",
                name=name,
                meta={"part": "control"},
                **look,
            )
        )
        _name_area(figure, theme, axis, name, x, shares[:, n], tops[:, n], pixels)


def _name_area(
    figure: go.Figure,
    theme: Theme,
    axis: TimeAxis,
    name: str,
    x: NDArray[np.float64],
    share: NDArray[np.float64],
    top: NDArray[np.float64],
    pixels: float,
) -> None:
    """The name in the middle of the longest stretch on which the area is at least half as high as ever, if it fits."""
    high = share[:-1] >= max(_LEAST, share[:-1].max(initial=0.0) / 2)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], high.astype(np.int8), [0]])))
    ends = axis.clip(x)
    stretches = [(float(ends[a]), float(ends[b]), a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if not stretches:
        return
    start, end, first, last = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    if (end - start) / axis.per_pixel(pixels) < width(name, _NAME, bold=True) + 2 * _PAD:
        return
    at = int(np.clip(np.searchsorted(x, (start + end) / 2, side="right") - 1, first, last - 1))
    figure.add_annotation(
        text=f"<b>{name}</b>",
        x=axis.values((start + end) / 2)[0],
        y=float(top[at] - share[at] / 2),
        xref="x",
        yref="y2",
        showarrow=False,
        font={"size": _NAME, "color": theme.ink, "shadow": halo(theme)},
    )

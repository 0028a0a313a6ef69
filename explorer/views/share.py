"""The share of the telling that each stretch of time takes, as bars beside the time axis."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.views.bars import Bars, middles
from explorer.views.sheet import LEFT, Sheet, add_annotations
from explorer.views.steps import is_placed
from explorer.views.theme import Theme

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from explorer.views.axis import TimeAxis

BELOW, BESIDE = 74, 96
"""Pixels that the bars take with their name: under a lying time axis, or to the right of a standing one."""
_HEAD, _FOOT = 14, 22  # pixels of BELOW over and under the bars
_THICK = 14  # pixels of a bar beside the plot


def band_shares(bars: Bars, x: NDArray[np.float64], axis: TimeAxis) -> list[tuple[float, float, float]]:
    """Start, end and share of the placed claims of each band, or of each twelfth of the calendar."""
    bands = [(low, high) for _, low, high in axis.bands()]
    if bands:  # the publication day counts to the band before it
        ends = [*(low for low, _ in bands[1:]), bands[-1][1]]
        bands = [(low, end) for (low, _), end in zip(bands, ends, strict=True)]
    else:
        grid = np.linspace(axis.start, axis.end, 13).tolist()
        bands = list(pairwise(grid))
    known = is_placed(bars, axis)
    total = max(1, int(known.sum()))
    return [(low, high, float(((x >= low) & (x < high) & known).sum() / total)) for low, high in bands]


def add_share_below(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, bars: Bars, *, ticks: int) -> None:
    """Under the axis, whose ticks take ``ticks`` pixels: a bar for each band, or for each twelfth of the calendar."""
    bands = band_shares(bars, middles(bars, axis), axis)
    heights = [max(share, 0.004) for _, _, share in bands]
    above, height = sheet.key - ticks, sheet.plot_height
    bottom, top = (above - BELOW + _FOOT) / height, (above - _HEAD) / height
    figure.update_layout(yaxis8={"domain": [bottom, top], "range": [0, max(heights)], "visible": False, "anchor": "x"})
    pad = axis.per_pixel(sheet.plot_width) * 3
    starts, ends = (np.array([edges[n] for edges in bands]) for n in (0, 1))
    bar = {"base": axis.values(starts + pad), "x": axis.lengths(starts + pad, ends - pad), "orientation": "h"}
    words = {"x": axis.values((starts + ends) / 2), "y": heights, "textposition": "top center"}
    _draw(
        figure,
        theme,
        bar | {"y": [share / 2 for share in heights], "width": heights},
        words | {"text": [f"{share:.0%}" for _, _, share in bands]},
        {"xaxis": "x", "yaxis": "y8"},
    )
    name = f"<b>share of<br>the telling</b>{_unplaced_words(is_placed(bars, axis), theme)}"
    figure.add_annotation(
        text=name, x=0, xshift=16 - LEFT, y=bottom, xref="paper", yref="paper",
        xanchor="left", yanchor="bottom", align="left", showarrow=False, font={"size": 11, "color": theme.ink},
    )  # fmt: skip


def add_share_beside(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, bars: Bars, *, pixels: int) -> None:
    """To the right of a standing time axis, ``pixels`` high: a bar for each band."""
    bands = band_shares(bars, middles(bars, axis), axis)
    widths = [share for _, _, share in bands]
    domain = [1 - (BESIDE - 22) / sheet.plot_width, 1]
    most = max(widths, default=0) * 1.7 or 1
    figure.update_layout(xaxis8={"domain": domain, "range": [0, most], "visible": False, "anchor": "y"})
    starts, ends = (np.array([edges[n] for edges in bands]) for n in (0, 1))
    middle = (starts + ends) / 2
    unit = axis.per_pixel(pixels)
    half = np.minimum(ends - starts - 6 * unit, _THICK * unit) / 2
    bar = {"base": axis.values(middle - half), "y": axis.lengths(middle - half, middle + half)}
    words = {"x": widths, "y": axis.values(middle), "textposition": "middle right"}
    _draw(
        figure,
        theme,
        bar | {"x": [share / 2 for share in widths], "width": widths},
        words | {"text": [f" {share:.0%}" for share in widths]},
        {"xaxis": "x8", "yaxis": "y"},
    )
    place = {"x": 1, "xref": "paper", "xanchor": "right", "y": 1, "yref": "paper", "yanchor": "bottom"}
    font = {"size": 10, "color": theme.ink}
    name = place | {"text": "<b>share of<br>the telling</b>", "align": "left", "showarrow": False, "font": font}
    add_annotations(figure, [name])


def _draw(figure: go.Figure, theme: Theme, bar: dict[str, Any], words: dict[str, Any], axes: dict[str, str]) -> None:
    import plotly.graph_objects as go

    look: dict[str, Any] = axes | {"hoverinfo": "skip", "meta": {"part": "share"}}
    grey = {"color": theme.other, "line": {"width": 0}}
    figure.add_trace(go.Bar(**bar, marker=grey, name="share of the telling", cliponaxis=False, **look))
    font = {"size": 10, "color": theme.muted}
    figure.add_trace(go.Scatter(**words, mode="text", textfont=font, name="share in words", cliponaxis=False, **look))


def _unplaced_words(known: NDArray[np.bool_], theme: Theme) -> str:
    missing = int((~known).sum())
    if not missing:
        return ""
    words = f"{missing} of {len(known)} not placed"
    return f'<br><span style="font-size:9px;color:{theme.muted}">{words}</span>'

"""Traces of a sentiment panel: points or bars with their numbers and names, means, bands and counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from explorer.views.axis import MILLISECONDS_A_DAY
from explorer.views.headlines import signed
from explorer.views.scores import Panel, Scale
from explorer.views.smoothing import DRAWS, LEAST, LEVEL, Curve
from explorer.views.text import escape, wrap
from explorer.views.theme import Theme, faded, halo

if TYPE_CHECKING:
    import plotly.graph_objects as go

SIZE = 10
"""Size of numbers and names, in pixels."""
_BINS = 40
_VALUES_AT = 1.22
_BAR = 0.5  # of a slot
_NAME_LINES = 3
_CLEAR = 0.05  # between a bar and its words, in units of the score
_FEWEST_PIXELS = 44  # of a slot that has room for a name


def point_traces(
    panel: Panel, scale: Scale, theme: Theme, yaxis: str, *, pixels: float, hover: bool
) -> Iterator[go.Scatter | go.Bar]:
    """Bars where each sentence or event has room for one, else dots; ``pixels`` is the width of a slot."""
    import plotly.graph_objects as go

    for hollow in (False, True):
        chosen = np.flatnonzero(panel.hollow == hollow).tolist()
        if not chosen:
            continue
        if scale.one_by_one:
            yield _bar_trace(panel, scale, theme, yaxis, chosen, hollow=hollow)
            yield _value_trace(panel, scale, theme, yaxis, chosen)
            if panel.names and pixels >= _FEWEST_PIXELS:
                yield _name_trace(panel, scale, theme, yaxis, chosen, pixels)
            continue
        yield go.Scatter(
            x=scale.values(panel.x[chosen]),
            y=[round(float(panel.y[n]), 3) for n in chosen],
            customdata=[panel.rows[n] for n in chosen],
            hovertext=[panel.hover[n] for n in chosen] if hover else None,
            hovertemplate="%{hovertext}<extra></extra>" if hover else None,
            hoverinfo=None if hover else "skip",
            mode="markers",
            marker={
                "symbol": "circle",
                "size": 7 if len(panel.rows) < 400 else 4,
                "color": theme.paper if hollow else faded(panel.fill, 0.75 if len(panel.rows) < 400 else 0.4),
                "line": {"color": panel.fill, "width": 1.3 if hollow else 0},
            },
            yaxis=yaxis,
            name=f"{panel.name}, quoted" if hollow else panel.name,
            meta={"rows": panel.table, "part": "quoted" if hollow else "points"},
        )


def _bar_trace(panel: Panel, scale: Scale, theme: Theme, yaxis: str, chosen: list[int], *, hollow: bool) -> go.Bar:
    """Bars from zero, hatched where the words are quoted: a trace of its own, for hatches are per trace."""
    import plotly.graph_objects as go

    hatch = {"shape": "/", "fgcolor": panel.fill, "bgcolor": theme.paper, "size": 5, "solidity": 0.3}
    return go.Bar(
        x=scale.values(panel.x[chosen]),
        y=[round(float(panel.y[n]), 3) for n in chosen],
        width=_BAR,
        customdata=[panel.rows[n] for n in chosen],
        hovertext=[panel.hover[n] for n in chosen],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": theme.paper if hollow else faded(panel.fill, 0.8),
            "line": {"color": panel.fill, "width": 1 if hollow else 0},
            "pattern": hatch if hollow else {"shape": ""},
        },
        yaxis=yaxis,
        name=f"{panel.name}, quoted" if hollow else panel.name,
        meta={"rows": panel.table, "part": "quoted" if hollow else "points"},
    )


def _value_trace(panel: Panel, scale: Scale, theme: Theme, yaxis: str, chosen: list[int]) -> go.Scatter:
    """The scores as numbers: in a row above the bars, or at the ends of bars that have names."""
    import plotly.graph_objects as go

    values = [float(panel.y[n]) for n in chosen]
    at_ends = bool(panel.names)
    return go.Scatter(
        x=scale.values(panel.x[chosen]),
        y=[round(value + _off(value), 3) for value in values] if at_ends else [_VALUES_AT] * len(chosen),
        text=[signed(value) for value in values],
        textposition=_outside(values) if at_ends else "middle center",
        textfont={"size": SIZE, "color": theme.ink if at_ends else theme.muted},
        customdata=[panel.rows[n] for n in chosen],
        mode="text",
        hoverinfo="skip",
        yaxis=yaxis,
        name=f"{panel.name}, values",
        meta={"rows": panel.table, "part": "label"},
    )


def _name_trace(panel: Panel, scale: Scale, theme: Theme, yaxis: str, chosen: list[int], pixels: float) -> go.Scatter:
    """What each bar stands for, on the side of zero where the bar is not."""
    import plotly.graph_objects as go

    values = [float(panel.y[n]) for n in chosen]
    lines = [wrap(panel.names[n], pixels - 6, SIZE, lines=_NAME_LINES) for n in chosen]
    other = {"top center": "bottom center", "bottom center": "top center"}
    return go.Scatter(
        x=scale.values(panel.x[chosen]),
        y=[-_off(value) for value in values],
        text=["<br>".join(escape(line) for line in words) for words in lines],
        textposition=[other[side] for side in _outside(values)],
        textfont={"size": SIZE, "color": theme.muted, "shadow": halo(theme)},
        customdata=[panel.rows[n] for n in chosen],
        mode="text",
        hoverinfo="skip",
        yaxis=yaxis,
        name=f"{panel.name}, names",
        meta={"rows": panel.table, "part": "label"},
    )


def _off(value: float) -> float:
    """A little beyond the end of a bar."""
    return -_CLEAR if value < 0 else _CLEAR


def _outside(values: list[float]) -> list[str]:
    return ["bottom center" if value < 0 else "top center" for value in values]


def curve_traces(curve: Curve, panel: Panel, scale: Scale, yaxis: str, k: int, seed: int) -> Iterator[go.Scatter]:
    """The band and the mean of one run, which say what they follow."""
    import plotly.graph_objects as go

    window = scale.window * MILLISECONDS_A_DAY if scale.on_calendar else scale.window
    rule = {"of": panel.name, "window": round(window, 4), "least": LEAST, "level": LEVEL, "draws": DRAWS, "seed": seed}
    around = np.concatenate([curve.x, curve.x[::-1]])
    yield go.Scatter(
        x=scale.values(around),
        y=np.concatenate([curve.high, curve.low[::-1]]).round(4).tolist(),
        mode="lines",
        fill="toself",
        fillcolor=faded(panel.fill, 0.2),
        line={"width": 0},
        hoverinfo="skip",
        yaxis=yaxis,
        name=f"{panel.name}, band {k}",
        meta={"part": "band", "curve": rule | {"statistic": "band"}},
    )
    yield go.Scatter(
        x=scale.values(curve.x),
        y=curve.mean.round(4).tolist(),
        mode="lines",
        line={"color": panel.ink, "width": 2.2},
        hoverinfo="skip",
        yaxis=yaxis,
        name=f"{panel.name}, mean {k}",
        meta={"part": "mean", "curve": rule | {"statistic": "mean"}},
    )


def count_trace(panel: Panel, scale: Scale, theme: Theme, yaxis: str) -> go.Bar:
    """Bars that count the points."""
    import plotly.graph_objects as go

    edges = scale.bins(_BINS)
    counts = np.histogram(panel.x, bins=edges)[0]
    unit = "events" if panel.table == "events" else "sentences"
    scaled = scale.values(edges)
    return go.Bar(
        x=scale.values((edges[:-1] + edges[1:]) / 2),
        y=counts.tolist(),
        width=scale.lengths(edges[:-1], edges[1:], share=0.86),
        marker={"color": theme.other, "opacity": 0.55, "line": {"width": 0}},
        hovertext=[f"{count} {unit}" for count in counts],
        hovertemplate="%{hovertext}<extra></extra>",
        yaxis=yaxis,
        name=f"{panel.name}, count",
        meta={"part": "count", "bins": {"of": panel.name, "edges": scaled}},
    )

"""Bars and marks: the hull fading, the core solid, outlines for what did not (yet) happen.

Every trace made here stands for rows of a table: ``meta = {"rows": …, "part": …}`` and
``customdata`` with the row's position for each point.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.views.axis import STRIPE
from explorer.views.marks import Mark, Style
from explorer.views.theme import Theme, faded

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from explorer.views.axis import TimeAxis

_STRONGEST, _PALEST = 0.62, 0.3  # opacity of a filled and of a claimed hull where the fading ends
_NEAR = 0.06  # share of the axis that is near an only bound
_SQUARE_STEP = 12.0  # pixels between the squares that run towards an open side
_DASHES: dict[Style, str] = {"dashed": "3px,2px", "dotted": "1px,2px", "pale": "solid"}


@dataclass(frozen=True, slots=True)
class Bars:
    """Events or claims to draw.

    Attributes
    ----------
    table
        Name of the table, for ``meta.rows``.
    rows
        Position of each in that table.
    edges
        Axis positions of the four bounds, one row each; infinite where open.
    y
        Vertical centres.
    height
        Height of a bar in units of ``y``.
    colour
        Fill colours, ``#RRGGBB``.
    style, mark
        How the bar and its mark are drawn.
    hover
        Escaped text.
    words
        By number, the stretch of axis on which words stand in the bar's row: no squares are drawn there.
    reach
        How far from its mark a bar is drawn, in axis units; where that is finite, nothing shows that a
        bar runs on.
    """

    table: str
    rows: list[int]
    edges: NDArray[np.float64]
    y: list[float]
    height: float
    colour: list[str]
    style: list[Style]
    mark: list[Mark]
    hover: list[str]
    words: dict[int, tuple[float, float]] = field(default_factory=dict)
    reach: float = np.inf

    def meta(self, part: str, **more: Any) -> dict[str, Any]:
        """The ``meta`` of a trace."""
        return {"rows": self.table, "part": part} | more


def middles(bars: Bars, axis: TimeAxis) -> NDArray[np.float64]:
    """Where the marks stand; see :func:`middles_of`."""
    return middles_of(bars.edges, axis)


def middles_of(edges: NDArray[np.float64], axis: TimeAxis) -> NDArray[np.float64]:
    """The middle of each core, else of the hull, else a place near its only bound in sight."""
    left, right = _inner(edges, axis)
    return (left + right) / 2


def _held(bars: Bars, axis: TimeAxis, *positions: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Positions no farther from each bar's mark than it reaches, and on the axis."""
    marks = middles(bars, axis)
    return [np.clip(axis.clip(each), marks - bars.reach, marks + bars.reach) for each in positions]


def bar_traces(
    bars: Bars, axis: TimeAxis, theme: Theme, *, levels: int, pixels: float
) -> Iterator[go.Bar | go.Scatter]:
    """The traces that draw all bars, from the palest to the core; ``pixels`` is the plot's width."""
    yield from _hulls(bars, axis, levels)
    yield from _cores(bars, axis)
    yield from _outlines(bars, axis)
    yield from _squares(bars, axis, pixels)
    yield from _open_ends(bars, axis, theme)


def mark_traces(
    bars: Bars, axis: TimeAxis, theme: Theme, *, scale: float = 1.0, hover: bool = True
) -> Iterator[go.Scatter]:
    """One trace a kind of mark; together they hold every row exactly once."""
    import plotly.graph_objects as go

    x = middles(bars, axis)
    for mark in dict.fromkeys(bars.mark):
        chosen = [n for n, other in enumerate(bars.mark) if other is mark]
        colours = [bars.colour[n] for n in chosen]
        fill: Any = theme.paper if mark.hollow else colours
        edge: Any = colours if mark.hollow else "#FFFFFF"
        yield go.Scatter(
            x=axis.values(x[chosen]),
            y=[bars.y[n] for n in chosen],
            customdata=[bars.rows[n] for n in chosen],
            hovertext=[bars.hover[n] for n in chosen] if hover else None,
            hovertemplate="%{hovertext}<extra></extra>" if hover else None,
            hoverinfo=None if hover else "skip",
            mode="markers",
            marker={
                "symbol": mark.symbol,
                "size": round(mark.size * scale, 1),
                "color": fill,
                "opacity": 1,
                "line": {"color": edge, "width": _edge_width(mark, scale)},
            },
            name=mark.words,
            meta=bars.meta("mark", mark=mark.name),
        )


def _edge_width(mark: Mark, scale: float) -> float:
    """Width of a mark's outline; small filled marks have none, which would wash out their colour."""
    if not mark.hollow:
        return 1.0 if scale > 0.6 else 0.0
    return round(1.5 * min(1.0, scale), 2)


def _inner(edges: NDArray[np.float64], axis: TimeAxis) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The ends towards which a bar grows stronger.

    They are the ends of the core; where there is none, twice the middle of the hull; where the hull
    is open on one side, or reaches beyond the axis, its last stretch before the bound that is shown.
    """
    low, high = axis.clip(edges[:, 0]), axis.clip(edges[:, 3])
    lasting = edges[:, 1] < edges[:, 2]
    near = np.minimum((axis.end - axis.start) * _NEAR, high - low)
    from_left, from_right = edges[:, 0] >= axis.start, edges[:, 3] <= axis.end
    middle = (low + high) / 2
    left = np.where(from_left & ~from_right, low, np.where(from_right & ~from_left, high - near, middle))
    ahead = np.maximum(low, STRIPE if axis.kind == "before_publication" else low) + near
    right = np.where(from_left & ~from_right, np.minimum(ahead, high), np.where(from_right & ~from_left, high, middle))
    core_left, core_right = axis.clip(edges[:, 1]), axis.clip(edges[:, 2])
    return np.where(lasting, core_left, left), np.where(lasting, core_right, right)


def _hulls(bars: Bars, axis: TimeAxis, levels: int) -> Iterator[go.Bar]:
    """Translucent bars, each nested in the one before: the first is the hull, the last nearly the core."""
    import plotly.graph_objects as go

    chosen = np.array([style in ("filled", "pale") for style in bars.style], dtype=bool)
    if not chosen.any():
        return
    low, high, left, right = _held(bars, axis, bars.edges[:, 0], bars.edges[:, 3], *_inner(bars.edges, axis))
    rows, ys = _pick(bars.rows, chosen), _pick(bars.y, chosen)
    pairs = list(zip(_pick(bars.colour, chosen), _pick(bars.style, chosen), strict=True))
    for level in range(levels):
        share = level / levels
        starts, ends = (low + (left - low) * share)[chosen], (high - (high - right) * share)[chosen]
        colours = [faded(colour, _layer(style, levels)) for colour, style in pairs]
        yield go.Bar(
            orientation="h",
            base=axis.values(starts),
            x=axis.lengths(starts, ends),
            y=ys,
            width=bars.height,
            customdata=rows,
            marker={"color": colours, "line": {"width": 0}},
            hoverinfo="skip",
            name="hull" if level == 0 else f"fading {level}",
            meta=bars.meta("hull" if level == 0 else "fade"),
        )


def _layer(style: Style, levels: int) -> float:
    """Opacity of one of ``levels`` layers that together are as strong as wanted."""
    wanted = _STRONGEST if style == "filled" else _PALEST
    return float(1 - (1 - wanted) ** (1 / levels))


def _cores(bars: Bars, axis: TimeAxis) -> Iterator[go.Bar]:
    import plotly.graph_objects as go

    filled = np.array([style == "filled" for style in bars.style], dtype=bool)
    chosen = filled & (bars.edges[:, 1] < bars.edges[:, 2]).astype(bool)
    if not chosen.any():
        return
    starts, ends = (ends[chosen] for ends in _held(bars, axis, *_inner(bars.edges, axis)))
    yield go.Bar(
        orientation="h",
        base=axis.values(starts),
        x=axis.lengths(starts, ends),
        y=_pick(bars.y, chosen),
        width=bars.height,
        customdata=_pick(bars.rows, chosen),
        marker={"color": _pick(bars.colour, chosen), "line": {"width": 0}},
        hoverinfo="skip",
        name="core",
        meta=bars.meta("core"),
    )


def _outlines(bars: Bars, axis: TimeAxis) -> Iterator[go.Scatter]:
    """Outlines of bars with both bounds in sight: one trace a colour and style, each bar a closed path."""
    import plotly.graph_objects as go

    bounded = (~_runs_out(bars, axis)).tolist()
    lows, highs = _held(bars, axis, bars.edges[:, 0], bars.edges[:, 3])
    groups: dict[tuple[str, Style], list[int]] = {}
    for n, style in enumerate(bars.style):
        if style in _DASHES and bounded[n]:
            groups.setdefault((bars.colour[n], style), []).append(n)
    half = bars.height / 2
    for (colour, style), members in groups.items():
        x: list[float] = []
        y: list[float | None] = []
        rows: list[int] = []
        for n in members:
            low, high = lows[n], highs[n]
            x += [low, high, high, low, low, np.nan]
            y += [bars.y[n] - half, bars.y[n] - half, bars.y[n] + half, bars.y[n] + half, bars.y[n] - half, None]
            rows += [bars.rows[n]] * 6
        yield go.Scatter(
            x=axis.values(x),
            y=y,
            customdata=rows,
            mode="lines",
            line={"color": colour, "width": 1.2, "dash": _DASHES[style]},
            hoverinfo="skip",
            name=f"outline {style}",
            meta=bars.meta("outline"),
        )


def _runs_out(bars: Bars, axis: TimeAxis) -> NDArray[np.bool_]:
    """Bars that are open on a side, or run on beyond the end of the axis; not those that lie outside it."""
    if np.isfinite(bars.reach):
        return np.zeros(len(bars.rows), dtype=bool)
    low, high = bars.edges[:, 0], bars.edges[:, 3]
    seen = (low < axis.end) & (high > axis.start)
    unbounded = ~np.isfinite(low) | ~np.isfinite(high)
    return np.asarray(unbounded | (seen & ((low < axis.start) | (high > axis.end))), dtype=bool)


def _squares(bars: Bars, axis: TimeAxis, pixels: float) -> Iterator[go.Scatter]:
    """Rows of hollow squares, fading towards the open side, for outlines that have no end."""
    import plotly.graph_objects as go

    step = axis.per_pixel(pixels) * _SQUARE_STEP
    open_ended = _runs_out(bars, axis).tolist()
    x: list[float] = []
    y: list[float] = []
    rows: list[int] = []
    colours: list[str] = []
    opacities: list[float] = []
    for n, style in enumerate(bars.style):
        low, high = bars.edges[n, 0], bars.edges[n, 3]
        if style not in ("dashed", "dotted") or not open_ended[n]:
            continue
        from_left, from_right = axis.clip(np.array([low, high]))
        xs = np.arange(from_left + step / 2, from_right, step)
        share = np.linspace(0, 1, max(len(xs), 2))[: len(xs)]
        start, end = bars.words.get(n, (np.inf, np.inf))
        clear = (xs < start - step / 2) | (xs > end + step / 2)
        xs, share = xs[clear], share[clear]
        if not len(xs):
            xs, share = np.array([(from_left + from_right) / 2]), np.ones(1)
        fading = {(True, False): 1 - share, (False, True): share}.get((low >= axis.start, high <= axis.end), share * 0)
        x += xs.tolist()
        y += [bars.y[n]] * len(xs)
        rows += [bars.rows[n]] * len(xs)
        colours += [bars.colour[n]] * len(xs)
        opacities += (0.12 + 0.78 * fading).round(2).tolist()
    if x:
        yield go.Scatter(
            x=axis.values(x),
            y=y,
            customdata=rows,
            mode="markers",
            marker={"symbol": "square-open", "size": 8, "color": colours, "opacity": opacities, "line": {"width": 1.2}},
            hoverinfo="skip",
            name="open outline",
            meta=bars.meta("outline"),
        )


def _open_ends(bars: Bars, axis: TimeAxis, theme: Theme) -> Iterator[go.Scatter]:
    """A hollow arrow at the axis' end where a filled bar has no bound."""
    import plotly.graph_objects as go

    if np.isfinite(bars.reach):
        return
    shown = np.array([style in ("filled", "pale") for style in bars.style], dtype=bool)
    sides = ((bars.edges[:, 0] < axis.start, axis.start, "left"), (bars.edges[:, 3] > axis.end, axis.end, "right"))
    for beyond, x, side in sides:
        chosen = beyond & shown
        if not chosen.any():
            continue
        yield go.Scatter(
            x=axis.values([x] * int(chosen.sum())),
            y=_pick(bars.y, chosen),
            customdata=_pick(bars.rows, chosen),
            mode="markers",
            marker={
                "symbol": f"triangle-{side}",
                "size": 9,
                "color": theme.paper,
                "line": {"color": _pick(bars.colour, chosen), "width": 1.3},
            },
            cliponaxis=False,
            hoverinfo="skip",
            name=f"open to the {side}",
            meta=bars.meta("open"),
        )


def _pick(values: list[Any], chosen: NDArray[np.bool_]) -> list[Any]:
    return [value for value, keep in zip(values, chosen, strict=True) if keep]

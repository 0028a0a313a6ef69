"""The narrative: the order in which an article tells things against the time at which they happened."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.views.axis import AxisName, TimeAxis, choose_axis
from explorer.views.bars import Bars, bar_traces, mark_traces, middles
from explorer.views.key import Entry, add_key, key_height
from explorer.views.marks import mark_of, marks
from explorer.views.sheet import (
    LEFT,
    MOST_HOVERS,
    RIGHT,
    Sheet,
    add_bands,
    add_title,
    empty_figure,
    figure_meta,
    new_figure,
    subtitle_lines,
)
from explorer.views.snippets import snippet
from explorer.views.telling import BETWEEN, Order, Step, Telling, bars_of, choose_article, finding, step, tell
from explorer.views.text import escape
from explorer.views.theme import Theme, ThemeName, scheme_of

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline

_ROW, _COMPACT_ROW = 15, 9  # pixels a claim
_LEAST = 1.25  # least height of a sentence, in claims
_SNIPPETS = 440  # pixels of the right margin that hold the words
_SNIPPET, _LEADING, _MOST_LINES = 10, 12.5, 6  # pixels: size and leading of the words; lines of a sentence
_SHARE = 74  # pixels of the share of the telling, its name and the ticks above it
_TICKS = 30
_LEVELS = 4  # of the fading; claims are many and thin


def narrative(
    timeline: Timeline,
    *,
    article_id: str | None = None,
    order: Order = "telling",
    axis: AxisName = "auto",
    theme: ThemeName = "light",
    width: int = 1400,
    compact: bool = False,
) -> go.Figure:
    """The telling of one article, sentence by sentence downwards, on the time axis of the campaign.

    A line joins the claims in the order in which they are told: dark where the telling steps back
    in time, pale where it steps forward, dashed where it leaps to what has not happened.

    Parameters
    ----------
    article_id
        The article; by default the one with the most claims on the axis.
    order
        ``telling`` stacks the sentences as they are read, ``happening`` by the time they tell of.
    compact
        Without title, words, share and key, and with the campaign's margins.

    Returns
    -------
    plotly.graph_objects.Figure
        Traces with ``meta.rows == "claims"`` follow the contract of :mod:`explorer.views`.

    Raises
    ------
    InputError
        If there is no such article.
    """
    scheme = scheme_of(theme)
    if not len(timeline.claims):
        return empty_figure(scheme, "No claims: no sentence of these articles tells of an event.")
    time = choose_axis(timeline, axis)
    chosen = choose_article(timeline, time, article_id)
    row = _COMPACT_ROW if compact else _ROW
    told = tell(timeline, time, chosen, order=order, room=_compact_room if compact else _room)
    if not told.rows:
        return empty_figure(scheme, "No claim of this article stands on the calendar: ask for “before_publication”.")
    bars = bars_of(timeline, scheme, told, height=0.5 if compact else 0.42)
    notes = _notes(timeline, told, time, order)
    entries = [] if compact else _entries(bars, scheme)
    sheet = _sheet(width, round(told.length * row), notes, entries, compact)
    figure = new_figure(sheet, scheme, meta=figure_meta(timeline, time.kind))
    _lay_axes(figure, sheet, scheme, time, told, compact)
    crowded = len(bars.rows) > MOST_HOVERS
    figure.add_traces(list(_path_traces(timeline, bars, time, scheme)))
    figure.add_traces(list(bar_traces(bars, time, scheme, levels=_LEVELS, pixels=sheet.plot_width)))
    figure.add_traces(list(mark_traces(bars, time, scheme, scale=0.8 if compact else 0.9, hover=not crowded)))
    _name_sentences(figure, scheme, told)
    if not compact:
        _write_sentences(figure, scheme, timeline, told)
        _add_share(figure, sheet, scheme, time, bars)
        add_title(figure, sheet, scheme, "How does the telling run against the happening?", " ".join(notes))
        add_key(figure, sheet, scheme, entries, above=_TICKS + _SHARE)
    return figure


def _room(text: str, claims: int) -> float:
    lines = len(snippet(text, [], _SNIPPETS - 30, size=_SNIPPET, lines=_MOST_LINES))
    return max(_LEAST, float(claims), lines * _LEADING / _ROW)


def _compact_room(text: str, claims: int) -> float:
    return max(_LEAST, float(claims))


def _sheet(width: int, body: int, notes: list[str], entries: list[Entry], compact: bool) -> Sheet:
    if compact:
        return Sheet(width, body + 4 + _TICKS, LEFT, RIGHT, 4, _TICKS)
    key = key_height(entries, width - LEFT - _SNIPPETS, above=_TICKS + _SHARE)
    top = 62 + 16 * len(subtitle_lines(" ".join(notes), width))
    return Sheet(width, body + top + key + 12, LEFT, _SNIPPETS, top, 12, key)


def _lay_axes(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, told: Telling, compact: bool) -> None:
    figure.update_xaxes(axis.layout() | {"anchor": "y", "showline": False, "ticks": "", "tickangle": 0})
    figure.update_yaxes(
        range=[told.length + 0.15, -0.15],
        domain=[sheet.key_share, 1],
        fixedrange=True,
        showticklabels=False,
        tickvals=[line.start - BETWEEN / 2 for line in told.lines[1:]],
        gridcolor=theme.grid,
    )
    add_bands(figure, sheet, theme, axis, names=not compact)


def _path_traces(timeline: Timeline, bars: Bars, axis: TimeAxis, theme: Theme) -> Iterator[go.Scatter]:
    """The line of the telling, one trace a kind of step; between two steps stands a gap with position -1."""
    import plotly.graph_objects as go

    looks: dict[Step, dict[str, Any]] = {
        "forward": {"color": theme.muted, "width": 1, "dash": "solid"},
        "leap": {"color": theme.muted, "width": 1.2, "dash": "3px,3px"},
        "back": {"color": theme.ink, "width": 1.5, "dash": "solid"},
    }
    x = middles(bars, axis)
    placed = [n for n in range(len(bars.rows)) if np.isfinite(bars.edges[n, [0, 3]]).any()]
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
            meta={"rows": "claims", "part": "path", "step": kind},
        )


def _name_sentences(figure: go.Figure, theme: Theme, told: Telling) -> None:
    for line in told.lines:
        figure.add_annotation(
            text=escape(line.label), x=0, xref="paper", xshift=-10, xanchor="right", y=line.middle, yref="y",
            showarrow=False, font={"size": 11, "color": theme.ink if line.numbers else theme.muted},
        )  # fmt: skip


def _write_sentences(figure: go.Figure, theme: Theme, timeline: Timeline, told: Telling) -> None:
    """The words of each sentence in the right margin, what tells of an event in bold."""
    triggers = timeline.claims["trigger"].tolist()
    shared: dict[str, Any] = {"x": 1, "xref": "paper", "xshift": 14, "xanchor": "left", "align": "left"}
    for line in told.lines:
        words = [triggers[told.rows[n]] for n in line.numbers]
        lines = snippet(line.text, words, _SNIPPETS - 30, size=_SNIPPET, lines=_MOST_LINES)
        figure.add_annotation(
            text="<br>".join(lines), y=line.middle, yref="y", showarrow=False,
            font={"size": _SNIPPET, "color": theme.ink if line.numbers else theme.muted}, **shared,
        )  # fmt: skip
    figure.add_annotation(
        text="<b>what it says</b>, what tells of an event in bold", y=1, yref="paper", yshift=2, yanchor="bottom",
        showarrow=False, font={"size": 11, "color": theme.muted}, **shared,
    )  # fmt: skip


def _add_share(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, bars: Bars) -> None:
    """Under the axis: the share of the claims whose middle falls into each band, or each twelfth of the calendar."""
    import plotly.graph_objects as go

    x = middles(bars, axis)
    bands = [(low, high) for _, low, high in axis.bands()]
    if not bands:
        grid = np.linspace(axis.start, axis.end, 13)
        bands = list(zip(grid[:-1].tolist(), grid[1:].tolist(), strict=True))
    else:
        bands = [(low, bands[n + 1][0] if n + 1 < len(bands) else high) for n, (low, high) in enumerate(bands)]
    shares = [float(((x >= low) & (x < high)).mean()) for low, high in bands]
    height = sheet.plot_height
    bottom, top = (sheet.key - _TICKS - _SHARE + 22) / height, (sheet.key - _TICKS - 14) / height
    figure.update_layout(
        yaxis8={"domain": [bottom, top], "range": [0, max(shares) or 1], "visible": False, "anchor": "x"}
    )
    pad = axis.per_pixel(sheet.plot_width) * 3
    starts = np.array([low + pad for low, _ in bands])
    ends = np.array([high - pad for _, high in bands])
    look = {"xaxis": "x", "yaxis": "y8", "hoverinfo": "skip", "meta": {"part": "share"}, "cliponaxis": False}
    heights = [max(share, 0.004) for share in shares]
    figure.add_trace(
        go.Bar(
            orientation="h",
            base=axis.values(starts),
            x=axis.lengths(starts, ends),
            y=[share / 2 for share in heights],
            width=heights,
            marker={"color": theme.other, "line": {"width": 0}},
            name="share of the telling",
            **look,
        )
    )
    figure.add_trace(
        go.Scatter(
            x=axis.values((starts + ends) / 2),
            y=heights,
            text=[f"{share:.0%}" for share in shares],
            textposition="top center",
            textfont={"size": 10, "color": theme.muted},
            mode="text",
            name="share in words",
            **look,
        )
    )
    figure.add_annotation(
        text="<b>share of<br>the telling</b>", x=0, xshift=16 - LEFT, y=bottom, xref="paper", yref="paper",
        xanchor="left", yanchor="bottom", align="left", showarrow=False, font={"size": 11, "color": theme.ink},
    )  # fmt: skip


def _notes(timeline: Timeline, told: Telling, axis: TimeAxis, order: Order) -> list[str]:
    row = timeline.articles[timeline.articles["article_id"] == told.article_id].iloc[0]
    source = f", {row['source']}" if row["source"] and row["source"] != told.article_id else ""
    total = len(timeline.articles)
    which = f" (the one of {total} articles with most claims)" if total > 1 else ""
    scale = ", nearer days drawn larger" if axis.kind == "before_publication" else ""
    down = "as they are read" if order == "telling" else "by the earliest thing they tell of"
    return [
        escape(f"“{row['title'] or told.article_id}”{source}{which}, {len(told.rows)} claims."),
        escape(finding(timeline, told)),
        f"Down: its sentences {down}; across: when what they tell happened{scale}.",
    ]


def _entries(bars: Bars, theme: Theme) -> list[Entry]:
    present = {mark.name for mark in bars.mark}
    entries = [
        Entry("line", "the telling steps back", colour=theme.ink),
        Entry("line", "forward", colour=theme.muted),
        Entry("line", "leaps to what has not happened", colour=theme.muted, dash="3px,3px"),
        Entry("hull", "certain span, bounds"),
    ]
    return entries + [
        Entry("mark", mark["words"], mark_of(mark["name"])) for mark in marks() if mark["name"] in present
    ]

"""The narrative: the order in which an article tells things against the time at which they happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from explorer.views.across import draw_across
from explorer.views.axis import AxisName, TimeAxis, choose_axis
from explorer.views.bars import Bars, bar_traces, mark_traces, middles
from explorer.views.key import Entry, add_key, key_height
from explorer.views.marks import mark_of, marks
from explorer.views.sheet import (
    LEFT,
    MOST_HOVERS,
    RIGHT,
    Sheet,
    add_annotations,
    add_bands,
    add_title,
    empty_figure,
    figure_meta,
    new_figure,
    subtitle_lines,
)
from explorer.views.snippets import snippet
from explorer.views.steps import band_shares, is_placed, path_traces
from explorer.views.telling import BETWEEN, Order, Telling, bars_of, choose_article, finding, tell
from explorer.views.text import escape
from explorer.views.theme import Theme, ThemeName, scheme_of

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from explorer.timeline import Timeline

_TITLE = "How does the telling run against the happening?"
_ROW, _COMPACT_ROW = 15, 9  # pixels a claim
_LEAST_COLUMN = 2.6  # least width of a sentence across, in claims: room for its words
_LEAST = 1.25  # least height of a sentence, in claims
_SNIPPETS = 440  # pixels of the right margin that hold the words
_SNIPPET, _LEADING, _MOST_LINES = 10, 12.5, 6  # pixels: size and leading of the words; lines of a sentence
_SHARE = 74  # pixels of the share of the telling, its name and the ticks above it
_TICKS = 30
_LABEL = 11
_TALLEST = 3200  # pixels; a longer telling is pressed together and goes without its words
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
    orientation: Literal["down", "across"] = "down",
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
    orientation
        ``down`` shares the time axis of the campaign; ``across`` sets the sentences side by side with
        their words below, and time upwards.
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
    room = _column if orientation == "across" else _compact_room if compact else _room
    told = tell(timeline, time, chosen, order=order, room=room)
    long = told.length * _ROW > _TALLEST
    row = min(_COMPACT_ROW if compact else _ROW, _TALLEST / told.length)
    if not told.rows:
        return empty_figure(scheme, "No claim of this article stands on the calendar: ask for “before_publication”.")
    bars = bars_of(timeline, scheme, told, height=0.5 if compact else 0.42)
    ways = ("Down", "across") if orientation == "down" else ("Across", "upwards")
    notes = _notes(timeline, told, bars, time, order, ways)
    entries = [] if compact else _entries(bars, scheme)
    if orientation == "across":
        entries = _entries(bars, scheme)
        return draw_across(timeline, time, scheme, told, bars, width=width, title=_TITLE, notes=notes, entries=entries)
    sheet = _sheet(width, round(told.length * row), notes, entries, compact)
    figure = new_figure(sheet, scheme, meta=figure_meta(timeline, time.kind))
    _lay_axes(figure, sheet, scheme, time, told, compact)
    crowded = len(bars.rows) > MOST_HOVERS
    figure.add_traces(list(path_traces(timeline, bars, time, scheme)))
    figure.add_traces(list(bar_traces(bars, time, scheme, levels=_LEVELS, pixels=sheet.plot_width)))
    figure.add_traces(list(mark_traces(bars, time, scheme, scale=min(0.9, row / 10), hover=not crowded)))
    _name_sentences(figure, scheme, told, row)
    if not compact:
        if not long:
            _write_sentences(figure, scheme, timeline, told)
        _add_share(figure, sheet, scheme, time, bars)
        add_title(figure, sheet, scheme, _TITLE, " ".join(notes))
        add_key(figure, sheet, scheme, entries, above=_TICKS + _SHARE)
    return figure


def _room(text: str, claims: int) -> float:
    lines = len(snippet(text, [], _SNIPPETS - 30, size=_SNIPPET, lines=_MOST_LINES))
    return max(_LEAST, float(claims), lines * _LEADING / _ROW)


def _column(text: str, claims: int) -> float:
    return max(_LEAST_COLUMN, float(claims))


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


def _name_sentences(figure: go.Figure, theme: Theme, told: Telling, pixels: float) -> None:
    """Labels in the left margin, as many as have room; ``pixels`` is the height of a slot."""
    shared: dict[str, Any] = {"x": 0, "xref": "paper", "xshift": -10, "xanchor": "right", "yref": "y"}
    notes = []
    free = -np.inf
    for line in told.lines:
        if line.middle * pixels < free:
            continue
        free = line.middle * pixels + _LABEL + 1
        colour = theme.ink if line.numbers else theme.muted
        font = {"size": _LABEL, "color": colour}
        notes.append(shared | {"text": escape(line.label), "y": line.middle, "showarrow": False, "font": font})
    add_annotations(figure, notes)


def _write_sentences(figure: go.Figure, theme: Theme, timeline: Timeline, told: Telling) -> None:
    """The words of each sentence in the right margin, what tells of an event in bold."""
    triggers = timeline.claims["trigger"].tolist()
    shared: dict[str, Any] = {"x": 1, "xref": "paper", "xshift": 14, "xanchor": "left", "align": "left"}
    shared["showarrow"] = False
    head = "<b>what it says</b>, what tells of an event in bold"
    font = {"size": 11, "color": theme.muted}
    notes = [shared | {"text": head, "y": 1, "yref": "paper", "yshift": 2, "yanchor": "bottom", "font": font}]
    for line in told.lines:
        words = [triggers[told.rows[n]] for n in line.numbers]
        lines = snippet(line.text, words, _SNIPPETS - 30, size=_SNIPPET, lines=_MOST_LINES)
        font = {"size": _SNIPPET, "color": theme.ink if line.numbers else theme.muted}
        notes.append(shared | {"text": "<br>".join(lines), "y": line.middle, "yref": "y", "font": font})
    add_annotations(figure, notes)


def _add_share(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, bars: Bars) -> None:
    """Under the axis: the share of the bounded claims whose middle falls into each band, or twelfth of the calendar."""
    import plotly.graph_objects as go

    bands = band_shares(bars, middles(bars, axis), axis)
    known = is_placed(bars)
    shares = [share for _, _, share in bands]
    height = sheet.plot_height
    bottom, top = (sheet.key - _TICKS - _SHARE + 22) / height, (sheet.key - _TICKS - 14) / height
    figure.update_layout(
        yaxis8={"domain": [bottom, top], "range": [0, max(shares) or 1], "visible": False, "anchor": "x"}
    )
    pad = axis.per_pixel(sheet.plot_width) * 3
    starts = np.array([low + pad for low, _, _ in bands])
    ends = np.array([high - pad for _, high, _ in bands])
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
    words = f"<b>share of<br>the telling</b>{_unplaced_words(known, theme)}"
    figure.add_annotation(
        text=words, x=0, xshift=16 - LEFT, y=bottom, xref="paper", yref="paper",
        xanchor="left", yanchor="bottom", align="left", showarrow=False, font={"size": 11, "color": theme.ink},
    )  # fmt: skip


def _unplaced_words(known: NDArray[np.bool_], theme: Theme) -> str:
    missing = int((~known).sum())
    if not missing:
        return ""
    words = f"{missing} of {len(known)} without bounds"
    return f'<br><span style="font-size:9px;color:{theme.muted}">{words}</span>'


def _notes(
    timeline: Timeline, told: Telling, bars: Bars, axis: TimeAxis, order: Order, ways: tuple[str, str]
) -> list[str]:
    row = timeline.articles[timeline.articles["article_id"] == told.article_id].iloc[0]
    source = f", {row['source']}" if row["source"] and row["source"] != told.article_id else ""
    name = row["title"] or told.article_id
    title = name if {'"', "“"} & set(name) else f"“{name}”"
    total = len(timeline.articles)
    which = f" (the one of {total} articles with most claims)" if total > 1 else ""
    scale = ", nearer days drawn larger" if axis.kind == "before_publication" else ""
    down = "as they are read" if order == "telling" else "by the earliest thing they tell of"
    return [
        escape(f"{title}{source}{which}, {len(told.rows)} claims."),
        escape(finding(timeline, told)),
        f"{ways[0]}: its sentences {down}; {ways[1]}: when what they tell happened{scale}.",
        "The line leaves out claims without bounds." if not is_placed(bars).all() else "",
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

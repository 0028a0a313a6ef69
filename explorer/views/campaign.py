"""The campaign: what happened, by who acts, over time, with what is known of each date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.views.axis import AxisName, TimeAxis, choose_axis
from explorer.views.bars import Bars, bar_traces, mark_traces
from explorer.views.hover import event_hovers
from explorer.views.key import Entry, add_key, key_height
from explorer.views.lanes import Lane, lanes_of
from explorer.views.marks import mark_of, marks, style_of
from explorer.views.packing import GAP, Item, Place, pack
from explorer.views.sheet import (
    Sheet,
    add_bands,
    add_heading,
    add_title,
    empty_figure,
    figure_meta,
    new_figure,
    subtitle_lines,
)
from explorer.views.text import escape, shorten, width, wrap
from explorer.views.theme import Theme, ThemeName
from explorer.views.theme import theme as theme_of

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from explorer.timeline import Timeline

Phase = tuple[str, Any, Any]
"""Name, start and end of a phase; ISO dates on the calendar, else days from publication."""

MOST_HOVERS = 8000
MOST_LABELS = 160
LEFT, RIGHT = 132, 28
"""Margins in pixels that campaign and narrative share, so that their time axes stand in line."""

_ROW, _LEAST_ROW, _LABEL = 20, 7, 11
_BETWEEN_LANES = 0.35  # in rows
_MOST_ROWS = 90
_TICKS = 34
_BAR_BUDGET = 3600  # translucent bars; more make a browser slow
_MOST_LEVELS = 6


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Events placed: rows of the table, their edges, vertical places and labels, and the lanes' extents."""

    rows: list[int]
    edges: NDArray[np.float64]
    y: list[float]
    places: list[Place]
    lanes: list[Lane]
    tops: list[float]
    height: float


def campaign(
    timeline: Timeline,
    *,
    axis: AxisName = "auto",
    theme: ThemeName = "light",
    width: int = 1400,
    compact: bool = False,
    phases: Sequence[Phase] = (),
) -> go.Figure:
    """Lanes of events by actor.

    The certain span of an event is solid, its bounds fade; what did not or did not yet happen is
    an outline. Every event is drawn once, in the lane of its first doer.

    Parameters
    ----------
    axis
        The calendar, days before publication, or whichever more events have.
    width
        Of the figure in pixels; labels are placed for it. The height follows from the rows.
    compact
        Without title and key, for use inside a board.
    phases
        Stretches of time to shade and name.

    Returns
    -------
    plotly.graph_objects.Figure
        Traces with ``meta.rows == "events"`` follow the contract of :mod:`explorer.views`.
    """
    scheme = theme_of(theme)
    if not len(timeline.events):
        return empty_figure(scheme, "No events: none were found in these articles, or none passes the filter.")
    time = choose_axis(timeline, axis)
    drawn = _place(timeline, time, scheme, width - LEFT - RIGHT)
    if not drawn.rows:
        return empty_figure(scheme, "No event stands on the calendar: ask for the axis “before_publication”.")
    notes = _notes(timeline, time, drawn)
    entries = [] if compact else _entries(timeline, drawn)
    sheet = _sheet(width, drawn, notes, entries, compact)
    figure = new_figure(sheet, scheme, meta=figure_meta(timeline, time.kind))
    _lay_axes(figure, sheet, scheme, time, drawn, phases)
    _draw(figure, timeline, sheet, scheme, time, drawn)
    _name_lanes(figure, sheet, scheme, drawn)
    if not compact:
        add_title(figure, sheet, scheme, "What happened, when, and who did it?", " ".join(notes))
        add_key(figure, sheet, scheme, entries, above=_TICKS)
    return figure


def _place(timeline: Timeline, axis: TimeAxis, theme: Theme, pixels: int) -> _Drawn:
    found = axis.edges(timeline.events)
    on_axis = np.flatnonzero(~np.isnan(found).all(axis=1)).tolist()
    lanes = lanes_of(timeline, theme, rows=on_axis)
    labels = timeline.events["label"].tolist()
    labelled = len(on_axis) <= MOST_LABELS
    per_pixel = axis.per_pixel(pixels)
    rows: list[int] = []
    y: list[float] = []
    places: list[Place] = []
    tops: list[float] = []
    top = 0.0
    for lane in lanes:
        ends = (axis.clip(found[list(lane.rows)][:, [0, 3]]) - axis.start) / per_pixel
        texts = [width(labels[row], _LABEL) + 2 if labelled else 0.0 for row in lane.rows]
        items = [_item(low, high, text) for (low, high), text in zip(ends, texts, strict=True)]
        most = max(3, _MOST_ROWS * len(items) // len(on_axis)) if not labelled else None
        packed = pack(items, plot_width=pixels, most_rows=most)
        tops.append(top)
        rows += lane.rows
        places += packed
        y += [top + place.row + 0.5 for place in packed]
        lines = len(wrap(lane.name, LEFT - 24, 12, bold=True, lines=2))
        top += max(max(place.row for place in packed) + 1, lines * 0.8) + _BETWEEN_LANES
    return _Drawn(rows, found[rows], y, places, lanes, tops, top)


def _item(low: float, high: float, label: float) -> Item:
    """The pixels of a bar, or of its mark where that is wider."""
    middle = (low + high) / 2
    return Item(min(low, middle - 6), max(high, middle + 6), label)


def _sheet(width: int, drawn: _Drawn, notes: list[str], entries: list[Entry], compact: bool) -> Sheet:
    row = max(_LEAST_ROW, min(_ROW, round(1500 / drawn.height)))
    body = round(drawn.height * row)
    if compact:
        return Sheet(width, body + 24 + _TICKS, LEFT, RIGHT, 24, _TICKS)
    key = key_height(entries, width - LEFT - RIGHT, above=_TICKS)
    top = 62 + 16 * len(subtitle_lines(" ".join(notes), width))
    return Sheet(width, body + top + key + 12, LEFT, RIGHT, top, 12, key)


def _lay_axes(
    figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, drawn: _Drawn, phases: Sequence[Phase]
) -> None:
    figure.update_xaxes(axis.layout() | {"anchor": "y", "showline": False, "ticks": "", "tickangle": 0})
    figure.update_yaxes(
        range=[drawn.height, 0],
        domain=[sheet.key_share, 1],
        fixedrange=True,
        showticklabels=False,
        tickvals=[top - _BETWEEN_LANES / 2 for top in drawn.tops[1:]],
        gridcolor=theme.rule,
    )
    add_bands(figure, sheet, theme, axis, names=not phases)
    _shade_phases(figure, sheet, theme, axis, phases)


def _shade_phases(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, phases: Sequence[Phase]) -> None:
    from explorer.dates import day_number
    from explorer.views.axis import from_offset

    for n, (name, start, end) in enumerate(phases):
        ends = (
            [day_number(start), day_number(end)]
            if axis.kind == "calendar"
            else from_offset(np.array([start, end], dtype=np.float64)).tolist()
        )
        low, high = axis.clip(np.array(ends))
        if high <= low:
            continue
        x0, x1, middle = axis.values([low, high, (low + high) / 2])
        if n % 2 == 0:
            figure.add_shape(
                type="rect", xref="x", yref="paper", x0=x0, x1=x1, y0=sheet.key_share, y1=1,
                fillcolor=theme.phase, line={"width": 0}, layer="below",
            )  # fmt: skip
        room = (high - low) / axis.per_pixel(sheet.plot_width)
        add_heading(figure, theme, escape(shorten(name, room - 6, 11, bold=True)), middle)


def _draw(figure: go.Figure, timeline: Timeline, sheet: Sheet, theme: Theme, axis: TimeAxis, drawn: _Drawn) -> None:
    facts, disputed = timeline.events["factuality"].tolist(), timeline.events["disputed"].tolist()
    colours = {row: lane.fill for lane in drawn.lanes for row in lane.rows}
    crowded = len(drawn.rows) > MOST_HOVERS
    hovers = [] if crowded else event_hovers(timeline)
    bars = Bars(
        table="events",
        rows=drawn.rows,
        edges=drawn.edges,
        y=[round(y, 3) for y in drawn.y],
        height=0.62,
        colour=[colours[row] for row in drawn.rows],
        style=[style_of(facts[row]) for row in drawn.rows],
        mark=[mark_of(facts[row], disputed[row]) for row in drawn.rows],
        hover=[hovers[row] for row in drawn.rows] if hovers else [""] * len(drawn.rows),
    )
    levels = max(1, min(_MOST_LEVELS, _BAR_BUDGET // len(drawn.rows)))
    scale = 1.0 if len(drawn.rows) <= MOST_LABELS else 0.7
    figure.add_traces(list(bar_traces(bars, axis, theme, levels=levels, pixels=sheet.plot_width)))
    figure.add_traces(list(mark_traces(bars, axis, theme, scale=scale, hover=not crowded)))
    figure.add_traces(list(_label_traces(timeline, sheet, theme, axis, drawn, bars)))


def _label_traces(
    timeline: Timeline, sheet: Sheet, theme: Theme, axis: TimeAxis, drawn: _Drawn, bars: Bars
) -> list[go.Scatter]:
    import plotly.graph_objects as go

    labels = timeline.events["label"].tolist()
    unit = axis.per_pixel(sheet.plot_width)
    low, high = axis.clip(drawn.edges[:, 0]), axis.clip(drawn.edges[:, 3])
    middle = (low + high) / 2
    starts = {
        "right": np.maximum(high, middle + 6 * unit) + GAP * unit,
        "left": np.minimum(low, middle - 6 * unit) - GAP * unit,
        "inside": low + GAP * unit,
    }
    texts, x, y, rows, sides = [], [], [], [], []
    for n, place in enumerate(drawn.places):
        words = shorten(labels[drawn.rows[n]], place.room, _LABEL) if place.side != "none" else ""
        if not words:
            continue
        real = bars.style[n] == "filled"
        texts.append(escape(words) if real else f"<i>{escape(words)}</i>")
        x.append(starts[place.side][n])
        y.append(bars.y[n])
        rows.append(drawn.rows[n])
        sides.append("middle left" if place.side == "left" else "middle right")
    if not texts:
        return []
    return [
        go.Scatter(
            x=axis.values(x),
            y=y,
            text=texts,
            textposition=sides,
            textfont={"size": _LABEL, "color": theme.ink},
            customdata=rows,
            mode="text",
            hoverinfo="skip",
            name="labels",
            meta={"rows": "events", "part": "label"},
        )
    ]


def _name_lanes(figure: go.Figure, sheet: Sheet, theme: Theme, drawn: _Drawn) -> None:
    body = (1 - sheet.key_share) * sheet.plot_height / drawn.height  # pixels a row
    bottoms = [*drawn.tops[1:], drawn.height]
    for lane, top, bottom in zip(drawn.lanes, drawn.tops, bottoms, strict=True):
        room = (bottom - top - _BETWEEN_LANES) * body
        lines = wrap(lane.name, LEFT - 24, 12, bold=True, lines=2 if room >= 30 else 1)
        words = "<br>".join(f"<b>{escape(line)}</b>" for line in lines)
        if room >= 15 * len(lines) + 14:
            n = len(lane.rows)
            count = f"{n} {'event' if n == 1 else 'events'}"
            words += f'<br><span style="font-size:10px;color:{theme.muted}">{count}</span>'
        figure.add_annotation(
            text=words,
            xref="paper",
            yref="y",
            x=0,
            y=top,
            xshift=16 - LEFT,
            yshift=-1,
            xanchor="left",
            yanchor="top",
            align="left",
            showarrow=False,
            font={"size": 12, "color": lane.ink},
        )


def _notes(timeline: Timeline, axis: TimeAxis, drawn: _Drawn) -> list[str]:
    notes = [escape(timeline.summary()) + "."]
    if axis.kind == "before_publication":
        notes.append("Time runs in days before publication, nearer days drawn larger.")
    missing = len(timeline.events) - len(drawn.rows)
    if missing:
        one = missing == 1
        notes.append(
            f"{missing} {'event' if one else 'events'} of undated articles {'is' if one else 'are'} not on the calendar."
        )
    if len(drawn.rows) > MOST_HOVERS:
        notes.append("Too many events to point at one by one: filter to see what each says.")
    return notes


def _entries(timeline: Timeline, drawn: _Drawn) -> list[Entry]:
    events = timeline.events.iloc[drawn.rows]
    present = set(events["factuality"]) | ({"disputed"} if events["disputed"].any() else set())
    entries = [Entry("hull", "certain span solid, bounds fading")]
    entries += [Entry("mark", mark["words"], mark_of(mark["name"])) for mark in marks() if mark["name"] in present]
    if any(style_of(name) in ("dashed", "dotted") for name in present - {"disputed"}):
        entries.append(Entry("outline", "did not, or did not yet, happen", dash="3px,2px"))
    if (~np.isfinite(drawn.edges[:, [0, 3]])).any():
        entries.append(Entry("open", "no bound on this side"))
    return entries

"""Events in lanes: bars with marks and labels, and the names of the lanes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from explorer.views.bars import Bars, bar_traces, mark_traces, middles
from explorer.views.density import strip_traces
from explorer.views.hover import event_hovers
from explorer.views.labels import event_labels, label_traces
from explorer.views.marks import mark_of, style_of
from explorer.views.placing import MOST_LABELS, NAME, Placed
from explorer.views.sheet import LEFT, NAME_WIDTH, Sheet, add_annotations
from explorer.views.text import escape, wrap
from explorer.views.theme import Theme

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline
    from explorer.views.axis import TimeAxis

_BAR_BUDGET = 3600  # translucent bars; more make a browser slow
_MOST_LEVELS = 12


def draw_events(
    figure: go.Figure, timeline: Timeline, sheet: Sheet, theme: Theme, axis: TimeAxis, placed: Placed
) -> None:
    """Bars, marks and labels; strips that count and small marks where there are too many to point at."""
    bars = _bars(timeline, placed)
    if placed.is_crowded:
        figure.add_traces(list(strip_traces(placed, middles(bars, axis), axis)))
        figure.add_traces(list(mark_traces(bars, axis, theme, scale=0.4, hover=False)))
        return
    levels = max(1, min(_MOST_LEVELS, _BAR_BUDGET // len(placed.rows)))
    scale = 1.0 if len(placed.rows) <= MOST_LABELS else 0.7
    labels = event_labels(timeline, placed, bars, axis, sheet.plot_width)
    inside = {label.number: (label.x, label.end) for label in labels if label.is_inside}
    bars = replace(bars, words=inside)
    figure.add_traces(list(bar_traces(bars, axis, theme, levels=levels, pixels=sheet.plot_width)))
    figure.add_traces(list(mark_traces(bars, axis, theme, scale=scale)))
    figure.add_traces(list(label_traces(labels, bars, axis, theme)))


def name_lanes(figure: go.Figure, theme: Theme, placed: Placed, pixels: float) -> None:
    """Names and counts of the lanes in the left margin; ``pixels`` is the height of a row."""
    notes = []
    for lane, top, bottom in zip(placed.lanes, placed.tops, placed.bottoms, strict=True):
        room = (bottom - top) * pixels
        lines = wrap(lane.name, NAME_WIDTH, NAME, bold=True, lines=min(3, max(1, int(room // 15))))
        words = "<br>".join(f"<b>{escape(line)}</b>" for line in lines)
        if room >= 15 * len(lines) + 14:
            count = "1 event" if len(lane.rows) == 1 else f"{len(lane.rows):,} events"
            words += f'<br><span style="font-size:10px;color:{theme.muted}">{count}</span>'
        place: dict[str, Any] = {"x": 0, "xref": "paper", "xshift": 16 - LEFT, "xanchor": "left", "align": "left"}
        place |= {"y": top, "yref": "y", "yshift": -1, "yanchor": "top", "showarrow": False}
        notes.append(place | {"text": words, "font": {"size": NAME, "color": lane.ink}})
    add_annotations(figure, notes)


def _bars(timeline: Timeline, placed: Placed) -> Bars:
    facts, disputed = timeline.events["factuality"].tolist(), timeline.events["disputed"].tolist()
    colours = {row: lane.fill for lane in placed.lanes for row in lane.rows}
    hovers = [""] * len(facts) if placed.is_crowded else event_hovers(timeline)
    return Bars(
        table="events",
        rows=placed.rows,
        edges=placed.edges,
        y=placed.y,
        height=0.62,
        colour=[colours[row] for row in placed.rows],
        style=[style_of(facts[row]) for row in placed.rows],
        mark=[mark_of(facts[row], disputed[row]) for row in placed.rows],
        hover=[hovers[row] for row in placed.rows],
        reach=placed.reach,
    )

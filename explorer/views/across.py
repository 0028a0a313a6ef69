"""The narrative lying down: sentences across, time upwards, the words under each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.views.bars import Bars, bar_traces, mark_traces
from explorer.views.key import Entry, add_key, key_height
from explorer.views.share import BESIDE, add_share_beside
from explorer.views.sheet import LEFT, Sheet, add_annotations, add_title, figure_meta, new_figure, subtitle_lines
from explorer.views.snippets import snippet
from explorer.views.steps import path_traces
from explorer.views.telling import BETWEEN, Telling
from explorer.views.text import escape
from explorer.views.theme import Theme

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline
    from explorer.views.axis import TimeAxis

_PLOT, _WORDS, _LABELS = 460, 128, 22  # pixels: the plot, the words under it, the labels above it
_RIGHT = 24  # pixels
_SNIPPET, _LEADING = 10, 12.5
_LEAST_COLUMN = 56  # pixels below which the words of a sentence are left out
_LEAST_SLOTS = 2.6  # least width of a sentence, in claims: room for its words
_TURNED = {"triangle-left": "triangle-down", "triangle-right": "triangle-up"}


def draw_across(
    timeline: Timeline,
    axis: TimeAxis,
    theme: Theme,
    told: Telling,
    bars: Bars,
    *,
    width: int,
    title: str,
    notes: list[str],
    entries: list[Entry],
) -> go.Figure:
    """The figure of :func:`explorer.views.narrative` with ``orientation="across"``."""
    key = key_height(entries, width - LEFT - _RIGHT, above=_WORDS)
    top = 62 + 16 * len(subtitle_lines(" ".join(notes), width)) + _LABELS
    sheet = Sheet(width, _PLOT + top + key + 12, LEFT, _RIGHT, top, 12, key)
    figure = new_figure(sheet, theme, meta=figure_meta(timeline, axis.kind))
    share = 1 - BESIDE / sheet.plot_width
    _lay_axes(figure, sheet, theme, axis, told, share)
    traces = [
        *path_traces(timeline, bars, axis, theme),
        *bar_traces(bars, axis, theme, levels=4, pixels=_PLOT),
        *mark_traces(bars, axis, theme, scale=0.9),
    ]
    figure.add_traces([_turned(trace) for trace in traces])
    _shade_bands(figure, sheet, theme, axis, share)
    _write_columns(figure, sheet, theme, timeline, told, share)
    add_share_beside(figure, sheet, theme, axis, bars, pixels=_PLOT)
    add_title(figure, sheet, theme, title, " ".join(notes))
    add_key(figure, sheet, theme, entries, above=_WORDS)
    return figure


def room_across(text: str, claims: int) -> float:
    """Slots that a sentence needs with its words under it."""
    return max(_LEAST_SLOTS, float(claims))


def _turned(trace: Any) -> Any:
    """The trace with its axes exchanged; marks keep their symbols, arrows at open ends turn with the axis."""
    fields = trace.to_plotly_json()
    fields["x"], fields["y"] = fields.get("y"), fields.get("x")
    if fields["type"] == "bar":
        fields["orientation"] = "v"
    if fields["meta"]["part"] == "open":
        fields["marker"]["symbol"] = _TURNED[fields["marker"]["symbol"]]
    return fields


def _lay_axes(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, told: Telling, share: float) -> None:
    column = share * sheet.plot_width / (told.length + 0.3)
    shown = [line for line in told.lines if (line.end - line.start) * column >= 14]
    figure.update_yaxes(axis.layout() | {"domain": [sheet.key_share, 1], "ticks": "", "tickangle": 0})
    figure.update_xaxes(
        range=[-0.15, told.length + 0.15],
        domain=[0, share],
        side="top",
        tickvals=[line.middle for line in shown],
        ticktext=[escape(line.label) for line in shown],
        showgrid=False,
        ticks="",
        tickangle=0,
    )
    edges = [line.start - BETWEEN / 2 for line in told.lines[1:]]
    figure.update_layout(
        shapes=[
            {
                "type": "line",
                "x0": x,
                "x1": x,
                "y0": sheet.key_share,
                "y1": 1,
                "yref": "paper",
                "line": {"color": theme.grid, "width": 1},
                "layer": "below",
            }
            for x in edges
        ]
    )


def _shade_bands(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, share: float) -> None:
    from explorer.views.axis import STRIPE

    shared: dict[str, Any] = {"xref": "paper", "yref": "y", "x0": 0, "x1": share, "layer": "below"}
    notes = []
    shapes = []
    for n, (name, low, high) in enumerate(axis.bands()):
        if n % 2 == 1:
            shapes.append(
                shared | {"type": "rect", "y0": low, "y1": high, "fillcolor": theme.band, "line": {"width": 0}}
            )
        if (high - low) / axis.per_pixel(_PLOT) >= 14:
            place = {
                "x": 0,
                "xref": "paper",
                "xshift": 16 - LEFT,
                "xanchor": "left",
                "y": _clear_of_ticks((low + high) / 2, axis),
                "yref": "y",
            }
            font = {"size": 11, "color": theme.ink}
            notes.append(place | {"text": f"<b>{name}</b>", "showarrow": False, "font": font})
    if shapes:
        shapes.append(shared | {"type": "rect", "y0": 0, "y1": STRIPE, "fillcolor": theme.grid, "line": {"width": 0}})
        shapes.append(shared | {"type": "line", "y0": 0, "y1": 0, "line": {"color": theme.ink, "width": 1.4}})
    figure.layout.shapes = [*shapes, *(shape.to_plotly_json() for shape in figure.layout.shapes)]
    add_annotations(figure, notes)


def _clear_of_ticks(y: float, axis: TimeAxis) -> float:
    """A place for a name near ``y`` where no label of a tick stands."""
    least = axis.per_pixel(_PLOT) * 15
    for tick in axis.layout()["tickvals"]:
        if abs(tick - y) < least:
            return float(tick + least if y >= tick else tick - least)
    return y


def _write_columns(
    figure: go.Figure, sheet: Sheet, theme: Theme, timeline: Timeline, told: Telling, share: float
) -> None:
    """The words of each sentence under its column, what tells of an event in bold, where the column is wide enough."""
    triggers = timeline.claims["trigger"].tolist()
    slot = share * sheet.plot_width / (told.length + 0.3)
    notes = []
    for line in told.lines:
        room = (line.end - line.start + BETWEEN) * slot - 8
        if room < _LEAST_COLUMN:
            continue
        words = [triggers[told.rows[n]] for n in line.numbers]
        lines = snippet(line.text, words, room, size=_SNIPPET, lines=int((_WORDS - 12) // _LEADING))
        place = {"x": line.middle, "xref": "x", "y": sheet.key_share, "yref": "paper", "yshift": -6, "yanchor": "top"}
        font = {"size": _SNIPPET, "color": theme.ink if line.numbers else theme.muted}
        notes.append(place | {"text": "<br>".join(lines), "showarrow": False, "align": "center", "font": font})
    add_annotations(figure, notes)

"""Sentiment: the tone of sentences, or the fortune of actors, point by point, with a mean where there is enough."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from explorer.views.headlines import sentiment_headline
from explorer.views.hover import split
from explorer.views.key import Entry, Sample, add_key, key_height
from explorer.views.points import count_trace, curve_traces, point_traces
from explorer.views.scores import (
    QUOTED,
    By,
    Measure,
    Order,
    Panel,
    Scale,
    count_unplaced,
    panels_of,
    scale_of,
    shown_rows,
    tone_word,
)
from explorer.views.sheet import (
    LEFT,
    MOST_HOVERS,
    NAME_WIDTH,
    RIGHT,
    Sheet,
    add_annotations,
    add_bands,
    add_title,
    empty_figure,
    figure_meta,
    new_figure,
    subtitle_lines,
    title_room,
)
from explorer.views.slots import side_by_side
from explorer.views.smoothing import LEAST, LEVEL, rolling_mean
from explorer.views.snippets import snippet
from explorer.views.text import escape, wrap
from explorer.views.theme import Theme, ThemeName, scheme_of

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline

_PANELS = (260, 200, 160, 150)  # pixels of a panel where there is one, where there are two, three, more
_COUNT, _GAP = 34, 26  # pixels: the counts under a panel, and the space to the next
_LEAST_PANEL = 90
_TICKS = 44  # pixels below the last panel
_SNIPPET, _LEADING, _MOST_LINES, _LEAST_COLUMN = 10, 13, 12, 64  # of the words under their bars
_TITLES: dict[Measure, str] = {
    "tone": "How warm or hostile do the words sound?",
    "tone_vader": "How warm or hostile do the words sound to VADER?",
    "fortune": "Who gains and who loses?",
}
_ENDS: dict[Measure, tuple[str, str]] = {
    "tone": ("hostile", "warm"),
    "tone_vader": ("hostile", "warm"),
    "fortune": ("loses", "gains"),
}


def sentiment(
    timeline: Timeline,
    *,
    measure: Measure = "tone",
    by: By = "author",
    order: Order = "telling",
    theme: ThemeName = "light",
    width: int = 1400,
    compact: bool = False,
    seed: int = 7,
    height: int | None = None,
    title: str | None = None,
) -> go.Figure:
    """Points for sentences, a rolling mean where its window holds 5 or more, and the band of a bootstrap.

    Quoted sentences are hollow. Only the panels by speaker average them.

    Parameters
    ----------
    measure
        ``tone`` or ``tone_vader`` of sentences, or ``fortune``: gains and losses of actors by event,
        always by actor.
    by
        One panel for the author, or one for each of the actors most spoken of, or of the speakers.
    order
        ``telling`` follows the text, ``time`` what a sentence tells of, if it tells of an event.
    seed
        Of the bootstrap.
    height
        Of the figure in pixels, which the panels share; by default it follows from what there is to draw.
    title
        The headline; by default the averages or the counts of gains and losses, else a question.

    Returns
    -------
    plotly.graph_objects.Figure
        Point traces have ``meta.rows`` ``"sentences"`` or, for fortune, ``"events"``; means and bands
        have ``meta.curve``. See :mod:`explorer.views`.
    """
    scheme = scheme_of(theme)
    panels = panels_of(timeline, scheme, measure=measure, by=by, order=order)
    if not panels:
        return empty_figure(scheme, _nothing(measure, by, order))
    scale = scale_of(timeline, panels, order)
    if measure == "fortune" and scale.one_by_one:
        panels, scale = side_by_side(panels, scale)
    notes = _notes(panels, scale, measure, order, count_unplaced(timeline, measure, order))
    words = [] if compact or measure == "fortune" else _sentence_words(timeline, scale, width)
    below = _TICKS + (max(map(len, words)) * _LEADING + 8 if words else 0)
    entries = [] if compact else _entries(panels, scale, measure)
    sheet = _sheet(width, height, len(panels), scale, notes, entries, below, compact)
    figure = new_figure(sheet, scheme, meta=figure_meta(timeline, scale.kind))
    _draw_panels(figure, sheet, scheme, scale, panels, measure, seed)
    _write_sentences(figure, sheet, scheme, timeline, words)
    if not compact:
        found = sentiment_headline(timeline, panels, measure, by, title_room(width)) or _TITLES[measure]
        add_title(figure, sheet, scheme, found if title is None else escape(title), " ".join(notes))
        add_key(figure, sheet, scheme, entries, above=below)
    return figure


def _draw_panels(
    figure: go.Figure, sheet: Sheet, theme: Theme, scale: Scale, panels: list[Panel], measure: Measure, seed: int
) -> None:
    if scale.axis is not None:
        add_bands(figure, sheet, theme, scale.axis, names=True)
    for n, panel in enumerate(panels):
        _lay_axes(figure, sheet, theme, scale, n, len(panels), measure)
        _draw_panel(figure, sheet, theme, scale, panel, n, seed=seed)
        _name_panel(figure, theme, panel, _yaxis(n))
    if sum(len(panel.rows) for panel in panels) > MOST_HOVERS:
        figure.update_traces(hovertext=None, hovertemplate=None, hoverinfo="skip", selector=_has_rows)


def _has_rows(trace: Any) -> bool:
    return bool(trace.customdata is not None)


def _sheet(
    width: int, height: int | None, n: int, scale: Scale, notes: list[str], entries: list[Entry], below: int,
    compact: bool,
) -> Sheet:  # fmt: skip
    key = 0 if compact else key_height(entries, width - LEFT - RIGHT, above=below)
    top = 24 if compact else 62 + 16 * len(subtitle_lines(" ".join(notes), width))
    bottom = below if compact else 12
    panel = _PANELS[min(n, len(_PANELS)) - 1] if not compact else _PANELS[-1]
    rest = n * _count_height(scale) + (n - 1) * _GAP + top + bottom + key
    total = n * panel + rest if height is None else max(height, n * _LEAST_PANEL + rest)
    return Sheet(width, total, LEFT, RIGHT, top, bottom, key)


def _count_height(scale: Scale) -> int:
    """Pixels for the counts: none where every sentence has a bar of its own."""
    return 0 if scale.one_by_one else _COUNT


def _yaxis(n: int) -> str:
    return f"y{2 * n + 1}" if n else "y"


def _draw_panel(
    figure: go.Figure, sheet: Sheet, theme: Theme, scale: Scale, panel: Panel, n: int, *, seed: int
) -> None:
    kept = ~panel.hollow
    x, y = panel.x[kept], panel.y[kept]
    points = list(point_traces(panel, scale, theme, _yaxis(n), pixels=_slot(sheet.plot_width, scale), hover=True))
    curves = [
        trace
        for k, curve in enumerate(rolling_mean(x, y, grid=scale.grid(), window=scale.window, seed=seed))
        for trace in curve_traces(curve, panel, scale, _yaxis(n), k, seed)
    ]
    figure.add_traces([*points, *curves] if scale.one_by_one else [*curves, *points])
    if not scale.one_by_one:
        trace = count_trace(panel, scale, theme, f"y{2 * n + 2}")
        figure.add_trace(trace)
        most = max(trace.y)
        figure.update_layout({f"yaxis{2 * n + 2}": {"tickvals": [most], "ticktext": [f"{most:,}"]}})


def _slot(pixels: float, scale: Scale) -> float:
    """Width of a slot of the scale in pixels."""
    return pixels / (scale.end - scale.start)


def _lay_axes(
    figure: go.Figure, sheet: Sheet, theme: Theme, scale: Scale, n: int, panels: int, measure: Measure
) -> None:
    count = _count_height(scale)
    height = sheet.plot_height
    panel = (height - sheet.key - panels * count - (panels - 1) * _GAP) / panels
    top = (panel + count + _GAP) * n
    shares = [max(0.0, 1 - pixels / height) for pixels in (top, top + panel, top + panel + count)]
    low, high = _ENDS[measure]
    number = "" if n == 0 else str(2 * n + 1)
    figure.update_layout(
        {
            f"yaxis{number}": {
                "domain": [shares[1], shares[0]],
                "range": _range(scale, measure),
                "tickvals": [-1, -0.5, 0, 0.5, 1],
                "ticktext": [f"{low} −1", "", "0", "", f"{high} +1"],
                "gridcolor": theme.grid,
                "zeroline": True,
                "zerolinecolor": theme.rule,
                "fixedrange": True,
                "anchor": "x",
            },
            "xaxis": scale.layout() | {"anchor": f"y{2 * n + 2}" if count else _yaxis(n), "tickangle": 0, "ticks": ""},
        }
    )
    if count:
        figure.update_layout(
            {
                f"yaxis{2 * n + 2}": {
                    "domain": [shares[2], shares[1] - 8 / height],
                    "showgrid": False,
                    "fixedrange": True,
                    "rangemode": "tozero",
                    "anchor": "x",
                }
            }
        )


def _range(scale: Scale, measure: Measure) -> list[float]:
    """Room for the numbers: above all bars, or at both ends where bars of events have names."""
    if not scale.one_by_one:
        return [-1.12, 1.12]
    return [-1.36, 1.36] if measure == "fortune" else [-1.12, 1.4]


def _name_panel(figure: go.Figure, theme: Theme, panel: Panel, yaxis: str) -> None:
    """The panel's name and count, between the marks of 0 and +1."""
    lines = wrap(panel.title, NAME_WIDTH, 12, bold=True, lines=2)
    name = "<br>".join(f"<b>{escape(line)}</b>" for line in lines)
    unit = panel.table.removesuffix("s") if len(panel.rows) == 1 else panel.table
    small = f'<span style="font-size:10px;color:{theme.muted}">{len(panel.rows):,} {unit}</span>'
    figure.add_annotation(
        text=f"{name}<br>{small}", xref="paper", yref=yaxis, x=0, y=0.5, xshift=16 - LEFT, xanchor="left",
        yanchor="middle", align="left", showarrow=False, font={"size": 12, "color": panel.ink},
    )  # fmt: skip


def _sentence_words(timeline: Timeline, scale: Scale, width: int) -> list[list[str]]:
    """The words of each sentence in lines, those that drove the tone in bold; none where columns are too narrow."""
    room = _slot(width - LEFT - RIGHT, scale) - 8
    if not scale.one_by_one or room < _LEAST_COLUMN:
        return []
    rows: Iterable[Any] = timeline.sentences[shown_rows(timeline.sentences)].itertuples()
    found = []
    for row in rows:
        drivers = [tone_word(word)[0] for word in split(row.tone_words)]
        lines = snippet(row.text, drivers, room, size=_SNIPPET, lines=_MOST_LINES)
        found.append([f"<i>{line}</i>" for line in lines] if row.quoted_share >= QUOTED else lines)
    return found


def _write_sentences(figure: go.Figure, sheet: Sheet, theme: Theme, timeline: Timeline, words: list[list[str]]) -> None:
    """The words of each sentence under its bar, if there is room for any."""
    if not words:
        return
    quoted = timeline.sentences.loc[shown_rows(timeline.sentences), "quoted_share"] >= QUOTED
    place: dict[str, Any] = {"y": sheet.key_share, "yref": "paper", "yshift": -24, "yanchor": "top", "showarrow": False}
    head = "<b>what it says</b><br>words that drove<br>the tone in bold"
    font = {"size": _SNIPPET, "color": theme.muted}
    left = {"x": 0, "xref": "paper", "xshift": 16 - LEFT, "xanchor": "left", "align": "left"}
    notes = [place | left | {"text": head, "font": font}]
    for n, (lines, muted) in enumerate(zip(words, quoted.tolist(), strict=True)):
        font = {"size": _SNIPPET, "color": theme.muted if muted else theme.ink}
        notes.append(place | {"text": "<br>".join(lines), "x": n + 1, "xref": "x", "align": "center", "font": font})
    add_annotations(figure, notes)


def _nothing(measure: Measure, by: By, order: Order) -> str:
    if measure == "fortune":
        return "No fortunes: no event here means a gain or a loss for an actor."
    who = {"author": "", "actor": " that mentions an actor", "speaker": " with a speaker"}[by]
    when = " and tells of an event with a place in time" if order == "time" else ""
    return f"No sentence{who}{when} has a tone."


def _notes(panels: list[Panel], scale: Scale, measure: Measure, order: Order, unplaced: int) -> list[str]:
    thing = "an event" if measure == "fortune" else "a sentence"
    x = scale.words if order == "telling" else "when what it tells happened, where that is bounded"
    hollow = "hatched" if scale.one_by_one else "hollow"
    notes = [f"Each {'bar' if scale.one_by_one else 'dot'} is {thing}; across: {x}."]
    if measure == "fortune" and order == "telling":
        notes.append("An event stands where it is told first, so that it counts once.")
    if unplaced:
        notes.append(f"{unplaced:,} without bounds on both sides {'is' if unplaced == 1 else 'are'} left out.")
    if scale.window:
        notes.append(
            f"Line: mean of {scale.window_words}, drawn only where it holds {LEAST} or more; "
            f"band: {LEVEL:.0%} bootstrap interval."
        )
    if any(panel.hollow.any() for panel in panels):
        notes.append(f"Quoted sentences are {hollow} and stay out of the mean.")
    if sum(len(panel.rows) for panel in panels) > MOST_HOVERS:
        notes.append("Too many points to point at one by one: the bars below count them.")
    return notes


def _entries(panels: list[Panel], scale: Scale, measure: Measure) -> list[Entry]:
    events = measure == "fortune"
    point: Sample = "swatch" if scale.one_by_one else "dots"
    entries = [Entry(point, "an event" if events else "a sentence in the author’s words")]
    if any(panel.hollow.any() for panel in panels):
        entries.append(Entry("hatch" if scale.one_by_one else "dots", "a quoted sentence", dash="dot"))
    if scale.window:
        entries += [Entry("line", "rolling mean"), Entry("band", f"{LEVEL:.0%} bootstrap interval")]
    if not scale.one_by_one:
        entries.append(Entry("count", "events counted" if events else "sentences counted"))
    return entries

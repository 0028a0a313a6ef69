"""Sentiment: the tone of sentences, or the fortune of actors, point by point, with a mean where there is enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.views.axis import MILLISECONDS_A_DAY
from explorer.views.campaign import LEFT, MOST_HOVERS, RIGHT
from explorer.views.key import Entry, add_key, key_height
from explorer.views.scores import By, Measure, Order, Panel, Scale, panels_of, scale_of
from explorer.views.sheet import Sheet, add_bands, add_title, empty_figure, figure_meta, new_figure, subtitle_lines
from explorer.views.smoothing import DRAWS, LEAST, LEVEL, Curve, rolling_mean
from explorer.views.text import escape, wrap
from explorer.views.theme import Theme, ThemeName, faded
from explorer.views.theme import theme as theme_of

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline

_PANEL, _COUNT, _GAP = 190, 34, 30  # pixels: a panel, the counts under it, and the space to the next
_TICKS = 44
_BINS = 40
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
) -> go.Figure:
    """Points for sentences, a rolling mean where its window holds 5 or more, and the band of a bootstrap.

    Quoted sentences are hollow. They are left out of the author's mean and out of an actor's; only
    the panels by speaker average them.

    Parameters
    ----------
    measure
        ``tone`` or ``tone_vader`` of sentences, or ``fortune``: gains and losses of actors by event,
        always by actor.
    by
        One panel for the author, one for each of the actors most spoken of, or one a speaker.
    order
        ``telling`` follows the text, ``time`` the time of what a sentence tells; sentences that
        tell no event are left out of the latter.
    seed
        Of the bootstrap.

    Returns
    -------
    plotly.graph_objects.Figure
        Point traces have ``meta.rows`` ``"sentences"`` or, for fortune, ``"events"``; means and bands
        have ``meta.curve``. See :mod:`explorer.views`.
    """
    scheme = theme_of(theme)
    panels = panels_of(timeline, scheme, measure=measure, by=by, order=order)
    if not panels:
        return empty_figure(scheme, _nothing(measure, by, order))
    scale = scale_of(timeline, panels, order)
    notes = _notes(panels, scale, measure, order)
    entries = [] if compact else _entries(panels, measure)
    sheet = _sheet(width, len(panels), notes, entries, compact)
    figure = new_figure(sheet, scheme, meta=figure_meta(timeline, scale.kind))
    total = sum(len(panel.rows) for panel in panels)
    for n, panel in enumerate(panels):
        _draw_panel(figure, sheet, scheme, scale, panel, n, measure, seed, hover=total <= MOST_HOVERS)
    if scale.axis is not None:
        add_bands(figure, sheet, scheme, scale.axis, names=True)
    if not compact:
        add_title(figure, sheet, scheme, _TITLES[measure], " ".join(notes))
        add_key(figure, sheet, scheme, entries, above=_TICKS)
    return figure


def _sheet(width: int, n: int, notes: list[str], entries: list[Entry], compact: bool) -> Sheet:
    body = n * (_PANEL + _COUNT) + (n - 1) * _GAP
    if compact:
        return Sheet(width, body + 24 + _TICKS, LEFT, RIGHT, 24, _TICKS)
    key = key_height(entries, width - LEFT - RIGHT, above=_TICKS)
    top = 62 + 16 * len(subtitle_lines(" ".join(notes), width))
    return Sheet(width, body + top + key + 12, LEFT, RIGHT, top, 12, key)


def _draw_panel(
    figure: go.Figure,
    sheet: Sheet,
    theme: Theme,
    scale: Scale,
    panel: Panel,
    n: int,
    measure: Measure,
    seed: int,
    *,
    hover: bool,
) -> None:
    points, counts = f"y{2 * n + 1}" if n else "y", f"y{2 * n + 2}"
    _lay_axes(figure, sheet, theme, scale, n)
    window = scale.window
    kept = ~panel.hollow
    for k, curve in enumerate(rolling_mean(panel.x[kept], panel.y[kept], window=window, seed=seed)):
        figure.add_traces(list(_curve_traces(curve, panel, scale, theme, points, k, seed)))
    figure.add_traces(list(_point_traces(panel, scale, theme, points, hover)))
    figure.add_trace(_count_trace(panel, scale, theme, counts))
    _name_panel(figure, theme, panel, points, measure)


def _lay_axes(figure: go.Figure, sheet: Sheet, theme: Theme, scale: Scale, n: int) -> None:
    top = (_PANEL + _COUNT + _GAP) * n
    height = sheet.plot_height
    shares = [1 - pixels / height for pixels in (top, top + _PANEL, top + _PANEL + _COUNT)]
    number = "" if n == 0 else str(2 * n + 1)
    figure.update_layout(
        {
            f"yaxis{number}": {
                "domain": [shares[1], shares[0]],
                "range": [-1.08, 1.08],
                "tickvals": [-1, -0.5, 0, 0.5, 1],
                "ticktext": ["−1", "", "0", "", "+1"],
                "gridcolor": theme.grid,
                "zeroline": True,
                "zerolinecolor": theme.rule,
                "fixedrange": True,
                "anchor": "x",
            },
            f"yaxis{2 * n + 2}": {
                "domain": [shares[2], shares[1] - 8 / height],
                "showgrid": False,
                "showticklabels": False,
                "fixedrange": True,
                "rangemode": "tozero",
                "anchor": "x",
            },
            "xaxis": scale.layout() | {"anchor": f"y{2 * n + 2}", "tickangle": 0, "showgrid": True},
        }
    )


def _point_traces(panel: Panel, scale: Scale, theme: Theme, yaxis: str, hover: bool) -> Iterator[go.Scatter]:
    import plotly.graph_objects as go

    for hollow in (False, True):
        chosen = np.flatnonzero(panel.hollow == hollow).tolist()
        if not chosen:
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


def _curve_traces(
    curve: Curve, panel: Panel, scale: Scale, theme: Theme, yaxis: str, k: int, seed: int
) -> Iterator[go.Scatter]:
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


def _count_trace(panel: Panel, scale: Scale, theme: Theme, yaxis: str) -> go.Bar:
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


def _name_panel(figure: go.Figure, theme: Theme, panel: Panel, yaxis: str, measure: Measure) -> None:
    lines = wrap(panel.title, LEFT - 44, 12, bold=True, lines=2)
    name = "<br>".join(f"<b>{escape(line)}</b>" for line in lines)
    unit = "events" if panel.table == "events" else "sentences"
    small = f'<span style="font-size:10px;color:{theme.muted}">n = {len(panel.rows):,}<br>{unit}</span>'
    shared: dict[str, Any] = {"xref": "paper", "yref": yaxis, "x": 0, "showarrow": False}
    figure.add_annotation(
        text=f"{name}<br>{small}", y=1, xshift=16 - LEFT, xanchor="left", yanchor="top", align="left",
        font={"size": 12, "color": panel.ink}, **shared,
    )  # fmt: skip
    for words, y in zip(_ENDS[measure], (-0.82, 0.82), strict=True):
        figure.add_annotation(
            text=words, y=y, xshift=-6, xanchor="right", font={"size": 10, "color": theme.muted}, **shared
        )


def _nothing(measure: Measure, by: By, order: Order) -> str:
    if measure == "fortune":
        return "No fortunes: no event here means a gain or a loss for an actor."
    who = {"author": "", "actor": " that mentions an actor", "speaker": " with a speaker"}[by]
    when = " and tells of an event with a place in time" if order == "time" else ""
    return f"No sentence{who}{when} has a tone."


def _notes(panels: list[Panel], scale: Scale, measure: Measure, order: Order) -> list[str]:
    points = "event" if measure == "fortune" else "sentence"
    x = scale.words if order == "telling" else "when what it tells happened"
    notes = [
        f"Each dot is {'an' if points == 'event' else 'a'} {points}; across: {x}.",
        f"Line: mean of {scale.window_words}, drawn only where it holds {LEAST} or more; band: {LEVEL:.0%} bootstrap interval.",
    ]
    if any(panel.hollow.any() for panel in panels):
        notes.append("Quoted sentences are hollow and stay out of the mean.")
    if sum(len(panel.rows) for panel in panels) > MOST_HOVERS:
        notes.append("Too many points to point at one by one: the bars below count them.")
    return notes


def _entries(panels: list[Panel], measure: Measure) -> list[Entry]:
    events = measure == "fortune"
    entries = [Entry("dots", "an event" if events else "a sentence in the author’s words")]
    if any(panel.hollow.any() for panel in panels):
        entries.append(Entry("dots", "a quoted sentence", dash="dot"))
    return [
        *entries,
        Entry("line", "rolling mean"),
        Entry("band", f"{LEVEL:.0%} bootstrap interval"),
        Entry("count", "events" if events else "sentences counted"),
    ]

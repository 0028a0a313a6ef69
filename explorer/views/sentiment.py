"""Sentiment: the tone of sentences, or the fortune of actors, point by point, with a mean where there is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.views.axis import MILLISECONDS_A_DAY
from explorer.views.hover import split
from explorer.views.key import Entry, Sample, add_key, key_height
from explorer.views.scores import (
    QUOTED,
    By,
    Measure,
    Order,
    Panel,
    Scale,
    panels_of,
    scale_of,
    shown_rows,
    signed,
    tone_word,
)
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
from explorer.views.smoothing import DRAWS, LEAST, LEVEL, Curve, rolling_mean
from explorer.views.snippets import snippet
from explorer.views.text import escape, wrap
from explorer.views.theme import Theme, ThemeName, faded, scheme_of

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline

_PANEL, _COUNT, _GAP = 150, 34, 26  # pixels: a panel, the counts under it, and the space to the next
_TICKS, _WORDS = 44, 118  # pixels below the last panel: ticks, and the words of sentences where there is room
_SNIPPET = 10
_VALUES_AT = 1.22
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
    scheme = scheme_of(theme)
    panels = panels_of(timeline, scheme, measure=measure, by=by, order=order)
    if not panels:
        return empty_figure(scheme, _nothing(measure, by, order))
    scale = scale_of(timeline, panels, order)
    notes = _notes(panels, scale, measure, order)
    worded = scale.one_by_one and measure != "fortune" and not compact
    below = _TICKS + (_WORDS if worded else 0)
    entries = [] if compact else _entries(panels, scale, measure)
    sheet = _sheet(width, len(panels), scale, notes, entries, below, compact)
    figure = new_figure(sheet, scheme, meta=figure_meta(timeline, scale.kind))
    if scale.axis is not None:
        add_bands(figure, sheet, scheme, scale.axis, names=True)
    hover = sum(len(panel.rows) for panel in panels) <= MOST_HOVERS
    for n, panel in enumerate(panels):
        _lay_axes(figure, sheet, scheme, scale, n, measure)
        _draw_panel(figure, scheme, scale, panel, n, seed=seed, hover=hover)
        _name_panel(figure, scheme, panel, _yaxis(n))
    if worded:
        _write_sentences(figure, sheet, scheme, timeline, scale)
    if not compact:
        add_title(figure, sheet, scheme, _TITLES[measure], " ".join(notes))
        add_key(figure, sheet, scheme, entries, above=below)
    return figure


def _sheet(
    width: int, n: int, scale: Scale, notes: list[str], entries: list[Entry], below: int, compact: bool
) -> Sheet:
    body = n * (_PANEL + _count_height(scale)) + (n - 1) * _GAP
    if compact:
        return Sheet(width, body + 24 + below, LEFT, RIGHT, 24, below)
    key = key_height(entries, width - LEFT - RIGHT, above=below)
    top = 62 + 16 * len(subtitle_lines(" ".join(notes), width))
    return Sheet(width, body + top + key + 12, LEFT, RIGHT, top, 12, key)


def _count_height(scale: Scale) -> int:
    """Pixels for the counts: none where every sentence has a bar of its own."""
    return 0 if scale.one_by_one else _COUNT


def _yaxis(n: int) -> str:
    return f"y{2 * n + 1}" if n else "y"


def _draw_panel(figure: go.Figure, theme: Theme, scale: Scale, panel: Panel, n: int, *, seed: int, hover: bool) -> None:
    kept = ~panel.hollow
    x, y = panel.x[kept], panel.y[kept]
    points = list(_point_traces(panel, scale, theme, _yaxis(n), hover))
    curves = [
        trace
        for k, curve in enumerate(rolling_mean(x, y, grid=scale.grid(), window=scale.window, seed=seed))
        for trace in _curve_traces(curve, panel, scale, _yaxis(n), k, seed)
    ]
    figure.add_traces([*points, *curves] if scale.one_by_one else [*curves, *points])
    if not scale.one_by_one:
        trace = _count_trace(panel, scale, theme, f"y{2 * n + 2}")
        figure.add_trace(trace)
        most = max(trace.y)
        figure.update_layout({f"yaxis{2 * n + 2}": {"tickvals": [most], "ticktext": [f"{most:,}"]}})


def _lay_axes(figure: go.Figure, sheet: Sheet, theme: Theme, scale: Scale, n: int, measure: Measure) -> None:
    count = _count_height(scale)
    top = (_PANEL + count + _GAP) * n
    height = sheet.plot_height
    shares = [1 - pixels / height for pixels in (top, top + _PANEL, top + _PANEL + count)]
    low, high = _ENDS[measure]
    number = "" if n == 0 else str(2 * n + 1)
    figure.update_layout(
        {
            f"yaxis{number}": {
                "domain": [shares[1], shares[0]],
                "range": [-1.12, 1.4 if scale.one_by_one else 1.12],
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


def _point_traces(panel: Panel, scale: Scale, theme: Theme, yaxis: str, hover: bool) -> Iterator[go.Scatter]:
    import plotly.graph_objects as go

    for hollow in (False, True):
        chosen = np.flatnonzero(panel.hollow == hollow).tolist()
        if not chosen:
            continue
        if scale.one_by_one:
            yield _bar_trace(panel, scale, theme, yaxis, chosen, hollow=hollow)
            yield _value_trace(panel, scale, theme, yaxis, chosen)
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
        width=0.5,
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
    """The scores as numbers, in a row above the bars."""
    import plotly.graph_objects as go

    return go.Scatter(
        x=scale.values(panel.x[chosen]),
        y=[_VALUES_AT] * len(chosen),
        text=[signed(float(panel.y[n])) for n in chosen],
        textfont={"size": 10, "color": theme.muted},
        customdata=[panel.rows[n] for n in chosen],
        mode="text",
        hoverinfo="skip",
        yaxis=yaxis,
        name=f"{panel.name}, values",
        meta={"rows": panel.table, "part": "label"},
    )


def _curve_traces(curve: Curve, panel: Panel, scale: Scale, yaxis: str, k: int, seed: int) -> Iterator[go.Scatter]:
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


def _name_panel(figure: go.Figure, theme: Theme, panel: Panel, yaxis: str) -> None:
    """The panel's name and count, between the marks of 0 and +1."""
    lines = wrap(panel.title, LEFT - 24, 12, bold=True, lines=2)
    name = "<br>".join(f"<b>{escape(line)}</b>" for line in lines)
    unit = panel.table.removesuffix("s") if len(panel.rows) == 1 else panel.table
    small = f'<span style="font-size:10px;color:{theme.muted}">{len(panel.rows):,} {unit}</span>'
    figure.add_annotation(
        text=f"{name}<br>{small}", xref="paper", yref=yaxis, x=0, y=0.5, xshift=16 - LEFT, xanchor="left",
        yanchor="middle", align="left", showarrow=False, font={"size": 12, "color": panel.ink},
    )  # fmt: skip


def _write_sentences(figure: go.Figure, sheet: Sheet, theme: Theme, timeline: Timeline, scale: Scale) -> None:
    """The words of each sentence under its bar, those that drove the tone in bold."""
    room = sheet.plot_width / (scale.end - scale.start) - 8
    if room < 64:
        return
    rows: Iterable[Any] = timeline.sentences[shown_rows(timeline.sentences)].itertuples()
    for n, row in enumerate(rows):
        drivers = [tone_word(word)[0] for word in split(row.tone_words)]
        lines = snippet(row.text, drivers, room, size=_SNIPPET, lines=8)
        quoted = row.quoted_share >= QUOTED
        words = "<br>".join(f"<i>{line}</i>" if quoted else line for line in lines)
        figure.add_annotation(
            text=words, x=n + 1, y=sheet.key_share, yref="paper", yshift=-24, xanchor="center", yanchor="top",
            align="center", showarrow=False, font={"size": _SNIPPET, "color": theme.muted if quoted else theme.ink},
        )  # fmt: skip
    figure.add_annotation(
        text="<b>what it says</b><br>words that drove<br>the tone in bold", x=0, y=sheet.key_share, xref="paper",
        yref="paper", xshift=16 - LEFT, yshift=-24, xanchor="left", yanchor="top", align="left", showarrow=False,
        font={"size": _SNIPPET, "color": theme.muted},
    )  # fmt: skip


def _nothing(measure: Measure, by: By, order: Order) -> str:
    if measure == "fortune":
        return "No fortunes: no event here means a gain or a loss for an actor."
    who = {"author": "", "actor": " that mentions an actor", "speaker": " with a speaker"}[by]
    when = " and tells of an event with a place in time" if order == "time" else ""
    return f"No sentence{who}{when} has a tone."


def _notes(panels: list[Panel], scale: Scale, measure: Measure, order: Order) -> list[str]:
    thing = "an event" if measure == "fortune" else "a sentence"
    x = scale.words if order == "telling" else "when what it tells happened, where that is bounded"
    hollow = "hatched" if scale.one_by_one else "hollow"
    notes = [
        f"Each {'bar' if scale.one_by_one else 'dot'} is {thing}; across: {x}.",
        f"Line: mean of {scale.window_words}, drawn only where it holds {LEAST} or more; "
        f"band: {LEVEL:.0%} bootstrap interval.",
    ]
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
    entries += [Entry("line", "rolling mean"), Entry("band", f"{LEVEL:.0%} bootstrap interval")]
    if not scale.one_by_one:
        entries.append(Entry("count", "events counted" if events else "sentences counted"))
    return entries

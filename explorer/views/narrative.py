"""The narrative: the order in which an article tells things against the time at which they happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from explorer.views.axis import AxisName, TimeAxis, choose_axis
from explorer.views.bars import Bars, bar_traces, mark_traces, middles
from explorer.views.campaign import LEFT, MOST_HOVERS, RIGHT
from explorer.views.hover import claim_hovers, split
from explorer.views.key import Entry, add_key, key_height
from explorer.views.marks import mark_of, marks, style_of
from explorer.views.sheet import Sheet, add_bands, add_title, empty_figure, figure_meta, new_figure, subtitle_lines
from explorer.views.snippets import snippet
from explorer.views.text import escape
from explorer.views.theme import Theme, ThemeName, palette
from explorer.views.theme import theme as theme_of

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from explorer.timeline import Timeline

Order = Literal["telling", "happening"]
Step = Literal["back", "forward", "leap"]

_ROW, _LEAST = 15, 1.25  # pixels a claim; least height of a sentence in such rows
_SNIPPETS = 440  # pixels of the right margin that hold the words
_SHARE = 74  # pixels of the share of the telling, its name and the ticks above it
_TICKS = 30
_NOT_YET = ("vowed", "hypothetical")


@dataclass(frozen=True, slots=True)
class _Told:
    """Claims of one article, placed.

    ``rows`` are positions in ``claims``; ``sentences`` holds ``(label, text, top, bottom, claim numbers)``.
    """

    rows: list[int]
    edges: NDArray[np.float64]
    y: list[float]
    sentences: list[tuple[str, str, float, float, list[int]]]
    height: float


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
    scheme = theme_of(theme)
    if not len(timeline.claims):
        return empty_figure(scheme, "No claims: no sentence of these articles tells of an event.")
    time = choose_axis(timeline, axis)
    chosen = _article(timeline, time, article_id)
    told = _place(timeline, time, chosen, order)
    if not told.rows:
        return empty_figure(scheme, "No claim of this article stands on the calendar: ask for “before_publication”.")
    bars = _bars(timeline, scheme, told)
    notes = _notes(timeline, chosen, told, time)
    entries = [] if compact else _entries(bars)
    sheet = _sheet(width, told, notes, entries, compact)
    figure = new_figure(sheet, scheme, meta=figure_meta(timeline, time.kind))
    _lay_axes(figure, sheet, scheme, time, told, compact)
    figure.add_traces(list(_path_traces(timeline, bars, time, scheme)))
    crowded = len(bars.rows) > MOST_HOVERS
    figure.add_traces(list(bar_traces(bars, time, scheme, levels=3, pixels=sheet.plot_width)))
    figure.add_traces(list(mark_traces(bars, time, scheme, scale=0.9, hover=not crowded)))
    _name_sentences(figure, scheme, timeline, told, compact)
    if not compact:
        _add_share(figure, sheet, scheme, time, bars)
        add_title(figure, sheet, scheme, "How does the telling run against the happening?", " ".join(notes))
        add_key(figure, sheet, scheme, entries, above=_TICKS + _SHARE)
    return figure


def _article(timeline: Timeline, axis: TimeAxis, article_id: str | None) -> str:
    from explorer.errors import InputError

    ids = timeline.articles["article_id"].tolist()
    if article_id is not None:
        if article_id not in ids:
            raise InputError(
                f"there is no article {article_id!r} in this timeline", hint=f"It has {', '.join(ids[:5])}"
            )
        return article_id
    placed = ~np.isnan(axis.edges(timeline.claims)).all(axis=1)
    counts = timeline.claims["article_id"][placed].value_counts()
    return max(ids, key=lambda name: (int(counts.get(name, 0)), -ids.index(name)))


def _place(timeline: Timeline, axis: TimeAxis, article_id: str, order: Order) -> _Told:
    found = axis.edges(timeline.claims)
    mine = (timeline.claims["article_id"] == article_id).to_numpy() & ~np.isnan(found).all(axis=1)
    starts = timeline.claims["start_char"].to_numpy()
    rows = sorted(np.flatnonzero(mine).tolist(), key=lambda row: int(starts[row]))
    of_sentence: dict[str, list[int]] = {}
    sentence_ids = timeline.claims["sentence_id"].tolist()
    for number, row in enumerate(rows):
        of_sentence.setdefault(sentence_ids[row], []).append(number)
    middle = np.nan_to_num(axis.clip(found[rows][:, [0, 3]])).mean(axis=1)
    lines = _lines_of(timeline.sentences[timeline.sentences["article_id"] == article_id], of_sentence)
    if order == "happening":
        lines = sorted(lines, key=lambda line: min((middle[n] for n in line[2]), default=np.inf))
    y = [0.0] * len(rows)
    sentences = []
    top = 0.0
    for label, text, numbers in lines:
        height = max(_LEAST, float(len(numbers)))
        for k, number in enumerate(numbers):
            y[number] = round(top + height / 2 + k - (len(numbers) - 1) / 2, 3)
        sentences.append((label, text, top, top + height, numbers))
        top += height + 0.3
    return _Told(rows, found[rows].reshape(-1, 4), y, sentences, top - 0.3 if sentences else 1.0)


def _lines_of(sentences: pd.DataFrame, numbers: dict[str, list[int]]) -> list[tuple[str, str, list[int]]]:
    """Label, text and claim numbers of every sentence to show: copies and bylines without claims are left out."""
    lines = []
    body = 0
    for row in sentences.itertuples():
        body += row.kind == "body"
        label = str(body) if row.kind == "body" else row.kind
        mine = numbers.get(row.sentence_id, [])
        if mine or (row.kind in ("headline", "deck", "body", "heading") and not row.repeats):
            lines.append((label, row.text, mine))
    return lines


def _bars(timeline: Timeline, theme: Theme, told: _Told) -> Bars:
    colours = palette(timeline, theme=theme.name)
    claims = timeline.claims.iloc[told.rows]
    disputed = dict(zip(timeline.events["event_id"], timeline.events["disputed"], strict=True))
    hovers = claim_hovers(timeline)
    doers = [(split(ids) or [""])[0] for ids in claims["sources"]]
    return Bars(
        table="claims",
        rows=told.rows,
        edges=told.edges,
        y=told.y,
        height=0.4,
        colour=[colours[doer].fill if doer in colours else theme.other for doer in doers],
        style=[style_of(fact) for fact in claims["factuality"]],
        mark=[
            mark_of(fact, bool(disputed.get(event)))
            for fact, event in zip(claims["factuality"], claims["event_id"], strict=True)
        ],
        hover=[hovers[row] for row in told.rows],
    )


def _sheet(width: int, told: _Told, notes: list[str], entries: list[Entry], compact: bool) -> Sheet:
    body = round(told.height * _ROW)
    if compact:
        return Sheet(width, body + 4 + _TICKS, LEFT, RIGHT, 4, _TICKS)
    key = key_height(entries, width - LEFT - _SNIPPETS, above=_TICKS + _SHARE)
    top = 62 + 16 * len(subtitle_lines(" ".join(notes), width))
    return Sheet(width, body + top + key + 12, LEFT, _SNIPPETS, top, 12, key)


def _lay_axes(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, told: _Told, compact: bool) -> None:
    figure.update_xaxes(axis.layout() | {"anchor": "y", "showline": False, "ticks": "", "tickangle": 0})
    figure.update_yaxes(
        range=[told.height + 0.15, -0.15],
        domain=[sheet.key_share, 1],
        fixedrange=True,
        showticklabels=False,
        tickvals=[top - 0.15 for _, _, top, _, _ in told.sentences[1:]],
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
    for step, look in looks.items():
        xs: list[float] = []
        ys: list[float | None] = []
        rows: list[int] = []
        for a, b in zip(placed, placed[1:], strict=False):
            if _step(x[a], x[b], facts[bars.rows[b]]) == step:
                xs += [x[a], x[b], np.nan]
                ys += [bars.y[a], bars.y[b], None]
                rows += [bars.rows[a], bars.rows[b], -1]
        yield go.Scatter(
            x=axis.values(xs),
            y=ys,
            customdata=rows,
            mode="lines",
            line=look,
            opacity=0.55 if step == "forward" else 1,
            hoverinfo="skip",
            name=f"telling {step}",
            meta={"rows": "claims", "part": "path", "step": step},
        )


def _step(before: float, after: float, factuality: str) -> Step:
    if factuality in _NOT_YET:
        return "leap"
    return "back" if after < before else "forward"


def _name_sentences(figure: go.Figure, theme: Theme, timeline: Timeline, told: _Told, compact: bool) -> None:
    triggers = timeline.claims["trigger"].tolist()
    for label, text, top, bottom, numbers in told.sentences:
        shared: dict[str, Any] = {"xref": "paper", "yref": "y", "showarrow": False, "y": (top + bottom) / 2}
        figure.add_annotation(
            text=label, x=0, xshift=-10, xanchor="right", font={"size": 11, "color": theme.muted}, **shared
        )
        if compact:
            continue
        words = [triggers[told.rows[n]] for n in numbers]
        lines = snippet(text, words, _SNIPPETS - 30, size=10, lines=max(1, int((bottom - top) * _ROW // 12)))
        figure.add_annotation(
            text="<br>".join(lines), x=1, xshift=14, xanchor="left", align="left",
            font={"size": 10, "color": theme.ink if numbers else theme.muted}, **shared,
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


def _notes(timeline: Timeline, article_id: str, told: _Told, axis: TimeAxis) -> list[str]:
    row = timeline.articles[timeline.articles["article_id"] == article_id].iloc[0]
    source = f", {row['source']}" if row["source"] and row["source"] != article_id else ""
    total = len(timeline.articles)
    which = f"the article with most claims of {total}" if total > 1 else "one article"
    scale = ", nearer days drawn larger" if axis.kind == "before_publication" else ""
    return [
        escape(f"“{row['title'] or article_id}”{source}: {which}, {len(told.rows)} claims."),
        f"Down: its sentences as they are read. Across: when what they tell happened{scale}.",
    ]


def _entries(bars: Bars) -> list[Entry]:
    present = {mark.name for mark in bars.mark}
    entries = [
        Entry("line", "the telling steps back"),
        Entry("line", "steps forward"),
        Entry("line", "leaps to what has not happened", dash="3px,3px"),
        Entry("hull", "certain span, bounds"),
    ]
    return entries + [
        Entry("mark", mark["words"], mark_of(mark["name"])) for mark in marks() if mark["name"] in present
    ]

"""The narrative standing up: sentences downwards with their words beside them, time across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.views.bars import Bars, bar_traces, mark_traces
from explorer.views.key import Entry, add_key, key_height
from explorer.views.share import BELOW, add_share_below
from explorer.views.sheet import (
    LEFT,
    MOST_HOVERS,
    RIGHT,
    Sheet,
    add_annotations,
    add_bands,
    add_title,
    figure_meta,
    new_figure,
    subtitle_lines,
)
from explorer.views.snippets import snippet
from explorer.views.steps import path_traces
from explorer.views.telling import BETWEEN, Telling
from explorer.views.text import escape
from explorer.views.theme import Theme

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline
    from explorer.views.axis import TimeAxis

_ROW, _COMPACT_ROW = 15, 9  # pixels a claim
_LEAST = 1.25  # least height of a sentence, in claims
_SNIPPETS = 440  # pixels of the right margin that hold the words
_SNIPPET, _LEADING, _MOST_LINES = 10, 12.5, 6  # pixels: size and leading of the words; lines of a sentence
_TICKS = 30
_LABEL = 11
_TALLEST = 3200  # pixels; a longer telling is pressed together and goes without its words
_LEVELS = 4  # of the fading; claims are many and thin


def draw_down(
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
    compact: bool,
) -> go.Figure:
    """The figure of :func:`explorer.views.narrative` with ``orientation="down"``."""
    row = min(_COMPACT_ROW if compact else _ROW, _TALLEST / told.length)
    sheet = _sheet(width, round(told.length * row), notes, entries, compact)
    figure = new_figure(sheet, theme, meta=figure_meta(timeline, axis.kind) | {"alone": axis.alone})
    _lay_axes(figure, sheet, theme, axis, told, compact)
    crowded = len(bars.rows) > MOST_HOVERS
    figure.add_traces(list(path_traces(timeline, bars, axis, theme)))
    figure.add_traces(list(bar_traces(bars, axis, theme, levels=_LEVELS, pixels=sheet.plot_width)))
    figure.add_traces(list(mark_traces(bars, axis, theme, scale=min(0.9, row / 10), hover=not crowded)))
    _name_sentences(figure, theme, told, row)
    if compact:
        return figure
    if told.length * _ROW <= _TALLEST:
        _write_sentences(figure, theme, timeline, told)
    add_share_below(figure, sheet, theme, axis, bars, ticks=_TICKS)
    add_title(figure, sheet, theme, title, " ".join(notes))
    add_key(figure, sheet, theme, entries, above=_TICKS + BELOW)
    return figure


def room_down(text: str, claims: int) -> float:
    """Slots that a sentence needs with its words beside it."""
    lines = len(snippet(text, [], _SNIPPETS - 30, size=_SNIPPET, lines=_MOST_LINES))
    return max(_LEAST, float(claims), lines * _LEADING / _ROW)


def room_compact(text: str, claims: int) -> float:
    """Slots that a sentence needs without its words."""
    return max(_LEAST, float(claims))


def _sheet(width: int, body: int, notes: list[str], entries: list[Entry], compact: bool) -> Sheet:
    if compact:
        return Sheet(width, body + 4 + _TICKS, LEFT, RIGHT, 4, _TICKS)
    key = key_height(entries, width - LEFT - _SNIPPETS, above=_TICKS + BELOW)
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

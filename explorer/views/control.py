"""Control: who holds a place, as shares of sampled histories, over the events that moved it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from explorer.dates import day_number
from explorer.errors import InputError
from explorer.views.axis import MILLISECONDS_A_DAY, TimeAxis, choose_axis, from_offset
from explorer.views.hover import actor_names, split
from explorer.views.key import Entry, add_key, key_height
from explorer.views.lane_events import draw_events, name_lanes
from explorer.views.marks import mark_of, marks
from explorer.views.placing import BETWEEN, Placed, place_events
from explorer.views.shares import add_shares
from explorer.views.sheet import (
    LEFT,
    RIGHT,
    Sheet,
    add_bands,
    add_title,
    empty_figure,
    figure_meta,
    new_figure,
    subtitle_lines,
)
from explorer.views.text import escape
from explorer.views.theme import Theme, ThemeName, palette, scheme_of

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from explorer.timeline import Timeline

CONTESTED, UNKNOWN = "contested", "unknown"
_AREA, _GAP, _TICKS, _ROW = 260, 26, 38, 20  # pixels: the shares, the space under them, ticks, a row of events


@dataclass(frozen=True, slots=True)
class Holding:
    """Shares of one place.

    ``table`` has a column a holder, in the order in which they are stacked, and a row a place in ``x``;
    ``step`` is the number of days between two of them. The last row stands until publication, after
    which nothing is known.
    """

    place_id: str
    place: str
    frame: str
    x: NDArray[np.float64]
    table: pd.DataFrame
    step: float


def control(
    timeline: Timeline,
    *,
    place: str | None = None,
    theme: ThemeName = "light",
    width: int = 1400,
    compact: bool = False,
    title: str | None = None,
) -> go.Figure:
    """Who holds a place: the share of the sampled histories in which each actor does, and its events below.

    Histories and their conventions are those of :func:`explorer.measures.control`. Unknown is hatched.
    A share stands until the next sample, the last one until publication; outside nothing is drawn.

    Parameters
    ----------
    place
        Id or name; by default the place with the most events of those where control changes.
    title
        The headline; by default what the last point of the shares says.

    Returns
    -------
    plotly.graph_objects.Figure
        Shares are decoration (``part == "control"``); the events follow the contract of :mod:`explorer.views`.

    Raises
    ------
    InputError
        If control of that place does not change in this timeline.
    """
    scheme = scheme_of(theme)
    if not len(timeline.control):
        return empty_figure(scheme, "No change of control: no place is told to change hands here.")
    held = holding(timeline, place)
    axis = choose_axis(timeline, "before_publication" if held.frame else "calendar")
    rows = _events_there(timeline, held)
    placed = place_events(timeline, axis, scheme, width - LEFT - RIGHT, rows=rows)
    notes = _notes(held)
    entries = [] if compact else _entries(timeline, scheme, held, placed)
    sheet = _sheet(width, placed, notes, entries, compact)
    figure = new_figure(sheet, scheme, meta=figure_meta(timeline, axis.kind))
    _lay_axes(figure, sheet, axis, placed)
    add_bands(figure, sheet, scheme, axis)
    add_shares(figure, timeline, scheme, axis, held.x, held.table, pixels=sheet.plot_width)
    if placed.rows:
        draw_events(figure, timeline, sheet, scheme, axis, placed)
        name_lanes(figure, scheme, placed, _ROW)
    if not compact:
        head = escape(title) if title is not None else _headline(timeline, held)
        add_title(figure, sheet, scheme, head, " ".join(notes))
        add_key(figure, sheet, scheme, entries, above=_TICKS)
    return figure


def holding(timeline: Timeline, place: str | None) -> Holding:
    """The shares of one place, on the calendar if it has any there, else before the publication of one article."""
    table = timeline.control
    if place is None:
        counts = Counter(timeline.events["place_id"].tolist())
        ids = list(dict.fromkeys(table["place_id"]))
        chosen = max(ids, key=lambda name: (counts[name], -ids.index(name)))
    else:
        chosen = place
    mine = table[(table["place_id"] == chosen) | (table["place"].str.lower() == chosen.lower())]
    if not len(mine):
        known = ", ".join(dict.fromkeys(table["place"].tolist()))
        raise InputError(f"control of {chosen!r} does not change here", hint=f"There are {known}")
    sizes = Counter(mine["frame"].tolist())
    frame = "" if "" in sizes else sizes.most_common(1)[0][0]
    mine = mine[mine["frame"] == frame]
    shares = mine.pivot_table(index="offset" if frame else "date", columns="holder", values="probability").fillna(0.0)
    order = [*(name for name in timeline.actors["actor_id"] if name in shares), CONTESTED, UNKNOWN]
    columns = [name for name in order if name in shares]
    columns = [*(name for name in shares if name not in columns), *columns]
    times = shares.index.to_numpy()
    days = np.asarray(times if frame else times.astype("datetime64[ms]").astype("int64") / MILLISECONDS_A_DAY, float)
    until = 1.0 if frame else _last_publication(timeline, str(mine["place_id"].iloc[0]))
    table = shares[columns]
    if until > days[-1]:
        days, table = np.append(days, until), pd.concat([table, table.iloc[-1:]])
    x = from_offset(days) if frame else days
    return Holding(mine["place_id"].iloc[0], mine["place"].iloc[0], frame, x, table, float(np.diff(days)[0]))


def _last_publication(timeline: Timeline, place_id: str) -> float:
    """End of the last day on which an article told of the place, as a day number; -inf if none has a date."""
    events = timeline.events.loc[timeline.events["place_id"] == place_id, "event_id"]
    tellers = timeline.claims.loc[timeline.claims["event_id"].isin(events), "article_id"]
    articles = timeline.articles
    latest = articles.loc[articles["article_id"].isin(tellers), "published_latest"].max()
    return -np.inf if pd.isna(latest) else float(day_number(latest))


def _events_there(timeline: Timeline, held: Holding) -> list[int]:
    """Events of the place in that frame; on the calendar, those that have calendar bounds."""
    events = timeline.events
    there = (events["place_id"] == held.place_id).to_numpy()
    dated = (events["earliest_start"].notna() | events["latest_end"].notna()).to_numpy()
    here = ~dated & (events["frame"] == held.frame).to_numpy() if held.frame else dated
    return np.flatnonzero(there & here).tolist()


def _sheet(width: int, placed: Placed, notes: list[str], entries: list[Entry], compact: bool) -> Sheet:
    body = _AREA + (_GAP + round(placed.height * _ROW) if placed.rows else 0)
    if compact:
        return Sheet(width, body + 24 + _TICKS, LEFT, RIGHT, 24, _TICKS)
    key = key_height(entries, width - LEFT - RIGHT, above=_TICKS) or _TICKS
    top = 66 + 16 * len(subtitle_lines(" ".join(notes), width))
    return Sheet(width, body + top + key + 12, LEFT, RIGHT, top, 12, key)


def _lay_axes(figure: go.Figure, sheet: Sheet, axis: TimeAxis, placed: Placed) -> None:
    upper = 1 - _AREA / sheet.plot_height
    lower = [sheet.key_share, upper - _GAP / sheet.plot_height] if placed.rows else [0, sheet.key_share]
    figure.update_xaxes(axis.layout() | {"anchor": "y" if placed.rows else "y2", "ticks": "", "tickangle": 0})
    figure.update_layout(
        yaxis={
            "domain": lower,
            "range": [placed.height or 1, 0],
            "fixedrange": True,
            "showticklabels": False,
            "tickvals": [top - BETWEEN / 2 for top in placed.tops[1:]],
        },
        yaxis2={
            "domain": [upper, 1],
            "range": [0, 1],
            "fixedrange": True,
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "ticktext": ["0", "25", "50", "75", "100 %"],
            "anchor": "x",
        },
    )


def _headline(timeline: Timeline, held: Holding) -> str:
    """Who holds the place at the end of its events, if most histories agree; of one that withdrew, the question."""
    last = held.table.iloc[-1]
    holder, share = str(last.idxmax()), float(last.max())
    place = escape(held.place)
    if share <= 0.5:
        return f"{place}: at the end of its events no answer stands in most histories"
    percent = f"{int(share * 100)} %"
    if holder == UNKNOWN:
        return f"{place}: at the end of its events, who holds it is unknown in {percent} of the histories"
    if holder == CONTESTED:
        return f"{place}: contested at the end of its events in {percent} of the histories"
    events = timeline.events[timeline.events["place_id"] == held.place_id]
    withdrew = events.loc[events["event_type"].isin(["withdrawal", "surrender"]), "sources"].map(split)
    if any(holder in actors for actors in withdrew):
        return f"{place}: who holds it?"
    name = escape(actor_names(timeline).get(holder, holder))
    return f"{place}: in the hands of {name} at the end of its events in {percent} of the histories"


def _notes(held: Holding) -> list[str]:
    return [
        "Share of histories: each draws a time within the bounds of every event that moves or contests control.",
        "Where a side is open, it draws from as long a stretch as the longest closed bounds: a convention.",
        f"Sampled every {held.step:.0f} days." if held.step >= 2 else "",
        "Time runs in days before publication, nearer days drawn larger." if held.frame else "",
    ]


def _entries(timeline: Timeline, theme: Theme, held: Holding, placed: Placed) -> list[Entry]:
    colours = palette(timeline, theme=theme.name)
    greys = {UNKNOWN: Entry("hatch", "holder unknown"), CONTESTED: Entry("band", "contested")}
    found = [
        greys[name] if name in greys else Entry("swatch", escape(colours[name].name), colour=colours[name].fill)
        for name in held.table.columns
        if name in greys or name in colours
    ]
    events = timeline.events.iloc[placed.rows]
    present: set[Any] = set(events["factuality"]) | ({"disputed"} if events["disputed"].any() else set())
    return found + [Entry("mark", mark["words"], mark_of(mark["name"])) for mark in marks() if mark["name"] in present]

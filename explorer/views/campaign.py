"""The campaign: what happened, by who acts, over time, with what is known of each date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.dates import day_number
from explorer.views.axis import AxisName, TimeAxis, choose_axis, from_offset
from explorer.views.headlines import campaign_headline
from explorer.views.key import Entry, add_key, key_height
from explorer.views.lane_events import draw_events, name_lanes
from explorer.views.marks import mark_of, marks, style_of
from explorer.views.placing import BETWEEN, Placed, place_events
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
    heading,
    new_figure,
    shade,
    subtitle_lines,
    title_room,
)
from explorer.views.text import escape, shorten
from explorer.views.theme import Theme, ThemeName, scheme_of
from explorer.views.words import date_in_words

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline

Phase = tuple[str, Any, Any]
"""Name, start and end of a phase; ISO dates on the calendar, else days from publication."""

_TITLE = "What happened, when, and who did it?"
_ROW, _LEAST_ROW, _TALLEST = 20, 7, 1500  # pixels: a row, the least row, and what the rows may take together
_TICKS, _TOP = 38, 24
_TALL = 560  # pixels; a board scrolls in taller ones, and the ticks stand above them to be seen at once
_MOST_PUBLISHED = 400


def campaign(
    timeline: Timeline,
    *,
    axis: AxisName = "auto",
    theme: ThemeName = "light",
    width: int = 1400,
    compact: bool = False,
    phases: Sequence[Phase] = (),
    title: str | None = None,
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
    title
        The headline; by default what is told or done most, as far as the events say so, else a question.

    Returns
    -------
    plotly.graph_objects.Figure
        Traces with ``meta.rows == "events"`` follow the contract of :mod:`explorer.views`.
    """
    scheme = scheme_of(theme)
    if not len(timeline.events):
        return empty_figure(scheme, "No events: none were found in these articles, or none passes the filter.")
    time = choose_axis(timeline, axis)
    placed = place_events(timeline, time, scheme, width - LEFT - RIGHT)
    if not placed.rows:
        return empty_figure(scheme, "No event stands on the calendar: ask for the axis “before_publication”.")
    published = _published(timeline, time)
    notes = _notes(timeline, time, placed)
    entries = [] if compact else _entries(timeline, time, placed, bool(published))
    sheet = _sheet(width, placed.height, notes, entries, compact, above=time.kind == "calendar")
    figure = new_figure(sheet, scheme, meta=figure_meta(timeline, time.kind))
    _lay_axes(figure, sheet, scheme, time, placed)
    add_bands(figure, sheet, scheme, time, names=not phases)
    _shade_phases(figure, sheet, scheme, time, phases)
    draw_events(figure, timeline, sheet, scheme, time, placed)
    _mark_published(figure, scheme, time, published)
    name_lanes(figure, scheme, placed, (1 - sheet.key_share) * sheet.plot_height / placed.height)
    if not compact:
        head = escape(title) if title is not None else campaign_headline(timeline, title_room(width)) or _TITLE
        add_title(figure, sheet, scheme, head, " ".join(notes))
        add_key(figure, sheet, scheme, entries, above=_TICKS)
    return figure


def _sheet(width: int, rows: float, notes: list[str], entries: list[Entry], compact: bool, *, above: bool) -> Sheet:
    """The sheet for that many rows; ``above`` lets the ticks of a tall compact chart stand above it."""
    row = max(_LEAST_ROW, min(_ROW, round(_TALLEST / rows)))
    body = round(rows * row)
    if compact and above and body > _TALL:
        return Sheet(width, body + _TOP + _TICKS + 12, LEFT, RIGHT, _TOP + _TICKS, 12)
    if compact:
        return Sheet(width, body + _TOP + _TICKS, LEFT, RIGHT, _TOP, _TICKS)
    key = key_height(entries, width - LEFT - RIGHT, above=_TICKS)
    top = 66 + 16 * len(subtitle_lines(" ".join(notes), width))
    return Sheet(width, body + top + key + 12, LEFT, RIGHT, top, 12, key)


def _lay_axes(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, placed: Placed) -> None:
    figure.update_xaxes(axis.layout() | {"anchor": "y", "showline": False, "ticks": "", "tickangle": 0})
    if sheet.top >= _TOP + _TICKS and not sheet.key_share:
        figure.update_xaxes(side="top", ticklabelstandoff=10)
    figure.update_yaxes(
        range=[placed.height, 0],
        domain=[sheet.key_share, 1],
        fixedrange=True,
        showticklabels=False,
        tickvals=[top - BETWEEN / 2 for top in placed.tops[1:]],
        gridcolor=theme.rule,
    )


def _shade_phases(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, phases: Sequence[Phase]) -> None:
    notes = []
    for n, (name, start, end) in enumerate(phases):
        ends = [day_number(start), day_number(end)] if axis.kind == "calendar" else from_offset(np.array([start, end]))
        low, high = axis.clip(np.array(ends, dtype=np.float64)).tolist()
        if high <= low:
            continue
        x0, x1, middle = axis.values([low, high, (low + high) / 2])
        if n % 2 == 0:
            shade(figure, x0, x1, sheet.key_share, theme.phase)
        room = (high - low) / axis.per_pixel(sheet.plot_width)
        notes.append(heading(theme, escape(shorten(name, room - 6, 11, bold=True)), middle))
    add_annotations(figure, notes)


def _published(timeline: Timeline, axis: TimeAxis) -> list[tuple[float, str]]:
    """Day and hover text of every dated article on the visible calendar; none when there are too many."""
    if axis.kind != "calendar":
        return []
    dated = timeline.articles[timeline.articles["published_earliest"].notna()]
    rows: Iterable[Any] = dated.itertuples()
    found = [
        (
            day_number(row.published_earliest),
            f"<b>{escape(shorten(row.title, 380, 12))}</b><br>{escape(row.source)}<br>published "
            f"{date_in_words(row.published_earliest)}",
        )
        for row in rows
    ]
    shown = [(day, words) for day, words in found if axis.start <= day <= axis.end]
    return shown if len(shown) <= _MOST_PUBLISHED else []


def _mark_published(figure: go.Figure, theme: Theme, axis: TimeAxis, published: list[tuple[float, str]]) -> None:
    import plotly.graph_objects as go

    if not published:
        return
    figure.add_trace(
        go.Scatter(
            x=axis.values([day for day, _ in published]),
            y=[0] * len(published),
            hovertext=[words for _, words in published],
            hovertemplate="%{hovertext}<extra></extra>",
            mode="markers",
            marker={"symbol": "triangle-down", "size": 8, "color": theme.muted, "line": {"width": 0}},
            cliponaxis=False,
            name="published",
            meta={"part": "published"},
        )
    )


def _notes(timeline: Timeline, axis: TimeAxis, placed: Placed) -> list[str]:
    notes = [escape(timeline.summary()) + "."]
    if axis.kind == "before_publication":
        whose = "each article’s own " if len(timeline.articles) > 1 else ""
        notes.append(f"Time runs in days before {whose}publication, nearer days drawn larger.")
    notes += _missing(timeline, placed)
    outside = int(((placed.edges[:, 3] < axis.start) | (placed.edges[:, 0] > axis.end)).sum())
    if outside:
        notes.append(f"{outside:,} far outside the rest {'stands' if outside == 1 else 'stand'} at the edge.")
    if placed.is_crowded:
        notes.append(f"More than {MOST_HOVERS:,} events: strips count them, bounds are not drawn; filter to see each.")
    elif np.isfinite(placed.reach):
        notes.append("So many events leave bars room near their marks only: point at a mark for its bounds.")
    return notes


def _missing(timeline: Timeline, placed: Placed) -> list[str]:
    """What is said of events that have no place on the calendar."""
    absent = timeline.events.drop(index=placed.rows)
    articles = timeline.articles
    undated = set(articles.loc[articles["published_earliest"].isna(), "article_id"])
    homeless = int(absent["frame"].isin(undated).sum())
    boundless = len(absent) - homeless
    notes = []
    if homeless:
        words = "1 event of an undated article is" if homeless == 1 else f"{homeless:,} events of undated articles are"
        notes.append(f"{words} not on the calendar.")
    if boundless:
        notes.append(f"{boundless:,} {'event has' if boundless == 1 else 'events have'} no bounds on the calendar.")
    return notes


def _entries(timeline: Timeline, axis: TimeAxis, placed: Placed, published: bool) -> list[Entry]:
    events = timeline.events.iloc[placed.rows]
    present = set(events["factuality"]) | ({"disputed"} if events["disputed"].any() else set())
    entries = [] if placed.is_crowded else [Entry("hull", "certain span, bounds fading")]
    entries += [Entry("mark", mark["words"], mark_of(mark["name"])) for mark in marks() if mark["name"] in present]
    unbounded = ~np.isfinite(placed.edges[:, [0, 3]]).all(axis=1)
    outlined = events["factuality"].map(style_of).isin(["dashed", "dotted"]).to_numpy()
    if outlined.any() and not placed.is_crowded:
        entries.append(Entry("outline", "did not (yet) happen", dash="3px,2px"))
    beyond = unbounded | (placed.edges[:, 0] < axis.start) | (placed.edges[:, 3] > axis.end)
    beyond &= np.isinf(placed.reach)
    if (beyond & outlined).any() and not placed.is_crowded:
        entries.append(Entry("squares", "without a bound in sight"))
    if (beyond & ~outlined).any() and not placed.is_crowded:
        entries.append(Entry("open", "no bound in sight"))
    if placed.is_crowded:
        entries.append(Entry("band", "more events, stronger"))
    if published:
        entries.append(Entry("published", "an article is published"))
    return entries

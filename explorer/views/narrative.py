"""The narrative: the order in which an article tells things against the time at which they happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from explorer.views.across import draw_across, room_across
from explorer.views.axis import AxisName, TimeAxis, choose_axis, narrow_axis
from explorer.views.bars import Bars
from explorer.views.down import draw_down, room_compact, room_down
from explorer.views.headlines import narrative_headline
from explorer.views.key import Entry
from explorer.views.marks import mark_of, marks
from explorer.views.sheet import empty_figure, title_room
from explorer.views.steps import is_placed
from explorer.views.telling import Order, Telling, bars_of, choose_article, tell
from explorer.views.text import escape
from explorer.views.theme import Theme, ThemeName, scheme_of

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline

_TITLE = "How does the telling run against the happening?"


def narrative(
    timeline: Timeline,
    *,
    article_id: str | None = None,
    order: Order = "telling",
    axis: AxisName = "auto",
    theme: ThemeName = "light",
    width: int = 1400,
    compact: bool = False,
    orientation: Literal["down", "across"] = "down",
    title: str | None = None,
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
    orientation
        ``down`` has the time axis of the campaign, or its own where the article takes up little of
        that; ``across`` sets the sentences side by side with their words below, and time upwards.
    compact
        Without title, words, share and key, and with the campaign's margins.
    title
        The headline; by default what the bounds let one say of the telling, else a question.

    Returns
    -------
    plotly.graph_objects.Figure
        Traces with ``meta.rows == "claims"`` follow the contract of :mod:`explorer.views`.

    Raises
    ------
    InputError
        If there is no such article.
    """
    scheme = scheme_of(theme)
    if not len(timeline.claims):
        return empty_figure(scheme, "No claims: no sentence of these articles tells of an event.")
    whole = choose_axis(timeline, axis)
    chosen = choose_article(timeline, whole, article_id)
    time = narrow_axis(whole, timeline, chosen)
    room = room_across if orientation == "across" else room_compact if compact else room_down
    told = tell(timeline, time, chosen, order=order, room=room)
    if not told.rows:
        return empty_figure(scheme, "No claim of this article stands on the calendar: ask for “before_publication”.")
    bars = bars_of(timeline, scheme, told, height=0.5 if compact else 0.42)
    head = escape(title) if title is not None else narrative_headline(timeline, told, title_room(width)) or _TITLE
    ways = ("Down", "across") if orientation == "down" else ("Across", "upwards")
    notes = _notes(timeline, told, bars, time, order, ways)
    entries = _entries(bars, scheme)
    if orientation == "across":
        return draw_across(timeline, time, scheme, told, bars, width=width, title=head, notes=notes, entries=entries)
    return draw_down(
        timeline, time, scheme, told, bars, width=width, title=head, notes=notes, entries=entries, compact=compact
    )


def _notes(
    timeline: Timeline, told: Telling, bars: Bars, axis: TimeAxis, order: Order, ways: tuple[str, str]
) -> list[str]:
    row = timeline.articles[timeline.articles["article_id"] == told.article_id].iloc[0]
    source = f", {row['source']}" if row["source"] and row["source"] != told.article_id else ""
    name = row["title"] or told.article_id
    title = name if {'"', "“"} & set(name) else f"“{name}”"
    total = len(timeline.articles)
    which = f" (the one of {total} articles with most claims)" if total > 1 else ""
    scale = ", nearer days drawn larger" if axis.kind == "before_publication" else ""
    down = "as they are read" if order == "telling" else "by the earliest thing they tell of"
    return [
        escape(f"{title}{source}{which}, {len(told.rows)} claims."),
        f"{ways[0]}: its sentences {down}; {ways[1]}: when what they tell happened{scale}.",
        "The line leaves out claims without bounds on both sides." if not is_placed(bars, axis).all() else "",
    ]


def _entries(bars: Bars, theme: Theme) -> list[Entry]:
    present = {mark.name for mark in bars.mark}
    entries = [
        Entry("line", "the telling steps back", colour=theme.ink),
        Entry("line", "forward", colour=theme.muted),
        Entry("line", "leaps to what has not happened", colour=theme.muted, dash="3px,3px"),
        Entry("hull", "certain span, bounds"),
    ]
    return entries + [
        Entry("mark", mark["words"], mark_of(mark["name"])) for mark in marks() if mark["name"] in present
    ]

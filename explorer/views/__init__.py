"""Views: plotly figures of a :class:`~explorer.timeline.Timeline`.

Each view is a function ``view(timeline, *, …) -> plotly.graph_objects.Figure``. None changes the
timeline, reads a clock or fetches anything. All share one theme, one palette and one set of marks.

What a client that masks figures needs
--------------------------------------
A client (the board's JavaScript) draws ``figure.to_json()`` once and from then on only hides
points; it never has to lay out anything again.

*Rows.* A trace that stands for rows has ``trace.meta.rows``, the name of a table (``"events"``,
``"claims"`` or ``"sentences"``), and ``trace.customdata``, a flat list with one integer for each
entry of ``trace.x``: the position (from 0) of its row in that table, in the order of
``timeline.<table>``. A trace without ``meta.rows`` is decoration and stays.

*Gaps.* The position ``-1`` marks a gap of a line (``x`` and ``y`` are null there): keep it always.
Outlines of bars (``part == "outline"``) also hold nulls, with the row's own position: they come
and go with their row.

*Masking.* Keep the entries whose row is shown, in every array of the trace that has as many
entries as ``customdata``: the attributes in :data:`POINT_ARRAYS`. All arrays are plain JSON lists,
never base64. One row may own several entries of a trace (an outline has six, a row of squares many).

*Parts.* ``trace.meta.part`` says what a trace draws of a row:

====================  ==============================================================================
``hull``              the hull as far as the axis shows it, a translucent bar; one entry a row with a filled bar
``fade``              bars nested inside the hull, which make it fade; follow the hull
``core``              the certain span, solid
``outline``           bars of what did not (yet) happen, or is only claimed
``open``              an arrow at the end of the axis, where a bound is open or lies beyond it
``mark``              the mark; together these traces hold **every row drawn exactly once**, and they
                      alone carry hover text. ``meta.mark`` is its name in :func:`marks`
``label``             the label of an event, or the number of a bar in ``sentiment``, as text
``path``              the line of the telling in ``narrative``; ``meta.step`` is ``back``, ``forward``
                      or ``leap``. An entry for each end of a step, then a gap. The client may instead
                      join the shown marks anew, in the order of their ``customdata``
``points, quoted``    sentences or events in ``sentiment``; quoted ones stay out of the mean
``mean, band``        decoration computed from points, see *curves*
``count``             decoration: counts of points; in ``sentiment`` with ``meta.bins = {"of", "edges"}``, in
                      a ``campaign`` of more than 8,000 events instead of hover text
``published``         decoration: when articles were published
``control``           decoration: shares of sampled histories, computed from all events of a place; a client
                      that cannot sample hides or dims them while events are masked
``share, key``        decoration
====================  ==============================================================================

*Curves.* A mean or band has ``meta.curve = {"of", "statistic", "window", "least", "level", "draws",
"seed"}``. ``of`` is the ``name`` of the trace of points it follows; ``statistic`` is ``"mean"`` or
``"band"`` (a closed outline); ``window`` is the full width in the units of ``x`` (milliseconds on a date
axis); a mean stands only where the window holds ``least`` points; the band is the percentile
bootstrap at ``level``. A client that cannot compute a band hides it while points are masked.

*Axes.* ``layout.meta = {"axis": "calendar" | "before_publication" | "text", "rows": {table: n},
"theme": …}``. With the same ``axis`` option and timeline, ``campaign``, ``narrative`` and
``sentiment(order="time")`` have the same ``layout.xaxis.range``; in their ``compact`` form also
the same left and right margins, so that at one width their time axes stand in line and ranges
can be copied from one to the other. On ``before_publication`` ``x`` is not days:
:func:`explorer.views.axis.from_offset` gives the transform and its inverse.

*Colours and marks.* :func:`palette` gives the colours of actors, :func:`marks` the marks as plain data.
"""

from explorer.views.axis import BANDS, TICKS, TimeAxis, choose_axis
from explorer.views.campaign import campaign
from explorer.views.control import control
from explorer.views.marks import marks
from explorer.views.narrative import narrative
from explorer.views.sentiment import sentiment
from explorer.views.text import escape
from explorer.views.theme import Colour, palette, scheme_of, template
from explorer.views.words import bounds_in_words

POINT_ARRAYS: tuple[str, ...] = (
    "x",
    "y",
    "base",
    "width",
    "text",
    "hovertext",
    "customdata",
    "textposition",
    "marker.color",
    "marker.opacity",
    "marker.size",
    "marker.symbol",
    "marker.line.color",
    "marker.line.width",
)
"""Attributes that may hold an array with one entry a point; any of them may also be a scalar."""

CONFIG: dict[str, object] = {
    "displaylogo": False,
    "responsive": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
    "scrollZoom": False,
}
"""The ``config`` for drawing these figures: no upload, no link to anywhere. Copy before changing."""

__all__ = [
    "BANDS",
    "CONFIG",
    "POINT_ARRAYS",
    "TICKS",
    "Colour",
    "TimeAxis",
    "bounds_in_words",
    "campaign",
    "choose_axis",
    "control",
    "escape",
    "marks",
    "narrative",
    "palette",
    "scheme_of",
    "sentiment",
    "template",
]

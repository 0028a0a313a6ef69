"""The figures of the views that a board shows, as plain values for JavaScript."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go

    from explorer.timeline import Timeline
    from explorer.views.theme import ThemeName

WIDTH = 1000
"""Width in pixels for which the views place their labels; that of the middle column on a wide screen."""
LEAST_HEIGHT = 190
LABEL_HEIGHT = 13
"""Pixels that a label at the left of a chart needs."""

Order = Literal["happening", "telling"]
ORDERS: tuple[Order, ...] = ("happening", "telling")


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of the board.

    Attributes
    ----------
    name, title, note
        Identifier, heading and one line on how to read it.
    draw
        The view, as a function of timeline, order and theme.
    ordered
        Whether the order of events changes it, so that it is drawn in both.
    squeeze
        Share of the view's own height that it gets here, where charts stand under one another.
    """

    name: str
    title: str
    note: str
    draw: Callable[[Timeline, Order, ThemeName], go.Figure]
    ordered: bool = True
    squeeze: float = 1.0


def charts() -> tuple[Chart, ...]:
    """The charts of the board, from top to bottom."""
    return (
        Chart(
            "campaign",
            "What happened, by who acts",
            "solid: the certain span · fading: the bounds · outline: did not, or did not yet, happen",
            _campaign,
            ordered=False,
            squeeze=0.88,
        ),
        Chart(
            "narrative",
            "In the order of the telling",
            "a row a sentence · dark line: back in time, pale: forward, dashed: to what has not happened",
            _narrative,
            ordered=False,
            squeeze=0.5,
        ),
        Chart("sentiment", "Tone of the sentences", "hollow: quoted, kept out of the mean", _sentiment, squeeze=0.8),
    )


def figures(timeline: Timeline) -> list[dict[str, Any]]:
    """What JavaScript needs to draw the charts, as JSON values.

    Returns
    -------
    list of dict
        ``name, title, note`` and ``figures``: by order (or ``any``) the light figure (``data``,
        ``layout``) and in ``dark`` the places at which the dark one differs, as ``[path, value]``.
    """
    return [
        {
            "name": chart.name,
            "title": chart.title,
            "note": chart.note,
            "figures": {
                order: _both_themes(chart, timeline, order) for order in (ORDERS if chart.ordered else ("any",))
            },
        }
        for chart in charts()
    ]


def differences(one: Any, other: Any, path: tuple[str | int, ...] = ()) -> list[list[Any]]:
    """The places, as ``[path, value]``, at which ``other`` differs from ``one``; both are JSON values.

    Examples
    --------
    >>> differences({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]})
    [[['a', 1, 'b'], 3]]
    """
    if one == other:
        return []
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [found for key in one for found in differences(one[key], other[key], (*path, key))]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other) and not _plain(one):
        return [
            found for n, (a, b) in enumerate(zip(one, other, strict=True)) for found in differences(a, b, (*path, n))
        ]
    return [[list(path), other]]


def _campaign(timeline: Timeline, order: Order, theme: ThemeName) -> go.Figure:
    from explorer.views import campaign

    return campaign(timeline, theme=theme, width=WIDTH, compact=True)


def _narrative(timeline: Timeline, order: Order, theme: ThemeName) -> go.Figure:
    from explorer.views import narrative

    return narrative(timeline, order="telling", theme=theme, width=WIDTH, compact=True)


def _sentiment(timeline: Timeline, order: Order, theme: ThemeName) -> go.Figure:
    from explorer.views import sentiment

    return sentiment(
        timeline, order="time" if order == "happening" else "telling", theme=theme, width=WIDTH, compact=True
    )


def _both_themes(chart: Chart, timeline: Timeline, order: Any) -> dict[str, Any]:
    light, dark = (_values(chart.draw(timeline, order, theme), chart.squeeze) for theme in ("light", "dark"))
    return light | {"dark": differences(light, dark)}


def _values(figure: go.Figure, squeeze: float) -> dict[str, Any]:
    values = json.loads(figure.to_json())
    layout = values["layout"]
    rows = {note["y"] for note in layout.get("annotations", ()) if note.get("yref") == "y"}
    layout["height"] = max(LEAST_HEIGHT, round(layout["height"] * squeeze), len(rows) * LABEL_HEIGHT)
    return {"data": values["data"], "layout": layout}


def _plain(values: list[Any]) -> bool:
    return not any(isinstance(value, (dict, list)) for value in values)

"""The figures of the views that a board shows, as plain values for JavaScript."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go

    from explorer.timeline import Timeline
    from explorer.views.theme import ThemeName

WIDTH = 1000
"""Width in pixels for which the views place their labels; that of the middle column on a wide screen."""
MOST_ARTICLES = 12
"""Articles whose telling is drawn: those with the most claims."""
LEAST_HEIGHT = 190
LABEL_HEIGHT = 13
"""Pixels that a label of a sentence needs, of which some stand on others."""
LINE_HEIGHT = 15
"""Pixels that a line of an actor's name needs."""
LABEL_WIDTH = 112
"""Pixels that there are for it."""
_SMALLER = 11
_BETWEEN = "</b><br><b>"

_TAG = re.compile("<[^>]*>")

Choice = Literal["order", "article", ""]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of the board.

    Attributes
    ----------
    name, title, note
        Identifier, heading and one line on how to read it.
    draw
        The view, as a function of timeline, variant and theme.
    chooses
        What decides between its variants: the ``order`` of events, the ``article`` that is read, or nothing.
    squeeze
        Share of the view's own height that is comfortable here, where charts stand under one another.
    tightest
        The least share at which it can be read.
    together
        Whether it is to be seen at once with the others of which that is said.
    """

    name: str
    title: str
    note: str
    draw: Callable[..., go.Figure]
    chooses: Choice = ""
    squeeze: float = 1.0
    tightest: float = 1.0
    together: bool = False

    def variants(self, timeline: Timeline) -> dict[str, str]:
        """The keys of the variants that are drawn, with their names."""
        if self.chooses == "order":
            return _orders(timeline)
        if self.chooses == "article":
            return _articles(timeline)
        return {"": ""}


def charts() -> tuple[Chart, ...]:
    """The charts of the board, from top to bottom."""
    return (
        Chart(
            "campaign",
            "What happened, by who acts",
            "solid: the certain span · fading: the bounds · outline: did not, or did not yet, happen",
            _campaign,
            squeeze=0.88,
            tightest=0.64,
            together=True,
        ),
        Chart(
            "narrative",
            "In the order of the telling",
            "a row a sentence · dark line: back in time, pale: forward, dashed: to what has not happened",
            _narrative,
            "article",
            squeeze=0.6,
            tightest=0.45,
            together=True,
        ),
        Chart(
            "sentiment",
            "Tone of the sentences",
            "hollow: quoted, kept out of the mean",
            _sentiment,
            "order",
            squeeze=0.8,
            tightest=0.8,
        ),
    )


def figures(timeline: Timeline) -> list[dict[str, Any]]:
    """What JavaScript needs to draw the charts, as JSON values.

    Returns
    -------
    list of dict
        ``name, title, note, chooses, together``; ``variants``, a list of ``[key, name]``; and ``figures``
        by key: the light figure (``data``, ``layout``), in ``dark`` the places at which the dark one
        differs, as ``[path, value]``, the ``least`` height in pixels, and the ``finding``, a sentence
        on what the whole chart shows or nothing.
    """
    found = []
    for chart in charts():
        variants = chart.variants(timeline)
        found.append(
            {
                "name": chart.name,
                "title": chart.title,
                "note": chart.note,
                "chooses": chart.chooses,
                "together": chart.together,
                "variants": [[key, name] for key, name in variants.items()],
                "figures": {key: _both_themes(chart, timeline, key) for key in variants},
            }
        )
    return found


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


def _orders(timeline: Timeline) -> dict[str, str]:
    """Both orders, or only that of the telling where most sentences that tell of events have no place in time."""
    from explorer.views.axis import choose_axis

    ends = choose_axis(timeline).edges(timeline.claims)[:, [0, 3]]
    finite = np.isfinite(ends[:, 0]) & np.isfinite(ends[:, 1])
    placed = [id_ for id_, ok in zip(timeline.claims["sentence_id"], finite.tolist(), strict=True) if ok]
    if len(set(placed)) * 2 < timeline.claims["sentence_id"].nunique():
        return {"telling": ""}
    return {"happening": "", "telling": ""}


def _articles(timeline: Timeline) -> dict[str, str]:
    """Articles to read, by id, with their titles; first the one that the view takes by itself."""
    from explorer.views.axis import choose_axis

    first = choose_axis(timeline).edges(timeline.claims)[:, 0]
    pairs = zip(timeline.claims["article_id"], np.isnan(first).tolist(), strict=True)
    counts = Counter(id_ for id_, missing in pairs if not missing)
    names = dict(zip(timeline.articles["article_id"], timeline.articles["title"], strict=True))
    return {id_: names[id_] or id_ for id_, _ in counts.most_common(MOST_ARTICLES)} or {"": ""}


def _campaign(
    timeline: Timeline, variant: str, theme: ThemeName, *, compact: bool = True, width: int = WIDTH
) -> go.Figure:
    from explorer.views import campaign

    return campaign(timeline, theme=theme, width=width, compact=compact)


def _narrative(
    timeline: Timeline, variant: str, theme: ThemeName, *, compact: bool = True, width: int = WIDTH
) -> go.Figure:
    from explorer.views import narrative

    return narrative(timeline, article_id=variant or None, theme=theme, width=width, compact=compact)


def _sentiment(
    timeline: Timeline, variant: str, theme: ThemeName, *, compact: bool = True, width: int = WIDTH
) -> go.Figure:
    from explorer.views import sentiment

    order: Literal["time", "telling"] = "time" if variant == "happening" else "telling"
    return sentiment(timeline, order=order, theme=theme, width=width, compact=compact)


def _both_themes(chart: Chart, timeline: Timeline, variant: str) -> dict[str, Any]:
    light, dark = (chart.draw(timeline, variant, theme) for theme in ("light", "dark"))
    said = finding(light) or finding(chart.draw(timeline, variant, "light", compact=False))
    one, other = (_values(figure, chart) for figure in (light, dark))
    return one | {"dark": differences(one, other), "finding": said}


def finding(figure: go.Figure) -> str:
    """The headline of a view's figure in plain words; empty where it has none.

    It stands in ``layout.meta["finding"]`` or else in the only annotation of the title's size.
    """
    from explorer.views.sheet import TITLE_SIZE

    said = (figure.layout.meta or {}).get("finding")
    titles = [
        note.text
        for note in figure.layout.annotations
        if note.xref == note.yref == "paper" and note.font.size == TITLE_SIZE
    ]
    return unescape(_TAG.sub("", said or next(iter(titles), "")))


def _values(figure: go.Figure, chart: Chart) -> dict[str, Any]:
    values = json.loads(figure.to_json())
    layout = values["layout"]
    labels = [note for note in layout.get("annotations", ()) if note.get("yref") == "y"]
    for note in labels:
        note["text"] = joined(note["text"])
    own, needed = layout["height"], max(LEAST_HEIGHT, _room_for(labels, layout))
    layout["height"] = max(needed, round(own * chart.squeeze))
    least = min(layout["height"], max(needed, round(own * chart.tightest)))
    return {"data": values["data"], "layout": layout, "least": least}


def joined(label: str) -> str:
    """A label of which the bold lines stand in one, in smaller letters, if they fit beside the chart.

    Examples
    --------
    >>> joined("<b>Kurdish</b><br><b>forces</b>")
    '<span style="font-size:11px"><b>Kurdish forces</b></span>'
    """
    from explorer.views.text import width

    first, *others = label.split(_BETWEEN)
    if not others:
        return label
    rest, end, below = others[-1].partition("</b>")
    words = " ".join([first.removeprefix("<b>"), *others[:-1], rest])
    if "<" in words or width(unescape(words), _SMALLER, bold=True) > LABEL_WIDTH:
        return label
    return f'<span style="font-size:{_SMALLER}px"><b>{words}{end}</span>{below}'


def _room_for(labels: list[dict[str, Any]], layout: dict[str, Any]) -> int:
    """The height at which no label at the left of a chart stands on the next."""
    lines: dict[float, int] = {}
    for note in labels:
        lines[note["y"]] = max(lines.get(note["y"], 0), note["text"].count("<br>") + 1)
    ends = layout.get("yaxis", {}).get("range")
    if ends is None or any(note.get("yanchor") != "top" for note in labels):
        return len(lines) * LABEL_HEIGHT
    gaps = [(other - one, lines[one]) for one, other in pairwise(sorted(lines))]
    rows = max((count * LINE_HEIGHT / gap for gap, count in gaps), default=0.0)
    margins = layout["margin"]["t"] + layout["margin"]["b"]
    return int(np.ceil(rows * abs(ends[1] - ends[0]) + margins))


def _plain(values: list[Any]) -> bool:
    return not any(isinstance(value, (dict, list)) for value in values)

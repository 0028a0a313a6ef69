"""The labels of a campaign's events: where they begin and end, and the trace that writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from explorer.views.bars import Bars, middles
from explorer.views.packing import GAP
from explorer.views.placing import BESIDE_MARK, LABEL, Placed
from explorer.views.text import escape, shorten, width
from explorer.views.theme import Theme, halo

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline
    from explorer.views.axis import TimeAxis


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside or inside the bar with that number; ``x`` and ``end`` are axis positions."""

    number: int
    words: str
    x: float
    end: float
    is_left: bool
    is_inside: bool


def event_labels(timeline: Timeline, placed: Placed, bars: Bars, axis: TimeAxis, pixels: float) -> list[Label]:
    """The labels that have room, cut to it; inside a bar they keep clear of its mark."""
    names = timeline.events["label"].tolist()
    unit = axis.per_pixel(pixels)
    marks = middles(bars, axis)
    labels = []
    for n, place in enumerate(placed.places):
        words = shorten(names[placed.rows[n]], place.room, LABEL) if place.side != "none" else ""
        if not words:
            continue
        low, high = axis.clip(placed.edges[n, [0, 3]]).tolist()
        middle = (low + high) / 2
        size = width(words, LABEL) * unit
        if place.side == "left":
            x = min(low, middle - 6 * unit) - GAP * unit
            labels.append(Label(n, words, x, x - size, is_left=True, is_inside=False))
            continue
        x = max(high, middle + 6 * unit) + GAP * unit if place.side == "right" else low + GAP * unit
        if place.side == "inside" and x - BESIDE_MARK * unit < marks[n] < x + size + BESIDE_MARK * unit:
            x = float(marks[n]) + BESIDE_MARK * unit
        labels.append(Label(n, words, x, x + size, is_left=False, is_inside=place.side == "inside"))
    return labels


def label_traces(labels: list[Label], bars: Bars, axis: TimeAxis, theme: Theme) -> Iterator[go.Scatter]:
    """One trace of words, each with the row of its event; what did not happen is in italics."""
    import plotly.graph_objects as go

    if not labels:
        return
    texts = [escape(label.words) for label in labels]
    real = [bars.style[label.number] == "filled" for label in labels]
    yield go.Scatter(
        x=axis.values(np.array([label.x for label in labels])),
        y=[bars.y[label.number] for label in labels],
        text=[text if happened else f"<i>{text}</i>" for text, happened in zip(texts, real, strict=True)],
        textposition=["middle left" if label.is_left else "middle right" for label in labels],
        textfont={"size": LABEL, "color": theme.ink, "shadow": halo(theme)},
        customdata=[bars.rows[label.number] for label in labels],
        mode="text",
        hoverinfo="skip",
        name="labels",
        meta=bars.meta("label"),
    )

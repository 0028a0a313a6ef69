"""Slots: several events of one sentence side by side, so that no bar hides another."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np

from explorer.views.scores import Panel, Scale

_EMPTY = 0.62
"""Width of a sentence without events, in bars: room for its name on the axis."""
_PAD = 0.24
"""Space between the bars of two sentences, in bars."""


def side_by_side(panels: list[Panel], scale: Scale) -> tuple[list[Panel], Scale]:
    """Panels and scale in which every bar has a place of its own.

    A sentence is as wide as the panel that has most events in it needs. Abscissas then count bars,
    no longer sentences, so that a mean over neighbouring sentences is not drawn.
    """
    numbers = range(1, len(scale.labels) + 1)
    counts = [Counter(np.rint(panel.x).astype(int).tolist()) for panel in panels]
    needed = [max(count[n] for count in counts) for n in numbers]
    widths = np.array([most + _PAD if most else _EMPTY for most in needed])
    ends = np.cumsum(widths)
    middles = ends - widths / 2
    laid = [replace(panel, x=_laid(panel, middles, count)) for panel, count in zip(panels, counts, strict=True)]
    ticks = tuple(middles.round(3).tolist())
    return laid, replace(scale, start=0.0, end=float(ends[-1]), window=0.0, ticks=ticks)


def _laid(panel: Panel, middles: np.ndarray, counts: Counter[int]) -> np.ndarray:
    seen: Counter[int] = Counter()
    places = []
    for number in np.rint(panel.x).astype(int).tolist():
        places.append(middles[number - 1] + seen[number] - (counts[number] - 1) / 2)
        seen[number] += 1
    return np.array(places, dtype=np.float64)

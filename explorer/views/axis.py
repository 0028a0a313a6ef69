"""The time axis: the calendar, or days before publication on a log-like scale.

Positions on the axis are plain numbers: day numbers since 1970 on the calendar, and on the
other axis a transform of the offset from publication that gives yesterday as much room as the
month before last:

- before the publication day, ``-log(1 + days)``;
- the publication day itself, a stripe :data:`STRIPE` wide;
- after it, ``STRIPE + log(1 + days)``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from explorer.dates import SECONDS_A_DAY, to_datetime64
from explorer.views.words import bounds_in_words

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    from explorer.timeline import Timeline

AxisName = Literal["auto", "calendar", "before_publication"]
AxisKind = Literal["calendar", "before_publication"]

STRIPE = 0.3
BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")
MILLISECONDS_A_DAY = SECONDS_A_DAY * 1000
_FUTURE = 1.25  # room for what has not happened, in axis units after the publication day
_LEAST_ROOM, _NARROWEST = 45.0, 12.0  # days of calendar to reach back over; narrowest hulls that the axis may hold
_SMALL = 0.25  # share of the whole axis below which an article has an axis of its own
_MANY, _MARGIN = 1000, 0.05  # positions; share of their range that is shown beyond them
_LEAST_PAST, _OPEN_PAST = 2.6, 6.0  # two weeks before publication are always shown, a year if a bound is open

TICKS: tuple[tuple[float, str], ...] = (
    (-36525, "100 years"),
    (-3652, "10 years"),
    (-1096, "3 years"),
    (-365, "1 year"),
    (-91, "3 months"),
    (-30, "1 month"),
    (-7, "1 week"),
    (-1, "1 day"),
    (0.5, "publication"),
    (8, "1 week after"),
    (31, "1 month after"),
    (92, "3 months after"),
    (366, "1 year after"),
    (3653, "10 years after"),
)
BANDS: tuple[tuple[str, float, float], ...] = (
    ("year +", -np.inf, -365),
    ("months before", -365, -30),
    ("weeks before", -30, -7),
    ("days before", -7, -1),
    ("last day", -1, 0),
    ("future", 1, np.inf),
)
"""Named stretches of the axis, in days from publication; the publication day lies between the last two."""

__all__ = [
    "BANDS",
    "STRIPE",
    "TICKS",
    "TimeAxis",
    "bounds_in_words",
    "choose_axis",
    "from_offset",
    "narrow_axis",
    "to_offset",
]


def from_offset(days: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Axis positions of offsets in days from publication; infinities stay infinite.

    Examples
    --------
    >>> from_offset([-7.0, 0.0, 1.0]).round(2).tolist()
    [-2.08, 0.0, 0.3]
    """
    offset = np.asarray(days, dtype=np.float64)
    past = -np.log1p(np.maximum(-offset, 0))
    day = STRIPE * np.clip(offset, 0, 1)
    future = np.log1p(np.maximum(offset - 1, 0))
    return past + day + future


def to_offset(position: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """The inverse of :func:`from_offset`."""
    x = np.asarray(position, dtype=np.float64)
    past = -np.expm1(np.maximum(-x, 0))
    day = np.clip(x, 0, STRIPE) / STRIPE
    future = np.expm1(np.maximum(x - STRIPE, 0))
    return past + day + future


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A time axis with its visible range.

    Attributes
    ----------
    kind
        Which of the two.
    start, end
        Visible range, as axis positions.
    alone
        Whether it is the axis of one article and not that of the whole timeline.
    """

    kind: AxisKind
    start: float
    end: float
    alone: bool = False

    def edges(self, df: DataFrame) -> NDArray[np.float64]:
        """Axis positions of the four bounds, one row a row of ``df``.

        Open bounds are infinite; rows that have no place on this axis are NaN.
        """
        return edges(df, self.kind)

    def clip(self, positions: NDArray[np.float64]) -> NDArray[np.float64]:
        """The positions, held inside the visible range."""
        return np.clip(positions, self.start, self.end)

    def values(self, positions: Any) -> list[Any]:
        """What plotly takes for ``x`` and ``base``: ISO times on the calendar, else numbers."""
        flat = np.asarray(positions, dtype=np.float64).ravel()
        if self.kind == "before_publication":
            return [None if np.isnan(x) else round(float(x), 4) for x in flat]
        return [None if np.isnan(x) else str(to_datetime64(x)) for x in flat]

    def lengths(self, starts: NDArray[np.float64], ends: NDArray[np.float64]) -> list[float]:
        """Lengths of bars: milliseconds on the calendar, else axis units."""
        if self.kind == "calendar":
            return [float(round(days * MILLISECONDS_A_DAY)) for days in (ends - starts)]
        return [round(float(b), 4) - round(float(a), 4) for a, b in zip(starts, ends, strict=True)]

    def per_pixel(self, pixels: float) -> float:
        """Axis units in a pixel of a plot ``pixels`` wide."""
        return (self.end - self.start) / pixels

    def bands(self) -> list[tuple[str, float, float]]:
        """Names and visible ranges of the bands; none on the calendar."""
        if self.kind == "calendar":
            return []
        ends = self.clip(from_offset(np.array([band[1:] for band in BANDS]))).tolist()
        return [(band[0], low, high) for band, (low, high) in zip(BANDS, ends, strict=True) if high > low]

    def layout(self) -> dict[str, Any]:
        """The ``layout.xaxis`` of this axis: range and ticks."""
        if self.kind == "calendar":
            return {"type": "date", "range": self.values([self.start, self.end])} | _calendar_ticks(
                self.end - self.start
            )
        ticks = [(float(from_offset(day)), words) for day, words in TICKS]
        shown = [(x, f"<b>{words}</b>" if words == "publication" else words) for x, words in ticks if self._shows(x)]
        return {
            "type": "linear",
            "range": [round(self.start, 4), round(self.end, 4)],
            "tickvals": [round(x, 4) for x, _ in shown],
            "ticktext": [words for _, words in shown],
        }

    def _shows(self, x: float) -> bool:
        return self.start <= x <= self.end


def choose_axis(timeline: Timeline, axis: AxisName = "auto") -> TimeAxis:
    """The axis for a timeline, wide enough for all its bounded events.

    Parameters
    ----------
    axis
        ``auto`` takes the calendar when most events stand on it.
    """
    by_default: AxisKind = "calendar" if timeline.is_dated else "before_publication"
    kind = by_default if axis == "auto" else axis
    return _around(edges(timeline.events, kind), kind)


def narrow_axis(whole: TimeAxis, timeline: Timeline, article_id: str) -> TimeAxis:
    """The calendar of one article's claims, where they take up little of the ``whole`` axis; else that axis."""
    if whole.kind == "before_publication" or len(timeline.articles) < 2:
        return whole
    found = whole.edges(timeline.claims[timeline.claims["article_id"] == article_id])
    own = replace(_around(found, whole.kind), alone=True)
    return own if np.isfinite(found).any() and own.end - own.start < _SMALL * (whole.end - whole.start) else whole


def _around(found: NDArray[np.float64], kind: AxisKind) -> TimeAxis:
    finite = found[np.isfinite(found)]
    if kind == "before_publication":
        low, high = _extent(finite, 2.0) if len(finite) else (0.0, 0.0)
        past = _OPEN_PAST if np.isneginf(found[:, 0]).any() else _LEAST_PAST
        return TimeAxis(kind, min(low, -past) - 0.25, max(STRIPE + _FUTURE, high + 0.15))
    if not len(finite):
        return TimeAxis(kind, 0.0, 365.0)
    low, high = _calendar_extent(found)
    pad = max(1.0, (high - low) * 0.03)
    return TimeAxis(kind, low - pad, high + pad)


def _calendar_extent(found: NDArray[np.float64]) -> tuple[float, float]:
    """First and last day to show, so that the events with the closest bounds can be told apart.

    Earliest starts may lie far before everything else ("within the campaign, 18 months at most").
    They lengthen the axis at most by the range of all other bounds, or by :data:`_NARROWEST` times
    the narrowest hull where that is more. What is older stands at the edge, with an arrow.
    """
    lasting = np.where(found[:, 1] < found[:, 2], found[:, 2], np.nan)  # else it repeats the earliest start
    inner = np.concatenate([found[:, 1], lasting, found[:, 3]])
    inner, starts = inner[np.isfinite(inner)], found[:, 0][np.isfinite(found[:, 0])]
    if not len(inner):
        return _extent(starts, 2.0, least=_LEAST_ROOM)
    low, high = _extent(inner, 2.0, least=_LEAST_ROOM)
    if not len(starts):
        return low, high
    widths = (found[:, 3] - found[:, 0])[np.isfinite(found[:, [0, 3]]).all(axis=1)]
    narrowest = max(1.0, float(widths.min())) if len(widths) else 0.0
    more = max(high - low, _NARROWEST * narrowest, _LEAST_ROOM)
    first = _extent(starts, 2.0, least=_LEAST_ROOM)[0]
    return min(low, max(first, low - more)), max(high, float(starts.max()) if starts.max() <= high + more else high)


def _extent(positions: NDArray[np.float64], reach: float, least: float = 1.0) -> tuple[float, float]:
    """Least and greatest position, but at most ``reach`` times the range of the middle 90 % beyond it.

    Without this one event of long ago ("since 1915") would press all others together. ``least`` is
    taken for that range where it is smaller. Of very many positions the middle 98 % count, and little
    beyond them: there the few at the edges are hundreds, which a wide margin would press together.
    """
    many = len(positions) > _MANY
    first, last = np.quantile(positions, [0.01, 0.99] if many else [0.05, 0.95])
    room = max(float(last - first), least) * (_MARGIN if many else reach)
    return float(max(positions.min(), first - room)), float(min(positions.max(), last + room))


def edges(df: DataFrame, kind: AxisKind) -> NDArray[np.float64]:
    """Axis positions of the four bounds of events or claims; see :meth:`TimeAxis.edges`."""
    if kind == "before_publication":
        offsets = np.column_stack([df[f"{name}_offset"].to_numpy(dtype=np.float64) for name in BOUNDS])
        return from_offset(offsets).reshape(-1, 4)
    columns = []
    for name, open_side in zip(BOUNDS, (-np.inf, np.inf, -np.inf, np.inf), strict=True):
        times = df[name].to_numpy(dtype="datetime64[ms]")
        days = times.astype("int64") / MILLISECONDS_A_DAY
        columns.append(np.where(np.isnat(times), open_side, days))
    found = np.column_stack(columns).reshape(-1, 4)
    found[~np.isfinite(found).any(axis=1)] = np.nan
    return found


def _calendar_ticks(days: float) -> dict[str, Any]:
    return {
        "tickformatstops": [
            {"dtickrange": [None, 3_600_000 * 12], "value": "%H:%M\n%-d %b %Y"},
            {"dtickrange": [3_600_000 * 12, MILLISECONDS_A_DAY * 27], "value": "%-d %b\n%Y"},
            {"dtickrange": [MILLISECONDS_A_DAY * 27, "M6"], "value": "%b\n%Y"},
            {"dtickrange": ["M6", None], "value": "%Y"},
        ],
        "nticks": 14,
    }

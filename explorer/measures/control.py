"""Control: who holds a place over time, as a share of sampled histories.

A history draws a time for every event within its bounds, orders the events by it, and runs the
changes of hands. Only what happened or goes on moves control; an averted, vowed or claimed capture
moves nothing. Times are drawn independently and uniformly within the hull. Where a side of the hull
is open, the draw reaches as far beyond the closed side as the widest closed hull is long: a convention.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from explorer import schema
from explorer.dates import SECONDS_A_DAY, to_datetime64

if TYPE_CHECKING:
    import pandas as pd

CONTESTED, UNKNOWN = "contested", "unknown"

_MOVES = ("territory_gained", "surrender", "withdrawal")
_CONTESTS = ("siege", "armed_clash", "advance", "shelling", "airstrike")
_REAL = ("happened", "ongoing")
_DEFAULT_REACH = 30.0


@dataclass(frozen=True, slots=True)
class _Move:
    """One change that a history can undergo: who held before, who holds after."""

    low: float
    high: float
    before: str
    after: str


def control(events: pd.DataFrame, *, samples: int = 1000, steps: int = 80, seed: int = 0) -> pd.DataFrame:
    """Who holds each place, as a probability over time.

    Parameters
    ----------
    events
        The events table.
    samples
        Number of histories.
    steps
        Number of points in time, evenly spaced over the hulls of the place's events; the bounds
        themselves are added to them.
    seed
        Seed of the random generator.

    Returns
    -------
    pandas.DataFrame
        The control table; the probabilities of a place sum to 1 at every point in time. Places
        where nothing changes hands are left out. On the calendar when the place's events have
        calendar bounds, else in days from the publication of ``frame``.
    """
    generator = np.random.default_rng(seed)
    real = events[events["factuality"].isin(_REAL) & (events["place"] != "") & (events["place_relation"] != "near")]
    rows: list[dict[str, Any]] = []
    for (place_id, place), group in real.groupby(["place_id", "place"], sort=True):
        if group["event_type"].isin(_MOVES).any():
            for frame, members in _frames(group):
                rows += _place_rows(str(place_id), str(place), frame, members, generator, samples, steps)
    return schema.frame(schema.CONTROL, rows)


def _frames(group: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Dated events together, then the undated ones of each article apart."""
    dated = group["latest_end"].notna()
    frames = [("", group[dated])] if dated.any() else []
    frames += [(str(frame), members) for frame, members in group[~dated].groupby("frame", sort=True)]
    return [(frame, members) for frame, members in frames if members["event_type"].isin(_MOVES).any()]


def _place_rows(
    place_id: str,
    place: str,
    frame: str,
    members: pd.DataFrame,
    generator: np.random.Generator,
    samples: int,
    steps: int,
) -> list[dict[str, Any]]:
    moves = _moves(members, on_calendar=frame == "")
    edges = np.array([edge for move in moves for edge in (move.low, move.high)])
    grid = np.unique(np.concatenate([np.linspace(edges.min(), edges.max(), steps), edges]))
    shares = _shares(moves, grid, generator, samples)
    return [
        {
            "place_id": place_id,
            "place": place,
            "frame": frame,
            "offset": float(time) if frame else np.nan,
            "date": np.datetime64("NaT", "s") if frame else to_datetime64(float(time)),
            "holder": holder,
            "probability": float(share),
        }
        for holder, column in sorted(shares.items())
        for time, share in zip(grid, column, strict=True)
    ]


def _moves(members: pd.DataFrame, *, on_calendar: bool) -> list[_Move]:
    names = ("earliest_start", "latest_end") if on_calendar else ("earliest_start_offset", "latest_end_offset")
    lows, highs = (_days(members[name], missing) for name, missing in zip(names, (-np.inf, np.inf), strict=True))
    lows, highs = _close(lows, highs)
    pairs = zip(members["event_type"], members["sources"], members["targets"], lows, highs, strict=True)
    return [
        _Move(float(low), float(high), *_hands(event_type, source, target))
        for event_type, source, target, low, high in pairs
        if event_type in _MOVES + _CONTESTS
    ]


def _days(column: pd.Series[Any], missing: float) -> npt.NDArray[np.float64]:
    """A column of times or of offsets in days, with the missing ones replaced."""
    if column.dtype.kind == "M":
        times = column.to_numpy().astype("datetime64[s]")
        days = np.where(np.isnat(times), np.nan, times.astype("int64") / SECONDS_A_DAY)
    else:
        days = column.to_numpy(dtype="float64")
    return np.where(np.isnan(days), missing, days)


def _close(
    lows: npt.NDArray[np.float64], highs: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    widths = (highs - lows)[np.isfinite(highs - lows)]
    reach = max(float(widths.max()), 1.0) if len(widths) else _DEFAULT_REACH
    finite = np.concatenate([lows[np.isfinite(lows)], highs[np.isfinite(highs)]])
    latest = float(finite.max()) if len(finite) else 0.0
    highs = np.where(np.isfinite(highs), highs, np.maximum(np.where(np.isfinite(lows), lows, latest), latest))
    lows = np.where(np.isfinite(lows), lows, highs - reach)
    return lows, np.maximum(highs, lows)


def _hands(event_type: str, sources: str, targets: str) -> tuple[str, str]:
    source, target = (names.split(schema.LIST_SEPARATOR)[0] or UNKNOWN for names in (sources, targets))
    if event_type == "territory_gained":
        return target, source
    if event_type in ("withdrawal", "surrender"):
        return source, UNKNOWN if target == source else target
    return UNKNOWN, CONTESTED


def _shares(
    moves: list[_Move], grid: npt.NDArray[np.float64], generator: np.random.Generator, samples: int
) -> dict[str, npt.NDArray[np.float64]]:
    lows = np.array([move.low for move in moves])
    highs = np.array([move.high for move in moves])
    times = generator.uniform(lows, np.maximum(highs, lows), size=(samples, len(moves)))
    order = np.argsort(times, axis=1, kind="stable")
    holders = sorted({UNKNOWN, CONTESTED} | {move.after for move in moves} | {move.before for move in moves})
    code = {holder: number for number, holder in enumerate(holders)}
    after = np.array([code[move.after] for move in moves])
    counts = np.zeros((len(holders), len(grid)))
    for times_drawn, sequence in zip(times, order, strict=True):
        first = moves[sequence[0]]
        states = np.concatenate([[code[first.before]], after[sequence]])
        counts[states[np.searchsorted(times_drawn[sequence], grid, side="right")], np.arange(len(grid))] += 1
    kept = {holder: counts[code[holder]] / samples for holder in holders}
    return {holder: share for holder, share in kept.items() if share.any()}

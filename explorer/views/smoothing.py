"""A rolling mean with its bootstrap band, only where there is enough to average."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST = 5
"""Points a window must hold."""
LEVEL = 0.8
DRAWS = 200
_LARGE = 400  # points from which the bootstrap's normal limit is used instead: the same to two digits
_QUANTILE = 1.2816  # of the normal distribution, for 80 %


@dataclass(frozen=True, slots=True)
class Curve:
    """One unbroken run of a rolling mean: abscissas, means and the ends of the band."""

    x: NDArray[np.float64]
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def rolling_mean(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    *,
    grid: NDArray[np.float64],
    window: float,
    seed: int,
    least: int = LEAST,
) -> list[Curve]:
    """Runs of the mean of the points within ``window / 2`` on either side.

    Parameters
    ----------
    grid
        Abscissas at which the mean is taken, ascending; those outside the points are left out.
    window
        Full width, in the units of ``x``; with 0 there is no mean.
    seed
        Of the bootstrap (percentile interval, Efron 1979). All windows use the same draws, so that
        the band moves with the points and not with the draws.
    least
        Points below which no mean is drawn.
    """
    if len(x) < least or not window:
        return []
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    grid = grid[(grid >= x[0]) & (grid <= x[-1])]
    first = np.searchsorted(x, grid - window / 2, side="left")
    last = np.searchsorted(x, grid + window / 2, side="right")
    draws = np.random.default_rng(seed).random((DRAWS, _LARGE))
    bands = [_band(y[a:b], draws) if b - a >= least else (np.nan,) * 3 for a, b in zip(first, last, strict=True)]
    table = np.array(bands, dtype=np.float64).reshape(-1, 3)
    return [Curve(grid[run], *table[run].T) for run in _runs(~np.isnan(table[:, 0]))]


def _band(values: NDArray[np.float64], draws: NDArray[np.float64]) -> tuple[float, float, float]:
    mean = float(values.mean())
    n = len(values)
    if n > _LARGE:
        half = _QUANTILE * float(values.std()) / np.sqrt(n)
        return mean, mean - half, mean + half
    means = values[(draws[:, :n] * n).astype(np.int64)].mean(axis=1)
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return mean, float(low), float(high)


def _runs(present: NDArray[np.bool_]) -> list[slice]:
    """Stretches of at least two points in a row."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], present.astype(np.int8), [0]])))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 1]

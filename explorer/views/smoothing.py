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
_GRID = 160
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
    x: NDArray[np.float64], y: NDArray[np.float64], *, window: float, seed: int, least: int = LEAST
) -> list[Curve]:
    """Runs of the mean of the points within ``window / 2`` on either side.

    Parameters
    ----------
    window
        Full width, in the units of ``x``.
    seed
        Of the bootstrap (percentile interval, Efron 1979).
    least
        Points below which no mean is drawn.
    """
    if len(x) < least:
        return []
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    grid = (
        np.unique(np.concatenate([np.linspace(x[0], x[-1], _GRID), x]))
        if len(x) < _GRID
        else np.linspace(x[0], x[-1], _GRID)
    )
    first = np.searchsorted(x, grid - window / 2, side="left")
    last = np.searchsorted(x, grid + window / 2, side="right")
    rng = np.random.default_rng(seed)
    bands = [_band(y[a:b], rng) if b - a >= least else (np.nan,) * 3 for a, b in zip(first, last, strict=True)]
    table = np.array(bands, dtype=np.float64).reshape(-1, 3)
    return [Curve(grid[run], *table[run].T) for run in _runs(~np.isnan(table[:, 0]))]


def _band(values: NDArray[np.float64], rng: np.random.Generator) -> tuple[float, float, float]:
    mean = float(values.mean())
    if len(values) > _LARGE:
        half = _QUANTILE * float(values.std()) / np.sqrt(len(values))
        return mean, mean - half, mean + half
    draws = values[rng.integers(0, len(values), (DRAWS, len(values)))].mean(axis=1)
    low, high = np.quantile(draws, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return mean, float(low), float(high)


def _runs(present: NDArray[np.bool_]) -> list[slice]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], present.astype(np.int8), [0]])))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 1]

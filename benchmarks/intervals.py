"""Bootstrap intervals over documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


def bootstrap(
    counts: Sequence[Sequence[float]],
    figure: Callable[[NDArray[np.float64]], float],
    *,
    seed: int = 0,
    draws: int = 1000,
) -> tuple[float, float]:
    """The 95% percentile interval of a figure when whole documents are drawn with replacement.

    Parameters
    ----------
    counts
        One row a document, one column a count; ``figure`` gets the column sums of each draw.
    figure
        The figure of summed counts.
    seed, draws
        Of the random draws.

    Returns
    -------
    tuple of float
        2.5th and 97.5th percentile; (nan, nan) without documents.

    Examples
    --------
    >>> bootstrap([[1, 2], [1, 2]], lambda total: float(total[0] / total[1]))
    (0.5, 0.5)
    """
    table = np.asarray(counts, dtype=np.float64)
    if not len(table):
        return float("nan"), float("nan")
    drawn = np.random.default_rng(seed).integers(0, len(table), size=(draws, len(table)))
    low, high = np.percentile([figure(table[rows].sum(axis=0)) for rows in drawn], [2.5, 97.5])
    return float(low), float(high)

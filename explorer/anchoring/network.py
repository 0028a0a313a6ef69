"""A simple temporal network: shortest paths, and which constraint gives way in a contradiction.

A constraint ``low <= right - left <= high`` is two arcs, ``left -> right`` of length ``high`` and
``right -> left`` of length ``-low``; the shortest path from ``x`` to ``y`` is the tightest upper bound
of ``y - x``, and the network has a solution if and only if it has no cycle of negative length
(Dechter, Meiri and Pearl 1991, "Temporal constraint networks").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite

import numpy as np
from numpy.typing import NDArray

from explorer.errors import InputError
from explorer.records import Constraint, Node

CALENDAR = Node("calendar")

EDGE = 1e-4  # days, a few seconds; what only touches a window lies outside of it
TOLERANCE = 1e-7  # days; about a hundredth of a second, above the rounding of day numbers of this era

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Arcs:
    """The directed arcs of some constraints.

    Attributes
    ----------
    index
        Position of each node.
    tail, head, length
        One element an arc; lengths in days.
    origin
        Position of the constraint that each arc comes from.
    """

    index: dict[Node, int]
    tail: Indices
    head: Indices
    length: Floats
    origin: Indices

    @classmethod
    def of(cls, constraints: Sequence[Constraint], *, edge: float = 0.0) -> Arcs:
        """The finite arcs of ``constraints``; nodes are numbered in the order of their appearance.

        Windows are half-open: a start lies ``edge`` before the end of its window, and an end after its beginning.
        """
        index: dict[Node, int] = {}
        rows: list[tuple[int, int, float, int]] = []
        for position, constraint in enumerate(constraints):
            left = index.setdefault(constraint.left, len(index))
            right = index.setdefault(constraint.right, len(index))
            before, after = (0.0, 0.0) if constraint.left.kind in ("start", "end") else _edges(constraint, edge)
            if isfinite(constraint.high):
                rows.append((left, right, constraint.high - before, position))
            if isfinite(constraint.low):
                rows.append((right, left, -constraint.low - after, position))
        tail, head, length, origin = zip(*rows, strict=True) if rows else ((), (), (), ())
        return cls(
            index,
            np.array(tail, dtype=np.int64),
            np.array(head, dtype=np.int64),
            np.array(length, dtype=np.float64),
            np.array(origin, dtype=np.int64),
        )

    def reversed(self) -> Arcs:
        """The same arcs, each turned round."""
        return Arcs(self.index, self.head, self.tail, self.length, self.origin)


def distances(arcs: Arcs, source: Node) -> Floats:
    """Lengths of the shortest paths from ``source`` to every node; ``inf`` where there is none.

    Parameters
    ----------
    arcs
        Arcs without a negative cycle.
    source
        A node of ``arcs``.
    """
    reach = np.full(len(arcs.index), inf)
    reach[arcs.index[source]] = 0.0
    for _ in range(len(arcs.index)):
        if not len(_relax(arcs, reach)):
            break
    return reach


def repair(constraints: Sequence[Constraint]) -> tuple[tuple[Constraint, ...], tuple[Constraint, ...]]:
    """Drop the weakest soft constraint of each contradiction until none is left.

    Returns
    -------
    kept, dropped
        Both in their given order of finding; ``kept`` has a solution.

    Raises
    ------
    InputError
        If constraints of infinite weight contradict one another.
    """
    kept, dropped = list(constraints), []
    while cycle := _negative_cycle(Arcs.of(kept, edge=EDGE)):
        weakest = min(cycle, key=lambda position: (kept[position].weight, -position))
        if kept[weakest].weight == inf:
            words = "; ".join(kept[position].text for position in cycle)
            raise InputError(f"times that are held firmly contradict one another: {words}")
        dropped.append(kept.pop(weakest))
    return tuple(kept), tuple(dropped)


def pieces(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """Split constraints into parts that share no node but the calendar.

    No shortest path and no cycle between nodes of one part gains by a detour over another, since
    it would have to leave and come back through the calendar; so each part is solved by itself.
    """
    index: dict[Node, int] = {CALENDAR: 0}
    pairs = [tuple(index.setdefault(node, len(index)) for node in (one.left, one.right)) for one in constraints]
    parent = list(range(len(index)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for left, right in pairs:
        if left and right:
            parent[root(left)] = root(right)
    parts: dict[int, list[Constraint]] = {}
    for constraint, (left, right) in zip(constraints, pairs, strict=True):
        parts.setdefault(root(left or right), []).append(constraint)
    return list(parts.values())


def _edges(constraint: Constraint, edge: float) -> tuple[float, float]:
    """How far inside its window the start or the end of a claim lies, at the window's end and at its beginning."""
    if not isfinite(constraint.high - constraint.low) or constraint.high - constraint.low <= 2 * edge:
        return 0.0, 0.0
    return (edge if constraint.right.kind == "start" else 0.0), (edge if constraint.right.kind == "end" else 0.0)


def _relax(arcs: Arcs, reach: Floats) -> Indices:
    """Shorten ``reach`` in place along all arcs at once; the arcs used, the best one of a node last."""
    through = reach[arcs.tail] + arcs.length
    better = np.flatnonzero(through < reach[arcs.head] - TOLERANCE)
    better = better[np.argsort(-through[better], kind="stable")]
    reach[arcs.head[better]] = through[better]
    return better


def _negative_cycle(arcs: Arcs) -> list[int]:
    """Positions of the constraints on some negative cycle; empty if there is none."""
    n = len(arcs.index)
    reach = np.zeros(n)
    parent = np.full(n, -1, dtype=np.int64)
    for step in range(1, n + 2):
        better = _relax(arcs, reach)
        if not len(better):
            return []
        parent[arcs.head[better]] = better
        is_power_of_two = step & (step - 1) == 0
        if is_power_of_two or step > n:
            cycle = _cycle_of_parents(arcs, parent)
            if cycle:
                return cycle
    return []


def _cycle_of_parents(arcs: Arcs, parent: Indices) -> list[int]:
    seen_in = np.zeros(len(parent), dtype=np.int64)
    for start in range(len(parent)):
        node = start
        while parent[node] >= 0 and not seen_in[node]:
            seen_in[node] = start + 1
            node = int(arcs.tail[parent[node]])
        if parent[node] >= 0 and seen_in[node] == start + 1:
            return _walk(arcs, parent, node)
    return []


def _walk(arcs: Arcs, parent: Indices, start: int) -> list[int]:
    positions, node = [], start
    while True:
        arc = int(parent[node])
        positions.append(int(arcs.origin[arc]))
        node = int(arcs.tail[arc])
        if node == start:
            return sorted(set(positions))

"""The constraint network by itself."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.anchoring.network import CALENDAR, Arcs, distances, pieces, repair
from explorer.errors import InputError
from explorer.records import Constraint, Node


def node(name: int) -> Node:
    """A start node with a number as name."""
    return Node("start", str(name))


def between(left: int, right: int, low: float, high: float, *, weight: float = 0.5) -> Constraint:
    """A constraint in one line."""
    return Constraint(node(left), node(right), low, high, weight, "test", f"{left}-{right}")


numbers = st.integers(-20, 20)
links = st.builds(
    lambda left, step, low, width, weight: between(
        left, (left + step) % 6, float(low), float(low + width), weight=weight / 10
    ),
    st.integers(0, 5),
    st.integers(1, 5),
    numbers,
    st.integers(0, 15),
    st.integers(1, 9),
)
networks = st.lists(links, min_size=1, max_size=14)


def floyd_warshall(constraints: tuple[Constraint, ...], index: dict[Node, int]) -> np.ndarray:
    """All shortest paths the slow, obvious way."""
    n = len(index)
    best = np.full((n, n), inf)
    np.fill_diagonal(best, 0)
    for item in constraints:
        left, right = index[item.left], index[item.right]
        best[left, right] = min(best[left, right], item.high)
        best[right, left] = min(best[right, left], -item.low)
    for middle in range(n):
        best = np.minimum(best, best[:, [middle]] + best[[middle], :])
    return best


@given(networks)
@settings(max_examples=150, deadline=None)
def test_distances_equal_floyd_warshall(constraints):
    """Shortest paths from every node agree with Floyd and Warshall once contradictions are gone."""
    kept, _ = repair(constraints)
    arcs = Arcs.of(kept)
    best = floyd_warshall(kept, arcs.index)
    for name, position in arcs.index.items():
        assert distances(arcs, name) == pytest.approx(best[position])
        assert distances(arcs.reversed(), name) == pytest.approx(best[:, position])


@given(networks)
@settings(max_examples=150, deadline=None)
def test_repair_leaves_a_solution(constraints):
    """What is kept has no negative cycle, and what is dropped was part of the input."""
    kept, dropped = repair(constraints)
    assert (np.diag(floyd_warshall(kept, Arcs.of(kept).index)) >= -1e-6).all()
    assert len(kept) + len(dropped) == len(constraints)


@given(networks)
@settings(max_examples=150, deadline=None)
def test_repair_drops_nothing_from_a_consistent_network(constraints):
    """A network that has a solution stays whole."""
    index = Arcs.of(constraints).index
    if (np.diag(floyd_warshall(tuple(constraints), index)) >= 0).all():
        assert repair(constraints)[1] == ()


def test_weakest_constraint_of_the_cycle_gives_way():
    """Of three constraints that contradict one another the one of least weight is dropped."""
    chain = [between(0, 1, 5, 6, weight=0.9), between(1, 2, 5, 6, weight=0.4), between(0, 2, 0, 1, weight=0.8)]
    kept, dropped = repair(chain)
    assert dropped == (chain[1],)
    assert kept == (chain[0], chain[2])


def test_weaker_constraint_outside_the_cycle_stays():
    """A weak constraint that contradicts nothing is not touched."""
    chain = [between(0, 1, 5, 6, weight=0.9), between(0, 1, 0, 1, weight=0.4), between(3, 4, 0, 1, weight=0.1)]
    assert repair(chain)[1] == (chain[1],)


def test_firm_contradiction_is_an_error():
    """Constraints of infinite weight that exclude one another are reported, not dropped."""
    firm = [replace(between(0, 1, 5, 6), weight=inf), replace(between(0, 1, 0, 1), weight=inf)]
    with pytest.raises(InputError, match="contradict"):
        repair(firm)


def test_pieces_meet_only_in_the_calendar():
    """Two articles that share nothing but the calendar are solved apart."""
    dated = [Constraint(CALENDAR, node(name), 0, 1, 0.9, "test", "") for name in (0, 1)]
    parts = pieces([*dated, between(0, 2, 0, 1)])
    assert sorted(len(part) for part in parts) == [1, 2]


def test_bounds_are_the_same_whether_split_or_whole():
    """Solving pieces by themselves gives what the whole network gives."""
    whole = [Constraint(CALENDAR, node(name), float(name), name + 3.0, 0.9, "test", "") for name in range(4)]
    whole += [between(0, 1, 0, 1), between(2, 3, 2, 9)]
    together = Arcs.of(whole)
    expected = dict(zip(together.index, distances(together, CALENDAR), strict=True))
    for part in pieces(whole):
        arcs = Arcs.of(part)
        for name, value in zip(arcs.index, distances(arcs, CALENDAR), strict=True):
            assert value == expected[name]


def test_windows_that_only_touch_contradict_each_other():
    """A start on Monday is none on Tuesday, though Monday ends where Tuesday begins; the weaker window gives way."""
    today = Node("publication", "a")
    monday = Constraint(today, node(1), -2.0, -1.0, 0.9, "test", "monday")
    tuesday = Constraint(today, node(1), -1.0, 0.0, 0.4, "test", "tuesday")
    kept, dropped = repair([monday, tuesday])
    assert (kept, dropped) == ((monday,), (tuesday,))

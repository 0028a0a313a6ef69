"""Why a claim has its bounds: the chain of narrowing bounds, widest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Protocol, get_args

from explorer.anchoring.making import end_of, start_of
from explorer.dates import Bounds
from explorer.records import Claim, Constraint, DateBasis, Granularity, Node, Reason, TimeExpression

IDLE_STEPS = 2  # steps of order that change nothing and are shown all the same, as a check

FINEST_FIRST: tuple[Granularity, ...] = get_args(Granularity)


class Positions(Protocol):
    """Bounds of the nodes of a solved network."""

    def within(self, node: Node) -> tuple[float, float]:
        """Earliest and latest position of ``node`` in days from the publication of one article."""
        ...


@dataclass(frozen=True, slots=True)
class _Step:
    """All constraints of one rule and one stretch of words, with what they allow by themselves."""

    constraint: Constraint
    bounds: Bounds

    @property
    def width(self) -> float:
        earliest, latest = self.bounds.hull
        return latest - earliest


def explain(
    claim: Claim, about: Sequence[Constraint], against: Sequence[Constraint], known: Positions
) -> tuple[Reason, ...]:
    """Reasons for the bounds of ``claim``, ordered from the widest to the narrowest.

    Parameters
    ----------
    about, against
        Constraints on its start or end that were kept, and that were set aside.
    known
        The solved network.

    Returns
    -------
    tuple of Reason
        Each holds the bounds left after it, in days from publication. The last one of a claim that is
        bounded at all holds its final bounds; constraints set aside follow without changing them.
    """
    steps = sorted(_steps(claim, about, known), key=lambda step: (-step.width, -step.constraint.weight))
    left = Bounds.unknown(frame="publication")
    reasons = []
    idle = 0
    for step in steps:
        before, left = left, _closed(left.intersect(step.bounds))
        idle += left == before and step.constraint.rule.startswith("order.")
        if left != before or idle <= IDLE_STEPS:
            reasons.append(_reason(step.constraint, step.constraint.text, left))
    seen: set[tuple[str, int, str]] = set()
    for constraint in against:
        key = (constraint.rule, constraint.start, constraint.text)
        if key not in seen:
            seen.add(key)
            reasons.append(_reason(constraint, f"set aside, something firmer contradicts it: {constraint.text}", left))
    return tuple(reasons)


def basis_of(about: Sequence[Constraint], times: Sequence[TimeExpression], reasons: Sequence[Reason]) -> DateBasis:
    """What a claim's date rests on: an expression, an order that narrowed the bounds, or publication alone."""
    used = _expressions(about, times)
    if any(item.anchor == "explicit" for item in used):
        return "explicit"
    if used:
        return "relative"
    before = None
    for reason in reasons:
        if reason.bounds != before and reason.rule.startswith("order."):
            return "ordered"
        before = reason.bounds
    return "publication"


def granularity_of(about: Sequence[Constraint], times: Sequence[TimeExpression]) -> Granularity:
    """The finest unit among the expressions that a claim's bounds use."""
    return min((item.granularity for item in _expressions(about, times)), key=FINEST_FIRST.index, default="unknown")


def _expressions(about: Sequence[Constraint], times: Sequence[TimeExpression]) -> list[TimeExpression]:
    spans = [
        (constraint.start, constraint.end) for constraint in about if constraint.rule.startswith(("time.", "distance."))
    ]
    return [item for item in times if any(start <= item.start and item.end <= end for start, end in spans)]


def _steps(claim: Claim, about: Sequence[Constraint], known: Positions) -> list[_Step]:
    groups: dict[tuple[str, int, str], list[Constraint]] = {}
    ends, unknown = (start_of(claim), end_of(claim)), Bounds.unknown(frame="publication")
    for constraint in about:
        if constraint.rule != "order.start_end":
            groups.setdefault((constraint.rule, constraint.start, constraint.text), []).append(constraint)
    steps = []
    for group in groups.values():
        bounds = unknown
        for constraint in group:
            bounds = bounds.intersect(_alone(ends, constraint, known))
        if bounds != unknown:
            steps.append(_Step(group[0], _closed(bounds)))
    return steps


def _alone(ends: tuple[Node, Node], constraint: Constraint, known: Positions) -> Bounds:
    """What one constraint allows the start and the end of a claim, given where its other node lies."""
    windows = [(-inf, inf), (-inf, inf)]
    for node, other, low, high in (
        (constraint.right, constraint.left, constraint.low, constraint.high),
        (constraint.left, constraint.right, -constraint.high, -constraint.low),
    ):
        if node in ends:
            earliest, latest = known.within(other)
            which = ends.index(node)
            least, greatest = windows[which]
            windows[which] = max(least, earliest + low), min(greatest, latest + high)
    return Bounds(*windows[0], *windows[1], "publication")


def _closed(bounds: Bounds) -> Bounds:
    """The same bounds once the start cannot come after the end."""
    if bounds.latest_start <= bounds.latest_end and bounds.earliest_end >= bounds.earliest_start:
        return bounds
    return replace(
        bounds,
        latest_start=min(bounds.latest_start, bounds.latest_end),
        earliest_end=max(bounds.earliest_end, bounds.earliest_start),
    )


def _reason(constraint: Constraint, text: str, bounds: Bounds) -> Reason:
    return Reason("bounds", constraint.rule, text, constraint.start, constraint.end, bounds)

"""Constraints in a line each, with the words that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from explorer.anchoring.network import CALENDAR
from explorer.dates import Frame
from explorer.records import Claim, Constraint, Node


@dataclass(frozen=True, slots=True)
class Why:
    """What a constraint rests on: rule, a line to read, the words, and how firmly it is held."""

    rule: str
    text: str
    weight: float
    start: int = -1
    end: int = -1


def start_of(claim: Claim) -> Node:
    """The node of a claim's start."""
    return Node("start", claim.id)


def end_of(claim: Claim) -> Node:
    """The node of a claim's end."""
    return Node("end", claim.id)


def publication_of(article_id: str) -> Node:
    """The node of an article's publication day."""
    return Node("publication", article_id)


def origin(frame: Frame, article_id: str) -> Node:
    """The node from which the positions of a frame are counted."""
    return CALENDAR if frame == "calendar" else publication_of(article_id)


def link(left: Node, right: Node, why: Why, *, low: float = -inf, high: float = inf) -> Constraint:
    """``low <= right - left <= high`` days."""
    return Constraint(left, right, low, high, why.weight, why.rule, why.text, why.start, why.end)


def contained(claim: Claim, left: Node, low: float, high: float, why: Why) -> list[Constraint]:
    """The whole of a claim lies in ``[low, high)`` days after ``left``."""
    return [link(left, start_of(claim), why, low=low, high=high), link(left, end_of(claim), why, low=low, high=high)]


def overlapping(claim: Claim, left: Node, low: float, high: float, why: Why) -> list[Constraint]:
    """A claim goes on at some time in ``[low, high)`` days after ``left``."""
    return [link(left, start_of(claim), why, high=high), link(left, end_of(claim), why, low=low)]

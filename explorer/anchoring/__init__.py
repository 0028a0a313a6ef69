"""Anchoring: claims and temporal expressions become bounds.

Each article gives constraints between its claims' starts and ends, its publication and the calendar
(:func:`constrain`). The constraints of all articles make one simple temporal network, whose shortest
paths are the bounds of every claim; where constraints contradict one another, the weakest gives way
and is named (:func:`solve`). Nothing undated gets a date here that its words do not force: what the
telling suggests (the scene of a chronicle, a flashback, the length of a struggle, the lead of a headline)
gives soft bounds, each with a reason, that yield to anything said.
"""

from explorer.anchoring.constraints import constrain
from explorer.anchoring.solution import Solution, solve

__all__ = ["Solution", "constrain", "solve"]

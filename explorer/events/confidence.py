"""How sure a claim is, as a share of such claims that are right."""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING, Any

from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.events.drafts import Draft
    from explorer.records import Participant


def confidence(one: Draft) -> float:
    """Share of claims like this one whose type, roles and factuality are all right, 0 to 1.

    Notes
    -----
    A logistic model of four things, fitted on the development texts (``rules/confidence.toml``):
    what the source and the target rest on, the type of event, and the factuality.
    """
    weights = _weights()
    odds = weights["base"]
    odds += weights["source"].get(_state(one.sources, expected=bool(one.match.frame.source)), 0.0)
    odds += weights["target"].get(_state(one.targets, expected=bool(one.match.frame.target)), 0.0)
    odds += weights["type"].get(one.type, 0.0)
    odds += weights["factuality"].get(one.judgement.factuality, 0.0)
    return round(1 / (1 + exp(-odds)), 3)


def _state(participants: tuple[Participant, ...], *, expected: bool) -> str:
    """What a role rests on: an actor that is stated or inferred, bare words, or nothing."""
    if not participants:
        return "open" if expected else "none"
    if any(not one.actor_id for one in participants):
        return "words"
    return "inferred" if any(one.how == "inferred" for one in participants) else "actor"


@cache
def _weights() -> dict[str, Any]:
    return rule_table("events", "confidence")

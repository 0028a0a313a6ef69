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
    A logistic model of :func:`features`, fitted on the development texts (``rules/confidence.toml``).
    """
    weights = _weights()
    odds: float = weights["base"]
    for kind, value in features(one):
        odds += weights[kind].get(value, 0.0)
    return round(1 / (1 + exp(-odds)), 3)


def features(one: Draft) -> tuple[tuple[str, str], ...]:
    """What the confidence of a claim rests on, as pairs of a table of ``rules/confidence.toml`` and a row of it.

    Parameters
    ----------
    one
        The draft as it becomes a claim, with its roles filled and its factuality weighed.

    Returns
    -------
    tuple of pairs
        Source, target, type and factuality.
    """
    return (
        ("source", _state(one, one.sources, expected=bool(one.match.frame.source))),
        ("target", _state(one, one.targets, expected=bool(one.match.frame.target))),
        ("type", one.type),
        ("factuality", one.judgement.factuality),
    )


def _state(one: Draft, participants: tuple[Participant, ...], *, expected: bool) -> str:
    """What a role rests on: an actor of the tables or a new one, stated or inferred, bare words, or nothing."""
    if not participants:
        return "open" if expected else "none"
    if any(not person.actor_id for person in participants):
        return "words"
    if any(person.how == "inferred" for person in participants):
        return "inferred"
    known = [one.scene.known.get(person.actor_id) for person in participants]
    return "known" if all(actor is not None and actor.known for actor in known) else "new"


@cache
def _weights() -> dict[str, Any]:
    return rule_table("events", "confidence")

"""How sure a claim is, as a share of such claims that are right."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from explorer.records import Reason
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.events.drafts import Draft
    from explorer.records import Participant
    from explorer.records.parses import Token

_STATES = {
    "known": "known by name",
    "new": "named here only",
    "pronoun": "behind a pronoun",
    "inferred": "inferred",
    "words": "in words that name nobody",
    "open": "missing",
    "none": "not to be expected",
}


_TRIGGERS = {
    "noun": "told by a noun",
    "participle": "told by a participle",
    "main": "told in the main clause",
    "clause": "told in a clause",
}
_LENGTHS = (("short", 14), ("middling", 28))
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "him", "her", "them", "us", "me", "who", "which", "their", "its", "our"}
)


def weigh(one: Draft) -> tuple[float, Reason]:
    """Share of claims like this one whose type, roles and factuality are all right, and what it rests on.

    Returns
    -------
    tuple
        Confidence, 0 to 1, and a reason whose rule lists :func:`features` as ``kind=value``.

    Notes
    -----
    A logistic model, fitted on the development texts (``rules/confidence.toml``).
    """
    weights, found = rule_table("events", "confidence"), features(one)
    odds: float = weights["base"] + sum(weights[kind].get(value, 0.0) for kind, value in found)
    share = round(1 / (1 + exp(-odds)), 3)
    has = dict(found)
    told = (
        f"doer {_STATES[has['source']]}, other side {_STATES[has['target']]}, {has['type'].replace('_', ' ')}, "
        f"{has['factuality']}, {_TRIGGERS[has['trigger']]} of a {has['sentence']} sentence"
    )
    text = f"of such claims about {round(100 * share)} in 100 are right: {told}"
    return share, Reason("confidence", " ".join(f"{name}={value}" for name, value in found), text)


def features(one: Draft) -> tuple[tuple[str, str], ...]:
    """What the confidence of a claim rests on, as pairs of a table of ``rules/confidence.toml`` and a row of it.

    Parameters
    ----------
    one
        The draft as it becomes a claim, with its roles filled and its factuality weighed.

    Returns
    -------
    tuple of pairs
        Source, target, type, factuality, how the trigger stands in its sentence, and how long that is.
    """
    return (
        ("source", _state(one, one.sources, expected=bool(one.match.frame.source))),
        ("target", _state(one, one.targets, expected=bool(one.match.frame.target))),
        ("type", one.type),
        ("factuality", one.judgement.factuality),
        ("trigger", _trigger(one.match.token)),
        ("sentence", next((name for name, most in _LENGTHS if len(one.scene.tokens) <= most), "long")),
    )


def _trigger(token: Token) -> str:
    """How a trigger stands in its sentence: as a noun, a participle, in the main clause or in another one."""
    if token.pos_ not in ("VERB", "AUX"):
        return "noun"
    if token.dep_ in ("acl", "amod") or (token.dep_ == "advcl" and token.tag_ in ("VBG", "VBN")):
        return "participle"
    while token.dep_ == "conj":
        token = token.head
    return "main" if token.dep_ == "ROOT" else "clause"


def _state(one: Draft, participants: tuple[Participant, ...], *, expected: bool) -> str:
    """What a role rests on: an actor of the tables or a new one, stated or inferred, bare words, or nothing."""
    if not participants:
        return "open" if expected else "none"
    if any(not person.actor_id for person in participants):
        return "words"
    if any(person.how == "inferred" for person in participants):
        return "inferred"
    if any(person.text.lower() in _PRONOUNS for person in participants):
        return "pronoun"
    known = [one.scene.known.get(person.actor_id) for person in participants]
    return "known" if all(actor is not None and actor.known for actor in known) else "new"

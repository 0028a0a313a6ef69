"""Which actors a reader has in mind, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from explorer.actors.candidates import Number

if TYPE_CHECKING:
    from explorer.records.parses import Token

Role = Literal["subject", "agent", "object", "owner", "other"]

# Grammatical role after Grosz, Joshi and Weinstein (1995, centering) and Lappin and Leass (1994, whose
# weights 80, 50 and 40 for subject, direct object and the rest these follow); recency halves by sentence.
_ROLE_WEIGHT: dict[Role, float] = {"subject": 1.0, "agent": 0.8, "object": 0.65, "owner": 0.5, "other": 0.5}
_FADE = 0.55


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention of an actor, as it is remembered."""

    actor_id: str
    sentence: int
    token: int
    start: int
    role: Role
    number: Number
    words: str


def role_of(token: Token) -> Role:
    """Grammatical role of a phrase by its head token, through coordination."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        token = token.head
    if token.dep_ in ("nsubj", "csubj", "nsubjpass"):
        return "subject"
    if token.dep_ == "agent" or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
        return "agent"  # "the rebels were driven out by the army": the rebels are spoken of
    if token.dep_ in ("dobj", "dative", "iobj", "oprd"):
        return "object"
    return "owner" if token.dep_ in ("poss", "compound", "amod") else "other"


def weights(traces: list[Trace], sentence: int, *, reach: int) -> dict[str, float]:
    """Actor id to salience as seen from a sentence.

    Parameters
    ----------
    reach
        How many sentences back count; the strongest mention of an actor decides, and each
        further one adds a tenth.
    """
    found: dict[str, float] = {}
    for trace in traces:
        distance = sentence - trace.sentence
        if 0 <= distance <= reach:
            weight = _ROLE_WEIGHT[trace.role] * _FADE**distance
            known = found.get(trace.actor_id, 0.0)
            found[trace.actor_id] = max(known, weight) + 0.1 * min(known, weight)
    return found


def winner(found: dict[str, float], *, margin: float = 0.85) -> tuple[str, float]:
    """The most salient actor and how far it leads; ("", 0) on a tie.

    Returns
    -------
    tuple
        Id, and a certainty from 0 to 1: one minus the ratio of the second to the first.
    """
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return "", 0.0
    if len(ranked) == 1:
        return ranked[0][0], 1.0
    ratio = ranked[1][1] / ranked[0][1]
    return ("", 0.0) if ratio > margin else (ranked[0][0], 1.0 - ratio)

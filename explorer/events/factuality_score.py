"""A judgement's place on the scale from -3 to 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.events.factuality_tree import State

PLAIN = {
    "happened": 3.0,
    "ongoing": 2.8,
    "claimed": 1.5,
    "attempted": 1.0,
    "vowed": 1.8,
    "hypothetical": 1.2,
    "generic": 1.5,
    "averted": -1.0,
    "negated": -2.3,
}


def score(token: Token, state: State) -> float:
    """Return the score."""
    return PLAIN[state.value]

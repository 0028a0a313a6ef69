"""A judgement's place on the scale from -3 (certainly not) to 3 (certainly)."""

from __future__ import annotations

from functools import cache
from math import fsum
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.events.factuality_state import decisive
from explorer.events.factuality_syntax import climb, in_present, is_definite, is_nominal
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.events.factuality_state import State
    from explorer.records.parses import Token

LOWEST, HIGHEST = -3.0, 3.0


def score(token: Token, state: State, outer: State) -> float:
    """Return the score of an event, from the cues that acted on it and its place in the sentence.

    A weighted sum of :func:`features`. The weights are numbers in ``rules/factuality_scores.toml``,
    fitted to the training half of the UW factuality data by ``python -m benchmarks.factuality_fit``;
    they never touch the label.

    Parameters
    ----------
    token
        The event's head word.
    state, outer
        The factuality of the event, and of the word that governs it.

    Returns
    -------
    float
        -3 to 3.
    """
    weights = load_weights()
    total = fsum((weights["intercept"], *(weights.get(name, 0.0) for name in features(token, state, outer))))
    return min(HIGHEST, max(LOWEST, total))


def features(token: Token, state: State, outer: State) -> frozenset[str]:
    """Name what the score rests on: value, cues, word class, place in the tree, tense.

    Returns
    -------
    frozenset of str
        Names of the form ``"kind=value"``.
    """
    step = decisive(state)
    nominal = is_nominal(token)
    link = climb(token)
    names = {
        f"value={state.value}",
        f"rule={step.cue.id if step else 'asserted'}",
        f"tag={token.tag_}",
        f"dep={token.dep_}",
        f"steps={min(len(state.steps), 3)}",
        f"class={'noun' if nominal else 'verb'}:{state.value}",
        f"root={token.head.i == token.i}",
    }
    names |= {f"cue={each.cue.id}" for each in state.steps}
    if link.prep is not None:
        names.add(f"prep={link.prep.lower_}")
    if nominal:
        names |= {f"definite={is_definite(token)}", f"governor={token.head.pos_}", f"outer={outer.value}"}
    else:
        names.add(f"present={in_present(token)}:{state.value}")
    return frozenset(names)


@cache
def load_weights() -> Mapping[str, float]:
    """Read the fitted weights once.

    Returns
    -------
    Mapping
        Feature name to weight, and ``"intercept"``; read-only.
    """
    return MappingProxyType(rule_table("events", "factuality_scores")["weights"])

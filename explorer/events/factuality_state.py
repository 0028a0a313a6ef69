"""What is known of an event's factuality on the way up the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.events.factuality_cues import Cue
from explorer.records import Factuality

if TYPE_CHECKING:
    from explorer.records.parses import Token


@dataclass(frozen=True, slots=True)
class Step:
    """One cue that acted on the way: which, on what words, and what it left.

    Attributes
    ----------
    start, end
        The cue words as characters of the ``Doc``.
    """

    cue: Cue
    start: int
    end: int
    words: str
    value: Factuality


@dataclass(frozen=True, slots=True)
class State:
    """A factuality, and the steps that led to it, outermost first."""

    value: Factuality = "happened"
    steps: tuple[Step, ...] = ()

    def after(self, cue: Cue, token: Token, *, present: bool = False, last: Token | None = None) -> State:
        """Return the state below ``cue``, which stands at ``token`` (up to ``last``).

        A cue acts once: the same cue at the same place leaves the state as it is.
        """
        first, final = sorted((token, last or token), key=lambda word: int(word.i))
        span = token.doc[first.i : final.i + 1]
        if any(step.start == span.start_char and step.cue.id == cue.id for step in self.steps):
            return self
        value = cue.apply(self.value, present=present)
        step = Step(cue, span.start_char, span.end_char, span.text, value)
        return State(value, (*self.steps, step))


def decisive(state: State) -> Step | None:
    """Return the innermost step that gave the value which remains; the last step if none changed it."""
    before: Factuality = "happened"
    found: Step | None = None
    for step in state.steps:
        if step.value != before:
            found = step
        before = step.value
    return found or (state.steps[-1] if state.steps else None)

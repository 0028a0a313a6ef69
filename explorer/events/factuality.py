"""What a sentence says about whether an event took place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.events.factuality_cues import load_cues
from explorer.events.factuality_score import score
from explorer.events.factuality_state import decisive
from explorer.events.factuality_syntax import is_nominal
from explorer.events.factuality_tree import walk
from explorer.records import Factuality

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a sentence presents an event.

    Attributes
    ----------
    factuality
        One of the nine values of :data:`explorer.records.Factuality`.
    score
        -3 (certainly did not happen) to 3 (certainly did), the scale of the UW factuality data.
    rule
        Identifier of the cue that decided, or ``"asserted"``.
    text
        One line for a person.
    start, end
        The cue words as characters of the ``Doc``, or -1.
    """

    factuality: Factuality
    score: float
    rule: str
    text: str
    start: int = -1
    end: int = -1


def judge(doc: Doc, token: int, *, event_type: str = "") -> Judgement:
    """Judge one event from the cues that stand above and at it in the parse.

    The walk composes signatures: each cue says what its complement becomes when the cue itself is
    affirmed, denied or open, so that "failed to prevent the attack" gives an attack that happened.

    Parameters
    ----------
    doc
        One parsed sentence.
    token
        Index of the event's head word.
    event_type
        The event's type, if known. A trigger that is itself a cue ("vowing to return" as a
        movement) is then judged by its complement; speech acts are not.

    Returns
    -------
    Judgement

    Notes
    -----
    Signatures of implicative and factive verbs: Nairn, Condoravdi and Karttunen, "Computing
    relative polarity for textual inference" (ICoS 2006). Polarity and certainty along the tree:
    Saurí and Pustejovsky, "FactBank" (2009) and "Are you sure that this happened?" (2012).
    Score: Stanovsky et al., "Integrating deep linguistic features in factuality prediction over
    unified datasets" (ACL 2017).
    """
    cues = load_cues()
    trigger = _complement(doc[token], event_type, cues.sets["speech_types"])
    state = walk(trigger, cues)
    step = decisive(state)
    outer = walk(trigger.head, cues) if is_nominal(trigger) else state  # the score of a verb rests on itself alone
    value = round(score(trigger, state, outer), 2)
    if step is None:
        return Judgement(state.value, value, "asserted", "Stated as a fact")
    text = step.cue.text.format(cue=step.words)
    return Judgement(state.value, value, step.cue.id, text, step.start, step.end)


def _complement(token: Token, event_type: str, speech_types: frozenset[str]) -> Token:
    """Return the verb below a cue that stands as the trigger of an event which is no speech act."""
    cues = load_cues()
    if not event_type or event_type in speech_types or token.pos_ not in {"VERB", "AUX"}:
        return token
    if any("clause" in cue.arcs for cue in cues.at("governor", token.lemma_.lower())):
        return next((child for child in token.children if child.dep_ == "xcomp"), token)
    return token

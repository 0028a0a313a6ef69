"""Claims: what one sentence says of one event, and why it is read so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from explorer.dates import Bounds
from explorer.records.actors import PlaceMention

Factuality = Literal[
    "happened", "ongoing", "attempted", "averted", "negated", "vowed", "claimed", "hypothetical", "generic"
]
Tense = Literal["past", "pluperfect", "perfect", "present", "progressive", "future", "none"]


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in a role of a claim.

    Attributes
    ----------
    how
        ``stated`` (an argument of the trigger), ``control`` (argument of a governing verb),
        ``possessive``, ``compound``, ``inferred`` (actor-noun back-off), ``speaker``.
    """

    actor_id: str
    text: str
    start: int
    end: int
    how: str = "stated"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a claim gives; ``low``, ``best`` and ``high`` are NaN where it gives none."""

    low: float
    best: float
    high: float
    unit: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field of a claim or an anchor has its value.

    Attributes
    ----------
    field
        Name of the field, such as ``"factuality"`` or ``"bounds"``.
    rule
        Identifier of the rule.
    text
        One line for a person to read.
    start, end
        The words it rests on, or -1.
    bounds
        What was left of the bounds after this step; None where time is not concerned.
    """

    field: str
    rule: str
    text: str
    start: int = -1
    end: int = -1
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says of one event, before it is placed in time.

    Attributes
    ----------
    id
        ``"{article_id}:{trigger start}"``.
    start, end
        The trigger.
    token
        Index of the trigger's head token in the sentence's ``Doc``.
    label
        A short line for charts, such as "pushed out of their last positions".
    factuality_score
        -3 (certainly not) to 3 (certainly), as in the UW factuality data.
    speakers
        From the one who says it to the one nearest the outlet; empty for the narrator.
        Actor ids where they resolve, else the words.
    quoted
        Whether the trigger stands inside quotation marks.
    """

    id: str
    article_id: str
    sentence: int
    start: int
    end: int
    text: str
    token: int
    event_type: str
    label: str
    sources: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    place: PlaceMention | None = None
    quantities: tuple[Quantity, ...] = ()
    factuality: Factuality = "happened"
    factuality_score: float = 3.0
    speakers: tuple[str, ...] = ()
    quoted: bool = False
    tense: Tense = "past"
    confidence: float = 0.5
    reasons: tuple[Reason, ...] = ()

"""Events, contradictions, and the result of merging."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from explorer.dates import Bounds
from explorer.records.claims import Factuality, Quantity


@dataclass(frozen=True, slots=True)
class Event:
    """Claims about one and the same happening.

    Attributes
    ----------
    frame
        Id of the article from whose publication the offsets count.
    n_independent_sources
        Number of voices after copies are folded into one.
    """

    id: str
    event_type: str
    label: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    place_id: str
    place: str
    factuality: Factuality
    disputed: bool
    calendar: Bounds | None
    offset: Bounds
    frame: str
    n_independent_sources: int
    confidence: float
    quantities: tuple[Quantity, ...] = ()
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be the whole truth.

    Attributes
    ----------
    kind
        ``number``, ``outcome``, ``agent``, ``framing`` or ``fact``.
    """

    id: str
    event_id: str
    kind: Literal["number", "outcome", "agent", "framing", "fact"]
    claim_a: str
    claim_b: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of merging: events, contradictions, and which event each claim belongs to."""

    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...]
    event_of: dict[str, str] = field(default_factory=dict)

"""The constraint network, and what one article gives by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from explorer.dates import Bounds
from explorer.records.actors import ActorsFound
from explorer.records.claims import Claim, Reason
from explorer.records.text import Article, Granularity, Quotation, Sentence, TimeExpression

DateBasis = Literal["explicit", "relative", "ordered", "publication", "analyst"]


class Node(NamedTuple):
    """A point of the constraint network.

    ``Node("calendar")`` is 1970-01-01, ``Node("publication", article_id)`` the start of an
    article's publication day, ``Node("start", claim_id)`` and ``Node("end", claim_id)`` a claim.
    """

    kind: Literal["calendar", "publication", "start", "end"]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Constraint:
    """``low <= right - left <= high``, in days.

    Attributes
    ----------
    weight
        How firmly it is held, 0 to 1; ``inf`` is never dropped.
    """

    left: Node
    right: Node
    low: float
    high: float
    weight: float
    rule: str
    text: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Anchored:
    """A claim's place in time.

    Attributes
    ----------
    calendar
        Calendar bounds; None when neither the claim nor its article can be dated.
    offset
        Bounds in days from the article's publication.
    """

    claim_id: str
    calendar: Bounds | None
    offset: Bounds
    date_basis: DateBasis
    granularity: Granularity
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article gives by itself: the result of the pure function ``extract``."""

    article: Article
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    found: ActorsFound
    claims: tuple[Claim, ...]
    constraints: tuple[Constraint, ...]

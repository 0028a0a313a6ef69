"""The records that the stages hand to one another.

All are frozen. Every ``start`` and ``end`` counts characters of ``Article.text``, half-open, so that
``article.text[record.start:record.end]`` is always the words meant.
"""

from explorer.records.actors import Actor, ActorMention, ActorsFound, PlaceMention
from explorer.records.claims import Claim, Factuality, Participant, Quantity, Reason, Tense
from explorer.records.events import Contradiction, Event, Merged
from explorer.records.network import Anchored, Constraint, DateBasis, Extraction, Node
from explorer.records.text import (
    Article,
    Granularity,
    ParsedArticle,
    PublishedBasis,
    Quotation,
    Rejected,
    Sentence,
    SentenceKind,
    Span,
    TimeExpression,
    TimexAnchor,
    TimexType,
)

__all__ = [
    "Actor",
    "ActorMention",
    "ActorsFound",
    "Anchored",
    "Article",
    "Claim",
    "Constraint",
    "Contradiction",
    "DateBasis",
    "Event",
    "Extraction",
    "Factuality",
    "Granularity",
    "Merged",
    "Node",
    "ParsedArticle",
    "Participant",
    "PlaceMention",
    "PublishedBasis",
    "Quantity",
    "Quotation",
    "Reason",
    "Rejected",
    "Sentence",
    "SentenceKind",
    "Span",
    "Tense",
    "TimeExpression",
    "TimexAnchor",
    "TimexType",
]

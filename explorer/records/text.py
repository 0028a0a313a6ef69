"""Articles, sentences, quotations and temporal expressions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from explorer.dates import Bounds

if TYPE_CHECKING:
    from explorer.records.parses import Doc

PublishedBasis = Literal["metadata", "dateline", "front_matter", "file", "argument", "inferred", "unknown"]
SentenceKind = Literal["headline", "deck", "byline", "dateline", "caption", "heading", "body"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexAnchor = Literal["explicit", "publication", "narrative", "event", "none"]
Granularity = Literal["minute", "hour", "day", "week", "month", "season", "year", "decade", "unknown"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    Attributes
    ----------
    id
        Short, stable, unique in a timeline; derived from the file name or the text's hash.
    text
        The text that all offsets count; NBSP and line breaks are kept.
    published
        Calendar bounds of publication, or None when nothing says so.
    published_basis
        Where ``published`` comes from.
    sha256
        Hex digest of the original bytes.
    """

    id: str
    title: str
    text: str
    published: Bounds | None = None
    published_basis: PublishedBasis = "unknown"
    source: str = ""
    author: str = ""
    url: str = ""
    language: str = "en"
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that did not become an article, and why."""

    input: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline, byline or caption.

    Attributes
    ----------
    index
        Position in the article, from 0.
    paragraph
        Index of the paragraph (block of lines) it stands in, from 0.
    repeats
        Index of the earlier sentence of which this is a verbatim copy, else None.
    """

    index: int
    start: int
    end: int
    kind: SentenceKind
    paragraph: int
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, or reported without them, and who says them.

    Attributes
    ----------
    start, end
        The quoted words without the marks.
    kind
        ``direct`` (a full quoted clause), ``indirect`` (a reported clause without marks),
        ``mixed`` (quoted words inside a reported clause), ``scare`` (marks around a word or
        phrase that nobody is said to speak).
    speaker
        Span of the speaker's noun phrase, or None.
    verb
        Span of the reporting verb, or None.
    through
        Spans of further sources between the speaker and the outlet, nearest the speaker first
        ("in a video translated by MEMRI").
    """

    start: int
    end: int
    kind: Literal["direct", "indirect", "mixed", "scare"]
    speaker: Span | None = None
    verb: Span | None = None
    through: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with its sentences and their parses.

    Attributes
    ----------
    docs
        One parse a sentence, in the order of ``sentences``; None where the sentence
        was not parsed. ``sentence.start + token.idx`` is the token's offset in the article.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    docs: tuple[Doc | None, ...]
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression, recognised and resolved (TIMEX3).

    Attributes
    ----------
    type, value, mod
        As in TIMEX3. A relative form that cannot be resolved to the calendar has an offset value
        such as ``"P-3D"`` (three days before publication) or a ``PAST_REF``-like value.
    bounds
        The stretch of time it denotes, in calendar days or in days from publication;
        None for durations, sets and expressions that hang on an event.
    length
        Least and greatest length in days, of durations and of distances ("two days after").
    anchor
        What it was resolved against.
    relation
        For ``anchor == "event"``: ``after`` or ``before`` the anchor event.
    anchor_start, anchor_end
        Span of the words that name the anchor event, else -1.
    rule
        Identifier of the rule that found it.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None = None
    bounds: Bounds | None = None
    length: tuple[float, float] | None = None
    anchor: TimexAnchor = "none"
    relation: Literal["after", "before", "since", "until", ""] = ""
    anchor_start: int = -1
    anchor_end: int = -1
    rule: str = ""
    granularity: Granularity = "unknown"

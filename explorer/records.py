"""The records that the stages hand to one another.

All are frozen. Every ``start`` and ``end`` counts characters of ``Article.text``,
half-open, so that ``article.text[record.start:record.end]`` is always the words meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from explorer.dates import Bounds

if TYPE_CHECKING:
    from spacy.tokens import Doc

PublishedBasis = Literal["metadata", "dateline", "front_matter", "file", "argument", "inferred", "unknown"]
SentenceKind = Literal["headline", "deck", "byline", "dateline", "caption", "heading", "body"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexAnchor = Literal["explicit", "publication", "narrative", "event", "none"]
Factuality = Literal[
    "happened", "ongoing", "attempted", "averted", "negated", "vowed", "claimed", "hypothetical", "generic"
]
Tense = Literal["past", "pluperfect", "perfect", "present", "progressive", "future", "none"]
DateBasis = Literal["explicit", "relative", "ordered", "publication", "analyst"]
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
        One spaCy ``Doc`` a sentence, in the order of ``sentences``; None where the sentence
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


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the story, known beforehand or discovered.

    Attributes
    ----------
    kind
        ``armed_group``, ``state_forces``, ``state``, ``coalition``, ``person``, ``organisation``,
        ``media``, ``civilians``, ``vessel``, ``other``.
    sides
        Sides it is known to be on, most specific first; empty when unknown.
    known
        Whether it comes from the knowledge table.
    """

    id: str
    name: str
    kind: str
    sides: tuple[str, ...] = ()
    known: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that refer to an actor.

    Attributes
    ----------
    actor_id
        Empty when the words refer to some actor that could not be resolved.
    how
        ``name``, ``nominal`` ("the jihadi group"), ``pronoun``, ``discovered``, ``demonym``,
        ``people`` (victims and civilians).
    """

    start: int
    end: int
    text: str
    actor_id: str
    how: Literal["name", "nominal", "pronoun", "discovered", "demonym", "people"]
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place.

    Attributes
    ----------
    relation
        ``in``, ``near`` (also "just outside of"), ``from``, ``to`` or a compass direction.
    place_id
        GeoNames id as text or an id of the project's own table; empty when unknown.
    """

    start: int
    end: int
    text: str
    place_id: str
    name: str
    relation: str = "in"
    country: str = ""
    latitude: float = float("nan")
    longitude: float = float("nan")


@dataclass(frozen=True, slots=True)
class ActorsFound:
    """What the actors stage found in one article."""

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]


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


@dataclass(frozen=True, slots=True)
class Node:
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

"""The tables of a Timeline: every column, its dtype and its meaning, declared once.

Times are ``datetime64[s]`` without a time zone; ``*_offset`` columns are days from the start of
the publication day (float). Character offsets count the article's text, half-open. Lists of
identifiers are text joined by ``|``; missing text is the empty string.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer.errors import SchemaError

if TYPE_CHECKING:
    import pandas as pd

TEXT, WHOLE, NUMBER, TIME, FLAG = "str", "int32", "float64", "datetime64[s]", "bool"

LIST_SEPARATOR = "|"
CHAIN_SEPARATOR = " > "

SENTENCE_KINDS = ("headline", "deck", "byline", "dateline", "caption", "heading", "body")
FACTUALITIES = (
    "happened",
    "ongoing",
    "attempted",
    "averted",
    "negated",
    "vowed",
    "claimed",
    "hypothetical",
    "generic",
)
DATE_BASES = ("explicit", "relative", "ordered", "publication", "analyst")
CONTRADICTION_KINDS = ("number", "outcome", "agent", "framing", "fact")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, dtype, meaning, and what its values must obey."""

    name: str
    dtype: str
    doc: str
    unique: bool = False
    isin: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a Timeline."""

    name: str
    doc: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]

    @property
    def dtypes(self) -> dict[str, str]:
        """Column name to dtype."""
        return {column.name: column.dtype for column in self.columns}


_BOUNDS = (
    Column("earliest_start", TIME, "earliest time at which it can have begun; NaT if not known"),
    Column("latest_start", TIME, "latest time at which it can have begun"),
    Column("earliest_end", TIME, "earliest time at which it can have ended"),
    Column("latest_end", TIME, "latest time at which it can have ended"),
    Column("earliest_start_offset", NUMBER, "the same in days from publication; -inf or inf if open"),
    Column("latest_start_offset", NUMBER, "days from publication"),
    Column("earliest_end_offset", NUMBER, "days from publication"),
    Column("latest_end_offset", NUMBER, "days from publication"),
    Column("date_basis", TEXT, "what the bounds rest on", isin=DATE_BASES),
    Column("granularity", TEXT, "unit of the most exact expression used, or 'unknown'"),
    Column("edtf", TEXT, "the hull as an EDTF interval; empty without calendar bounds"),
)
_NUMBERS = (
    Column("quantity_low", NUMBER, "least of the reported numbers; NaN if none"),
    Column("quantity_best", NUMBER, "best estimate"),
    Column("quantity_high", NUMBER, "greatest"),
    Column("quantity_unit", TEXT, "what is counted: killed, wounded, fighters, strikes …"),
    Column("quantity_text", TEXT, "the words"),
)
_WHERE = (
    Column("place_id", TEXT, "id in the place table or GeoNames, or the words in lower case when unknown"),
    Column("place", TEXT, "canonical name of the place"),
    Column("place_relation", TEXT, "in, near, from, to or a compass direction"),
    Column("latitude", NUMBER, "degrees north; NaN if unknown", at_least=-90, at_most=90),
    Column("longitude", NUMBER, "degrees east", at_least=-180, at_most=180),
)

ARTICLES = Table(
    "articles",
    "One row an article.",
    (
        Column("article_id", TEXT, "short stable id", unique=True),
        Column("title", TEXT, "headline"),
        Column("source", TEXT, "outlet"),
        Column("author", TEXT, "byline"),
        Column("url", TEXT, "address, never fetched"),
        Column("language", TEXT, "ISO 639-1 code"),
        Column("published_earliest", TIME, "start of the publication window; NaT if unknown"),
        Column("published_latest", TIME, "end of the window, exclusive"),
        Column("published_basis", TEXT, "metadata, dateline, front_matter, file, argument, inferred, unknown"),
        Column("sha256", TEXT, "hash of the original bytes"),
        Column("n_chars", WHOLE, "length of the text", at_least=0),
        Column("n_sentences", WHOLE, "sentences kept, copies of captions not counted", at_least=0),
        Column("n_claims", WHOLE, "claims found", at_least=0),
        Column("voice", TEXT, "id of the first article of which this is a near copy; its own id otherwise"),
        Column("text", TEXT, "the text that all offsets count"),
    ),
)
SENTENCES = Table(
    "sentences",
    "One row a sentence, headline, byline or caption, in reading order.",
    (
        Column("sentence_id", TEXT, "'{article_id}#{sentence_index}'", unique=True),
        Column("article_id", TEXT, "article"),
        Column("sentence_index", WHOLE, "position in the article, from 0", at_least=0),
        Column("start_char", WHOLE, "first character", at_least=0),
        Column("end_char", WHOLE, "one past the last character", at_least=0),
        Column("kind", TEXT, "what it is", isin=SENTENCE_KINDS),
        Column("paragraph", WHOLE, "paragraph it stands in, from 0", at_least=0),
        Column("repeats", TEXT, "id of the sentence it copies, or empty"),
        Column("quoted_share", NUMBER, "share of its characters inside quotations", at_least=0, at_most=1),
        Column("speaker", TEXT, "who speaks the quoted part: actor id or words"),
        Column("actors", TEXT, "ids of the actors mentioned"),
        Column("tone", NUMBER, "default tone, -1 to 1; NaN if not scored", at_least=-1, at_most=1),
        Column("tone_vader", NUMBER, "compound score of NLTK's VADER, -1 to 1", at_least=-1, at_most=1),
        Column("tone_words", TEXT, "the words that drove the tone, as 'word+0.5|word-0.3'"),
        Column("text", TEXT, "the words"),
    ),
)
CLAIMS = Table(
    "claims",
    "One row a mention: what one sentence of one article says of one event.",
    (
        Column("claim_id", TEXT, "'{article_id}:{start_char}'", unique=True),
        Column("event_id", TEXT, "event it belongs to"),
        Column("article_id", TEXT, "article"),
        Column("sentence_id", TEXT, "sentence"),
        Column("trigger", TEXT, "the words that name the event"),
        Column("start_char", WHOLE, "first character of the trigger", at_least=0),
        Column("end_char", WHOLE, "one past the last", at_least=0),
        Column("sentence_start", WHOLE, "first character of the sentence", at_least=0),
        Column("sentence_end", WHOLE, "one past the last", at_least=0),
        Column("event_type", TEXT, "one of the closed list of explorer.events.event_types()"),
        Column("label", TEXT, "a short line for charts"),
        Column("sources", TEXT, "ids of the doers; empty when none is stated"),
        Column("source_text", TEXT, "the words, joined by |"),
        Column("source_basis", TEXT, "stated, control, possessive, compound, inferred, speaker"),
        Column("targets", TEXT, "ids of those it is done to"),
        Column("target_text", TEXT, "the words, joined by |"),
        Column("target_basis", TEXT, "as source_basis"),
        Column("place_text", TEXT, "the words that name the place"),
        *_WHERE,
        *_NUMBERS,
        Column("factuality", TEXT, "did it happen", isin=FACTUALITIES),
        Column("factuality_score", NUMBER, "-3 certainly not, 3 certainly", at_least=-3, at_most=3),
        Column("speaker", TEXT, "chain of those who say so, joined by ' > '; empty for the narrator"),
        Column("quoted", FLAG, "whether the trigger stands in quotation marks"),
        Column("tense", TEXT, "past, pluperfect, perfect, present, progressive, future or none"),
        Column("plover", TEXT, "PLOVER event, with mode after a dash"),
        Column("cameo", TEXT, "CAMEO code"),
        Column("acled", TEXT, "ACLED sub-event type"),
        *_BOUNDS,
        Column("tone", NUMBER, "tone of the sentence", at_least=-1, at_most=1),
        Column("confidence", NUMBER, "that the row is right, 0 to 1", at_least=0, at_most=1),
    ),
)
EVENTS = Table(
    "events",
    "One row an event: claims about one happening, merged.",
    (
        Column("event_id", TEXT, "id", unique=True),
        Column("event_type", TEXT, "type"),
        Column("label", TEXT, "a short line for charts"),
        Column("sources", TEXT, "ids of the doers"),
        Column("targets", TEXT, "ids of those it is done to"),
        *_WHERE,
        Column("factuality", TEXT, "did it happen", isin=FACTUALITIES),
        Column("disputed", FLAG, "whether its claims contradict one another"),
        Column("speakers", TEXT, "who says so; 'author' for the narrator"),
        *_BOUNDS,
        *_NUMBERS,
        Column("n_claims", WHOLE, "claims", at_least=1),
        Column("n_articles", WHOLE, "articles", at_least=1),
        Column("n_independent_sources", WHOLE, "voices, copies counted once", at_least=1),
        Column("frame", TEXT, "article from whose publication the offsets count"),
        Column("first_sentence", TEXT, "sentence id of the first claim in reading order"),
        Column("confidence", NUMBER, "0 to 1", at_least=0, at_most=1),
    ),
)
CONTRADICTIONS = Table(
    "contradictions",
    "Pairs of claims that cannot both be the whole truth; none is preferred.",
    (
        Column("contradiction_id", TEXT, "id", unique=True),
        Column("event_id", TEXT, "event of the first claim"),
        Column("kind", TEXT, "what they disagree on", isin=CONTRADICTION_KINDS),
        Column("claim_a", TEXT, "one claim"),
        Column("claim_b", TEXT, "the other"),
        Column("text", TEXT, "the disagreement in words"),
    ),
)
ACTORS = Table(
    "actors",
    "One row an actor of this timeline.",
    (
        Column("actor_id", TEXT, "id", unique=True),
        Column("name", TEXT, "name for display"),
        Column("kind", TEXT, "armed_group, state_forces, state, coalition, person, media, civilians …"),
        Column("sides", TEXT, "sides it is known to be on"),
        Column("known", FLAG, "from the knowledge table, or discovered in the text"),
        Column("n_claims", WHOLE, "claims it takes part in", at_least=0),
    ),
)
MENTIONS = Table(
    "mentions",
    "Words that refer to actors and places.",
    (
        Column("article_id", TEXT, "article"),
        Column("start_char", WHOLE, "first character", at_least=0),
        Column("end_char", WHOLE, "one past the last", at_least=0),
        Column("text", TEXT, "the words"),
        Column("refers_to", TEXT, "'actor' or 'place'", isin=("actor", "place")),
        Column("id", TEXT, "actor or place id; empty if unresolved"),
        Column("how", TEXT, "name, nominal, pronoun, discovered, demonym, people; for places the relation"),
    ),
)
TIMES = Table(
    "times",
    "Temporal expressions (TIMEX3).",
    (
        Column("article_id", TEXT, "article"),
        Column("start_char", WHOLE, "first character", at_least=0),
        Column("end_char", WHOLE, "one past the last", at_least=0),
        Column("text", TEXT, "the words"),
        Column("type", TEXT, "DATE, TIME, DURATION or SET", isin=("DATE", "TIME", "DURATION", "SET")),
        Column("value", TEXT, "TIMEX3 value"),
        Column("mod", TEXT, "TIMEX3 modifier"),
        Column("anchor", TEXT, "explicit, publication, narrative, event or none"),
        Column("rule", TEXT, "rule that found it"),
        Column("earliest", TIME, "start of what it denotes; NaT if it has no calendar bounds"),
        Column("latest", TIME, "end of it, exclusive"),
        Column("earliest_offset", NUMBER, "in days from publication; NaN if unknown"),
        Column("latest_offset", NUMBER, "exclusive"),
    ),
)
REASONS = Table(
    "reasons",
    "Why each field of each claim is what it is, in order.",
    (
        Column("claim_id", TEXT, "claim"),
        Column("step", WHOLE, "order, from 0", at_least=0),
        Column("field", TEXT, "field explained"),
        Column("rule", TEXT, "rule identifier"),
        Column("text", TEXT, "one line in words"),
        Column("start_char", WHOLE, "words it rests on, or -1", at_least=-1),
        Column("end_char", WHOLE, "one past the last, or -1", at_least=-1),
        Column("earliest_offset", NUMBER, "hull left after this step, days from publication; NaN if not of time"),
        Column("latest_offset", NUMBER, "end of the hull"),
    ),
)
FORTUNES = Table(
    "fortunes",
    "Gain or loss that an event means for an actor.",
    (
        Column("event_id", TEXT, "event"),
        Column("actor_id", TEXT, "actor"),
        Column("fortune", NUMBER, "-1 loss to 1 gain", at_least=-1, at_most=1),
        Column("rule", TEXT, "row of the fortune table that gave it"),
    ),
)
CONTROL = Table(
    "control",
    "Who holds a place, as a probability over sampled histories.",
    (
        Column("place_id", TEXT, "place"),
        Column("place", TEXT, "its name"),
        Column("frame", TEXT, "article from whose publication the offsets count; empty on the calendar"),
        Column("offset", NUMBER, "days from publication; NaN on the calendar"),
        Column("date", TIME, "calendar time; NaT in an undated frame"),
        Column("holder", TEXT, "actor id, 'contested' or 'unknown'"),
        Column("probability", NUMBER, "share of the histories", at_least=0, at_most=1),
    ),
)
REJECTED = Table(
    "rejected",
    "Inputs that did not become articles.",
    (
        Column("input", TEXT, "path or name"),
        Column("reason", TEXT, "why"),
        Column("hint", TEXT, "what to do"),
    ),
)

TABLES: tuple[Table, ...] = (
    ARTICLES,
    SENTENCES,
    CLAIMS,
    EVENTS,
    CONTRADICTIONS,
    ACTORS,
    MENTIONS,
    TIMES,
    REASONS,
    FORTUNES,
    CONTROL,
    REJECTED,
)


def frame(table: Table, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """A checked DataFrame with the columns and dtypes of ``table``.

    Parameters
    ----------
    table
        The declaration.
    rows
        One dictionary a row; every declared column must be present.

    Returns
    -------
    pandas.DataFrame
        Columns in declared order and dtype, with a range index.

    Raises
    ------
    SchemaError
        If a column is missing or a value breaks a check.
    """
    import pandas as pd

    columns = {}
    for column in table.columns:
        try:
            values = [row[column.name] for row in rows]
        except KeyError:
            raise SchemaError(f"a row lacks the column {column.name!r}", where=table.name) from None
        columns[column.name] = pd.Series(values, dtype=column.dtype)
    return check(table, pd.DataFrame(columns))


def check(table: Table, df: pd.DataFrame) -> pd.DataFrame:
    """Return ``df`` unchanged if it keeps the declaration of ``table``.

    Raises
    ------
    SchemaError
        Naming the table, the column, the check and up to five offending values.
    """
    import pandera.errors

    try:
        _pandera_schema(table).validate(df, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases.head(5)
        words = "; ".join(f"{case.column}: {case.check}, found {case.failure_case!r}" for case in cases.itertuples())
        raise SchemaError(words, where=table.name) from error
    return df


@cache
def _pandera_schema(table: Table) -> Any:
    import pandera.pandas as pa

    columns = {}
    for column in table.columns:
        checks = []
        if column.isin:
            checks.append(pa.Check.isin(column.isin))
        if column.at_least is not None:
            checks.append(pa.Check.ge(column.at_least))
        if column.at_most is not None:
            checks.append(pa.Check.le(column.at_most))
        columns[column.name] = pa.Column(
            column.dtype,
            checks,
            unique=column.unique,
            nullable=column.dtype in (NUMBER, TIME),
            description=column.doc,
        )
    return pa.DataFrameSchema(columns, name=table.name, strict=True, ordered=True)

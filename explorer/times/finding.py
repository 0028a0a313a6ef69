"""Find the temporal expressions of a text: the stages of ``find`` in order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from explorer.dates import Bounds
from explorer.records import TimeExpression
from explorer.times.anchors import anchor_span
from explorer.times.builders import build
from explorer.times.forms import Form
from explorer.times.grammar import Found, encode, matches, read_grammar
from explorer.times.headings import Headings, find_headings, is_diary
from explorer.times.lexicon import Lexicon
from explorer.times.news import has_dateline, is_deictic, news_share, opens_narrative
from explorer.times.phrase import Phrase
from explorer.times.publication import read_publication
from explorer.times.reference import Reference
from explorer.times.resolution import Resolved, Resolver
from explorer.times.stretches import bounds_of, granularity_of, length_of
from explorer.times.tense import tense_around
from explorer.times.titles import is_title
from explorer.times.tokens import Tokens, tokenise
from explorer.times.years import Choice, Mention, choose_years

NARRATIVE = 0.1  # a text whose share of news is below this tells of another time than its own


@dataclass(frozen=True, slots=True)
class Placed:
    """A form, and the phrase that it was built from."""

    form: Form
    found: Found
    tense: int


def find(
    text: str, published: Bounds | datetime.date | str | None = None, *, language: str = "en"
) -> list[TimeExpression]:
    """The temporal expressions of a text, resolved as far as the text allows.

    Parameters
    ----------
    text
        Any text; NBSP counts as a blank.
    published
        When the text was published: bounds, a date, or an ISO 8601 date or time. Bounds wider than a day
        leave relative expressions ("last month") as wide. Without it they stand in days from publication.
    language
        ISO 639-1 code of the text; ``languages()`` lists those with rules.

    Returns
    -------
    list of TimeExpression
        In reading order, without overlap. ``text[start:end]`` are the words.

    Raises
    ------
    InputError
        If ``published`` is text that is no date, or there are no rules for ``language``.

    Examples
    --------
    >>> [(found.text, found.value) for found in find("They left two days ago.", "2014-10-10")]
    [('two days ago', '2014-10-08')]
    """
    grammar = read_grammar(language)
    publication = read_publication(published)
    tokens = tokenise(text, grammar.lexicon.token)
    placed = []
    for found in matches(encode(tokens, grammar.lexicon), grammar):
        form = build(Phrase(found, tokens, grammar.lexicon))
        if form is not None and not is_title(form, found, tokens):
            placed.append(Placed(form, found, tense_around(tokens, found.first, found.last, grammar.lexicon)))
    headings = find_headings(tokens)
    news = _news_share(placed, publication.near, tokens, headings, grammar.lexicon)
    narrative = news < NARRATIVE
    diary = is_diary([each.found for each in placed if each.found.rule.only == "entries"], tokens)
    placed = [each for each in placed if _holds(each, narrative=narrative, diary=diary)]
    mentions = _mentions(placed, headings, tokens, grammar.lexicon)
    choices = choose_years(mentions, publication.near, news)
    deictic = any(is_deictic(each.form) for each in placed)
    resolver = Resolver(publication.day, narrative, named_later=_first_quarter(placed, choices), deictic=deictic)
    expressions = []
    for each, mention, choice in zip(placed, mentions, choices, strict=True):
        resolved = resolver.resolve(
            each.form, choice.year, each.tense, adopted=choice.adopted and not mention.since, passing=mention.since
        )
        bounds = bounds_of(each.form, resolved, publication.day, each.tense)
        expressions.append(_express(text, tokens, each, resolved, publication.place(bounds)))
    return expressions


def _express(text: str, tokens: Tokens, placed: Placed, resolved: Resolved, bounds: Bounds | None) -> TimeExpression:
    form, found = placed.form, placed.found
    start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
    expression = TimeExpression(
        start,
        end,
        text[start:end],
        resolved.type,
        resolved.value,
        mod=form.mod,
        bounds=bounds,
        length=length_of(form),
        anchor=resolved.anchor,
        rule=found.rule.id,
        granularity=granularity_of(form, resolved.value),
    )
    if form.relation:
        span = anchor_span(tokens, found.last + 1)
        if span is None:
            return replace(expression, anchor="none")
        return replace(expression, relation=form.relation, anchor_start=span[0], anchor_end=span[1])
    return expression


def _holds(placed: Placed, *, narrative: bool, diary: bool) -> bool:
    holds = {"": True, "narrative": narrative, "future": placed.tense > 0, "entries": diary}
    return holds[placed.found.rule.only]


def _news_share(
    placed: list[Placed], near: Reference | None, tokens: Tokens, headings: Headings, lexicon: Lexicon
) -> float:
    mentions = zip(_mentions(placed, headings, tokens, lexicon), (each.found.first for each in placed), strict=True)
    opening = opens_narrative(list(mentions), near, tokens, headings, lexicon)
    return news_share(
        [each.form for each in placed], near, narrative_opening=opening, dateline=has_dateline(tokens, headings)
    )


def _first_quarter(placed: list[Placed], choices: list[Choice]) -> tuple[int, int] | None:
    """Year and quarter that a report names first: "the quarter" before it is the same."""
    for each, choice in zip(placed, choices, strict=True):
        form = each.form
        if form.quarter is not None and form.year is None and form.year_direction is None and choice.year is not None:
            return choice.year, form.quarter
    return None


def _mentions(placed: list[Placed], headings: Headings, tokens: Tokens, lexicon: Lexicon) -> list[Mention]:
    mentions = []
    before = -1
    for each in placed:
        first = each.found.first
        since = first > 0 and tokens.words[first - 1].lower() in lexicon.words("SINCE")
        mentions.append(Mention(each.form, each.tense, headings.between(before, first), headings.inside(first), since))
        before = first
    return mentions

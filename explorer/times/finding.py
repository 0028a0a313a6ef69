"""Find the temporal expressions of a text: the stages of ``find`` in order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from explorer.dates import Bounds, day_number
from explorer.records import TimeExpression
from explorer.times.builders import build
from explorer.times.forms import Form
from explorer.times.grammar import Found, encode, matches, read_grammar
from explorer.times.headings import find_headings
from explorer.times.phrase import Phrase
from explorer.times.reference import Reference
from explorer.times.resolution import Resolver
from explorer.times.tense import tense_around
from explorer.times.tokens import Tokens, tokenise
from explorer.times.values import stretch_of
from explorer.times.years import Mention, choose_years, news_share

NARRATIVE = 0.25  # a text whose share of news is below this tells of another time than its own


@dataclass(frozen=True, slots=True)
class Placed:
    """A form, and the phrase that it was built from."""

    form: Form
    found: Found
    tense: int


def find(text: str, published: Bounds | datetime.date | str | None = None) -> list[TimeExpression]:
    """The temporal expressions of a text, resolved as far as the text allows."""
    grammar = read_grammar()
    tokens = tokenise(text, grammar.lexicon.token)
    placed = []
    for found in matches(encode(tokens, grammar.lexicon), grammar):
        form = build(Phrase(found, tokens, grammar.lexicon))
        if form is not None:
            placed.append(Placed(form, found, tense_around(tokens, found.first, found.last, grammar.lexicon)))
    day = None
    if isinstance(published, Bounds):
        day = int(published.earliest_start)
    elif published is not None:
        day = int(day_number(str(published)))
    reference = None if day is None else Reference.of_day(day)
    news = news_share([each.form for each in placed], reference)
    narrative = news < NARRATIVE
    placed = [each for each in placed if _holds(each, narrative=narrative)]
    choices = choose_years(_mentions(placed, tokens), reference, news)
    resolver = Resolver(reference, narrative)
    expressions = []
    for each, choice in zip(placed, choices, strict=True):
        resolved = resolver.resolve(each.form, choice.year, each.tense, adopted=choice.adopted)
        stretch = stretch_of(resolved.value)
        bounds = None if stretch is None else Bounds.exactly(*stretch[0])
        start, end = tokens.starts[each.found.first], tokens.ends[each.found.last - 1]
        expressions.append(
            TimeExpression(
                start,
                end,
                text[start:end],
                resolved.type,
                resolved.value,
                each.form.mod,
                bounds,
                anchor=resolved.anchor,
                rule=each.found.rule.id,
                granularity="unknown" if stretch is None else stretch[1],
            )
        )
    return expressions


def _holds(placed: Placed, *, narrative: bool) -> bool:
    only = placed.found.rule.only
    return not only or only == "narrative" and narrative or only == "future" and placed.tense > 0


def _mentions(placed: list[Placed], tokens: Tokens) -> list[Mention]:
    headings = find_headings(tokens)
    mentions = []
    before = -1
    for each in placed:
        first = each.found.first
        mentions.append(Mention(each.form, each.tense, headings.between(before, first), headings.inside(first)))
        before = first
    return mentions

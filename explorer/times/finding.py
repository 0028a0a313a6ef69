"""Find the temporal expressions of a text: the stages of ``find`` in order."""

from __future__ import annotations

import datetime

from explorer.dates import Bounds, day_number
from explorer.records import TimeExpression
from explorer.times.builders import build
from explorer.times.forms import Form
from explorer.times.grammar import encode, matches, read_grammar
from explorer.times.phrase import Phrase
from explorer.times.reference import Reference
from explorer.times.resolution import Resolver
from explorer.times.tokens import tokenise
from explorer.times.values import stretch_of
from explorer.times.years import choose_years


def find(text: str, published: Bounds | datetime.date | str | None = None) -> list[TimeExpression]:
    """The temporal expressions of a text, resolved as far as the text allows."""
    grammar = read_grammar()
    tokens = tokenise(text, grammar.lexicon.token)
    placed: list[tuple[Form, int, int, str]] = []
    for found in matches(encode(tokens, grammar.lexicon), grammar):
        form = build(Phrase(found, tokens, grammar.lexicon))
        if form is not None:
            placed.append((form, tokens.starts[found.first], tokens.ends[found.last - 1], found.rule.id))
    day = None
    if isinstance(published, Bounds):
        day = int(published.earliest_start)
    elif published is not None:
        day = int(day_number(str(published)))
    reference = None if day is None else Reference.of_day(day)
    years, narrative = choose_years([each[0] for each in placed], reference)
    resolver = Resolver(reference, narrative)
    expressions = []
    for (form, start, end, rule), year in zip(placed, years, strict=True):
        resolved = resolver.resolve(form, year, 0)
        stretch = stretch_of(resolved.value)
        bounds = None if stretch is None else Bounds.exactly(*stretch[0])
        expressions.append(
            TimeExpression(
                start,
                end,
                text[start:end],
                resolved.type,
                resolved.value,
                form.mod,
                bounds,
                anchor=resolved.anchor,
                rule=rule,
                granularity="unknown" if stretch is None else stretch[1],
            )
        )
    return expressions

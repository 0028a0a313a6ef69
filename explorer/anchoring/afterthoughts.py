"""Dates in a sentence of their own after what they date: "They burned the huts. That was four months ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from explorer.anchoring.attachment import is_day
from explorer.anchoring.making import Why, contained, origin
from explorer.anchoring.scene import Scene
from explorer.records import Constraint, TimeExpression

WEIGHT = 0.5
TOLD = frozenset({"happened", "claimed", "attempted", "averted"})
# The subject can be nothing but what was just told; "that was the last time" and the like name no day and do nothing.
POINTING = re.compile(
    r"[\W_]{0,3}(?:that|this|it|all (?:that|this)) (?:was|is now|happened|took place)\b", re.IGNORECASE
)


def afterthoughts(scene: Scene, dated: Set[str]) -> Iterator[Constraint]:
    """Place the events of a sentence by the date that the next one gives them.

    Parameters
    ----------
    dated
        Ids of claims that have a date of their own.
    """
    text, sentences = scene.parsed.article.text, scene.parsed.sentences
    placed = {one.sentence.index: one for one in scene.sentences}
    every = [item.expression for one in scene.sentences for item in one.expressions] + list(scene.headings)
    for before, sentence in pairwise(sentences):
        told = placed.get(before.index)
        if told is None or before.paragraph != sentence.paragraph:
            continue
        if not POINTING.match(text, sentence.start, sentence.end):
            continue
        expression = next(
            (item for item in every if sentence.start <= item.start < sentence.end and _says_when(item)), None
        )
        if expression is None or expression.bounds is None:
            continue
        low, high = expression.bounds.hull
        why = Why("time.afterthought", f"“{expression.text}” is said of it", WEIGHT, expression.start, expression.end)
        for one in told.claims:
            if one.claim.id not in dated and one.claim.factuality in TOLD and one.claim.tense == "past":
                yield from contained(one.claim, origin(expression.bounds.frame, scene.article_id), low, high, why)


def _says_when(item: TimeExpression) -> bool:
    return is_day(item) and item.bounds is not None and item.bounds.is_finite

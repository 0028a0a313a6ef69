"""The period that a report covers: the past day of a communiqué, the hours that a briefing names, the week of news.

What a headline, a lead or a daily report tells without a date has just happened. How far back that can be is a
convention, held more softly than anything that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from math import ceil, isfinite
from typing import TYPE_CHECKING

from explorer.anchoring import rulebook
from explorer.anchoring.attachment import is_day
from explorer.anchoring.making import Why, link, origin, publication_of, start_of
from explorer.anchoring.news import is_told_on, scenes
from explorer.anchoring.placement import RECENT
from explorer.anchoring.scene import PlacedSentence, Scene
from explorer.records import Constraint, TimeExpression

if TYPE_CHECKING:
    from explorer.records.parses import Token

LEAD = 2  # sentences of the body that give the news
OPENING = 5  # sentences of the body in which the day of the news is told
SLACK = 1.0  # days by which a lead may go back from the earliest day that is named after it
NEAR = 45.0  # days from publication beyond which a date makes a text no news
DAY, WEEK = 1.0, 7.0
WEEK_OF_NEWS = "news tells of the week before it (convention)"
TITLE = 8  # words that a first line may have and still be a title
WEIGHT = 0.08
ABOVE = frozenset({"headline", "deck"})


def covered(scene: Scene, dated: AbstractSet[str]) -> Iterator[Constraint]:
    """Undated acts start no earlier than the period that their report covers.

    Parameters
    ----------
    dated
        Ids of claims that something else places in time.
    """
    body = [sentence for sentence in scene.sentences if sentence.sentence.kind == "body"]
    days, words = _period(scene, body)
    news = is_news(scene)
    first = next((stone for stone in scenes(scene) if stone.sentence <= max(_indices(body[:LEAD]), default=-1)), None)
    lead = {sentence.sentence.index for sentence in body[:LEAD]}
    opening = first_day_of(scene)
    for sentence, placed in scene.claims():
        above = sentence.sentence.kind in ABOVE
        if placed.claim.id in dated or not (above or sentence.sentence.kind == "body"):
            continue
        if not is_told_on(sentence, placed, above=above):
            continue
        length, said = (days, words) if days else opening
        told = first is not None and first.expression.start < placed.claim.start
        if days or (news and not told and (above or sentence.sentence.index in lead)):
            why = Why("order.period", said, WEIGHT, placed.claim.start, placed.claim.end)
            yield link(publication_of(scene.article_id), start_of(placed.claim), why, low=-length)
        if above and first is not None and first.expression.bounds is not None:
            span = first.expression.start, first.expression.end
            why = Why("order.headline", f"the headline tells of “{first.expression.text}” or later", WEIGHT, *span)
            node = origin(first.expression.bounds.frame, scene.article_id)
            yield link(node, start_of(placed.claim), why, low=first.low)


def period_of(scene: Scene) -> tuple[float, str]:
    """Days before publication that a text covers, and what says so; 0 where it may speak of any time."""
    body = [sentence for sentence in scene.sentences if sentence.sentence.kind == "body"]
    days, words = _period(scene, body)
    if days:
        return days, words
    return (WEEK, WEEK_OF_NEWS) if is_news(scene) else (0.0, "")


def lead_of(scene: Scene) -> frozenset[int]:
    """Indices of the sentences that give the news: headline and lead of a text that dates its lead from its own day."""
    above = [sentence.sentence.index for sentence in scene.sentences if sentence.sentence.kind in ABOVE]
    body = [sentence for sentence in scene.sentences if sentence.sentence.kind == "body"][:LEAD]
    days = [item.expression for sentence in body for item in sentence.expressions if is_day(item.expression)]
    is_dated = any(
        item.anchor == "publication" and item.granularity == "day" and _is_near(item, scene) for item in days
    )
    return frozenset((*above, *_indices(body))) if is_dated else frozenset()


def first_day_of(scene: Scene) -> tuple[float, str]:
    """Days before publication of the earliest day that the beginning of a report names, and its words.

    A lead without a day of its own tells of what the next sentences date; without any such day the week counts.
    """
    body = [sentence for sentence in scene.sentences if sentence.sentence.kind == "body"][:OPENING]
    days = [
        (offset, item.expression)
        for sentence in body
        for item in sentence.expressions
        if is_day(item.expression)
        and item.expression.anchor == "publication"
        and not _dates_words(item.root)
        and (offset := _offset(item.expression, scene)) is not None
        and -WEEK <= offset < 0
    ]
    if not days:
        return WEEK, WEEK_OF_NEWS
    offset, expression = min(days, key=lambda one: one[0])
    return SLACK - offset, f"the lead tells of the days from “{expression.text}” on (convention)"


def _dates_words(root: Token) -> bool:
    """Whether a day is that of a report and not of what it tells ("officials said on Tuesday")."""
    verb = next((word for word in root.ancestors if word.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ in rulebook.words("report")


def _offset(item: TimeExpression, scene: Scene) -> float | None:
    """Days from publication to the start of an expression; None where that is not known."""
    published = scene.parsed.article.published
    if item.bounds is None or not item.bounds.is_finite:
        return None
    if item.bounds.frame == "publication":
        return item.bounds.hull[0]
    return item.bounds.hull[0] - published.hull[0] if published is not None else None


def _indices(sentences: list[PlacedSentence]) -> list[int]:
    return [sentence.sentence.index for sentence in sentences]


def _period(scene: Scene, body: list[PlacedSentence]) -> tuple[float, str]:
    """Days that the report says it covers, and its words; 0 where it does not say."""
    for sentence in body[:LEAD]:
        for placed in sentence.expressions:
            length = placed.expression.length
            if placed.expression.bounds is not None or length is None or not isfinite(length[1]):
                continue
            if RECENT.match(placed.expression.text):
                return float(ceil(length[1] - 0.01)), f"the report covers “{placed.expression.text}”"
    first = next((scene.parsed.article.text[item.start : item.end] for item in scene.parsed.sentences), "")
    opening = f"{scene.parsed.article.title} {first if len(first.split()) <= TITLE else ''}"
    named = rulebook.words("daily") & set(re.findall(r"\w+", opening.lower()))
    return (DAY, f"a {min(named)} tells of the past day (convention)") if named else (0.0, "")


def is_news(scene: Scene) -> bool:
    """Whether a text speaks from its own day, and of no other time."""
    every = [placed.expression for sentence in scene.sentences for placed in sentence.expressions]
    deictic = any(item.anchor == "publication" and item.bounds is not None for item in every)
    dateline = any(sentence.kind == "dateline" for sentence in scene.parsed.sentences)
    return (deictic or dateline) and all(_is_near(item, scene) for item in every)


def _is_near(item: TimeExpression, scene: Scene) -> bool:
    if item.bounds is None or not item.bounds.is_finite:
        return True
    published = scene.parsed.article.published
    if item.bounds.frame == "publication":
        return abs(item.bounds.hull[0]) <= NEAR
    return published is None or abs(item.bounds.hull[0] - published.hull[0]) <= NEAR

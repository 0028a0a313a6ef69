"""News goes on from its last date: what is told after it in the past, undated, is not older, softly.

A news text that goes back says so ("had", "earlier", "in March"); what it tells in the simple past a few sentences
after a date belongs to the same days. Only the side of the past is bounded: it may have come later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from math import isfinite
from typing import TYPE_CHECKING

from explorer.anchoring import rulebook
from explorer.anchoring.attachment import governor, is_day
from explorer.anchoring.chronicle import Milestone, goes_forward, milestones
from explorer.anchoring.headings import paragraph_dates
from explorer.anchoring.making import Why, link, origin, start_of
from explorer.anchoring.scene import PlacedClaim, PlacedSentence, Scene, is_pluperfect, is_reference, verb_of
from explorer.records import Constraint

if TYPE_CHECKING:
    from explorer.records.parses import Token

REACH = 4  # sentences after a date
WEIGHT = 0.12
LONGEST = 40.0  # days: a year or a season is no scene
ACTS = frozenset({"statement", "threat", "negotiation", "generic"})
TOLD = frozenset({"happened", "claimed", "attempted", "averted", "negated"})


def goes_on(scene: Scene, dated: AbstractSet[str], half: Mapping[str, str]) -> Iterator[Constraint]:
    """Undated acts start no earlier than the date told last before them.

    Parameters
    ----------
    dated
        Ids of claims that something else places in time.
    half
        Ids of those for which the text only says ``by`` when.
    """
    stones = scenes(scene)
    for sentence, placed in scene.claims():
        by = half.get(placed.claim.id) == "by" and placed.claim.event_type not in ACTS
        if sentence.sentence.kind != "body" or (placed.claim.id in dated and not by):
            continue
        if not by and not is_told_on(sentence, placed):
            continue
        before = [stone for stone in stones if stone.expression.end <= sentence.sentence.start]
        if not before or sentence.sentence.index - before[-1].sentence > REACH:
            continue
        expression = before[-1].expression
        if expression.bounds is not None:
            node = origin(expression.bounds.frame, scene.article_id)
            words = f"told after “{expression.text}” with no sign of going back"
            why = Why("order.news", words, WEIGHT, expression.start, expression.end)
            yield link(node, start_of(placed.claim), why, low=before[-1].low)


def scenes(scene: Scene) -> list[Milestone]:
    """The dates that the text reaches; none where they go back and forth."""
    heads = {item.start for item in paragraph_dates(scene).values()}
    stones = [
        stone
        for stone in milestones(scene)
        if isfinite(stone.low) and stone.expression.start not in heads and stone.token is not None
    ]
    return [stone for stone in stones if stone.high - stone.low <= LONGEST] if goes_forward(stones) else []


def is_told_on(sentence: PlacedSentence, placed: PlacedClaim, *, above: bool = False) -> bool:
    """Whether a claim without a time of its own goes on telling the news.

    Parameters
    ----------
    above
        Whether it stands in a headline, which tells news in the present tense.
    """
    claim, verb = placed.claim, verb_of(placed.token)
    if claim.factuality not in TOLD or claim.event_type in ACTS:
        return False
    if claim.tense not in ("past", "perfect", "none") and not (above and claim.tense == "present"):
        return False
    if is_pluperfect(_finite(verb)) or is_reference(placed.token):
        return False
    aside = any(word.dep_ in ("relcl", "acl") for word in (placed.token, verb, *verb.ancestors))
    back = any(child.lower_ in rulebook.words("back") for child in verb.children)
    return not aside and not back and not _has_its_time(sentence, verb)


def _finite(verb: Token) -> Token:
    """The verb that bears the tense of a clause."""
    for word in (verb, *verb.ancestors):
        if word.tag_ in ("VBD", "VBP", "VBZ") or any(child.dep_ in ("aux", "auxpass") for child in word.children):
            return word
    return verb


def _has_its_time(sentence: PlacedSentence, verb: Token) -> bool:
    """Whether the sentence has a date, other than one of a later clause that looks ahead."""
    days = [item for item in sentence.expressions if is_day(item.expression)]
    heads = [governor(sentence, item) for item in days]
    ahead = [any(child.lower_ in ("will", "shall") for child in head.children) and head.i != verb.i for head in heads]
    return not all(ahead)

"""Distances between events: "just days after being pushed out", "two days before the raid", "hours later"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf, isfinite
from typing import TYPE_CHECKING

from explorer.anchoring.attachment import Attachment, governor
from explorer.anchoring.making import Why, contained, end_of, link, origin, publication_of, start_of
from explorer.anchoring.placement import convention
from explorer.anchoring.scene import PlacedClaim, PlacedExpression, PlacedSentence, Scene, is_present, path
from explorer.records import Claim, Constraint, TimeExpression

if TYPE_CHECKING:
    from explorer.records.parses import Token

WEIGHT = 0.9
MOMENT = 0.3  # that the event counted from took less than a day
MARKS = frozenset({"after", "before", "since", "until"})
BACKWARD = frozenset({"before", "until"})
HALF_A_UNIT = {"week": 3.5, "month": 15.0, "year": 183.0}  # "a week after" is seldom seven days to the hour
LASTING = frozenset({"siege", "armed_clash", "ceasefire", "mobilisation", "displacement"})
STILL = frozenset({"ongoing", "vowed", "hypothetical"})


def distances(scene: Scene, attachments: list[Attachment]) -> Iterator[Constraint]:
    """Constraints from all expressions that hang on another event.

    Parameters
    ----------
    attachments
        What :func:`explorer.anchoring.attachment.attach` found; a named event that has a date of its
        own hands it on, moved by the distance.
    """
    dated = {item.claim.claim.id: item for item in attachments if item.expression.bounds and item.how == "direct"}
    before: PlacedClaim | None = None
    for sentence in scene.sentences:
        for placed in sentence.expressions:
            if placed.expression.anchor == "event" and placed.expression.relation:
                yield from _distance(scene, sentence, placed, dated, before)
        told = [item for item in sentence.claims if item.claim.factuality in ("happened", "claimed", "attempted")]
        before = told[-1] if told else before


def _distance(
    scene: Scene,
    sentence: PlacedSentence,
    placed: PlacedExpression,
    dated: dict[str, Attachment],
    before: PlacedClaim | None,
) -> Iterator[Constraint]:
    expression = placed.expression
    anchor = _anchor(scene, sentence, placed) or before
    if anchor is None:
        return
    head = _outer(sentence, placed)
    for claim in _dated_by(sentence, placed, anchor):
        if claim.factuality not in STILL:
            yield from _between(claim, anchor.claim, expression, dated.get(anchor.claim.id), scene.article_id)
    if is_present(head) and anchor.token.i != head.i and expression.length is not None:
        yield from _before_now(anchor.claim, expression, scene.article_id)


def _anchor(scene: Scene, sentence: PlacedSentence, placed: PlacedExpression) -> PlacedClaim | None:
    """The event that the expression counts from."""
    expression = placed.expression
    if expression.anchor_start >= 0:
        for other in (sentence, *scene.sentences):
            named = other.claims_within(expression.anchor_start, expression.anchor_end)
            if named:
                return min(named, key=lambda item: _depth(item))
    after = sentence.doc[placed.last.i + 1 : placed.last.i + 2]
    for token in (*after, placed.last):
        if token.lower_ in ("after", "before", "since", "following", "until"):
            below = [item for item in sentence.claims_under(token) if item.token.i > token.i]
            head = token.head if token.dep_ == "mark" else None
            own = sentence.claim_at(head) if head is not None else None
            if own or below:
                return own or below[0]
    return None


def _depth(item: PlacedClaim) -> int:
    return sum(1 for _ in item.token.ancestors)


def _outer(sentence: PlacedSentence, placed: PlacedExpression) -> Token:
    """What the distance modifies: in "fled, hours after planes had struck", the verb above the clause."""
    head = governor(sentence, placed)
    marks = [child for child in head.children if child.dep_ == "mark" and child.i > placed.root.i]
    if head.dep_ == "advcl" and any(child.lower_ in MARKS for child in marks):
        return head.head
    return head


def _dated_by(sentence: PlacedSentence, placed: PlacedExpression, anchor: PlacedClaim) -> list[Claim]:
    """The claims that stand at the other end of the distance."""
    head = _outer(sentence, placed)
    found = []
    for item in sentence.claims_under(head):
        labels = path(item.token, head)
        within_anchor = anchor.token.i in {token.i for token in item.token.ancestors} or item is anchor
        if not within_anchor and not {"relcl", "ccomp", "acl", "pcomp"} & set(labels):
            found.append(item.claim)
    return found


def _length(expression: TimeExpression) -> tuple[float, float]:
    """Least and greatest days of a distance: coarse units, half a unit either way."""
    low, high = expression.length or (0.0, inf)
    if low != high:
        return low, high
    slack = HALF_A_UNIT.get(expression.granularity, 0.0)
    return low - slack, high + slack


def _between(
    claim: Claim, anchor: Claim, expression: TimeExpression, dated: Attachment | None, article_id: str
) -> Iterator[Constraint]:
    backward = expression.relation in BACKWARD
    low, high = _length(expression)
    rule = "distance.before" if backward else "distance.after"
    words = f"“{expression.text}”{convention(expression)}, counted from “{anchor.text}”"
    why = Why(rule, words, WEIGHT, expression.start, expression.end)
    if expression.relation == "since":
        yield link(start_of(anchor), start_of(claim), why, low=0.0)
        return
    if low >= 1 and dated is not None and dated.expression.bounds is not None and dated.relation in ("", "in"):
        bounds = dated.expression.bounds
        earliest, latest = bounds.hull
        moved = (earliest - high, latest - low) if backward else (earliest + low, latest + high)
        yield from contained(claim, origin(bounds.frame, article_id), *moved, why)
        return
    nodes = (end_of(claim), start_of(anchor)) if backward else (end_of(anchor), start_of(claim))
    yield link(*nodes, why, low=low, high=high)
    if not backward and anchor.event_type not in LASTING and isfinite(high):
        moment = replace(why, rule="distance.moment", weight=MOMENT)
        yield link(start_of(anchor), start_of(claim), moment, low=low, high=high + 1.0)
    if claim.event_type not in LASTING:
        whole = (start_of(claim), start_of(anchor)) if backward else (end_of(anchor), end_of(claim))
        yield link(*whole, why, low=low, high=high)


def _before_now(anchor: Claim, expression: TimeExpression, article_id: str) -> Iterator[Constraint]:
    """ "Days after X, Y is happening": X lies that far before publication."""
    low, high = _length(expression)
    why = Why(
        "distance.now",
        f"“{expression.text}”{convention(expression)}: that long before the “now” of the sentence",
        WEIGHT,
        expression.start,
        expression.end,
    )
    now = publication_of(article_id)
    sign = (low, high) if expression.relation in BACKWARD else (-high, -low)
    yield link(now, end_of(anchor), why, low=sign[0], high=sign[1])
    if anchor.event_type not in LASTING:
        yield link(now, start_of(anchor), why, low=sign[0], high=sign[1])

"""Constraints from the expressions that hold for a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil, floor, inf

from explorer.anchoring.attachment import Attachment
from explorer.anchoring.making import Why, contained, end_of, link, origin, overlapping, publication_of, start_of
from explorer.records import Claim, Constraint, Node, TimeExpression

AGREED = frozenset({"ceasefire", "negotiation"})
RUN_UP = 0.4
SAME_NIGHT = 0.3
SAME_DAY = 0.1
WEEK, SAID = 7.0, 0.06  # days before it was told in which news happened, and how softly that is held
HALF_A_DAY = 0.5  # "before dawn on Sunday" is of the night to Sunday (convention)
NOT_OVER = ("ongoing", "vowed", "hypothetical")
RECENT = re.compile(r"(?:the )?(?:past|last|previous) \S+", re.IGNORECASE)
NTH = re.compile(r"(?:a|the) \w+ (?:\w+ )?(?:day|night|week|month|year)", re.IGNORECASE)
_HOW = {
    "direct": "",
    "shared": " (shared with its neighbour)",
    "content": " (dates the words, so what they tell lies before)",
    "source": " (dates what came of it)",
    "nearest": " (nearest in the sentence)",
    "heading": " heads the paragraph",
    "narrative": " still holds in the paragraph",
}


def place(item: Attachment, article_id: str) -> list[Constraint]:
    """What one attachment says of its claim."""
    claim, expression = item.claim.claim, item.expression
    if expression.bounds is None:
        return list(_lengths(item, article_id))
    left = origin(expression.bounds.frame, article_id)
    low, high = expression.bounds.hull
    if expression.value == "PRESENT_REF":
        return _now(claim, expression, left, low, high)
    if item.how in ("content", "source"):
        return _told(item, left, low, high)
    return list(_related(item, left, low, high))


def _why(item: Attachment, words: str = "") -> Why:
    relation = item.relation or "in"
    said = words or _line(item)
    return Why(
        f"time.{item.how}.{relation}",
        said + _HOW[item.how],
        item.weight,
        item.expression.start,
        item.expression.end,
    )


def _line(item: Attachment) -> str:
    text, relation = item.expression.text, item.relation
    lead = "" if relation in ("", "in") or text.lower().startswith(relation) else f"{relation} "
    value = item.expression.value
    resolved = f" is {value}" if item.expression.bounds is not None and value[:4].isdigit() and value != text else ""
    return f"“{lead}{text}”{resolved}{convention(item.expression)}"


def convention(expression: TimeExpression) -> str:
    """The numbers that a vague expression is read as, to be shown: `` is read as 2–10 days (convention)``."""
    if expression.length is None or expression.length[0] == expression.length[1]:
        return ""
    low, high = expression.length
    return f" is read as {low:g}–{high:g} days (convention)"


def run_ups(attachments: Sequence[Attachment], article_id: str) -> Iterator[Constraint]:
    """ "Fell on Monday, after two weeks of fighting": the fighting began about two weeks before Monday."""
    lengths = {item.claim.claim.id: item for item in attachments if item.relation == "of"}
    for item in attachments:
        length = lengths.get(item.claim.claim.id)
        bounds = item.expression.bounds
        if item.how != "source" or length is None or length.expression.length is None or bounds is None:
            continue
        expression = length.expression
        words = f"“{expression.text}”{convention(expression)}, up to “{item.expression.text}”"
        why = Why("time.run_up", words, RUN_UP, expression.start, expression.end)
        low = bounds.earliest_start - length.expression.length[1] - 1.0
        yield link(origin(bounds.frame, article_id), start_of(item.claim.claim), why, low=low)


def _now(claim: Claim, expression: TimeExpression, left: Node, low: float, high: float) -> list[Constraint]:
    why = Why("time.now", f"“{expression.text}” is the day of publication", 0.6, expression.start, expression.end)
    if claim.factuality == "ongoing" or claim.tense in ("present", "progressive"):
        low = min(low, 0.0) if left.kind == "publication" else low
        return [*contained(claim, left, low, high, why)]
    return overlapping(claim, left, low, high, why) if claim.tense == "perfect" else []


def _told(item: Attachment, left: Node, low: float, high: float) -> list[Constraint]:
    claim = item.claim.claim
    if claim.factuality in ("vowed", "hypothetical") and item.relation == "for" and low >= 0:
        return contained(claim, left, low, high, _why(item))  # "called a strike for Thursday, threatening to kill"
    if claim.factuality in ("vowed", "hypothetical") or claim.tense == "future":
        return [link(left, start_of(claim), _why(item, f"told on “{item.expression.text}”, so not before"), low=low)]
    if claim.tense in ("progressive", "present"):
        return contained(claim, left, low, high, _why(item))
    found = [link(left, end_of(claim), _why(item), high=high)]
    if item.how == "content" and item.expression.anchor == "publication" and item.expression.granularity == "day":
        words = f"“{item.expression.text}”: news of the week before it (convention)"
        week = Why("order.said", words, SAID, item.expression.start, item.expression.end)
        found += [link(left, start_of(claim), week, low=low - WEEK)] if claim.tense in ("past", "perfect") else []
    return found


def _related(item: Attachment, left: Node, low: float, high: float) -> Iterator[Constraint]:
    claim, why = item.claim.claim, _why(item)
    relation = item.relation
    if item.expression.type == "TIME" and item.expression.mod == "BEFORE" and relation in ("", "in"):
        relation = "before"  # "shortly before midnight"
    if relation == "before" and item.expression.type == "TIME" and high - low < 1:
        yield link(left, end_of(claim), why, high=low)
        same = Why(
            why.rule, f"“{item.expression.text}”: the night or the day that leads up to it", 0.3, why.start, why.end
        )
        morning = low - floor(low)  # "before dawn on Saturday" is Saturday's
        yield link(left, start_of(claim), same, low=low - (morning if 0.0 < morning < HALF_A_DAY else HALF_A_DAY))
    elif item.phase == "begin":
        yield from contained(claim, left, low, high, why)
    elif item.phase == "end":
        yield link(left, end_of(claim), why, low=low, high=high)
    elif relation == "since":
        continues = claim.factuality == "ongoing"
        yield link(left, start_of(claim), why, low=low, high=high if continues else inf)
    elif relation == "from":
        yield link(left, start_of(claim), why, low=low, high=high)
    elif relation == "between":
        yield link(left, start_of(claim), why, low=low)
    elif relation == "until":
        ends = claim.factuality not in NOT_OVER
        yield link(left, end_of(claim), why, low=low if ends else -inf, high=high)
    elif relation in ("by", "before"):
        yield link(left, end_of(claim), why, high=high if relation == "by" else low)
        if item.expression.type == "TIME" and relation == "by" and high - low < 1 and claim.tense != "perfect":
            day = Why(why.rule, f"“{item.expression.text}” of that day", SAME_DAY, why.start, why.end)
            yield link(left, start_of(claim), day, low=floor(low))
    elif relation == "after":
        yield link(left, start_of(claim), why, low=low)
    elif claim.factuality == "ongoing" and item.expression.anchor == "publication" and low <= 0 < high:
        yield from overlapping(claim, left, low, high, why)
    elif claim.factuality == "ongoing":
        yield link(left, start_of(claim), why, low=low, high=high)
    else:
        yield from contained(claim, left, low, high, why)


def _lengths(item: Attachment, article_id: str) -> Iterator[Constraint]:
    expression, claim = item.expression, item.claim.claim
    if expression.length is None or item.how not in ("direct", "shared", "nearest"):
        return
    low, high = expression.length
    why = _why(item)
    if RECENT.match(expression.text) and item.relation in ("", "in", "within", "for") and _is_over(claim):
        yield from contained(claim, publication_of(article_id), -ceil(high), 1.0, why)
        return
    if item.relation == "for" and NTH.fullmatch(expression.text) and _is_real(claim):
        now = Why("time.until_now", f"“for {expression.text}”: up to publication", SAME_NIGHT, why.start, why.end)
        yield link(publication_of(article_id), start_of(claim), now, low=-high, high=1.0 - low)
        return
    if claim.event_type in AGREED and item.relation == "":
        return  # a "72-hour truce" is to last that long, and may not
    if item.relation == "for" or (item.relation == "" and item.how == "direct" and expression.type == "DURATION"):
        yield link(start_of(claim), end_of(claim), why, low=low, high=high)
        if claim.tense == "perfect" and claim.factuality in ("happened", "ongoing"):
            still = Why("time.until_now", "perfect tense with a length: up to publication", 0.4, claim.start, claim.end)
            yield link(publication_of(article_id), end_of(claim), still, low=0.0)
    elif item.relation == "of":
        yield link(start_of(claim), end_of(claim), why, low=low, high=high)
    elif item.relation == "within" and claim.factuality in ("vowed", "hypothetical") and claim.tense != "pluperfect":
        yield link(publication_of(article_id), end_of(claim), why, high=high + 1)
    elif item.relation == "within":
        yield link(start_of(claim), end_of(claim), why, low=0.0, high=high)


def _is_real(claim: Claim) -> bool:
    return claim.factuality in ("happened", "claimed", "ongoing")


def _is_over(claim: Claim) -> bool:
    return claim.factuality not in NOT_OVER and claim.tense in ("past", "perfect", "none")

"""Entries of a live report: paragraphs that a clock time heads, which says when the news came, not when it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import floor, inf

from explorer.anchoring.making import Why, contained, end_of, link, origin, start_of
from explorer.anchoring.scene import PlacedClaim, Scene
from explorer.records import Constraint, Node, TimeExpression

FEWEST = 3  # paragraphs headed by a clock time that make a live report
CLOCK = re.compile(r"T\d\d:\d\d")
SPOKEN = frozenset({"statement", "threat"})
OPEN = frozenset({"vowed", "hypothetical"})
WEIGHT, LAST_WEIGHT = 0.45, 0.25


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the clock time that heads it, and where the entry before it stands.

    Attributes
    ----------
    day
        Start of its day, in the frame of the expression.
    before
        Start of the clock time of the entry before; of the day, for the first of a day.
    """

    expression: TimeExpression
    day: float
    before: float


def heads(scene: Scene) -> frozenset[int]:
    """Offsets of the clock times that head entries; empty if the article is no live report."""
    return frozenset(entry.expression.start for entry in entries(scene).values())


def entries(scene: Scene) -> dict[int, Entry]:
    """Paragraph to its entry, for all paragraphs down to the next clock time."""
    starts: dict[int, int] = {}
    for sentence in scene.parsed.sentences:
        starts.setdefault(sentence.paragraph, sentence.start)
    every = (*(placed.expression for sentence in scene.sentences for placed in sentence.expressions), *scene.headings)
    clocks = {
        item.start: item for item in every if item.type == "TIME" and item.bounds and CLOCK.search(item.value or "")
    }
    headed = [clocks[start] for start in starts.values() if start in clocks]
    if len(headed) < FEWEST:
        return {}
    found: dict[int, Entry] = {}
    current: Entry | None = None
    for paragraph, start in starts.items():
        clock = clocks.get(start)
        if clock is not None and clock.bounds is not None:
            low = clock.bounds.earliest_start
            day = float(floor(low))
            is_same = current is not None and current.day == day and _low(current) <= low
            current = Entry(clock, day, _low(current) if current is not None and is_same else day)
        if current is not None:
            found[paragraph] = current
    return found


def told(scene: Scene, dated: AbstractSet[str]) -> Iterator[Constraint]:
    """Where the claims of a live report lie to the entries that tell them.

    Parameters
    ----------
    dated
        Ids of claims that have a date or a clock time of their own.

    Notes
    -----
    What is told in the past lies, softly, on the day of the report and before its entry; what is going on
    spans the entry; words are news since the entry before.
    """
    found = entries(scene)
    for sentence, placed in scene.claims():
        entry = found.get(sentence.sentence.paragraph)
        if entry is not None and placed.claim.id not in dated:
            yield from _against_entry(placed, entry, scene.article_id)


def _against_entry(placed: PlacedClaim, entry: Entry, article_id: str) -> Iterator[Constraint]:
    claim, expression = placed.claim, entry.expression
    if expression.bounds is None:
        return
    node = origin(expression.bounds.frame, article_id)
    low, high = expression.bounds.hull
    span = (expression.start, expression.end)
    if claim.factuality in OPEN or claim.tense == "future":
        why = Why("time.entry.open", f"the entry of {expression.text} looks ahead", WEIGHT, *span)
        if claim.tense != "past":
            yield link(node, start_of(claim), why, low=low)
    elif claim.factuality == "ongoing":
        why = Why("time.entry.ongoing", f"going on in the entry of {expression.text}", WEIGHT, *span)
        yield link(node, start_of(claim), why, high=high)
        yield link(node, end_of(claim), why, low=low)
        yield from _of_the_day(placed, node, entry)
    elif claim.event_type in SPOKEN and claim.tense in ("present", "progressive", "past", "none"):
        why = Why(
            "time.entry.words", f"words given in the entry of {expression.text}, since the one before", 0.4, *span
        )
        yield from contained(claim, node, entry.before, high, why)
    elif claim.factuality != "generic":
        why = Why("time.entry.told", f"told in the entry of {expression.text}", WEIGHT, *span)
        yield link(node, end_of(claim), why, high=high)
        if claim.event_type not in SPOKEN:
            yield from _of_the_day(placed, node, entry)


def _of_the_day(placed: PlacedClaim, node: Node, entry: Entry) -> Iterator[Constraint]:
    expression = entry.expression
    words = "a live report tells of its day (convention)"
    why = Why("time.entry.day", words, LAST_WEIGHT, expression.start, expression.end)
    yield link(node, start_of(placed.claim), why, low=entry.day, high=inf)


def _low(entry: Entry | None) -> float:
    return entry.expression.bounds.earliest_start if entry is not None and entry.expression.bounds else -inf

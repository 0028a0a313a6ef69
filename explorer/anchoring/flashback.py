"""A flashback: what a pluperfect opens, and simple pasts go on telling, lies before what the article came from."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from explorer.anchoring.attachment import is_day
from explorer.anchoring.making import Why, end_of, link
from explorer.anchoring.scene import PlacedClaim, PlacedSentence, Scene, is_past, is_pluperfect, is_present, verb_of
from explorer.records import Constraint

LEAD = 2  # sentences of the body that give the news
REAL = frozenset({"happened", "claimed", "attempted", "averted", "negated"})
SPOKEN = frozenset({"statement", "threat", "negotiation"})
WEIGHT = 0.2


def flashbacks(scene: Scene, dated: AbstractSet[str], placed: AbstractSet[str]) -> Iterator[Constraint]:
    """Undated claims of a flashback end no later than the event that the news is about.

    Parameters
    ----------
    dated
        Ids of claims with a date of their own; they are left alone.
    placed
        Ids of claims that lie a known time before publication; the news is the first of them in the lead.

    Notes
    -----
    A pluperfect main clause opens the flashback. Sentences in the simple past continue it, across
    paragraphs, until a present tense, a "now" or a date.
    """
    body = [sentence for sentence in scene.sentences if sentence.sentence.kind == "body"]
    news = _news(body[:LEAD], placed)
    if news is None:
        return
    opened: PlacedClaim | None = None
    for sentence in body[1:]:
        opened = _goes_on(sentence, opened)
        if opened is None:
            continue
        words = f"told in the flashback that “had” opens at “{opened.claim.text}”, before “{news.claim.text}”"
        why = Why("order.flashback", words, WEIGHT, opened.claim.start, opened.claim.end)
        for item in sentence.claims:
            claim = item.claim
            is_told = claim.factuality in REAL and claim.event_type not in SPOKEN and not claim.speakers
            if is_told and claim.id not in dated and claim.id != news.claim.id and not _is_now(item):
                yield link(end_of(claim), end_of(news.claim), why, low=0.0)


def _news(lead: list[PlacedSentence], placed: AbstractSet[str]) -> PlacedClaim | None:
    for sentence in lead:
        for item in sentence.claims:
            if item.claim.id in placed and item.claim.factuality == "happened" and item.claim.event_type not in SPOKEN:
                return item
    return None


def _goes_on(sentence: PlacedSentence, opened: PlacedClaim | None) -> PlacedClaim | None:
    """The claim that opened the flashback in which a sentence stands; None outside of one."""
    root = next((token for token in sentence.doc if token.head.i == token.i), None)
    expressions = [item.expression for item in sentence.expressions]
    if root is None or any(is_day(item) or item.value == "PRESENT_REF" for item in expressions):
        return None
    verb = verb_of(root)
    if is_pluperfect(verb):
        inside = [item for item in sentence.claims if item.claim.factuality in REAL]
        return inside[0] if inside else opened
    return opened if is_past(verb) else None


def _is_now(item: PlacedClaim) -> bool:
    return item.claim.factuality == "ongoing" or is_present(verb_of(item.token))

"""Carry-over: in a chronicle, a sentence without a time of its own happens in the scene that was told before it.

Where the dates of a text go forward, the scene ends with the next date: an undated act lies between the date
before it and the date after it. (The narrative reading of the simple past: Partee 1984, "Nominal and temporal
anaphora".) News, which goes back and forth, is left alone: there this reading lowered the accuracy on
TimeBank-Dense.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isfinite
from typing import TYPE_CHECKING

from explorer.anchoring import rulebook
from explorer.anchoring.attachment import continues, governor, is_day
from explorer.anchoring.making import Why, end_of, link, origin, start_of
from explorer.anchoring.relations import relation_of
from explorer.anchoring.scene import (
    PlacedClaim,
    PlacedSentence,
    Scene,
    is_past,
    is_pluperfect,
    is_present,
    path,
    verb_of,
)
from explorer.records import Constraint, TimeExpression

if TYPE_CHECKING:
    from explorer.records.parses import Token

FEWEST = 3  # dates in a chronicle
FORWARD = 0.75  # share of its steps that go forward
WITHIN, AFTER, UNTIL, ACROSS, ALL = 0.28, 0.22, 0.2, 0.18, 0.1
REACHED = ("", "in", "from")
ASIDE = frozenset({"relcl", "acl"})
TOLD = frozenset({"happened", "claimed", "attempted", "averted", "negated", "hypothetical", "vowed"})


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date that the narrative reaches."""

    expression: TimeExpression
    low: float
    high: float
    paragraph: int
    sentence: int
    token: Token | None = None


def carried_over(scene: Scene, dated: AbstractSet[str], half: Mapping[str, str]) -> Iterator[Constraint]:
    """Soft bounds from the dates before and after undated claims in the narrative past.

    Parameters
    ----------
    dated
        Ids of claims that an expression or a live report's entry places.
    half
        Ids of those for which a text only says ``by`` when or ``since`` when ("by early March a column had left").
    """
    stones = milestones(scene)
    if not is_chronicle(stones):
        return
    for sentence in scene.sentences:
        if sentence.sentence.kind != "body" or sentence.sentence.repeats is not None:
            continue
        here = [stone for stone in stones if stone.sentence == sentence.sentence.index]
        before = [stone for stone in stones if stone.expression.start < sentence.sentence.start]
        after = [stone for stone in stones if stone.expression.start >= sentence.sentence.end]
        for placed in sentence.claims:
            relation = half.get(placed.claim.id, "")
            if placed.claim.id in dated and not relation:
                continue
            yield from _within_all(scene, sentence, placed, stones)
            if relation == "since" or not (relation or _goes_on(placed)):
                continue
            if here and not relation:
                yield from _beside(scene, sentence, placed, here)
            elif before:
                yield from _between(scene, sentence, placed, before[-1], [] if relation else after[:1])


def milestones(scene: Scene) -> list[Milestone]:
    """Dates on which the narrative stands, in reading order; glances back and ahead are left out.

    A distance from another event ("the day before the raids") takes the narrative to an unknown date.
    """
    found = [stone for sentence in scene.sentences for stone in _in_sentence(sentence)]
    found += _unparsed(scene)
    return sorted(found, key=lambda stone: stone.expression.start)


def _in_sentence(sentence: PlacedSentence) -> Iterator[Milestone]:
    if sentence.sentence.kind != "body":
        return
    where = sentence.sentence.paragraph, sentence.sentence.index
    for placed in sentence.expressions:
        expression = placed.expression
        if expression.anchor == "event":
            yield Milestone(expression, -inf, inf, *where)
        if not is_day(expression) or expression.bounds is None or not expression.bounds.is_finite:
            continue
        head = governor(sentence, placed)
        own = sentence.claim_at(head)
        told = own is not None and own.claim.tense == "past"  # which knows the pasts that a tagger takes for presents
        if relation_of(sentence, placed) in REACHED and not _is_glance(head, told=told):
            yield Milestone(expression, *expression.bounds.hull, *where, head)


def _unparsed(scene: Scene) -> Iterator[Milestone]:
    """Dates in headings and in sentences that tell of no event ("The last phase began in December 1986")."""
    text = scene.parsed.article.text
    for expression in scene.headings:
        bounds = expression.bounds
        sentence = next((item for item in scene.parsed.sentences if item.start <= expression.start < item.end), None)
        if bounds is None or not bounds.is_finite or not is_day(expression) or sentence is None:
            continue
        words = text[sentence.start : sentence.end].lower().split()
        before = text[sentence.start : expression.start].lower().split()[-1:]
        relation = next((rulebook.relation_of(word) for word in before), "")
        if sentence.kind in ("body", "heading") and relation in REACHED and not rulebook.words("glance") & set(words):
            yield Milestone(expression, *bounds.hull, sentence.paragraph, sentence.index)


def is_chronicle(stones: Sequence[Milestone]) -> bool:
    """Whether the dates go forward."""
    stones = [stone for stone in stones if isfinite(stone.low)]
    if len(stones) < FEWEST or len({stone.low for stone in stones}) < FEWEST:
        return False
    return goes_forward(stones)


def goes_forward(stones: Sequence[Milestone]) -> bool:
    """Whether dates are of one frame and go forward at most steps, as few of them as there may be."""
    if len({stone.expression.bounds.frame for stone in stones if stone.expression.bounds}) > 1:
        return False
    steps = [(one, two) for one, two in pairwise(stones) if one.low != two.low]
    return sum(one.low <= two.low for one, two in steps) >= FORWARD * len(steps)


def tells_past(sentence: PlacedSentence) -> bool:
    """Whether the main clause of a sentence is in the past."""
    root = next((token for token in sentence.doc if token.head.i == token.i), None)
    return root is not None and (is_past(root) or is_pluperfect(root))


def _is_glance(head: Token, *, told: bool) -> bool:
    """Whether a date stands in a clause that looks back or ahead, or only describes."""
    if is_pluperfect(head) or (is_present(head) and not told):
        return True
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in head.children):
        return True
    return any(token.dep_ in ASIDE for token in (head, *head.ancestors))


def _goes_on(placed: PlacedClaim) -> bool:
    """Whether a claim is told in the narrative past by the one who tells the story."""
    claim, verb = placed.claim, verb_of(placed.token)
    if claim.factuality not in TOLD or claim.quoted or is_pluperfect(verb) or is_present(verb):
        return False
    if claim.factuality in ("hypothetical", "vowed") and claim.tense not in ("past", "perfect"):
        return False
    finite = next((token for token in (verb, *verb.ancestors) if token.tag_ in ("VBD", "VBP", "VBZ", "MD")), verb)
    if is_pluperfect(finite) or finite.tag_ in ("VBP", "VBZ"):
        return False
    return not any(token.dep_ in ("relcl", "ccomp") for token in (verb, *verb.ancestors)) or claim.tense == "past"


def _beside(
    scene: Scene, sentence: PlacedSentence, placed: PlacedClaim, here: Sequence[Milestone]
) -> Iterator[Constraint]:
    """An undated claim in a sentence that has a date: coordinated with what the date belongs to."""
    stone = here[0] if len(here) == 1 else next((item for item in reversed(here) if _starts_before(item, placed)), None)
    if stone is None or stone.expression.bounds is None:
        return
    verb = verb_of(placed.token)
    if _is_new_clause(stone, placed):
        return
    is_aside = any(token.dep_ in ASIDE for token in (placed.token, verb, *verb.ancestors))
    node = origin(stone.expression.bounds.frame, scene.article_id)
    words = f"told in one sentence with “{stone.expression.text}”"
    why = Why("order.scene.beside", words, WITHIN, stone.expression.start, stone.expression.end)
    if not is_aside or any(child.lower_ == "where" for child in verb.children):
        yield link(node, start_of(placed.claim), why, low=stone.low, high=stone.high)
    if not _lasts(placed):
        yield link(node, end_of(placed.claim), why, high=stone.high)


def _between(
    scene: Scene,
    sentence: PlacedSentence,
    placed: PlacedClaim,
    before: Milestone,
    after: Sequence[Milestone],
) -> Iterator[Constraint]:
    same = before.paragraph == sentence.sentence.paragraph
    if before.expression.bounds is None or not isfinite(before.low):
        return
    node = origin(before.expression.bounds.frame, scene.article_id)
    span = before.expression.start, before.expression.end
    words = f"told after “{before.expression.text}”, so not before it"
    yield link(
        node, start_of(placed.claim), Why("order.scene.after", words, AFTER if same else ACROSS, *span), low=before.low
    )
    if same and continues(sentence, placed, before.sentence):
        words = f"“{before.expression.text}” still holds"
        why = Why("order.scene.same", words, WITHIN, *span)
        yield link(node, end_of(placed.claim), why, high=before.high)
    if placed.claim.factuality == "vowed":
        return
    for stone in after:
        if isfinite(stone.high) and stone.high >= before.low:
            words = f"told before “{stone.expression.text}” in a chronicle, so not after it"
            why = Why("order.scene.until", words, UNTIL, stone.expression.start, stone.expression.end)
            yield link(node, end_of(placed.claim), why, high=stone.high)


def _within_all(
    scene: Scene, sentence: PlacedSentence, placed: PlacedClaim, stones: Sequence[Milestone]
) -> Iterator[Constraint]:
    """What a chronicle tells lies between its first date and its last.

    A pluperfect may reach further back, unless it only reports what was said in the scene ("reports that the
    bridgehead had been crushed").
    """
    known = [stone for stone in stones if isfinite(stone.low) and isfinite(stone.high)]
    claim, bounds = placed.claim, known[0].expression.bounds
    if bounds is None or claim.factuality not in TOLD or claim.tense not in ("past", "pluperfect", "perfect"):
        return
    if claim.tense == "perfect" and not tells_past(sentence):
        return
    node = origin(bounds.frame, scene.article_id)
    last = max(known, key=lambda stone: stone.high)
    why = Why("order.scene.all", "told in a chronicle, so within its dates", ALL, claim.start, claim.end)
    verb = verb_of(placed.token)
    reported = (
        any(token.dep_ in ("ccomp", "acl") for token in (verb, *verb.ancestors)) and claim.factuality == "claimed"
    )
    if reported and (before := [stone for stone in known if stone.expression.start < claim.start]):
        yield link(node, start_of(claim), why, low=before[-1].low)
    elif known[0].expression.start < claim.start and claim.tense == "past":
        yield link(node, start_of(claim), why, low=min(stone.low for stone in known))
    if last.expression.start >= sentence.sentence.start:  # what is told after the last date may have come later
        yield link(node, end_of(claim), why, high=last.high)


def _starts_before(stone: Milestone, placed: PlacedClaim) -> bool:
    return stone.expression.start < placed.claim.start


def _is_new_clause(stone: Milestone, placed: PlacedClaim) -> bool:
    """Whether the date belongs to a clause after the claim's own ("he fell ill and died on 3 May")."""
    if stone.token is None or _starts_before(stone, placed):
        return False
    return "conj" in path(stone.token, verb_of(placed.token))


def _lasts(placed: PlacedClaim) -> bool:
    """Whether a clause says that something held from then on ("never again")."""
    return any(child.dep_ == "neg" and child.lower_ == "never" for child in verb_of(placed.token).children)

"""The frame of a struggle: "for many months they had held out" says how far back its acts can lie.

Where the narrator gives the length of the fight and no date of its beginning, what the article tells of it
lies, softly, within that length. It is a frame and not a date: anything said of an act overrides it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import inf

from explorer.anchoring import rulebook
from explorer.anchoring.attachment import governor
from explorer.anchoring.making import Why, end_of, link, publication_of, start_of
from explorer.anchoring.onsets import opening_of
from explorer.anchoring.placement import convention
from explorer.anchoring.relations import relation_of
from explorer.anchoring.scene import PlacedClaim, PlacedExpression, PlacedSentence, Scene, is_pluperfect, verb_of
from explorer.records import Claim, Constraint, Node

SHORTEST = 14.0  # days that make a struggle rather than a fight
LOOSE = 1.15  # "nearly four months" may have begun a little earlier; the span of "many months" is loose as it is
EXACT = 1.5  # greatest to least length up to which a length counts as said outright
WEIGHT = 0.15
FIGHTING = frozenset({"armed_clash", "siege", "shelling"})
PAST = frozenset({"past", "pluperfect", "perfect", "present", "progressive", "none"})
NOT_YET = frozenset({"vowed", "generic"})


@dataclass(frozen=True, slots=True)
class Frame:
    """When a struggle can have begun: not more than ``days`` and not less than ``least`` days before ``anchor``."""

    anchor: Node
    days: float
    least: float
    words: str
    start: int
    end: int


def framed(scene: Scene, dated: AbstractSet[str], placed_before_now: Sequence[Constraint]) -> Iterator[Constraint]:
    """Undated acts do not begin before the struggle whose length the narrator gives.

    Parameters
    ----------
    dated
        Ids of claims that have a date of their own.
    placed_before_now
        Constraints that say how long before publication a claim was.

    Notes
    -----
    Left out are acts at another known place than most of the article's, participles that tell whence
    something came ("weapons seized from the army"), what is yet to come, and what has a date.
    """
    frame = _frame(scene, placed_before_now)
    if frame is None:
        return
    here = _place(scene)
    why = Why("order.campaign", frame.words, WEIGHT, frame.start, frame.end)
    for sentence, placed in scene.claims():
        if sentence.sentence.repeats is None and placed.claim.id not in dated and _is_act(placed, here):
            yield link(frame.anchor, start_of(placed.claim), why, low=-frame.days)
            opening = opening_of(placed)
            if opening:
                words = f"{frame.words}; its opening is read as {opening:g} days (convention)"
                first = Why("order.opening", words, WEIGHT, frame.start, frame.end)
                yield link(frame.anchor, end_of(placed.claim), first, high=opening - frame.least)


def _frame(scene: Scene, placed_before_now: Sequence[Constraint]) -> Frame | None:
    """The longest length that the narrator gives a struggle."""
    found = []
    for sentence in scene.sentences:
        for placed in sentence.expressions:
            length = placed.expression.length
            if length is None or length[0] < SHORTEST or length[1] == inf or not _is_struggle(sentence, placed):
                continue
            pluperfect = is_pluperfect(governor(sentence, placed))
            anchor = _last_act(placed_before_now) if pluperfect else publication_of(scene.article_id)
            if anchor is None:
                continue
            expression = placed.expression
            length_read = f"“{expression.text}”{convention(expression)}"
            words = f"the struggle went on for {length_read}, so its acts lie within that time"
            days = length[1] * (LOOSE if length[1] <= EXACT * length[0] else 1.0)
            found.append(Frame(anchor, days, length[0], words, expression.start, expression.end))
    return max(found, key=lambda frame: frame.days, default=None)


def _is_struggle(sentence: PlacedSentence, placed: PlacedExpression) -> bool:
    """Whether a length is that of a fight which has gone on until now, or until what the article tells."""
    head = governor(sentence, placed)
    if placed.expression.type != "DURATION" or relation_of(sentence, placed) != "for":
        return False
    if not any(child.dep_ == "aux" and child.lemma_ in ("have", "had", "'ve", "'d") for child in head.children):
        return False
    own = sentence.claim_at(head)
    if own is not None and (own.claim.quoted or own.claim.speakers):
        return False
    particle = next((child.lower_ for child in head.children if child.dep_ in ("prt", "advmod")), "")
    lemmas = {head.lemma_, f"{head.lemma_} {particle}"}
    return bool(lemmas & rulebook.words("struggle")) or (own is not None and own.claim.event_type in FIGHTING)


def _last_act(placed_before_now: Sequence[Constraint]) -> Node | None:
    """The start of the event that the article places shortly before publication."""
    return next((item.right for item in placed_before_now if item.right.kind == "start"), None)


def _place(scene: Scene) -> str:
    """The place of most claims, if it is known."""
    places = Counter(
        placed.claim.place.place_id
        for _, placed in scene.claims()
        if placed.claim.place and placed.claim.place.place_id
    )
    return places.most_common(1)[0][0] if places else ""


def _is_act(placed: PlacedClaim, here: str) -> bool:
    claim: Claim = placed.claim
    if (claim.factuality in NOT_YET and claim.tense != "pluperfect") or claim.tense not in PAST:
        return False
    if claim.factuality == "hypothetical" and claim.tense not in ("past", "perfect", "pluperfect"):
        return False
    elsewhere = claim.place is not None and claim.place.place_id and here and claim.place.place_id != here
    if elsewhere and claim.place is not None and claim.place.relation != "from":
        return False
    verb = verb_of(placed.token)
    return not (placed.token.i == verb.i and verb.dep_ == "acl" and verb.tag_ == "VBN")


def before_now(constraints: Sequence[Constraint]) -> list[Constraint]:
    """Constraints that place an event some days before publication by a distance from "now"."""
    return [item for item in constraints if item.rule == "distance.now"]

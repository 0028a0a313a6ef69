"""An event that "finally" came ends what the article tells of its parties' struggle before it."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.anchoring import rulebook
from explorer.anchoring.making import Why, end_of, link
from explorer.anchoring.scene import PlacedClaim, Scene, verb_of
from explorer.records import Claim, Constraint

LEAD = 2  # sentences of the body that give the news; what is told after them in the past led up to it
PAST = frozenset({"past", "pluperfect", "perfect"})
REAL = frozenset({"happened", "claimed", "attempted", "averted", "negated"})
SPOKEN = frozenset({"statement", "threat", "negotiation"})
WEIGHT = 0.3


def culminations(scene: Scene, dated: set[str]) -> Iterator[Constraint]:
    """Undated acts of the same parties end no later than what "finally" happened to them.

    Parameters
    ----------
    dated
        Ids of claims that have a temporal expression; they are left alone.

    Notes
    -----
    Acts told before the culmination always lead up to it; those told after it only if it stands in the
    lead, where the news comes first and its history after, and if no "then" or "later" says otherwise.
    """
    body = [item for item in scene.sentences if item.sentence.kind == "body"]
    lead = {item.sentence.index for item in body[:LEAD]}
    told = [(sentence, placed) for sentence in body for placed in sentence.claims]
    for sentence, placed in told:
        word = _culminates(placed)
        if word is None or placed.claim.factuality != "happened":
            continue
        for other_sentence, other in told:
            is_before = other_sentence.sentence.index < sentence.sentence.index
            leads_up = is_before or (sentence.sentence.index in lead and not _follows(other))
            if leads_up and other is not placed and other.claim.id not in dated and _is_part(other.claim, placed.claim):
                start = sentence.sentence.start + word[0]
                words = f"“{word[1]} {placed.claim.text}” ends what led up to it"
                why = Why("order.culmination", words, WEIGHT, start, start + len(word[1]))
                yield link(end_of(other.claim), end_of(placed.claim), why, low=0.0)


def _culminates(placed: PlacedClaim) -> tuple[int, str] | None:
    for child in verb_of(placed.token).children:
        if child.dep_ == "advmod" and child.lower_ in rulebook.words("culmination"):
            return child.idx, child.text
    return None


def _follows(placed: PlacedClaim) -> bool:
    """Whether the clause says that it comes after what was told before it."""
    after = {word for rule in rulebook.narrative() if rule.order == "follows" for word in rule.words}
    return any(child.lower_ in after for child in verb_of(placed.token).children)


def _is_part(claim: Claim, culmination: Claim) -> bool:
    if claim.tense not in PAST or claim.factuality not in REAL or claim.event_type in SPOKEN or claim.speakers:
        return False
    parties, others = (
        {person.actor_id for person in (*item.sources, *item.targets)} - {""} for item in (claim, culmination)
    )
    return bool(parties & others)

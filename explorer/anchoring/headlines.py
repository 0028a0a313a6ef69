"""A headline tells the news of the lead: its undated claims lie where the lead puts the same happening."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from explorer.anchoring import rulebook
from explorer.anchoring.making import Why, end_of, link, start_of
from explorer.anchoring.scene import PlacedClaim, Scene
from explorer.records import Claim, Constraint

LEAD = 3  # sentences of the body that give the news
ABOVE = frozenset({"headline", "deck"})
REAL = frozenset({"happened", "claimed", "ongoing"})
WEIGHT = 0.25


def headlines(scene: Scene, dated: AbstractSet[str]) -> Iterator[Constraint]:
    """Ties a claim of the headline to the claim of the same kind in the lead.

    Parameters
    ----------
    dated
        Ids of claims with a date of their own; a headline that has one is left alone.

    Notes
    -----
    Asked for are the same type and no parties that clash; a dated one goes before an undated one.
    """
    above = [placed for sentence, placed in scene.claims() if sentence.sentence.kind in ABOVE]
    body = [sentence for sentence in scene.sentences if sentence.sentence.kind == "body"]
    lead = [placed for sentence in body[:LEAD] for placed in sentence.claims]
    for item in above:
        if item.claim.id in dated or item.claim.factuality not in REAL:
            continue
        same = [other for other in lead if _is_same(item.claim, other.claim) and _is_war(item) == _is_war(other)]
        chosen: PlacedClaim | None = next((other for other in same if other.claim.id in dated), next(iter(same), None))
        if chosen is not None:
            words = f"the headline's “{item.claim.text}” is the lead's “{chosen.claim.text}”"
            why = Why("order.headline", words, WEIGHT, chosen.claim.start, chosen.claim.end)
            yield link(start_of(chosen.claim), start_of(item.claim), why, low=0.0, high=0.0)
            yield link(end_of(chosen.claim), end_of(item.claim), why, low=0.0, high=0.0)


def _is_war(placed: PlacedClaim) -> bool:
    return placed.token.lemma_.lower() in rulebook.words("war")


def _is_same(one: Claim, two: Claim) -> bool:
    if one.event_type != two.event_type or two.factuality not in REAL:
        return False
    pairs = ((one.sources, two.sources), (one.targets, two.targets))
    known = [tuple({person.actor_id for person in side} - {""} for side in pair) for pair in pairs]
    return not any(first and second and not first & second for first, second in known)

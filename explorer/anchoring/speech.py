"""Words in the news are new: undated denials, promises and threats that a news article reports."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from explorer.anchoring.attachment import is_day
from explorer.anchoring.making import Why, link, publication_of, start_of
from explorer.anchoring.scene import PlacedClaim, Scene, is_past, is_present, verb_of
from explorer.records import Constraint

SPOKEN = frozenset({"statement", "threat"})
DAYS = 7.0  # before publication within which a news article's undated words are taken to have been said (convention)
WEIGHT = 0.1
ASIDE = frozenset({"relcl", "advcl", "ccomp", "acl"})


def recent_words(scene: Scene, dated: AbstractSet[str]) -> Iterator[Constraint]:
    """Undated words in the simple past or the present of a news article were said in the week before it.

    Parameters
    ----------
    dated
        Ids of claims that have a time of their own.

    Notes
    -----
    An article is news if it counts days from its publication ("on Friday", "yesterday").
    """
    if not _is_news(scene):
        return
    for sentence, placed in scene.claims():
        claim = placed.claim
        if claim.id in dated or claim.event_type not in SPOKEN or claim.factuality != "happened":
            continue
        if sentence.sentence.kind == "body" and not claim.speakers and _is_main(placed):
            words = f"news reports words of the last {DAYS:g} days (convention): “{claim.text}”"
            why = Why("order.news", words, WEIGHT, claim.start, claim.end)
            yield link(publication_of(scene.article_id), start_of(claim), why, low=-DAYS)


def _is_news(scene: Scene) -> bool:
    return any(
        item.expression.anchor == "publication" and item.expression.granularity == "day" and is_day(item.expression)
        for sentence in scene.sentences
        if sentence.sentence.kind == "body"
        for item in sentence.expressions
    )


def _is_main(placed: PlacedClaim) -> bool:
    verb = verb_of(placed.token)
    inside = any(token.dep_ in ASIDE for token in (verb, *verb.ancestors))
    return not inside and (is_past(verb) or is_present(verb))

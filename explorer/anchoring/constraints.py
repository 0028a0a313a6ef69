"""All constraints that one article gives."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.anchoring import order
from explorer.anchoring.afterthoughts import afterthoughts
from explorer.anchoring.attachment import Attachment, attach
from explorer.anchoring.campaign import before_now, framed
from explorer.anchoring.chronicle import carried_over, is_chronicle, milestones, tells_past
from explorer.anchoring.culmination import culminations
from explorer.anchoring.entries import told
from explorer.anchoring.flashback import flashbacks
from explorer.anchoring.headlines import headlines
from explorer.anchoring.news import goes_on
from explorer.anchoring.onsets import since_onset
from explorer.anchoring.periods import covered
from explorer.anchoring.placement import place, run_ups
from explorer.anchoring.recency import is_of_another_time, recent
from explorer.anchoring.references import carried, references
from explorer.anchoring.relative import distances
from explorer.anchoring.scene import Scene
from explorer.anchoring.speech import recent_words
from explorer.anchoring.tenses import against_publication
from explorer.records import Claim, Constraint, Node, ParsedArticle, TimeExpression

UP_TO = frozenset({"by", "before", "until"})
HALF_OPEN = UP_TO | {"since", "from", "after"}
DATED = ("distance.", "time.entry.")
TIED = (*DATED, "order.reference", "order.cause", "order.carried", "order.denied")
"""Rules that place a claim by a date of its own or with another claim; no scene is carried over to it."""


def constrain(
    parsed: ParsedArticle, times: Sequence[TimeExpression], claims: Sequence[Claim]
) -> tuple[Constraint, ...]:
    """Constraints on the starts and ends of an article's claims.

    Parameters
    ----------
    parsed
        The article with its parses.
    times
        Its temporal expressions, resolved.
    claims
        Its claims; ``claim.token`` counts tokens of the sentence's ``Doc``.

    Returns
    -------
    tuple of Constraint
        In days. Expressions give containment and distances, the tense a side of publication, clauses
        and adverbs an order. That a claim starts before it ends, and when the article was published,
        is left to :func:`explorer.anchoring.solve`.
    """
    scene = Scene.of(parsed, times, claims)
    attachments = attach(scene)
    found = [constraint for item in attachments for constraint in place(item, scene.article_id)]
    found += run_ups(attachments, scene.article_id)
    found += distances(scene, attachments)
    chronicle = is_chronicle(milestones(scene))
    then = chronicle or is_of_another_time(scene)
    for sentence, placed in scene.claims():
        found += against_publication(placed.claim, then=then and tells_past(sentence))
    found += order.clauses(scene)
    found += order.narrative(scene)
    found += order.inherent(scene)
    found += references(scene)
    found += carried(scene, {node.id for item in found if item.rule.startswith("distance.") for node in _claims(item)})
    found += since_onset(scene, attachments)
    placed_in_time = {item.claim.claim.id for item in attachments if item.expression.bounds is not None}
    found += afterthoughts(scene, placed_in_time)
    found += culminations(scene, placed_in_time)
    found += told(scene, placed_in_time)
    told_apart = placed_in_time | {node.id for item in found if item.rule.startswith(TIED) for node in _claims(item)}
    found += carried_over(scene, told_apart, _half_open(attachments))
    now = before_now(found)
    found += flashbacks(scene, placed_in_time, {node.id for item in now for node in _claims(item)})
    apart = placed_in_time | {node.id for item in found if item.rule.startswith(DATED) for node in _claims(item)}
    found += framed(scene, apart, now)
    if not chronicle:
        found += goes_on(scene, told_apart, _half_open(attachments))
        found += covered(scene, told_apart)
    found += headlines(scene, apart)
    found += recent_words(scene, apart)
    found += [*recent(scene, found, chronicle=chronicle)]
    return tuple(found)


def _half_open(attachments: Sequence[Attachment]) -> dict[str, str]:
    """Claims that expressions bound on one side alone, and the relation that does it."""
    half, whole = {}, set()
    for item in attachments:
        if item.expression.bounds is None:
            continue  # a length says nothing of when
        if item.how in ("content", "source"):
            half[item.claim.claim.id] = "by"
        elif item.relation in HALF_OPEN:
            half[item.claim.claim.id] = "by" if item.relation in UP_TO else "since"
        else:
            whole.add(item.claim.claim.id)
    return {claim_id: relation for claim_id, relation in half.items() if claim_id not in whole}


def _claims(constraint: Constraint) -> list[Node]:
    return [node for node in (constraint.left, constraint.right) if node.kind in ("start", "end")]

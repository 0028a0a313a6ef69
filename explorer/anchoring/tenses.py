"""Tense and factuality against publication."""

from __future__ import annotations

from explorer.anchoring import rulebook
from explorer.anchoring.making import Why, end_of, link, publication_of, start_of
from explorer.anchoring.rulebook import TenseRule
from explorer.records import Claim, Constraint

THEN = "tense.vowed_then"


def rule_for(claim: Claim, *, then: bool = False) -> TenseRule | None:
    """The first rule of ``rules/tenses.toml`` that applies to a claim; see :func:`against_publication`."""
    if then and claim.tense != "future":
        told = next((rule for rule in rulebook.tenses() if rule.id == THEN), None)
        if told is not None and claim.factuality in told.factualities:
            return told
    return next((rule for rule in rulebook.tenses() if _applies(rule, claim)), None)


def against_publication(claim: Claim, *, then: bool = False) -> list[Constraint]:
    """Where a claim's start and end lie to the publication of its article.

    Parameters
    ----------
    then
        Whether the sentence tells, in the past, of another time than the article's own, so that what was
        promised or open was so then.

    Notes
    -----
    A beginning in the past is never bounded from below: neither tense nor the habits of news say how
    long ago it was.
    """
    rule = rule_for(claim, then=then)
    if rule is None:
        return []
    why = Why(rule.id, f"“{claim.text}”: {rule.text}", rule.weight, claim.start, claim.end)
    now = publication_of(claim.article_id)
    return [
        link(now, start_of(claim), why, low=rule.start[0], high=rule.start[1]),
        link(now, end_of(claim), why, low=rule.end[0], high=rule.end[1]),
    ]


def _applies(rule: TenseRule, claim: Claim) -> bool:
    return (
        (not rule.tenses or claim.tense in rule.tenses)
        and (not rule.factualities or claim.factuality in rule.factualities)
        and (not rule.types or claim.event_type in rule.types)
    )

"""Rows about what happened: claims, events, contradictions, actors, reasons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import nan
from typing import Any

from explorer import events as event_stage
from explorer import schema
from explorer.records import Anchored, Reason
from explorer.tables.cells import bounds_cells, joined, place_cells, quantity_cells, role_cells
from explorer.tables.findings import Findings, sentence_id
from explorer.tables.names import display_name

_ACTOR_ID = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b")
_BASIS_ORDER = ("analyst", "explicit", "relative", "ordered", "publication")


def claim_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the claims table."""
    types = {row.id: row for row in event_stage.event_types()}
    for claim in findings.claims.values():
        sentence = findings.sentences[claim.article_id, claim.sentence]
        kind = types[claim.event_type]
        anchored = findings.anchored[claim.id]
        yield {
            "claim_id": claim.id,
            "event_id": findings.merged.event_of[claim.id],
            "article_id": claim.article_id,
            "sentence_id": sentence_id(claim.article_id, claim.sentence),
            "trigger": findings.texts[claim.article_id][claim.start : claim.end],
            "start_char": claim.start,
            "end_char": claim.end,
            "sentence_start": sentence.start,
            "sentence_end": sentence.end,
            "event_type": claim.event_type,
            "label": claim.label,
            **role_cells("source", claim.sources),
            **role_cells("target", claim.targets),
            "place_text": claim.place.text if claim.place else "",
            **place_cells(claim.place),
            **quantity_cells(claim.quantities),
            "factuality": claim.factuality,
            "factuality_score": claim.factuality_score,
            "speaker": schema.CHAIN_SEPARATOR.join(claim.speakers),
            "quoted": claim.quoted,
            "tense": claim.tense,
            "plover": kind.plover,
            "cameo": kind.cameo,
            "acled": event_stage.acled_sub_event(claim, findings.found[claim.article_id]),
            **bounds_cells(anchored.calendar, anchored.offset),
            "date_basis": anchored.date_basis,
            "granularity": anchored.granularity,
            "tone": nan,
            "confidence": claim.confidence,
        }


def event_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the events table."""
    for event in findings.merged.events:
        claims = [findings.claims[claim_id] for claim_id in event.claims]
        anchors = [findings.anchored[claim.id] for claim in claims]
        best = min(anchors, key=_firmness)
        place = next((claim.place for claim in claims if claim.place and claim.place.name == event.place), None)
        yield {
            "event_id": event.id,
            "event_type": event.event_type,
            "label": event.label,
            "sources": joined(event.sources),
            "targets": joined(event.targets),
            **(place_cells(place) | {"place_id": event.place_id, "place": event.place}),
            "factuality": event.factuality,
            "disputed": event.disputed,
            "speakers": joined(event.speakers),
            **bounds_cells(event.calendar, event.offset),
            "date_basis": best.date_basis,
            "granularity": best.granularity,
            **quantity_cells(event.quantities),
            "n_claims": len(claims),
            "n_articles": len({claim.article_id for claim in claims}),
            "n_independent_sources": event.n_independent_sources,
            "frame": event.frame,
            "first_sentence": sentence_id(claims[0].article_id, claims[0].sentence),
            "confidence": event.confidence,
        }


def contradiction_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the contradictions table, with actors by name in the words."""
    names = {
        actor.id: display_name(actor, findings.texts.values())
        for extraction in findings.extractions
        for actor in extraction.found.actors
    }
    for pair in findings.merged.contradictions:
        yield {
            "contradiction_id": pair.id,
            "event_id": pair.event_id,
            "kind": pair.kind,
            "claim_a": pair.claim_a,
            "claim_b": pair.claim_b,
            "text": _ACTOR_ID.sub(lambda match: names.get(match[0], match[0]), pair.text),
        }


def actor_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the actors table, those with most claims first."""
    taking_part = Counter(
        actor
        for claim in findings.claims.values()
        for actor in {part.actor_id for part in (*claim.sources, *claim.targets)}
        if actor
    )
    actors = {actor.id: actor for extraction in findings.extractions for actor in extraction.found.actors}
    for actor in sorted(actors.values(), key=lambda actor: (-taking_part[actor.id], actor.id)):
        yield {
            "actor_id": actor.id,
            "name": display_name(actor, findings.texts.values()),
            "kind": actor.kind,
            "sides": joined(actor.sides),
            "known": actor.known,
            "n_claims": taking_part[actor.id],
        }


def reason_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the reasons table: of the claim, then of its place in time."""
    for claim in findings.claims.values():
        for step, reason in enumerate((*claim.reasons, *findings.anchored[claim.id].reasons)):
            yield {"claim_id": claim.id, "step": step, **_reason(reason)}


def _firmness(anchored: Anchored) -> tuple[int, float]:
    width = anchored.offset.latest_end - anchored.offset.earliest_start
    return _BASIS_ORDER.index(anchored.date_basis), width


def _reason(reason: Reason) -> dict[str, Any]:
    bounds = reason.bounds
    return {
        "field": reason.field,
        "rule": reason.rule,
        "text": reason.text,
        "start_char": reason.start,
        "end_char": reason.end,
        "earliest_offset": bounds.earliest_start if bounds else nan,
        "latest_offset": bounds.latest_end if bounds else nan,
    }

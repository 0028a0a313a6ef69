"""From records to tables: what the stages found, as the columns that :mod:`explorer.schema` declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite, nan
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer import events as event_stage
from explorer import measures, schema
from explorer.dates import Bounds, to_datetime64, to_edtf
from explorer.records import (
    Anchored,
    Article,
    Claim,
    Extraction,
    Merged,
    Participant,
    PlaceMention,
    Quantity,
    Quotation,
    Reason,
    Rejected,
    Sentence,
)

if TYPE_CHECKING:
    import pandas as pd

_NO_QUANTITY = Quantity(nan, nan, nan, "", "", -1, -1)
_NO_TIME = np.datetime64("NaT", "s")
_BASIS_ORDER = ("analyst", "explicit", "relative", "ordered", "publication")


@dataclass(frozen=True)
class Findings:
    """Everything the stages found, looked up by id.

    Attributes
    ----------
    publications
        Inferred windows of publication (calendar), by article id.
    voices
        Article id to the id of the first article of which it is a near copy.
    """

    extractions: Sequence[Extraction]
    anchored: Mapping[str, Anchored]
    publications: Mapping[str, Bounds]
    merged: Merged
    voices: Mapping[str, str]
    rejected: Sequence[Rejected]

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id, in reading order."""
        return {claim.id: claim for extraction in self.extractions for claim in extraction.claims}

    @cached_property
    def sentences(self) -> dict[tuple[str, int], Sentence]:
        """Sentences by article and index."""
        return {
            (extraction.article.id, sentence.index): sentence
            for extraction in self.extractions
            for sentence in extraction.sentences
        }


def tabulate(findings: Findings) -> dict[str, pd.DataFrame]:
    """Every table of a Timeline, checked against its declaration."""
    rows: dict[str, Callable[[Findings], Iterable[dict[str, Any]]]] = {
        "articles": _articles,
        "sentences": _sentences,
        "claims": _claims,
        "events": _events,
        "contradictions": _contradictions,
        "actors": _actors,
        "mentions": _mentions,
        "times": _times,
        "reasons": _reasons,
        "rejected": _rejected,
    }
    declared = {table.name: table for table in schema.TABLES}
    tables = {name: schema.frame(declared[name], list(make(findings))) for name, make in rows.items()}
    _add_tone(tables)
    tables["fortunes"] = measures.fortune(tables["events"])
    tables["control"] = measures.control(tables["events"])
    return {table.name: schema.check(table, tables[table.name]) for table in schema.TABLES}


def sentence_id(article_id: str, index: int) -> str:
    """Identifier of a sentence in the tables."""
    return f"{article_id}#{index}"


def _articles(findings: Findings) -> Iterable[dict[str, Any]]:
    for extraction in findings.extractions:
        article = extraction.article
        published, basis = article.published, article.published_basis
        if published is None and article.id in findings.publications:
            published, basis = findings.publications[article.id], "inferred"
        yield {
            "article_id": article.id,
            "title": article.title,
            "source": article.source,
            "author": article.author,
            "url": article.url,
            "language": article.language,
            "published_earliest": to_datetime64(published.earliest_start) if published else _NO_TIME,
            "published_latest": to_datetime64(published.latest_end) if published else _NO_TIME,
            "published_basis": basis,
            "sha256": article.sha256,
            "n_chars": len(article.text),
            "n_sentences": sum(sentence.repeats is None for sentence in extraction.sentences),
            "n_claims": len(extraction.claims),
            "voice": findings.voices.get(article.id, article.id),
            "text": article.text,
        }


def _sentences(findings: Findings) -> Iterable[dict[str, Any]]:
    for extraction in findings.extractions:
        speakers = _speakers_by_sentence(extraction)
        for sentence in extraction.sentences:
            actors = [
                mention.actor_id
                for mention in extraction.found.mentions
                if mention.actor_id and sentence.start <= mention.start < sentence.end
            ]
            yield {
                "sentence_id": sentence_id(extraction.article.id, sentence.index),
                "article_id": extraction.article.id,
                "sentence_index": sentence.index,
                "start_char": sentence.start,
                "end_char": sentence.end,
                "kind": sentence.kind,
                "paragraph": sentence.paragraph,
                "repeats": "" if sentence.repeats is None else sentence_id(extraction.article.id, sentence.repeats),
                "quoted_share": _quoted_share(sentence, extraction.quotations),
                "speaker": speakers.get(sentence.index, ""),
                "actors": _joined(actors),
                "tone": nan,
                "tone_vader": nan,
                "tone_words": "",
                "text": extraction.article.text[sentence.start : sentence.end],
            }


def _add_tone(tables: dict[str, pd.DataFrame]) -> None:
    """Score what is told once: bylines, datelines and repeated captions have no tone."""
    sentences = tables["sentences"]
    told = ~sentences["kind"].isin(["byline", "dateline"]) & (sentences["repeats"] == "")
    for name, values in measures.tone_columns(sentences.loc[told, "text"]).items():
        sentences.loc[told, name] = values
    tone = dict(zip(sentences["sentence_id"], sentences["tone"], strict=True))
    tables["claims"]["tone"] = tables["claims"]["sentence_id"].map(tone).astype(schema.NUMBER)


def _claims(findings: Findings) -> Iterable[dict[str, Any]]:
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
            "trigger": claim.text,
            "start_char": claim.start,
            "end_char": claim.end,
            "sentence_start": sentence.start,
            "sentence_end": sentence.end,
            "event_type": claim.event_type,
            "label": claim.label,
            **_role("source", claim.sources),
            **_role("target", claim.targets),
            "place_text": claim.place.text if claim.place else "",
            **_place(claim.place),
            **_quantity(claim.quantities),
            "factuality": claim.factuality,
            "factuality_score": claim.factuality_score,
            "speaker": schema.CHAIN_SEPARATOR.join(claim.speakers),
            "quoted": claim.quoted,
            "tense": claim.tense,
            "plover": kind.plover,
            "cameo": kind.cameo,
            "acled": kind.acled,
            **_bounds(anchored.calendar, anchored.offset),
            "date_basis": anchored.date_basis,
            "granularity": anchored.granularity,
            "tone": nan,
            "confidence": claim.confidence,
        }


def _events(findings: Findings) -> Iterable[dict[str, Any]]:
    for event in findings.merged.events:
        claims = [findings.claims[claim_id] for claim_id in event.claims]
        anchors = [findings.anchored[claim.id] for claim in claims]
        best = min(anchors, key=_firmness)
        place = next((claim.place for claim in claims if claim.place and claim.place.name == event.place), None)
        yield {
            "event_id": event.id,
            "event_type": event.event_type,
            "label": event.label,
            "sources": _joined(event.sources),
            "targets": _joined(event.targets),
            **_place(place),
            "factuality": event.factuality,
            "disputed": event.disputed,
            "speakers": _joined(event.speakers),
            **_bounds(event.calendar, event.offset),
            "date_basis": best.date_basis,
            "granularity": best.granularity,
            **_quantity(event.quantities),
            "n_claims": len(claims),
            "n_articles": len({claim.article_id for claim in claims}),
            "n_independent_sources": event.n_independent_sources,
            "frame": event.frame,
            "first_sentence": sentence_id(claims[0].article_id, claims[0].sentence),
            "confidence": event.confidence,
        }


def _firmness(anchored: Anchored) -> tuple[int, float]:
    width = anchored.offset.latest_end - anchored.offset.earliest_start
    return _BASIS_ORDER.index(anchored.date_basis), width


def _contradictions(findings: Findings) -> Iterable[dict[str, Any]]:
    for pair in findings.merged.contradictions:
        yield {
            "contradiction_id": pair.id,
            "event_id": pair.event_id,
            "kind": pair.kind,
            "claim_a": pair.claim_a,
            "claim_b": pair.claim_b,
            "text": pair.text,
        }


def _actors(findings: Findings) -> Iterable[dict[str, Any]]:
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
            "name": actor.name,
            "kind": actor.kind,
            "sides": _joined(actor.sides),
            "known": actor.known,
            "n_claims": taking_part[actor.id],
        }


def _mentions(findings: Findings) -> Iterable[dict[str, Any]]:
    for extraction in findings.extractions:
        for mention in extraction.found.mentions:
            yield {
                "article_id": extraction.article.id,
                "start_char": mention.start,
                "end_char": mention.end,
                "text": mention.text,
                "refers_to": "actor",
                "id": mention.actor_id,
                "how": mention.how,
            }
        for place in extraction.found.places:
            yield {
                "article_id": extraction.article.id,
                "start_char": place.start,
                "end_char": place.end,
                "text": place.text,
                "refers_to": "place",
                "id": place.place_id,
                "how": place.relation,
            }


def _times(findings: Findings) -> Iterable[dict[str, Any]]:
    for extraction in findings.extractions:
        for found in extraction.times:
            calendar, offset = _both_frames(found.bounds, extraction.article)
            yield {
                "article_id": extraction.article.id,
                "start_char": found.start,
                "end_char": found.end,
                "text": found.text,
                "type": found.type,
                "value": found.value,
                "mod": found.mod or "",
                "anchor": found.anchor,
                "rule": found.rule,
                "earliest": to_datetime64(calendar.earliest_start) if calendar else _NO_TIME,
                "latest": to_datetime64(calendar.latest_end) if calendar else _NO_TIME,
                "earliest_offset": offset.earliest_start if offset else nan,
                "latest_offset": offset.latest_end if offset else nan,
            }


def _both_frames(bounds: Bounds | None, article: Article) -> tuple[Bounds | None, Bounds | None]:
    if bounds is None:
        return None, None
    origin = article.published.earliest_start if article.published else None
    if bounds.frame == "calendar":
        return bounds, None if origin is None else bounds.shift(-origin, frame="publication")
    return None if origin is None else bounds.shift(origin, frame="calendar"), bounds


def _reasons(findings: Findings) -> Iterable[dict[str, Any]]:
    for claim in findings.claims.values():
        for step, reason in enumerate((*claim.reasons, *findings.anchored[claim.id].reasons)):
            yield {"claim_id": claim.id, "step": step, **_reason(reason)}


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


def _rejected(findings: Findings) -> Iterable[dict[str, Any]]:
    for rejected in findings.rejected:
        yield {"input": rejected.input, "reason": rejected.reason, "hint": rejected.hint}


def _role(role: str, participants: Sequence[Participant]) -> dict[str, Any]:
    return {
        f"{role}s": _joined(part.actor_id or part.text for part in participants),
        f"{role}_text": _joined(part.text for part in participants),
        f"{role}_basis": _joined(part.how for part in participants),
    }


def _place(place: PlaceMention | None) -> dict[str, Any]:
    if place is None:
        return {"place_id": "", "place": "", "place_relation": "", "latitude": nan, "longitude": nan}
    return {
        "place_id": place.place_id or place.text.lower(),
        "place": place.name,
        "place_relation": place.relation,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _quantity(quantities: Sequence[Quantity]) -> dict[str, Any]:
    """One quantity as it stands; several of a unit as their whole range."""
    first = quantities[0] if quantities else _NO_QUANTITY
    same = [quantity for quantity in quantities if quantity.unit == first.unit] or [first]
    lows = [quantity.low for quantity in same if isfinite(quantity.low)]
    highs = [quantity.high for quantity in same if not np.isnan(quantity.high)]
    return {
        "quantity_low": min(lows, default=nan),
        "quantity_best": first.best,
        "quantity_high": max(highs, default=nan),
        "quantity_unit": first.unit,
        "quantity_text": _joined(quantity.text for quantity in same),
    }


def _bounds(calendar: Bounds | None, offset: Bounds) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name in ("earliest_start", "latest_start", "earliest_end", "latest_end"):
        columns[name] = to_datetime64(getattr(calendar, name)) if calendar else _NO_TIME
        columns[f"{name}_offset"] = getattr(offset, name)
    columns["edtf"] = to_edtf(calendar) if calendar else ""
    return columns


def _quoted_share(sentence: Sentence, quotations: Sequence[Quotation]) -> float:
    quoted = set()
    for quotation in quotations:
        if quotation.kind in ("direct", "mixed"):
            quoted |= set(range(max(quotation.start, sentence.start), min(quotation.end, sentence.end)))
    return len(quoted) / max(1, sentence.end - sentence.start)


def _speakers_by_sentence(extraction: Extraction) -> dict[int, str]:
    """The first speaker quoted in each sentence: actor id where it resolves, else the words."""
    actors = {(mention.start, mention.end): mention.actor_id for mention in extraction.found.mentions}
    speakers: dict[int, str] = {}
    for quotation in extraction.quotations:
        if quotation.kind not in ("direct", "mixed") or quotation.speaker is None:
            continue
        span = quotation.speaker
        inside = [id_ for (start, end), id_ in actors.items() if id_ and span.start <= start and end <= span.end]
        name = inside[0] if inside else extraction.article.text[span.start : span.end]
        for sentence in extraction.sentences:
            if quotation.start < sentence.end and quotation.end > sentence.start:
                speakers.setdefault(sentence.index, name)
    return speakers


def _joined(parts: Iterable[str]) -> str:
    """Parts in order without repeats or blanks; the separator inside a part becomes a slash."""
    clean = (part.replace(schema.LIST_SEPARATOR, "/") for part in parts if part)
    return schema.LIST_SEPARATOR.join(dict.fromkeys(clean))

"""Rows about the texts: articles, sentences, mentions, temporal expressions, rejected inputs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import nan
from typing import Any

from explorer.dates import Bounds, to_datetime64
from explorer.records import Article, Extraction, Quotation, Sentence
from explorer.tables.cells import NO_TIME, joined
from explorer.tables.findings import Findings, sentence_id


def article_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the articles table."""
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
            "published_earliest": to_datetime64(published.earliest_start) if published else NO_TIME,
            "published_latest": to_datetime64(published.latest_end) if published else NO_TIME,
            "published_basis": basis,
            "sha256": article.sha256,
            "n_chars": len(article.text),
            "n_sentences": sum(sentence.repeats is None for sentence in extraction.sentences),
            "n_claims": len(extraction.claims),
            "voice": findings.voices.get(article.id, article.id),
            "text": article.text,
        }


def sentence_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the sentences table; the tone is added later."""
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
                "actors": joined(actors),
                "tone": nan,
                "tone_vader": nan,
                "tone_words": "",
                "text": extraction.article.text[sentence.start : sentence.end],
            }


def mention_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the mentions table."""
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


def time_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the times table."""
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
                "earliest": to_datetime64(calendar.earliest_start) if calendar else NO_TIME,
                "latest": to_datetime64(calendar.latest_end) if calendar else NO_TIME,
                "earliest_offset": offset.earliest_start if offset else nan,
                "latest_offset": offset.latest_end if offset else nan,
            }


def rejected_rows(findings: Findings) -> Iterable[dict[str, Any]]:
    """Rows of the rejected table."""
    for rejected in findings.rejected:
        yield {"input": rejected.input, "reason": rejected.reason, "hint": rejected.hint}


def _both_frames(bounds: Bounds | None, article: Article) -> tuple[Bounds | None, Bounds | None]:
    if bounds is None:
        return None, None
    origin = article.published.earliest_start if article.published else None
    if bounds.frame == "calendar":
        return bounds, None if origin is None else bounds.shift(-origin, frame="publication")
    return None if origin is None else bounds.shift(origin, frame="calendar"), bounds


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

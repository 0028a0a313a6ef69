"""An article's sentences, with what each of them is."""

from __future__ import annotations

import re

from explorer.language.kinds import inline_dateline, paragraph_kinds
from explorer.language.paragraphs import paragraphs
from explorer.language.sentences import sentence_spans
from explorer.reading.publication import is_date_line, opening_date
from explorer.records import Article, Sentence, SentenceKind, Span

SHORTEST_COPY = 3  # words; shorter repetitions ("No.") mean nothing
SHORTEST_BODY_COPY = 8

_UNDATED_HEADING = re.compile(r"(?:On )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})[.:]")


def segment(article: Article) -> tuple[Sentence, ...]:
    """Split an article into sentences, headlines, bylines and captions.

    Returns
    -------
    tuple of Sentence
        In text order, without overlap; every character of the text that is no blank lies in
        exactly one, and none begins or ends with a blank.
    """
    text = article.text
    blocks = paragraphs(text)
    kinds = paragraph_kinds(text, blocks, title=article.title)
    sentences: list[Sentence] = []
    seen: dict[str, int] = {}
    for number, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        for span, span_kind in _split(text, block, kind):
            repeats = _first_of_copies(text, span, span_kind, seen, len(sentences))
            sentences.append(Sentence(len(sentences), span.start, span.end, span_kind, number, repeats))
    return tuple(sentences)


def _split(text: str, block: Span, kind: SentenceKind) -> list[tuple[Span, SentenceKind]]:
    if kind not in ("body", "deck"):
        return [(span, kind) for span in _whole(text, block)]
    parts: list[tuple[Span, SentenceKind]] = []
    start = block.start
    if kind == "body":
        length = _dateline_length(text, block)
        if length:
            parts.append((Span(start, start + length), "dateline"))
            start += length
    spans = sentence_spans(text, start, block.end)
    for index, span in enumerate(spans):
        opens = index == 0 and len(spans) > 1 and kind == "body"
        parts.append((span, "heading" if opens and _is_date_heading(text[span.start : span.end]) else kind))
    return parts


def _dateline_length(text: str, block: Span) -> int:
    """Length of a dateline, or of a publication date, that opens a paragraph of running text."""
    opening = opening_date(text) if not text[: block.start].strip() else None
    if opening is not None and opening.end < block.end:
        return opening.end - block.start
    return inline_dateline(text[block.start : min(block.end, block.start + 200)])


def _whole(text: str, block: Span) -> list[Span]:
    """A line that is no running text is one sentence, unless it is too long for one."""
    spans = sentence_spans(text, block.start, block.end)
    return [Span(block.start, block.end)] if block.end - block.start <= 400 else spans


def _is_date_heading(words: str) -> bool:
    """``14 January.`` opening a paragraph."""
    return bool(_UNDATED_HEADING.fullmatch(words)) or is_date_line(words.rstrip(".:"))


def _first_of_copies(text: str, span: Span, kind: SentenceKind, seen: dict[str, int], index: int) -> int | None:
    words = text[span.start : span.end].split()
    if len(words) < (SHORTEST_BODY_COPY if kind == "body" else SHORTEST_COPY):
        return None
    first = seen.setdefault(" ".join(words), index)
    return first if first != index else None

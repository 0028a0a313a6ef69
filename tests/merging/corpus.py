"""Claims and articles for tests of merging: one line a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

from explorer.anchoring import Solution
from explorer.dates import Bounds, day_number
from explorer.merging import merge
from explorer.records import (
    Actor,
    ActorsFound,
    Anchored,
    Article,
    Claim,
    Extraction,
    Merged,
    Participant,
    PlaceMention,
    Quantity,
    Sentence,
)

SIDES = {
    "YPG": ("kurds",),
    "ISIS": ("isis",),
    "ARMENIA": ("armenia",),
    "AZERBAIJAN": ("azerbaijan",),
    "USA": ("usa",),
}


@dataclass(frozen=True)
class Said:
    """A sentence with one claim in it; its trigger is marked with ``{…}``."""

    marked: str
    event_type: str
    by: Sequence[str] = ()
    to: Sequence[str] = ()
    at: str = ""
    hull: tuple[float, float] | tuple[str, str] = (-inf, 1.0)
    count: tuple[float, float, float] | None = None
    unit: str = "killed"
    speaker: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


def said(marked: str, event_type: str, **fields: Any) -> Said:
    """A claim; fields that :class:`Said` does not have go to the ``Claim``."""
    own = {name: fields.pop(name) for name in list(fields) if name in Said.__dataclass_fields__}
    return Said(marked, event_type, fields=fields, **own)


def make(articles: dict[str, Sequence[Said]], *, published: str | None = None) -> tuple[list[Extraction], Solution]:
    """Extractions and their solution, one paragraph a sentence."""
    extractions, anchored = [], {}
    for name, rows in articles.items():
        text, sentences, claims = "", [], []
        for index, row in enumerate(rows):
            start = len(text)
            lead, trigger = row.marked.split("{")[0], row.marked.split("{")[1].split("}")[0]
            text += row.marked.replace("{", "").replace("}", "")
            repeats = next((s.index for s in sentences if text[s.start : s.end] == text[start:]), None)
            sentences.append(Sentence(index, start, len(text), "body", index, repeats))
            claim = _claim(name, index, start + len(lead), trigger, row)
            claims.append(claim)
            anchored[claim.id] = _anchored(claim.id, row, published)
            text += "\n\n"
        day = None if published is None else day_number(published)
        article = Article(name, "", text, None if day is None else Bounds.exactly(day, day + 1))
        groups = tuple(Actor(id_, id_, "armed_group", sides) for id_, sides in SIDES.items())
        actors = (*groups, Actor("CIVILIANS", "civilians", "civilians"))
        extractions.append(
            Extraction(article, tuple(sentences), (), (), ActorsFound(actors, (), ()), tuple(claims), ())
        )
    return extractions, Solution(anchored, {})


def merged(*rows: Said, published: str | None = None) -> Merged:
    """The merging of one article."""
    return merge(*make({"a": rows}, published=published))


def kinds(result: Merged) -> list[str]:
    """Kinds of the contradictions found."""
    return [item.kind for item in result.contradictions]


def _claim(name: str, index: int, start: int, trigger: str, row: Said) -> Claim:
    place = PlaceMention(0, 0, row.at, row.at.lower(), row.at) if row.at else None
    counts = (_quantity(row, start),) if row.count else ()
    fields = {"label": trigger, "confidence": 0.6, "speakers": (row.speaker,) if row.speaker else (), **row.fields}
    return Claim(
        f"{name}:{start}",
        name,
        index,
        start,
        start + len(trigger),
        trigger,
        0,
        row.event_type,
        sources=tuple(Participant(actor, actor, 0, 0) for actor in row.by),
        targets=tuple(Participant(actor, actor, 0, 0) for actor in row.to),
        place=place,
        quantities=counts,
        **fields,
    )


def _quantity(row: Said, start: int) -> Quantity:
    """The count, with the span of its digits if the sentence has them."""
    assert row.count is not None
    plain, digits = row.marked.replace("{", "").replace("}", ""), f"{row.count[1]:g}"
    begin = start - row.marked.index("{") + plain.find(digits) if digits in plain else start
    return Quantity(*row.count, row.unit, digits, begin, begin + len(digits))


def _anchored(claim_id: str, row: Said, published: str | None) -> Anchored:
    low, high = row.hull
    if isinstance(low, str):
        calendar = Bounds.within(day_number(low), day_number(high) + 1)
        origin = day_number(published) if published else calendar.latest_end
        return Anchored(claim_id, calendar, calendar.shift(-origin, frame="publication"), "explicit", "day")
    offset = Bounds.within(float(low), float(high), frame="publication")
    calendar = None if published is None else offset.shift(day_number(published), frame="calendar")
    return Anchored(claim_id, calendar, offset, "relative", "day")

"""Timelines for tests: one line an event, every table checked against the schema.

>>> make_timeline([happening("takes the hill", by="red", to="blue", hull=(-10, -2))]).summary()
'1 claim, 1 event from 1 undated article: 1 happened'
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import inf, isfinite
from pathlib import Path
from typing import Any

import numpy as np

from explorer import schema
from explorer.dates import Bounds, Frame, day_number, to_datetime64
from explorer.timeline import Timeline

DATA = Path(__file__).parent / "views"
NAMES = {"isis": "ISIS", "ypg": "YPG", "coalition": "US-led coalition", "memri": "MEMRI"} | {
    "peshmerga": "Peshmerga",
    "iraq": "Iraqi forces",
}

Day = float | str
"""Days from publication, or an ISO date."""


@dataclass(frozen=True)
class Happening:
    """One event to be, with where it is told."""

    label: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    bounds: Bounds
    at: tuple[int, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)


def happening(
    label: str = "takes the hill",
    *,
    by: str | Sequence[str] = "red",
    to: str | Sequence[str] = (),
    hull: tuple[Day, Day] = (-10.0, -2.0),
    core: tuple[Day, Day] | None = None,
    at: int | Sequence[int] = (),
    **fields: Any,
) -> Happening:
    """One event.

    Parameters
    ----------
    by, to
        Ids of the doers and of those it is done to.
    hull, core
        Days from publication, or ISO dates (the end is exclusive); a hull alone means "at some time within".
    at
        Sentences that tell it, as positions in the article; without any, a sentence is made from the label.
    fields
        Any other column of ``events`` or ``claims``, and ``article``, ``trigger``, ``fortune`` (actor to value).
    """
    frame: Frame = "calendar" if any(isinstance(day, str) for day in hull) else "publication"
    start, end = (_day(day) for day in hull)
    latest_start, earliest_end = (end, start) if core is None else tuple(_day(day) for day in core)
    bounds = Bounds(start, latest_start, earliest_end, end, frame)
    told = (at,) if isinstance(at, int) else tuple(at)
    return Happening(label, _ids(by), _ids(to), bounds, told, fields)


def make_timeline(
    happenings: Sequence[Happening] = (),
    *,
    articles: Sequence[str] = ("a",),
    published: str | Mapping[str, str] | None = None,
    sentences: Sequence[Mapping[str, Any]] | Mapping[str, Sequence[Mapping[str, Any]]] = (),
    names: Mapping[str, str] | None = None,
) -> Timeline:
    """A valid Timeline of these events.

    Parameters
    ----------
    articles
        Ids of the articles, which are also their outlets.
    published
        Publication date of all articles, or of each; an article without one is undated.
    sentences
        Rows of the ``sentences`` table of the first article, or of each: ``text`` and any other column.
    names
        Actor id to display name; the id in capitals otherwise.
    """
    told = sentences if isinstance(sentences, Mapping) else {articles[0]: sentences} if articles else {}
    dates = published if isinstance(published, Mapping) else dict.fromkeys(articles, published)
    books = {name: _Book(name, dates.get(name), told.get(name, ())) for name in articles}
    rows = [_event_rows(n, event, books, articles) for n, event in enumerate(happenings)]
    claims = sorted(
        (claim for _, group in rows for claim in group),
        key=lambda claim: (articles.index(claim["article_id"]), claim["start_char"]),
    )
    tables = {
        "articles": [book.row(claims) for book in books.values()],
        "sentences": [row for book in books.values() for row in book.rows()],
        "claims": claims,
        "events": [event for event, _ in rows],
        "actors": _actor_rows(happenings, names or {}),
        "fortunes": [row for n, event in enumerate(happenings) for row in _fortune_rows(n, event)],
        "reasons": [_reason_row(claim) for claim in claims],
    }
    return Timeline(**{table.name: schema.frame(table, tables.get(table.name, [])) for table in schema.TABLES})


class _Book:
    """An article in the making: sentences are appended and given offsets."""

    def __init__(self, name: str, published: str | None, sentences: Sequence[Mapping[str, Any]]) -> None:
        self.name = name
        self.published = None if published is None else day_number(published)
        self.sentences: list[dict[str, Any]] = []
        self.length = 0
        self.triggers: set[int] = set()
        for row in sentences:
            self.add(**row)

    def add(self, text: str, **fields: Any) -> int:
        start = self.length + (2 if self.sentences else 0)
        self.length = start + len(text)
        index = len(self.sentences)
        row = {
            "sentence_id": f"{self.name}#{index}",
            "article_id": self.name,
            "sentence_index": index,
            "start_char": start,
            "end_char": self.length,
            "kind": "body",
            "paragraph": index,
            "repeats": "",
            "quoted_share": 0.0,
            "speaker": "",
            "actors": "",
            "tone": 0.1,
            "tone_vader": 0.2,
            "tone_words": "good+0.5",
            "text": text,
        }
        self.sentences.append(row | fields)
        return index

    def trigger(self, index: int, words: str) -> tuple[int, int, str]:
        row = self.sentences[index]
        at = row["text"].lower().find(words.lower()) if words else -1
        found = row["text"][at : at + len(words)] if at >= 0 else row["text"].split()[0]
        start = row["start_char"] + max(at, 0)
        while start in self.triggers:
            start += 1
        self.triggers.add(start)
        return start, start + len(found), found

    def rows(self) -> list[dict[str, Any]]:
        return self.sentences

    def row(self, claims: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        day = self.published
        return {
            "article_id": self.name,
            "title": self.sentences[0]["text"] if self.sentences else self.name,
            "source": self.name,
            "author": "",
            "url": "",
            "language": "en",
            "published_earliest": to_datetime64(inf if day is None else day),
            "published_latest": to_datetime64(inf if day is None else day + 1),
            "published_basis": "unknown" if day is None else "argument",
            "sha256": "",
            "n_chars": self.length,
            "n_sentences": len(self.sentences),
            "n_claims": sum(claim["article_id"] == self.name for claim in claims),
            "voice": self.name,
            "text": "\n\n".join(row["text"] for row in self.sentences),
        }


def _event_rows(
    n: int, event: Happening, books: Mapping[str, _Book], articles: Sequence[str]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    fields = dict(event.fields)
    book = books[fields.pop("article", articles[0])]
    trigger = fields.pop("trigger", "")
    fields.pop("fortune", None)
    told = event.at or (book.add(**_sentence(event)),)
    bounds = _bounds_columns(event.bounds, book.published)
    shared = _shared_columns(event) | bounds | fields
    claims = [_claim_row(n, event, book, index, trigger, shared) for index in told]
    row = shared | {
        "event_id": f"e{n}",
        "disputed": False,
        "speakers": fields.get("speaker", "") or "author",
        "n_claims": len(claims),
        "n_articles": 1,
        "n_independent_sources": 1,
        "frame": book.name,
        "first_sentence": claims[0]["sentence_id"],
    }
    return _only(schema.EVENTS, row | fields), claims


def _sentence(event: Happening) -> dict[str, Any]:
    tones = {name: event.fields[name] for name in ("tone",) if name in event.fields}
    return {"text": f"{event.label}.", "actors": "|".join(event.by + event.to)} | tones


def _claim_row(
    n: int, event: Happening, book: _Book, index: int, trigger: str, shared: Mapping[str, Any]
) -> dict[str, Any]:
    sentence = book.sentences[index]
    start, end, words = book.trigger(index, trigger)
    row = {
        "claim_id": f"{book.name}:{start}",
        "event_id": f"e{n}",
        "article_id": book.name,
        "sentence_id": sentence["sentence_id"],
        "trigger": words,
        "start_char": start,
        "end_char": end,
        "sentence_start": sentence["start_char"],
        "sentence_end": sentence["end_char"],
        "source_text": "|".join(event.by),
        "source_basis": "stated" if event.by else "",
        "target_text": "|".join(event.to),
        "target_basis": "stated" if event.to else "",
        "place_text": shared["place"],
        "factuality_score": 3.0,
        "speaker": "",
        "quoted": sentence["quoted_share"] > 0.5,
        "tense": "past",
        "plover": "",
        "cameo": "",
        "acled": "",
        "tone": sentence["tone"],
    }
    return _only(schema.CLAIMS, row | dict(shared))


def _shared_columns(event: Happening) -> dict[str, Any]:
    return {
        "event_type": "clash",
        "label": event.label,
        "sources": "|".join(event.by),
        "targets": "|".join(event.to),
        "place_id": "hill",
        "place": "the hill",
        "place_relation": "in",
        "latitude": np.nan,
        "longitude": np.nan,
        "quantity_low": np.nan,
        "quantity_best": np.nan,
        "quantity_high": np.nan,
        "quantity_unit": "",
        "quantity_text": "",
        "factuality": "happened",
        "date_basis": "explicit" if event.bounds.frame == "calendar" else "relative",
        "granularity": "day",
        "edtf": "",
        "confidence": 0.8,
    }


def _bounds_columns(bounds: Bounds, published: float | None) -> dict[str, Any]:
    names = ("earliest_start", "latest_start", "earliest_end", "latest_end")
    days = [getattr(bounds, name) for name in names]
    if bounds.frame == "calendar":
        calendar: list[float] = days
        origin = published if published is not None else max((day for day in days if isfinite(day)), default=0.0)
        offsets = [day - origin for day in days]
    else:
        offsets = days
        calendar = [inf if published is None else day + published for day in days]
    columns: dict[str, Any] = {name: to_datetime64(day) for name, day in zip(names, calendar, strict=True)}
    return columns | {f"{name}_offset": float(day) for name, day in zip(names, offsets, strict=True)}


def _actor_rows(happenings: Sequence[Happening], names: Mapping[str, str]) -> list[dict[str, Any]]:
    counts = Counter(actor for event in happenings for _ in event.at or (0,) for actor in event.by + event.to)
    return [
        {
            "actor_id": actor,
            "name": names.get(actor, actor.upper()),
            "kind": "armed_group",
            "sides": actor,
            "known": True,
            "n_claims": count,
        }
        for actor, count in counts.items()
    ]


def _fortune_rows(n: int, event: Happening) -> list[dict[str, Any]]:
    real = event.fields.get("factuality", "happened") in ("happened", "ongoing")
    default = {**dict.fromkeys(event.by, 0.5), **dict.fromkeys(event.to, -0.5)} if real else {}
    values = event.fields.get("fortune", default)
    event_id = f"e{n}"
    return [
        {"event_id": event_id, "actor_id": actor, "fortune": worth, "rule": "test"} for actor, worth in values.items()
    ]


def _reason_row(claim: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "claim_id": claim["claim_id"],
        "step": 0,
        "field": "bounds",
        "rule": "test",
        "text": "set by hand",
        "start_char": claim["start_char"],
        "end_char": claim["end_char"],
        "earliest_offset": claim["earliest_start_offset"],
        "latest_offset": claim["latest_end_offset"],
    }


def _only(table: schema.Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in table.names}


def _ids(names: str | Sequence[str]) -> tuple[str, ...]:
    if isinstance(names, str):
        return (names,) if names else ()
    return tuple(names)


def _day(day: Day) -> float:
    return day_number(day) if isinstance(day, str) else float(day)


@cache
def seed_like_timeline(*, published: str | None = None) -> Timeline:
    """The seed article’s events as drawn in the design sketch, bounds set by hand; undated unless told otherwise.

    Built once for all tests, so its tables are not to be changed.
    """
    with (DATA / "seed_sentences.csv").open(encoding="utf-8", newline="") as file:
        sentences = [_numbers(row, "tone", "tone_vader", "quoted_share") for row in csv.DictReader(file)]
    with (DATA / "seed_like.csv").open(encoding="utf-8", newline="") as file:
        events = [_seed_event(row) for row in csv.DictReader(file)]
    return make_timeline(events, sentences=sentences, published=published, names=NAMES)


def dated_timeline() -> Timeline:
    """The same events with calendar bounds: the article is said to be published on 1 February 2015."""
    return seed_like_timeline(published="2015-02-01")


def mixed_timeline() -> Timeline:
    """Two dated articles and one undated, with events of all three."""
    events = [
        happening("takes the hill", by="red", to="blue", hull=(-10, -2)),
        happening("shells the port", by="blue", to="red", hull=(-40, -12), core=(-30, -20)),
        happening("opens talks", by="blue", hull=("2014-12-01", "2014-12-02"), article="b"),
        happening("returns", by="red", hull=(0, inf), factuality="vowed", article="b"),
        happening("crosses the river", by="red", to="blue", hull=(-9, -1), article="c"),
        happening("falls back", by="blue", hull=(-90, -30), factuality="claimed", article="c"),
    ]
    return make_timeline(events, articles=("a", "b", "c"), published={"a": "2015-01-10", "b": "2015-02-03"})


def _seed_event(row: Mapping[str, str]) -> Happening:
    core = (float(row["core_start"]), float(row["core_end"])) if row["core_start"] else None
    fields: dict[str, Any] = {name: row[name] for name in ("factuality", "trigger", "event_type") if row[name]}
    if row["speaker"]:
        fields |= {"speaker": row["speaker"], "speakers": row["speaker"].split(" > ")[0]}
    fields |= {"disputed": row["disputed"] == "yes", "place": "Kobane", "place_id": "kobane"}
    hull = float(row["start"]), float(row["end"])
    at = [int(index) for index in row["at"].split()]
    return happening(row["label"], by=row["by"], to=row["to"], hull=hull, core=core, at=at, **fields)


def _numbers(row: Mapping[str, str], *names: str) -> dict[str, Any]:
    return dict(row) | {name: float(row[name]) for name in names}

"""Passages in which several events stand side by side, each with what a reader would make of it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from explorer import actors, language
from explorer.events.attribution import attribute, combine
from explorer.events.factuality import judge
from explorer.records import Article

FOLDER = Path(__file__).parent
TABLES = ("factuality_passages.txt", "factuality_dispatches.txt")
SHOWN_AS_FACT = frozenset({"happened", "ongoing"})
TOLD_AS_FACT = SHOWN_AS_FACT | {"claimed"}
EXACT = 90.0
"""Percent of the events that get a value a reader would give them; the figure of the day is 92."""

_EVENT = re.compile(r"\[([^\]|]*)\|([a-z/]+)\]")


class Valued(NamedTuple):
    """An event of a passage: its first character, its words, and the values that a reader may give it."""

    start: int
    words: str
    values: frozenset[str]


def plain(marked: str) -> tuple[str, list[Valued]]:
    """Part a passage from the marks of its events."""
    text, events, before = "", [], 0
    for mark in _EVENT.finditer(marked):
        text += marked[before : mark.start()]
        events.append(Valued(len(text), mark[1], frozenset(mark[2].split("/"))))
        text, before = text + mark[1], mark.end()
    return text + marked[before:], events


@cache
def judged(marked: str) -> tuple[tuple[Valued, str], ...]:
    """What the stage makes of each event of a passage, the next sentence and the speakers taken into account."""
    text, events = plain(marked)
    parsed = language.parse(Article("a", "", text), model=language.load_model(), keep=lambda *_: True)
    found = actors.find(parsed, knowledge=actors.Knowledge.load())
    values = []
    for event in events:
        sentence = next(one for one in parsed.sentences if one.start <= event.start < one.end)
        doc = parsed.docs[sentence.index]
        assert doc is not None
        place = event.start - sentence.start
        token = next(word for word in doc if word.idx <= place < word.idx + len(word))
        told = attribute(parsed, sentence.index, token.i, found)
        values.append((event, combine(judge(doc, token.i), told).factuality))
    return tuple(values)


def rows() -> list[tuple[str, str]]:
    """Passages with the reason for which one is still misjudged, if it is."""
    lines = [line for name in TABLES for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]
    parted = (line.partition("  ## ") for line in lines if line and not line.startswith("#"))
    return [(passage, reason) for passage, _, reason in parted]


PASSAGES = [
    pytest.param(passage, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])
    for passage, reason in rows()
]


@pytest.mark.parametrize("passage", PASSAGES)
def test_passage(passage: str) -> None:
    """What did not happen is not shown as a fact, and what did is not hidden by what stands beside it."""
    wrong = {}
    for event, value in judged(passage):
        unreal, real = not event.values & TOLD_AS_FACT, event.values <= TOLD_AS_FACT
        if (unreal and value in SHOWN_AS_FACT) or (real and value not in TOLD_AS_FACT):
            wrong[event.words] = value
    assert wrong == {}


def test_most_events_get_the_very_value_of_a_reader() -> None:
    """Averted, attempted, negated, vowed and hypothetical events are told from one another, not only from facts."""
    pairs = [pair for passage, _ in rows() for pair in judged(passage)]
    exact = sum(value in event.values for event, value in pairs)
    assert 100 * exact / len(pairs) >= EXACT

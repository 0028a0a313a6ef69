"""Whole reports in which what did not happen stands beside what did, as texts tell it."""

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

REPORTS = Path(__file__).parent / "factuality_reports.txt"
SHOWN_AS_FACT = frozenset({"happened", "ongoing"})
TOLD_AS_FACT = SHOWN_AS_FACT | {"claimed"}
EXACT = 92.0
"""Percent of the events that get a value a reader would give them; the figure of the day is 94."""

_EVENT = re.compile(r"\[([^\]|]*)\|([a-z/]+)(!?)\]")


class Valued(NamedTuple):
    """An event of a report: its first character, its words, what a reader may make of it, whether it is misjudged."""

    start: int
    words: str
    values: frozenset[str]
    known: bool


def reports() -> list[tuple[str, str]]:
    """The name of each report with its marked text."""
    text = re.sub(r"(?m)^# .*\n", "", REPORTS.read_text(encoding="utf-8"))
    parted = (part.strip().partition("\n") for part in text.split("## ")[1:])
    return [(name, marked) for name, _, marked in parted]


def plain(marked: str) -> tuple[str, list[Valued]]:
    """Part a report from the marks of its events."""
    text, events, before = "", [], 0
    for mark in _EVENT.finditer(marked):
        text += marked[before : mark.start()]
        events.append(Valued(len(text), mark[1], frozenset(mark[2].split("/")), bool(mark[3])))
        text, before = text + mark[1], mark.end()
    return text + marked[before:], events


@cache
def judged(marked: str) -> tuple[tuple[Valued, str], ...]:
    """What the stage makes of each event of a report, its neighbours and the speakers taken into account."""
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


@pytest.mark.parametrize("marked", [pytest.param(marked, id=name) for name, marked in reports()])
def test_report(marked: str) -> None:
    """What did not happen is not shown as a fact, what did is not hidden; only what is known to be misjudged is."""
    wrong, known = [], []
    for event, value in judged(marked):
        unreal, real = not event.values & TOLD_AS_FACT, event.values <= TOLD_AS_FACT
        misjudged = (unreal and value in SHOWN_AS_FACT) or (real and value not in TOLD_AS_FACT)
        wrong += [(event.start, event.words, value)] if misjudged and not event.known else []
        known += [(event.start, event.words)] if event.known and not misjudged else []
    assert (wrong, known) == ([], [])


def test_most_events_get_the_very_value_of_a_reader() -> None:
    """Averted, attempted, negated, vowed and hypothetical events are told from one another, not only from facts."""
    pairs = [pair for _, marked in reports() for pair in judged(marked)]
    exact = sum(value in event.values for event, value in pairs)
    assert 100 * exact / len(pairs) >= EXACT

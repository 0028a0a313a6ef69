"""Texts with marked events, ``[words|value/value]``, and what the stage makes of each."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from explorer import actors, language
from explorer.events.attribution import attribute, combine
from explorer.events.factuality import judge
from explorer.records import Article

SHOWN_AS_FACT = frozenset({"happened", "ongoing"})
TOLD_AS_FACT = SHOWN_AS_FACT | {"claimed"}

_EVENT = re.compile(r"\[([^\]|]*)\|([a-z/]+)(!?)\]")


class Valued(NamedTuple):
    """An event: its first character, its words, what a reader may make of it, whether it is known to be misjudged."""

    start: int
    words: str
    values: frozenset[str]
    known: bool


def plain(marked: str) -> tuple[str, list[Valued]]:
    """Part a text from the marks of its events; ``!`` behind the values marks one that is misjudged."""
    text, events, before = "", [], 0
    for mark in _EVENT.finditer(marked):
        text += marked[before : mark.start()]
        events.append(Valued(len(text), mark[1], frozenset(mark[2].split("/")), bool(mark[3])))
        text, before = text + mark[1], mark.end()
    return text + marked[before:], events


@cache
def judged(marked: str) -> tuple[tuple[Valued, str], ...]:
    """What the stage makes of each event of a text, its neighbours and the speakers taken into account."""
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


def is_misjudged(event: Valued, value: str) -> bool:
    """Whether what did not happen is shown as a fact, or what did is hidden."""
    unreal, real = not event.values & TOLD_AS_FACT, event.values <= TOLD_AS_FACT
    return (unreal and value in SHOWN_AS_FACT) or (real and value not in TOLD_AS_FACT)

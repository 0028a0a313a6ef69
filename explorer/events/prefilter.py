"""A fast test whether a sentence can hold an event at all, so that only such are parsed."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from explorer.events.frames import Frame, frame_index
from explorer.events.inflection import noun_forms, verb_forms

_WORD = re.compile(r"[^\W\d_]+")

Demand = frozenset[str]
"""Words of which one must stand in the text."""


def may_hold_event(text: str) -> bool:
    """Whether the words of a trigger stand in the text.

    Parameters
    ----------
    text
        One sentence.

    Notes
    -----
    Set look-ups only: a form of the trigger's head, one of each of its further words, and one of
    the verbs under which the frame asks for it. The test never misses a trigger (the test suite
    runs every example through it) but lets many other sentences pass.
    """
    words = frozenset(_WORD.findall(text.lower()))
    table = _demands()
    return any(all(words & one for one in demands) for word in words & table.keys() for demands in table[word])


@cache
def _demands() -> dict[str, tuple[tuple[Demand, ...], ...]]:
    """For each form of a trigger's head what else must be there, for each entry that it heads."""
    index = frame_index()
    table: dict[str, set[tuple[Demand, ...]]] = defaultdict(set)
    for entries in (index.verbs, index.nouns):
        for form, found in entries.items():
            for entry in found:
                demands = (*(_forms(word) for word in entry.rest), *_governors(entry.frame))
                table[_WORD.findall(form)[-1]].add(demands)
    return {form: ((),) if () in demands else tuple(demands) for form, demands in table.items()}


def _forms(word: str) -> Demand:
    last = _WORD.findall(word)[-1]
    return verb_forms(last) | noun_forms(last)


def _governors(frame: Frame) -> tuple[Demand, ...]:
    if not frame.under:
        return ()
    return (frozenset().union(*(verb_forms(verb.split()[0]) for verb in frame.under)),)

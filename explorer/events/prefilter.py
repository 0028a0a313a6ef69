"""A fast test whether a sentence can hold an event at all, so that only such are parsed."""

from __future__ import annotations

import re
from functools import cache

from explorer.events.frames import frame_index


def may_hold_event(text: str) -> bool:
    """Whether a form of a trigger word stands in the text.

    Parameters
    ----------
    text
        One sentence.

    Notes
    -----
    One set look-up a word: every form of every trigger's head is known beforehand. The test never
    misses a trigger (for which the test suite runs every example) but lets many others pass.
    """
    forms = _forms()
    return any(word in forms for word in re.findall(r"[^\W\d_]+", text.lower()))


@cache
def _forms() -> frozenset[str]:
    index = frame_index()
    forms = set()
    for word in (*index.verbs, *index.nouns):
        forms.add(re.findall(r"[^\W\d_]+", word)[-1])
    return frozenset(forms)

"""The words of a sentence, cut to the lines there are, with its triggers in bold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.views.text import escape, width, wrap

if TYPE_CHECKING:
    import pandas as pd

_BEFORE = 4  # words kept before the first trigger of a sentence that must be cut


def sentence_labels(sentences: pd.DataFrame) -> list[str]:
    """Short names of the sentences of one article: the kind, and for the body its number from 1."""
    body = 0
    labels = []
    for kind in sentences["kind"]:
        body += int(kind == "body")
        labels.append(str(body) if kind == "body" else kind)
    return labels


def snippet(text: str, triggers: list[str], pixels: float, *, size: float, lines: int) -> list[str]:
    """Escaped lines of a sentence; where it is too long, they begin shortly before its first trigger.

    Lines are measured in bold, so that triggers in bold do not push them over the edge.
    """
    words = " ".join(text.split())
    if width(words, size, bold=True) > pixels * lines:
        words = _from_trigger(words, triggers)
    cut = wrap(words, pixels, size, bold=True, lines=lines)
    return [_embolden(line, triggers) for line in cut]


def _from_trigger(words: str, triggers: list[str]) -> str:
    found = [words.find(trigger) for trigger in triggers if trigger and trigger in words]
    if not found:
        return words
    before = words[: min(found)].split(" ")
    if len(before) <= _BEFORE + 2:
        return words
    kept = " ".join(before[-_BEFORE - 1 :])
    return f"… {kept}{words[min(found) :]}"


def _embolden(line: str, triggers: list[str]) -> str:
    shown = [trigger for trigger in dict.fromkeys(triggers) if trigger and trigger in line]
    if not shown:
        return escape(line)
    pattern = "|".join(re.escape(trigger) for trigger in sorted(shown, key=len, reverse=True))
    parts = re.split(f"({pattern})", line)
    return "".join(f"<b>{_inline(part)}</b>" if n % 2 else _inline(part) for n, part in enumerate(parts))


def _inline(part: str) -> str:
    """Escaped, with the spaces at its ends."""
    lead = " " if part[:1] == " " else ""
    trail = " " if part[-1:] == " " and len(part) > 1 else ""
    return f"{lead}{escape(part)}{trail}"

"""Paragraphs: lines of a text, with hard-wrapped lines joined."""

from __future__ import annotations

import re

from explorer.records import Span

_LINE = re.compile(r"[^\n]+")
_WRAP_LOW, _WRAP_HIGH = 40, 100  # usual widths of hard-wrapped text, in characters
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs of a text, without the blanks around them.

    A blank line ends a paragraph. Inside a block each line is a paragraph of its own, unless the
    block looks hard-wrapped: at least three lines, all but the last of like width, most of them
    ending in the middle of a sentence.
    """
    found = []
    for block in _blocks(text):
        lines = [text[line.start : line.end] for line in block]
        if _is_wrapped(lines):
            found.append(Span(block[0].start, block[-1].end))
        else:
            found.extend(block)
    return found


def _blocks(text: str) -> list[list[Span]]:
    blocks: list[list[Span]] = [[]]
    end = 0
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        if text.count("\n", end, start) > 1 and blocks[-1]:
            blocks.append([])
        end = match.start() + len(line.rstrip())
        blocks[-1].append(Span(start, end))
    return [block for block in blocks if block]


def _is_wrapped(lines: list[str]) -> bool:
    full = lines[:-1]
    if len(full) < 2 or not all(_WRAP_LOW <= len(line) <= _WRAP_HIGH for line in full):
        return False
    width = max(map(len, full))
    even = sum(width - len(line) <= 15 for line in full)
    open_ends = sum(not _ENDS.search(line) for line in full)
    return even >= 0.8 * len(full) and open_ends >= 0.6 * len(full) and len(lines[-1]) <= _WRAP_HIGH

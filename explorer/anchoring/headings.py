"""Dates that head a paragraph, a list or a section: they hold for what stands below."""

from __future__ import annotations

import re

from explorer.anchoring.scene import Scene
from explorer.records import TimeExpression

LABEL = 3  # words that a line may hold beside its date and still be a heading ("Aug. 13, northern Syria:")
BULLET = re.compile(r"\s*([*•·‣–—-]|\(?\w{1,3}[.)])\s")
ENDS = (".", ":", "–", "—", "\n", "")
ENTRIES = frozenset({"date.entry"})  # rules of days that head the entries of a diary


def paragraph_dates(scene: Scene) -> dict[int, TimeExpression]:
    """Paragraph to the date that heads it.

    Notes
    -----
    Read are "14 January. At 4:45 p.m. a missile was fired" at the start of a paragraph; a line of its own
    with a date and a colon above a list; and a line that is a date, for all paragraphs down to the next
    heading.
    """
    text = scene.parsed.article.text
    starts: dict[int, tuple[int, int, str]] = {}
    for sentence in scene.parsed.sentences:
        if sentence.kind in ("body", "heading"):
            start = starts.get(sentence.paragraph, (sentence.start, 0, sentence.kind))[0]
            starts[sentence.paragraph] = start, sentence.end, sentence.kind
    every = [placed.expression for sentence in scene.sentences for placed in sentence.expressions]
    dates = {
        item.start: item for item in (*every, *scene.headings) if item.type == "DATE" and item.bounds and _is_date(item)
    }
    found: dict[int, TimeExpression] = {}
    section: TimeExpression | None = None
    is_list = False
    for paragraph, (start, end, kind) in starts.items():
        item = dates.get(start)
        if item is not None and _is_line(text[item.end : end]):
            section, is_list = item, text[start:end].rstrip().endswith(":")
            found[paragraph] = item
        elif item is not None and (item.rule in ENTRIES or text[item.end : item.end + 1] in ENDS):
            section = None
            found[paragraph] = item
        elif kind == "heading" or (is_list and not BULLET.match(text[start:end])):
            section = None
        elif section is not None:
            found[paragraph] = section
    return found


def _is_line(rest: str) -> bool:
    """Whether what follows the date on its line leaves the line a heading."""
    return len(rest.split()) <= LABEL and (rest.rstrip().endswith(":") or not rest.strip(" .,:–—\n"))


def _is_date(item: TimeExpression) -> bool:
    return item.value not in ("PRESENT_REF", "PAST_REF", "FUTURE_REF")

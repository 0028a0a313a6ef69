"""Where words stand in quotation marks.

Straight and curly, double and single marks; apostrophes are told from single marks by the
letters beside them; a quotation that runs over paragraphs, each opened and only the last closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from explorer.records import Span

_MARK = re.compile(r"``|''|[\"“”„«»]|['‘’]")
_ELISION = re.compile(r"['’](?:em|til|tis|twas|cause|bout|n|\d\ds?)\b", re.IGNORECASE)
LONGEST_SINGLE = 600  # characters between single marks
MARKS_SEARCHED = 12  # marks after a single one among which its partner is looked for
_SINGLE = frozenset("'‘’")
_BEFORE_OPENING = frozenset("([{-–—/\"“‘'`")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in marks.

    Attributes
    ----------
    start, end
        The words, without marks and blanks.
    outer_start, outer_end
        With the marks.
    continues
        Whether it goes on from a quotation of the paragraph before that was not closed.
    is_closed
        Whether a mark closes it; without one it runs to the end of its paragraph.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    continues: bool = False
    is_closed: bool = True


def quoted_spans(text: str, paragraphs: Iterable[Span]) -> list[Quoted]:
    """The outermost quotations of a text in order; quotations inside them are left out.

    Parameters
    ----------
    text
        The article's text.
    paragraphs
        In order; no quotation leaves its paragraph.
    """
    found: list[Quoted] = []
    left_open = False
    for paragraph in paragraphs:
        quoted, opened = _in_paragraph(text, paragraph)
        if left_open and quoted and not text[paragraph.start : quoted[0].outer_start].strip():
            quoted[0] = replace(quoted[0], continues=True)
        found.extend(quoted)
        left_open = opened
    return found


def _in_paragraph(text: str, paragraph: Span) -> tuple[list[Quoted], bool]:
    """The quotations of a paragraph, and whether the last one was not closed."""
    found: list[Quoted] = []
    at = paragraph.start
    while (opening := _MARK.search(text, at, paragraph.end)) is not None:
        at = opening.end()
        if not _opens(text, opening, paragraph):
            continue
        closing = _closing(text, opening, paragraph)
        if closing is not None and _reopens(text, closing, opening):
            _add(found, text, opening.start(), opening.end(), closing.start(), closing.start())
            at = closing.start()
        elif closing is not None:
            _add(found, text, opening.start(), opening.end(), closing.start(), closing.end())
            at = closing.end()
        elif opening[0] not in _SINGLE:
            _add(found, text, opening.start(), opening.end(), paragraph.end, paragraph.end)
            if found and found[-1].outer_start == opening.start():
                found[-1] = replace(found[-1], is_closed=False)
            return found, True
    return found, False


def _closing(text: str, opening: re.Match[str], paragraph: Span) -> re.Match[str] | None:
    end = paragraph.end
    if opening[0] in _SINGLE:  # none within reach: an apostrophe after all
        end = min(end, opening.end() + LONGEST_SINGLE)
    marks: Iterable[re.Match[str]] = _MARK.finditer(text, opening.end(), end)
    if opening[0] in _SINGLE:
        marks = islice(marks, MARKS_SEARCHED)
    return next((mark for mark in marks if _closes(text, mark, opening, paragraph)), None)


def _add(found: list[Quoted], text: str, outer_start: int, start: int, end: int, outer_end: int) -> None:
    words = text[start:end].strip()
    if words:
        start = text.index(words, start)
        found.append(Quoted(start, start + len(words), outer_start, outer_end))


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    if mark[0] in ("“", "„", "«", "``"):
        return True
    if mark[0] in ("”", "»", "''"):
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    free = before.isspace() or before in _BEFORE_OPENING
    if mark[0] == '"':
        return free or not before.isdigit()
    return free and after.isalnum() and _ELISION.match(text, mark.start()) is None


def _closes(text: str, mark: re.Match[str], opening: re.Match[str], paragraph: Span) -> bool:
    kind = opening[0]
    if kind == '"':
        return mark[0] in ('"', "”")
    if kind in ("“", "„"):
        return mark[0] in ("”", '"', "''") or (kind == "„" and mark[0] == "“")
    if kind == "«":
        return mark[0] == "»"
    if kind == "``":
        return mark[0] in ("''", '"')
    return mark[0] in ("'", "’") and _single_closes(text, mark, paragraph)


def _reopens(text: str, mark: re.Match[str], opening: re.Match[str]) -> bool:
    """Whether a straight mark can only open: the quotation before it was never closed.

    So it is where paragraphs that each open with a mark were run together.
    """
    if mark[0] != '"' or opening[0] != '"' or mark.end() >= len(text):
        return False
    before = text[opening.end() : mark.start()]
    return text[mark.end()].isalnum() and before[-1:].isspace() and not text[opening.end()].isspace()


def _single_closes(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a single mark closes, and is no apostrophe (``Assad's``, ``the fighters' homes``)."""
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if before.isspace() or after.isalnum():
        return False
    if before == "s" and after == " ":
        for later in islice(_MARK.finditer(text, mark.end(), paragraph.end), MARKS_SEARCHED):
            position = later.start()
            follows = text[position + 1] if position + 1 < paragraph.end else " "
            if not text[position - 1].isspace() and not follows.isalnum():
                return False
            if text[position - 1].isspace() and follows.isalnum():
                return True
    return True

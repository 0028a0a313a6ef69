"""What a paragraph is: headline, standfirst, byline, dateline, caption, heading or running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from explorer.reading.publication import is_date_line
from explorer.reading.titles import looks_like_headline
from explorer.records import SentenceKind, Span
from explorer.rules import rule_table

LONGEST_HEADING = 12  # words
LONGEST_DECK = 45  # words
PARAGRAPHS_AT_TOP = 12  # before which running text must have begun

Place = Literal["top", "middle", "bottom"]

_STOP = re.compile(r"[.!?…][\"'”’)\]]*$")
_OPEN_END = re.compile(r"[,;:]$")
_HEADING_START = re.compile(r"[\W\d_]*[A-Z]|\d{4}(?:\s*[-–—]\s*\d{2,4})?$")
_MARKUP = re.compile(r"^#{1,6}\s|^\*\*[^*]+\*\*$|^__[^_]+__$|^=+[^=]+=+$")


def paragraph_kinds(text: str, paragraphs: list[Span], *, title: str = "") -> list[SentenceKind]:
    """The kind of each paragraph.

    Parameters
    ----------
    text
        The article's text.
    paragraphs
        As :func:`explorer.language.paragraphs.paragraphs` gives them.
    title
        The headline as the reading stage found it; empty if it found none.
    """
    lines = [text[span.start : span.end] for span in paragraphs]
    forms = [_form(line) for line in lines]
    head = _headline_index(lines, forms, title)
    top = _top_length(lines, forms, head)
    last_body = max((i for i, line in enumerate(lines) if _is_body(line)), default=len(lines))
    kinds: list[SentenceKind] = []
    for index in range(len(lines)):
        place: Place = "top" if index < top else "bottom" if index > last_body else "middle"
        if index == head:
            kinds.append("headline")
        else:
            kinds.append(_kind(lines, forms, index, place=place, after_headline=head is not None and index > head))
    _mark_office(lines, forms, kinds, top)
    return kinds


def inline_dateline(paragraph: str) -> int:
    """Length of the dateline that opens a paragraph of running text, or 0.

    Examples
    --------
    >>> inline_dateline("BEIRUT (Reuters) - Rebels took the town.")
    18
    """
    match = _inline_pattern().match(paragraph)
    return len(match["head"].rstrip()) if match else 0


def _kind(
    lines: list[str], forms: list[_Form | None], index: int, *, place: Place, after_headline: bool
) -> SentenceKind:
    line, form = lines[index], forms[index]
    if form is not None and form.where in ("any", place):
        return form.kind
    if place == "top" and is_date_line(line):
        return "dateline"
    if _is_copy(lines, index) and place == "top":
        return "caption"
    if place == "top" and after_headline and _is_deck(lines, forms, index):
        return "deck"
    if _is_heading(line) and index + 1 < len(lines):
        return "heading"
    return "body"


def _headline_index(lines: list[str], forms: list[_Form | None], title: str) -> int | None:
    if len(lines) < 2:
        return None
    top = range(min(len(lines) - 1, PARAGRAPHS_AT_TOP))
    for index in top:
        if title and _plain(lines[index]) == _plain(title):
            return index
    marks = [index for index in top if forms[index] is not None and forms[index].id == "release_mark"]  # type: ignore[union-attr]
    for index in top[marks[-1] + 1 :] if marks else top:
        if forms[index] is None and not is_date_line(lines[index]):
            return index if looks_like_headline(lines[index]) and not title else None
    return None


def _top_length(lines: list[str], forms: list[_Form | None], head: int | None) -> int:
    """Number of paragraphs before running text begins."""
    first = 0 if head is None else head + 1
    for index in range(first, min(len(lines), PARAGRAPHS_AT_TOP)):
        form = forms[index]
        if _stands_at_top(form) or is_date_line(lines[index]) or _is_copy(lines, index):
            continue
        if head is not None and _is_deck(lines, forms, index):
            continue
        return index
    return min(len(lines), PARAGRAPHS_AT_TOP)


def _is_deck(lines: list[str], forms: list[_Form | None], index: int) -> bool:
    """A standfirst: one short statement right below the headline that a byline or the like follows."""
    line = lines[index]
    if forms[index] is not None or len(line.split()) > LONGEST_DECK or is_date_line(line):
        return False
    if line.startswith("(") and line.endswith(")"):
        return True
    if inline_dateline(line) or len(_STOP.findall(line)) + len(re.findall(r"[.!?]\s+[A-Z]", line)) > 1:
        return False
    if not _STOP.search(line) and len(line.split()) >= 8 and not _OPEN_END.search(line):
        return index + 1 < len(lines)
    following = range(index + 1, min(index + 3, len(lines)))
    return len(line.split()) >= 5 and any(
        _stands_at_top(forms[after]) or is_date_line(lines[after]) or _is_copy(lines, after)
        for after in following
        if after + 1 < len(lines)
    )


def _stands_at_top(form: _Form | None) -> bool:
    return form is not None and form.where != "bottom"


def _is_heading(line: str) -> bool:
    if _MARKUP.search(line):
        return True
    if _STOP.search(line) or _OPEN_END.search(line) or len(line.split()) > LONGEST_HEADING:
        return False
    return bool(_HEADING_START.match(line)) and not line.startswith(("-", "•", "*", '"', "“"))


def _is_body(line: str) -> bool:
    return len(line.split()) > LONGEST_HEADING and bool(re.search(r"[.!?]", line))


def _is_copy(lines: list[str], index: int) -> bool:
    """Whether the line stands twice in a row, as captions do when a page is saved as text."""
    neighbours = lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
    return len(lines[index].split()) >= 3 and lines[index] in neighbours


def _mark_office(lines: list[str], forms: list[_Form | None], kinds: list[SentenceKind], top: int) -> None:
    """The lines above a release mark name the office that issues it."""
    marks = [index for index in range(top) if (form := forms[index]) is not None and form.id == "release_mark"]
    for index in range(marks[0] if marks else 0):
        if kinds[index] == "heading" or (kinds[index] == "body" and not _STOP.search(lines[index])):
            kinds[index] = "byline"


def _plain(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().casefold()


@dataclass(frozen=True, slots=True)
class _Form:
    id: str
    kind: SentenceKind
    where: str


def _form(line: str) -> _Form | None:
    """The rule that the form of a line alone fits, wherever it stands."""
    if len(line) > 400:
        return None
    for form, pattern in _patterns():
        if pattern.fullmatch(line):
            return form
    return None


@cache
def _patterns() -> tuple[tuple[_Form, re.Pattern[str]], ...]:
    return tuple(
        (_Form(rule["id"], rule["kind"], rule["where"]), re.compile(rule["pattern"]))
        for rule in rule_table("language", "kinds")["line"]
    )


@cache
def _inline_pattern() -> re.Pattern[str]:
    return re.compile(rule_table("language", "kinds")["inline_dateline"]["pattern"])

"""When an article was published, as far as it says so itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from typing import Any

from explorer.dates import Bounds, day_number, parse_edtf
from explorer.errors import InputError
from explorer.rules import rule_table

LINES_NEAR_TOP = 8  # a release has its office, its marks and its date in fewer lines
LONGEST_DATE_LINE = 60  # characters

_TIME = r"(?:[,|]?\s*(?:at\s+|-\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?)?"
_ISO_TIME = r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is nothing but a date: its span in the text, its day, and whether it is an update."""

    start: int
    end: int
    bounds: Bounds
    is_update: bool = False


def parse_published(text: str) -> Bounds | None:
    """The day or days that a written publication date denotes, or None if that is not clear.

    Parameters
    ----------
    text
        EDTF, ISO 8601 with a time, or a date in words or figures.

    Returns
    -------
    Bounds or None
        Whole days. None for an ambiguous date (``04/05/2017``), a weekday that contradicts it,
        or words that are no date.
    """
    line = _match_line(text.strip())
    if line is not None:
        return line[0]
    try:
        return _whole_days(parse_edtf(text))
    except InputError:
        return None


def find_date_line(text: str) -> DateLine | None:
    """The date of publication where it stands alone on a line near the top.

    A date that opens the text also counts if it is marked as the publication's ("Posted on …") or
    carries the right weekday, as in articles whose lines were run together. Returns None if there
    is none, if two differ, or if further lines of the text are dates too: a chronicle is headed by
    the dates of its events.
    """
    opening = opening_date(text)
    if opening is not None:
        return opening
    lines = date_lines(text)
    top = [line for line in lines if _lines_before(text, line.start) < LINES_NEAR_TOP]
    first = [line for line in top if not line.is_update] or top
    days = {line.bounds for line in (lines if len(lines) > len(top) else first)}
    return first[0] if first and len(days) == 1 else None


def opening_date(text: str) -> DateLine | None:
    """A marked date, or one with its weekday, that opens a text and runs on into the headline."""
    head = re.match(r"\s*(?P<words>[^\n]{0,120})", text)
    if head is None:
        return None
    for pattern in _rules().openings:
        match = pattern.match(head["words"])
        if match is not None and (match["label"] or match.groupdict().get("weekday")):
            bounds = _day(match.groupdict())
            if bounds is not None:
                start = head.start("words")
                label = (match["label"] or "").rstrip(": ").lower()
                return DateLine(start, start + match.end(), bounds, label in _rules().updated)
    return None


def date_lines(text: str) -> list[DateLine]:
    """All lines of a text that are nothing but one clear date, in order."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        words = line[0].strip()
        if not any(mark.isdigit() for mark in words) or len(words) > LONGEST_DATE_LINE:
            continue
        match = _match_line(words)
        if match is not None and match[0] is not None:
            start = line.start() + line[0].index(words)
            found.append(DateLine(start, start + len(words), match[0], match[1]))
    return found


def is_date_line(line: str) -> bool:
    """Whether a line is nothing but a date with its year, clear or not."""
    return len(line) <= LONGEST_DATE_LINE and _match_line(line.strip()) is not None


def _match_line(line: str) -> tuple[Bounds | None, bool] | None:
    """Bounds (None if unclear) and whether it is an update; None if the line is no date."""
    rules = _rules()
    for pattern in rules.patterns:
        match = pattern.fullmatch(line)
        if match is not None:
            parts = match.groupdict()
            is_update = (parts["label"] or "").rstrip(": ").lower() in rules.updated
            return _day(parts), is_update
    return None


def _day(parts: dict[str, str | None]) -> Bounds | None:
    rules = _rules()
    year = int(parts["year"] or 0)
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first != second and first <= 12 and second <= 12:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        word = (parts["month"] or "").lower()
        month = int(word) if word.isdigit() else rules.months[word]
        day = int(parts["day"] or 0)
    try:
        start = day_number(f"{year:04}-{month:02}-{day:02}")
    except ValueError:
        return None
    weekday = (parts.get("weekday") or "").lower()
    if weekday and rules.weekdays[weekday] != (int(start) + 3) % 7:  # 1970-01-01 was a Thursday
        return None
    return Bounds.within(start, start + 1)


def _whole_days(bounds: Bounds) -> Bounds:
    low, high = bounds.hull
    if not bounds.is_finite:
        return bounds
    return Bounds.within(float(floor(low)), float(max(ceil(high), floor(low) + 1)))


def _lines_before(text: str, offset: int) -> int:
    return sum(1 for line in text[:offset].split("\n")[:-1] if line.strip())


@dataclass(frozen=True, slots=True)
class _Rules:
    patterns: tuple[re.Pattern[str], ...]
    openings: tuple[re.Pattern[str], ...]
    months: dict[str, int]
    weekdays: dict[str, int]
    updated: frozenset[str]


@cache
def _rules() -> _Rules:
    table = rule_table("reading", "date_lines")
    months = {word: number for number, words in enumerate(table["months"], 1) for word in words}
    weekdays = {word: number for number, words in enumerate(table["weekdays"]) for word in words}
    label = rf"(?:(?P<label>{_any(table['published'] + table['updated'])}):?\s+)?"
    weekday = rf"(?:(?P<weekday>{_any(weekdays)})\.?,?\s+)?"
    month = rf"(?P<month>{_any(months)})\.?"
    head, flags = label + weekday, re.IGNORECASE
    patterns = (
        rf"{head}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{month},?\s+(?P<year>\d{{4}}){_TIME}",
        rf"{head}{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
        rf"{label}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){_ISO_TIME}",
        rf"{head}(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>\d{{4}}){_TIME}",
    )
    return _Rules(
        tuple(re.compile(pattern, flags) for pattern in patterns),
        tuple(re.compile(pattern + r"(?=\s+\S)", flags) for pattern in patterns),
        months,
        weekdays,
        frozenset(table["updated"]),
    )


def _any(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

"""Where a sentence ends: rules over the marks, the word before and the word after.

No parser is used, because only sentences that can hold an event are parsed at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from explorer.records import Span
from explorer.rules import rule_table

LONGEST_SENTENCE = 2000  # characters; longer stretches without an end are cut at a blank

_CLOSERS = "\"'”’»)\\]"
_END = re.compile(
    rf"(?:[!?…]|\.(?!\d))[.!?…]*[{_CLOSERS}]*(?=\s|$)"
    rf"|(?<=[a-z][a-z)])[.!?](?=[A-Z][a-z])"
    rf"|[.!?][{_CLOSERS}]+(?=[\"“])"
)
_WORD_BEFORE = re.compile(r"[\w.'’&/-]*$")
_WORD_AFTER = re.compile(r"[\s\"'“‘(\[«]*([\w'’-]+)")
_INITIAL = re.compile(r"(?:^|[.\s(-])[A-Z]$")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})")
_REPORT = re.compile(r"\s+(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt)\.\s+)?(?:[A-Z][\w'’-]+\s+){1,4}(?P<verb>[a-z]+)\b")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences in ``text[start:end]``, without the blanks between them.

    Parameters
    ----------
    text
        The article's text.
    start, end
        A paragraph.

    Returns
    -------
    list of Span
        Offsets count ``text``. Every character of the stretch that is no blank lies in one span.
    """
    end = len(text) if end is None else end
    part = text[start:end]
    spans, begin = [], 0
    for match in _END.finditer(part):
        if match.start() >= begin and _ends_sentence(part, begin, match):
            spans.append((begin, match.end()))
            begin = match.end()
    spans.append((begin, len(part)))
    tight = (_tight(part, low, high) for low, high in spans)
    return [Span(start + low, start + high) for span in tight if span is not None for low, high in _cut(part, *span)]


def _ends_sentence(part: str, begin: int, match: re.Match[str]) -> bool:
    rest = part[match.end() : match.end() + 120]
    following = rest.lstrip()
    if not following:
        return True
    after = _WORD_AFTER.match(rest)
    word = after[1] if after else ""
    mark = match[0].rstrip("\"'”’»)]")
    if word[:1].islower():
        return False
    if mark[-1:] in "!?" and len(match[0]) > len(mark):
        return not _report_follows(rest)
    if mark in ("!", "?") or mark.startswith(("!", "?")):
        return True
    if len(mark) > 1 or mark == "…":
        return word[:1].isupper() or not word or following[0] in "\"“‘'"
    if len(match[0]) > len(mark):
        return True
    before = _WORD_BEFORE.search(part, max(begin, match.start() - 40), match.start())
    return _dot_ends(part, begin, match.start(), before[0] if before else "", word)


def _dot_ends(part: str, begin: int, dot: int, before: str, after: str) -> bool:
    """Whether a single full stop after the word ``before`` ends the sentence."""
    words = _abbreviations()
    figure = after[:1].isdigit()
    bare = before.lstrip("'’-")
    if _ENUMERATOR.fullmatch(part[begin:dot].strip()):
        return False
    if bare in words.before_number and figure:
        return False
    if bare in words.before_name:
        return bare in words.anywhere and after in words.starters
    if bare in words.calendar:
        return not figure
    if bare in words.clock:
        opening = part[begin:dot].split()
        return after not in words.after_clock and not (len(opening) <= 6 and opening[0] in words.clock_openers)
    if bare in words.anywhere:
        return after in words.starters
    if _INITIAL.search(bare):
        return after in words.starters or part[begin:dot].endswith(("War I", "World War I"))
    return True


def _report_follows(rest: str) -> bool:
    """Whether a name and a reporting verb follow: ``"Get out!" Mr. Aliyev said.``"""
    match = _REPORT.match(rest)
    return match is not None and match["verb"] in _reporting_forms()


def _tight(part: str, low: int, high: int) -> tuple[int, int] | None:
    words = part[low:high]
    stripped = words.strip()
    if not stripped:
        return None
    low += words.index(stripped)
    return low, low + len(stripped)


def _cut(part: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for one parse, at a blank where there is one."""
    while high - low > LONGEST_SENTENCE:
        limit = low + LONGEST_SENTENCE
        blank = max(part.rfind(" ", low + 1, limit), part.rfind("\n", low + 1, limit))
        at = blank if blank > low else limit
        span = _tight(part, low, at)
        if span is not None:
            yield span
        low = at
    span = _tight(part, low, high)
    if span is not None:
        yield span


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    before_name: frozenset[str]
    before_number: frozenset[str]
    calendar: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    clock_openers: frozenset[str]
    anywhere: frozenset[str]
    starters: frozenset[str]


@cache
def _abbreviations() -> _Abbreviations:
    table = rule_table("language", "abbreviations")
    return _Abbreviations(**{name: frozenset(table[name]) for name in _Abbreviations.__slots__})


@cache
def _reporting_forms() -> frozenset[str]:
    return frozenset(
        form
        for group in rule_table("language", "reporting_verbs")["group"]
        for lemma, forms in group["verbs"].items()
        for form in (lemma, *forms.split())
    )

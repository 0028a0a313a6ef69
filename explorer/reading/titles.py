"""The headline of a plain text, if it has one."""

from __future__ import annotations

import re
from functools import cache

from explorer.reading.publication import is_date_line
from explorer.rules import rule_table

LONGEST_HEADLINE = 200  # characters
LINES_SEARCHED = 6

_BODY_END = re.compile(r"[.;:,][\"'”’)\]]*$")
_SEVERAL = re.compile(r"[a-z\d)][.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z][a-z]")
_MARKUP = re.compile(r"^[#*_=\s]+|[#*_=\s]+$")
_PART_END = re.compile(r"\b[A-Z]\.$")


def find_title(text: str) -> str:
    """The first line that looks like a headline, without markup; empty if none does.

    The name of an office above a mark such as "FOR IMMEDIATE RELEASE", dates, bylines and
    rubrics are passed over. A text that starts with a full sentence has no headline.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 2:
        return ""
    top = lines[:LINES_SEARCHED]
    marks = [index for index, line in enumerate(top) if is_release_mark(line)]
    for line in top[marks[0] + 1 :] if marks else top:
        if is_masthead(line) or is_date_line(line):
            continue
        return _MARKUP.sub("", line) if looks_like_headline(line) else ""
    return ""


def looks_like_headline(line: str) -> bool:
    """Whether a line standing first could be a headline rather than running text.

    Examples
    --------
    >>> looks_like_headline("ISIS Fighters: US Airstrikes Forced Us to Retreat")
    True
    >>> looks_like_headline("The war began when Germany attacked Poland.")
    False
    """
    line = _MARKUP.sub("", line)
    if not re.search(r"\w", line) or len(line) > LONGEST_HEADLINE or _SEVERAL.search(line):
        return False
    return not _BODY_END.search(line) or bool(_PART_END.search(line))


def is_release_mark(line: str) -> bool:
    """Whether the line is the formal mark of a press release."""
    return bool(_patterns()["release_mark"].fullmatch(line.strip()))


def is_masthead(line: str) -> bool:
    """Whether the line is a release mark, byline or rubric that may stand above a headline."""
    return any(pattern.fullmatch(line.strip()) for pattern in _patterns().values())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = rule_table("reading", "mastheads")
    return {rule["id"]: re.compile(rule["pattern"], re.IGNORECASE) for rule in table["line"]}

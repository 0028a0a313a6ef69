"""Names that are made of words of time ("USA Today", "This Week"): false friends that only their capitals tell."""

from __future__ import annotations

from explorer.times.forms import Form
from explorer.times.grammar import Found
from explorer.times.tokens import Tokens

ENDS = frozenset(".;?!:")


def is_title(form: Form, found: Found, tokens: Tokens) -> bool:
    """Whether a phrase is written like the name of a programme or a newspaper.

    "This Week" with both words in capitals, in a text that does not shout; "Today" and "Spring" with a capital right
    behind another word with a capital.
    """
    words = tokens.words[found.first : found.last]
    if form.kind != "point" or not all(word.istitle() for word in words):
        return False
    if len(words) == 1 and form.season:
        after = tokens.words[found.last][:1] if found.last < len(tokens) else ""
        return _follows_name(tokens, found.first) and not after.isupper()  # but "the German Spring Offensive"
    if form.is_calendar:
        return False
    if len(words) == 2 and form.direction is not None and form.weekday is None:
        return True
    if len(words) > 1 or form.dayref is None or not found.first:
        return False
    if tokens.words[found.last : found.last + 1] in (["'"], ["’"]):
        return False
    return _follows_name(tokens, found.first)


def _follows_name(tokens: Tokens, first: int) -> bool:
    """Whether a word with a capital stands right before, and not as the first of its sentence."""
    if first < 2 or tokens.words[first - 2] in ENDS or tokens.kinds[first - 2] == "break":
        return False
    return tokens.words[first - 1][0].isupper() and tokens.ends[first - 1] + 1 == tokens.starts[first]

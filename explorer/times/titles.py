"""Names that are made of words of time ("USA Today", "This Week"): false friends that only their capitals tell."""

from __future__ import annotations

from explorer.times.forms import Form
from explorer.times.grammar import Found
from explorer.times.tokens import Tokens


def is_title(form: Form, found: Found, tokens: Tokens) -> bool:
    """Whether a phrase is written like the name of a programme or a newspaper.

    "This Week" with both words in capitals, in a text that does not shout; "Today" with a capital right behind another
    word with a capital.
    """
    words = tokens.words[found.first : found.last]
    if form.kind != "point" or form.is_calendar or not all(word.istitle() for word in words):
        return False
    if len(words) == 2 and form.direction is not None and form.weekday is None:
        return True
    if len(words) > 1 or form.dayref is None or not found.first:
        return False
    if tokens.words[found.last : found.last + 1] in (["'"], ["’"]):
        return False
    before = tokens.words[found.first - 1]
    return before[0].isupper() and tokens.ends[found.first - 1] + 1 == tokens.starts[found.first]

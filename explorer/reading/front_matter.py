"""Front matter: the block of ``key: value`` lines between two ``---`` at the top of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLOCK = re.compile(r"\s*---[ \t]*\n(?P<body>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n\s*|$)")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_CONTINUED = re.compile(r"[ \t]+\S|[ \t]*(?:-[ \t]|#|$)")

_FIELDS = {
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "author": "author",
    "byline": "author",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block says, and where the article begins.

    Attributes
    ----------
    fields
        ``title``, ``published``, ``source``, ``author``, ``url``, ``language``, as far as given.
    body
        Offset of the first character after the block and the blank lines that follow it.
    """

    fields: dict[str, str]
    body: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """Read the front matter of a text; a text without one gives no fields and body 0.

    The block must stand first, be closed, and hold ``key: value`` lines, lists, comments and
    nothing else, so that a line of dashes above an article is not mistaken for it.

    Examples
    --------
    >>> read_front_matter("---\\ntitle: Fall of a town\\n---\\nText").fields
    {'title': 'Fall of a town'}
    """
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter({})
    fields: dict[str, str] = {}
    pairs = 0
    for line in block["body"].splitlines():
        pair = _PAIR.match(line)
        if pair is None:
            if _CONTINUED.match(line):
                continue
            return FrontMatter({})
        pairs += 1
        field = _FIELDS.get(pair["key"].lower())
        value = _unquote(pair["value"] or "")
        if field and value:
            fields.setdefault(field, value)
    return FrontMatter(fields, block.end()) if pairs else FrontMatter({})


def _unquote(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value

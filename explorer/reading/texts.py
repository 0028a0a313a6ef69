"""Plain text and Markdown become articles."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from hashlib import sha256

from explorer.dates import Bounds, parse_edtf
from explorer.reading.front_matter import FrontMatter, read_front_matter
from explorer.reading.gate import Gated, clean, open_gate
from explorer.reading.publication import find_date_line, parse_published
from explorer.reading.titles import find_title
from explorer.records import Article, PublishedBasis

LONGEST_ID = 48  # characters


def article_from_bytes(data: bytes, *, name: str) -> tuple[Article, tuple[str, ...]]:
    """Read the bytes of a .txt or .md file.

    Parameters
    ----------
    data
        The whole file.
    name
        The file name, of which the id is made.

    Returns
    -------
    tuple
        The article, and remarks on what was guessed or changed.

    Raises
    ------
    InputError
        If the gate refuses the file.
    """
    return _article(open_gate(data), name=name, digest=sha256(data).hexdigest())


def article_from_text(text: str, *, name: str = "text", published: str | Bounds | None = None) -> Article:
    """An article from a string, as if it had been read from a file of that name.

    Parameters
    ----------
    text
        The article, front matter allowed.
    name
        Of which the id is made.
    published
        Calendar bounds of publication, or a date in ISO or EDTF, used if the text carries none itself.

    Raises
    ------
    InputError
        If the text is empty or too long, or the date cannot be read.
    """
    if isinstance(published, str):
        published = parse_edtf(published)
    data = text.encode("utf-8", "surrogatepass")
    article, _ = _article(clean(text), name=name, digest=sha256(data).hexdigest())
    if article.published is None and published is not None:
        return replace(article, published=published, published_basis="argument")
    return article


def _article(gated: Gated, *, name: str, digest: str) -> tuple[Article, tuple[str, ...]]:
    front = read_front_matter(gated.text)
    text = gated.text[front.body :]
    if not text.strip():
        front, text = FrontMatter({}), gated.text
    published, basis, remarks = _published(front, text)
    article = Article(
        id=slug(name) or digest[:12],
        title=front.fields.get("title") or find_title(text),
        text=text,
        published=published,
        published_basis=basis,
        source=front.fields.get("source", ""),
        author=front.fields.get("author", ""),
        url=front.fields.get("url", ""),
        language=front.fields.get("language", "en")[:2].lower(),
        sha256=digest,
    )
    return article, (*gated.remarks, *remarks)


def _published(front: FrontMatter, text: str) -> tuple[Bounds | None, PublishedBasis, tuple[str, ...]]:
    written = front.fields.get("published")
    if written is not None:
        bounds = parse_published(written)
        if bounds is not None:
            return bounds, "front_matter", ()
        return None, "unknown", (f"the publication date {written!r} is not clear, so it stays unknown",)
    line = find_date_line(text)
    return (line.bounds, "dateline", ()) if line else (None, "unknown", ())


def slug(name: str) -> str:
    """A short id of a name: lower case ASCII letters, figures, ``_`` and ``-``.

    Examples
    --------
    >>> slug("Kobané, the siege.v2")
    'kobane-the-siege-v2'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")

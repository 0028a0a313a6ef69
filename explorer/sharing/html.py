"""A timeline as one HTML file: charts, filters, evidence and table, without kernel or network.

The file carries the board's script and style, plotly.js from the installed package and the
columns, the latter two packed by gzip. A content security policy forbids every request and every
script but these two, which it names by their hashes; article text is data and never markup.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import tempfile
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.board.bundle import script, stylesheet
from explorer.board.payload import payload, title_of
from explorer.errors import InputError

if TYPE_CHECKING:
    from explorer.timeline import Timeline

SUFFIXES = (".html", ".htm")


def to_html(timeline: Timeline, path: str | Path, *, title: str | None = None, source_text: bool = True) -> Path:
    """Write one interactive HTML file that needs neither kernel nor network.

    Parameters
    ----------
    path
        The file, ending in ``.html``; missing folders are made, an existing file is replaced
        only once the new one is complete.
    title
        Heading of the page; by default the only article's title, or the number of articles.
    source_text
        Whether the articles' words go into the file. Without them the evidence panel says that
        they are left out; labels, dates and reasons stay.

    Returns
    -------
    pathlib.Path
        The absolute path of the file.

    Raises
    ------
    InputError
        If the path is a folder, lacks the suffix, or cannot be written.
    """
    target = Path(path).expanduser().absolute()
    if target.is_dir():
        raise InputError("this is a folder", where=str(target), hint="Give the file a name, such as kobane.html")
    if target.suffix.lower() not in SUFFIXES:
        raise InputError("an HTML file ends in .html", where=str(target), hint=f"Write to {target.name}.html")
    _replace(target, page(timeline, title=title, source_text=source_text))
    return target


def page(timeline: Timeline, *, title: str | None = None, source_text: bool = True) -> str:
    """The text of the file that :func:`to_html` writes."""
    name = title or title_of(timeline)
    app, style = script("file.js"), stylesheet()
    parts = {
        "TITLE": escape(name),
        "POLICY": escape(policy(scripts=[app, plotly_js()], styles=[_reset(), style])),
        "RESET": _reset(),
        "STYLE": style,
        "SCRIPT": app,
        "PLOTLY": packed_plotly_js(),
        "COLUMNS": _packed(payload(timeline, title=title, source_text=source_text)),
        "SUMMARY": escape(timeline.summary()),
    }
    return _fill((files("explorer.sharing") / "page.html").read_text(encoding="utf-8"), parts)


def policy(*, scripts: list[str], styles: list[str]) -> str:
    """The content security policy of a page with these inline scripts and styles and nothing else.

    Style attributes are allowed because plotly.js writes them into its SVG text; they can fetch
    nothing, as ``default-src`` is ``'none'``.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(_digest(text) for text in scripts)}",
            f"style-src-elem {' '.join(_digest(text) for text in [*styles, ''])}",
            "style-src-attr 'unsafe-inline'",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


@cache
def plotly_js() -> str:
    """plotly.js as the installed plotly package carries it."""
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs())


@cache
def packed_plotly_js() -> str:
    """plotly.js as gzip in base64."""
    return _packed(plotly_js().encode("utf-8"))


def _packed(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, compresslevel=9, mtime=0)).decode("ascii")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _reset() -> str:
    return "html,body{margin:0;padding:0}body{background:Canvas}"


def _fill(template: str, parts: dict[str, str]) -> str:
    pieces = []
    for n, piece in enumerate(template.split("%%")):
        pieces.append(parts[piece] if n % 2 else piece)
    return "".join(pieces)


def _replace(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            file.write(text)
        temporary = Path(file.name)
    except OSError as error:
        raise InputError(f"it cannot be written: {error.strerror}", where=str(target)) from error
    try:
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise InputError(f"it cannot be written: {error.strerror}", where=str(target)) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current

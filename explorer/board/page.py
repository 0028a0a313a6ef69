"""The board as the text of one HTML page that needs neither kernel nor network.

The page carries the board's script and style, plotly.js from the installed package and the
columns, the latter two packed by gzip. A content security policy forbids every request and every
script but these two, which it names by their hashes; article text is data and never markup.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from explorer.board.bundle import script, stylesheet
from explorer.board.payload import payload, title_of

if TYPE_CHECKING:
    from explorer.timeline import Timeline

_RESET = "html,body{margin:0;padding:0}body{background:Canvas}@page{size:A4 landscape;margin:12mm}"


def page(timeline: Timeline, *, title: str | None = None, source_text: bool = True) -> str:
    """The text of the page; see :func:`explorer.sharing.to_html` for the parameters."""
    name = title or title_of(timeline)
    app, style = script("file.js"), stylesheet()
    parts = {
        "TITLE": escape(name),
        "POLICY": escape(policy(scripts=[app, plotly_js()], styles=[_RESET, style])),
        "RESET": _RESET,
        "STYLE": style,
        "SCRIPT": app,
        "PLOTLY": base64.b64encode(gzipped_plotly_js()).decode("ascii"),
        "COLUMNS": base64.b64encode(gzipped(payload(timeline, title=title, source_text=source_text))).decode("ascii"),
        "SUMMARY": escape(timeline.summary()),
    }
    return _fill((files("explorer.board") / "page.html").read_text(encoding="utf-8"), parts)


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
def gzipped_plotly_js() -> bytes:
    """plotly.js, packed."""
    return gzipped(plotly_js().encode("utf-8"))


def gzipped(data: bytes) -> bytes:
    """The data packed by gzip, the same bytes at any time."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _fill(template: str, parts: dict[str, str]) -> str:
    pieces = []
    for n, piece in enumerate(template.split("%%")):
        pieces.append(parts[piece] if n % 2 else piece)
    return "".join(pieces)

"""Text on charts: escaped, measured, shortened and wrapped.

plotly draws a small HTML dialect (``<b>``, ``<a href>``, entities) and, where MathJax is
present, TeX between dollar signs. Words of an article go through :func:`escape` first.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

_WIDTHS = Path(__file__).with_name("font_widths.csv")
_WIDE, _OTHER = 1.0, 0.65  # ems of characters that the table lacks: full-width ones, all others
_WASTE = 0.65  # a cut that fills less of its room is made inside a word
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}


def escape(words: str) -> str:
    """Words of an article, safe to stand in any text of a plotly figure.

    Markup and TeX lose their meaning; control and direction-changing characters are dropped
    and white space becomes single spaces. Never put words into a ``hovertemplate`` or
    ``texttemplate``, where ``%{…}`` has a meaning of its own.

    Examples
    --------
    >>> escape("<b>AT&T</b> paid $5")
    '&lt;b&gt;AT&amp;T&lt;/b&gt; paid &#36;5'
    """
    spaced = re.sub(r"\s+", " ", words).strip()
    seen = "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    return "".join(_ENTITIES.get(char, char) for char in seen)


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Width in pixels of unescaped words in DejaVu Sans at ``size`` pixels.

    The table holds the font's own advance widths; Verdana, next in the stack, is as wide.

    Examples
    --------
    >>> round(width("ISIS", 10), 1)
    18.6
    """
    table = _table()
    return sum(table.get(char, _fallback(char))[bold] for char in words) * size


def shorten(words: str, pixels: float, size: float, *, bold: bool = False) -> str:
    """Words cut to fit into ``pixels``, with an ellipsis; at a word's end, unless that wastes much of the room."""
    if width(words, size, bold=bold) <= pixels:
        return words
    parts = words.split()
    for n in range(len(parts) - 1, 0, -1):
        cut = " ".join(parts[:n]).rstrip(" ,;:.–—-") + " …"
        needed = width(cut, size, bold=bold)
        if needed < _WASTE * pixels:
            break
        if needed <= pixels:
            return cut
    return _cut_letters(words, pixels, size, bold)


def wrap(words: str, pixels: float, size: float, *, bold: bool = False, lines: int | None = None) -> list[str]:
    """Words in lines no wider than ``pixels``; with ``lines``, the last of them ends in an ellipsis."""
    done: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and width(longer, size, bold=bold) > pixels:
            done.append(line)
            line = word
        else:
            line = longer
    done.append(line)
    if lines is not None and len(done) > lines:
        rest = " ".join(done[lines - 1 :])
        done = [*done[: lines - 1], shorten(rest, pixels, size, bold=bold)]
    return [shorten(line, pixels, size, bold=bold) for line in done]


def _cut_letters(words: str, pixels: float, size: float, bold: bool) -> str:
    for n in range(len(words) - 1, 1, -1):
        if width(words[:n] + "…", size, bold=bold) <= pixels:
            return words[:n] + "…"
    return ""


def _fallback(char: str) -> tuple[float, float]:
    em = _WIDE if unicodedata.east_asian_width(char) in ("W", "F") else _OTHER
    return em, em


@cache
def _table() -> dict[str, tuple[float, float]]:
    with _WIDTHS.open(encoding="ascii", newline="") as file:
        rows = list(csv.DictReader(file))
    return {chr(int(row["codepoint"], 16)): (int(row["regular"]) / 1000, int(row["bold"]) / 1000) for row in rows}

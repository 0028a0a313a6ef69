"""The one set of marks: what did, did not, and did not yet happen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Style = Literal["filled", "pale", "dashed", "dotted"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How one factuality is drawn.

    Attributes
    ----------
    name
        Value of the ``factuality`` column, or ``disputed``, which goes before it.
    glyph
        The mark as a character, for tables and text.
    symbol
        plotly's marker symbol.
    hollow
        Whether the mark is drawn as an outline on the paper's colour.
    style
        The bar: ``filled`` (hull fading, core solid), ``pale`` (the same with an outline and
        no solid core: only claimed), ``dashed`` (outline: not, or not yet), ``dotted``
        (outline: only supposed).
    size
        Of the mark, in pixels.
    words
        What a legend says.
    """

    name: str
    glyph: str
    symbol: str
    hollow: bool
    style: Style
    size: int
    words: str

    @property
    def is_real(self) -> bool:
        """Whether the thing is told as having happened or going on."""
        return self.style == "filled"


_MARKS = (
    Mark("happened", "●", "circle", False, "filled", 9, "happened"),
    Mark("ongoing", "■", "square", False, "filled", 8, "going on"),
    Mark("attempted", "△", "triangle-up", True, "filled", 10, "attempted"),
    Mark("averted", "⊗", "circle-x", True, "dashed", 11, "averted"),
    Mark("negated", "✕", "x", True, "dashed", 9, "did not happen"),
    Mark("vowed", "▷", "triangle-right", True, "dashed", 11, "vowed"),
    Mark("claimed", "○", "circle", True, "pale", 9, "claimed"),
    Mark("hypothetical", "⬡", "hexagon", True, "dotted", 10, "only supposed"),
    Mark("generic", "⊙", "circle-dot", True, "dotted", 10, "in general"),
    Mark("disputed", "◇", "diamond", True, "pale", 12, "disputed"),
)
_BY_NAME = {mark.name: mark for mark in _MARKS}


def marks() -> list[dict[str, Any]]:
    """The table of marks as plain data, for clients that draw marks of their own.

    Returns
    -------
    list of dict
        ``name, glyph, symbol, hollow, style, size, words``, one a factuality and one for ``disputed``.
    """
    return [asdict(mark) for mark in _MARKS]


def mark_of(factuality: str, disputed: bool = False) -> Mark:
    """The mark of an event or a claim; a disputed event keeps its bar but shows ◇."""
    return _BY_NAME["disputed" if disputed else factuality]


def style_of(factuality: str) -> Style:
    """How the bar of that factuality is drawn, disputed or not."""
    return _BY_NAME[factuality].style

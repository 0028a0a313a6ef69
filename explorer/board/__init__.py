"""The board: linked charts, evidence and table around one selection, in a notebook and in a page.

The board draws no charts of its own. It gets the figures of :mod:`explorer.views` and masks
their points: a :class:`Selection` says which rows are shown, in Python for ``board.filtered`` and
in JavaScript for everything on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.board.selection import Masks, Selection

if TYPE_CHECKING:
    from explorer.board.board import Board
    from explorer.board.screen import Explorer, explore

__all__ = ["Board", "Explorer", "Masks", "Selection", "explore"]


def __getattr__(name: str) -> Any:
    """The widgets, imported only when asked for: the single file needs none of them."""
    if name == "Board":
        from explorer.board.board import Board

        return Board
    if name in ("Explorer", "explore"):
        from explorer.board import screen

        return getattr(screen, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

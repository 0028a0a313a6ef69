"""The board: linked charts, evidence and table around one selection, in a notebook and in a file.

The board draws no charts of its own. It gets the figures of :mod:`explorer.views` and masks
their points: a :class:`Selection` says which rows are shown, in Python for ``board.filtered`` and
in JavaScript for everything on the screen.
"""

from explorer.board.selection import Masks, Selection

__all__ = ["Masks", "Selection"]

"""A timeline as one HTML file: charts, filters, evidence and table, without kernel or network."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.board.page import page
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

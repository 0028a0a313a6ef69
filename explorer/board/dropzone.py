"""The box that asks for articles when a board has none yet."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from explorer.board.bundle import esm, stylesheet
from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from collections.abc import Callable

ACCEPTED = ".txt,.md,.html,.htm,.json,.jsonl,.csv,.xml,.rss,.docx,.pdf"


class DropZone(anywidget.AnyWidget):
    """Takes files, dropped or chosen.

    Parameters
    ----------
    received
        Called with the files' bytes by name once all have come. An ``ExplorerError`` that it
        raises is shown in the box.

    Attributes
    ----------
    accept
        Suffixes that the file dialog offers.
    status
        What the box says.
    """

    _esm = esm("dropzone.js", "zone")
    _css = stylesheet()

    accept = traitlets.Unicode(ACCEPTED).tag(sync=True)
    status = traitlets.Unicode("").tag(sync=True)

    def __init__(self, received: Callable[[dict[str, bytes]], None]) -> None:
        super().__init__()
        self._received = received
        self._files: dict[str, bytes] = {}
        self.on_msg(self._take)

    def _take(self, _: Any, content: dict[str, Any], buffers: list[Any]) -> None:
        at, total = int(content["at"]), int(content["of"])
        if at == 0:
            self._files = {}
        name = PurePath(str(content["name"]).replace("\\", "/")).name.lstrip(".") or "article.txt"
        self._files[name if name not in self._files else f"{at}-{name}"] = bytes(buffers[0])
        if at + 1 < total:
            return
        self.status = f"Reading {total} {'file' if total == 1 else 'files'} …"
        try:
            self._received(self._files)
        except ExplorerError as error:
            self.status = str(error)
        finally:
            self._files = {}

"""The widget: one board in a notebook, its charts linked in the browser, its selection seen from Python."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, Self

import anywidget
import pandas as pd
import traitlets

from explorer.board.bundle import esm, stylesheet
from explorer.board.filters import narrowed
from explorer.board.page import gzipped, gzipped_plotly_js, page
from explorer.board.payload import payload
from explorer.board.picture import Picture, PictureFormat, picture, save
from explorer.board.selection import Selection

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.timeline import Timeline
    from explorer.views.theme import ThemeName

SNAPSHOT_HEIGHT = 860


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A page for a notebook to show in a frame of its own, which may run scripts and nothing else."""

    page: str
    height: int

    def _repr_html_(self) -> str:
        style = f"width:100%;height:{self.height}px;border:0"
        return f'<iframe sandbox="allow-scripts" srcdoc="{escape(self.page)}" style="{style}"></iframe>'


class Board(anywidget.AnyWidget):
    """Linked charts, evidence and table of a timeline.

    plotly.js and the columns are sent as messages when a view asks for them, never as widget
    state, so that a saved notebook holds neither.

    Parameters
    ----------
    timeline
        What to show.
    title
        Heading; by default the only article's title, or the number of articles.

    Attributes
    ----------
    selection
        The fields of :class:`~explorer.board.selection.Selection` as plain values.
    opened
        Id of the event whose evidence is shown; empty if none is.
    controls
        Model ids of the ipywidgets that the browser keeps in step with the selection, by field.
    choices
        For each of them that is a list, the values behind its options.
    asks
        CSS class of the box beside the board that takes a date of publication; empty if there is none.
    """

    _esm = esm("widget.js", "widget")
    _css = stylesheet()

    selection = traitlets.Dict().tag(sync=True)
    opened = traitlets.Unicode("").tag(sync=True)
    controls = traitlets.Dict().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    asks = traitlets.Unicode("").tag(sync=True)

    def __init__(self, timeline: Timeline, *, title: str | None = None, **traits: Any) -> None:
        self.timeline = timeline
        self.title = title
        super().__init__(
            selection=Selection(frame="calendar" if timeline.is_dated else "publication").to_dict(), **traits
        )
        self.on_msg(self._answer)

    @property
    def filtered(self) -> pd.DataFrame:
        """The events that are shown, in the order of ``timeline.events``."""
        shown = Selection.from_dict(self.selection).mask(self.timeline).events
        return self.timeline.events[shown].reset_index(drop=True)

    @property
    def selected(self) -> pd.DataFrame:
        """The events that were brushed in a chart or, if none were, the one that is opened."""
        events = self.timeline.events
        rows = self.selection.get("rows")
        if rows is None:
            return events[events["event_id"] == self.opened].reset_index(drop=True)
        return events.iloc[[row for row in rows if row < len(events)]].reset_index(drop=True)

    def filter(self, **fields: Any) -> Self:
        """Narrow what is shown; other filters stay as they are.

        Parameters
        ----------
        fields
            ``actors, role, event_types, places, sources, factuality`` (names or ids),
            ``disputed``, ``min_confidence``, ``since`` and ``until`` ("2014-10", or a number of
            days from publication), ``text``, ``order``, ``rows``. None takes a filter away.

        Returns
        -------
        Board
            Itself, so that calls can be chained.
        """
        found = narrowed(Selection.from_dict(self.selection), self.timeline, **fields)
        self.selection = found.to_dict()
        return self

    def reset(self) -> Self:
        """Show everything again."""
        kept = {name: self.selection[name] for name in ("order", "frame")}
        self.selection = Selection(**kept).to_dict()
        return self

    def snapshot(self, *, height: int = SNAPSHOT_HEIGHT, source_text: bool = True) -> Snapshot:
        """The whole board as a sandboxed frame, which stays interactive in a rendered notebook.

        It carries plotly.js (about 2 MB) and is saved with the notebook.

        Parameters
        ----------
        height
            In pixels.
        source_text
            Whether the articles' words are included.
        """
        return Snapshot(page(self.timeline, title=self.title, source_text=source_text), height)

    def image(
        self,
        path: str | Path | None = None,
        *,
        chart: str = "campaign",
        theme: ThemeName = "light",
        format: PictureFormat = "png",
        width: int = 1100,
        height: int | None = None,
    ) -> Picture:
        """A chart of the events that are shown as a picture, for places that show nothing else.

        Needs kaleido and a Chrome or Chromium; :meth:`snapshot` needs neither.

        Parameters
        ----------
        path
            Where to write it as well; ends in the format.
        chart
            ``campaign``, ``narrative`` or ``sentiment``.
        theme
            ``light`` or ``dark``.
        format
            ``png`` or ``svg``.
        width, height
            In pixels; the height is the chart's own if none is given.

        Raises
        ------
        ExplorerError
            If kaleido or a browser for it is missing; the message says what to do.
        """
        shown = self.timeline.keep_events(self.filtered["event_id"])
        found = picture(shown, chart=chart, theme=theme, format=format, width=width, height=height)
        if path is not None:
            save(found, path)
        return found

    @cached_property
    def _columns(self) -> bytes:
        return gzipped(payload(self.timeline, title=self.title))

    def _answer(self, _: Any, content: dict[str, Any], buffers: list[bytes]) -> None:
        wanted = content.get("want")
        if wanted not in ("plotly", "columns"):
            return
        part = gzipped_plotly_js() if wanted == "plotly" else self._columns
        self.send({"give": wanted, "view": content.get("view")}, buffers=[part])

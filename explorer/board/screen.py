"""The whole screen of a notebook: controls beside a board, or the box that asks for articles."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import ipywidgets as widgets
import pandas as pd

from explorer.board.board import Board, Snapshot
from explorer.board.controls import make_controls, published_controls
from explorer.board.dropzone import DropZone
from explorer.board.picture import Picture
from explorer.board.redating import carried, redated, undated
from explorer.board.selection import Selection
from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from explorer.timeline import Timeline

_RAIL = {"width": "290px", "min_width": "290px", "padding": "0 10px 0 0"}


def explore(
    timeline: Timeline | None = None, *, title: str | None = None, actors_table: str | Path | None = None
) -> Explorer:
    """Controls, linked charts, evidence and table of a timeline, as one widget.

    Parameters
    ----------
    timeline
        What to show. Without one, the widget first asks for articles and builds a timeline of them.
    title
        Heading; by default the only article's title, or the number of articles.
    actors_table
        An analyst's own table of actors, for timelines that the widget builds: of articles that are
        dropped, and of undated articles once somebody writes when they were published.

    Returns
    -------
    Explorer
        Show it as the last line of a cell; ``selected``, ``filtered``, ``filter`` and ``reset``
        read and set what it shows.
    """
    return Explorer(timeline, title=title, actors_table=actors_table)


class Explorer(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """A board with its controls.

    Attributes
    ----------
    board
        The :class:`~explorer.board.board.Board`; None as long as no articles were given.
    controls
        Its :class:`~explorer.board.controls.Controls`; None likewise.
    published
        The box for the date of publication; None if every article has a date.
    """

    def __init__(
        self,
        timeline: Timeline | None = None,
        *,
        title: str | None = None,
        actors_table: str | Path | None = None,
    ) -> None:
        super().__init__()
        self.board: Board | None = None
        self.controls: Any = None
        self.published: Any = None
        self._title = title
        self._actors_table = actors_table
        self._undated: Timeline | None = None
        if timeline is None:
            self.children = [DropZone(self._build)]
        else:
            self._show(timeline)

    @property
    def timeline(self) -> Timeline:
        """What is shown."""
        return self._the_board().timeline

    @property
    def selection(self) -> Selection:
        """What the reader wants to see."""
        return Selection.from_dict(self._the_board().selection)

    @property
    def filtered(self) -> pd.DataFrame:
        """The events that are shown."""
        return self._the_board().filtered

    @property
    def selected(self) -> pd.DataFrame:
        """The events that were brushed in a chart or, if none were, the one that is opened."""
        return self._the_board().selected

    def filter(self, **fields: Any) -> Self:
        """Narrow what is shown; see :meth:`Board.filter <explorer.board.board.Board.filter>`."""
        self._the_board().filter(**fields)
        self.controls.show(self.selection)
        return self

    def reset(self) -> Self:
        """Show everything again."""
        self._the_board().reset()
        self.controls.show(self.selection)
        return self

    def snapshot(self, **options: Any) -> Snapshot:
        """The board as a sandboxed frame; see :meth:`Board.snapshot <explorer.board.board.Board.snapshot>`."""
        return self._the_board().snapshot(**options)

    def image(self, path: str | Path | None = None, **options: Any) -> Picture:
        """A chart as a picture; see :meth:`Board.image <explorer.board.board.Board.image>`."""
        return self._the_board().image(path, **options)

    def _the_board(self) -> Board:
        if self.board is None:
            raise ExplorerError("nothing is shown yet", hint="Drop articles into the widget, or call explore(timeline)")
        return self.board

    def publish(self, written: str) -> Self:
        """Say when the undated articles were published; the timeline is built again.

        What is selected stays as far as it still applies. Empty text takes the date back.

        Parameters
        ----------
        written
            ISO or EDTF: "2015-02-01", "2015-02", "2015-01-27/2015-02-02".

        Raises
        ------
        InputError
            If it is not such a date.
        """
        board = self._the_board()
        first = self._undated or board.timeline
        if not undated(first):
            raise ExplorerError("every article has a date of publication", hint="Nothing is left to set")
        if written.strip():
            timeline = redated(first, written, actors_table=self._actors_table)
            self._undated = first
        else:
            timeline, self._undated = first, None
        kept, opened = carried(self.selection, timeline), board.opened
        self._show(timeline, written=written.strip())
        self.board.selection = kept.to_dict()  # type: ignore[union-attr]  # _show has made it
        self.controls.show(kept)
        if opened in set(timeline.events["event_id"]):
            self.board.opened = opened  # type: ignore[union-attr]
        return self

    def _show(self, timeline: Timeline, *, written: str = "") -> None:
        self.controls = make_controls(timeline)
        refs = {name: control.model_id for name, control in self.controls.by_field.items()}
        asked = self._ask_for_date(undated(self._undated or timeline), written)
        self.board = Board(
            timeline,
            title=self._title,
            controls=refs,
            choices=self.controls.choices,
            asks=f"nte-published-{self.published.model_id}" if self.published else "",
        )
        self.board.layout.flex = "1 1 auto"
        self.board.layout.min_width = "0"
        self.controls.reset.on_click(lambda _: self.reset())
        rail = widgets.VBox([*asked, *self.controls.by_field.values(), self.controls.reset], layout=_RAIL)
        self.children = [widgets.HBox([rail, self.board])]

    def _ask_for_date(self, number: int, written: str) -> list[Any]:
        """The controls for the date of publication, where articles have none."""
        self.published = None
        if not number:
            return []
        self.published, undo, message = published_controls(number, written)

        def set_date(text: str) -> None:
            message.value = "Building the timeline again …"
            try:
                self.publish(text)
            except ExplorerError as error:
                message.value = f'<span role="alert" class="nte-asked">{escape(str(error))}</span>'

        self.published.observe(lambda change: set_date(change["new"]), names="value")
        undo.on_click(lambda _: set_date(""))
        return [self.published, message, undo]

    def _build(self, files: dict[str, bytes]) -> None:
        from explorer.pipeline import build_timeline

        with tempfile.TemporaryDirectory() as folder:
            for name, content in files.items():
                (Path(folder) / name).write_bytes(content)
            timeline = build_timeline(folder, actors_table=self._actors_table)
        if not len(timeline.articles):
            reasons = "; ".join(f"{row.input}: {row.reason}" for row in timeline.rejected.itertuples())
            raise ExplorerError(f"none of these could be read as an article: {reasons}")
        self._show(timeline)

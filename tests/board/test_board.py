"""The board and its controls, as Python sees them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from builders import mixed_timeline, seed_like_timeline

from explorer.board import Explorer, explore
from explorer.board.board import Board
from explorer.board.dropzone import DropZone
from explorer.board.page import plotly_js
from explorer.errors import ExplorerError


@pytest.fixture(scope="module")
def _timeline() -> Any:
    return seed_like_timeline()


@pytest.fixture
def board(_timeline: Any) -> Explorer:
    """The seed-like timeline on a board."""
    return explore(_timeline)


def test_a_filter_narrows_what_is_shown(board: Explorer) -> None:
    """The DataFrame of shown events follows the filter."""
    shown = board.filter(actors=["Peshmerga"]).filtered
    assert 0 < len(shown) < len(board.timeline.events)
    assert (shown["sources"] + "|" + shown["targets"]).str.contains("peshmerga").all()


def test_filters_chain_and_add_up(board: Explorer) -> None:
    """A second filter keeps the first."""
    both = board.filter(actors=["ISIS"]).filter(factuality=["vowed"])
    assert both is board
    assert set(both.filtered["factuality"]) == {"vowed"}
    assert len(board.filter(factuality=None).filtered) > 3


def test_reset_shows_everything(board: Explorer) -> None:
    """All filters go, and so do the choices of the controls."""
    board.filter(actors=["ISIS"], min_confidence=0.9, since=-30).reset()
    assert len(board.filtered) == len(board.timeline.events)
    assert board.controls.by_field["actors"].index == ()
    assert board.controls.by_field["min_confidence"].value == 0


def test_the_controls_show_the_filter(board: Explorer) -> None:
    """Lists, sliders and switches are set to what was filtered in Python."""
    board.filter(actors=["YPG"], min_confidence=0.5, since=-30, order="telling", text="town")
    controls = board.controls.by_field
    assert controls["actors"].value == ("ypg",)
    assert controls["min_confidence"].value == 0.5
    assert controls["time"].value[0] == -30
    assert controls["order"].value == "telling"
    assert controls["text"].value == "town"


def test_every_control_says_what_it_is(board: Explorer) -> None:
    """Each has a description or tooltips that a reader sees."""
    for control in board.controls.by_field.values():
        words = control.description or control.tooltips
        assert words
        assert getattr(control, "tooltip", None) or getattr(control, "tooltips", None)


def test_brushed_rows_are_selected(board: Explorer) -> None:
    """The brush of a chart comes to Python as rows of events."""
    board.filter(rows=[2, 4])
    assert board.selected["event_id"].tolist() == board.timeline.events["event_id"].iloc[[2, 4]].tolist()


def test_the_opened_event_is_selected(board: Explorer) -> None:
    """Without a brush, the selected event is the opened one."""
    assert board.selected.empty
    board.board.opened = board.timeline.events["event_id"].iloc[5]
    assert board.selected["event_id"].tolist() == [board.board.opened]


def test_the_state_of_a_saved_notebook_is_small(board: Explorer) -> None:
    """Neither plotly.js nor the columns are widget state."""
    state = board.board.get_state()
    size = len(json.dumps({name: value for name, value in state.items() if name != "layout"}))
    assert size < 150_000
    assert "Copyright 2012" in plotly_js()[:300]
    assert "Copyright 2012" not in json.dumps(state["_esm"])


def test_a_view_gets_what_it_asks_for(board: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request is answered with one packed buffer, for that view; others are not answered."""
    sent: list[tuple[Any, Any]] = []
    monkeypatch.setattr(Board, "send", lambda self, content, buffers=None: sent.append((content, buffers)))
    board.board._answer(None, {"want": "columns", "view": "v"}, [])
    board.board._answer(None, {"want": "files", "view": "v"}, [])
    ((content, buffers),) = sent
    assert content == {"give": "columns", "view": "v"}
    assert buffers[0][:2] == b"\x1f\x8b"


def test_a_snapshot_is_a_sandboxed_frame(board: Explorer) -> None:
    """The frame may run scripts and nothing else, and its page cannot end the attribute."""
    html = board.snapshot()._repr_html_()
    assert html.startswith('<iframe sandbox="allow-scripts" srcdoc="')
    assert html.count('"') == 6


def test_without_a_timeline_articles_are_asked_for() -> None:
    """The widget opens on a box for articles, and says so when asked for rows."""
    empty = explore()
    assert empty.board is None
    with pytest.raises(ExplorerError, match="Drop articles"):
        _ = empty.filtered


TEXT = b"Rebels Take Port\n\nRebels seized the port of Aden on 7 October 2014, officials said."


def test_articles_that_are_dropped_become_a_board() -> None:
    """The files are read and built, and the board takes the box's place."""
    empty = explore()
    (box,) = empty.children
    box._take(None, {"name": "a.txt", "at": 0, "of": 2}, [memoryview(TEXT)])
    assert empty.board is None
    box._take(None, {"name": "b.txt", "at": 1, "of": 2}, [memoryview(TEXT.replace(b"Aden", b"Mocha"))])
    assert empty.board is not None
    assert len(empty.timeline.articles) == 2


@pytest.mark.parametrize("name", ["../../a.txt", "..\\a.txt", "/etc/a.txt", ".a.txt"])
def test_a_dropped_file_keeps_only_its_name(name: str) -> None:
    """A name cannot lead out of the folder that the files are put in."""
    found: dict[str, bytes] = {}
    DropZone(found.update)._take(None, {"name": name, "at": 0, "of": 1}, [TEXT])
    assert found == {"a.txt": TEXT}


def test_what_cannot_be_read_is_said_in_the_box() -> None:
    """The reason stands where the files were dropped, and the box stays."""
    empty = explore()
    (box,) = empty.children
    box._take(None, {"name": "empty.txt", "at": 0, "of": 1}, [b""])
    assert empty.board is None
    assert "empty.txt" in box.status


def test_outlets_can_be_chosen_where_there_are_several() -> None:
    """A timeline of one outlet has no control for it, one of three has."""
    assert "sources" in explore(mixed_timeline()).controls.by_field
    assert "sources" not in explore(seed_like_timeline()).controls.by_field

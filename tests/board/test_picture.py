"""Pictures of charts, and what is said when they cannot be drawn."""

from __future__ import annotations

import os
import shutil
import struct
from pathlib import Path

import pytest
from builders import seed_like_timeline

from explorer.board import Explorer, explore, picture
from explorer.errors import ExplorerError, InputError


@pytest.fixture(scope="module")
def board() -> Explorer:
    """The seed-like timeline on a board."""
    return explore(seed_like_timeline())


@pytest.fixture
def _browser(monkeypatch: pytest.MonkeyPatch) -> None:
    names = (os.environ.get("EXPLORER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium: install it or set EXPLORER_CHROMIUM")
    monkeypatch.setenv("BROWSER_PATH", path)


@pytest.mark.browser
@pytest.mark.usefixtures("_browser")
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_png_is_as_large_as_asked(board: Explorer, tmp_path: Path) -> None:
    """Twice as many pixels, in the file and in the notebook."""
    found = board.image(tmp_path / "new" / "a.png", width=900, height=500)
    assert (tmp_path / "new" / "a.png").read_bytes() == found.data
    assert struct.unpack(">II", found.data[16:24]) == (1800, 1000)
    assert found._repr_mimebundle_()["image/png"] == found.data


def test_without_kaleido_it_says_what_to_install(board: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what works without it."""
    monkeypatch.setattr(picture, "find_spec", lambda name: None)
    with pytest.raises(ExplorerError, match=r"pip install kaleido.*snapshot"):
        board.image()


def test_without_a_browser_it_says_so(board: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the setting that leads to one."""
    import plotly.graph_objects as go

    def refuse(*_: object, **__: object) -> bytes:
        raise RuntimeError("Kaleido requires Google Chrome to be installed.")

    monkeypatch.setattr(go.Figure, "to_image", refuse)
    with pytest.raises(ExplorerError, match="BROWSER_PATH"):
        board.image(chart="narrative", format="svg")


@pytest.mark.parametrize("options", [{"chart": "map"}, {"format": "pdf"}])
def test_unknown_charts_and_formats_are_named(board: Explorer, options: dict[str, str]) -> None:
    """The message says which there are."""
    with pytest.raises(InputError, match=r"campaign, narrative|png or svg"):
        board.image(**options)


def test_the_suffix_has_to_suit_the_format(tmp_path: Path) -> None:
    """A PNG is not written into a file that says SVG."""
    with pytest.raises(InputError, match=r"a\.png"):
        picture.save(picture.Picture(b"", "png", ""), tmp_path / "a.svg")

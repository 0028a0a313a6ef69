"""The board in a real JupyterLab: the controls reach the charts and Python."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import LOCAL, Watch
from browser.looking import shown_rows, table_rows

pytestmark = [pytest.mark.browser, pytest.mark.notebook]

TESTS = Path(__file__).resolve().parents[1]
CELLS = (
    f"import sys\nsys.path[:0] = [{str(TESTS)!r}, {str(TESTS.parent)!r}]\n"
    "from browser.test_hostile import hostile_timeline\n"
    "from builders import seed_like_timeline\nfrom explorer.board import explore\n"
    "board = explore(seed_like_timeline())\nboard",
    "print('since', board.selection.since, 'shown', len(board.filtered), board.controls.by_field['time'].index)",
    "board.reset().filter(actors=['YPG']);",
    "explore(hostile_timeline())",
    "box = explore()\nbox",
    "print(box.timeline.is_dated, box.timeline.articles['published_basis'].tolist(), box.selection.factuality)",
)
SAVED_LIMIT = 100_000
ARTICLE = b"Rebels Take Port\n\nRebels seized the port of Aden two days ago, officials said. They vowed to attack Taiz."
HOSTILE_NAME = "<img src=x onerror=alert(6)>.txt"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A JupyterLab on a free local port, in a folder with one notebook."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = folder / "board.ipynb"
    notebook.write_text(json.dumps(_notebook(CELLS)), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"]
    options = ["--ServerApp.port_retries=0", "--IdentityProvider.token=t", f"--ServerApp.root_dir={folder}"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([*command, *options], env=os.environ | home, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/api/status?token=t", server)
            yield address, notebook
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="module")
def seen() -> Watch:
    """What the notebook's page did that it must not do."""
    return Watch()


@pytest.fixture(scope="module")
def page(lab: tuple[str, Path], browser: Any, seen: Watch) -> Iterator[Any]:
    """The notebook in one JupyterLab for all tests, with the first board shown."""
    address, _ = lab
    seen.allowed = (*LOCAL, address, address.replace("http", "ws"))
    context = browser.new_context(viewport={"width": 1600, "height": 1000})
    page = context.new_page()
    page.route(lambda url: not url.startswith(seen.allowed), seen._abort)
    page.on("pageerror", lambda error: seen._note("error", str(error)))
    page.on("dialog", seen._dismiss)
    page.goto(f"{address}/doc/tree/board.ipynb?token=t")
    page.locator(".jp-CodeCell .cm-content").first.wait_for(timeout=60_000)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)
    _run(page, 0)
    page.wait_for_selector("[data-ready=true]", timeout=60_000)
    yield page
    context.close()


def test_a_slider_moves_all_charts_and_python_sees_it(page: Any) -> None:
    """By keyboard in the notebook's own slider; a filter in Python comes back to charts and controls."""
    before = shown_rows(page)
    assert len(before["campaign"]) == 27
    _move_slider(page, 3)
    after = shown_rows(page)
    assert all(0 < len(after[name]) < len(before[name]) for name in ("campaign", "narrative", "sentiment"))
    assert len(table_rows(page)) == len(after["campaign"])
    said = _run(page, 1)
    assert "since None" not in said
    assert f"shown {len(after['campaign'])} (3," in said
    _run(page, 2)
    page.wait_for_timeout(600)
    chosen = page.locator("select[multiple]").first.evaluate(
        "node => [...node.selectedOptions].map((one) => one.label)"
    )
    assert [words.split("(")[0].strip() for words in chosen] == ["YPG"]
    assert 0 < len(shown_rows(page)["campaign"]) < 27


def test_short_lists_need_no_scrolling(page: Any) -> None:
    """Every list of up to ten values shows all of them at once, with the marks of what happened."""
    lists = page.locator("select[multiple]").evaluate_all(
        "nodes => nodes.map((node) => [node.options.length, node.scrollHeight - node.clientHeight])"
    )
    assert len(lists) >= 3
    assert [hidden for number, hidden in lists if number <= 10 and hidden > 1] == []
    assert "●\u00a0happened" in page.locator("select[multiple]").nth(1).inner_text()


def test_hostile_words_stay_words_in_the_notebook(page: Any, seen: Watch) -> None:
    """In the board and in the notebook's own lists nothing runs, and the words can be read."""
    _run(page, 3)
    page.locator("[data-ready=true]").nth(1).wait_for(timeout=30_000)
    page.locator("tbody tr").last.click()
    assert page.locator(".nte img, .nte script, .nte a[href]").count() == 0
    lists = page.locator(".jp-CodeCell").nth(3).locator("select[multiple]")
    assert "<script>alert(1)" in lists.first.inner_text()
    assert lists.locator("option *").count() == 0
    assert seen.found == []


def test_undated_articles_can_be_dated(page: Any, seen: Watch) -> None:
    """The masthead leads to the box; a date puts the board on the calendar, and a button takes it back."""
    _run(page, 4)
    cell = page.locator(".jp-CodeCell").nth(4)
    files = [{"name": HOSTILE_NAME, "mimeType": "text/plain", "buffer": ARTICLE}]
    cell.locator(".nte-drop input").set_input_files(files)
    cell.locator("[data-ready=true]").wait_for(timeout=60_000)
    cell.locator("[data-chip=happened]").click()
    cell.get_by_role("button", name="Set the publication date").click()
    page.keyboard.type("soon")
    page.keyboard.press("Enter")
    cell.get_by_text("'soon' is not a date").wait_for(timeout=10_000)
    box = cell.get_by_placeholder("2015-02-01 or")
    box.fill("2015-02-01")
    box.press("Enter")
    cell.get_by_role("button", name="Back to days before publication").wait_for(timeout=60_000)
    cell.locator("[data-ready=true]").wait_for(timeout=30_000)
    assert "2015" in cell.locator("tbody").inner_text()
    assert cell.locator("[data-chip=happened]").get_attribute("aria-pressed") == "true"
    assert "True ['argument'] ('happened',)" in _run(page, 5)
    cell.get_by_role("button", name="Back to days before publication").click()
    cell.get_by_role("button", name="Set the publication date").wait_for(timeout=30_000)
    assert "before publication" in cell.locator(".nte-about").inner_text()
    assert seen.found == []


def test_the_saved_notebook_is_small(page: Any, lab: tuple[str, Path], seen: Watch) -> None:
    """Neither plotly.js nor the columns are saved with the notebook."""
    _, notebook = lab
    page.locator(".jp-CodeCell .cm-content").nth(1).click()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    assert notebook.stat().st_size < SAVED_LIMIT
    assert seen.found == []


def test_the_board_follows_the_theme_of_the_lab(page: Any) -> None:
    """With JupyterLab's dark theme the board is dark, though the system is light."""
    boards = page.locator("[data-ready=true] > .nte")
    assert {board.get_attribute("data-theme") for board in boards.all()} == {"light"}
    page.get_by_role("menuitem", name="Settings").click()
    page.locator(".lm-Menu-itemLabel", has_text="Theme").first.hover()
    page.locator(".lm-Menu-itemLabel", has_text="JupyterLab Dark").first.click()
    page.wait_for_function("document.body.dataset.jpThemeLight === 'false'", timeout=20_000)
    page.wait_for_timeout(400)
    assert {board.get_attribute("data-theme") for board in boards.all()} == {"dark"}


def _run(page: Any, cell: int) -> str:
    """Run a cell with Shift+Enter and give back what it printed; again if JupyterLab dropped the first."""
    place = page.locator(".jp-CodeCell").nth(cell)
    prompt = place.locator(".jp-InputPrompt")
    for _ in range(6):
        place.locator(".cm-content").click()
        page.keyboard.press("Shift+Enter")
        page.wait_for_timeout(1500)
        if prompt.inner_text().strip("[]: \u00a0\n"):
            break
    prompt.filter(has_not_text="*").wait_for(timeout=60_000)
    return str(place.inner_text())


def _move_slider(page: Any, steps: int) -> None:
    handle = page.locator(".widget-slider", has_text="Time").locator(".noUi-handle").first
    handle.focus()
    for _ in range(steps):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)
    page.wait_for_timeout(1000)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "JupyterLab ended before it answered"
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.3)
    pytest.fail("JupyterLab does not answer")


def _notebook(cells: tuple[str, ...]) -> dict[str, Any]:
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": [code | {"id": f"c{n}", "source": source} for n, source in enumerate(cells)],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }

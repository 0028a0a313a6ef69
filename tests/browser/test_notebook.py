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
    "explore()",
)
SAVED_LIMIT = 100_000
ARTICLE = b"Rebels Take Port\n\nRebels seized the port of Aden on 7 October 2014, officials said."


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


def test_a_slider_moves_all_charts_and_python_sees_it(lab: tuple[str, Path], browser: Any) -> None:
    """By keyboard in the notebook's own slider; a filter in Python comes back to charts and controls."""
    address, notebook = lab
    watch = Watch(allowed=(*LOCAL, address, address.replace("http", "ws")))
    context = browser.new_context(viewport={"width": 1600, "height": 1000})
    page = context.new_page()
    page.route(lambda url: not url.startswith(watch.allowed), watch._abort)
    page.on("pageerror", lambda error: watch._note("error", str(error)))
    page.on("dialog", watch._dismiss)
    page.goto(f"{address}/doc/tree/board.ipynb?token=t")
    page.locator(".jp-CodeCell .cm-content").first.wait_for(timeout=60_000)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)
    _run(page, 0)
    page.wait_for_selector("[data-ready=true]", timeout=60_000)
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
    page.wait_for_timeout(800)
    chosen = page.locator("select[multiple]").first.evaluate(
        "node => [...node.selectedOptions].map((one) => one.label)"
    )
    assert [words.split("(")[0].strip() for words in chosen] == ["YPG"]
    assert 0 < len(shown_rows(page)["campaign"]) < 27
    _run(page, 3)
    page.locator("[data-ready=true]").nth(1).wait_for(timeout=30_000)
    page.locator("tbody tr").last.click()
    assert page.locator(".nte img, .nte script, .nte a[href]").count() == 0
    page.keyboard.press("Escape")
    _run(page, 4)
    box = page.locator(".nte-drop input")
    box.set_input_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": ARTICLE}])
    page.locator("[data-ready=true]").nth(2).wait_for(timeout=60_000)
    page.locator(".jp-CodeCell .cm-content").nth(1).click()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    assert notebook.stat().st_size < SAVED_LIMIT
    assert watch.found == []
    context.close()


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

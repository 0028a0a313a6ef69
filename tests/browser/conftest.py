"""A real Chromium without network: pages that record what they should never do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from explorer.sharing import to_html
from explorer.timeline import Timeline

LOCAL = ("file:", "data:", "blob:")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def _chromium() -> str | None:
    names = (os.environ.get("EXPLORER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, from EXPLORER_CHROMIUM or the path; without one the tests fail in CI and are skipped elsewhere."""
    path = _chromium()
    if path is None:
        reason = "no Chromium: install it or set EXPLORER_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Watch:
    """What pages did that they must not do."""

    def __init__(self, allowed: tuple[str, ...] = LOCAL) -> None:
        self.allowed = allowed
        self.found: list[str] = []

    def attach(self, page: Any) -> None:
        """Abort and record requests to elsewhere; record console messages, errors and dialogs."""
        page.route(lambda url: not url.startswith(self.allowed), self._abort)
        page.on("console", lambda message: self._note("console", f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("dialog", self._dismiss)

    def _abort(self, route: Any) -> None:
        self._note("request", route.request.url)
        route.abort()

    def _dismiss(self, dialog: Any) -> None:
        self._note("dialog", dialog.message)
        dialog.dismiss()

    def _note(self, kind: str, words: str) -> None:
        self.found.append(f"{kind}: {words}")


@pytest.fixture(scope="session")
def _record() -> Watch:
    return Watch()


@pytest.fixture
def watch(_record: Watch) -> Iterator[Watch]:
    """The record of a test's pages, which has to stay empty."""
    _record.found.clear()
    yield _record
    assert _record.found == []


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function that writes the file of a timeline once a run."""
    folder = tmp_path_factory.mktemp("boards")
    made: dict[Any, Path] = {}

    def write(make: Callable[[], Timeline], **options: Any) -> Path:
        key = (make, *sorted(options.items()))
        if key not in made:
            made[key] = to_html(make(), folder / f"{len(made)}.html", **options)
        return made[key]

    return write


@pytest.fixture(scope="session")
def _shared(browser: Any) -> dict[Any, Any]:
    """Pages that several tests look at, by what they show."""
    return {}


@pytest.fixture
def show(
    browser: Any, watch: Watch, written: Callable[..., Path], _shared: dict[Any, Any]
) -> Iterator[Callable[..., Any]]:
    """A function that opens the file of a timeline and waits until it is drawn.

    Opening plotly.js takes longer than most tests. A page that an earlier test has looked at is
    shown again with its address set anew, which sets all that the address holds; tests that change
    something else (sorting, folding, zooming) or read what is drawn first ask for a ``fresh`` page.
    """
    contexts = []

    def open_file(
        make: Any, *, hash_: str = "", dark: bool = False, size: Any = (1600, 1000), fresh: bool = False, **options: Any
    ) -> Any:
        key = (make, dark, size, *sorted(options.items()))
        if not fresh and key in _shared:
            return _again(_shared[key], hash_)
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
        )
        page = context.new_page()
        watch.attach(page)
        page.goto(written(make, **options).as_uri() + hash_)
        page.wait_for_selector("[data-ready=true]", timeout=30_000)
        if fresh:
            contexts.append(context)
        else:
            _shared[key] = page
        return page

    yield open_file
    for context in contexts:
        context.close()


def _again(page: Any, hash_: str) -> Any:
    page.mouse.move(0, 0)
    page.wait_for_timeout(200)  # until the page has written its own address
    page.evaluate("hash => { document.activeElement?.blur(); location.hash = hash; }", hash_)
    page.wait_for_timeout(250)
    return page

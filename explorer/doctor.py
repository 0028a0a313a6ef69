"""What is installed, which language model is used, and whether a browser is there."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.metadata import PackageNotFoundError, requires, version

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def report() -> tuple[list[str], bool]:
    """Lines to print, and whether everything that is needed is there.

    A browser is only needed to save pictures and to run the browser tests.
    """
    lines = [f"python          {sys.version.split()[0]}"]
    healthy = sys.version_info >= (3, 11)
    for name in _required():
        try:
            lines.append(f"{name:<15} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name:<15} MISSING: install it with  pip install {name}")
            healthy = False
    model, found = _model()
    lines.append(f"{'language model':<15} {model}")
    browser = find_browser()
    lines.append(f"{'browser':<15} {browser or 'none (only needed to save pictures)'}")
    lines.append("all there" if healthy and found else "something is missing: see above")
    return lines, healthy and found


def find_browser() -> str | None:
    """Path of a Chromium or Chrome: the one in ``EXPLORER_CHROMIUM``, else the first on the path."""
    for name in (os.environ.get("EXPLORER_CHROMIUM", ""), *_BROWSERS):
        if name and (path := shutil.which(name)):
            return path
    return None


def _required() -> list[str]:
    names = [line.split(";")[0] for line in requires("narrative-timeline-explorer") or [] if "extra ==" not in line]
    return ["".join(char if char.isalnum() or char in "-_." else " " for char in name).split()[0] for name in names]


def _model() -> tuple[str, bool]:
    from explorer.errors import MissingModelError
    from explorer.language import load_model

    try:
        model = load_model()
    except MissingModelError as error:
        return f"MISSING: {error}", False
    return f"{model.meta['lang']}_{model.meta['name']} {model.meta['version']}", True

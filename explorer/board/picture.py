"""A chart as a picture, for places that show nothing else. Needs kaleido and a browser, which users need not have."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from explorer.board.figures import charts
from explorer.errors import ExplorerError, InputError

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline
    from explorer.views.theme import ThemeName

PictureFormat = Literal["png", "svg"]
FORMATS: dict[str, str] = {"png": "image/png", "svg": "image/svg+xml"}
SHARPNESS = 2
"""Pixels of a PNG for each pixel of the chart."""
_NO_BROWSER = ("chrome", "browser", "kaleido")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a notebook shows by itself.

    Attributes
    ----------
    data
        The bytes of the file.
    format
        ``png`` or ``svg``.
    words
        What stands for it where pictures are not seen.
    """

    data: bytes
    format: PictureFormat
    words: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        shown = self.data if self.format == "png" else self.data.decode("utf-8")
        return {FORMATS[self.format]: shown, "text/plain": self.words}


def picture(
    timeline: Timeline,
    *,
    chart: str = "campaign",
    theme: ThemeName = "light",
    format: PictureFormat = "png",
    width: int = 1100,
    height: int | None = None,
) -> Picture:
    """A chart of the board, with its title and key, as a picture.

    Parameters
    ----------
    chart
        ``campaign``, ``narrative`` or ``sentiment``.
    theme
        ``light`` or ``dark``.
    format
        ``png``, twice as sharp as it is wide, or ``svg``.
    width, height
        In pixels; the height is the chart's own if none is given.

    Raises
    ------
    InputError
        If there is no such chart or format.
    ExplorerError
        If kaleido or a browser for it is missing; the message says what to do.
    """
    known = {one.name: one for one in charts()}
    if chart not in known:
        raise InputError(f"there is no chart {chart!r}", hint=f"There are: {', '.join(known)}")
    if format not in FORMATS:
        raise InputError(f"a picture cannot be {format!r}", hint="Use png or svg")
    variant = next(iter(known[chart].variants(timeline)))
    figure = known[chart].draw(timeline, variant, theme, compact=False, width=width)
    return Picture(_drawn(figure, format, width, height), format, timeline.summary())


def save(found: Picture, path: str | Path) -> Path:
    """Write a picture; missing folders are made.

    Raises
    ------
    InputError
        If it cannot be written, or the suffix says another format.
    """
    target = Path(path).expanduser().absolute()
    if target.suffix.lower() != f".{found.format}":
        raise InputError(
            f"this picture is {found.format}", where=str(target), hint=f"Write to {target.stem}.{found.format}"
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(found.data)
    except OSError as error:
        raise InputError(f"it cannot be written: {error.strerror}", where=str(target)) from error
    return target


def _drawn(figure: go.Figure, format: PictureFormat, width: int, height: int | None) -> bytes:
    if find_spec("kaleido") is None:
        raise ExplorerError(
            "pictures need the package kaleido, which is not installed",
            hint="Run: pip install kaleido; or use board.snapshot(), which needs nothing",
        )
    scale = SHARPNESS if format == "png" else 1
    try:
        return bytes(figure.to_image(format=format, width=width, height=height, scale=scale))
    except Exception as error:  # kaleido and its browser raise what they like
        if not any(word in f"{type(error).__name__} {error}".lower() for word in _NO_BROWSER):
            raise
        raise ExplorerError(
            "kaleido found no browser that draws the picture",
            hint="Install Chrome or Chromium, or set BROWSER_PATH to one; or run: plotly_get_chrome",
        ) from error

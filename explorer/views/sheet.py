"""The sheet that a chart is drawn on: sizes in pixels, title, bands, and the figure that says it is empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.views.text import shorten, width, wrap
from explorer.views.theme import Theme, template

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline
    from explorer.views.axis import TimeAxis

LEFT, RIGHT = 132, 28
"""Margins in pixels that the views share, so that their time axes stand in line."""
NAME_WIDTH = LEFT - 34
"""Pixels for a name in the left margin: clear of the arrows that stand on the edge of the plot."""
MOST_HOVERS = 8000
"""Points to hover over in one figure; with more, a browser becomes slow."""

TITLE_SIZE, SUBTITLE_SIZE, BAND_SIZE = 19, 12, 11
_EDGE = 16  # pixels between the sheet's edge and its words


@dataclass(frozen=True, slots=True)
class Sheet:
    """Sizes in pixels. The plot lies inside the four margins; the key takes the plot's lowest ``key``."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    key: int = 0

    @property
    def plot_width(self) -> int:
        """Width of the plot."""
        return self.width - self.left - self.right

    @property
    def plot_height(self) -> int:
        """Height of the plot and the key below it."""
        return self.height - self.top - self.bottom

    @property
    def key_share(self) -> float:
        """Share of the plot's height that the key takes."""
        return self.key / self.plot_height


def new_figure(sheet: Sheet, theme: Theme, *, meta: dict[str, Any] | None = None) -> go.Figure:
    """An empty figure of that size and theme; ``meta`` is what it tells a client of itself."""
    import plotly.graph_objects as go

    figure = go.Figure(layout={"template": template(theme)})
    figure.update_layout(
        width=sheet.width,
        height=sheet.height,
        meta={"theme": theme.name} | (meta or {}),
        margin={"l": sheet.left, "r": sheet.right, "t": sheet.top, "b": sheet.bottom, "pad": 0, "autoexpand": False},
    )
    return figure


def figure_meta(timeline: Timeline, axis: str) -> dict[str, Any]:
    """``layout.meta``: the kind of axis, and how many rows of each table the positions count."""
    rows = {name: len(getattr(timeline, name)) for name in ("events", "claims", "sentences")}
    return {"axis": axis, "rows": rows}


def title_room(width: int) -> float:
    """Pixels that a title may take on a sheet of that width."""
    return width - 2 * _EDGE


def subtitle_lines(words: str, width: int) -> list[str]:
    """The subtitle in the lines it needs on a sheet ``width`` pixels wide; escaped words are measured as they stand."""
    return wrap(words, width - 2 * _EDGE, SUBTITLE_SIZE, lines=2)


def add_title(figure: go.Figure, sheet: Sheet, theme: Theme, title: str, subtitle: str) -> None:
    """The title and, under it, the subtitle, at the sheet's upper left. Both are escaped already."""
    fitting = shorten(title, title_room(sheet.width), TITLE_SIZE, bold=True)
    lines = subtitle_lines(subtitle, sheet.width)
    place: dict[str, Any] = {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "top",
        "xshift": _EDGE - sheet.left,
        "showarrow": False,
        "align": "left",
    }
    head = {"text": f"<b>{fitting}</b>", "font": {"size": TITLE_SIZE, "color": theme.ink}, "yshift": sheet.top - 8}
    font = {"size": SUBTITLE_SIZE, "color": theme.muted}
    below = {"text": "<br>".join(lines), "font": font, "yshift": sheet.top - 36}
    add_annotations(figure, [place | head, place | below])


def add_annotations(figure: go.Figure, notes: list[dict[str, Any]]) -> None:
    """Add many annotations at once; one by one, plotly takes a time that grows with their square."""
    figure.layout.annotations = [*(note.to_plotly_json() for note in figure.layout.annotations), *notes]


def add_bands(figure: go.Figure, sheet: Sheet, theme: Theme, axis: TimeAxis, *, names: bool = True) -> None:
    """The bands of the undated axis: every second one shaded, their names above, and the publication day."""
    from explorer.views.axis import STRIPE

    bottom = sheet.key_share
    notes = []
    for n, (name, low, high) in enumerate(axis.bands()):
        if n % 2 == 1:
            shade(figure, low, high, bottom, theme.band)
        room = (high - low) / axis.per_pixel(sheet.plot_width)
        if names and width(name, BAND_SIZE, bold=True) < room:
            notes.append(heading(theme, name, (low + high) / 2))
    add_annotations(figure, notes)
    if axis.kind == "before_publication":
        shade(figure, 0.0, STRIPE, bottom, theme.grid)
        line = {"color": theme.ink, "width": 1.4}
        figure.add_shape(type="line", xref="x", yref="paper", x0=0, x1=0, y0=bottom, y1=1, line=line, layer="below")


def heading(theme: Theme, words: str, x: Any) -> dict[str, Any]:
    """An annotation with bold words above the plot, centred on ``x``."""
    place = {"x": x, "xref": "x", "y": 1, "yref": "paper", "yshift": 2, "yanchor": "bottom"}
    return place | {"text": f"<b>{words}</b>", "showarrow": False, "font": {"size": BAND_SIZE, "color": theme.muted}}


def empty_figure(theme: Theme, words: str, *, width: int = 900, height: int = 320) -> go.Figure:
    """A figure without data that says so."""
    figure = new_figure(Sheet(width, height, 24, 24, 24, 24), theme)
    figure.update_xaxes(visible=False).update_yaxes(visible=False)
    lines = wrap(words, width - 96, 14)
    figure.add_annotation(
        text="<br>".join(lines),
        xref="paper",
        yref="paper",
        x=0.5,
        y=0.5,
        showarrow=False,
        font={"size": 14, "color": theme.muted},
    )
    return figure


def shade(figure: go.Figure, low: Any, high: Any, bottom: float, colour: str) -> None:
    """Shade the plot from ``low`` to ``high``, down to the share ``bottom`` of its height."""
    figure.add_shape(
        type="rect",
        xref="x",
        yref="paper",
        x0=low,
        x1=high,
        y0=bottom,
        y1=1,
        fillcolor=colour,
        line={"width": 0},
        layer="below",
    )

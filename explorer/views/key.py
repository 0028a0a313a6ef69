"""The key below a chart: every mark that occurs in it, drawn as it is in the chart, with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from explorer.views.marks import Mark
from explorer.views.sheet import Sheet, add_annotations
from explorer.views.text import width
from explorer.views.theme import Theme, faded

if TYPE_CHECKING:
    import plotly.graph_objects as go

Sample = Literal[
    "mark", "hull", "outline", "squares", "open", "line", "dots", "band", "count", "swatch", "hatch", "published"
]

ROW, SIZE = 20, 11
_SAMPLE, _PAD, _BETWEEN = 30, 7, 22  # pixels: width of a sample, gap to its words, gap to the next entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a key; ``colour`` defaults to a neutral grey."""

    sample: Sample
    words: str
    mark: Mark | None = None
    colour: str = ""
    dash: str = "solid"


def key_rows(entries: list[Entry], pixels: float) -> list[list[Entry]]:
    """The entries in the rows that they need in ``pixels``."""
    rows: list[list[Entry]] = [[]]
    x = 0.0
    for entry in entries:
        needed = _width(entry)
        if rows[-1] and x + needed - _BETWEEN > pixels:
            rows.append([])
            x = 0.0
        rows[-1].append(entry)
        x += needed
    return rows


def key_height(entries: list[Entry], pixels: float, *, above: int) -> int:
    """Pixels that a key needs; ``above`` is kept free for the ticks of the chart over it."""
    return len(key_rows(entries, pixels)) * ROW + above if entries else 0


def add_key(
    figure: go.Figure, sheet: Sheet, theme: Theme, entries: list[Entry], *, above: int, number: int = 9
) -> None:
    """Draw the key into the lowest ``sheet.key`` pixels of the plot, on axes of its own that count pixels.

    Its traces are decoration: they have no ``meta.rows``.
    """
    if not entries or not sheet.key:
        return
    rows = key_rows(entries, sheet.plot_width)
    hidden: dict[str, Any] = {"visible": False, "fixedrange": True}
    share = (sheet.key - above) / sheet.plot_height
    figure.update_layout(
        {
            f"xaxis{number}": hidden | {"range": [0, sheet.plot_width], "anchor": f"y{number}", "domain": [0, 1]},
            f"yaxis{number}": hidden | {"range": [sheet.key, above], "anchor": f"x{number}", "domain": [0, share]},
        }
    )
    axes = {"xaxis": f"x{number}", "yaxis": f"y{number}", "hoverinfo": "skip", "meta": {"part": "key"}}
    traces, notes = [], []
    for n, row in enumerate(rows):
        x, y = 0.0, above + (n + 0.5) * ROW
        for entry in row:
            traces += [trace.update(axes) for trace in _sample(entry, x, y, theme)]
            notes.append(_words(entry.words, x + _sample_width(entry) + _PAD, y, theme, number))
            x += _width(entry)
    figure.add_traces(traces)
    add_annotations(figure, notes)


def _width(entry: Entry) -> float:
    return _sample_width(entry) + _PAD + width(entry.words, SIZE) + _BETWEEN


def _sample_width(entry: Entry) -> float:
    return 12 if entry.sample in ("mark", "dots", "open", "count", "published") else _SAMPLE


def _words(words: str, x: float, y: float, theme: Theme, number: int) -> dict[str, Any]:
    place = {"x": x, "y": y, "xref": f"x{number}", "yref": f"y{number}", "xanchor": "left", "yanchor": "middle"}
    return place | {"text": words, "showarrow": False, "font": {"size": SIZE, "color": theme.muted}}


def _sample(entry: Entry, x: float, y: float, theme: Theme) -> list[Any]:
    import plotly.graph_objects as go

    colour = entry.colour or theme.other
    end = x + _SAMPLE
    if entry.sample == "mark" and entry.mark is not None:
        mark = entry.mark
        return [_point(x + 6, y, mark.symbol, mark.size, colour if not mark.hollow else theme.paper, colour)]
    if entry.sample == "published":
        return [_point(x + 6, y, "triangle-down", 7, colour, colour)]
    if entry.sample == "open":
        return [_point(x + 6, y, "triangle-left", 9, theme.paper, colour)]
    if entry.sample == "dots":
        return [_point(x + 6, y, "circle", 6, colour if entry.dash == "solid" else theme.paper, colour)]
    if entry.sample == "count":
        return [_bar(x, x + 5, y + 3, colour, 6), _bar(x + 6, x + 11, y, colour, 12)]
    if entry.sample == "hull":
        fades = [_bar(x + k * 3, end - k * 3, y, faded(colour, 0.22), 10) for k in range(4)]
        return [*fades, _bar(x + 10, end - 10, y, colour, 10)]
    if entry.sample == "swatch":
        return [_bar(x + 6, x + 20, y, colour, 10)]
    if entry.sample == "hatch":
        hatch = {"shape": "/", "fgcolor": colour, "bgcolor": theme.paper, "size": 5, "solidity": 0.3}
        edge = {"color": colour, "width": 1}
        return [_bar(x + 6, x + 20, y, theme.paper, 10).update(marker={"pattern": hatch, "line": edge})]
    if entry.sample == "band":
        return [_bar(x, end, y, faded(colour, 0.25), 10)]
    if entry.sample == "squares":
        squares = [_point(x + 5 + k * 10, y, "square", 7, theme.paper, faded(colour, 0.9 - 0.3 * k)) for k in range(3)]
        return squares
    path = {"x": [x, end], "y": [y, y]}
    if entry.sample == "outline":
        path = {"x": [x, end, end, x, x], "y": [y - 5, y - 5, y + 5, y + 5, y - 5]}
    return [go.Scatter(**path, mode="lines", line={"color": colour, "width": 1.4, "dash": entry.dash})]


def _point(x: float, y: float, symbol: str, size: float, fill: str, edge: str) -> Any:
    import plotly.graph_objects as go

    marker = {"symbol": symbol, "size": size, "color": fill, "line": {"color": edge, "width": 1.4}}
    return go.Scatter(x=[x], y=[y], mode="markers", marker=marker)


def _bar(start: float, end: float, y: float, colour: str, height: float) -> Any:
    import plotly.graph_objects as go

    return go.Bar(
        orientation="h",
        base=[start],
        x=[end - start],
        y=[y],
        width=height,
        marker={"color": colour, "line": {"width": 0}},
    )

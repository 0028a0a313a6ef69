"""Figures of the views are masked by the rows their points stand for."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from builders import mixed_timeline, seed_like_timeline
from random_timelines import big_timeline

from board.javascript import run_js
from explorer.board.figures import differences, figures
from explorer.board.selection import Selection
from explorer.timeline import Timeline
from explorer.views.smoothing import rolling_mean

TABLES = ("events", "claims", "sentences")
CHARTS = [("campaign", ""), ("narrative", "a"), ("sentiment", "telling"), ("sentiment", "happening")]


@cache
def _many() -> Timeline:
    return big_timeline(120)


@cache
def _figures(make: Any) -> list[dict[str, Any]]:
    return figures(make())


def _figure(make: Any, name: str, order: str) -> dict[str, Any]:
    return next(chart for chart in _figures(make) if chart["name"] == name)["figures"][order]


def _shown(masks: Any) -> dict[str, list[bool]]:
    return {name: getattr(masks, name).tolist() for name in TABLES}


@pytest.mark.parametrize("make", [seed_like_timeline, mixed_timeline])
@pytest.mark.parametrize(("name", "order"), CHARTS)
def test_only_points_of_shown_rows_stay(make: Any, name: str, order: str) -> None:
    """After masking, each point stands for a shown row, and no shown row lost its points."""
    figure = _figure(make, name, order)
    masks = Selection(min_confidence=0.0, rows=(0, 3)).mask(make())
    masked = run_js(
        "masking.js", "return maskData(data.data, data.shown);", {"data": figure["data"], "shown": _shown(masks)}
    )
    hidden = 0
    for before, after in zip(figure["data"], masked, strict=True):
        table = before.get("meta", {}).get("rows")
        if table is None or before["meta"]["part"] == "path":
            continue
        flags = getattr(masks, table)
        kept = [row for row in before["customdata"] if row < 0 or flags[row]]
        assert after["customdata"] == kept
        assert len(after["x"]) == len(after["y"]) == len(kept)
        hidden += len(before["customdata"]) - len(kept)
    assert hidden > 0


def test_showing_everything_changes_nothing() -> None:
    """Without a filter the figure is drawn as the view made it."""
    figure = _figure(seed_like_timeline, "campaign", "")
    shown = _shown(Selection().mask(seed_like_timeline()))
    assert (
        run_js("masking.js", "return maskData(data.data, data.shown);", {"data": figure["data"], "shown": shown})
        == figure["data"]
    )


def test_arrays_of_points_are_cut_together() -> None:
    """Colours, sizes and texts go with their points; arrays of another length stay."""
    trace = {
        "customdata": [0, 1, -1, 2],
        "x": [1, 2, None, 3],
        "y": [4, 5, None, 6],
        "marker": {"color": ["a", "b", "c", "d"], "size": 3, "line": {"width": [1, 2, 3, 4]}},
        "meta": {"rows": "events", "pairs": [1, 2, 3, 4]},
        "error": [1, 2],
    }
    shown = {"events": [True, False, True]}
    (cut,) = run_js("masking.js", "return maskData(data.data, data.shown);", {"data": [trace], "shown": shown})
    assert cut["x"] == [1, None, 3]
    assert cut["customdata"] == [0, -1, 2]
    assert cut["marker"] == {"color": ["a", "c", "d"], "size": 3, "line": {"width": [1, 3, 4]}}
    assert cut["meta"]["pairs"] == [1, 2, 3, 4]
    assert cut["error"] == [1, 2]


def test_the_line_of_the_telling_is_joined_anew() -> None:
    """With some claims hidden, each step joins two neighbours among those of the view's line that are left."""
    figure = _figure(seed_like_timeline, "narrative", "a")
    masks = Selection(rows=tuple(range(0, 27, 2))).mask(seed_like_timeline())
    code = "return maskData(data.data, data.shown);"
    masked = run_js("masking.js", code, {"data": figure["data"], "shown": _shown(masks)})
    joined = {row for trace in _paths(figure["data"]) for row in trace["customdata"] if row >= 0}
    left = sum(bool(masks.claims[row]) for row in joined)
    steps = sum(len(trace["x"]) // 3 for trace in _paths(masked))
    assert steps == left - 1 > 3


def _paths(data: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [trace for trace in data if trace.get("meta", {}).get("part") == "path"]


def test_the_mean_is_that_of_the_views() -> None:
    """The rolling mean of JavaScript and of the views are one rule."""
    rng = np.random.default_rng(3)
    x, y = np.sort(rng.random(40) * 100), rng.normal(size=40)
    grid = np.linspace(0, 100, 41)
    curves = rolling_mean(x, y, grid=grid, window=20, seed=1)
    rule = {"window": 20, "least": 5, "level": 0.8, "draws": 200, "seed": 1}
    runs = run_js(
        "curves.js",
        "return runsOf(data.x, data.y, data.grid, data.rule);",
        {"x": x.tolist(), "y": y.tolist(), "grid": grid.tolist(), "rule": rule},
    )
    assert len(runs) == len(curves)
    for run, curve in zip(runs, curves, strict=True):
        assert [point["x"] for point in run] == pytest.approx(curve.x.tolist())
        assert [point["mean"] for point in run] == pytest.approx(curve.mean.tolist())
        assert [point["low"] for point in run] == pytest.approx(curve.low.tolist(), abs=0.25)
        assert all(point["low"] <= point["mean"] <= point["high"] for point in run)


def test_counts_follow_the_points() -> None:
    """The histogram under the tone counts the sentences that are shown."""
    figure = _figure(_many, "sentiment", "telling")
    masks = Selection(actors=("actor 1",)).mask(_many())
    masked = run_js(
        "masking.js", "return maskData(data.data, data.shown);", {"data": figure["data"], "shown": _shown(masks)}
    )
    points = sum(len(trace["x"]) for trace in masked if trace.get("meta", {}).get("rows") == "sentences")
    counted = sum(sum(trace["y"]) for trace in masked if trace.get("meta", {}).get("part") == "count")
    assert counted == points > 0


def test_binary_arrays_are_decoded() -> None:
    """plotly's base64 arrays become lists, in one dimension or two."""
    data = {
        "x": {"dtype": "f8", "bdata": "AAAAAAAA8D8AAAAAAAAAQA=="},
        "z": {"dtype": "i1", "bdata": "AQIDBA==", "shape": "2, 2"},
    }
    assert run_js("masking.js", "return decodeArrays(data);", data) == {"x": [1.0, 2.0], "z": [[1, 2], [3, 4]]}


def test_the_dark_figure_is_the_light_one_patched() -> None:
    """Differences applied to one value give the other."""
    one = {"a": [1, {"b": 2, "c": ["x", "y"]}], "d": "e", "f": {"g": 1}}
    other = {"a": [1, {"b": 3, "c": ["x", "z"]}], "d": "f", "f": {"h": 1}}
    found = run_js(
        "masking.js", "return patched(data.one, data.patches);", {"one": one, "patches": differences(one, other)}
    )
    assert found == other

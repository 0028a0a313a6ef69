"""The figures that a board asks of the views, and in which variants."""

from __future__ import annotations

import json
from itertools import pairwise

from builders import happening, make_timeline, mixed_timeline, seed_like_timeline

from explorer.board.figures import LABEL_HEIGHT, charts, differences, figures, finding, joined


def test_each_article_has_its_own_telling() -> None:
    """The chart of the telling has a variant an article, with its title, the fullest first."""
    narrative = figures(mixed_timeline())[1]
    assert narrative["chooses"] == "article"
    assert [key for key, _ in narrative["variants"]] == ["a", "b"]
    assert set(narrative["figures"]) == {"a", "b"}


def test_the_tone_has_both_orders_where_time_is_known() -> None:
    """With bounded events, the tone is drawn along the time and along the text."""
    assert list(figures(mixed_timeline())[2]["figures"]) == ["happening", "telling"]


def test_the_tone_keeps_to_the_telling_where_time_is_open() -> None:
    """Where most events have an open bound, a time axis would hide their sentences."""
    inf = float("inf")
    timeline = make_timeline([happening(f"event {n}", hull=(-inf, 0.0)) for n in range(3)])
    assert list(figures(timeline)[2]["figures"]) == ["telling"]


def test_the_patches_give_the_dark_figure() -> None:
    """Light figure and differences hold all that the dark figure of the view holds."""
    timeline = seed_like_timeline()
    for chart in charts():
        key = next(iter(chart.variants(timeline)))
        light, dark = (json.loads(chart.draw(timeline, key, theme).to_json()) for theme in ("light", "dark"))
        for path, value in differences(light, dark):
            parent = light
            for step in path[:-1]:
                parent = parent[step]
            parent[path[-1]] = value
        assert light == dark


def test_labels_of_the_telling_have_room() -> None:
    """A chart is at least as high as its labels at the left need."""
    for chart in figures(seed_like_timeline()):
        for figure in chart["figures"].values():
            labels = {note["y"] for note in figure["layout"].get("annotations", ()) if note.get("yref") == "y"}
            assert figure["layout"]["height"] >= len(labels) * LABEL_HEIGHT


def test_an_empty_timeline_has_charts_that_say_so() -> None:
    """Without events each chart is a figure in words."""
    assert [chart["name"] for chart in figures(make_timeline([]))] == ["campaign", "narrative", "sentiment"]


def test_the_finding_is_the_headline_in_plain_words() -> None:
    """Of a figure that says it, or whose title it is; markup is gone and entities are letters."""
    import plotly.graph_objects as go

    titled = go.Figure(layout={"meta": {"finding": "3 of 4 by &lt;Red&gt; &amp; <b>Blue</b>"}})
    assert finding(titled) == "3 of 4 by <Red> & Blue"
    assert finding(go.Figure()) == ""
    for chart in figures(seed_like_timeline()):
        for figure in chart["figures"].values():
            assert figure["finding"]
            assert "<" not in figure["finding"]


def test_a_chart_can_be_lower_where_room_is_scarce() -> None:
    """Campaign and telling have a least height below the comfortable one, at which names do not overlap."""
    for chart in figures(seed_like_timeline())[:2]:
        for figure in chart["figures"].values():
            assert figure["least"] <= figure["layout"]["height"]
    campaign = figures(seed_like_timeline())[0]["figures"][""]
    low, high = sorted(campaign["layout"]["yaxis"]["range"])
    margins = campaign["layout"]["margin"]
    row = (campaign["least"] - margins["t"] - margins["b"]) / (high - low)
    names = sorted((n["y"], n["text"].count("<br>") + 1) for n in campaign["layout"]["annotations"] if n["yref"] == "y")
    assert len(names) > 3
    for (y, lines), (below, _) in pairwise(names):
        assert (below - y) * row >= lines * 14


def test_a_name_too_long_for_one_line_keeps_two() -> None:
    """Only what fits beside the chart is joined; a count below it stays."""
    long = "<b>Provisional Council of the</b><br><b>Northern Provinces</b>"
    assert joined(long) == long
    assert joined("<b>no stated</b><br><b>doer</b><br>4 events").endswith("<b>no stated doer</b></span><br>4 events")

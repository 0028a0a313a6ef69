"""The figures that a board asks of the views, and in which variants."""

from __future__ import annotations

import json

from builders import happening, make_timeline, mixed_timeline, seed_like_timeline

from explorer.board.figures import LABEL_HEIGHT, charts, differences, figures


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

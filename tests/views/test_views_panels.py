"""Panels of sentiment: bars side by side, and heights that follow from what there is to draw."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go

from explorer import views
from explorer.timeline import Timeline
from tests.builders import happening, make_timeline


def crowded_sentence() -> Timeline:
    """Three events of one sentence, none in the next two, one in the last."""
    events = [happening(f"event {n}", by="red", to="blue", at=0) for n in range(3)]
    sentences = [{"text": f"Sentence {n}."} for n in range(4)]
    return make_timeline([*events, happening("flees", by="blue", at=3)], sentences=sentences)


def parts(figure: go.Figure, part: str, panel: str) -> list[dict[str, Any]]:
    data = json.loads(figure.to_json())["data"]
    return [trace for trace in data if trace["meta"]["part"] == part and trace["name"].startswith(panel)]


def test_events_of_one_sentence_stand_side_by_side() -> None:
    """No bar covers another, and the order is that of the events."""
    (bars,) = parts(views.sentiment(crowded_sentence(), measure="fortune"), "points", "red")
    assert bars["customdata"] == [0, 1, 2]
    assert all(b - a >= bars["width"] for a, b in pairwise(bars["x"]))


def test_the_number_of_a_bar_stands_beyond_its_end() -> None:
    """Gains have their number above the bar, losses below, each over its own bar."""
    figure = views.sentiment(crowded_sentence(), measure="fortune")
    for panel, side in (("red", "top center"), ("blue", "bottom center")):
        (bars,), values = parts(figure, "points", panel), parts(figure, "label", panel)[0]
        assert values["x"] == bars["x"]
        down = [side for side, y in zip(values["textposition"], bars["y"], strict=True) if y < 0]
        assert set(down) <= {"bottom center"}
        assert side in values["textposition"]
        assert all(abs(v) > abs(y) for v, y in zip(values["y"], bars["y"], strict=True))


def test_a_bar_has_the_label_of_its_event_on_the_other_side_of_zero() -> None:
    """What a gain stands for is written under the axis."""
    names = parts(views.sentiment(crowded_sentence(), measure="fortune"), "label", "red, names")[0]
    assert names["text"] == ["event 0", "event 1", "event 2"]
    assert all(y < 0 for y in names["y"])


def test_a_sentence_without_events_is_narrow() -> None:
    """Sentences that hold no event take less room than one bar needs."""
    figure = views.sentiment(crowded_sentence(), measure="fortune")
    places = figure.layout.xaxis.tickvals
    assert list(figure.layout.xaxis.ticktext) == ["1", "2", "3", "4"]
    assert places[2] - places[1] < 1 < places[1] - places[0]


def test_the_sheet_is_as_high_as_its_panels_need() -> None:
    """One panel is higher than each of two, and the sheet lower; the panels fill all but the margins."""
    one = views.sentiment(crowded_sentence(), measure="tone")
    two = views.sentiment(crowded_sentence(), measure="fortune")
    assert one.layout.height < two.layout.height
    heights = [np.ptp(axis.domain) * figure.layout.height for figure in (one, two) for axis in [figure.layout.yaxis]]
    assert heights[0] > heights[1]
    assert two.layout.yaxis.domain[1] == 1


def test_panels_use_the_height_that_is_asked_for() -> None:
    """A higher sheet gives all of the difference to the panels."""
    low, high = (views.sentiment(crowded_sentence(), measure="fortune", height=height) for height in (600, 800))
    assert (low.layout.height, high.layout.height) == (600, 800)

    def pixels(figure: go.Figure) -> float:
        plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
        return float(sum(np.ptp(axis.domain) * plot for axis in (figure.layout.yaxis, figure.layout.yaxis3)))

    assert round(pixels(high) - pixels(low)) == 200


def test_what_has_no_place_in_time_is_counted() -> None:
    """In the order of time a note tells how many events are left out because a bound is open."""
    events = [happening(f"event {n}", by="red", hull=(-10, -2)) for n in range(3)]
    timeline = make_timeline([*events, happening("waits", by="red", hull=(-math.inf, -2))])
    notes = {
        order: views.sentiment(timeline, measure="fortune", order=order).to_json() for order in ("time", "telling")
    }
    assert ("1 without bounds on both sides is left out" in notes["time"]) is True
    assert ("without bounds on both sides" in notes["telling"]) is False

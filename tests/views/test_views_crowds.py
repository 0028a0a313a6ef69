"""A chart of thousands of events can still be read."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from explorer import views
from explorer.timeline import Timeline
from explorer.views.axis import choose_axis
from tests.builders import dated_timeline, happening, make_timeline
from tests.random_timelines import big_timeline

OPEN = float("-inf")


def open_timeline(n: int, *, odd: tuple[float, ...] = ()) -> Timeline:
    """``n`` events known only to lie before some day of four months, and some on ``odd`` days."""
    rng = np.random.default_rng(5)
    ends = rng.uniform(-120, 0, n).tolist()
    events = [happening(f"event {k}", by=f"actor {k % 5}", hull=(OPEN, end)) for k, end in enumerate(ends)]
    return make_timeline(events + [happening("long ago", hull=(day, day + 1)) for day in odd])


def bars(figure: go.Figure) -> list[dict[str, Any]]:
    """Every trace of bars that stand for events, as a client gets it."""
    data = json.loads(figure.to_json())["data"]
    return [trace for trace in data if trace["type"] == "bar" and (trace.get("meta") or {}).get("rows") == "events"]


@pytest.fixture(scope="module")
def full() -> go.Figure:
    """A campaign of eight hundred events with open bounds."""
    return views.campaign(open_timeline(800))


def test_no_bar_of_a_full_chart_crosses_it(full: go.Figure) -> None:
    """With 800 open events no bar takes more than a tenth of the axis."""
    first, last = full.layout.xaxis.range
    longest = max(length for trace in bars(full) for length in trace["x"])
    assert 0 < longest <= (last - first) / 10


def test_bars_of_a_small_chart_run_to_its_end() -> None:
    """With twelve events the bar of an open one shows that nothing is known before."""
    figure = views.campaign(open_timeline(12))
    first = figure.layout.xaxis.range[0]
    assert any(base == first for trace in bars(figure) for base in trace["base"])


def test_a_full_chart_says_that_bars_are_cut(full: go.Figure) -> None:
    """Nobody takes a short bar for a bound: the subtitle says so, and every event keeps its mark."""
    text = full.to_json()
    assert ("leave bars room near their marks only" in text) is True
    marks = [trace for trace in json.loads(text)["data"] if (trace.get("meta") or {}).get("part") == "mark"]
    assert sorted(row for trace in marks for row in trace["customdata"]) == list(range(800))


def test_one_wrong_year_does_not_press_thousands_together() -> None:
    """An axis of 2,000 events keeps to where they are, though two of them lie centuries off."""
    usual = choose_axis(open_timeline(2000), "before_publication")
    odd = choose_axis(open_timeline(2000, odd=(-150_000.0, -200_000.0)), "before_publication")
    assert odd.end - odd.start < 1.3 * (usual.end - usual.start)


def test_a_tall_chart_in_a_board_has_its_ticks_above() -> None:
    """Dates can be read without scrolling to the foot of the chart."""
    assert views.campaign(big_timeline(400), compact=True).layout.xaxis.side == "top"
    assert views.campaign(big_timeline(12), compact=True).layout.xaxis.side is None


def test_ticks_stay_clear_of_the_names_of_bands() -> None:
    """Days before publication have bands with names above the chart, so their ticks stay below it."""
    assert views.campaign(open_timeline(400), compact=True).layout.xaxis.side is None


def test_among_many_events_the_first_doer_is_told() -> None:
    """No actor has a quarter of them, and still the title says who acts most."""
    events = [happening(f"event {k}", by=f"actor {k % 9}", to="") for k in range(59)]
    events += [happening("more", by="actor 3", to="")]
    assert ("8 of 60 events are by" in views.campaign(make_timeline(events)).to_json()) is True


def test_one_article_of_many_years_is_drawn_on_its_own_days() -> None:
    """Beside articles of other years one article's telling is not pressed into a sliver; it does not share zoom."""
    short = make_timeline(
        [happening(f"event {n}", hull=(f"2015-01-{n + 1:02}", f"2015-01-{n + 2:02}"), article="a") for n in range(5)]
        + [happening("peace", hull=("2019-06-01", "2019-06-02"), article="b")],
        articles=["a", "b"],
        published={"a": "2015-01-10", "b": "2019-06-03"},
    )
    figure = views.narrative(short, article_id="a")
    assert figure.layout.xaxis.range[1] < "2015-04"
    assert figure.layout.meta["alone"] is True


def test_a_single_article_shares_the_axis_of_the_campaign() -> None:
    """With one article both charts stay in line."""
    timeline = dated_timeline()
    figure = views.narrative(timeline)
    assert figure.layout.xaxis.range == views.campaign(timeline).layout.xaxis.range
    assert figure.layout.meta["alone"] is False

"""What a client that masks figures relies on."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from explorer import views
from explorer.dates import day_number
from explorer.errors import InputError
from explorer.measures import control
from explorer.timeline import Timeline
from explorer.views.axis import BOUNDS, from_offset
from tests.builders import dated_timeline, happening, make_timeline, mixed_timeline, seed_like_timeline
from tests.random_timelines import big_timeline


def with_control(timeline: Timeline) -> Timeline:
    """The timeline, with every event made a change of hands."""
    events = timeline.events.assign(event_type="territory_gained")
    return replace(timeline, control=control(events, samples=20, steps=10))


View = Callable[[Timeline], go.Figure]
VIEWS: dict[str, View] = {
    "campaign": views.campaign,
    "campaign compact": partial(views.campaign, compact=True, width=820),
    "campaign dark": partial(views.campaign, theme="dark"),
    "campaign calendar": partial(views.campaign, axis="calendar"),
    "campaign undated": partial(views.campaign, axis="before_publication"),
    "narrative": views.narrative,
    "narrative compact": partial(views.narrative, compact=True, width=820),
    "narrative across": partial(views.narrative, orientation="across"),
    "narrative happening": partial(views.narrative, order="happening", theme="dark"),
    "control": lambda timeline: views.control(with_control(timeline)),
    "sentiment": views.sentiment,
    "sentiment by actor": partial(views.sentiment, by="actor", order="time", measure="tone_vader"),
    "sentiment by speaker": partial(views.sentiment, by="speaker"),
    "sentiment fortune": partial(views.sentiment, measure="fortune", order="time"),
    "sentiment fortune telling": partial(views.sentiment, measure="fortune"),
}
TIMELINES: dict[str, Callable[[], Timeline]] = {
    "seed": seed_like_timeline,
    "dated": dated_timeline,
    "mixed": mixed_timeline,
    "one": lambda: make_timeline([happening()]),
    "unbounded": lambda: make_timeline([happening(hull=(float("-inf"), float("inf")))]),
    "many": lambda: big_timeline(120),
    "none": lambda: make_timeline([]),
    "huge": lambda: big_timeline(10_000),
}


@pytest.fixture(scope="module")
def timelines() -> dict[str, Timeline]:
    return {name: build() for name, build in TIMELINES.items()}


@pytest.fixture(scope="module")
def drawn(timelines: dict[str, Timeline]) -> Callable[[str, str], str]:
    """The figure of a timeline in a view as JSON, drawn once for all tests."""
    return cache(lambda name, view: VIEWS[view](timelines[name]).to_json())


@pytest.fixture(scope="module")
def hostile_timeline() -> Timeline:
    hostile = "<b>AT&T</b> <a href='x'>y</a> %{customdata} $x$"
    sentences = [{"text": hostile, "tone_words": "<i>x</i>-0.5", "speaker": "<u>me</u>", "actors": "<s>red</s>"}] * 7
    events = [
        happening(hostile, by="<s>red</s>", to="<s>blue</s>", at=n, place="<q>", trigger="y", speakers="<u>me</u>")
        for n in range(7)
    ]
    return make_timeline(events, sentences=sentences, names={"<s>red</s>": "<s>Red</s>"})


def traces(figure: go.Figure, part: str) -> list[dict[str, Any]]:
    """The traces that draw that part, as a client gets them."""
    data = json.loads(figure.to_json())["data"]
    return [trace for trace in data if (trace.get("meta") or {}).get("part") == part]


def rows_of(figure: go.Figure, part: str) -> list[int]:
    return [row for trace in traces(figure, part) for row in trace["customdata"]]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["seed", "dated", "mixed", "one", "unbounded", "many"])
def test_positions_are_rows_of_their_table(
    timelines: dict[str, Timeline], drawn: Callable[[str, str], str], name: str, view: str
) -> None:
    """Every masked trace names a table and has a valid integer position for each of its points."""
    timeline = timelines[name]
    for trace in json.loads(drawn(name, view))["data"]:
        table = (trace.get("meta") or {}).get("rows")
        if table is None:
            assert "customdata" not in trace
            continue
        positions = trace["customdata"]
        assert len(positions) == len(trace["x"]) == len(trace["y"])
        assert all(isinstance(row, int) and -1 <= row < len(getattr(timeline, table)) for row in positions)
        gaps = {x for x, row in zip(trace["x"], positions, strict=True) if row == -1}
        assert gaps <= {None}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["seed", "dated", "mixed", "one", "unbounded", "many"])
def test_masked_arrays_are_listed_and_plain(drawn: Callable[[str, str], str], name: str, view: str) -> None:
    """A client finds every array to mask in POINT_ARRAYS, and none is packed into base64."""
    text = drawn(name, view)
    assert ("bdata" in text) is False
    for trace in json.loads(text)["data"]:
        if "customdata" not in trace:
            continue
        n = len(trace["customdata"])
        found = {path: len(values) for path, values in arrays(trace)}
        assert set(found) <= set(views.POINT_ARRAYS)
        assert set(found.values()) == {n}


def arrays(node: dict[str, Any], prefix: str = "") -> list[tuple[str, list[Any]]]:
    """All lists in a trace, with their dotted paths."""
    found = []
    for key, value in node.items():
        if key == "meta":
            continue
        if isinstance(value, list):
            found.append((prefix + key, value))
        elif isinstance(value, dict):
            found += arrays(value, f"{prefix}{key}.")
    return found


@pytest.mark.parametrize("name", ["seed", "dated", "one", "unbounded", "many"])
def test_campaign_marks_every_event_once(timelines: dict[str, Timeline], name: str) -> None:
    """Each event has one mark and, when it has a filled bar, one hull."""
    timeline = timelines[name]
    figure = views.campaign(timeline)
    assert sorted(rows_of(figure, "mark")) == list(range(len(timeline.events)))
    hulls = rows_of(figure, "hull")
    assert len(hulls) == len(set(hulls))
    drawn = set(hulls) | set(rows_of(figure, "outline"))
    assert drawn == set(range(len(timeline.events)))


@pytest.mark.parametrize("name", ["seed", "dated", "one"])
def test_narrative_marks_every_claim_of_its_article_once(timelines: dict[str, Timeline], name: str) -> None:
    """Each claim has one mark."""
    timeline = timelines[name]
    assert sorted(rows_of(views.narrative(timeline), "mark")) == list(range(len(timeline.claims)))


def test_hulls_on_the_calendar_are_as_long_as_the_bounds(timelines: dict[str, Timeline]) -> None:
    """The outermost bar runs from the earliest start, or the edge of the axis, to the latest end, in milliseconds."""
    timeline = timelines["dated"]
    figure = views.campaign(timeline)
    edge = pd.Timestamp(figure.layout.xaxis.range[0])
    (hull,) = traces(figure, "hull")
    starts = timeline.events["earliest_start"].iloc[hull["customdata"]].clip(lower=edge)
    assert (starts > edge).sum() > 10
    for row, base, length, start in zip(hull["customdata"], hull["base"], hull["x"], starts, strict=True):
        assert day_number(base) == day_number(start)
        assert length == (timeline.events["latest_end"].iloc[row] - start) / pd.Timedelta(milliseconds=1)


def test_hulls_before_publication_are_as_long_as_the_bounds(timelines: dict[str, Timeline]) -> None:
    """The outermost bar runs from the transformed earliest start to the transformed latest end."""
    timeline = timelines["seed"]
    (hull,) = traces(views.campaign(timeline), "hull")
    for row, base, length in zip(hull["customdata"], hull["base"], hull["x"], strict=True):
        event = timeline.events.iloc[row]
        ends = from_offset(np.array([event["earliest_start_offset"], event["latest_end_offset"]]))
        assert [base, base + length] == pytest.approx(ends, abs=2e-4)


def test_cores_are_the_certain_span(timelines: dict[str, Timeline]) -> None:
    """The solid bar runs from the latest start to the earliest end, and only where there is such a span."""
    timeline = timelines["seed"]
    (core,) = traces(views.campaign(timeline), "core")
    starts, ends = (from_offset(timeline.events[f"{name}_offset"].to_numpy()) for name in BOUNDS[1:3])
    certain = set(np.flatnonzero(starts < ends).tolist())
    assert set(core["customdata"]) == certain
    for row, base, length in zip(core["customdata"], core["base"], core["x"], strict=True):
        assert [base, base + length] == pytest.approx([starts[row], ends[row]], abs=2e-4)


def test_what_did_not_happen_is_never_filled(timelines: dict[str, Timeline]) -> None:
    """Averted and vowed events have outlines, no hull and no core."""
    timeline = timelines["seed"]
    figure = views.campaign(timeline)
    unreal = set(np.flatnonzero(timeline.events["factuality"].isin(["averted", "vowed"])).tolist())
    assert not unreal & (set(rows_of(figure, "hull")) | set(rows_of(figure, "core")))
    assert unreal <= set(rows_of(figure, "outline"))


def test_an_open_side_has_an_arrow() -> None:
    """A filled bar without a bound ends in a hollow arrow at the end of the axis."""
    figure = views.campaign(make_timeline([happening(hull=(float("-inf"), -3)), happening(hull=(-9, -3))]))
    assert rows_of(figure, "open") == [0]


def test_the_time_axes_of_campaign_and_narrative_are_one(timelines: dict[str, Timeline]) -> None:
    """Both charts have the same range and, when compact, the same margins."""
    for name in ("seed", "dated"):
        one, other = (view(timelines[name], compact=True, width=900) for view in (views.campaign, views.narrative))
        assert one.layout.xaxis.range == other.layout.xaxis.range
        assert (one.layout.margin.l, one.layout.margin.r) == (other.layout.margin.l, other.layout.margin.r)


@pytest.mark.parametrize("view", VIEWS)
def test_article_text_is_escaped(hostile_timeline: Timeline, view: str) -> None:
    """No tag, link or template of an article survives in any text of a figure."""
    text = VIEWS[view](hostile_timeline).to_json()
    readable = text.replace("\\u003c", "<").replace("\\u003e", ">")
    tags = ("<b>AT", "<a href", "<s>", "<q>", "<u>", "<i>x", "$x")
    assert [tag for tag in tags if tag in readable] == []
    data = json.loads(text)["data"]
    assert {trace.get("hovertemplate") for trace in data} <= {None, "%{hovertext}<extra></extra>"}


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_timeline_says_so(timelines: dict[str, Timeline], view: str) -> None:
    """A figure without data says in words that there is nothing, and why."""
    figure = VIEWS[view](timelines["none"])
    assert not figure.data
    assert figure.layout.annotations[0].text.startswith("No ")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_deterministic_and_leaves_the_tables(
    timelines: dict[str, Timeline], drawn: Callable[[str, str], str], view: str
) -> None:
    """The same timeline gives the same figure, to the byte, and none of its tables is changed."""
    names = ("articles", "sentences", "claims", "events", "actors", "fortunes")
    before = {name: getattr(timelines["seed"], name).copy() for name in names}
    assert (VIEWS[view](timelines["seed"]).to_json() == drawn("seed", view)) is True
    for name in names:
        pd.testing.assert_frame_equal(getattr(timelines["seed"], name), before[name])


def test_undated_events_missing_from_the_calendar_are_counted(timelines: dict[str, Timeline]) -> None:
    """On the calendar a note tells how many events of undated articles are not drawn."""
    figure = views.campaign(timelines["mixed"])
    assert ("2 events of undated articles are not on the calendar" in figure.to_json()) is True
    assert len(rows_of(figure, "mark")) == 4


@pytest.mark.parametrize(
    "view",
    [views.campaign, views.narrative, views.sentiment, partial(views.sentiment, by="actor", order="time")],
)
def test_ten_thousand_events_stay_light(timelines: dict[str, Timeline], view: View) -> None:
    """10,000 events take under five seconds of processor time and leave at most 8,000 points to hover over."""
    start = time.process_time()
    figure = view(timelines["huge"])
    text = figure.to_json()
    assert time.process_time() - start < 5
    data = json.loads(text)["data"]
    assert sum(len(trace["x"]) for trace in data if trace.get("hoverinfo") != "skip") <= 8000


def test_a_crowded_campaign_says_so_and_keeps_every_event(timelines: dict[str, Timeline]) -> None:
    """Above 8,000 events strips count them, and each still has its mark to be masked."""
    figure = views.campaign(timelines["huge"])
    assert sorted(rows_of(figure, "mark")) == list(range(10_000))
    assert ("More than 8,000 events" in figure.to_json()) is True
    counted = [text for trace in traces(figure, "count") for text in trace["hovertext"]]
    assert sum(int(text.split("<br>")[1].split()[0].replace(",", "")) for text in counted) == 10_000


def test_quoted_sentences_stay_out_of_the_authors_mean() -> None:
    """Changing a quoted sentence's tone leaves the mean alone; changing the author's does not."""

    def mean(quoted_tone: float, own_tone: float) -> list[float]:
        sentences = [{"text": f"Sentence {n}.", "tone": own_tone} for n in range(8)]
        sentences.append({"text": "“Said.”", "tone": quoted_tone, "quoted_share": 1.0, "speaker": "red"})
        figure = views.sentiment(make_timeline([happening(at=0)], sentences=sentences))
        return [y for trace in traces(figure, "mean") for y in trace["y"]]

    assert mean(0.9, 0.1) == mean(-0.9, 0.1)
    assert mean(0.9, 0.1) != mean(0.9, 0.2)


def test_curves_name_the_points_they_follow(timelines: dict[str, Timeline]) -> None:
    """Every mean and band names a trace of points, and the window it was taken with."""
    figure = views.sentiment(timelines["many"], by="actor", order="time")
    points = {trace["name"] for trace in traces(figure, "points")}
    curves = [trace["meta"]["curve"] for part in ("mean", "band") for trace in traces(figure, part)]
    assert curves
    assert {curve["of"] for curve in curves} <= points
    assert all(curve["window"] > 86_400_000 and curve["least"] == 5 for curve in curves)


def test_the_telling_is_one_step_shorter_than_its_claims(timelines: dict[str, Timeline]) -> None:
    """A step joins each claim to the next one told: back, forward or leaping to what has not happened."""
    figure = views.narrative(timelines["seed"])
    steps = {trace["meta"]["step"]: trace["customdata"] for trace in traces(figure, "path")}
    assert sum(len(rows) // 3 for rows in steps.values()) == len(timelines["seed"].claims) - 1
    vowed = set(np.flatnonzero(timelines["seed"].claims["factuality"] == "vowed").tolist())
    assert set(steps["leap"][1::3]) == vowed


def test_an_unknown_article_is_an_error_that_names_others(timelines: dict[str, Timeline]) -> None:
    """Asking for an article that is not there tells which are."""
    with pytest.raises(InputError, match="There are a, b, c"):
        views.narrative(timelines["mixed"], article_id="z")


def test_phases_are_shaded_and_named(timelines: dict[str, Timeline]) -> None:
    """A phase is a shape between its days with its escaped name above."""
    figure = views.campaign(timelines["dated"], phases=[("Siege <1>", "2014-10-01", "2015-01-01")])
    shape = figure.layout.shapes[0]
    assert (shape.x0, shape.x1) == ("2014-10-01T00:00:00", "2015-01-01T00:00:00")
    assert any("Siege &lt;1&gt;" in note.text for note in figure.layout.annotations)


def test_nothing_leaves_the_machine(drawn: Callable[[str, str], str]) -> None:
    """No view uses a trace that fetches maps, and the config switches uploads off."""
    kinds = {trace["type"] for view in VIEWS for trace in json.loads(drawn("seed", view))["data"]}
    assert kinds <= {"bar", "scatter"}
    assert views.CONFIG["showSendToCloud"] is False
    assert views.CONFIG["plotlyServerURL"] == ""


def test_a_mark_stands_near_an_only_bound() -> None:
    """With one bound known, the mark claims no middle: it stands within a tenth of the axis of that bound."""
    figure = views.campaign(make_timeline([happening(hull=(float("-inf"), -3)), happening(hull=(-400, -3))]))
    (mark,) = traces(figure, "mark")
    low, high = figure.layout.xaxis.range
    bound = float(from_offset(-3.0))
    assert 0 < bound - mark["x"][mark["customdata"].index(0)] < (high - low) / 10


def test_the_line_of_the_telling_leaves_out_what_has_no_bounds() -> None:
    """A claim bounded on one side only is marked, but no step leads to it."""
    hulls = [(-9, -3), (float("-inf"), -1), (-90, -30)]
    figure = views.narrative(make_timeline([happening(f"event {n}", hull=hull) for n, hull in enumerate(hulls)]))
    assert sorted(set(rows_of(figure, "path"))) == [-1, 0, 2]
    assert sorted(rows_of(figure, "mark")) == [0, 1, 2]


def test_an_outline_that_runs_on_beyond_the_axis_has_no_end() -> None:
    """An averted event whose hull begins before the axis is a row of squares, not a closed box."""
    events = [happening(f"event {n}", hull=(-12, -2)) for n in range(12)]
    timeline = make_timeline([*events, happening(hull=(-548, -2), factuality="averted")], published="2015-02-01")
    (outline,) = traces(views.campaign(timeline), "outline")
    assert set(outline["customdata"]) == {12}
    assert outline["marker"]["symbol"] == "square-open"


def test_a_bound_beyond_the_axis_is_no_place() -> None:
    """On the calendar no step of the telling leads to a claim of which only one bound is in sight."""
    events = [happening(f"event {n}", hull=(-12 - n, -2)) for n in range(12)]
    timeline = make_timeline([*events, happening("long ago", hull=(-548, -2))], published="2015-02-01")
    assert set(rows_of(views.narrative(timeline), "path")) == {-1, *range(12)}

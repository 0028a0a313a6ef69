"""Who holds a place: shares that fill the whole, unknown hatched, over the events of the place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from explorer import views
from explorer.errors import InputError
from explorer.measures import control
from explorer.timeline import Timeline
from explorer.views.axis import STRIPE
from tests.builders import happening, make_timeline


def held_timeline(
    *, published: str | None = None, place: str = "the hill", names: dict[str, str] | None = None
) -> Timeline:
    """Red takes the hill from blue, blue takes it back; a vow and an event elsewhere move nothing."""
    taken: dict[str, Any] = {"event_type": "territory_gained", "place": place}
    events = [
        happening("takes the hill", by="red", to="blue", hull=(-40, -30), **taken),
        happening("wins it back", by="blue", to="red", hull=(-20, -2), **taken),
        happening("returns", by="red", to="blue", hull=(0, 30), factuality="vowed", **taken),
        happening("waits", by="red", hull=(-9, -2), place="the port", place_id="port"),
    ]
    timeline = make_timeline(events, published=published, names=names)
    return replace(timeline, control=control(timeline.events, samples=200, steps=20, seed=1))


def parts(figure: go.Figure, part: str) -> list[dict[str, Any]]:
    return [trace for trace in json.loads(figure.to_json())["data"] if trace["meta"]["part"] == part]


@pytest.mark.parametrize("published", [None, "2015-02-01"])
def test_the_shares_fill_the_whole(published: str | None) -> None:
    """At every point in time the shares of all holders add up to one."""
    areas = parts(views.control(held_timeline(published=published)), "control")
    assert {area["name"] for area in areas} == {"RED", "BLUE"}
    assert np.sum([area["y"] for area in areas], axis=0) == pytest.approx(1, abs=1e-3)


def test_an_unknown_holder_is_hatched_and_no_colour() -> None:
    """What nobody reports is a hatched area at the top, not an actor's colour."""
    timeline = make_timeline([happening("falls", by="red", hull=(-40, -30), event_type="territory_gained")])
    held = replace(timeline, control=control(timeline.events, samples=50, steps=10))
    areas = parts(views.control(held), "control")
    assert areas[-1]["name"] == "unknown"
    assert areas[-1]["fillpattern"]["shape"] == "/"
    assert "fillpattern" not in areas[0]


def test_the_events_of_the_place_stand_below() -> None:
    """Events of the place are drawn once each, at their positions in the table; those elsewhere are not."""
    figure = views.control(held_timeline())
    marked = [row for trace in parts(figure, "mark") for row in trace["customdata"]]
    assert sorted(marked) == [0, 1, 2]
    assert [trace["customdata"] for trace in parts(figure, "mark") if trace["meta"]["mark"] == "vowed"] == [[2]]


@pytest.mark.parametrize("published", [None, "2015-02-01"])
def test_the_time_axis_is_that_of_the_campaign(published: str | None) -> None:
    """Both charts have the same range, so that they can stand under one another."""
    timeline = held_timeline(published=published)
    one, other = (view(timeline, compact=True, width=900) for view in (views.control, views.campaign))
    assert one.layout.xaxis.range == other.layout.xaxis.range
    assert (one.layout.margin.l, one.layout.margin.r) == (other.layout.margin.l, other.layout.margin.r)


def test_the_title_says_who_holds_the_place_at_the_end() -> None:
    """The headline is the last point of the shares, with its share of the histories."""
    texts = [note.text for note in views.control(held_timeline()).layout.annotations]
    assert "<b>the hill: in the hands of BLUE at the end of its events in 100 % of the histories</b>" in texts


def test_a_place_is_asked_for_by_name_and_escaped() -> None:
    """A place is found by its name in any case, and its name is text."""
    timeline = held_timeline(place="<i>Hill</i>")
    assert ("<i>Hill" in views.control(timeline, place="<I>HILL</I>").to_json().replace("\\u003c", "<")) is False
    with pytest.raises(InputError, match="the hill"):
        views.control(held_timeline(), place="the port")


def test_without_changes_of_hands_the_view_says_so() -> None:
    """A timeline in which no place changes hands has an empty figure with words."""
    figure = views.control(make_timeline([happening()]))
    assert not figure.data
    assert figure.layout.annotations[0].text.startswith("No change of control")


def test_no_share_rises_before_the_events_allow() -> None:
    """Between two sampled times the earlier share stands: nobody holds the hill before it can have been taken."""
    areas = parts(views.control(held_timeline()), "control")
    assert {area["line"]["shape"] for area in areas} == {"hv"}
    red = next(area for area in areas if area["name"] == "RED")
    assert red["y"][0] == 0


@pytest.mark.parametrize("published", [None, "2015-02-01"])
def test_the_last_share_stands_until_publication(published: str | None) -> None:
    """After the last event nothing moves control, so its last shares are drawn up to the end of publication day."""
    areas = parts(views.control(held_timeline(published=published)), "control")
    assert all(area["y"][-1] == area["y"][-2] for area in areas)
    assert {area["x"][-1] for area in areas} == {STRIPE if published is None else "2015-02-02T00:00:00"}


def test_an_area_is_named_only_where_the_name_fits() -> None:
    """A narrow area has no name inside; the key names every holder beside its colour."""
    name = "Blue forces of the northern command"
    timeline = held_timeline(names={"blue": name})
    for width, inside in ((2400, 1), (500, 0)):
        notes = views.control(timeline, width=width).layout.annotations
        assert len([note for note in notes if note.yref == "y2" and note.text == f"<b>{name}</b>"]) == inside
        assert {"RED", name} <= {note.text for note in notes if note.yref == "y9"}


def test_of_one_who_withdrew_the_title_asks() -> None:
    """When the holder of the last shares is told to have left, the title does not call the place theirs."""
    events = [happening("takes the hill", by="blue", to="red", hull=(-40, -30), event_type="territory_gained")]
    events.append(happening("pulls back", by="blue", to="blue", hull=(-20, -2), event_type="withdrawal"))
    timeline = make_timeline(events)
    held = replace(timeline, control=control(timeline.events, samples=50, steps=10))
    texts = " ".join(note.text for note in views.control(held).layout.annotations)
    assert "in the hands of BLUE" not in texts

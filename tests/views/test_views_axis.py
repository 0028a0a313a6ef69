"""The time axis and the words for bounds."""

from __future__ import annotations

import json
from math import inf

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates import day_number
from explorer.views import bounds_in_words, campaign, choose_axis
from explorer.views.axis import STRIPE, from_offset, to_offset
from tests.builders import dated_timeline, happening, make_timeline, mixed_timeline, seed_like_timeline


@given(st.floats(-20000, 20000), st.floats(-20000, 20000))
def test_the_transform_keeps_order(a: float, b: float) -> None:
    """What happened earlier never stands to the right of what happened later."""
    x, y = from_offset(np.array([min(a, b), max(a, b)]))
    assert x <= y


@given(st.floats(-20000, 20000))
def test_the_transform_has_an_inverse(day: float) -> None:
    """An axis position leads back to its day."""
    assert float(to_offset(from_offset(day))) == pytest.approx(day, abs=1e-6 * max(1, abs(day)))


def test_the_publication_day_is_a_stripe() -> None:
    """Publication runs from 0 to the stripe's width, and the future begins after it."""
    assert from_offset(np.array([0.0, 1.0])).tolist() == [0.0, STRIPE]


def test_open_bounds_stay_open() -> None:
    """Infinite offsets are infinite positions, not the end of the axis."""
    assert from_offset(np.array([-inf, inf])).tolist() == [-inf, inf]


def test_auto_follows_the_events() -> None:
    """Undated articles run before publication, dated ones on the calendar."""
    assert choose_axis(seed_like_timeline()).kind == "before_publication"
    assert choose_axis(dated_timeline()).kind == "calendar"
    assert choose_axis(mixed_timeline()).kind == "calendar"


def test_one_event_of_long_ago_does_not_press_the_rest_together() -> None:
    """The axis ends soon before the bulk of the events; what is older stands at its edge."""
    events = [happening(hull=(f"2014-10-{day:02d}", f"2014-10-{day + 1:02d}")) for day in range(1, 25)]
    axis = choose_axis(make_timeline([*events, happening(hull=("1915-01-01", "1916-01-01"))], published="2015-02-01"))
    assert axis.end - axis.start < 200


def test_calendar_lengths_are_milliseconds() -> None:
    """A bar of one day on a date axis is 86,400,000 long."""
    axis = choose_axis(dated_timeline())
    assert axis.lengths(np.array([16345.0]), np.array([16346.0])) == [86_400_000.0]


@pytest.mark.parametrize(
    ("hull", "core", "expected"),
    [
        ((-10, -2), None, "2–10 days before publication"),
        ((-568, -2), None, "2 days to 19 months before publication"),
        ((-1, 0), None, "the day before publication"),
        ((0, 1), None, "on the day of publication"),
        ((0, 1), (0, 1), "on the day of publication"),
        ((-540, -90), None, "3–18 months before publication"),
        ((-1500, -800), None, "2–4 years before publication"),
        ((-inf, 0), None, "before publication"),
        ((-inf, -30), None, "more than 30 days before publication"),
        ((-30, inf), None, "from 30 days before publication on"),
        ((0, inf), None, "after publication, if ever"),
        ((2, 5), None, "2–5 days after publication"),
        ((-inf, inf), None, "at a time the text does not bound"),
        ((-30, 20), None, "between 30 days before and 20 days after publication"),
        ((-150, -3), (-110, -12), "from 4–5 months before publication to 3–12 days before"),
    ],
)
def test_offsets_in_words(hull: tuple[float, float], core: tuple[float, float] | None, expected: str) -> None:
    """Bounds of undated articles are said in days, months or years from publication."""
    row = make_timeline([happening(hull=hull, core=core)]).events.iloc[0]
    assert bounds_in_words(row) == expected


@pytest.mark.parametrize(
    ("hull", "core", "expected"),
    [
        (("2014-10-07", "2014-10-08"), None, "7 Oct 2014"),
        (("2014-10-07", "2014-10-13"), None, "between 7 and 12 Oct 2014"),
        (("2014-10-28", "2014-11-03"), None, "between 28 Oct and 2 Nov 2014"),
        (("2014-12-28", "2015-01-03"), None, "between 28 Dec 2014 and 2 Jan 2015"),
        (("2014-10-07", "2014-10-13"), ("2014-10-07", "2014-10-13"), "7–12 Oct 2014"),
        (("-0489-09-12", "-0489-09-13"), None, "12 Sep 490 BC"),
        (("-0489-09-12", "-0489-10-02"), None, "between 12 Sep and 1 Oct 490 BC"),
        (("2014-10-01", "2014-12-01"), ("2014-10-04", "2014-11-20"), "from 1–4 Oct 2014 to 19–30 Nov 2014"),
    ],
)
def test_dates_in_words(hull: tuple[str, str], core: tuple[str, str] | None, expected: str) -> None:
    """Calendar bounds are said with the last day they include, though they end before the next."""
    row = make_timeline([happening(hull=hull, core=core)], published="2015-02-01").events.iloc[0]
    assert bounds_in_words(row) == expected


def test_a_bound_inside_an_open_hull_is_said() -> None:
    """Of what is only known to have begun by a day, that day is said."""
    row = make_timeline([happening(hull=(-10, -2))], published="2015-02-01").events.iloc[0].copy()
    row["earliest_start"] = row["earliest_end"] = row["latest_end"] = pd.NaT
    assert bounds_in_words(row) == "begun by 29 Jan 2015"


def test_open_calendar_bounds_in_words() -> None:
    """A bound that is not known is not said."""
    published = "2015-02-01"
    by = make_timeline([happening(hull=(-inf, -2))], published=published).events.iloc[0]
    since = make_timeline([happening(hull=(-2, inf))], published=published).events.iloc[0]
    assert bounds_in_words(by) == "by 29 Jan 2015"
    assert bounds_in_words(since) == "from 30 Jan 2015 on"


def test_the_calendar_reaches_back_to_a_known_bound() -> None:
    """An event that began three months ago at the latest is inside the axis, though most lie in the last days."""
    events = [happening(f"event {n}", hull=(-inf, -2)) for n in range(12)]
    long = happening("resists", hull=(-inf, -2), core=(-86, -40))
    timeline = make_timeline([*events, long], published="2015-02-01")
    axis = choose_axis(timeline)
    assert axis.start < axis.edges(timeline.events)[-1, 1]


def test_wide_hulls_do_not_take_the_calendar_from_a_close_one() -> None:
    """With hulls of 18 months around it, a hull of eight days still takes a twentieth of the axis."""
    events = [happening(f"event {n}", hull=(-548, -2)) for n in range(12)] + [happening("falls", hull=(-10, -2))]
    axis = choose_axis(make_timeline(events, published="2015-02-01"))
    assert 8 / (axis.end - axis.start) > 0.05


def test_wide_hulls_alone_are_shown_whole() -> None:
    """Where nothing is known more closely, the calendar shows the hulls from end to end."""
    axis = choose_axis(make_timeline([happening(hull=(-548, -2))] * 3, published="2015-02-01"))
    assert axis.end - axis.start > 546


def test_a_hull_beyond_the_axis_has_an_arrow_and_its_mark_near_the_bound_shown() -> None:
    """What begins before the axis is drawn like what has no beginning."""
    events = [happening(f"event {n}", hull=(-548, -2)) for n in range(12)] + [happening("falls", hull=(-10, -2))]
    timeline = make_timeline(events, published="2015-02-01")
    axis = choose_axis(timeline)
    data = json.loads(campaign(timeline).to_json())["data"]
    (arrows,) = (trace for trace in data if trace["meta"]["part"] == "open")
    (mark,) = (trace for trace in data if trace["meta"]["part"] == "mark")
    assert sorted(arrows["customdata"]) == list(range(12))
    bound = axis.edges(timeline.events)[0, 3]
    assert 0 < bound - day_number(mark["x"][mark["customdata"].index(0)]) < (axis.end - axis.start) / 10

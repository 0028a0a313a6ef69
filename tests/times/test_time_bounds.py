"""Bounds, lengths and anchor events of expressions."""

from __future__ import annotations

import datetime
from math import inf

import pytest

from explorer.dates import Bounds, day_number
from explorer.errors import InputError
from explorer.records import TimeExpression
from explorer.times import find

PUBLISHED = "2014-10-10"


def only(text: str, published: Bounds | datetime.date | str | None = None) -> TimeExpression:
    """The one expression of a text."""
    (expression,) = find(text, published)
    return expression


def calendar(first: str, last: str) -> Bounds:
    """Bounds of the days from ``first`` up to and without ``last``."""
    return Bounds.exactly(day_number(first), day_number(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 14 October 1066", "1066-10-14", "1066-10-15"),
        ("in May 1943", "1943-05-01", "1943-06-01"),
        ("in 1916", "1916-01-01", "1917-01-01"),
        ("in the summer of 1916", "1916-06-01", "1916-09-01"),
        ("in the second half of 2008", "2008-07-01", "2009-01-01"),
        ("in the 1960s", "1960-01-01", "1970-01-01"),
        ("last month", "2014-09-01", "2014-10-01"),
        ("last week", "2014-09-29", "2014-10-06"),
        ("yesterday", "2014-10-09", "2014-10-10"),
        ("three days ago", "2014-10-07", "2014-10-08"),
    ],
)
def test_calendar_bounds(text: str, first: str, last: str) -> None:
    """A resolved expression fills its days of the calendar."""
    bounds = only(text, PUBLISHED).bounds
    assert bounds is not None
    assert bounds.frame == "calendar"
    assert bounds.hull == calendar(first, last).hull


def test_clock_time_is_a_fraction_of_a_day() -> None:
    """Noon is the half of its day."""
    bounds = only("at noon on 2 January 1970").bounds
    assert bounds is not None
    assert bounds.earliest_start == 1.5


def test_early_keeps_the_first_part() -> None:
    """ "Early" leaves the beginning of a year, by convention."""
    early, whole = only("in early 1942").bounds, only("in 1942").bounds
    assert early is not None
    assert whole is not None
    assert early.earliest_start == whole.earliest_start
    assert early.latest_end < whole.latest_end


@pytest.mark.parametrize(
    ("text", "value", "hull"),
    [
        ("three days ago", "P-3D", (-3, -2)),
        ("yesterday", "P-1D", (-1, 0)),
        ("tomorrow", "P1D", (1, 2)),
        ("last month", "P-1M", (-61, 0)),
        ("this week", "P0W", (-6, 7)),
        ("next year", "P1Y", (1, 732)),
        ("now", "PRESENT_REF", (-1, 1)),
        ("recently", "PAST_REF", (-365, 1)),
        ("a few days ago", "PAST_REF", (-7, -2)),
        ("at one point", "PAST_REF", (-inf, 1)),
    ],
)
def test_undated_text_counts_from_publication(text: str, value: str, hull: tuple[float, float]) -> None:
    """Without a date of publication relative expressions stand in days from it."""
    expression = only(text)
    assert expression.value == value
    assert expression.bounds is not None
    assert expression.bounds.frame == "publication"
    assert expression.bounds.hull == hull


def test_undated_news_with_a_date_still_counts_from_publication() -> None:
    """ "Last month" beside one full date is the month before publication, not before that date."""
    explicit, relative = find("On 5 May 2014 they left. Last month it rained.")
    assert explicit.value == "2014-05-05"
    assert (relative.value, relative.anchor) == ("P-1M", "publication")


def test_next_day_of_nothing_is_marked() -> None:
    """ "The next day" counts from the narrative; where that names no day it stays open."""
    expression = only("The next day they left.")
    assert (expression.value, expression.bounds) == ("XXXX-XX-XX", None)


def test_explicit_dates_need_no_publication() -> None:
    """A full date is on the calendar in an undated text too."""
    assert only("on 14 October 1066").bounds == calendar("1066-10-14", "1066-10-15")


def test_day_without_year_in_an_undated_text_is_marked() -> None:
    """A year that nothing tells is not guessed."""
    expression = only("on 14 October")
    assert (expression.value, expression.bounds) == ("XXXX-10-14", None)


@pytest.mark.parametrize(
    ("text", "length"),
    [("for two weeks", (14, 14)), ("for days", (2, 10)), ("for many months", (3 * 28, 18 * 31)), ("for hours", None)],
)
def test_durations_have_a_length_and_no_bounds(text: str, length: tuple[float, float] | None) -> None:
    """A length of time is given in days and stands nowhere on the calendar."""
    expression = only(text, PUBLISHED)
    assert expression.bounds is None
    assert expression.length is not None
    if length is not None:
        assert expression.length == length


def test_distance_from_an_event() -> None:
    """A distance from an event keeps the words that name the event, up to the end of the clause."""
    text = "Just days after finally being pushed out of Kobane, fighters regrouped."
    expression = only(text)
    assert (expression.text, expression.type, expression.anchor) == ("Just days", "DURATION", "event")
    assert (expression.relation, expression.length, expression.bounds) == ("after", (2, 10), None)
    assert text[expression.anchor_start : expression.anchor_end] == "finally being pushed out of Kobane"


def test_distance_before_an_event() -> None:
    """ "The day before" something is a day before it."""
    text = "The day before the first raids, ships turned back."
    expression = only(text)
    assert (expression.relation, expression.length) == ("before", (1, 1))
    assert text[expression.anchor_start : expression.anchor_end] == "the first raids"


def test_publication_known_to_a_window_only() -> None:
    """A publication window of several days makes relative bounds as wide."""
    window = Bounds.within(day_number("2014-10-01"), day_number("2014-10-11"))
    bounds = only("yesterday", window).bounds
    assert bounds is not None
    assert bounds.frame == "calendar"
    assert bounds.hull == (day_number("2014-09-30"), day_number("2014-10-10"))


@pytest.mark.parametrize(
    "published", ["2014-10-10", datetime.date(2014, 10, 10), "2014-10-10T14:30", calendar("2014-10-10", "2014-10-11")]
)
def test_ways_to_say_when_published(published: Bounds | datetime.date | str) -> None:
    """A date, an ISO text with or without time, and bounds of one day mean the same."""
    assert only("yesterday", published).value == "2014-10-09"


def test_bad_publication_date_is_refused() -> None:
    """Text that is no date is an error that says how to write one."""
    with pytest.raises(InputError, match="Write it like"):
        find("yesterday", "last Tuesday")


def test_last_winter_is_over() -> None:
    """Winter runs over the turn of the year: the last one before October began in the year before."""
    bounds = only("last winter", PUBLISHED).bounds
    assert bounds is not None
    assert bounds.hull == (day_number("2013-12-01"), day_number("2014-03-01"))


def test_winter_of_a_year_is_either_of_two() -> None:
    """ "The winter of 1916" is at its beginning or at its end."""
    bounds = only("in the winter of 1916").bounds
    assert bounds is not None
    assert bounds.hull == (day_number("1916-01-01"), day_number("1917-03-01"))


def test_a_feast_seen_by_the_moon_may_be_a_day_off() -> None:
    """Dates of the tabular Islamic calendar have a day of doubt on either side."""
    bounds = only("on Eid al-Adha", PUBLISHED).bounds
    assert bounds is not None
    assert bounds.hull == (day_number("2014-10-03"), day_number("2014-10-06"))


@pytest.mark.parametrize("text", ["for some time", "for a long time"])
def test_length_without_a_unit_is_a_convention(text: str) -> None:
    """ "Some time" has a length from the table of conventions, and no place."""
    expression = only(text, PUBLISHED)
    assert expression.bounds is None
    assert expression.length is not None
    assert expression.length[0] < 200 < expression.length[1]


def test_granularity_is_the_unit() -> None:
    """Granularity tells how exact an expression is."""
    granularities = [each.granularity for each in find("at noon on 3 May 1944, in May 1944, in 1944, last week", None)]
    assert granularities == ["minute", "month", "year", "week"]

"""EDTF in and out of bounds."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates import Bounds, day_number, parse_edtf, to_edtf
from explorer.errors import InputError

day_numbers = st.integers(min_value=-800_000, max_value=800_000)


def hull_as_dates(text: str) -> tuple[str, str]:
    from explorer.dates import to_datetime64

    low, high = parse_edtf(text).hull
    return str(to_datetime64(low))[:10], str(to_datetime64(high))[:10]


@pytest.mark.parametrize(
    ("text", "first", "after_last"),
    [
        ("2014-10-07", "2014-10-07", "2014-10-08"),
        ("2014-10", "2014-10-01", "2014-11-01"),
        ("2014", "2014-01-01", "2015-01-01"),
        ("2014-12", "2014-12-01", "2015-01-01"),
        ("2016-02-29", "2016-02-29", "2016-03-01"),
        ("201X", "2010-01-01", "2020-01-01"),
        ("2014-XX", "2014-01-01", "2015-01-01"),
        ("2014-10-XX", "2014-10-01", "2014-11-01"),
        ("2014-22", "2014-06-01", "2014-09-01"),
        ("2014-24", "2014-12-01", "2015-03-01"),
        ("2014-10-07?", "2014-10-06", "2014-10-09"),
        ("2014-10~", "2014-09-01", "2014-12-01"),
        ("2014%", "2013-01-01", "2016-01-01"),
        ("1066-10-14", "1066-10-14", "1066-10-15"),
        ("2014-09-13/2015-01-26", "2014-09-13", "2015-01-27"),
        ("2014/2015-01", "2014-01-01", "2015-02-01"),
    ],
)
def test_a_date_denotes_its_days(text: str, first: str, after_last: str) -> None:
    """Each form denotes the days from its first to its last, the end exclusive."""
    assert hull_as_dates(text) == (first, after_last)


def test_an_interval_bounds_start_and_end_apart() -> None:
    """The start of an interval lies in its first date and the end in its last."""
    bounds = parse_edtf("2014-09/2015-01-26")
    assert (bounds.earliest_start, bounds.latest_start) == (day_number("2014-09-01"), day_number("2014-10-01"))
    assert (bounds.earliest_end, bounds.latest_end) == (day_number("2015-01-26"), day_number("2015-01-27"))


def test_a_date_inside_another_leaves_consistent_bounds() -> None:
    """An interval whose first date holds its last one is cut to what is possible."""
    assert parse_edtf("2015/2015-03-01").is_consistent


@pytest.mark.parametrize("text", ["../2015", "/2015"])
def test_an_open_start_is_unbounded(text: str) -> None:
    """An interval without a start reaches back without end."""
    assert parse_edtf(text).hull == (-inf, day_number("2016-01-01"))


@pytest.mark.parametrize("text", ["2015/..", "2015/"])
def test_an_open_end_is_unbounded(text: str) -> None:
    """An interval without an end goes on without end."""
    assert parse_edtf(text).hull == (day_number("2015-01-01"), inf)


def test_a_moment_is_exact() -> None:
    """A date with a time of day denotes that moment; its zone is left out of account."""
    assert parse_edtf("1970-01-02T12:00Z").hull == (1.5, 1.5)


@pytest.mark.parametrize(
    "text",
    ["", "/", "yesterday", "2014-13", "2014-02-30", "2014-10-7", "14-10-07", "2015/2014", "2014-10-07/2014-10-06",
     "2014-25", "2014-10-07T25:00", "2014-XX-07", "2014/2015/2016", "2014-10-07T10:00?", "201X-05"],
)  # fmt: skip
def test_no_date_is_refused_with_a_hint(text: str) -> None:
    """Text that is no EDTF date raises an error that says how to write one."""
    with pytest.raises(InputError) as caught:
        parse_edtf(text)
    assert caught.value.hint


@pytest.mark.parametrize(
    "text",
    ["2014", "2014-10", "2014-10-07", "2014-09/2014-11", "2014/2015", "2014-10-07/2014-10-09", "../2015", "2014-10/..",
     "-0044-03-15", "2024-01-14T16:45:00", "2024-01-14T16:45:00/2024-01-14T17:00:00", "Y12345"],
)  # fmt: skip
def test_canonical_text_comes_back(text: str) -> None:
    """What is written in the coarsest unit comes back as it was."""
    assert to_edtf(parse_edtf(text)) == text


@given(day_numbers, st.integers(min_value=1, max_value=5_000))
def test_whole_days_survive_the_round_trip(start: int, length: int) -> None:
    """The hull of any whole days is the same after writing and reading."""
    bounds = Bounds.within(float(start), float(start + length))
    assert parse_edtf(to_edtf(bounds)).hull == bounds.hull


@given(day_numbers, st.integers(min_value=0, max_value=86_399), st.integers(min_value=0, max_value=10_000_000))
def test_seconds_survive_the_round_trip(day: int, second: int, length: int) -> None:
    """The hull of any whole seconds is the same after writing and reading."""
    start = day + second / 86_400
    bounds = Bounds.within(start, start + length / 86_400)
    low, high = parse_edtf(to_edtf(bounds)).hull
    assert round(low * 86_400) == round(bounds.hull[0] * 86_400)
    assert round(high * 86_400) == round(bounds.hull[1] * 86_400)


@given(st.text(alphabet="0123456789-/X?~%.TZ:+Y", max_size=24))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """No text makes the reader of dates fail in any other way, and what it reads is consistent."""
    try:
        bounds = parse_edtf(text)
    except InputError:
        return
    assert bounds.is_consistent


def test_nothing_known_is_empty_text() -> None:
    """Unknown bounds have no EDTF."""
    assert to_edtf(Bounds.unknown()) == ""


def test_days_from_publication_have_no_edtf() -> None:
    """Bounds that do not count calendar days are refused."""
    with pytest.raises(ValueError, match="publication"):
        to_edtf(Bounds.within(0, 1, frame="publication"))

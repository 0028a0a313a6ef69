"""The language of patterns, its compiler, and the calendar below it."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import RulesError
from explorer.times.days import date_of, day_of, iso_week, week_start, weekday
from explorer.times.forms import Form
from explorer.times.grammar import encode
from explorer.times.lexicon import number_samples, number_signature, read_lexicon
from explorer.times.news import news_share
from explorer.times.patterns import Compiler, literals
from explorer.times.reference import Reference
from explorer.times.tokens import tokenise
from explorer.times.values import stretch_of, write_day
from explorer.times.years import Mention, choose_years

LEXICON = read_lexicon(["of", "the"])
COMPILER = Compiler(LEXICON, {"date": "MONTH (day:DAY)?"})


def matched(pattern: str, text: str) -> int:
    """How many tokens of ``text`` the pattern matches at its beginning; -1 if it does not."""
    regex, _ = COMPILER.compile(pattern)
    match = regex.match(encode(tokenise(text, LEXICON.token), LEXICON))
    return -1 if match is None else match.end()


@pytest.mark.parametrize(
    ("pattern", "text", "tokens"),
    [
        ("MONTH DAY", "June 5", 2),
        ("@date of", "June of", 2),
        ("(MONTH | DAY){0,3} of", "5 June 7 of", 4),
        ("MONTH !DAY", "June 5", -1),
        ("MONTH >DAY", "June 5", 1),
        ("the MONTH", "THE June", 2),
        ("the? MONTH", "June", 1),
        ("DAY", "32", -1),
    ],
)
def test_pattern_matches(pattern: str, text: str, tokens: int) -> None:
    """A pattern matches the classes and words that it names."""
    assert matched(pattern, text) == tokens


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("(MONTH", "not closed"),
        ("MONTH )", "not expected"),
        ("@nothing", "no macro"),
        ("NOCLASS", "no word has the class"),
        ("MONTH?", "match nothing"),
        ("MONTH %", "cannot read"),
        ("name:", "missing"),
    ],
)
def test_malformed_pattern_is_refused(pattern: str, complaint: str) -> None:
    """A rule author is told what is wrong."""
    with pytest.raises(RulesError, match=complaint):
        COMPILER.compile(pattern)


def test_first_codes_are_those_a_match_begins_with() -> None:
    """Optional beginnings and alternatives are all counted."""
    _, first = COMPILER.compile("the? (MONTH | DAY) of")
    expected = "".join(LEXICON.codes_of(name) for name in ("=the", "MONTH", "DAY"))
    assert first == frozenset(expected)


def test_literals_are_words_not_captures_or_macros() -> None:
    """Only the words that a pattern itself names are literals."""
    assert literals("the year:YEAR of @date") == {"the", "of"}


NUMBERS = frozenset(number_signature(sample) for sample in number_samples())


@given(st.integers(0, 10**15))
def test_every_number_has_a_code(number: int) -> None:
    """Numbers of any size have a signature that was foreseen."""
    assert number_signature(str(number)) in NUMBERS


@given(st.decimals(0, 3000, places=2))
def test_every_fraction_has_a_code(number: Decimal) -> None:
    """So have numbers with a point, "6.30" among them."""
    assert number_signature(str(number)) in NUMBERS


@given(st.dates())
def test_days_agree_with_datetime(date: datetime.date) -> None:
    """Day numbers, weekdays and ISO weeks are those of the standard library."""
    days = day_of(date.year, date.month, date.day)
    assert days == (date - datetime.date(1970, 1, 1)).days
    assert date_of(days) == (date.year, date.month, date.day)
    assert weekday(days) == date.isoweekday()
    assert iso_week(days) == tuple(date.isocalendar())[:2]
    assert 0 <= days - week_start(*iso_week(days)) < 7


@given(st.integers(-1_000_000, 700_000))
def test_written_day_denotes_that_day(days: int) -> None:
    """A day written as a value is read as the same day, before Christ too."""
    stretch = stretch_of(write_day(days))
    assert stretch == ((days, days + 1), "day")


@pytest.mark.parametrize(
    ("value", "granularity", "days"),
    [
        ("1942", "year", 365),
        ("194", "decade", 3653),
        ("1942-Q1", "season", 90),
        ("2020-W45", "week", 7),
        ("2020-W45-WE", "day", 2),
        ("BC0481", "year", 366),
        ("1942-02", "month", 28),
        ("1942-SU", "season", 92),
    ],
)
def test_value_denotes_a_stretch(value: str, granularity: str, days: int) -> None:
    """A value gives its length and how fine it is."""
    stretch = stretch_of(value)
    assert stretch is not None
    assert stretch[1] == granularity
    assert stretch[0][1] - stretch[0][0] == days


@pytest.mark.parametrize("value", ["PAST_REF", "P3D", "XXXX-05-01", "1942-02-30", "1942-13", "", "1942-WXX"])
def test_other_values_denote_no_stretch(value: str) -> None:
    """Values that are no piece of the calendar give None."""
    assert stretch_of(value) is None


def test_news_and_narrative_are_told_apart_by_evidence() -> None:
    """Words of the day make news, years long past a narrative, and future years nothing."""
    published = Reference(2014, 10, 10)
    year = Form("point", year=1944)
    assert news_share([Form("point", dayref=-1)], published) == 1
    assert news_share([year] * 5, published) == 0
    assert news_share([Form("point", year=2020)] * 5, published) == 1
    assert 0 < news_share([Form("point", dayref=-1), year, year, year], published) < 1
    assert news_share([Form("point", dayref=-1)], None) == 1
    assert news_share([year] * 5, None) == 0


def test_path_turns_the_year_only_forward() -> None:
    """December, then February: the next year; November, then October: the same year."""
    months = [Form("point", year=1914, month=12), Form("point", month=2)]
    assert choose_years([Mention(form) for form in months], None, 0)[1].year == 1915
    months = [Form("point", year=1914, month=11), Form("point", month=10)]
    assert choose_years([Mention(form) for form in months], None, 0)[1].year == 1914

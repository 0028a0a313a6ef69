"""What holds for any text: offsets, order, shifting the date of publication, and time in proportion to length."""

from __future__ import annotations

import datetime
import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.times import find, languages

VOCABULARY = """May March Sunday 14 1914 the of last week , . - – / ( ' ’ three days ago later after twenty first
quarter noon a.m. p.m. BC '99 1990s Jan. night in on every few next 5:30 2014-10-10 été 三 ٣ million and to
Christmas Eve Easter Eid al-Fitr o'clock half GMT 0735 fiscal FY AD some long time year's last now other 6.30"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n", "\N{NO-BREAK SPACE}", ""])
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)
RELATIVE = (
    "He left yesterday. They will come tomorrow. Three days ago it rained. Two weeks ago it snowed. "
    "On Monday they met. Last week they parted. They go on Friday."
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.dates(min_value=datetime.date(1500, 1, 1))))
def test_offsets_are_inside_and_say_the_words(text: str, published: datetime.date | None) -> None:
    """Spans lie inside the text, do not overlap, hold the words, and bounds are consistent."""
    before = 0
    for each in find(text, published):
        assert before <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        assert each.bounds is None or each.bounds.is_consistent
        assert each.length is None or 0 <= each.length[0] <= each.length[1]
        assert each.anchor_start == each.anchor_end == -1 or each.end <= each.anchor_start < each.anchor_end <= len(
            text
        )
        before = each.end


@settings(max_examples=60, deadline=None)
@given(st.dates(min_value=datetime.date(1600, 1, 1), max_value=datetime.date(2150, 1, 1)), st.integers(-500, 500))
def test_shifting_publication_by_weeks_shifts_relative_dates(published: datetime.date, weeks: int) -> None:
    """Relative dates move with the date of publication."""
    shift = 7 * weeks
    here = [each.bounds for each in find(RELATIVE, published)]
    there = [each.bounds for each in find(RELATIVE, published + datetime.timedelta(days=shift))]
    assert len(here) == 7
    assert [None if bounds is None else bounds.shift(shift) for bounds in here] == there


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_no_break_space_counts_as_a_blank(text: str) -> None:
    """Exchanging blanks for NBSP changes nothing but the words themselves."""
    plain = [(each.start, each.end, each.value) for each in find(text, "2014-10-10")]
    other = text.replace(" ", "\N{NO-BREAK SPACE}")
    assert [(each.start, each.end, each.value) for each in find(other, "2014-10-10")] == plain


def test_finding_is_pure() -> None:
    """The same text gives the same expressions again."""
    assert find(RELATIVE, "2014-10-10") == find(RELATIVE, "2014-10-10")


REPEATED = ["1", "1,", "111,", "(", "'", "1914-", "1/1/", "12:", "x", "twenty-"]
REPEATED += [
    f"{words} " for words in ("May", "May 1,", "the", "a few", "twenty", "Friday", "three", "a.m.", "B.C.", "1990s")
]
REPEATED += ["days after ", "in the ", "more than ", "two days later ", "\n", "\n ", "Christmas ", "half and a ", "AD "]
REPEATED += ["New Year's ", "1 May to ", "the first half of ", "5 o'clock ", "a.m. (", "'99 ", "12.", "12.12.", "00:"]
LONGEST = 1_000_000  # characters


def seconds_for(unit: str, length: int) -> float:
    """Processor time for so many characters of a repetition, without the collector's pauses.

    Those grow with all that the other tests of the run have left in memory.
    """
    text = (unit * (length // len(unit) + 1))[:length]
    gc.disable()
    try:
        began = time.process_time()
        find(text, "2014-10-10")
        return time.process_time() - began
    finally:
        gc.enable()


def grows_in_proportion(unit: str, length: int) -> bool:
    """Whether ten times the text takes far less than a hundred times as long; a busy machine gets three tries."""
    find("warm up", "2014-10-10")
    short = min(seconds_for(unit, length) for _ in range(3))
    return any(seconds_for(unit, 10 * length) < 35 * short + 0.05 for _ in range(3))


@pytest.mark.parametrize("unit", REPEATED)
def test_time_grows_in_proportion(unit: str) -> None:
    """Ten times the text takes far less than a hundred times as long, whatever is repeated."""
    assert grows_in_proportion(unit, 3_000)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_time_grows_in_proportion_on_any_repetition(words: str) -> None:
    """No repetition of a few words of time, whichever they are, costs more than its length."""
    assert grows_in_proportion(f"{words} ", 2_000)


@pytest.mark.parametrize(
    ("unit", "length"), [("May 1, ", LONGEST // 4), ("The men of the 3rd told of a march and of the sun. ", LONGEST)]
)
def test_long_texts(unit: str, length: int) -> None:
    """A megabyte, and the dearest repetition known, stay within seconds: 40 a megabyte on a busy machine."""
    text = (unit * length)[:length]
    began = time.process_time()
    found = find(text, "2014-10-10")
    assert time.process_time() - began < 4e-5 * length
    assert all(each.end <= length for each in found)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(languages()))
def test_offsets_hold_in_every_language(text: str, language: str) -> None:
    """Spans lie inside the text and hold the words, whatever the rules."""
    for each in find(text, "2014-10-10", language=language):
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text

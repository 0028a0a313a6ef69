"""When an article was published, as far as it says so itself."""

import pytest

from explorer.dates import Bounds, day_number, parse_edtf, to_edtf
from explorer.reading import article_from_text
from explorer.reading.publication import date_lines, find_date_line, parse_published
from explorer.rules import rule_table

RULES = rule_table("reading", "date_lines")

RELEASE = """JOINT TASK FORCE
FOR IMMEDIATE RELEASE - Release No. 24-011
19 January 2024

Summary of attacks, 14-18 January

14 January. At 4:45 p.m. a missile was fired.
"""


@pytest.mark.parametrize(("line", "day"), RULES["examples"].items())
def test_examples_of_date_lines(line: str, day: str) -> None:
    """Every example of the rule file is read as its day."""
    (found,) = date_lines(f"Headline\n\n{line}\n\nThe town fell.")
    assert to_edtf(found.bounds) == day


@pytest.mark.parametrize("line", RULES["counterexamples"])
def test_counterexamples_of_date_lines(line: str) -> None:
    """No counter-example of the rule file dates an article."""
    assert find_date_line(f"Headline\n\n{line}\n\nThe town fell.") is None


def test_a_release_date_standing_alone_dates_the_article() -> None:
    """The date line of a release is its publication, and the basis says so."""
    article = article_from_text(RELEASE)
    assert article.published == parse_edtf("2024-01-19")
    assert article.published_basis == "dateline"


def test_a_dateline_without_a_year_dates_nothing() -> None:
    """A dateline in the text gives no year, so the article stays undated."""
    article = article_from_text('Two Armies\n\nYEREVAN, Nov. 9 (Two Rivers Review) "We hold it," he said.\n')
    assert article.published is None
    assert article.published_basis == "unknown"


def test_the_headings_of_a_chronicle_date_nothing() -> None:
    """Several dates standing alone head the days of a chronicle."""
    assert find_date_line("The War\n\n28 June 1914\n\nShots fell.\n\n28 July 1914\n\nWar was declared.") is None


def test_publication_wins_over_update() -> None:
    """Of a date of publication and one of update the first is taken."""
    found = find_date_line("Headline\nUpdated: 9 May 2016\nPublished: 7 May 2016\n\nText.")
    assert found is not None
    assert to_edtf(found.bounds) == "2016-05-07"


def test_two_different_dates_are_not_clear() -> None:
    """Two unmarked dates near the top leave the article undated."""
    assert find_date_line("Headline\n7 May 2016\n9 May 2016\n\nText.") is None


def test_a_date_far_down_dates_nothing() -> None:
    """A date line below the top is about something else."""
    body = "\n\n".join(f"Sentence number {n} of the text." for n in range(20))
    assert find_date_line(f"Headline\n\n{body}\n\n7 May 2016\n") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wed 05 Apr 2017 Attack symptoms consistent with nerve agent. Victims appeared.", "2017-04-05"),
        ("Posted on August 3 2013 by Jane Doe At least 12 fighters were killed.", "2013-08-03"),
    ],
)
def test_a_marked_date_that_opens_a_text_dates_it(text: str, day: str) -> None:
    """Where lines were run together, a weekday or a word of publication marks the date."""
    found = find_date_line(text)
    assert found is not None
    assert to_edtf(found.bounds) == day


@pytest.mark.parametrize(
    "text", ["1 September 1939 was a Friday.", "Tue 05 Apr 2017 Attack in the north. It was a Wednesday."]
)
def test_an_unmarked_or_wrong_date_that_opens_a_text_dates_nothing(text: str) -> None:
    """Without mark, or with a weekday that the day did not have, the date is the story's."""
    assert find_date_line(text) is None


def test_a_time_of_day_is_widened_to_its_day() -> None:
    """Publication is known by the day, so that relative dates count from its start."""
    start = day_number("2014-10-07")
    assert parse_published("2014-10-07T10:45:00Z") == Bounds.within(start, start + 1)


@pytest.mark.parametrize("text", ["yesterday", "04/05/2017", "Monday, 19 January 2024", "", "99 May 2014"])
def test_unclear_dates_are_none(text: str) -> None:
    """What cannot be read in one way only is not read at all."""
    assert parse_published(text) is None


def test_an_unclear_date_in_front_matter_stays_unknown() -> None:
    """Front matter with an ambiguous date leaves the article undated even if a date line follows."""
    article = article_from_text("---\ndate: 04/05/2017\n---\nHeadline\n\n7 May 2017\n\nText.")
    assert article.published is None

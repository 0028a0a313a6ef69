"""Whether a text tells of its own day or of another time, by where its one explicit year stands."""

from __future__ import annotations

import pytest

from explorer.times import find


def values(text: str, published: str | None = "2012-06-14") -> list[str]:
    """The values of what is found, in reading order."""
    return [each.value for each in find(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 2 April 1982 commandos landed. The island fell the next day. It was retaken on 25 April.",
            ["1982-04-02", "1982-04-03", "1982-04-25"],
        ),
        (
            "In 1956 Nasser nationalised the canal. On 29 October troops invaded Sinai.",
            ["1956", "1956-10-29"],
        ),
        (
            "OPERATION CORPORATE, 1982\n\nOn 2 April commandos landed. The island was retaken on 25 April.",
            ["1982", "1982-04-02", "1982-04-25"],
        ),
    ],
)
def test_an_opening_year_governs_what_follows(text: str, expected: list[str]) -> None:
    """A year long past that opens a text holds for the later dates, though the text is published in another."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("LONDON, March 3 (Reuters) - On 2 April 1982 troops landed. An inquiry opened on 4 May.", "2012-05-04"),
        ("LONDON (AP) -- The soldiers killed on 5 July 1994 were buried on 3 March.", "2012-03-03"),
        ("On 5 July 1994 a bomb killed ten people. On 3 March a man was arrested, police said.", "2012-03-03"),
        ("The hospital, founded in 1948, was hit on 5 May. A second strike came on 7 May.", "2012-05-07"),
        ("The clinic was founded on 3 June 1948. A strike hit it on 7 May.", "2012-05-07"),
        ("A treaty of 1839 bound Britain. Troops landed on 4 May.", "2012-05-04"),
        ("On 5 July 1994 a bomb killed ten. Families met on 3 March. They met again yesterday.", "2012-06-13"),
    ],
)
def test_another_year_governs_nothing(text: str, last: str) -> None:
    """A dateline, a report, a founding, an aside or a word of the day keep later dates with the publication."""
    assert values(text)[-1] == last


def test_dates_ahead_do_not_belong_to_the_opening() -> None:
    """What will be is not told of the year that opened the text."""
    assert values("On 5 July 1994 a bomb killed ten. The museum will open on 3 March.")[-1] > "2012"


def test_a_year_later_moves_the_narrative() -> None:
    """A month after "a year later" lies in that year."""
    text = "On 10 February 1986 they seized the port. A year later an assault failed. In May a jet hit a ship."
    assert values(text) == ["1986-02-10", "1987", "1987-05"]


def test_a_month_of_the_next_year_moves_the_narrative() -> None:
    """Dates after "March of the next year" lie in that year too."""
    text = "The siege began in April 1992 and ended in March of the next year. In June the talks failed."
    assert values(text) == ["1992-04", "1993-03", "1993-06"]


def test_a_clock_time_before_a_colon_is_found() -> None:
    """A colon may follow a clock time; a colon with digits makes it something else."""
    assert values("UPDATE 21:30: Moscow denies it.") == ["2012-06-14T21:30"]
    assert values("a record of 21:30:15") == []


def test_a_participle_as_attribute_tells_no_tense() -> None:
    """What stands between an article and a noun does not turn a coming month into a past one."""
    assert values("It would be paid on a still unspecified date in January to holders.") == ["2013-01"]


def test_a_report_behind_a_closing_bracket_tells_no_tense() -> None:
    """A verb of reporting behind a bracket and a comma does not govern the day."""
    assert values('"They will leave at dawn (4 a.m. Saturday)," the general said.')[-1] == "2012-06-16T04:00"


def test_a_day_right_before_what_is_reported_is_that_of_the_report() -> None:
    """What is reported may look ahead; the day before "that" tells when it was reported."""
    assert values("The chief told troops on Wednesday that they would enter enemy land.") == ["2012-06-13"]


def test_that_night_is_not_taken_for_the_day_of_publication() -> None:
    """Where an undated text has named no day, "that night" stays open."""
    assert values("The mosque was empty. What fell that night was rain.", None) == ["XXXX-XX-XXTNI"]


def test_overnight_among_past_words_is_the_night_before() -> None:
    """Nothing that was done can lie in the night after publication."""
    (night,) = find("Missiles struck the port overnight.", "2012-06-14")
    assert night.value == "2012-06-13TNI"
    (night,) = find("Missiles struck the port overnight.")
    assert night.bounds is not None
    assert night.bounds.earliest_start < 0


def test_the_whole_of_the_next_year_is_open() -> None:
    """After "the next year" a month early in it is no step back."""
    text = (
        "The war began in 1864. On 13 December they crossed. The next year Argentina joined. On 11 June 1865 they won."
    )
    assert values(text)[1:3] == ["1864-12-13", "1865"]


def test_a_length_between_does_not_cut_off_the_date_before() -> None:
    """What stands right after a date of another time counts from it, though a length stands between."""
    text = "Khartoum fell on 26 January 1885, two days before help came. In June of that year the Mahdi died."
    assert values(text)[-1] == "1885-06"

"""Sentence to expressions: what is found, as what, and what is left alone."""

from __future__ import annotations

import pytest

from explorer.times import find


def found(text: str, published: str | None = "2014-10-10") -> list[tuple[str, str, str]]:
    """Words, type and value of what is found."""
    return [(each.text, each.type, each.value) for each in find(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JAN. 27, 2017", [("JAN. 27, 2017", "DATE", "2017-01-27")]),
        ("KOBANE, Syria, Sept. 26 (AP)", [("Sept. 26", "DATE", "2014-09-26")]),
        ("from May to July 1942", [("May", "DATE", "1942-05"), ("July 1942", "DATE", "1942-07")]),
        ("14-18 January 2012", [("14", "DATE", "2012-01-14"), ("18 January 2012", "DATE", "2012-01-18")]),
        ("between March 5-9, 1918", [("March 5", "DATE", "1918-03-05"), ("9, 1918", "DATE", "1918-03-09")]),
        ("Saturday, April 25", [("Saturday, April 25", "DATE", "2014-04-25")]),
        ("in the early 1980s", [("the early 1980s", "DATE", "198")]),
        ("at 10:35 a.m. on Friday", [("10:35 a.m. on Friday", "TIME", "2014-10-10T10:35")]),
        ("the night of 20 June 1791", [("the night of 20 June 1791", "TIME", "1791-06-20TNI")]),
        ("the day before yesterday", [("the day before yesterday", "DATE", "2014-10-08")]),
        ("yesterday morning", [("yesterday morning", "TIME", "2014-10-09TMO")]),
        ("Tuesday nights", [("Tuesday nights", "SET", "XXXX-WXX-2TNI")]),
        ("the first nine months", [("the first nine months", "DURATION", "P9M")]),
        ("for 5 1/2 hours", [("5 1/2 hours", "DURATION", "PT5H30M")]),
        ("for two\N{NO-BREAK SPACE}years", [("two\N{NO-BREAK SPACE}years", "DURATION", "P2Y")]),
        ("a couple of weeks", [("a couple of weeks", "DURATION", "P2W")]),
        ("nineteen ninety-four", [("nineteen ninety-four", "DATE", "1994")]),
        ("in the spring of 480 BC", [("the spring of 480 BC", "DATE", "BC0480-SP")]),
        ("They will arrive on Monday.", [("Monday", "DATE", "2014-10-13")]),
        ("On Monday they will arrive.", [("Monday", "DATE", "2014-10-13")]),
        ("They arrived on Monday.", [("Monday", "DATE", "2014-10-06")]),
        ("at Easter 1972", [("Easter 1972", "DATE", "1972-04-02")]),
        ("last Thanksgiving", [("last Thanksgiving", "DATE", "2013-11-28")]),
        ("on Good Friday 2014", [("Good Friday 2014", "DATE", "2014-04-18")]),
        ("before Eid al-Fitr", [("Eid al-Fitr", "DATE", "2014-07-28")]),
        ("on Labor Day", [("Labor Day", "DATE", "2014-09-01")]),
        ("in AD 70", [("AD 70", "DATE", "0070")]),
        ("in 753 BCE", [("753 BCE", "DATE", "BC0753")]),
        ("the fourth quarter of last year", [("the fourth quarter of last year", "DATE", "2013-Q4")]),
        ("the first half of this year", [("the first half of this year", "DATE", "2014-H1")]),
        ("in the fiscal year 2012", [("the fiscal year 2012", "DATE", "2012")]),
        ("at 0735 GMT on Friday", [("0735 GMT on Friday", "TIME", "2014-10-10T07:35")]),
        ("at 6.30pm", [("6.30pm", "TIME", "2014-10-10T18:30")]),
        ("at three o'clock in the afternoon", [("three o'clock in the afternoon", "TIME", "2014-10-10T15:00")]),
        ("an hour and a half", [("an hour and a half", "DURATION", "PT1H30M")]),
        ("two-and-a-half years", [("two-and-a-half years", "DURATION", "P2.5Y")]),
        ("ten days from now", [("ten days from now", "DATE", "2014-10-20")]),
        ("the class of '68 of 1968", [("'68", "DATE", "1968"), ("1968", "DATE", "1968")]),
        ("dated 9.10.2014.", [("9.10.2014", "DATE", "2014-10-09")]),
        ("a long time ago", [("a long time ago", "DATE", "PAST_REF")]),
        ("As of 10-Oct-2013", [("10-Oct-2013", "DATE", "2013-10-10")]),
    ],
)
def test_expression(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A phrase gives the expressions with their type and value."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You may march in the second row.",
        "The sun sat low; they fall back.",
        "It was a 3-2 win in front of 40,000 people.",
        "He paid $1990 and 15 percent.",
        "A 26-year-old man, aged 31, from Mosul.",
        "Sun Microsystems and Jan Kavan",
        "a force of 1,500 men and 12 tanks",
        "a quarter of the town",
        "The 1st Infantry Division held Hill 203.",
        "He told USA Today and Russia Today.",
        "What became known as the Arab Spring began there.",
        'He spoke on "This Week" with her.',
        "Howes, 37 years old, was freed.",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    """Words that only look like time are not taken for it."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("in early June 2012", "START"),
        ("by the end of 1943", "END"),
        ("in mid-1942", "MID"),
        ("around 2 p.m. on 5 May 1944", "APPROX"),
        ("for more than two years", "MORE_THAN"),
        ("for at least 30 days", "EQUAL_OR_MORE"),
        ("shortly before midnight", "BEFORE"),
    ],
)
def test_mod(text: str, mod: str) -> None:
    """What is said about a value goes into ``mod``."""
    assert [each.mod for each in find(text, "2014-10-10")] == [mod]


def test_chain_of_days() -> None:
    """Expressions count from the day that the narrative has reached."""
    text = "On 30 December 1943 they left. Two days later it snowed. The next day they were back. That night it froze."
    assert [value for _, _, value in found(text)] == ["1943-12-30", "1944-01-01", "1944-01-02", "1944-01-02TNI"]


def test_heading_date_anchors_its_paragraph() -> None:
    """Clock times count from the date that heads their paragraph."""
    text = (
        "14 January. At 4:45 p.m. a drone came down. Two hours later another did.\n\n15 January. At noon all was quiet."
    )
    values = [value for _, _, value in found(text, "2024-01-19")]
    assert values == ["2024-01-14", "2024-01-14T16:45", "2024-01-14T18:45", "2024-01-15", "2024-01-15T12:00"]


def test_next_day_counts_from_a_glance_back() -> None:
    """ "The next day" right after "ten days ago" counts from there, and the narrative stays where it was."""
    text = "On Friday they met. Ten days ago both agreed; shells fell the next day."
    assert [value for _, _, value in found(text)] == ["2014-10-10", "2014-09-30", "2014-10-01"]


def test_year_of_a_narrative_is_carried() -> None:
    """Days without a year take the year of the narrative, over the turn of the year too."""
    text = (
        "The siege began on 3 October 1914. On 24 November the fort fell. By 5 January the town was taken. "
        "On 2 February the relief arrived."
    )
    values = [value for _, _, value in found(text, None)]
    assert values == ["1914-10-03", "1914-11-24", "1915-01-05", "1915-02-02"]


def test_one_stray_year_does_not_poison_the_rest() -> None:
    """A year named in passing does not become the year of what follows."""
    text = (
        "The army crossed the border on 4 August 1914. As the treaty of 1839 demanded, Britain replied. On 7 August "
        "the forts were attacked. On 16 August the last fort fell. The city was entered on 20 August 1914."
    )
    values = [value for _, _, value in found(text, None)]
    assert values == ["1914-08-04", "1839", "1914-08-07", "1914-08-16", "1914-08-20"]


def test_full_date_leads_on_after_older_years() -> None:
    """Days after a full date take its year, whatever older years were named before."""
    text = (
        "The war of 1991 and the attacks of 11 September 2001 shaped him. On 9 June 2014 fighters attacked the city. "
        "By 10 June it fell. On 29 June a state was declared."
    )
    values = [value for _, _, value in found(text, None)]
    assert values == ["1991", "2001-09-11", "2014-06-09", "2014-06-10", "2014-06-29"]


def test_heading_year_resets_the_narrative() -> None:
    """A year that is a heading is the year of the section below it."""
    text = "1937\n\nIn November the line held.\n\n1938\n\nIt was retaken in January.\n\n1939\n\nIn March it was over."
    values = [value for _, _, value in found(text, None)]
    assert values == ["1937", "1937-11", "1938", "1938-01", "1939", "1939-03"]


def test_news_dates_are_near_publication() -> None:
    """In news a month without a year is the nearest one that the tense allows."""
    assert found("He was rescued in November.", "2000-01-13")[0][2] == "1999-11"
    assert found("The talks will begin in March.", "2000-01-13")[0][2] == "2000-03"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They sold it in November.", "2013-11"),
        ("The offer was set to expire in November.", "2014-11"),
        ("It is to be paid in November.", "2014-11"),
        ("A dividend payable in November, the company said.", "2014-11"),
        ("They go home as soon as Tuesday, he said.", "2014-10-14"),
        ("Since it bought the firm in February, it grew.", "2014-02"),
        ("The change is since year-end.", "2013-12-31"),
        ("They have held it since November.", "2013-11"),
        ("It will be sold by November on land held by the town.", "2014-11"),
    ],
)
def test_tense_tells_the_direction(text: str, value: str) -> None:
    """What is past lies before publication; infinitives, deadlines and attributions do not count as past."""
    assert [found_value for _, _, found_value in found(text)] == [value]


def test_reporting_period_a_year_before() -> None:
    """ "A year ago" in a report on a quarter is the same quarter of the year before."""
    text = "Profit fell in the third quarter from $2 million a year ago."
    assert [value for _, _, value in found(text, "1989-10-26")] == ["1989-Q3", "1988-Q3"]


def test_soon_needs_the_future() -> None:
    """ "Soon" is a time where the words look ahead, not where it means quickly."""
    assert found("They will soon be back.") == [("soon", "DATE", "FUTURE_REF")]
    assert found("They were soon defeated.") == []


def test_months_later_lead_the_years_on() -> None:
    """A narrative that goes on by months has passed into the next year before its next season."""
    text = (
        "In January 1951 they attacked. In late May they failed. By November the French were strong enough, and three "
        "months later they left. That October the rebels turned west. The following spring they invaded."
    )
    assert [one.value for one in find(text, "2009-05-07")] == [
        "1951-01",
        "1951-05",
        "1951-11",
        "1952-02",
        "1952-10",
        "1953-SP",
    ]

"""News without dates: weekdays of an undated text, and acts told after a date."""

from __future__ import annotations

from math import inf

from stories import day, tell

from explorer import times
from explorer.anchoring import constrain, solve
from explorer.dates import day_number
from explorer.records import Extraction

MONDAY = {"Monday": day("2020-11-09")}


def told(marked: str, published: str | None = None):
    """A story whose expressions are those that the times stage finds."""
    story = tell(marked, {}, published=published)
    article = story.parsed.article
    found = times.find(article.text, published=published)
    constraints = constrain(story.parsed, found, story.claims)
    item = Extraction(
        article, story.parsed.sentences, (), tuple(found), story.extraction.found, story.claims, constraints
    )
    anchored = solve([item]).anchored
    return {claim.text: anchored[claim.id] for claim in story.claims}


def test_a_weekday_of_an_undated_text_lies_in_the_week_before_it():
    """Nobody knows the date, but "on Monday" is not last month."""
    assert told("Troops {entered} the town on Monday.")["entered"].offset.hull == (-7.0, 1.0)


def test_a_weekday_to_come_lies_in_the_week_after():
    """A promise for Monday is for the days after publication."""
    assert told("Troops will {enter} the town on Monday.")["enter"].offset.earliest_start >= 0.0


def test_the_past_hours_end_at_publication():
    """ "In the past 24 hours" is the day before publication."""
    low, high = told("Monitors saw planes {bomb} the town in the past 24 hours.")["bomb"].offset.hull
    assert (low >= -2.0, high) == (True, 1.0)


def test_a_date_that_a_clause_describes_dates_the_clause():
    """ "Since November, when he sent troops": he sent them in November."""
    place = told("Many people have {died} since November, when he {sent} troops.", "2021-07-01")["sent"]
    assert place.calendar is not None
    assert place.calendar.hull == (day_number("2020-11-01"), day_number("2020-12-01"))


def test_a_day_in_a_name_is_no_date():
    """The March 23 Movement does not date what it does."""
    place = told("Men of the March 23 Movement {entered} the town.", "2012-11-22")["entered"]
    assert place.calendar is None or place.calendar.hull[0] == -inf


def test_news_is_not_older_than_the_date_told_before_it():
    """What comes in the next paragraph in the simple past has no reason to be older."""
    story = tell("On [Monday] planes {bombed} the port.\n\nTroops {stormed} the hill.", MONDAY)
    place = story.place("stormed").calendar
    assert place is not None
    assert place.hull[0] == day_number("2020-11-09")


def test_a_pluperfect_may_be_older_than_the_date_told_before_it():
    """A step back is bounded by the days that led up to the news, and not by the news."""
    story = tell("On [Monday] planes {bombed} the port.\n\nTroops had {stormed} the hill.", MONDAY)
    place = story.place("stormed").calendar
    assert place is not None
    assert place.hull[0] == day_number("2020-11-09") - 7


def test_two_verbs_without_a_second_auxiliary_share_the_date_at_their_end():
    """ "One was killed and two wounded on Monday" dates both."""
    story = tell("One man was {killed} and two others {wounded} on [Monday].", MONDAY)
    place = story.place("killed").calendar
    assert place is not None
    assert place.hull[0] == day_number("2020-11-09")


def test_a_communique_tells_of_the_past_day():
    """What a daily report tells without a date lies within the day that it covers."""
    marked = "Over the past 24 hours units held the line. Air defence {intercepted} four rockets."
    assert told(marked)["intercepted"].offset.hull == (-1.0, 1.0)


def test_the_lead_of_news_tells_of_the_days_that_follow_it():
    """A lead without a day is of those that the next sentences name, or little older."""
    marked = "Troops {stormed} a village. Residents left yesterday."
    assert told(marked)["stormed"].offset.hull == (-2.0, 1.0)


def test_the_lead_of_news_tells_of_the_week_before():
    """A text that speaks from its own day has no old news in its first lines."""
    marked = "Troops {stormed} a village. Residents said yesterday that they would stay."
    assert told(marked)["stormed"].offset.hull == (-7.0, 1.0)


def test_a_text_without_a_day_of_its_own_tells_no_news():
    """A history without a date keeps its events open."""
    assert told("Troops {stormed} a village. Residents left.")["stormed"].offset.hull[0] == -inf


def test_a_distance_of_an_undated_text_counts_from_the_day_told_last():
    """ "Two days earlier" in a text without a date lies two days before the weekday that it told."""
    places = told("Troops {entered} the town on Monday. Two days earlier they had {bombed} it.")
    assert places["bombed"].offset.hull == (-9.0, -1.0)


def test_a_day_in_a_relative_clause_is_not_the_day_of_what_follows():
    """The telling leaves the date of an aside again."""
    text = "Men who had {surrendered} on Friday spoke. Three companies {fled}."
    assert told(text, "2020-11-11")["fled"].offset.hull[1] == 1.0


def test_what_is_coordinated_with_an_attempt_shares_its_day():
    """ "Tried to cross on Sunday but were driven back" is all of Sunday."""
    place = told("Troops tried to {cross} the river on Sunday but were {repelled}.", "2020-11-11")["repelled"]
    assert place.offset.hull == (-3.0, -2.0)


def test_what_a_call_for_a_day_threatens_is_for_that_day():
    """A strike called for Thursday, threatening to kill, threatens Thursday."""
    story = tell(
        "They {called} a strike for [Thursday], threatening to {kill} drivers.",
        {"Thursday": day("2020-11-12")},
        published="2020-11-11",
        called={"event_type": "threat"},
        kill={"factuality": "vowed"},
    )
    place = story.place("kill").calendar
    assert place is not None
    assert place.hull == (day_number("2020-11-12"), day_number("2020-11-13"))


def test_a_third_week_of_fighting_reaches_up_to_now():
    """ "For a third week": it began two to three weeks before publication."""
    low, high = told("Troops {fought} in the hills for a third week.", "2020-11-29")["fought"].offset.hull
    assert (low, high) == (-21.0, 1.0)

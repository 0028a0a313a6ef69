"""The last soft bounds: how far back can lie what neither date nor order bounds."""

from __future__ import annotations

from math import inf

from stories import Story, ago, day, lasting, tell

from explorer.anchoring.recency import bounded_below
from explorer.dates import day_number
from explorer.records import Constraint, Node

YESTERDAY = {"yesterday": ago(-1, 0)}
APRIL = {"2 April 1982": day("1982-04-02"), "25 April 1982": day("1982-04-25")}


def days(story: Story, trigger: str, origin: str) -> tuple[float, float]:
    """The hull of a claim in days from a date."""
    place = story.place(trigger).calendar
    assert place is not None
    return place.hull[0] - day_number(origin), place.hull[1] - day_number(origin)


def test_an_attempt_is_not_much_older_than_the_news():
    """Whoever "tried" did so around the day that the news has told of."""
    story = tell("Rebels {shelled} the port [yesterday].\n\nA unit trying to {land} was destroyed.", YESTERDAY)
    assert story.hull("land") == (-2.0, 1.0)


def test_news_counts_from_the_earliest_date_told():
    """News goes back and forth, so its first date and not its last bounds what has none."""
    times = {"Friday": day("2020-11-06"), "Monday": day("2020-11-09")}
    story = tell(
        "On [Monday] rebels {fled}. On [Friday] planes {bombed} them, and men who {fought} died.",
        times,
        published="2020-11-10",
    )
    assert days(story, "fought", "2020-11-06")[0] == -1.0


def test_a_text_without_a_date_leaves_its_claims_open():
    """Where nothing tells what kind of text it is, nothing is assumed."""
    assert tell("Men who {fought} there died.").hull("fought")[0] == -inf


def test_a_history_stays_near_the_date_told_last():
    """What a memoir of 1982 tells without a date is not of the year in which it appeared."""
    story = tell("On [2 April 1982] troops {landed}.\n\nMen who {fought} died.", APRIL, published="2012-06-14")
    assert days(story, "fought", "1982-04-02") == (0.0, 4.0)


def test_a_history_ends_what_it_tells_with_its_next_date():
    """Between two dates of a history lies what is told between them."""
    story = tell(
        "On [2 April 1982] troops {landed}.\n\nMen who {fought} died.\n\nOn [25 April 1982] others {fled}.",
        APRIL,
        published="2012-06-14",
    )
    assert days(story, "fought", "1982-04-02") == (0.0, 24.0)


def test_what_is_only_generic_stays_open():
    """A general truth has no place in the news."""
    story = tell(
        "Rebels {shelled} the port [yesterday]. Artillery {kills}.",
        YESTERDAY,
        kills={"factuality": "generic", "tense": "present"},
    )
    assert story.hull("kills")[0] == -inf


def test_a_date_that_says_something_else_wins():
    """A claim with a date of its own is left alone."""
    times = {**YESTERDAY, "in March": ago(-200, -170)}
    story = tell("Rebels {shelled} the port [yesterday]. Men who had {landed} [in March] died.", times)
    assert story.hull("landed") == (-200.0, -170.0)


def test_bounds_pass_along_constraints():
    """A claim that follows a dated one is bounded below, and one that only precedes it is not."""
    today, first, second, third = Node("publication", "a"), *(Node("start", name) for name in "123")
    links = [
        Constraint(today, first, -3.0, inf, 0.5, "time", "dated"),
        Constraint(first, second, 0.0, inf, 0.5, "order", "follows"),
        Constraint(third, first, 0.0, inf, 0.5, "order", "precedes"),
    ]
    assert bounded_below(links) == {today, first, second}


def test_news_that_dates_its_lead_is_of_this_week_although_it_tells_of_an_old_war():
    """The beginning of a war bounds what is told of it, but the lead of news is news."""
    times = {"Tuesday": ago(-1, 0), "November 2018": day("2018-11-01", 30)}
    story = tell(
        "Troops {took} the town, and the army marched on [Tuesday].\n\nThe {war} began in [November 2018].",
        times,
        published="2020-11-11",
    )
    assert story.hull("took")[0] >= -7.0


def test_what_was_reported_on_a_day_happened_in_the_week_before_it():
    """ "They had left, officials said yesterday" is news of the week."""
    story = tell("Rebels {abandoned} the town, officials said [yesterday].", YESTERDAY)
    assert story.hull("abandoned") == (-7.0, 0.0)


def test_a_length_of_a_noun_is_not_that_of_the_verb():
    """After a pause of weeks they won on one day."""
    times = {"28 January": day("2020-01-28"), "weeks": lasting(14, 70)}
    story = tell("After a pause of [weeks] they {won} on [28 January].", times)
    assert days(story, "won", "2020-01-28") == (0.0, 1.0)


def test_what_an_event_does_lies_on_its_day():
    """A raid two weeks ago destroyed the bridge two weeks ago."""
    story = tell("A {raid} [two weeks ago] {destroyed} the bridge.", {"two weeks ago": ago(-17, -10)})
    assert story.hull("destroyed") == (-17.0, -10.0)


def test_a_sentence_of_now_ends_the_day_of_its_paragraph():
    """ "They have threatened to return" leaves the year told before it."""
    times = {"a year ago": ago(-500, -300)}
    story = tell("Rebels {seized} it [a year ago]. They have threatened us. Sixty civilians {died}.", times)
    assert story.hull("died")[1] == 1.0


def test_a_plan_of_a_history_is_of_its_time():
    """What somebody threatened in a text about 1982 does not lie ahead of its publication."""
    story = tell(
        "On [2 April 1982] troops {landed}. London threatened to {strike} back.",
        APRIL,
        published="2012-06-14",
        strike={"factuality": "vowed", "tense": "past"},
    )
    assert days(story, "strike", "1982-04-02")[0] == 0.0
    assert days(story, "strike", "1982-04-02")[1] < 30


def test_a_participle_beside_a_noun_keeps_its_own_time():
    """Weapons seized some day are no news of the week."""
    story = tell("Rebels {shelled} the port [yesterday] with guns {seized} in Mosul.", YESTERDAY)
    assert story.hull("seized")[0] == -inf

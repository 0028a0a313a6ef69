"""Undated claims: the scene, the entry, the section, the headline and the news that place them."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from stories import ago, day, lasting, tell

from explorer.anchoring.chronicle import is_chronicle, milestones
from explorer.anchoring.scene import Scene
from explorer.dates import Bounds, day_number
from explorer.rules import rule_table

DATES = {
    "2 April": day("1982-04-02"),
    "25 April": day("1982-04-25"),
    "2 May": day("1982-05-02"),
    "8 June": day("1982-06-08"),
}
CHRONICLE = (
    "On [2 April] commandos {landed} near the town.\n\nThe government {sent} a fleet. "
    "On [25 April] marines {retook} the island. On [2 May] a submarine {sank} a cruiser."
)


def days(story, trigger: str, origin: str) -> tuple[float, float]:
    """Calendar hull in days from ``origin``."""
    place = story.place(trigger).calendar
    if place is None:
        return -inf, inf
    return place.hull[0] - day_number(origin), place.hull[1] - day_number(origin)


def rules(story, trigger: str) -> set[str]:
    """Rules that give the bounds of a claim."""
    return {reason.rule for reason in story.place(trigger).reasons}


def test_an_undated_act_lies_between_the_dates_around_it():
    """In a chronicle "sent" happens after the date before it and before the next one."""
    assert days(tell(CHRONICLE, DATES, published="2012-06-14"), "sent", "1982-04-02") == (0, 24)


def test_news_that_goes_back_and_forth_carries_no_scene():
    """Where dates do not go forward an undated act is bounded by the earliest of them alone."""
    marked = (
        "On [8 June] jets {bombed} ships. On [2 April] commandos {landed}.\n\nThe government {sent} a fleet. "
        "On [25 April] marines {retook} the island. On [2 April] a garrison {fell}."
    )
    story = tell(marked, DATES, published="2012-06-14")
    assert days(story, "sent", "1982-04-02")[0] == 0


def test_a_pluperfect_date_is_no_milestone():
    """A glance back does not move the narrative."""
    story = tell("On [2 April] troops {landed}. They had {trained} on [25 April].", DATES)
    found = milestones(Scene.of(story.parsed, story.times, story.claims))
    assert [stone.expression.text for stone in found] == ["2 April"]


def test_two_dates_make_no_chronicle():
    """Three dates that go forward are asked for."""
    two = tell("On [2 April] troops {landed}. On [25 April] they {left}.", DATES)
    three = tell(CHRONICLE, DATES)
    verdicts = [is_chronicle(milestones(Scene.of(item.parsed, item.times, item.claims))) for item in (two, three)]
    assert verdicts == [False, True]


def test_a_counterfactual_stays_in_its_sentence():
    """ "sank … and would have sunk" share the day of a chronicle's sentence."""
    marked = CHRONICLE + " On [8 June] jets {damaged} a frigate and would have {hit} more ships."
    hit = {"factuality": "hypothetical", "tense": "perfect"}
    story = tell(marked, DATES, published="2012-06-14", hit=hit)
    assert days(story, "hit", "1982-06-08") == (0, 1)


def test_what_was_vowed_in_a_chronicle_is_of_that_time():
    """An offer told in the past does not lie after the publication of a history."""
    marked = CHRONICLE + " On [8 June] the general offered a {truce}."
    vowed = {"factuality": "vowed", "tense": "past"}
    story = tell(marked, DATES, published="2012-06-14", truce=vowed)
    assert days(story, "truce", "2012-06-14")[1] <= 1


def test_by_a_date_is_bounded_by_the_date_before():
    """In a chronicle "had left by 8 June" lies after the milestone before it."""
    marked = CHRONICLE + " By [8 June] the ships had {left} the bay."
    story = tell(marked, DATES, published="2012-06-14", left={"tense": "pluperfect"})
    assert days(story, "left", "1982-05-02") == (0, 38)


def clock(hour: float) -> dict[str, object]:
    """A clock time on 24 February 2022."""
    start = day_number("2022-02-24") + hour / 24
    return {
        "type": "TIME",
        "value": f"2022-02-24T{int(hour):02d}:00",
        "bounds": Bounds.within(start, start + 1 / 1440),
        "anchor": "narrative",
        "granularity": "minute",
    }


LIVE = {"11:00": clock(11), "12:00": clock(12), "14:00": clock(14)}
ENTRIES = (
    "[11:00] Helicopters are {landing} troops.\n\n[12:00] Missiles {hit} border posts, a mayor says.\n\n"
    "[14:00] The minister {denies} it. {Fighting} is still going on."
)
KINDS = {"denies": {"event_type": "statement", "tense": "present"}, "Fighting": {"factuality": "ongoing"}}


def test_an_entry_dates_the_telling_and_not_the_deed():
    """What a live report tells in the past lies on its day, before the entry."""
    low, high = days(tell(ENTRIES, LIVE, published="2022-02-24", **KINDS), "hit", "2022-02-24")
    assert (low, round(high * 24)) == (0, 12)


def test_words_are_new_since_the_entry_before():
    """A denial in the entry of 14:00 was made after that of 12:00."""
    low, high = days(tell(ENTRIES, LIVE, published="2022-02-24", **KINDS), "denies", "2022-02-24")
    assert (round(low * 24), round(high * 24)) == (12, 14)


def test_what_goes_on_spans_the_entry():
    """Fighting that goes on at 14:00 has not ended by then."""
    place = tell(ENTRIES, LIVE, published="2022-02-24", **KINDS).place("Fighting").calendar
    assert place.latest_start <= day_number("2022-02-24") + 14.1 / 24
    assert place.earliest_end >= day_number("2022-02-24") + 13.9 / 24


def test_two_clock_times_make_no_live_report():
    """A clock time that begins a sentence or two is that of the deed."""
    story = tell("[11:00] Planes {bombed} the port.\n\n[12:00] Planes {hit} it again.", LIVE, published="2022-02-24")
    assert rules(story, "hit") & {"time.direct.in", "time.nearest.in", "time.shared.in"}


def test_a_date_with_a_colon_heads_the_list_below():
    """Bullets are dated by the line above them, the paragraph after the list is not."""
    marked = "[2 April], Syria:\n\n* Near the town, planes {bombed} a bunker.\n\nElsewhere troops {shelled} a village."
    story = tell(marked, DATES, published="1982-06-14")
    assert days(story, "bombed", "1982-04-02") == (0, 1)
    assert days(story, "shelled", "1982-04-02")[0] == -inf


def test_a_headline_is_dated_by_the_lead():
    """The headline's undated claim lies where the lead puts the same kind of event; another is not older."""
    marked = "Planes {bomb} port\n\nPlanes {bombed} the port on [2 April]."
    kinds = {words: {"event_type": "airstrike"} for words in ("bomb", "bombed")}
    story = tell(marked, DATES, published="1982-04-04", **kinds)
    first, *rest = story.parsed.sentences
    parsed = replace(story.parsed, sentences=(replace(first, kind="headline"), *rest))
    assert days(replace(story, parsed=parsed), "bomb", "1982-04-02") == (0, 1)
    other = tell(marked, DATES, published="1982-04-04", bomb={"event_type": "siege"}, bombed=kinds["bombed"])
    assert days(replace(other, parsed=parsed), "bomb", "1982-04-02") == (0, 3)


SPOKEN = {"denied": {"event_type": "statement"}}


def test_words_in_the_news_are_of_the_week():
    """An undated denial in an article that counts from its publication is at most a week old."""
    friday = {"Friday": ago(-2, -1)}
    news = tell("Planes {bombed} the port on [Friday].\n\nThe army {denied} it.", friday, **SPOKEN)
    assert "order.news" in {item.rule for item in news.constraints}
    assert "order.news" not in {item.rule for item in tell("The army {denied} it.", **SPOKEN).constraints}


@pytest.mark.parametrize("row", rule_table("anchoring", "order")["opening"], ids=lambda row: row["id"])
def test_opening_rules_keep_their_examples(row):
    """ "In the first days of the war" is bounded by the war's dated beginning, the counter-example is not."""
    war = " The {war} broke out on [2 April]."
    found = [tell(row[name] + war, DATES, published="1982-12-31") for name in ("example", "counter")]
    assert "order.opening" in {item.rule for item in found[0].constraints}
    assert "order.opening" not in {item.rule for item in found[1].constraints}


def test_a_war_that_is_no_claim_begins_all_the_same():
    """ "The war, which broke out on 2 April" is a lower bound for undated acts."""
    story = tell("Rebels {shelled} the port in the war, which broke out on [2 April].", DATES, published="1982-06-14")
    assert days(story, "shelled", "1982-04-02")[0] == 0


def test_an_offensive_does_not_begin_what_is_dated_before_it():
    """The onset of an offensive is no lower bound where the article dates an earlier act."""
    marked = "Rebels {took} the port on [2 April]. They {shelled} a town. The {offensive} began on [8 June]."
    story = tell(marked, DATES, published="1982-06-14")
    assert days(story, "shelled", "1982-06-08")[0] < 0


def test_between_holds_for_both_dates():
    """ "Between 2 April and 2 May" bounds both ends and pins neither."""
    story = tell("Between [2 April] and [2 May] troops {stormed} the line.", DATES, published="1982-06-14")
    assert days(story, "stormed", "1982-04-02") == (0, 31)


def test_fighting_before_a_date_does_not_share_it():
    """ "Fell on 2 May, after days of fighting": the fighting ends by then and began before."""
    story = tell("The line {fell} on [2 May], after three days of {fighting}.", DATES, published="1982-06-14")
    assert days(story, "fell", "1982-05-02") == (0, 1)
    assert days(story, "fighting", "1982-05-02")[0] < 0


def test_what_is_told_after_the_last_date_may_have_come_later():
    """The chronicle's last date bounds what is told before it; after it the story may go on as long as it lasted."""
    story = tell(CHRONICLE + "\n\nThe garrison {regretted} it.", DATES, published="2012-06-14")
    assert days(story, "regretted", "1982-05-02")[1] == 1 + 31


def test_weeks_of_fighting_run_up_to_the_date():
    """ "After two weeks of fighting the town fell on 2 May": it began about two weeks before."""
    weeks = {**DATES, "two weeks": lasting(14, 14)}
    story = tell("After [two weeks] of {fighting} the town {fell} on [2 May].", weeks, published="1982-06-14")
    assert days(story, "fighting", "1982-05-02") == (-15, 1)

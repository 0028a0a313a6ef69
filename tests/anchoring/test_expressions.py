"""Claims with temporal expressions: sentence -> bounds."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from stories import ago, apart, day, lasting, tell

from explorer.anchoring.attachment import attach
from explorer.anchoring.scene import Scene
from explorer.dates import day_number
from explorer.rules import rule_table

MONDAY = {"Monday": day("2020-11-09")}


def relations(marked: str, times=None) -> set[str]:
    """Relations under which the claims of a marked sentence hold to its expressions."""
    story = tell(marked, times or dict.fromkeys(("Monday", "many months", "two days", "hours"), day("2020-11-09")))
    return {item.relation for item in attach(Scene.of(story.parsed, story.times, story.claims))}


@pytest.mark.parametrize("row", rule_table("anchoring", "signals")["signal"], ids=lambda row: row["id"])
def test_signal_rules_keep_their_examples(row):
    """Every signal's example gets its relation, and its counter-example does not."""
    assert row["relation"] in relations(row["example"])
    assert row["relation"] not in relations(row["counter"])


def calendar(story, trigger: str) -> tuple[float, float]:
    """Calendar hull in days from 2020-11-09."""
    earliest, latest = story.place(trigger).calendar.hull
    origin = day_number("2020-11-09")
    return earliest - origin, latest - origin


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The army {withdrew} on [Monday].", (0, 1)),
        ("[Monday] saw fierce {clashes} at the port.", (0, 1)),
        ("[Monday] saw planes {bomb} the port.", (0, 1)),
        ("The army has {held} the hill since [Monday].", (0, 11)),
        ("The garrison {resisted} until [Monday].", (-inf, 1)),
        ("The rebels had {captured} the port by [Monday].", (-inf, 1)),
        ("The convoy {arrived} before [Monday].", (-inf, 0)),
        ("The militia {attacked} after [Monday].", (0, 11)),
        ("On [Monday] planes {struck} the port, {killing} ten people.", (0, 1)),
    ],
)
def test_signal_decides_the_bounds(marked, expected):
    """Containment, beginning or end follow from the word before the date."""
    story = tell(marked, MONDAY, published="2020-11-19")
    for claim in story.claims:
        assert calendar(story, claim.text) == expected


def test_coordinated_verbs_share_a_leading_date():
    """A date in front of two coordinated verbs dates both."""
    story = tell("On [Monday] the navy {boarded} a dhow and {seized} missile parts.", MONDAY)
    assert calendar(story, "seized") == (0, 1)


def test_each_verb_keeps_its_own_date():
    """Two clauses with a date each do not share them."""
    times = {**MONDAY, "Friday": day("2020-11-13")}
    story = tell("The army {attacked} on [Monday], and the rebels {withdrew} on [Friday].", times)
    assert (calendar(story, "attacked"), calendar(story, "withdrew")) == ((0, 1), (4, 5))


def test_date_of_a_relative_clause_stays_in_it():
    """The main clause is not dated by a date inside a relative clause."""
    story = tell("The rebels, who {attacked} on [Monday], have {withdrawn}.", MONDAY, published="2020-11-19")
    assert calendar(story, "withdrawn") == (-inf, 11)


def test_date_of_a_report_bounds_what_it_tells():
    """What somebody spoke of on a day happened by that day, not on it."""
    story = tell("On [Monday] the president announced the {capture} of the town.", MONDAY, published="2020-11-19")
    assert calendar(story, "capture") == (-inf, 1)


def test_heading_date_holds_for_its_paragraph():
    """A date that opens a paragraph with a stop dates every sentence of the paragraph."""
    story = tell("[14 January]. A missile was {fired} at a ship. Jets {downed} it.", {"14 January": day("2020-11-09")})
    assert (calendar(story, "fired"), calendar(story, "downed")) == ((0, 1), (0, 1))


def test_heading_date_ends_with_its_paragraph():
    """The next paragraph has nothing to do with the date above it."""
    story = tell("[14 January]. A missile was {fired}.\n\nJets {downed} it.", {"14 January": day("2020-11-09")})
    assert story.place("downed").calendar is None


def test_first_date_of_a_paragraph_is_carried_on():
    """The narrative past goes on on the same day until another date comes."""
    story = tell("On [Monday] planes {bombed} the port. Soldiers {stormed} it.", MONDAY)
    assert calendar(story, "stormed") == (0, 1)


def test_pluperfect_leaves_the_day_of_its_paragraph():
    """A pluperfect steps out of the day that the paragraph tells of."""
    story = tell("On [Monday] planes {bombed} the port. Soldiers had {stormed} it.", MONDAY)
    assert calendar(story, "stormed")[0] < 0


def test_length_stands_between_start_and_end():
    """ "For many months" bounds the length, and the tense the end."""
    story = tell("The garrison {resisted} for [many months].", {"many months": lasting(90, 540)})
    offset = story.place("resisted").offset
    assert offset.latest_end == 1
    assert offset.latest_start == 1 - 90
    assert offset.earliest_start == -inf


def test_days_after_an_event_with_now():
    """ "Days after X, they are now …" puts X that long before publication."""
    story = tell(
        "[Just days] after finally being {pushed out} of the town, the fighters are now {trying} to regroup.",
        {"Just days": apart(2, 10, "after", "finally being pushed out of the town")},
        pushed_out={"event_type": "territory_gained"},
        trying={"factuality": "ongoing", "tense": "progressive"},
    )
    assert story.hull("pushed out") == (-10, -2)
    assert story.place("pushed out").calendar is None
    assert story.place("trying").offset.earliest_end >= 0


def test_distance_from_a_dated_event():
    """ "Two days after the raid" is counted from the day of the raid."""
    story = tell(
        "Planes {bombed} the port on [Monday]. [Two days] after the bombing, rebels {surrendered}.",
        {**MONDAY, "Two days": apart(2, 2, "after", "bombed")},
        surrendered={"event_type": "surrender"},
    )
    assert calendar(story, "surrendered") == (2, 3)


def test_the_day_before_an_event():
    """ "The day before the first raids" lies on the day before them."""
    story = tell(
        "[The day] before the first raids, marines {boarded} a dhow. The {raids} came on [Monday].",
        {**MONDAY, "The day": apart(1, 1, "before", "first raids")},
        boarded={"event_type": "detention"},
    )
    claim = story.claim("raids")
    anchored = next(item for item in story.times if item.anchor == "event")

    times = tuple(
        replace(item, anchor_start=claim.start, anchor_end=claim.end) if item is anchored else item
        for item in story.times
    )
    assert calendar(replace(story, times=times), "boarded") == (-1, 0)


def test_onset_of_a_war_is_dated_by_began():
    """A war that began on a day is dated at its onset, and what came since lies after."""
    story = tell(
        "Some 1,200 soldiers were {killed} since the {war} began on [Monday].",
        MONDAY,
        published="2020-11-19",
        killed={"event_type": "casualty"},
    )
    assert calendar(story, "war") == (0, 1)
    assert calendar(story, "killed") == (0, 11)


def test_since_clause_without_a_claim_in_it():
    """ "Since talks began on Monday" bounds the main clause even if nothing in it is a claim."""
    story = tell("Some 1,200 soldiers were {killed} since talks began on [Monday].", MONDAY, published="2020-11-19")
    assert calendar(story, "killed") == (0, 11)


def test_relative_dates_move_with_publication():
    """The same words in an article three days later mean three days later."""
    hulls = [
        tell("Rockets {hit} the port [ten days ago].", {"ten days ago": ago(-10, -9)}, published=date).place("hit")
        for date in ("2020-11-09", "2020-11-12")
    ]
    assert hulls[0].offset == hulls[1].offset
    assert hulls[1].calendar == hulls[0].calendar.shift(3)

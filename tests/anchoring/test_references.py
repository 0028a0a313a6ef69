"""Claims that lean on other claims: sentence -> bounds."""

from __future__ import annotations

from stories import apart, day, tell

from explorer.dates import day_number

MONDAY = {"Monday": day("2020-11-09")}
HARM = {"event_type": "casualty"}
STRIKE = {"event_type": "airstrike"}


def calendar(story, trigger: str) -> tuple[float, float]:
    """Calendar hull in days from 2020-11-09."""
    earliest, latest = story.place(trigger).calendar.hull
    origin = day_number("2020-11-09")
    return earliest - origin, latest - origin


def test_definite_noun_lies_where_the_event_lies_that_it_means():
    """ "The raids" are the raids told in the sentence before."""
    story = tell(
        "Planes {struck} the port on [Monday]. Officials praised the {raids}.", MONDAY, struck=STRIKE, raids=STRIKE
    )
    assert calendar(story, "raids") == (0, 1)


def test_indefinite_noun_is_another_event():
    """ "Raids" without an article points at nothing."""
    story = tell(
        "Planes {struck} the port on [Monday]. Officials had ordered {raids}.", MONDAY, struck=STRIKE, raids=STRIKE
    )
    assert calendar(story, "raids")[0] < 0


def test_first_of_several_is_the_first_told():
    """ "The first raids" are not the later ones."""
    times = {**MONDAY, "Friday": day("2020-11-13")}
    story = tell(
        "Planes {struck} the port on [Monday]. Planes {bombed} it on [Friday]. Officials praised the first {raids}.",
        times,
        struck=STRIKE,
        bombed=STRIKE,
        raids=STRIKE,
    )
    assert calendar(story, "raids") == (0, 1)


def test_harm_lies_with_the_event_that_does_it():
    """ "The raids killed five" is dated by the raids."""
    story = tell(
        "Planes {struck} the port on [Monday]. The {raids} {killed} five.",
        MONDAY,
        struck=STRIKE,
        raids=STRIKE,
        killed=HARM,
    )
    earliest, latest = calendar(story, "killed")
    assert (earliest, latest) == (0, 2)


def test_denial_comes_after_what_it_denies():
    """ "Ankara denies it" cannot be older than what it denies."""
    story = tell(
        "Planes {struck} the port on [Monday]. Ankara {denied} that.",
        MONDAY,
        published="2020-11-19",
        denied={"event_type": "statement", "tense": "perfect"},
    )
    assert calendar(story, "denied") == (0, 11)


def test_day_is_carried_on_from_a_relative_date():
    """What is told after "the day after the raid" happened on that day, to within a day."""
    story = tell(
        "Planes {bombed} the port on [Monday]. [The day] after the bombing, marines {boarded} a dhow. "
        "The crew were {detained}.",
        {**MONDAY, "The day": apart(1, 1, "after", "bombed")},
        boarded={"event_type": "detention"},
        detained={"event_type": "detention"},
    )
    assert calendar(story, "boarded") == (1, 2)
    assert calendar(story, "detained") == (1, 3)


def test_two_dates_with_a_dash_are_one_stretch():
    """ "14-18 January" bounds by its first and its last day."""
    times = {"14": day("2020-11-09"), "18 January": day("2020-11-13")}
    story = tell("Rockets {hit} ships on [14]-[18 January].", times)
    assert calendar(story, "hit") == (0, 5)


def test_what_still_goes_on_began_on_its_date():
    """ "Seized on Monday and still holding" is open to publication."""
    story = tell(
        "Rebels {seized} a ship on [Monday] and are still {holding} its crew.",
        MONDAY,
        published="2020-11-19",
        holding={"factuality": "ongoing", "tense": "progressive"},
    )
    assert calendar(story, "seized") == (0, 1)
    assert calendar(story, "holding") == (0, 11)


def test_shortly_before_an_hour_ends_by_it():
    """ "Shortly before midnight" lies before midnight, on the day of the paragraph."""
    midnight = day_number("2020-11-10")
    from explorer.dates import Bounds

    times = {
        "9 November": {**day("2020-11-09"), "type": "DATE"},
        "Shortly before midnight": {
            "type": "TIME",
            "mod": "BEFORE",
            "value": "2020-11-09T24:00",
            "bounds": Bounds.within(midnight, midnight + 1 / 1440),
            "anchor": "narrative",
        },
    }
    story = tell("[9 November]. [Shortly before midnight] planes {struck} the port.", times)
    assert calendar(story, "struck") == (0.5, 1)


def test_undated_acts_do_not_precede_the_war_that_the_article_dates():
    """Once the beginning of the war is dated, its acts lie after it."""
    story = tell(
        "The {war} began on [Monday].\n\nRockets {hit} the port.",
        MONDAY,
        published="2020-11-19",
        hit={"event_type": "shelling"},
    )
    assert calendar(story, "hit") == (0, 11)


def test_denied_deed_lies_where_the_deed_lies():
    """ "Armenia denies firing them" is about the missiles of the sentence before."""
    story = tell(
        "Missiles {killed} a dozen people on [Monday]. Armenia denies {firing} them.",
        MONDAY,
        published="2020-11-19",
        killed=HARM,
        firing={"event_type": "shelling", "factuality": "negated", "tense": "present"},
    )
    assert calendar(story, "firing") == (0, 1)


def test_deed_that_is_not_denied_stays_open():
    """ "Armenia considers firing more" says nothing of the missiles before."""
    story = tell(
        "Missiles {killed} a dozen people on [Monday]. Armenia announces {firing} more.",
        MONDAY,
        published="2020-11-19",
        killed=HARM,
        firing={"event_type": "shelling", "factuality": "negated", "tense": "present"},
    )
    assert calendar(story, "firing") == (-1, 11)

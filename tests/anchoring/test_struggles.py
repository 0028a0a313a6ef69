"""The frame of a struggle and the flashback."""

from __future__ import annotations

from math import inf

import pytest
from stories import apart, lasting, tell

from explorer.records import PlaceMention

MONTHS = {"four months": lasting(112, 124)}
HELD = "For [four months] the gunmen have {fought} in the town. Jets {bombed} the market."


def test_the_length_of_the_struggle_bounds_its_acts():
    """Four months of fighting leave an undated raid no more than about that long ago."""
    low, high = tell(HELD, MONTHS, fought={"tense": "perfect"}).hull("bombed")
    assert (round(low), high) == (-143, 1)


@pytest.mark.parametrize(
    "marked",
    [
        "For [four months] the shops have stayed closed. Jets {bombed} the market.",
        "The gunmen {fought} for [four months] in 1999. Jets {bombed} the market.",
        "In [four months] the gunmen will have {fought} their last. Jets {bombed} the market.",
    ],
)
def test_other_lengths_are_no_frame(marked):
    """A length of something else, or of a fight that is over, frames nothing."""
    assert tell(marked, MONTHS).hull("bombed")[0] == -inf


def test_another_place_is_not_pulled_in():
    """An act at another known place than the struggle's stays open."""
    here, there = (
        {"place": PlaceMention(start=0, end=1, text=name, name=name, place_id=name)} for name in ("Kobane", "Mosul")
    )
    marked = HELD + " They {shelled} a bridge. They {took} a depot."
    story = tell(marked, MONTHS, fought={"tense": "perfect", **here}, shelled=here, took=there)
    assert story.hull("shelled")[0] > -inf
    assert story.hull("took")[0] == -inf


def test_a_reduced_participle_is_not_pulled_in():
    """Weapons "seized" from somebody came from before the struggle."""
    story = tell(HELD + " They fired weapons {seized} from the army.", MONTHS, fought={"tense": "perfect"})
    assert story.hull("seized")[0] == -inf


def test_the_frame_says_that_it_is_one():
    """The reason names the length and its rule."""
    reasons = tell(HELD, MONTHS, fought={"tense": "perfect"}).place("bombed").reasons
    assert any(reason.rule == "order.campaign" and "four months" in reason.text for reason in reasons)


BACK = (
    "[Days] after being {driven} from the town, fighters are now regrouping. The rebels had {seized} the port. "
    "The army {shelled} them. They are now {waiting}. The army {bombed} a village."
)
DAYS = {"Days": apart(2, 10, "after", "driven")}


def test_a_flashback_ends_before_the_news():
    """What a pluperfect opens and simple pasts continue lies before the event of the lead."""
    story = tell(BACK, DAYS)
    assert story.hull("shelled")[1] == story.hull("driven")[1] < 0


def test_a_present_tense_closes_the_flashback():
    """After "they are now waiting" the past is not the flashback's any more."""
    assert tell(BACK, DAYS).hull("bombed")[1] == 1

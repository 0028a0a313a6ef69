"""The undated seed article, with its claims coded by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

import pytest
from stories import Story, apart, lasting, tell

from explorer.anchoring import solve
from explorer.dates import Bounds, day_number
from explorer.records import Participant, PlaceMention

SEED = Path(__file__).parents[2] / "seeds" / "000_905864945a644baa.txt"
KOBANE = PlaceMention(0, 0, "Kobane", "kobane", "Kobane")
ISIS = (Participant("ISIS", "ISIS", 0, 0),)
CLAIMS: dict[str, dict[str, Any]] = {
    "pushed out": {"event_type": "territory_gained", "targets": ISIS, "place": KOBANE},
    "lost": {"event_type": "casualty", "tense": "perfect"},
    "resisted": {"event_type": "armed_clash", "tense": "pluperfect"},
    "purge": {"event_type": "territory_gained", "tense": "none", "targets": ISIS, "place": KOBANE},
    "seizing": {
        "event_type": "territory_gained",
        "tense": "pluperfect",
        "factuality": "averted",
        "sources": ISIS,
        "place": KOBANE,
    },
    "bombing campaign": {"event_type": "airstrike", "tense": "none"},
    "killing": {"event_type": "casualty"},
    "brought": {"event_type": "arms_supply"},
    "seized": {"event_type": "arms_supply"},
    "rages": {"event_type": "armed_clash", "tense": "present", "factuality": "ongoing"},
    "vowing to return": {"event_type": "threat", "tense": "present"},
    "attack them back": {"event_type": "armed_clash", "tense": "future", "factuality": "vowed"},
}
TIMES = {
    "Just days": apart(2, 10, "after", "finally being pushed out"),
    "many months": lasting(90, 540),
}


@cache
def seed() -> Story:
    """The seed with the claims and expressions above."""
    marked = SEED.read_text(encoding="utf-8").split("Just days", 1)[1]
    marked = "Just days" + marked
    for words in CLAIMS:
        marked = marked.replace(words, "{" + words + "}", 1)
    for words in ("Just days", "many months"):
        marked = marked.replace(words, f"[{words}]", 1)
    return tell(marked, TIMES, **{words.replace(" ", "_"): fields for words, fields in CLAIMS.items()})


def test_nothing_gets_a_calendar_date():
    """Without a date and without an explicit expression no claim is on the calendar."""
    solution = seed().solve()
    assert [place for place in solution.anchored.values() if place.calendar is not None] == []
    assert solution.publications == {}


def test_pushed_out_two_to_ten_days_before():
    """ "Just days after finally being pushed out … are now trying"."""
    place = seed().place("pushed out")
    assert place.offset.hull == (-10, -2)
    assert place.date_basis == "relative"
    assert "convention" in place.reasons[-1].text


def test_resistance_lasted_months_and_is_over():
    """The length is 90 to 540 days, counted back from the expulsion that is 2 to 10 days old."""
    offset = seed().place("resisted").offset
    assert offset.latest_start <= 1 - 90
    assert offset.latest_end <= 1
    assert offset.earliest_start == -540 - 10


def test_near_capture_lies_before_the_campaign_and_the_expulsion():
    """The averted capture cannot have begun after the bombing did, and was over by the expulsion."""
    solved = seed().solve().anchored
    averted = solved[seed().claim("seizing").id]
    assert averted.offset.latest_end <= solved[seed().claim("pushed out").id].offset.latest_end
    chain = {reason.rule for reason in averted.reasons}
    assert "order.pluperfect" in chain


def test_weapons_were_seized_before_the_fighting_that_uses_them():
    """The arsenals were seized no later than the artillery came."""
    story = seed()
    orders = {(item.left.id, item.right.id) for item in story.constraints if item.rule.startswith("order.")}
    assert (story.claim("seized").id, story.claim("brought").id) in orders


@pytest.mark.parametrize("trigger", ["lost", "purge", "bombing campaign", "killing", "brought"])
def test_the_fight_for_the_town_lies_within_its_many_months(trigger):
    """Acts of the struggle are over by publication and not older than "many months" before the expulsion."""
    earliest, latest = seed().hull(trigger)
    assert latest <= 1
    assert earliest == -540 - 10


def test_what_came_before_the_struggle_is_open_to_the_left():
    """The weapons were seized elsewhere and before; nothing says how long ago."""
    earliest, latest = seed().hull("seized")
    assert (earliest, latest <= 1) == (-inf, True)


@pytest.mark.parametrize("trigger", ["bombing campaign", "killing", "brought", "seized"])
def test_the_flashback_ends_before_the_expulsion(trigger):
    """What "had" opens and simple pasts go on telling is over by the event that the news is about."""
    solved = seed().solve().anchored
    expulsion = solved[seed().claim("pushed out").id].offset.latest_end
    assert solved[seed().claim(trigger).id].offset.latest_end <= expulsion


def test_fighting_still_rages_on_day_zero():
    """What goes on covers the day of publication."""
    offset = seed().place("rages").offset
    assert offset.latest_start <= 1
    assert offset.earliest_end >= 0


def test_vow_starts_at_publication_at_the_earliest():
    """A vow has no upper bound."""
    assert seed().hull("attack them back") == (0, inf)


def test_nothing_is_set_aside():
    """The constraints of the seed do not contradict one another."""
    assert seed().solve().dropped == ()


def test_dating_the_article_moves_its_relative_dates():
    """With a publication date "pushed out" gets calendar bounds at the same distance."""
    published = day_number("2015-02-02")
    article = replace(seed().extraction.article, published=Bounds.exactly(published, published + 1))
    place = solve([replace(seed().extraction, article=article)]).anchored[seed().claim("pushed out").id]
    assert place.offset.hull == (-10, -2)
    assert place.calendar.hull == (published - 10, published - 2)

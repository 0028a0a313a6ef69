"""What the titles say: only what follows from the bounds and the counts, whatever the true dates are."""

from __future__ import annotations

from math import inf

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import views
from explorer.timeline import Timeline
from explorer.views.headlines import number, signed
from explorer.views.words import days_in_words
from tests.builders import dated_timeline, happening, make_timeline, seed_like_timeline


def title_of(figure: go.Figure) -> str:
    """The title without its markup."""
    (found,) = (note.text for note in figure.layout.annotations if note.font.size == 19)
    return str(found).removeprefix("<b>").removesuffix("</b>")


def toned(*tones: float, quoted: tuple[float, ...] = ()) -> Timeline:
    sentences = [{"text": f"Sentence {n}.", "tone": tone} for n, tone in enumerate(tones)]
    sentences += [{"text": "“Said.”", "tone": tone, "quoted_share": 1.0, "speaker": "red"} for tone in quoted]
    return make_timeline([happening(at=0)], sentences=sentences)


def test_the_telling_of_the_seed_is_summed_up() -> None:
    """The title tells what the story dates first, how far back it surely reaches, and on what it closes."""
    title = title_of(views.narrative(seed_like_timeline()))
    assert title == (
        "The story first dates an event 2–14 days before publication, "
        "reaches at least 3 months back, and closes on a vow"
    )


def test_on_the_calendar_the_reach_is_a_day() -> None:
    """A dated article reaches back to a day or before, the last on which its oldest event can have begun."""
    events = [happening("a", hull=(-10, -2)), happening("b", hull=(-inf, -90)), happening("c", hull=(-5, -2))]
    title = title_of(views.narrative(make_timeline(events, published="2015-02-01")))
    assert title == "The story opens between 22 and 29 Jan 2015, and reaches back to 2 Nov 2014 or before in sentence 2"


def test_what_did_not_happen_is_no_reach() -> None:
    """An averted event of long ago does not lengthen the reach of the story."""
    events = [happening("a", hull=(-10, -2)), happening("b", hull=(-400, -300), factuality="averted")]
    title = title_of(views.narrative(make_timeline([*events, happening("c", hull=(-5, -2), factuality="vowed")])))
    assert title == "The story opens 2–10 days before publication, and closes on a vow"


def test_without_bounds_the_narrative_asks() -> None:
    """Where nothing is dated, the title is the question."""
    events = [happening(name, hull=(-inf, inf)) for name in "abcd"]
    assert title_of(views.narrative(make_timeline(events))) == "How does the telling run against the happening?"


@given(st.floats(7, 20000))
def test_a_reach_is_rounded_down(days: float) -> None:
    """“At least 3 months” is never more than the days that it stands for."""
    amount, unit = days_in_words(days).replace(",", "").split()
    assert float(amount) * {"day": 1, "month": 30.44, "year": 365.25}[unit.rstrip("s")] <= days


def test_the_event_told_most_is_named() -> None:
    """The one event with most claims stands in the title, with who, whom and when; a dispute is said."""
    events = [happening("takes the hill", by="red", to="blue", at=(0, 1), disputed=True), happening("flees", at=2)]
    timeline = make_timeline(events, sentences=[{"text": f"Sentence {n}."} for n in range(3)])
    title = title_of(views.campaign(timeline))
    assert title == "Told most: RED → BLUE, “takes the hill”, 2–10 days before publication, disputed"


def test_a_tie_names_no_event() -> None:
    """When no event is told more often than the others, the title counts who acts instead."""
    events = [happening(f"event {n}", by="red") for n in range(4)] + [happening("waits", by="blue", factuality="vowed")]
    assert title_of(views.campaign(make_timeline(events))) == "4 of 5 events are by RED; one event was vowed"


def test_an_averted_event_is_not_told_as_one() -> None:
    """An event that did not happen is never the one told most."""
    events = [happening("takes the hill", by="", at=(0, 1), factuality="averted"), happening("flees", by="", at=2)]
    timeline = make_timeline(events, sentences=[{"text": f"Sentence {n}."} for n in range(3)])
    assert title_of(views.campaign(timeline)) == "One event was averted"


def test_the_average_tone_leaves_quotations_apart() -> None:
    """The title gives the author's mean and that of the quotations, and the one coldest sentence."""
    title = title_of(views.sentiment(toned(-0.5, -0.1, -0.2, -0.3, -0.4, quoted=(0.2, 0.4))))
    assert title == "Tone −.30 on average, quotations +.30; the coldest sentence −.50: “Sentence 0.”"


def test_two_coldest_sentences_name_none() -> None:
    """Of two sentences with the same least tone none is called the coldest."""
    assert title_of(views.sentiment(toned(-0.5, -0.5, 0, 0, 0))) == "Tone −.20 on average"


def test_four_sentences_have_no_average() -> None:
    """Below five sentences the title asks, as no mean is drawn either."""
    assert title_of(views.sentiment(toned(-0.5, -0.1, -0.2, -0.3))) == "How warm or hostile do the words sound?"


def test_gains_and_losses_are_counted() -> None:
    """The title of fortunes counts the events in which a side loses or gains."""
    events = [happening(f"event {n}", by="red", to="blue") for n in range(3)]
    title = title_of(views.sentiment(make_timeline(events), measure="fortune"))
    assert title == "BLUE: losses in 3 of 3 events; RED: gains in 3 of 3"


@pytest.mark.parametrize("view", [views.campaign, views.narrative, views.sentiment])
def test_a_title_of_ones_own_is_escaped(view: object) -> None:
    """``title`` replaces the headline, and is text."""
    assert callable(view)
    assert title_of(view(dated_timeline(), title="Who <won>?")) == "Who &lt;won&gt;?"


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.floats(-900, -1), st.floats(0, 300)), min_size=3, max_size=8), st.integers(0, 5))
def test_no_history_within_the_bounds_contradicts_the_reach(spans: list[tuple[float, float]], seed: int) -> None:
    """Whatever starts one draws within the bounds, the oldest is at least as old as the title says."""
    events = [happening(f"event {n}", hull=(low, min(low + more, 0))) for n, (low, more) in enumerate(spans)]
    title = title_of(views.narrative(make_timeline(events), width=2400))
    starts = np.random.default_rng(seed).uniform(*np.array([(low, min(low + more, 0)) for low, more in spans]).T)
    if "at least " in title:
        amount, unit = title.split("at least ")[1].split(" back")[0].replace(",", "").split()
        assert starts.min() <= -float(amount) * {"day": 1, "month": 30.44, "year": 365.25}[unit.rstrip("s")]


def test_numbers_and_scores_in_words() -> None:
    """Counts up to twelve are words; scores have a sign and no leading zero."""
    assert [number(0), number(12), number(1300)] == ["no", "twelve", "1,300"]
    assert [signed(0.456), signed(-1), signed(0.001)] == ["+.46", "−1.00", "0"]

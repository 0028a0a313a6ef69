"""Solving over articles: frames, contradictions, reasons, properties."""

from __future__ import annotations

import time
from dataclasses import replace
from math import inf, isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import ago, day, tell

from explorer.anchoring import solve
from explorer.dates import Bounds, day_number
from explorer.records import (
    ActorsFound,
    Article,
    Claim,
    Constraint,
    Extraction,
    Node,
    Participant,
    PlaceMention,
)

HIT = "Rockets {hit} the port [ten days ago]."
TEN_DAYS_AGO = {"ten days ago": ago(-10, -9)}


def extraction(
    article_id: str, n: int, constraints: tuple[Constraint, ...] = (), published: Bounds | None = None
) -> Extraction:
    """An article with ``n`` claims, by hand."""
    claims = tuple(
        Claim(f"{article_id}:{i}", article_id, 0, i, i + 1, "x", 0, "armed_clash", "x", tense="past") for i in range(n)
    )
    article = Article(article_id, "", "x" * n, published)
    return Extraction(article, (), (), (), ActorsFound((), (), ()), claims, constraints)


def between(left: Node, right: Node, low: float, high: float, weight: float = 0.5, rule: str = "test") -> Constraint:
    """A constraint in one line."""
    return Constraint(left, right, low, high, weight, rule, f"{left.id} {right.id}")


def test_undated_article_stays_undated():
    """A relative date gives days from publication and no calendar date."""
    place = tell(HIT, TEN_DAYS_AGO).place("hit")
    assert place.offset.hull == (-10, -9)
    assert place.calendar is None
    assert place.date_basis == "relative"


def test_explicit_date_in_an_undated_article_bounds_its_publication():
    """An article that tells of a day in the past appeared on that day or later."""
    story = tell("Rockets {hit} the port on [Monday].", {"Monday": day("2020-11-09")})
    solution = story.solve()
    window = solution.publications["a"]
    assert window.earliest_start == day_number("2020-11-09") - 1
    assert window.latest_end == inf
    assert solution.anchored[story.claim("hit").id].calendar.hull == (
        day_number("2020-11-09"),
        day_number("2020-11-10"),
    )


def capture(hull_text: str, when: dict, **fields):
    """An article that tells of the capture of one town."""
    who = (Participant("reds", "the reds", 0, 0),)
    return tell(
        f"The reds were {{driven}} from Ford [{hull_text}].",
        {hull_text: when},
        driven={"event_type": "territory_gained", "targets": who, "place": PlaceMention(0, 0, "Ford", "p1", "Ford")},
        **fields,
    )


def test_capture_told_by_a_dated_article_dates_the_undated_one():
    """An undated article that tells of the same capture, days ago, appeared that many days later."""
    dated = capture("Monday", day("2020-11-09"), published="2020-11-10", article_id="dated")
    undated = capture("days ago", ago(-10, -2), article_id="undated")
    solution = solve([dated.extraction, undated.extraction])
    window = solution.publications["undated"]
    origin = day_number("2020-11-09")
    assert origin < window.earliest_start < window.latest_end <= origin + 14
    place = solution.anchored[undated.claims[0].id]
    assert place.calendar.earliest_start <= origin < place.calendar.latest_end
    assert any(reason.rule == "order.identity" for reason in place.reasons)


def test_town_that_changed_hands_twice_dates_nothing():
    """If dated articles tell of two captures months apart, the undated one may mean either."""
    first = capture("Monday", day("2020-11-09"), published="2020-11-10", article_id="first")
    second = capture("Monday", day("2021-03-01"), published="2021-03-02", article_id="second")
    undated = capture("days ago", ago(-10, -2), article_id="undated")
    assert "undated" not in solve([first.extraction, second.extraction, undated.extraction]).publications


def test_publication_month_gives_a_month_more():
    """An article of some day in November gives "ten days ago" within that month, shifted."""
    story = tell(HIT, TEN_DAYS_AGO)
    start = day_number("2020-11-01")
    article = replace(story.extraction.article, published=Bounds.within(start, start + 30))
    place = solve([replace(story.extraction, article=article)]).anchored[story.claim("hit").id]
    assert place.calendar.hull == (start - 10, start + 29 - 9)
    assert place.offset.hull == (-10, -9)


def test_shared_event_dates_an_undated_article():
    """Identity with an event of a dated article gives an undated one a publication window."""
    dated = tell("Rockets {hit} the port [ten days ago].", TEN_DAYS_AGO, published="2020-11-19", article_id="dated")
    undated = tell("Rockets {hit} the port [ten days ago].", TEN_DAYS_AGO, article_id="undated")
    same = between(Node("start", dated.claims[0].id), Node("start", undated.claims[0].id), 0, 0)
    joined = replace(undated.extraction, constraints=(*undated.constraints, same))
    window = solve([dated.extraction, joined]).publications["undated"]
    assert window.hull == (day_number("2020-11-18"), day_number("2020-11-21"))


def test_contradiction_drops_the_soft_side_and_says_so():
    """A date in the future under a past tense stands, and the tense is named as set aside."""
    story = tell("Rockets {hit} the port on [Monday].", {"Monday": day("2020-11-09")}, published="2020-10-01")
    solution = story.solve()
    place = solution.anchored[story.claim("hit").id]
    assert place.calendar.hull == (day_number("2020-11-09"), day_number("2020-11-10"))
    assert {item.rule for item in solution.dropped} == {"tense.past"}
    assert any("set aside" in reason.text for reason in place.reasons)


def test_reasons_narrow_from_wide_to_final():
    """Each reason leaves no more than the one before, and the last one leaves the bounds."""
    place = tell(HIT, TEN_DAYS_AGO, published="2020-11-19").place("hit")
    widths = [reason.bounds.latest_end - reason.bounds.earliest_start for reason in place.reasons]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) >= 2
    assert place.reasons[-1].bounds == place.offset
    assert "ten days ago" in place.reasons[-1].text


def test_reason_says_what_a_date_was_resolved_to():
    """ "Monday" is shown with the day that it was taken for."""
    story = tell("Rockets {hit} the port on [Monday].", {"Monday": day("2020-11-09")}, published="2020-11-10")
    assert any("“Monday” is 2020-11-09" in reason.text for reason in story.place("hit").reasons)


def test_reason_points_at_its_words():
    """The span of a reason is where its words stand in the article."""
    story = tell(HIT, TEN_DAYS_AGO)
    text = story.parsed.article.text
    spans = {text[reason.start : reason.end] for reason in story.place("hit").reasons}
    assert spans == {"hit", "ten days ago"}


def test_dropping_one_article_does_not_touch_another():
    """Articles that share nothing are solved apart."""
    first = tell(HIT, TEN_DAYS_AGO, article_id="a")
    second = tell("Rockets {hit} the port.", article_id="b")
    both = solve([first.extraction, second.extraction]).anchored
    assert both[first.claims[0].id].offset == first.place("hit").offset
    assert both[second.claims[0].id].offset == second.place("hit").offset


constraint_rows = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(-9, 9), st.integers(0, 9), st.integers(1, 9)),
    max_size=12,
)


def network(rows, article_id: str = "a") -> tuple[Constraint, ...]:
    """Random constraints on four claims and their publication."""
    nodes = [Node("publication", article_id), *(Node("start", f"{article_id}:{i}") for i in range(3))]
    return tuple(
        between(nodes[left], nodes[right], float(low), float(low + width), weight / 10)
        for left, right, low, width, weight in rows
        if left != right
    )


@given(constraint_rows)
@settings(max_examples=100, deadline=None)
def test_bounds_are_consistent(rows):
    """Whatever the constraints, every claim's bounds can be met, and its reasons end in them."""
    for place in solve([extraction("a", 3, network(rows))]).anchored.values():
        assert place.offset.is_consistent
        assert place.offset.latest_start <= place.offset.latest_end
        kept = [reason for reason in place.reasons if "set aside" not in reason.text]
        if kept:
            assert kept[-1].bounds.hull == pytest.approx(place.offset.hull)


@given(constraint_rows, st.integers(-5000, 5000))
@settings(max_examples=60, deadline=None)
def test_shifting_publication_shifts_calendar_dates(rows, days):
    """A dated article moved by some days has the same offsets and calendar bounds moved by as much."""
    origin = day_number("2015-01-26")
    first, second = (
        solve([extraction("a", 3, network(rows), Bounds.exactly(start, start + 1))]).anchored
        for start in (origin, origin + days)
    )
    for name, place in first.items():
        assert second[name].offset == place.offset
        if place.calendar is not None:
            assert second[name].calendar == place.calendar.shift(days)


@given(constraint_rows)
@settings(max_examples=60, deadline=None)
def test_only_soft_constraints_are_dropped(rows):
    """Dropped constraints come from the article, never from the definition of start and end."""
    given_constraints = network(rows)
    for item in solve([extraction("a", 3, given_constraints)]).dropped:
        assert item in given_constraints
        assert isfinite(item.weight)


def test_ten_thousand_claims_in_seconds():
    """A corpus of 500 dated articles with 20 claims each is solved within ten seconds."""
    many = []
    for n in range(500):
        name = f"a{n}"
        pub = Node("publication", name)
        chain = [between(pub, Node("end", f"{name}:{i}"), -inf, 1.0) for i in range(20)]
        chain += [between(Node("start", f"{name}:{i}"), Node("start", f"{name}:{i + 1}"), 0, inf) for i in range(19)]
        start = 16000.0 + n
        many.append(extraction(name, 20, tuple(chain), Bounds.exactly(start, start + 1)))
    begun = time.perf_counter()
    assert len(solve(many).anchored) == 10_000
    assert time.perf_counter() - begun < 10

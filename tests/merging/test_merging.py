"""Which claims become one event, and what the event says."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from corpus import make, merged, said
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.merging import merge, rulebook
from explorer.rules import rule_table

TAKE = {"by": ("YPG",), "to": ("ISIS",), "at": "Kobane"}


@pytest.mark.parametrize("row", rule_table("merging", "families")["family"], ids=lambda row: row["id"])
def test_family_rules_keep_their_examples(row):
    """Types of an example are one family, those of the counter-example are not."""
    one, two = (rulebook.family_of(kind) for kind in row["example"])
    assert one == two
    assert one.id == row["id"]
    assert len({rulebook.family_of(kind).id for kind in row["counter"]}) == 2


@pytest.mark.parametrize("name", sorted(rule_table("merging", "wording")))
def test_wording_rules_keep_their_examples(name):
    """A word of each list stands in its example and none in its counter-example."""
    row = rule_table("merging", "wording")[name]
    assert rulebook.pattern(name).search(row["example"])
    assert not rulebook.pattern(name).search(row["counter"])


def test_two_articles_on_one_capture_are_one_event():
    """The same place, actors and overlapping bounds make one event with the intersected bounds."""
    articles = {
        "a": [said("The YPG {took} Kobane.", "territory_gained", hull=("2015-01-20", "2015-01-27"), **TAKE)],
        "b": [said("Kobane was {captured}.", "territory_gained", hull=("2015-01-26", "2015-01-30"), **TAKE)],
    }
    (event,) = merge(*make(articles, published="2015-02-02")).events
    assert len(event.claims) == 2
    assert event.n_independent_sources == 2
    assert event.calendar.latest_end - event.calendar.earliest_start == 2


def test_bounds_that_exclude_one_another_keep_events_apart():
    """A town can be taken twice."""
    result = merged(
        said("The YPG {took} Kobane.", "territory_gained", hull=("2015-01-01", "2015-01-03"), **TAKE),
        said("The YPG {took} Kobane again.", "territory_gained", hull=("2015-01-26", "2015-01-27"), **TAKE),
        published="2015-02-02",
    )
    assert len(result.events) == 2


def test_other_place_is_another_event():
    """Two towns taken on one day are two events."""
    result = merged(
        said("The YPG {took} Kobane.", "territory_gained", **TAKE),
        said("The YPG {took} Tal Abyad.", "territory_gained", **{**TAKE, "at": "Tal Abyad"}),
    )
    assert len(result.events) == 2


def test_undated_strikes_with_numbers_stay_apart():
    """Strikes on one town without a date are not taken for one."""
    result = merged(
        said(
            "Jets {struck} Kobane three times.",
            "airstrike",
            by=("USA",),
            to=("ISIS",),
            at="Kobane",
            count=(3, 3, 3),
            unit="strikes",
        ),
        said(
            "Jets {struck} Kobane six times.",
            "airstrike",
            by=("USA",),
            to=("ISIS",),
            at="Kobane",
            count=(6, 6, 6),
            unit="strikes",
        ),
    )
    assert len(result.events) == 2


def test_mentions_of_an_undated_campaign_are_one_event():
    """ "The airstrikes", named again and again without date or number, are one campaign."""
    result = merged(
        said("US {airstrikes} forced us back.", "airstrike", by=("USA",), to=("ISIS",)),
        said("The US-led {bombing campaign} disrupted those plans.", "airstrike", by=("USA",), to=("ISIS",)),
    )
    assert len(result.events) == 1


def test_casualties_of_other_victims_are_not_merged():
    """Civilians and troops killed in one town on one day are two events."""
    common = {"at": "Ganja", "hull": ("2020-10-17", "2020-10-17")}
    result = merged(
        said("Some 90 civilians were {killed}.", "casualty", to=("CIVILIANS",), count=(90, 90, 90), **common),
        said("Some 70 soldiers were {killed}.", "casualty", to=("ARMENIA",), count=(70, 70, 70), **common),
        published="2020-11-09",
    )
    assert len(result.events) == 2


def test_unresolved_names_are_compared_by_their_words():
    """Two ships that no table knows are two ships."""
    common = {"event_type": "shelling", "hull": ("2024-01-16", "2024-01-16")}
    rows = [
        said(f"A missile {{hit}} {ship}.", "shelling", hull=common["hull"]) for ship in ("Zografia", "Genco Picardy")
    ]
    extractions, solution = make({"a": rows}, published="2024-01-19")
    from explorer.records import Participant

    claims = tuple(
        replace(claim, targets=(Participant("", name, 0, 0),))
        for claim, name in zip(extractions[0].claims, ("Zografia", "Genco Picardy"), strict=True)
    )
    assert len(merge([replace(extractions[0], claims=claims)], solution).events) == 2


@pytest.mark.parametrize("factuality", ["averted", "vowed", "hypothetical", "attempted", "generic"])
def test_what_did_not_happen_is_kept_apart(factuality):
    """A capture that was averted, vowed or only attempted is not the capture that happened."""
    result = merged(
        said("The YPG {took} Kobane.", "territory_gained", **TAKE),
        said("The YPG nearly {took} Kobane.", "territory_gained", factuality=factuality, **TAKE),
    )
    assert len(result.events) == 2


def test_repeated_caption_is_not_a_second_event():
    """A verbatim copy of a sentence adds a claim and no source."""
    row = said("Coalition {airstrike} against ISIS (file)", "airstrike", by=("USA",), count=(1, 1, 1), unit="strikes")
    (event,) = merged(row, row).events
    assert (len(event.claims), event.n_independent_sources) == (2, 1)


def test_copies_do_not_corroborate():
    """Two articles of one voice are one source."""
    row = said("The YPG {took} Kobane.", "territory_gained", hull=("2015-01-26", "2015-01-27"), **TAKE)
    extractions, solution = make({"a": [row], "b": [row]}, published="2015-02-02")
    assert merge(extractions, solution).events[0].n_independent_sources == 2
    assert merge(extractions, solution, voices={"a": "a", "b": "a"}).events[0].n_independent_sources == 1


def test_a_reprint_adds_claims_and_no_events():
    """Printed three times, an article tells no more happenings than once, and each has its claims from all."""
    rows = [
        said("Shells {hit} the market.", "shelling", hull=("2015-01-26", "2015-01-27")),
        said("Shells {hit} a school too.", "shelling", hull=("2015-01-26", "2015-01-27")),
    ]
    extractions, solution = make({"a": rows, "b": rows, "c": rows}, published="2015-02-02")
    events = merge(extractions, solution, voices={"a": "a", "b": "a", "c": "a"}).events
    assert [[claim.split(":")[0] for claim in event.claims] for event in events] == [["a", "b", "c"]] * 2


def test_confidence_grows_with_independent_sources_only():
    """A second source makes an event surer, a copy does not."""
    row = said("The YPG {took} Kobane.", "territory_gained", hull=("2015-01-26", "2015-01-27"), **TAKE)
    extractions, solution = make({"a": [row], "b": [row]}, published="2015-02-02")
    alone = merge(extractions[:1], solution).events[0].confidence
    assert merge(extractions, solution).events[0].confidence > alone
    assert merge(extractions, solution, voices={"a": "a", "b": "a"}).events[0].confidence == pytest.approx(alone)


def test_retreat_and_expulsion_are_one_happening():
    """ "Pushed out", "purge" and "retreat" tell one loss of one place; the doer is who took it."""
    result = merged(
        said("Fighters were {pushed out} of Kobane.", "territory_gained", to=("ISIS",), at="Kobane", hull=(-10, -2)),
        said("The YPG {purged} Kobane of ISIS.", "territory_gained", **TAKE),
        said("Fighters are seen explaining their {retreat}.", "withdrawal", by=("ISIS",), at="Kobane"),
    )
    (event,) = result.events
    assert event.event_type == "territory_gained"
    assert (event.sources, event.targets) == (("YPG",), ("ISIS",))
    assert event.offset.hull == (-10, -2)


def test_ongoing_end_does_not_bound_a_later_report():
    """A siege that goes on in one article and in a later one is one siege."""
    extractions, solution = make(
        {
            "a": [said("The {siege} goes on.", "siege", by=("ISIS",), to=("YPG",), at="Kobane", factuality="ongoing")],
            "b": [said("The {siege} goes on.", "siege", by=("ISIS",), to=("YPG",), at="Kobane", factuality="ongoing")],
        },
        published="2014-10-01",
    )
    from explorer.dates import Bounds

    moved = {
        name: replace(item, calendar=Bounds(-inf, 16000 + 20 * n, 16000 + 20 * n, 16001 + 20 * n))
        for n, (name, item) in enumerate(solution.anchored.items())
    }
    (event,) = merge(extractions, replace(solution, anchored=moved)).events
    assert event.calendar.latest_end == 16021


def test_quantities_keep_least_and_greatest():
    """An event's number runs from the least to the greatest reported, and names both."""
    common = {"to": ("ISIS",), "at": "Kobane", "hull": ("2015-01-26", "2015-01-26")}
    articles = {
        "a": [said("A raid {killed} 20 fighters.", "casualty", count=(20, 20, 20), **common)],
        "b": [said("A raid {killed} 35 fighters.", "casualty", count=(35, 35, 35), **common)],
    }
    (event,) = merge(*make(articles, published="2015-02-02")).events
    (number,) = event.quantities
    assert (number.low, number.high, number.text) == (20, 35, "20; 35")


def test_label_prefers_the_narrator():
    """The label comes from the narrator's claim, cut to six words."""
    result = merged(
        said("They {left}.", "withdrawal", by=("ISIS",), at="Kobane", label="phased withdrawal", speaker="ISIS"),
        said("They {left}.", "withdrawal", by=("ISIS",), at="Kobane", label="left Kobane and the villages around it"),
    )
    assert [event.label for event in result.events] == ["left Kobane and the villages around"]


def test_event_ids_do_not_depend_on_other_articles():
    """The id of an event stays when an unrelated article is added."""
    one = {"a": [said("The YPG {took} Kobane.", "territory_gained", **TAKE)]}
    two = one | {"b": [said("Rockets {hit} Barda.", "shelling", at="Barda")]}
    assert merge(*make(one)).events[0].id == merge(*make(two)).events[0].id


rows = st.lists(
    st.builds(
        lambda kind, by, to, at, start, days, state: said(
            "Troops {acted} there.",
            kind,
            by=by,
            to=to,
            at=at,
            hull=(float(start), float(start + days)),
            factuality=state,
        ),
        st.sampled_from(["airstrike", "territory_gained", "withdrawal", "casualty"]),
        st.sampled_from([(), ("YPG",), ("ISIS",)]),
        st.sampled_from([(), ("YPG",), ("ISIS",)]),
        st.sampled_from(["", "Kobane", "Mosul"]),
        st.integers(-20, 0),
        st.integers(1, 9),
        st.sampled_from(["happened", "claimed", "averted", "negated"]),
    ),
    max_size=12,
)


@given(rows)
@settings(max_examples=80, deadline=None)
def test_every_claim_belongs_to_one_event(told):
    """No claim is lost or told twice, and every event has a possible time and a unique id."""
    extractions, solution = make({"a": told})
    result = merge(extractions, solution)
    claims = [claim for event in result.events for claim in event.claims]
    assert sorted(claims) == sorted(claim.id for claim in extractions[0].claims)
    assert len({event.id for event in result.events}) == len(result.events)
    assert all(event.offset.is_consistent for event in result.events)
    assert set(result.event_of) == set(claims)


@given(rows)
@settings(max_examples=40, deadline=None)
def test_bounds_of_an_event_lie_within_those_of_its_claims(told):
    """Merging narrows; it never widens what a claim allows."""
    extractions, solution = make({"a": told})
    for event in merge(extractions, solution).events:
        for claim in event.claims:
            earliest, latest = solution.anchored[claim].offset.hull
            assert event.offset.earliest_start >= earliest
            assert event.offset.latest_end <= latest


def test_groups_apart_by_the_order_of_telling_are_joined():
    """A retreat told before anybody says from where joins the expulsion told later."""
    phased = {"label": "phased withdrawal", "factuality": "claimed"}
    result = merged(
        said("They speak of a {retreat}.", "withdrawal", by=("ISIS",)),
        said("Some call it a {withdrawal}.", "withdrawal", at="Kobane", speaker="REPORTS", **phased),
        said("They were {pushed out} of Kobane.", "territory_gained", to=("ISIS",), at="Kobane"),
        said("A fighter calls it a {withdrawal}.", "withdrawal", by=("ISIS",), speaker="ISIS", **phased),
    )
    assert len(result.events) == 1


def test_listed_deeds_of_one_sentence_stay_apart():
    """ "Attack them and disperse them" vows two things."""
    extractions, solution = make(
        {
            "a": [
                said(
                    "We will {attack} them.",
                    "armed_clash",
                    by=("ISIS",),
                    factuality="vowed",
                    speaker="ISIS",
                    label="attack them",
                ),
                said(
                    "We will {disperse} them.",
                    "armed_clash",
                    by=("ISIS",),
                    factuality="vowed",
                    speaker="ISIS",
                    label="disperse them",
                ),
            ]
        }
    )
    claims = tuple(replace(claim, sentence=0) for claim in extractions[0].claims)
    assert len(merge([replace(extractions[0], claims=claims)], solution).events) == 2


def test_vow_told_twice_is_one_vow():
    """The same vow by the same speaker is one event with two claims."""
    row = {"by": ("ISIS",), "factuality": "vowed", "speaker": "ISIS", "hull": (0.0, inf)}
    result = merged(
        said("They vow to {return}.", "advance", label="return to Kobane", **row),
        said("Fighters promise that they will {return}.", "advance", label="return to Kobane", **row),
    )
    assert len(result.events) == 1


def test_thousands_of_claims_merge_in_seconds():
    """Two thousand claims of a hundred articles are merged within ten seconds."""
    import random
    import time

    source = random.Random(1)
    kinds = ("airstrike", "territory_gained", "casualty", "shelling")
    articles = {}
    for name in range(100):
        rows = []
        for number in range(20):
            start = float(source.randint(-900, 0))
            rows.append(
                said(
                    f"Troops {{acted}} there, {name} {number}.",
                    source.choice(kinds),
                    by=source.choice(((), ("ISIS",), ("YPG",))),
                    at=f"P{source.randint(0, 40)}",
                    hull=(start, start + source.choice((1, 3, 40))),
                )
            )
        articles[f"a{name}"] = rows
    extractions, solution = make(articles, published="2015-02-02")
    begun = time.perf_counter()
    assert len(merge(extractions, solution).event_of) == 2000
    assert time.perf_counter() - begun < 10


def test_undated_strikes_of_two_outlets_are_not_one():
    """A place and a doer are not enough for what happens again and again."""
    row = {"by": ("USA",), "at": "Kobane"}
    articles = {
        "a": [said("US jets {bombed} Kobane.", "airstrike", label="bombed Kobane", **row)],
        "b": [said("Jets {bombed} Kobane again.", "airstrike", label="bombed Kobane", **row)],
    }
    assert len(merge(*make(articles)).events) == 2

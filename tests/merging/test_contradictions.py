"""Claims that cannot both be the whole truth, and those that can."""

from __future__ import annotations

from corpus import kinds, make, merged, said

from explorer.merging import merge

DAY = ("2020-11-08", "2020-11-08")


def test_claim_and_denial_are_one_disputed_event():
    """A party says that it took the town, the other that it did not."""
    result = merged(
        said(
            "It has not {fallen}.",
            "territory_gained",
            by=("AZERBAIJAN",),
            at="Shusha",
            factuality="negated",
            speaker="OFFICER",
        ),
        said(
            "He announced the {capture}.",
            "territory_gained",
            by=("AZERBAIJAN",),
            at="Shusha",
            factuality="claimed",
            speaker="ALIYEV",
        ),
    )
    (event,) = result.events
    assert kinds(result) == ["fact"]
    assert event.disputed
    assert event.factuality == "claimed"


def test_narrator_who_calls_a_claim_false_decides():
    """The narrator's "no warship was damaged" makes the claimed hit a negated event."""
    result = merged(
        said(
            "Statements that a warship was {hit} are false.",
            "shelling",
            to=("USA",),
            factuality="negated",
            speaker="HOUTHIS",
            at="Aden",
        ),
        said(
            "No warship was {damaged}.",
            "shelling",
            to=("USA",),
            factuality="negated",
            at="Aden",
            by=("HOUTHIS",),
            label="warship was hit",
        ),
    )
    assert [event.factuality for event in result.events] == ["negated"]
    assert kinds(result) == ["fact"]


def test_disjoint_numbers_of_one_deed_contradict():
    """Twenty and thirty-five dead in one raid cannot both be right."""
    common = {"to": ("ISIS",), "at": "Kobane", "hull": ("2015-01-26", "2015-01-26")}
    articles = {
        "a": [said("A raid {killed} 20 fighters.", "casualty", count=(20, 20, 20), **common)],
        "b": [said("A raid {killed} 35 fighters.", "casualty", count=(35, 35, 35), **common)],
    }
    assert kinds(merge(*make(articles, published="2015-02-02"))) == ["number"]


def test_numbers_that_overlap_do_not_contradict():
    """ "At least 20" and "35" can both be right."""
    common = {"to": ("ISIS",), "at": "Kobane", "hull": ("2015-01-26", "2015-01-26")}
    articles = {
        "a": [said("A raid {killed} at least 20.", "casualty", count=(20, 20, float("nan")), **common)],
        "b": [said("A raid {killed} 35 fighters.", "casualty", count=(35, 35, 35), **common)],
    }
    assert kinds(merge(*make(articles, published="2015-02-02"))) == []


def test_numbers_of_different_victims_do_not_contradict():
    """Soldiers of two sides are counted apart."""
    result = merged(
        said("Some 1,200 soldiers were {killed}.", "casualty", to=("ARMENIA",), count=(1200, 1200, 1200)),
        said(
            "Some 7,000 troops were {killed}.",
            "casualty",
            to=("AZERBAIJAN",),
            count=(7000, 7000, 7000),
            speaker="ARMENIA",
        ),
    )
    assert kinds(result) == []


def test_withdrawal_or_expulsion_is_a_framing():
    """The narrator's "pushed out" against the fighter's "phased withdrawal"."""
    result = merged(
        said("They were {pushed out} of Kobane.", "territory_gained", to=("ISIS",), at="Kobane"),
        said(
            "One calls it a phased {withdrawal}.",
            "withdrawal",
            by=("ISIS",),
            at="Kobane",
            factuality="claimed",
            speaker="ISIS",
        ),
    )
    assert kinds(result) == ["framing"]
    assert len(result.events) == 1
    assert result.events[0].disputed


def test_forced_retreat_concedes_the_expulsion():
    """Who says that they were forced to retreat does not dispute it."""
    result = merged(
        said("They were {pushed out} of Kobane.", "territory_gained", to=("ISIS",), at="Kobane"),
        said("Airstrikes forced us to {retreat}.", "withdrawal", by=("ISIS",), at="Kobane", speaker="ISIS"),
    )
    assert kinds(result) == []
    assert len(result.events) == 1


def test_dismissed_figure_is_a_contradiction_of_number():
    """ "Baku dismisses that figure" points back at the figure."""
    result = merged(
        said(
            "It claims to have {killed} more than 7,000 troops.",
            "casualty",
            by=("ARMENIA",),
            to=("AZERBAIJAN",),
            count=(7000, 7000, float("nan")),
            speaker="ARMENIA",
            factuality="claimed",
        ),
        said("Baku {dismisses} that figure.", "statement", by=("AZERBAIJAN",)),
    )
    assert kinds(result) == ["number"]


def test_denial_with_a_pronoun_points_back():
    """ "Ankara denies it" contradicts what others said of Ankara."""
    result = merged(
        said(
            "They allege that Turkey {sent} fighters.",
            "reinforcement",
            by=("TURKEY",),
            speaker="ARMENIA",
            factuality="claimed",
        ),
        said("Ankara {denies} it.", "statement", by=("TURKEY",)),
    )
    assert kinds(result) == ["fact"]


def test_announcement_with_a_pronoun_is_no_denial():
    """ "Ankara announces it" contradicts nothing."""
    result = merged(
        said(
            "They allege that Turkey {sent} fighters.",
            "reinforcement",
            by=("TURKEY",),
            speaker="ARMENIA",
            factuality="claimed",
        ),
        said("Ankara {announces} it.", "statement", by=("TURKEY",)),
    )
    assert kinds(result) == []


def test_denied_authorship_is_a_contradiction_of_agent():
    """ "Armenia denies firing them" disputes who fired, after a claim that people were killed."""
    result = merged(
        said(
            "Azerbaijan says missiles {killed} a dozen people.",
            "casualty",
            at="Ganja",
            speaker="AZERBAIJAN",
            factuality="claimed",
        ),
        said(
            "Armenia denies {firing} them.",
            "shelling",
            by=("ARMENIA",),
            at="Ganja",
            speaker="ARMENIA",
            factuality="negated",
        ),
    )
    assert kinds(result) == ["agent"]


def test_capture_against_a_battle_that_goes_on():
    """One side has the town, the other says that it still fights for it."""
    result = merged(
        said(
            "He announced the {capture} of Shusha.",
            "territory_gained",
            by=("AZERBAIJAN",),
            at="Shusha",
            factuality="claimed",
            speaker="ALIYEV",
            hull=DAY,
        ),
        said(
            "Yerevan said that {battles} were continuing.",
            "armed_clash",
            at="Shusha",
            factuality="claimed",
            speaker="ARMENIA",
            hull=DAY,
        ),
        published="2020-11-09",
    )
    assert kinds(result) == ["fact"]


def test_total_below_a_part_is_a_contradiction_of_number():
    """Fewer dead altogether than one side alone is said to have lost."""
    result = merged(
        said(
            "More than 7,000 troops were {killed}.",
            "casualty",
            to=("AZERBAIJAN",),
            count=(7000, 7000, float("nan")),
            speaker="ARMENIA",
            factuality="claimed",
        ),
        said(
            "He spoke of nearly 5,000 {dead} altogether.",
            "casualty",
            count=(4500, 5000, 5000),
            speaker="PUTIN",
            factuality="claimed",
        ),
    )
    assert kinds(result) == ["number"]


def test_both_claims_stay_and_ids_are_stable():
    """A contradiction names two claims that exist, and the same input gives the same ids."""
    rows = (
        said("They were {pushed out} of Kobane.", "territory_gained", to=("ISIS",), at="Kobane"),
        said(
            "One calls it a phased {withdrawal}.",
            "withdrawal",
            by=("ISIS",),
            at="Kobane",
            factuality="claimed",
            speaker="ISIS",
        ),
    )
    one, two = merged(*rows), merged(*rows)
    assert one == two
    pair = one.contradictions[0]
    assert {pair.claim_a, pair.claim_b} == set(one.events[0].claims)


def test_retreat_without_being_thrown_out_against_the_storming():
    """ "We pulled back, nobody threw us out" disputes the framing and the fact of "stormed"."""
    result = merged(
        said("We {pulled back} from Hadrut.", "withdrawal", by=("ARMENIA",), at="Hadrut", speaker="OFFICER"),
        said(
            "Nobody {threw us out} of Hadrut.",
            "territory_gained",
            to=("ARMENIA",),
            at="Hadrut",
            speaker="OFFICER",
            factuality="negated",
        ),
        said(
            "Its army {stormed} Hadrut.",
            "territory_gained",
            by=("AZERBAIJAN",),
            at="Hadrut",
            speaker="BAKU",
            factuality="claimed",
        ),
    )
    assert sorted(kinds(result)) == ["fact", "framing"]
    assert len(result.events) == 1


def test_no_such_attack_denies_the_attack_before_it():
    """ "No such attack took place" is about the attack that somebody says was foiled."""
    result = merged(
        said("It says that it foiled a {rocket attack}.", "shelling", factuality="averted", speaker="AZERBAIJAN"),
        said("No such {attack} took place, says Yerevan.", "armed_clash", factuality="negated", speaker="ARMENIA"),
    )
    assert kinds(result) == ["fact"]


def test_other_negated_attack_denies_nothing():
    """Without "such" a negated attack of another kind is not a denial."""
    result = merged(
        said("It says that it foiled a {rocket attack}.", "shelling", factuality="averted", speaker="AZERBAIJAN"),
        said("No new {attack} took place, says Yerevan.", "armed_clash", factuality="negated", speaker="ARMENIA"),
    )
    assert kinds(result) == []


def test_one_denial_counts_once():
    """ "Denies firing them" gives a statement and a negated shelling, and one contradiction."""
    rows = (
        said(
            "Azerbaijan says missiles {killed} a dozen people.",
            "casualty",
            at="Ganja",
            speaker="AZERBAIJAN",
            factuality="claimed",
        ),
        said("Armenia {denies} firing them.", "statement", by=("ARMENIA",)),
    )
    assert kinds(merged(*rows)) == ["agent"]


def test_civilians_counted_by_two_outlets_do_not_contradict():
    """Civilians killed in one town on one day need not be the same civilians."""
    common = {"to": ("CIVILIANS",), "at": "Aleppo", "hull": ("2016-07-11", "2016-07-11")}
    articles = {
        "a": [said("Shells {killed} 5 people.", "casualty", count=(5, 5, 5), **common)],
        "b": [said("Air raids {killed} 13 civilians.", "casualty", count=(13, 13, 13), **common)],
    }
    assert kinds(merge(*make(articles, published="2016-07-13"))) == []


def test_battle_told_by_the_side_that_took_the_town_is_no_contradiction():
    """Who takes a town may say itself that the battle goes on."""
    result = merged(
        said(
            "He announced the {capture} of Ford.",
            "territory_gained",
            by=("AZERBAIJAN",),
            at="Ford",
            factuality="claimed",
            speaker="ALIYEV",
        ),
        said(
            "Baku said that the {battle} goes on.", "armed_clash", at="Ford", factuality="ongoing", speaker="AZERBAIJAN"
        ),
    )
    assert kinds(result) == []

"""ACLED sub-events, given roles, and the scoring of claims."""

from collections.abc import Callable

import pytest

from benchmarks.claims import is_grave, pair
from benchmarks.roles import measure
from explorer.events.sub_events import acled_sub_event
from explorer.records import ActorsFound, Claim

Reader = Callable[[str], list[Claim]]
Extractor = Callable[[str], tuple[tuple[Claim, ...], ActorsFound]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The army retook the village from the rebels.", "Government regains territory"),
        ("Rebels seized the village from the army.", "Non-state actor overtakes territory"),
        ("Troops handed over the district to the rebels.", "Non-violent transfer of territory"),
        ("Two suicide bombers blew themselves up in the market.", "Suicide bomb"),
        ("Militants hurled a grenade at the police station.", "Grenade"),
        ("A gas attack killed ten people in the suburb.", "Chemical weapon"),
        ("A roadside bomb exploded near a convoy.", "Remote explosive/landmine/IED"),
        ("Warplanes bombed the town.", "Air/drone strike"),
        ("Rebels attacked an army checkpoint.", "Armed clash"),
        ("Gunmen attacked two villages.", "Attack"),
        ("Al-Shabaab bombed an army base in Kismayo.", "Remote explosive/landmine/IED"),
        ("Insurgents bombed a market.", "Remote explosive/landmine/IED"),
        ("Al-Shabaab drones bombed an army base in Kismayo.", "Air/drone strike"),
        ("The town came under the rebels' control on Tuesday.", "Non-state actor overtakes territory"),
        ("SDF fighters captured the village from ISIS.", "Non-state actor overtakes territory"),
        ("Syrian rebels took the town.", "Non-state actor overtakes territory"),
        ("The militia ceded control of the crossing.", "Non-violent transfer of territory"),
        ("Taxi drivers clashed with the police.", "Mob violence"),
        ("Turkish forces set up a new military base.", "Headquarters or base established"),
    ],
)
def test_sub_event(extracted: Extractor, text: str, code: str) -> None:
    """Who takes from whom, and with what, decides the sub-event."""
    claims, found = extracted(text)
    assert code in {acled_sub_event(one, found) for one in claims if one.event_type != "casualty"}


@pytest.mark.parametrize(
    ("text", "event", "source", "target"),
    [
        ("Poland has demanded an apology from Moscow.", "demanded", "Poland", "Moscow"),
        ("The rebels were condemned by the United States on Monday.", "condemned", "United States", "rebels"),
        ("Israel's withdrawal from Lebanon began on Monday.", "withdrawal", "Israel", "Lebanon"),
    ],
)
def test_roles_of_given_words(text: str, event: str, source: str, target: str) -> None:
    """Words that no frame need know still have a doer and an undergoer."""
    spans = [
        {"label": label, "start": text.index(words), "end": text.index(words) + len(words), "text": words}
        for label, words in (("EVT", event), ("SRC", source), ("TAR", target))
    ]
    row = measure({"id": "x", "text": text, "spans": spans})
    assert row is not None
    assert (row.source, row.target) == (True, True), row.found


def test_deaths_among_fighters_are_a_clash(extracted: Extractor) -> None:
    """Where one armed side kills fighters of another, the deaths are those of a battle."""
    claims, found = extracted("Three soldiers were killed by militants.")
    assert {acled_sub_event(one, found) for one in claims} == {"Armed clash"}


def test_pairs_are_one_to_one(claims: Reader) -> None:
    """A claim answers one gold mention, the one that it overlaps before one that is near."""
    found = claims("Rebels attacked the base and shelled the town.")
    rows = [
        {"trig_start": "7", "trig_end": "15", "type": "armed_clash", "note": ""},
        {"trig_start": "29", "trig_end": "36", "type": "shelling", "note": ""},
        {"trig_start": "40", "trig_end": "44", "type": "shelling", "note": ""},
    ]
    assert pair(rows, found) == {0: 0, 1: 1}


def test_grave_is_a_fact_made_of_what_was_not(claims: Reader) -> None:
    """Showing a vow as done is grave, showing it as vowed is not."""
    (done,) = claims("Rebels attacked the base.")
    row = {"factuality": "vowed", "note": ""}
    assert is_grave(row, done)
    assert not is_grave({"factuality": "vowed", "note": "alt_fact=happened"}, done)

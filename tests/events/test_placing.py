"""Where claims take place: names that no table knows, scenes of sentences, and phrases that are no scene."""

from collections.abc import Callable

import pytest

from explorer.records import Claim
from explorer.rules import rule_table

Reader = Callable[[str], list[Claim]]

RULES = rule_table("events", "placing")["rule"]


def claim_of(claims: Reader, text: str, trigger: str) -> Claim:
    """The first claim whose trigger begins so."""
    return next(one for one in claims(text) if one.text.startswith(trigger))


@pytest.mark.parametrize(("text", "trigger", "place"), [row for rule in RULES for row in rule["examples"]])
def test_example_of_rule(claims: Reader, text: str, trigger: str, place: str) -> None:
    """A place is known by its words and its neighbours."""
    claim = claim_of(claims, text, trigger)
    assert claim.place is not None
    assert claim.place.name == place


@pytest.mark.parametrize(("text", "trigger"), [row for rule in RULES for row in rule["counters"]])
def test_counter_example_of_rule(claims: Reader, text: str, trigger: str) -> None:
    """Whence somebody comes, when, or of what somebody speaks, is not where it happens."""
    assert claim_of(claims, text, trigger).place is None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Unidentified gunmen attacked Solhan at night, killing forty villagers.", "attacked", "Solhan"),
        ("Rebels opened fire with mortars on our positions at the Butivka mine.", "opened fire", "the Butivka mine"),
        ("In Kot district (Nangarhar), soldiers shelled a hideout.", "shelled", "Kot"),
        ("Jets bombed the transport at Fitzroy; 48 men died.", "died", "Fitzroy"),
        ("Rebels attacked a police post in Farah. Four policemen were killed.", "killed", "Farah"),
    ],
)
def test_place_is_shared(claims: Reader, text: str, trigger: str, place: str) -> None:
    """A sentence sets the scene for its clauses and for what is told next."""
    claim = claim_of(claims, text, trigger)
    assert claim.place is not None
    assert claim.place.name == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army had been advancing from Llerena.", "advancing"),
        ("Rebels attacked a police post in Farah. On 3 July a submarine sank a frigate.", "sank"),
        ("Rebels attacked a police post in Farah. The army denied any killing.", "killing"),
    ],
)
def test_place_is_left_empty(claims: Reader, text: str, trigger: str) -> None:
    """Another time, or somebody's words, leave the scene."""
    assert claim_of(claims, text, trigger).place is None


def test_a_district_that_opens_a_paragraph_is_its_scene(claims: Reader) -> None:
    """What follows without a place of its own happens where the sentence before has opened."""
    found = claims(
        "In Shinwar district, Nangarhar province, an attacker attempted to enter a base. Police shot him. "
        "One policeman was wounded."
    )
    assert [one.place.name for one in found if one.place is not None] == ["Shinwar"] * 3

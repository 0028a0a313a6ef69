"""Who fights for a state, what an attack was made with, and which explosions are accidents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorer.events.affiliation import by_words
from explorer.events.sub_events import acled_sub_event
from explorer.records import ActorsFound, Claim
from explorer.rules import rule_table

SIDES = rule_table("events", "affiliation")
MEANS = rule_table("events", "means")
ACCIDENTS = rule_table("events", "accidents")
Extractor = Callable[[str], tuple[tuple[Claim, ...], ActorsFound]]


@pytest.mark.parametrize("row", SIDES["example"], ids=lambda row: row["text"])
def test_words_tell_the_side(row: dict[str, str]) -> None:
    """Nouns, names and stances say for whom somebody fights."""
    assert by_words(row["text"]) == row["side"]


@pytest.mark.parametrize("row", SIDES["counter"], ids=lambda row: row["text"])
def test_other_people_have_no_side(row: dict[str, str]) -> None:
    """Whoever bears no arms fights for nobody."""
    assert by_words(row["text"]) == ""


def codes_at_brackets(text: str, extracted: Extractor) -> set[str]:
    """The sub-events of the claims whose trigger stands in brackets."""
    trigger = text[text.index("[") + 1 : text.index("]")]
    claims, found = extracted(text.replace("[", "").replace("]", ""))
    return {acled_sub_event(one, found) for one in claims if one.text == trigger}


@pytest.mark.parametrize("row", MEANS["example"], ids=lambda row: row["text"])
def test_means_give_the_sub_event(row: dict[str, str], extracted: Extractor) -> None:
    """The weapon, or that nobody fought, decides the sub-event."""
    assert codes_at_brackets(row["text"], extracted) == {row["code"]}


@pytest.mark.parametrize("row", MEANS["counter"], ids=lambda row: row["text"])
def test_a_mere_mention_is_no_means(row: dict[str, str], extracted: Extractor) -> None:
    """What is hit, or fought off, is not what it was done with."""
    found = codes_at_brackets(row["text"], extracted)
    assert found
    assert row["code"] not in found


@pytest.mark.parametrize("row", ACCIDENTS["example"], ids=lambda row: row["text"])
def test_accidents_are_no_bombings(row: dict[str, Any], claims: Callable[[str], list[Claim]]) -> None:
    """A furnace that explodes is not a bomb."""
    assert "bombing" not in {one.event_type for one in claims(row["text"])}


@pytest.mark.parametrize("row", ACCIDENTS["counter"], ids=lambda row: row["text"])
def test_blasts_of_weapons_stay(row: dict[str, Any], claims: Callable[[str], list[Claim]]) -> None:
    """Where a weapon is named the blast is an attack."""
    assert "bombing" in {one.event_type for one in claims(row["text"])}

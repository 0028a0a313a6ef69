"""Roles that follow from there being two camps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorer.records import ActorsFound, Claim
from explorer.rules import rule_table

RULES = rule_table("events", "completion")


@pytest.mark.parametrize("row", RULES["example"], ids=lambda row: row["trigger"])
def test_the_camps_fill_what_is_left_open(row: dict[str, Any], claims: Callable[[str], list[Claim]]) -> None:
    """Both sides keep a truce, and a town falls to the other side; each is marked as inferred."""
    claim = next(one for one in claims(row["text"]) if one.text == row["trigger"])
    for field in ("sources", "targets"):
        if field in row:
            given = getattr(claim, field)
            assert sorted(one.actor_id for one in given) == sorted(row[field])
            assert {one.how for one in given} <= {"inferred"}


@pytest.mark.parametrize("row", RULES["counter"], ids=lambda row: row["trigger"])
def test_nothing_is_filled_in_without_need(row: dict[str, Any], claims: Callable[[str], list[Claim]]) -> None:
    """Without two camps, or about somebody else, the doer stays open."""
    claim = next(one for one in claims(row["text"]) if one.text == row["trigger"])
    assert not claim.sources


@pytest.mark.parametrize("row", RULES["example"], ids=lambda row: row["trigger"])
def test_only_actors_of_the_article_are_filled_in(
    row: dict[str, Any], extracted: Callable[[str], tuple[tuple[Claim, ...], ActorsFound]]
) -> None:
    """Every actor of a claim is an actor of the article."""
    found_claims, found = extracted(row["text"])
    known = {actor.id for actor in found.actors}
    given = {one.actor_id for claim in found_claims for one in (*claim.sources, *claim.targets)}
    assert given - {""} <= known

"""Actors that a sentence states, under whatever words: bodies of men, weapons, pronouns, commanders, capitals."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.records import ActorsFound, Claim

Extractor = Callable[[str], tuple[tuple[Claim, ...], ActorsFound]]

CASES = tomllib.loads((Path(__file__).parent / "stated_actors.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['trigger']} | {case['text'][-60:]}" for case in CASES])
def test_a_stated_actor_is_who_is_meant(extracted: Extractor, case: dict[str, str]) -> None:
    """A role has the ids of the actors that a reader takes the words for, or the words, and no others."""
    claims, _ = extracted(case["text"])
    found = [one for one in claims if case["trigger"] in one.text or one.text in case["trigger"]]
    assert found, [one.text for one in claims]
    for role, parts in (("source", found[-1].sources), ("target", found[-1].targets)):
        wanted = case.get(role, "-")
        if wanted == "-":
            continue
        given = [{one.actor_id, one.text} for one in parts if one.actor_id or wanted]
        groups = [set(part.split("|")) for part in wanted.split(" + ")] if wanted else []
        fits = len(given) == len(groups) and all(any(one & group for group in groups) for one in given)
        assert fits, (role, wanted, [(one.actor_id, one.text) for one in parts])

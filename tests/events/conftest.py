"""Sentences in, claims out: the stages up to events, on texts that name their own actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from explorer import actors, events, language
from explorer.records import ActorsFound, Article, Claim

KNOWLEDGE = actors.Knowledge.load(None)


@pytest.fixture(scope="session")
def claims() -> Callable[[str], list[Claim]]:
    """A function from a text to its claims."""

    def read(text: str) -> list[Claim]:
        return list(extract(text)[0])

    return read


@pytest.fixture(scope="session")
def extracted() -> Callable[[str], tuple[tuple[Claim, ...], ActorsFound]]:
    """A function from a text to its claims and its actors."""
    return extract


def extract(text: str) -> tuple[tuple[Claim, ...], ActorsFound]:
    """Claims of a text, and its actors."""
    parsed = language.parse(Article(id="a", title="", text=text), model=language.load_model())
    found = actors.find(parsed, knowledge=KNOWLEDGE)
    return events.find(parsed, found=found), found

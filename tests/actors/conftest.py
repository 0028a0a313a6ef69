"""Reads a text as the actors stage sees it."""

from collections.abc import Callable

import pytest

from explorer import actors, language
from explorer.records import ActorsFound, Article

Find = Callable[[str], ActorsFound]


@pytest.fixture(scope="session")
def find() -> Find:
    """Text to the actors and places found in it; the model is loaded once and each text read once."""
    model = language.load_model()
    seen: dict[str, ActorsFound] = {}

    def found_in(text: str) -> ActorsFound:
        if text not in seen:
            seen[text] = actors.find(language.parse(Article("a", "", text), model=model))
        return seen[text]

    return found_in

"""Languages other than English: data in a folder of its own, and an error where there is none."""

from __future__ import annotations

import pytest

from explorer.errors import InputError
from explorer.times import find, languages


def found(text: str, published: str | None = "2014-10-10") -> list[tuple[str, str]]:
    """Words and values of what is found in German."""
    return [(each.text, each.value) for each in find(text, published, language="de")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 24. November 1914 fiel das Fort.", [("24. November 1914", "1914-11-24")]),
        ("Sie kamen am Dienstag.", [("Dienstag", "2014-10-07")]),
        ("Sie werden am Dienstag kommen.", [("Dienstag", "2014-10-14")]),
        ("vor zwei Wochen", [("vor zwei Wochen", "2014-W39")]),
        ("letzte Woche", [("letzte Woche", "2014-W40")]),
        ("Am Morgen regnete es, morgen nicht.", [("morgen", "2014-10-11")]),
        ("Mitte März 1915", [("Mitte März 1915", "1915-03")]),
        ("seit 2011", [("2011", "2011")]),
    ],
)
def test_german(text: str, expected: list[tuple[str, str]]) -> None:
    """German phrases give the values of their English counterparts."""
    assert found(text) == expected


def test_german_narrative_carries_its_year() -> None:
    """The choice of years knows no language."""
    text = "Am 3. Oktober 1914 begann die Belagerung. Am 24. November fiel das Fort. Am 5. Januar war sie genommen."
    assert [value for _, value in found(text, None)] == ["1914-10-03", "1914-11-24", "1915-01-05"]


@pytest.mark.parametrize("text", ["Sie marschierten im Mai nicht", "Herr Sommer kam", "Die 3. Division", "1500 Mann"])
def test_german_false_friends(text: str) -> None:
    """A month is found; names, divisions and numbers are not."""
    assert [words for words, _ in found(text)] == (["Mai"] if "Mai" in text else [])


def test_english_words_are_none_in_german() -> None:
    """Each language has only its own words."""
    assert found("They left on Tuesday, two days ago.") == []


def test_unknown_language_is_refused() -> None:
    """A language without rules is an error that names those with rules."""
    with pytest.raises(InputError, match="de, en"):
        find("mardi", "2014-10-10", language="fr")


def test_languages_are_folders() -> None:
    """The pipeline can ask which languages have rules."""
    assert {"en", "de"} <= set(languages())

"""Persons whom the entity recogniser misses, and whom pronouns then mean."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.actors import Knowledge, find
from explorer.actors.lexicon import load_lexicon
from explorer.actors.persons import acting_persons, ranked_persons
from explorer.language import parse
from explorer.language.parsing import parsed_sentences
from explorer.records import Article
from explorer.rules import rule_table

RULES = rule_table("actors", "persons")


def names(text: str) -> list[str]:
    """The words of the persons found in a text."""
    sentences = list(parsed_sentences(parse(Article("a", "", text))))
    found = {*ranked_persons(sentences, [], load_lexicon()), *acting_persons(sentences)}
    return [words for _, _, words in sorted(found)]


@pytest.mark.parametrize("row", RULES["example"] + RULES["counter"], ids=lambda row: row["text"])
def test_persons_are_known_by_rank_and_deeds(row: dict[str, Any]) -> None:
    """A rank, or what only persons do or suffer, makes a name a person's, wherever it stands."""
    assert names(row["text"]) == row["names"]


def meant(text: str, word: str) -> str:
    """The actor that the last mention with these words stands for."""
    found = find(parse(Article("a", "", text)), knowledge=Knowledge.load())
    return [one.actor_id for one in found.mentions if one.text == word][-1]


@pytest.mark.parametrize(
    ("text", "pronoun", "actor"),
    [
        ("The Congolese army, whose units had left Uvira, said it had retaken the mill.", "it", "FARDC"),
        ("Lettow-Vorbeck surrendered at Abercorn. He had crossed the Rovuma in 1917.", "He", "LETTOW_VORBECK"),
        ("Count Gyulai's army crossed the river. Gyulai wanted the city, but on the 9th he fell back.", "he", "GYULAI"),
        ("A monitor, SOHR, said Russian troops had taken Anadan. They had shelled the town.", "They", "RUSSIAN_FORCES"),
        ('General Montgomery attacked on Tuesday. "We will hit the Germans," he said.', "We", "UK_FORCES"),
        ("Radovan Karadzic met a general, who promised him planes.", "him", "RADOVAN_KARADZIC"),
    ],
)
def test_pronouns_mean_who_tells_or_fits_best(text: str, pronoun: str, actor: str) -> None:
    """Whoever says something is its subject, fighters shell, and "we" belong to the speaker named afterwards."""
    assert meant(text, pronoun) == actor


def test_we_of_a_ministry_are_its_forces() -> None:
    """A statement issued in a capital tells of the forces of its state, wherever the deeds were."""
    text = (
        "MINISTRY OF NATIONAL DEFENCE - PRESS STATEMENT\n\nAnkara, 12 May 2022\n\n"
        "Our operation in northern Iraq continues. Last week we attacked two camps near Metina in Iraq."
    )
    assert meant(text, "we") == "TURKISH_FORCES"

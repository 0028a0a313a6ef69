"""Sentences and what they say about their bracketed event."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from explorer.events.factuality import Judgement, judge
from explorer.events.factuality_cues import load_cues
from explorer.events.factuality_tree import walk
from explorer.language.model import load_model
from explorer.language.plain_parses import plain_parse
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.records.parses import Token


def trigger(marked: str) -> Token:
    """Parse a sentence and return the word in brackets."""
    start = marked.index("[")
    doc = plain_parse(load_model()(marked.replace("[", "").replace("]", "")))
    return next(word for word in doc if word.idx <= start < word.idx + len(word))


def judged(marked: str, *, event_type: str = "") -> Judgement:
    """Judge the event in brackets."""
    token = trigger(marked)
    return judge(token.doc, token.i, event_type=event_type)


SENTENCES = [
    line.split("\t") for line in (Path(__file__).parent / "factuality.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
ENGLISH = [
    pytest.param(row[0], row[1], marks=[pytest.mark.xfail(strict=True, reason=why) for why in row[2:]])
    for group in tomllib.loads((Path(__file__).parent / "factuality_english.toml").read_text(encoding="utf-8")).values()
    for row in group["sentences"]
]
CUES = rule_table("events", "factuality")["cue"]
EXAMPLES = [(cue["id"], text, value) for cue in CUES for text, value in cue["examples"]]
COUNTERS = [(cue["id"], text, value) for cue in CUES for text, value in cue["counters"]]


@pytest.mark.parametrize(("text", "values"), SENTENCES)
def test_sentence(text: str, values: str) -> None:
    """A sentence of war reporting gets one of the values that a reader would give it."""
    assert judged(text).factuality in values.split(",")


@pytest.mark.parametrize(("text", "values"), ENGLISH)
def test_ways_of_not_happening(text: str, values: str) -> None:
    """Each way in which English says that something did not happen is told from its neighbours that did."""
    assert judged(text).factuality in values.split(",")


@pytest.mark.parametrize(("rule", "text", "value"), EXAMPLES)
def test_example_of_rule(rule: str, text: str, value: str) -> None:
    """Each cue's example gets the value that the rule file gives it."""
    assert judged(text).factuality == value


@pytest.mark.parametrize(("rule", "text", "value"), COUNTERS)
def test_counter_example_of_rule(rule: str, text: str, value: str) -> None:
    """Each cue's counter-example is left alone by the cue."""
    assert judged(text).factuality == value


def test_every_cue_has_an_example_and_a_counter_example() -> None:
    """No cue stands in the file without sentences that show it and its limits."""
    assert [cue["id"] for cue in CUES if not cue["examples"] or not cue["counters"]] == []


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue["id"])
def test_every_cue_acts_on_one_of_its_examples(cue: dict[str, Any]) -> None:
    """A cue is not shown by sentences that other cues decide."""
    acted = {step.cue.id for text, _ in cue["examples"] for step in walk(trigger(text), load_cues()).steps}
    assert cue["id"] in acted


def test_ids_are_unique() -> None:
    """Two cues never share an identifier."""
    ids = [cue["id"] for cue in CUES]
    assert len(ids) == len(set(ids))


def test_cue_words_are_given_as_characters_of_the_sentence() -> None:
    """A judgement points at the words it rests on."""
    text = "The navy foiled a rocket [attack] on the pipeline."
    judgement = judged(text)
    plain = text.replace("[", "").replace("]", "")
    assert plain[judgement.start : judgement.end] == "foiled"


def test_nothing_is_pointed_at_without_a_cue() -> None:
    """A plain assertion has no cue words."""
    judgement = judged("The army [took] the town.")
    assert (judgement.start, judgement.end, judgement.rule) == (-1, -1, "asserted")


def test_vow_as_trigger_of_a_movement_is_judged_by_its_complement() -> None:
    """ "Vow to return" is a vow when it stands for the return, an act when it stands for the threat."""
    assert judged("The fighters [vowed] to return.", event_type="advance").factuality == "vowed"
    assert judged("The fighters [vowed] to return.", event_type="threat").factuality == "happened"


def test_cues_are_read_once() -> None:
    """The rule file is read a single time."""
    assert load_cues() is load_cues()


@pytest.mark.parametrize("text", ["The rebels [took] the town.", "The rebels never [took] the town."])
def test_scores_stay_on_the_scale(text: str) -> None:
    """Scores keep to the scale of -3 to 3."""
    assert -3 <= judged(text).score <= 3

"""Tone: the war lexicon, negation and VADER."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.measures import tone, tone_columns, vader
from explorer.rules import rule_table

GROUPS = rule_table("measures", "war_lexicon")


@pytest.mark.parametrize("name", GROUPS)
def test_a_lexicon_group_counts_in_its_example_and_not_in_its_counter_example(name: str) -> None:
    """Each group of the war lexicon moves its example and leaves its counter-example alone."""
    group = GROUPS[name]
    words = set(group["words"])
    assert any(word in group["example"].lower() for word in words)
    assert not any(word in words for word, _ in tone(group["counter_example"]).words)
    if group["value"]:
        assert tone(group["example"]).score * group["value"] > 0


def test_negation_turns_the_sign() -> None:
    """A negated harm weighs the other way, and less."""
    assert tone("It was a massacre.").score < 0 < tone("It was not a massacre.").score


def test_set_phrases_beat_their_words() -> None:
    """To save face is not to save."""
    assert tone("They are trying to save face.").score < 0 < vader("They are trying to save face.")


def test_a_sentence_without_known_words_is_neutral() -> None:
    """Nothing known gives zero and no words."""
    assert tone("The convoy left Tell Abyad at noon.").score == 0


def test_vader_gives_the_published_score() -> None:
    """The packaged lexicon reproduces the example of VADER's own documentation."""
    assert vader("VADER is smart, handsome, and funny.") == pytest.approx(0.8316, abs=5e-4)


def test_columns_name_the_words_that_drove_the_tone() -> None:
    """The words column lists each word with its signed valence."""
    assert tone_columns(["The town was shelled."])["tone_words"] == ["shelled-2.6"]


@given(st.text(max_size=200))
def test_tone_stays_within_its_scale(text: str) -> None:
    """Any text scores between -1 and 1."""
    assert -1 <= tone(text).score <= 1

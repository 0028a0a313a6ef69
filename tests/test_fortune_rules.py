"""The examples of the table of fortunes, through the whole pipeline: from a sentence to gains and losses."""

import pytest

from explorer.measures.fortune import fortune_rules
from explorer.pipeline import build_timeline
from explorer.reading import article_from_text


def rules_at_work(sentence: str) -> set[str]:
    """Event types whose rule brings somebody a gain or a loss in a sentence."""
    timeline = build_timeline(article_from_text(sentence, published="2020-06-01"))
    return {rule.split(".")[0] for rule in timeline.fortunes["rule"]}


@pytest.mark.parametrize("event_type", fortune_rules())
def test_a_rule_works_in_its_example(event_type: str) -> None:
    """The example brings fortune by the rule of its type."""
    assert event_type in rules_at_work(fortune_rules()[event_type].example)


@pytest.mark.parametrize("event_type", fortune_rules())
def test_a_rule_rests_in_its_counter_example(event_type: str) -> None:
    """What is vowed, denied or feared moves nothing."""
    assert event_type not in rules_at_work(fortune_rules()[event_type].counter_example)

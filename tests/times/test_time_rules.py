"""Every rule's examples and counter-examples, as written beside the rule."""

from __future__ import annotations

import re

import pytest

from explorer.times import find
from explorer.times.grammar import Rule, read_grammar

PUBLISHED = "2014-10-10"
MARK = re.compile(r"\[([^|\[\]]+)\|([^\]]*)\]")
RULES = read_grammar().rules
EXAMPLES: list[tuple[Rule, str, str | None]]
EXAMPLES = [(rule, example, PUBLISHED) for rule in RULES for example in rule.examples]
EXAMPLES += [(rule, example, None) for rule in RULES for example in rule.undated]
COUNTERS = [(rule, counter) for rule in RULES for counter in rule.counters]


@pytest.mark.parametrize(("rule", "example", "published"), EXAMPLES, ids=lambda value: getattr(value, "id", str(value)))
def test_example_is_found(rule: Rule, example: str, published: str | None) -> None:
    """The marked words of an example are found by the rule, with the marked value."""
    text = MARK.sub(r"\1", example)
    found = {(each.text, each.value) for each in find(text, published) if each.rule == rule.id}
    assert set(MARK.findall(example)) <= found, find(text, published)


@pytest.mark.parametrize(("rule", "counter"), COUNTERS, ids=lambda value: getattr(value, "id", str(value)))
def test_counter_example_is_not_found(rule: Rule, counter: str) -> None:
    """The rule finds nothing in its counter-examples, dated or not."""
    for published in (PUBLISHED, None):
        assert [each for each in find(counter, published) if each.rule == rule.id] == []


def test_rule_ids_are_unique() -> None:
    """No two rules share an identifier."""
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))

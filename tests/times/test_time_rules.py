"""Every rule's examples and counter-examples, as written beside the rule, in every language."""

from __future__ import annotations

import re

import pytest

from explorer.times import find, languages
from explorer.times.grammar import Rule, read_grammar

PUBLISHED = "2014-10-10"
MARK = re.compile(r"\[([^|\[\]]+)\|([^\]]*)\]")
RULES = [(language, rule) for language in languages() for rule in read_grammar(language).rules]
EXAMPLES: list[tuple[str, Rule, str, str | None]]
IDIOMS = [(language, rule, idiom) for language, rule in RULES if rule.makes == "nothing" for idiom in rule.examples]
EXAMPLES = [
    (language, rule, example, PUBLISHED)
    for language, rule in RULES
    if rule.makes != "nothing"
    for example in rule.examples
]
EXAMPLES += [(language, rule, example, None) for language, rule in RULES for example in rule.undated]
COUNTERS = [(language, rule, counter) for language, rule in RULES for counter in rule.counters]


def name(value: object) -> str:
    """What stands in the test's name."""
    return str(getattr(value, "id", value))


@pytest.mark.parametrize(("language", "rule", "example", "published"), EXAMPLES, ids=name)
def test_example_is_found(language: str, rule: Rule, example: str, published: str | None) -> None:
    """The marked words of an example are found, at least one of them by the rule, with the marked value."""
    expressions = find(MARK.sub(r"\1", example), published, language=language)
    found = {(each.text, each.value) for each in expressions}
    assert set(MARK.findall(example)) <= found, expressions
    assert rule.id in {each.rule for each in expressions if (each.text, each.value) in MARK.findall(example)}


@pytest.mark.parametrize(("language", "rule", "idiom"), IDIOMS, ids=name)
def test_idioms_hold_no_expression(language: str, rule: Rule, idiom: str) -> None:
    """A rule that makes nothing hides what the other rules would find."""
    assert find(idiom, PUBLISHED, language=language) == []


@pytest.mark.parametrize(("language", "rule", "counter"), COUNTERS, ids=name)
def test_counter_example_is_not_found(language: str, rule: Rule, counter: str) -> None:
    """The rule finds nothing in its counter-examples, dated or not."""
    for published in (PUBLISHED, None):
        assert [each for each in find(counter, published, language=language) if each.rule == rule.id] == []


def test_rule_ids_are_unique() -> None:
    """No two rules share an identifier, in whatever language."""
    ids = [rule.id for _, rule in RULES]
    assert len(ids) == len(set(ids))

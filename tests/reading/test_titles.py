"""The headline of a plain text."""

import pytest

from explorer.reading import find_title
from explorer.reading.titles import is_masthead
from explorer.rules import rule_table

LINES = rule_table("reading", "mastheads")["line"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Fighters: Airstrikes Forced Us Out\n\nThe group lost.", "Fighters: Airstrikes Forced Us Out"),
        ("# Siege lifted\n\nThe town is free.", "Siege lifted"),
        ("Can the truce hold?\n\nNobody knows.", "Can the truce hold?"),
        ('"We Still Hold It": Two Armies, One Town\n\nText.', '"We Still Hold It": Two Armies, One Town'),
        ("Rebels flee U.S.\n\nText.", "Rebels flee U.S."),
        ("NAVY OFFICE\nFOR IMMEDIATE RELEASE\n3 May 2019\n\nSummary of attacks\n\nText.", "Summary of attacks"),
        ("3 May 2019\nBy Jane Doe\nTruce collapses\n\nText.", "Truce collapses"),
    ],
)  # fmt: skip
def test_a_headline_is_found(text: str, title: str) -> None:
    """The first line that is no running text, date, byline or mark of a release is the headline."""
    assert find_title(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "The war began when Germany attacked Poland.\nFrance declared war.",
        "Only one line",
        "The city was taken. It had held for months\nand then fell.",
        "",
    ],
)
def test_running_text_has_no_headline(text: str) -> None:
    """A text that starts with a sentence keeps it as a sentence."""
    assert find_title(text) == ""


@pytest.mark.parametrize(("rule", "line"), [(rule["id"], line) for rule in LINES for line in rule["examples"]])
def test_examples_of_mastheads(rule: str, line: str) -> None:
    """Every example of the rule file is passed over."""
    assert is_masthead(line), rule


@pytest.mark.parametrize(("rule", "line"), [(rule["id"], line) for rule in LINES for line in rule["counterexamples"]])
def test_counterexamples_of_mastheads(rule: str, line: str) -> None:
    """No counter-example of the rule file is passed over."""
    assert not is_masthead(line), rule

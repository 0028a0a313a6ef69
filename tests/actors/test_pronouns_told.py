"""A pronoun in a reported clause is the one who reports it."""

import pytest

from explorer import actors, language
from explorer.reading import article_from_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudan's army said on Tuesday it had taken control of the headquarters.", "SUDANESE_ARMED_FORCES"),
        ("The RSF said it had taken the market.", "RSF"),
        ("The Taliban said they had captured Kunduz.", "TALIBAN"),
    ],
)
def test_who_says_it_did_it(text: str, expected: str) -> None:
    """ "X said it had taken the town": it is X, also with verbs that often have an empty subject."""
    found = actors.find(language.parse(article_from_text(text)))
    assert [mention.actor_id for mention in found.mentions if mention.how == "pronoun"] == [expected]


def test_a_town_that_has_fallen_is_no_actor() -> None:
    """ "It has fallen": nobody acts."""
    found = actors.find(language.parse(article_from_text("Rebels said it had fallen to them.")))
    assert "it" not in [mention.text for mention in found.mentions]

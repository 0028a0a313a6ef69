"""Copies are one voice."""

from __future__ import annotations

from dataclasses import replace

from explorer.dates import Bounds
from explorer.merging import voices
from explorer.records import Article

STORY = """Kurdish forces took full control of the border town on Monday after four months of fighting, said a
monitoring group. Fighters raised their flag on a hill that overlooks the town, and people celebrated in the streets
of the refugee camps across the border. A commander said that the last militants had left the eastern suburbs during
the night, and that mines still made it dangerous to go home. The coalition has flown more than six hundred raids
around the town since the autumn, most of them by night, and its spokesman praised the men and women on the ground."""
OTHER = """The monitoring group said on Monday that the border town was in the hands of Kurdish forces. In the camps
there was dancing until late, but many asked what they would find at home. Engineers expect that it will take a year
to clear the rubble. Elsewhere in the province militants attacked two villages, and a bridge was blown up. Officials
in the capital did not comment on the loss, which is the first of this size since the summer."""


def article(name: str, text: str, day: float | None = None) -> Article:
    """An article in one line."""
    return Article(name, name, text, None if day is None else Bounds.exactly(day, day + 1))


def test_reprint_with_a_changed_byline_is_the_same_voice():
    """Another byline and a cut last sentence do not make a source."""
    copy = "By our own reporter. " + STORY.rsplit(",", 1)[0]
    assert voices([article("a", STORY), article("b", copy)]) == {"a": "a", "b": "a"}


def test_two_stories_of_one_day_are_two_voices():
    """The same news in other words is another source."""
    assert voices([article("a", STORY), article("b", OTHER)]) == {"a": "a", "b": "b"}


def test_first_voice_is_the_earliest_published():
    """The copy is who came later, whatever the order in which they are read."""
    assert voices([article("late", STORY, 9), article("early", STORY, 8)]) == {"late": "early", "early": "early"}


def test_copies_of_copies_share_one_voice():
    """A chain of reprints has one origin."""
    third = replace(article("c", STORY), title="other")
    assert set(voices([article("a", STORY), article("b", STORY), third]).values()) == {"a"}


def test_empty_texts_are_not_copies():
    """Nothing is like nothing."""
    assert voices([article("a", ""), article("b", "")]) == {"a": "a", "b": "b"}

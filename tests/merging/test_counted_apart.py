"""Numbers that keep two claims from being one event."""

from __future__ import annotations

from math import inf

from corpus import make, merged, said

from explorer.merging import merge


def test_killed_and_wounded_are_counted_apart():
    """The dead and the wounded of one raid are two events."""
    common = {"to": ("ISIS",), "at": "Kobane", "hull": ("2015-01-26", "2015-01-26")}
    result = merged(
        said("A raid {killed} 16 fighters.", "casualty", count=(16, 16, 16), **common),
        said("It {wounded} 22.", "casualty", count=(22, 22, 22), unit="wounded", **common),
        published="2015-02-02",
    )
    assert len(result.events) == 2


def test_further_victims_are_another_event():
    """ "Five more" come on top of the sixteen."""
    common = {"to": ("ISIS",), "at": "Kobane", "hull": ("2015-01-26", "2015-01-26")}
    result = merged(
        said("A raid {killed} 16 fighters.", "casualty", count=(16, 16, 16), **common),
        said("Later they {killed} another 5 fighters.", "casualty", count=(5, 5, 5), speaker="YPG", **common),
        published="2015-02-02",
    )
    assert len(result.events) == 2
    assert result.contradictions == ()


def test_a_raid_and_a_war_are_counted_apart():
    """Twelve dead of a raid and 280,000 of a war are not two figures for one thing."""
    articles = {
        "a": [
            said("A raid {killed} 12.", "casualty", at="Syria", hull=("2015-01-26", "2015-01-26"), count=(12, 12, 12))
        ],
        "b": [
            said(
                "It {killed} 280,000.",
                "casualty",
                at="Syria",
                hull=("2015-01-26", "2015-01-26"),
                count=(2.8e5, 2.8e5, inf),
            )
        ],
    }
    result = merge(*make(articles, published="2015-02-02"))
    assert len(result.events) == 2
    assert result.contradictions == ()

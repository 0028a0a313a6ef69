"""Dates that stand in a sentence of their own."""

from __future__ import annotations

from stories import ago, tell

TIMES = {"four months ago": ago(-137, -106)}


def test_a_date_of_its_own_is_that_of_the_sentence_before():
    """ "That was four months ago" dates what was told just before."""
    story = tell("Horsemen {burned} the huts. That was [four months ago].", TIMES)
    assert story.hull("burned") == (-137.0, -106.0)


def test_another_subject_dates_nothing_before_it():
    """ "He left four months ago" says nothing of the fire."""
    story = tell("Horsemen {burned} the huts. He left [four months ago].", TIMES)
    assert story.hull("burned") != (-137.0, -106.0)

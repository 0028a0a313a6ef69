"""Sentences in the manner of many outlets and of histories, marked by hand."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from explorer.times import find

MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\]")
OUTLETS = tomllib.loads(Path(__file__).with_name("outlets.toml").read_text(encoding="utf-8"))["outlet"]


def read_marks(sentence: str) -> tuple[str, dict[tuple[int, str], str]]:
    """The bare sentence, and what is marked in it: place and words to value."""
    text, marks, position = "", {}, 0
    for mark in MARK.finditer(sentence):
        text += sentence[position : mark.start()]
        marks[len(text), mark[1]] = mark[2]
        text += mark[1]
        position = mark.end()
    return text + sentence[position:], marks


@pytest.mark.parametrize(
    ("sentence", "published"),
    [(sentence, outlet.get("published")) for outlet in OUTLETS for sentence in outlet["sentences"]],
)
def test_marked_expressions_are_found(sentence: str, published: str | None) -> None:
    """Every marked expression is found with its words and its value."""
    text, marks = read_marks(sentence)
    found = {(each.start, each.text): each.value for each in find(text, published)}
    assert {place: found.get(place) for place in marks} == marks

"""A sentence cut into marked stretches."""

from __future__ import annotations

from board.javascript import run_js


def test_pieces_join_to_the_sentence() -> None:
    """Overlapping marks cut the text, and nothing of it is lost."""
    text = "Just days after 🏴 being pushed out"
    marks = [
        {"start": 0, "end": 15, "kind": "time"},
        {"start": 5, "end": 40, "kind": "actor"},
        {"start": 24, "end": 30, "kind": "trigger"},
    ]
    pieces = run_js("spans.js", "return cutSpans(data.text, data.marks);", {"text": text, "marks": marks})
    assert "".join(piece["text"] for piece in pieces) == text
    assert [[mark["kind"] for mark in piece["marks"]] for piece in pieces] == [
        ["time"],
        ["time", "actor"],
        ["actor"],
        ["actor", "trigger"],
        ["actor"],
    ]


def test_a_mark_is_named_once() -> None:
    """Only the first piece of a mark carries its name."""
    marks = [{"start": 0, "end": 10, "kind": "a"}, {"start": 4, "end": 6, "kind": "b"}]
    pieces = run_js("spans.js", "return cutSpans(data.text, data.marks);", {"text": "0123456789", "marks": marks})
    assert sum(mark["kind"] == "a" for piece in pieces for mark in piece["first"]) == 1


def test_marks_outside_are_dropped() -> None:
    """A mark beyond the sentence marks nothing."""
    pieces = run_js(
        "spans.js", "return cutSpans(data.text, data.marks);", {"text": "abc", "marks": [{"start": 5, "end": 9}]}
    )
    assert pieces == [{"text": "abc", "marks": [], "first": []}]


def test_searched_words_are_marked_wherever_they_stand() -> None:
    """In any case, every place, counted in characters as Python does."""
    text = "🏴 The Town, the hometown"
    marks = run_js("spans.js", "return marksOfSearch(data.text, data.words);", {"text": text, "words": ["town", "the"]})
    assert [text[mark["start"] : mark["end"]] for mark in marks] == ["Town", "town", "The", "the"]

"""Text on charts: escaping, measuring, cutting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.views.snippets import snippet
from explorer.views.text import escape, shorten, width, wrap


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ('<a href="javascript:alert(1)">x</a>', '&lt;a href="javascript:alert(1)"&gt;x&lt;/a&gt;'),
        ("AT&T &amp; co", "AT&amp;T &amp;amp; co"),
        ("$x$", "&#36;x&#36;"),
        ("two\n\nlines\u00a0here", "two lines here"),
        ("right\u202eto left\u0000", "rightto left"),
    ],
)
def test_markup_of_an_article_loses_its_meaning(words: str, expected: str) -> None:
    """Tags, entities, TeX and control characters reach the chart as plain characters or not at all."""
    assert escape(words) == expected


@given(st.text())
def test_escaped_text_holds_no_tag(words: str) -> None:
    """Whatever an article says, its escaped form opens no tag."""
    assert not {"<", ">", "$"} & set(escape(words))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.integers(20, 300))
def test_shortened_text_fits(words: str, pixels: int) -> None:
    """A shortened line is never wider than the room it was given."""
    assert width(shorten(words, pixels, 11), 11) <= pixels


@given(st.text(alphabet="abc def", max_size=200), st.integers(1, 4))
def test_wrapped_text_keeps_to_its_lines(words: str, lines: int) -> None:
    """Wrapping gives no more lines than asked for, each within its width."""
    cut = wrap(words, 90, 11, lines=lines)
    assert len(cut) <= lines
    assert all(width(line, 11) <= 90 for line in cut)


def test_wrapping_loses_no_word_when_lines_are_free() -> None:
    """Without a limit of lines every word is kept."""
    words = "just days after finally being pushed out of their last positions"
    assert " ".join(wrap(words, 100, 11)) == words


def test_bold_is_wider() -> None:
    """The table has the widths of the bold face too."""
    assert width("publication", 11, bold=True) > width("publication", 11)


def test_a_cut_snippet_keeps_its_trigger_in_bold() -> None:
    """A sentence that must be cut begins shortly before what it tells of."""
    text = "It had at one point appeared to all who watched it from afar to be just days away from seizing Kobane."
    lines = snippet(text, ["seizing"], 150, size=10, lines=2)
    assert "<b>seizing</b>" in " ".join(lines)
    assert lines[0].startswith("…")


def test_a_snippet_is_escaped() -> None:
    """Bold marks the trigger, and nothing else is markup."""
    assert snippet("<i>they</i> fled", ["fled"], 400, size=10, lines=1) == ["&lt;i&gt;they&lt;/i&gt; <b>fled</b>"]

"""Front matter between two lines of dashes."""

import pytest

from explorer.reading import article_from_text
from explorer.reading.front_matter import read_front_matter

BLOCK = """---
title: "Fall of a town: the last day"
date: 2015-01-28
source: Example Wire
author: Jane Doe
url: https://example.org/a
language: en
tags:
  - war
  - town
# a comment
---

The town fell.
"""


def test_every_field_is_read() -> None:
    """All known fields are read, quotation marks around a value go, lists and comments are passed over."""
    article = article_from_text(BLOCK)
    assert article.title == "Fall of a town: the last day"
    assert (article.source, article.author, article.url) == ("Example Wire", "Jane Doe", "https://example.org/a")
    assert article.published_basis == "front_matter"


def test_offsets_count_the_text_below_the_block() -> None:
    """The article's text begins with its first word."""
    assert article_from_text(BLOCK).text == "The town fell.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\nA line of dashes above an article.\n---\nText.",
        "---\ntitle: never closed\nText.",
        "Text.\n---\ntitle: too late\n---\n",
        "---\n\n---\nText.",
        "----\ntitle: four dashes\n----\nText.",
    ],
)
def test_other_lines_of_dashes_are_text(text: str) -> None:
    """A block that does not stand first, is not closed or holds prose is no front matter."""
    front = read_front_matter(text)
    assert front.fields == {}
    assert front.body == 0


def test_front_matter_without_an_article_stays_text() -> None:
    """A file that is nothing but front matter keeps its words."""
    assert "title: alone" in article_from_text("---\ntitle: alone\n---\n").text


def test_the_first_of_two_values_wins() -> None:
    """A field given twice keeps its first value."""
    assert read_front_matter("---\ntitle: one\nheadline: two\n---\nText").fields == {"title": "one"}

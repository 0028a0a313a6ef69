"""Where sentences end."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language.sentences import LONGEST_SENTENCE, sentence_spans
from explorer.rules import rule_table

RULES = rule_table("language", "abbreviations")
PIECES = st.sampled_from(
    [
        "The town fell",
        "U.S",
        "Gen",
        "No",
        "a.m",
        "Jan",
        "e.g",
        "J",
        ".",
        ". ",
        "! ",
        "? ",
        "... ",
        "…",
        '"',
        "“",
        "”",
        "'",
        "’",
        "(",
        ") ",
        "\n",
        " ",
        "\xa0",
        "3.5",
        "14",
        "he said",
        "Baku",
        ",",
        ":",
        "-",
        "—",
        "𝔘",
        "\u200b",
    ]
)


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text)]


@pytest.mark.parametrize(("text", "sentences"), RULES["examples"].items())
def test_examples_end_sentences(text: str, sentences: str) -> None:
    """Every example of the rule file is split as it says."""
    assert split(text) == sentences.split("|")


@pytest.mark.parametrize("text", RULES["counterexamples"])
def test_counterexamples_are_one_sentence(text: str) -> None:
    """Every counter-example of the rule file stays whole."""
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Prime Minister Donald Tusk met Sen. J. McCain. They spoke.", 2),
        ("The strike hit at 3 a.m. Local officials fled.", 2),
        ("It fell on Sept. 11. It was a Tuesday.", 2),
        ("1. The army advanced.", 1),
        ("Losses rose 2.5 percent. 40 people died.", 2),
        ("He met Lt. Gen. Smith at 10 Downing St. The talks failed.", 2),
        ("“We left.” “You fled.”", 2),
        ("Shells fell on No. 5 brigade. None survived.", 2),
        ("The town (pop. 4,000) fell. The army (No. 2 corps) left.", 2),
        ("«Nous partons.» Ils partent.", 2),
        ("He asked, 'Why now?' She left.", 2),
        ("Yahoo! News reported it.", 2),
    ],
)
def test_wire_styles(text: str, number: int) -> None:
    """Forms of agency copy give the number of sentences that a reader counts."""
    assert len(split(text)) == number


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_spans_cover_every_word_in_order(text: str) -> None:
    """Spans are tight, in order, do not overlap, and hold every character that is no blank."""
    spans = sentence_spans(text)
    end, kept = 0, []
    for span in spans:
        assert end <= span.start < span.end
        words = text[span.start : span.end]
        assert words == words.strip()
        kept.append(words)
        end = span.end
    assert re.sub(r"\s", "", "".join(kept)) == re.sub(r"\s", "", text)


@given(st.lists(PIECES, max_size=30).map("".join), st.text(alphabet="ab. \n", max_size=9))
def test_a_part_is_split_as_if_it_stood_alone(text: str, before: str) -> None:
    """Offsets of a stretch count the whole text and nothing else changes."""
    whole = before + text
    spans = sentence_spans(whole, len(before))
    assert [(s.start - len(before), s.end - len(before)) for s in spans] == [
        (s.start, s.end) for s in sentence_spans(text)
    ]


def test_endless_sentences_are_cut() -> None:
    """A stretch without an end is cut at a blank, so that the parser's limits hold."""
    spans = sentence_spans("word " * 5_000)
    assert max(span.end - span.start for span in spans) <= LONGEST_SENTENCE
    assert split("x" * 5_000) == ["x" * 2_000, "x" * 2_000, "x" * 1_000]


@pytest.mark.parametrize("piece", ["a", ". ", "A. ", '" ', "'a ", "U.S. ", "(?", "\n", "no "])
def test_time_grows_with_length_only(piece: str) -> None:
    """Hostile repetition is split in the time that ordinary text of its length takes."""
    start = time.perf_counter()
    sentence_spans(piece * (200_000 // len(piece)))
    assert time.perf_counter() - start < 3

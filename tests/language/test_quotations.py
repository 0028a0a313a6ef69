"""Who says what."""

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.language import find_quotations, parse, segment
from explorer.reading import article_from_text
from explorer.records import ParsedArticle, Quotation
from explorer.rules import rule_table

RULES = rule_table("language", "reporting_verbs")
STYLES = [
    tuple(field.strip() for field in line.split(" | "))
    for line in (Path(__file__).parent / "attributions.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TABLES = [
    *RULES["group"],
    *(RULES[name] for name in ("noun", "phrase", "unsaid", "object_control", "same_speaker", "topics")),
]


@cache
def parsed(text: str) -> ParsedArticle:
    return parse(article_from_text(text))


def found(text: str) -> list[tuple[str, str | None, str]]:
    """Kind, speaker and words of each quotation."""
    article = parsed(text)
    body = article.article.text
    return [
        (q.kind, body[q.speaker.start : q.speaker.end] if q.speaker else None, body[q.start : q.end])
        for q in article.quotations
    ]


def through(quotation: Quotation, text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotation.through]


@pytest.mark.parametrize(
    ("kind", "speaker", "text", "words"),
    STYLES,
)
def test_a_sentence_and_its_quotation(kind: str, speaker: str, text: str, words: str) -> None:
    """Each style of attribution gives the kind, the speaker and the words."""
    assert (kind, None if speaker == "-" else speaker, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The officer left the town's market with three of his soldiers' wives.",
        "The ministry refused to say that the town had fallen.",
        "Nobody doubts that it has fallen.",
        "The army did not say that the bridge was down.",
        "Rockets hit Barda, and Yerevan denied that.",
        "They asked whether the road was open.",
        "He fled in the '90s, 'cause the rebels' homes burnt.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    """Apostrophes are no quotation marks, and what is not said is no quotation."""
    assert found(text) == []


@pytest.mark.parametrize(("table", "text"), [(t.get("id"), x) for t in TABLES for x in t["examples"]])
def test_examples_of_reporting(table: str, text: str) -> None:
    """Every example of the rule file holds a quotation whose speaker is named."""
    assert any(speaker for _, speaker, _ in found(text)), table


@pytest.mark.parametrize(("table", "text"), [(t.get("id"), x) for t in TABLES for x in t["counterexamples"]])
def test_counterexamples_of_reporting(table: str, text: str) -> None:
    """No counter-example of the rule file holds a quotation."""
    assert found(text) == [], table


@pytest.mark.parametrize("text", RULES["through"]["examples"])
def test_examples_of_channels(text: str) -> None:
    """Every example names a source between the speaker and the outlet."""
    assert any(quotation.through for quotation in parsed(text).quotations)


@pytest.mark.parametrize("text", RULES["through"]["counterexamples"])
def test_counterexamples_of_channels(text: str) -> None:
    """No counter-example does."""
    assert not any(quotation.through for quotation in parsed(text).quotations)


def test_a_quotation_without_words_around_it_goes_on() -> None:
    """A sentence that is nothing but a quotation keeps the speaker of the one before it."""
    text = '"We left," assures one fighter. "We will attack them back and disperse them."'
    assert [speaker for _, speaker, _ in found(text)] == ["one fighter", "one fighter"]


def test_a_quotation_before_its_attribution() -> None:
    """A quotation whose speaker is named only with the next one has that speaker."""
    text = '"They came at night." "We could do nothing," said Jane Doe.'
    assert [speaker for _, speaker, _ in found(text)] == ["Jane Doe", "Jane Doe"]


def test_a_quotation_over_several_paragraphs() -> None:
    """Paragraphs that each open a quotation, of which only the last is closed, have one speaker."""
    text = (
        'The general spoke.\n\n"They came at night," the general said. "We fought.\n\n'
        '"Then we fell back to the river.\n\n"Nobody threw us out."\n\nThe town is quiet.'
    )
    assert [(kind, speaker) for kind, speaker, _ in found(text)] == [("direct", "the general")] * 4


def test_a_quotation_that_is_never_closed_ends_with_its_sentence() -> None:
    """A forgotten mark does not put the rest of the paragraph into somebody's mouth."""
    text = 'The spokesman said "cells were behind the attack. The army has taken the town. It is quiet.'
    words = [said for _, _, said in found(text)]
    assert "cells were behind the attack." in words
    assert not any("taken" in said for said in words)


def test_a_sentence_between_breaks_the_chain() -> None:
    """A quotation after other words is not given the speaker of the one before."""
    text = '"We left," said Jane Doe. The town burned for three days. "Nobody came to help us at all."'
    assert found(text)[-1][1] is None


def test_a_new_paragraph_of_another_speaker() -> None:
    """Each speaker keeps their own words."""
    text = '"We hold it," the officer said.\n\n"They lost it," Aliyev said.'
    assert [speaker for _, speaker, _ in found(text)] == ["the officer", "Aliyev"]


MARKS = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
        "``",
        "''",
        "«",
        "»",
        " ",
        "\n\n",
        "the town",
        "Assad's",
        "fell.",
        ",",
        "s'",
        "(",
        "1",
    ]
)
VIDEO = (
    "In a series of video clips translated by MEMRI, ISIS fighters - now stationed outside the town - are seen "
    'explaining their retreat.\n\nOne terrorist calls it a "phased withdrawal".\n\n'
    'But in both clips, the jihadis brush off the setback, vowing to return.\n\n"We will be back," assures one fighter.'
)


def test_sources_between_speaker_and_outlet() -> None:
    """The recording and who translated it stand between the speaker and the outlet."""
    article = parsed(VIDEO)
    first = article.quotations[0]
    assert through(first, VIDEO) == ["video clips", "MEMRI"]
    assert first.speaker is not None
    assert VIDEO[first.speaker.start : first.speaker.end] == "ISIS fighters"


def test_later_words_from_the_same_recording() -> None:
    """ "One terrorist" and "in both clips" refer back to the recording."""
    article = parsed(VIDEO)
    assert [through(q, VIDEO)[-1:] for q in article.quotations] == [["MEMRI"]] * 4
    assert through(article.quotations[2], VIDEO)[0] == "both clips"


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ('"We left," he told Reuters.', ["Reuters"]),
        ("State TV quoted the general as saying the town had fallen.", ["State TV"]),
        ('"We left," the group said in a statement.', ["statement"]),
        ('"We left," he told his wife.', []),
    ],
)
def test_media_named_with_the_verb(text: str, sources: list[str]) -> None:
    """A medium that is told, quotes or is issued is a source; a person who is told is none."""
    assert through(parsed(text).quotations[0], text) == sources


def test_the_sentence_that_names_the_speaker_is_parsed_too() -> None:
    """A kept quotation takes the sentence that attributes it along; other sentences stay unparsed."""
    text = 'It was quiet. "We left," said Jane Doe. "They shelled the town."'
    article = parse(article_from_text(text), keep=lambda words: "shelled" in words)
    assert [doc is not None for doc in article.docs] == [False, True, True]
    assert article.quotations[1].speaker == article.quotations[0].speaker is not None


def test_words_in_marks_are_found_without_a_parse() -> None:
    """Sentences that were not parsed keep their quotations, without a speaker."""
    article = article_from_text('"We hold the town and will not leave it," the officer said.')
    (quotation,) = parse(article, keep=lambda words: False).quotations
    assert (quotation.kind, quotation.speaker) == ("direct", None)


@settings(max_examples=200)
@given(
    st.lists(MARKS, max_size=40).map("".join),
)
def test_marks_in_any_order_give_tight_spans(text: str) -> None:
    """Whatever the marks, spans lie in the text, in order, and hold words without blanks around them."""
    from explorer.records import Article

    article = Article("a", "", text)
    sentences = segment(article)
    quotations = find_quotations(article, sentences, [None] * len(sentences))
    end = 0
    for quotation in quotations:
        words = text[quotation.start : quotation.end]
        assert end <= quotation.start < quotation.end <= len(text)
        assert words == words.strip()
        end = quotation.end


@pytest.mark.parametrize("piece", ["'a ", '"a ', "“", "'s ", "''", "s' ", '"a" '])
def test_hostile_marks_take_linear_time(piece: str) -> None:
    """Repeated marks do not make the search quadratic."""
    from explorer.records import Article

    article = Article("a", "", piece * (100_000 // len(piece)))
    sentences = segment(article)
    start = time.perf_counter()
    find_quotations(article, sentences, [None] * len(sentences))
    assert time.perf_counter() - start < 4

"""What each stretch of an article is."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import segment
from explorer.language.kinds import inline_dateline, paragraph_kinds
from explorer.reading import article_from_text, read
from explorer.records import Article, Span
from explorer.rules import rule_table

KINDS = rule_table("language", "kinds")
SEED = Path(__file__).parents[2] / "seeds"
BODY = "The town fell after a siege that had gone on for two months and left hundreds of people dead or missing."


def kinds(text: str) -> list[tuple[str, str]]:
    article = article_from_text(text)
    return [(sentence.kind, article.text[sentence.start : sentence.end]) for sentence in segment(article)]


def only(text: str) -> list[str]:
    return [kind for kind, _ in kinds(text)]


def test_the_parts_of_the_seed() -> None:
    """Headline, standfirst, byline, a caption twice, then running text."""
    (article,) = read(SEED).articles
    sentences = segment(article)
    assert [s.kind for s in sentences[:5]] == ["headline", "deck", "byline", "caption", "caption"]
    assert {s.kind for s in sentences[5:]} == {"body"}
    assert [s.repeats for s in sentences] == [None] * 4 + [3] + [None] * (len(sentences) - 5)
    assert len(sentences) == 15


def test_the_parts_of_a_release() -> None:
    """Office, mark, date, headline, note, day headings and a heading in capitals."""
    text = (
        "FLEET INFORMATION OFFICE\nFOR IMMEDIATE RELEASE - Release No. 9\n3 May 2019\n\n"
        "Summary of attacks, 1-2 May\n(all times local)\n\n"
        "1 May. At 4:15 a.m. two boats were hit. Nobody was hurt.\n\nBACKGROUND\n\n" + BODY
    )
    assert only(text) == [
        "byline",
        "dateline",
        "dateline",
        "headline",
        "deck",
        "heading",
        "body",
        "body",
        "heading",
        "body",
    ]


def test_a_dateline_is_split_from_its_paragraph() -> None:
    """The dateline of a wire story is a sentence of its own, and the words after it are running text."""
    found = kinds('Two Armies, One Town\n\nYEREVAN, Nov. 9 (Two Rivers Review) "We hold it," the officer says.')
    assert found[1:] == [
        ("dateline", "YEREVAN, Nov. 9 (Two Rivers Review)"),
        ("body", '"We hold it," the officer says.'),
    ]


def test_a_narrative_without_headline_keeps_its_first_sentence() -> None:
    """Encyclopaedic text is running text from its first word."""
    assert only("The war began in 1939. It ended in 1945.\n\nMillions died in it.") == ["body"] * 3


def test_a_single_line_is_running_text() -> None:
    """A text of one line has no headline."""
    assert only("Rebels seize the airport") == ["body"]


def test_headings_of_a_narrative() -> None:
    """Short lines without a full stop between paragraphs are headings, years alone too."""
    assert only(f"Course of the war\n\nWar breaks out\n\n{BODY}\n\n1937\n\n{BODY} It ended.") == [
        "headline", "heading", "body", "heading", "body", "body",
    ]  # fmt: skip


def test_one_sentence_paragraphs_are_no_standfirst() -> None:
    """The lead of a wire story is running text although it is one sentence."""
    assert only(f"Rebels seize the airport\n\n{BODY}\n\n{BODY[:40]} again.") == ["headline", "body", "body"]


def test_a_quotation_is_no_heading() -> None:
    """A short line that opens with a quotation mark is running text."""
    assert only(f'Headline here\n\n{BODY}\n\n"We left"\n\n{BODY} Again.')[2] == "body"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Sentences run on over the line ends of hard-wrapped text."""
    text = (
        "The army said on Monday that it had taken the last of the\n"
        "villages east of the river, after a week of fighting that\n"
        "had cost it three hundred men. The other side denied the\nclaim.\n"
    )
    assert [words.split()[-1] for _, words in kinds(text)] == ["men.", "claim."]


@pytest.mark.parametrize("rule", KINDS["line"], ids=lambda rule: rule["id"])
def test_examples_of_kinds(rule: dict[str, object]) -> None:
    """Every example line is of its kind where the rule looks for it, and no counter-example is."""
    for line in rule["examples"]:  # type: ignore[attr-defined]
        assert kind_of(line, str(rule["where"])) == rule["kind"], line
    for line in rule["counterexamples"]:  # type: ignore[attr-defined]
        assert kind_of(line, str(rule["where"])) != rule["kind"], line


def kind_of(line: str, where: str) -> str:
    lines = ["Headline of the story", line, BODY] if where != "bottom" else ["Headline of the story", BODY, line]
    text = "\n".join(lines)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in lines]
    return paragraph_kinds(text, spans, title=lines[0])[lines.index(line)]


@pytest.mark.parametrize("words", KINDS["inline_dateline"]["examples"])
def test_examples_of_datelines(words: str) -> None:
    """Every example opens with a dateline."""
    assert inline_dateline(words) > 0


@pytest.mark.parametrize("words", KINDS["inline_dateline"]["counterexamples"])
def test_counterexamples_of_datelines(words: str) -> None:
    """No counter-example opens with a dateline."""
    assert inline_dateline(words) == 0


LINES = st.sampled_from(
    [
        "The town fell.",
        "By Jane Doe",
        "HEADING",
        "3 May 2019",
        "BEIRUT (AFP) - Rebels fled.",
        "A (file)",
        '"We left',
        "1937",
        "\n",
        "\n\n",
        " ",
        "\xa0",
        "- item",
        "...",
        "§",
        "FOR IMMEDIATE RELEASE",
        "x" * 90,
    ]
)


@given(st.lists(LINES, max_size=25).map("\n".join) | st.text(max_size=300))
def test_every_character_lies_in_one_sentence(text: str) -> None:
    """Sentences are in order and tight, and hold every character that is no blank exactly once."""
    article = Article("a", "", text.replace("\r", ""))
    sentences = segment(article)
    end, kept = 0, []
    for number, sentence in enumerate(sentences):
        assert sentence.index == number
        assert end <= sentence.start < sentence.end
        words = article.text[sentence.start : sentence.end]
        assert words == words.strip()
        kept.append(words)
        end = sentence.end
        assert sentence.repeats is None or sentence.repeats < number
    assert re.sub(r"\s", "", "".join(kept)) == re.sub(r"\s", "", article.text)
    numbers = [sentence.paragraph for sentence in sentences]
    assert numbers == sorted(numbers)

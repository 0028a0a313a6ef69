"""From an article to parses whose offsets count its text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import MissingModelError
from explorer.language import load_model, model, parse, parsed_sentences
from explorer.language.casing import capitalised_words, running_case
from explorer.language.parsing import parser_texts
from explorer.reading import article_from_text, read
from explorer.records import Article
from explorer.rules import rule_table

SEED = Path(__file__).parents[2] / "seeds"
NAMES = rule_table("language", "names")
ODD = str.maketrans({"\xa0": " ", "\u2009": " ", "\n": " ", "-": "–"})


def test_offsets_of_tokens_count_the_article() -> None:
    """Every token of the seed stands in the article where its offset says."""
    (article,) = read(SEED).articles
    for sentence, doc in parsed_sentences(parse(article)):
        for token in doc:
            start = sentence.start + token.idx
            words = article.text[start : start + len(token)]
            assert words.casefold().translate(ODD) == token.text.casefold().translate(ODD)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="aB .,\"'\n\xa0\u2009-–İß🙂(!?1", max_size=120))
def test_parser_texts_keep_every_length(text: str) -> None:
    """Whatever the text, the parser is given as many characters as the sentence has, and parses them."""
    from explorer.language import segment

    article = Article("a", "", text)
    sentences = segment(article)
    for sentence, words in zip(sentences, parser_texts(article, sentences), strict=True):
        assert len(words) == sentence.end - sentence.start
    assert len(parse(article).docs) == len(sentences)


def test_a_headline_in_title_case_is_parsed_like_running_text() -> None:
    """In the seed's headline "Forced" and "Retreat" are verbs, "Us" a pronoun and "US" a name."""
    (article,) = read(SEED).articles
    parsed = parse(article)
    doc = parsed.docs[0]
    assert doc is not None
    words = {article.text[token.idx : token.idx + len(token)]: token.pos_ for token in doc}
    assert {word: words[word] for word in ("US", "Forced", "Us", "Retreat")} == {
        "US": "PROPN",
        "Forced": "VERB",
        "Us": "PRON",
        "Retreat": "VERB",
    }


@pytest.mark.parametrize("example", NAMES["example"], ids=lambda example: example["headline"])
def test_examples_of_running_case(example: dict[str, str]) -> None:
    """Every example of the rule file is given the capitals of running text."""
    assert running_case(example["headline"], capitalised_words(example["body"])) == example["running"]


@pytest.mark.parametrize("example", NAMES["counterexample"], ids=lambda example: example["headline"])
def test_counterexamples_of_running_case(example: dict[str, str]) -> None:
    """No counter-example is changed."""
    assert running_case(example["headline"], capitalised_words(example["body"])) == example["headline"]


def test_bylines_datelines_and_copies_are_not_parsed() -> None:
    """Only what can hold an event is parsed."""
    (article,) = read(SEED).articles
    parsed = parse(article)
    left_out = [s.kind for s, doc in zip(parsed.sentences, parsed.docs, strict=True) if doc is None]
    assert left_out == ["byline", "caption"]


def test_only_kept_sentences_are_parsed() -> None:
    """``keep`` decides by the words."""
    parsed = parse(article_from_text("The town fell. Nobody knows why."), keep=lambda words: "fell" in words)
    assert [doc is not None for doc in parsed.docs] == [True, False]


def test_a_sentence_is_parsed_whole() -> None:
    """The parser does not cut up what the segmentation holds together."""
    parsed = parse(article_from_text("Shells fell; nobody came: the road was shut - and stayed shut."))
    (doc,) = parsed.docs
    assert doc is not None
    assert len([token for token in doc if token.dep_ == "ROOT"]) == 1


def test_a_swallowed_subject_is_given_back() -> None:
    """After "translated by MEMRI, ISIS fighters are seen" the fighters are the subject."""
    text = (
        "In video clips translated by MEMRI, ISIS fighters - now outside the town - are seen explaining their retreat."
    )
    (doc,) = parse(article_from_text(text)).docs
    assert doc is not None
    (subject,) = [token for token in doc if token.dep_ == "nsubjpass"]
    assert (subject.text, subject.head.text) == ("fighters", "seen")
    assert [token.text for token in subject.subtree][:2] == ["ISIS", "fighters"]


def test_a_model_may_be_given() -> None:
    """A caller's own pipeline is used instead of the installed one."""
    import spacy

    (doc,) = parse(article_from_text("The town fell."), model=spacy.blank("en")).docs
    assert doc is not None
    assert not any(token.dep_ for token in doc)


def test_the_model_is_loaded_once() -> None:
    """The pipeline is shared by all callers of a process."""
    assert load_model() is load_model()


def test_without_a_model_the_error_says_how_to_install_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing model is named, with the command that installs it."""
    monkeypatch.setattr(model, "find_spec", lambda name: None)
    with pytest.raises(MissingModelError, match="pip install"):
        model.model_name()


def test_who_tells_is_not_among_those_told_of() -> None:
    """Nouns behind a comma and right before "said" are its subject."""
    parsed = parse(Article("a", "", "Rebels freed 40 detainees, residents and a hospital official said."))
    doc = parsed.docs[0]
    assert doc is not None
    assert [(word.text, word.head.text) for word in doc if word.dep_ == "nsubj"] == [
        ("Rebels", "freed"),
        ("residents", "said"),
    ]


def test_who_denies_also_blames() -> None:
    """A verb of speaking behind what was denied goes on from who denied it."""
    parsed = parse(Article("a", "", "The army denied it had fired on the mosque and blamed the rebels."))
    doc = parsed.docs[0]
    assert doc is not None
    assert [word.head.text for word in doc if word.text == "blamed"] == ["denied"]

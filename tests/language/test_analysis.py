"""The faster components give what spaCy's own give."""

from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from explorer.language import load_model, segment
from explorer.language.analysis import analyse
from explorer.language.entities import EntityDecoder, is_decodable
from explorer.reading import read

TEXTS = Path(__file__).parents[1] / "gold"
ODD = [
    "",
    "   ",
    "Paris",
    "On Friday",
    "He ain't gonna  fight, y'all; let's go, c'mon: you've got'ta.",
    "There are 20 tanks.",
    "the Syrian Observatory for Human Rights (SOHR)\n\n  Aleppo",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The packaged model."""
    return load_model()


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Sentences of the development texts, with odd ones between them."""
    articles = read(sorted(TEXTS.glob("*.txt"))).articles
    return ODD + [article.text[one.start : one.end] for article in articles for one in segment(article)]


def sentences(nlp: Language, texts: list[str]) -> list[Doc]:
    """Untagged documents that the parser must not cut up."""
    docs = [nlp.make_doc(text) for text in texts]
    for doc in docs:
        for token in doc[1:]:
            token.is_sent_start = False
    return docs


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    """Everything that the model says of each word."""
    return [(t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc]


def test_every_annotation_is_that_of_the_whole_pipeline(nlp: Language, texts: list[str]) -> None:
    """Tags, lemmas, heads and names are the same whichever way the components run."""
    own = analyse(nlp, sentences(nlp, texts))
    whole = nlp.pipe(sentences(nlp, texts), batch_size=128)
    for left, right in zip(own, whole, strict=True):
        assert annotations(left) == annotations(right)


def test_what_is_remembered_is_what_was_found(nlp: Language, texts: list[str]) -> None:
    """A text that is read again is annotated as it was the first time."""
    first = [annotations(doc) for doc in analyse(nlp, sentences(nlp, texts))]
    again = [annotations(doc) for doc in analyse(nlp, sentences(nlp, texts))]
    assert first == again


def test_a_rule_over_two_words_is_not_remembered_for_one(nlp: Language) -> None:
    """ "gon" is "go" before "na", wherever it stood before."""
    list(analyse(nlp, sentences(nlp, ["Gon is here.", "They 're gon be late."])))
    (doc,) = analyse(nlp, sentences(nlp, ["They're gonna fight."]))
    assert [token.lemma_ for token in doc][2:4] == ["go", "to"]


def test_names_are_decoded_as_the_recogniser_does(nlp: Language, texts: list[str]) -> None:
    """The names of every sentence have the same words and the same labels."""
    recogniser: Any = nlp.get_pipe("ner")
    assert is_decodable(recogniser)
    own = EntityDecoder(recogniser)(sentences(nlp, texts))
    theirs = recogniser.pipe(sentences(nlp, texts), batch_size=128)
    for left, right in zip(own, theirs, strict=True):
        assert [(e.text, e.start, e.label_) for e in left.ents] == [(e.text, e.start, e.label_) for e in right.ents]


def test_a_pipeline_without_the_known_components_runs_as_it_is() -> None:
    """A model of the user's own needs neither names nor rules."""
    from spacy import blank

    plain = blank("en")
    (doc,) = analyse(plain, [plain.make_doc("Shells fell.")])
    assert [token.text for token in doc] == ["Shells", "fell", "."]

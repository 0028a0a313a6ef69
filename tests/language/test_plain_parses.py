"""Parses in plain Python say what spaCy's documents say."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from explorer.language.model import load_model
from explorer.language.parsing import parse
from explorer.language.plain_parses import base_form, plain_parse
from explorer.records import Article

TEXTS = (
    'On Tuesday, "at least 12 soldiers" and two officers of the 9th Brigade were killed near al-Bab, the army said.',
    "ISIS fighters: US airstrikes forced us to retreat from Kobane  and from villages around it.",
    "",
)
PLAIN = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob", "whitespace_")
FLAGS = ("is_punct", "is_space", "is_quote", "is_title", "like_num")
RELATIVES = ("lefts", "rights", "children", "ancestors", "subtree", "conjuncts")


def spoken(span: Any) -> tuple[Any, ...] | None:
    """What there is to know of a stretch of words."""
    return (span.start, span.end, span.start_char, span.end_char, span.text, span.root.i) if span else None


@pytest.mark.parametrize("text", TEXTS)
def test_words_have_the_attributes_of_tokens(text: str) -> None:
    """Every attribute of a word is that of spaCy's token."""
    parsed = load_model()(text)
    doc = plain_parse(parsed)
    assert (len(doc), doc.text) == (len(parsed), parsed.text)
    for name in PLAIN + FLAGS:
        assert [getattr(word, name) for word in doc] == [getattr(token, name) for token in parsed]
    assert [word.morphology.strip("_") for word in doc] == [str(token.morph) for token in parsed]


@pytest.mark.parametrize("text", TEXTS)
def test_words_stand_in_the_same_tree(text: str) -> None:
    """Heads, children, edges and whatever else the tree gives are spaCy's, in the same order."""
    parsed = load_model()(text)
    for word, token in zip(plain_parse(parsed), parsed, strict=True):
        assert (word.head.i, word.left_edge.i, word.right_edge.i) == (
            token.head.i,
            token.left_edge.i,
            token.right_edge.i,
        )
        for name in RELATIVES:
            assert [one.i for one in getattr(word, name)] == [one.i for one in getattr(token, name)]


@pytest.mark.parametrize("text", TEXTS)
def test_stretches_are_the_same(text: str) -> None:
    """Entities, noun phrases and words over offsets are spaCy's, with the same heads."""
    parsed = load_model()(text)
    doc = plain_parse(parsed)
    assert [(spoken(one), one.label_) for one in doc.ents] == [(spoken(one), one.label_) for one in parsed.ents]
    assert list(map(spoken, doc.noun_chunks)) == list(map(spoken, parsed.noun_chunks))
    for mode in ("strict", "expand"):
        for start in range(0, len(text), 3):
            span = doc.char_span(start, start + 9, alignment_mode=mode)
            expected = parsed.char_span(start, start + 9, alignment_mode=mode)
            assert (span is None, spoken(span)) == (expected is None, spoken(expected))


def test_neighbours_end_with_the_sentence() -> None:
    """A word knows the words beside it, and there is none before the first."""
    doc = plain_parse(load_model()("The town fell."))
    assert all(first.nbor() is second and second.nbor(-1) is first for first, second in pairwise(doc))
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[-1].nbor()


@pytest.mark.parametrize(
    ("form", "lemma", "plain"),
    [
        ("staged", "stag", "stage"),
        ("waging", "wag", "wage"),
        ("raped", "rap", "rape"),
        ("stopped", "stop", "stop"),
        ("visited", "visit", "visit"),
        ("shelled", "shell", "shell"),
        ("vowed", "vow", "vow"),
        ("fired", "fire", "fire"),
    ],
)
def test_a_silent_e_is_given_back(form: str, lemma: str, plain: str) -> None:
    """Verbs of one syllable have not lost a doubled consonant but an e."""
    assert base_form(form, lemma) == plain


def test_what_is_done_again_is_one_word() -> None:
    """ "Re-took" is the past of "retake", with its own offsets in the text."""
    doc = parse(Article("a", "", "Rebels re-took the town and re-occupied the hill.")).docs[0]
    assert doc is not None
    assert [(word.text, word.idx, word.lemma_) for word in doc if word.text.startswith("re-")] == [
        ("re-took", 7, "retake"),
        ("re-occupied", 28, "reoccupy"),
    ]

"""From an article to parsed sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from explorer.language.analysis import analyse
from explorer.language.casing import capitalised_words, running_case
from explorer.language.model import load_model
from explorer.language.plain_parses import plain_parse
from explorer.language.quotations import attributing_sentences, find_quotations
from explorer.language.repairs import repair
from explorer.language.segmentation import segment
from explorer.records import Article, ParsedArticle, Sentence

if TYPE_CHECKING:
    from spacy import tokens
    from spacy.language import Language

    from explorer.records.parses import Doc

_BLANK = re.compile(r"[^\S ]|[\u200b-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]")
_LONE_HYPHEN = re.compile(r"(?<=\s)-(?=\s)")
_TAKING_UP = re.compile(r"\W{0,3}(?:[\w-]{1,30},? ){0,5}(?:he|she|it|they|his|her|its|their|them|him)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b[Rr]e-[a-z]{3,}\b")
_NOT_PARSED = frozenset({"byline", "dateline"})


def parse(
    article: Article, *, model: Language | None = None, keep: Callable[[str], bool] | None = None
) -> ParsedArticle:
    """Segment an article, parse its sentences and find its quotations.

    Parameters
    ----------
    article
        As read.
    model
        A spaCy pipeline with tagger and parser; by default :func:`load_model`.
    keep
        Called with the words of a sentence; only sentences for which it is true are parsed, and
        those that may name the speaker of a quotation in them. Bylines, datelines and copies never
        are.

    Returns
    -------
    ParsedArticle
        ``sentences[i].start + docs[i][j].idx`` is the offset of a token in ``article.text``.
        The words of a token may differ from the text in the case of letters (headlines), in the
        kind of blank and in a hyphen that stands for a dash, never in length.
    """
    sentences = segment(article)
    wanted = _wanted(article, sentences, keep)
    docs: list[Doc | None] = [None] * len(sentences)
    if wanted:
        nlp = model or load_model()
        texts = parser_texts(article, sentences)
        made = (_one_sentence(nlp, texts[index]) for index in wanted)
        for index, doc in zip(wanted, analyse(nlp, made), strict=True):
            docs[index] = plain_parse(repair(doc))
    return ParsedArticle(article, sentences, tuple(docs), find_quotations(article, sentences, docs))


def parser_texts(article: Article, sentences: tuple[Sentence, ...]) -> list[str]:
    """What the parser is given for each sentence, equal in length to the words of the article."""
    words = [article.text[sentence.start : sentence.end] for sentence in sentences]
    titles = {s.index for s in sentences if s.kind in ("headline", "heading", "deck")}
    names = frozenset[str]()
    if titles:
        names = capitalised_words(" ".join(word for i, word in enumerate(words) if i not in titles))
    plain = (_LONE_HYPHEN.sub("–", _BLANK.sub(" ", word)) for word in words)
    return [running_case(word, names) if index in titles else word for index, word in enumerate(plain)]


def _wanted(article: Article, sentences: Sequence[Sentence], keep: Callable[[str], bool] | None) -> list[int]:
    """Indices of the sentences to parse, in order."""
    possible = [s for s in sentences if s.kind not in _NOT_PARSED and s.repeats is None]
    if keep is None:
        return [sentence.index for sentence in possible]
    kept = {s.index for s in possible if keep(article.text[s.start : s.end])}
    kept |= attributing_sentences(article, sentences, kept)
    kept |= _antecedents(article, possible, kept)
    return [sentence.index for sentence in possible if sentence.index in kept]


def _antecedents(article: Article, possible: Sequence[Sentence], kept: set[int]) -> set[int]:
    """Indices of the sentences before kept ones that begin by taking up somebody: "It said", "In May he opened"."""
    return {
        before.index
        for before, sentence in pairwise(possible)
        if sentence.index in kept and _TAKING_UP.match(article.text, sentence.start, sentence.end)
    }


def _one_sentence(nlp: Language, text: str) -> tokens.Doc:
    """Tokens of one sentence that the parser must not cut up further."""
    import numpy as np

    doc = _joined(nlp.make_doc(text))
    starts: Any = np.full(len(doc), -1).astype(np.uint64)
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts) if len(doc) else doc


def _joined(doc: tokens.Doc) -> tokens.Doc:
    """The document with "re-captured" as one word: what is done again is another thing than what is done."""
    spans = [doc.char_span(*found.span()) for found in _AGAIN.finditer(doc.text)]
    if any(spans):
        with doc.retokenize() as retokenizer:
            for span in filter(None, spans):
                retokenizer.merge(span)
    return doc


def parsed_sentences(parsed: ParsedArticle) -> Iterator[tuple[Sentence, Doc]]:
    """The sentences that were parsed, with their parses."""
    for sentence, doc in zip(parsed.sentences, parsed.docs, strict=True):
        if doc is not None:
            yield sentence, doc

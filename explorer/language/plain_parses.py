"""spaCy's documents written out as plain records."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer.records.parses import Doc, Lexeme, Token

if TYPE_CHECKING:
    from spacy import tokens
    from spacy.vocab import Vocab

_COLUMNS = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "MORPH", "ENT_TYPE", "ENT_IOB", "SPACY", "HEAD")
_SIGN = 1 << 63
_AGAIN = {"retook": "retake", "retaken": "retake"}
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def plain_parse(parsed: tokens.Doc) -> Doc:
    """A document as it stands now, independent of spaCy.

    Parameters
    ----------
    parsed
        Of one sentence, or of several.
    """
    strings, lexemes = _strings(parsed.vocab), _lexemes(parsed.vocab)
    doc, made, idx = Doc(parsed.text), list[Token](), 0
    rows: list[list[int]] = parsed.to_array(list(_COLUMNS)).tolist()
    for i, (word, lemma, part, tag, dependency, morphology, entity, iob, blank, _) in enumerate(rows):
        lexeme = lexemes[word]
        plain = base_form(lexeme.lower_, strings[lemma])
        analysis = plain, strings[part], strings[tag], strings[dependency], strings[morphology]
        made.append(Token(doc, (i, idx), lexeme, analysis, (strings[entity], iob), " " if blank else ""))
        idx += len(lexeme.text) + blank
    doc.tokens = tuple(made)
    _link(made, [row[-1] for row in rows])
    return doc


@cache
def base_form(form: str, lemma: str) -> str:
    """The plain form of a verb with the silent e that the lemmatiser has lost ("staged" is of "stage", not of "stag").

    Verbs of one syllable with one vowel double their last consonant before an ending ("stagged"), so that
    a single one has lost its e. Other words, and lemmas that are right, stay as they are; "re-capture" is "recapture".

    Parameters
    ----------
    form
        The word as it stands, in small letters.
    lemma
        What the lemmatiser makes of it.
    """
    if form.startswith("re") and lemma.startswith("re-"):
        lemma = _AGAIN.get(form, f"re{lemma[3:]}")
        return lemma[:-2] + "y" if lemma.endswith("ie") else lemma
    lost = form in (f"{lemma}ed", f"{lemma}ing") and _ONE_SYLLABLE.fullmatch(lemma)
    return f"{lemma}e" if lost else lemma


def _link(words: list[Token], heads: list[int]) -> None:
    """Join the words to a tree; heads are distances, negative ones in two's complement."""
    for i, (word, distance) in enumerate(zip(words, heads, strict=True)):
        if distance:
            head = word.head = words[i + distance - (distance >= _SIGN and 2 * _SIGN)]
            if i < head.i:
                head.lefts += (word,)
            else:
                head.rights += (word,)
    for word in words:
        word.children = word.lefts + word.rights


class _Strings(dict[int, str]):
    """Strings of a vocabulary by their hashes, each made once, so that equal ones are the same object."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, key: int) -> str:
        self[key] = text = str(self._vocab.strings[key])
        return text


class _Lexemes(dict[int, Lexeme]):
    """Words of a vocabulary by their hashes."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, key: int) -> Lexeme:
        word: Any = self._vocab[key]
        flags = word.is_punct, word.is_space, word.is_quote, word.is_title, word.like_num
        lower = word.lower_.replace("-", "") if word.lower_.startswith("re-") else word.lower_
        self[key] = made = Lexeme(word.orth_, lower, *flags)  # "re-captured" is "recaptured"
        return made


@cache
def _strings(vocab: Vocab) -> _Strings:
    return _Strings(vocab)


@cache
def _lexemes(vocab: Vocab) -> _Lexemes:
    return _Lexemes(vocab)

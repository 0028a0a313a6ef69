"""spaCy's rules for parts of speech and lemmas, applied once to each word in the same use.

The rules of the attribute ruler look at one word, its tag and its dependency, and the lemmatiser at
what they give; all but a few, which look at two words. What they gave for a word is remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc

_READ = ("TAG", "ORTH", "DEP")
_WRITTEN = ("POS", "MORPH", "LEMMA")
_OF_ONE_WORD = frozenset({"TAG", "ORTH", "LOWER", "DEP", "IS_SPACE", "NORM", "SHAPE"})

_Use = tuple[int, int, int]
_Attributes = tuple[int, int, int]


class WordAttributes:
    """Sets parts of speech, morphology and lemmas as the two components would.

    Parameters
    ----------
    ruler, lemmatiser
        Components that follow each other in a pipeline.
    """

    def __init__(self, ruler: AttributeRuler, lemmatiser: Lemmatizer) -> None:
        from spacy.matcher import Matcher
        from spacy.pipeline import AttributeRuler

        self._components = (ruler, lemmatiser)
        self._remembered: dict[_Use, _Attributes] = {}
        self._of_one_word = AttributeRuler(ruler.vocab)
        self._others, self._parts = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._suspects: set[_Use] = set()
        rules: list[dict[str, Any]] = list(ruler.patterns)
        for number, rule in enumerate(rules):
            plain = set(rule["attrs"]) <= set(_WRITTEN)
            alone = [pattern for pattern in rule["patterns"] if plain and _is_of_one_word(pattern)]
            others = [pattern for pattern in rule["patterns"] if pattern not in alone]
            if alone:
                self._of_one_word.add(alone, rule["attrs"], rule["index"])
            if others:
                self._others.add(str(number), others)
                self._parts.add(str(number), [_single_word(pattern) for pattern in others])

    def __call__(self, docs: list[Doc]) -> list[Doc]:
        """Set the attributes of the documents, in place."""
        import numpy as np

        uses = [_uses(doc) for doc in docs]
        self._learn({use for one in uses for use in one if use not in self._remembered})
        for doc, words in zip(docs, uses, strict=True):
            if not self._suspects.isdisjoint(words) and self._others(doc, allow_missing=True):
                for component in self._components:
                    component(doc)
            elif words:
                known: Any = np.array([self._remembered[use] for use in words], dtype=np.uint64)
                doc.from_array(list(_WRITTEN), known)
        return docs

    def _learn(self, uses: set[_Use]) -> None:
        """Apply the rules to a document of all the words that are new."""
        import numpy as np
        from spacy.tokens import Doc

        if not uses:
            return
        new = sorted(uses)
        ruler, lemmatiser = self._components
        doc = Doc(ruler.vocab, words=[ruler.vocab.strings[word] for _, word, _ in new])
        given: Any = np.array([(tag, dependency) for tag, _, dependency in new], dtype=np.uint64)
        doc.from_array(["TAG", "DEP"], given)
        self._suspects.update(new[start] for _, start, _ in self._parts(doc, allow_missing=True))
        lemmatiser(self._of_one_word(doc))
        self._remembered.update(zip(new, _rows(doc, _WRITTEN), strict=True))


def _single_word(pattern: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A pattern for one word that must stand wherever the whole pattern matches; for any word if there is none."""
    words = [one for one in pattern if one and set(one) <= _OF_ONE_WORD]
    return words[:1] or [{}]


def _uses(doc: Doc) -> list[_Use]:
    return _rows(doc, _READ)


def _rows(doc: Doc, attributes: tuple[str, ...]) -> list[tuple[int, int, int]]:
    columns = doc.to_array(list(attributes)).T.tolist()
    return list(zip(*columns, strict=True))


def _is_of_one_word(pattern: list[dict[str, object]]) -> bool:
    """Whether a pattern looks at nothing but one word and its use."""
    return len(pattern) == 1 and set(pattern[0]) <= _OF_ONE_WORD

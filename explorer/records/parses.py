"""Parses in plain Python: what the stages ask of spaCy's documents, hundreds of times a word.

Names of attributes are spaCy's (https://spacy.io/api/token), and so is what they mean. Everything is
computed once, so that reading an attribute costs no search in a table of strings and going through
the children of a word costs no walk over the words under it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, overload

_PHRASES = frozenset({"oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


class Lexeme(NamedTuple):
    """What a word is wherever it stands."""

    text: str
    lower_: str
    is_punct: bool
    is_space: bool
    is_quote: bool
    is_title: bool
    like_num: bool


class Token:
    """A word in its sentence.

    Attributes
    ----------
    i
        Its position in the sentence.
    idx
        Offset of its first character in the sentence.
    head
        The word that governs it; itself if nothing does.
    lefts, rights, children
        The words that it governs, in order.
    ent_iob
        As in spaCy: 3 where an entity begins, 1 inside of one.
    morphology
        Features in the form of Universal Dependencies ("Number=Plur|Person=3").
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_quote",
        "is_space",
        "is_title",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "morphology",
        "pos_",
        "rights",
        "tag_",
        "text",
        "whitespace_",
    )

    def __init__(
        self,
        doc: Doc,
        place: tuple[int, int],
        lexeme: Lexeme,
        analysis: tuple[str, str, str, str, str],
        entity: tuple[str, int],
        whitespace: str,
    ) -> None:
        self.doc = doc
        self.i, self.idx = place
        (
            self.text,
            self.lower_,
            self.is_punct,
            self.is_space,
            self.is_quote,
            self.is_title,
            self.like_num,
        ) = lexeme
        self.lemma_, self.pos_, self.tag_, self.dep_, self.morphology = analysis
        self.ent_type_, self.ent_iob = entity
        self.whitespace_ = whitespace
        self.head: Token = self
        self.lefts: tuple[Token, ...] = ()
        self.rights: tuple[Token, ...] = ()
        self.children: tuple[Token, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def left_edge(self) -> Token:
        """The first word under this one, or itself."""
        return self.doc.tokens[self.doc.edges[0][self.i]]

    @property
    def right_edge(self) -> Token:
        """The last word under this one, or itself."""
        return self.doc.tokens[self.doc.edges[1][self.i]]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above this one, the nearest first."""
        token = self
        for _ in self.doc.tokens:  # a sentence has no more of them, even if its tree is broken
            if token.head is token:
                return
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """This word and all under it; those before it, itself, those after it."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words that this one is coordinated with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        chain = [first]
        for word in chain:
            chain.extend(child for child in word.rights if child.dep_ == "conj")
        return tuple(word for word in chain if word is not self)

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other word stands under this one."""
        return any(word is self for word in other.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """The word so many places further on.

        Raises
        ------
        IndexError
            If the sentence does not reach so far.
        """
        place = self.i + step
        if place < 0:
            raise IndexError(f"no word stands {-step} places before {self.text!r}")
        return self.doc.tokens[place]


class Words(tuple[Token, ...]):
    """Words that follow each other in a sentence."""

    @property
    def text(self) -> str:
        """The words as they stand, without the blank after them."""
        return self[0].doc.text[self.start_char : self.end_char] if self else ""

    @property
    def start(self) -> int:
        """Position of the first word."""
        return self[0].i

    @property
    def end(self) -> int:
        """Position after the last word."""
        return self[-1].i + 1

    @property
    def start_char(self) -> int:
        """Offset of the first character in the sentence."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """Offset after the last character in the sentence."""
        return self[-1].idx + len(self[-1].text)

    @property
    def doc(self) -> Doc:
        """The sentence."""
        return self[0].doc

    @property
    def label_(self) -> str:
        """Kind of the entity that the words are."""
        return self[0].ent_type_

    @property
    def root(self) -> Token:
        """The word nearest to the root of the sentence, the first of several; no mark if there is a word."""
        for token in self:
            if token.head is token:
                return token
        first, end = self.start, self.end
        tops = [token for token in self if not first <= token.head.i < end]
        return min(tops, key=_depth, default=self[0])


def _depth(token: Token) -> int:
    """How many words stand above; marks and blanks that govern nothing stand as low as can be."""
    loose = (token.is_punct or token.is_space) and not token.children
    return len(token.doc) - 1 if loose else len(list(token.ancestors))


class Doc:
    """A parsed sentence.

    Attributes
    ----------
    text
        The words as they were parsed.
    tokens
        Its words; set once by whoever makes it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = ()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> Words: ...

    def __getitem__(self, place: int | slice) -> Token | Words:
        return self.tokens[place] if isinstance(place, int) else Words(self.tokens[place])

    def __repr__(self) -> str:
        return self.text

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """Positions of the first and of the last word under each word, itself included."""
        left, right = list(range(len(self.tokens))), list(range(len(self.tokens)))
        heads = [token.head.i for token in self.tokens]
        changed = True
        while changed:
            changed = False
            for place, head in enumerate(heads):
                if left[place] < left[head]:
                    left[head], changed = left[place], True
                if right[place] > right[head]:
                    right[head], changed = right[place], True
        return left, right

    @cached_property
    def ents(self) -> tuple[Words, ...]:
        """The entities that the recogniser found."""
        found: list[list[Token]] = []
        for token in self.tokens:
            if token.ent_iob == 1:
                found[-1].append(token)
            elif token.ent_iob == 3 and token.ent_type_:
                found.append([token])
        return tuple(Words(entity) for entity in found)

    @cached_property
    def noun_chunks(self) -> tuple[Words, ...]:
        """Base noun phrases, by spaCy's rules for English."""
        chunks: list[Words] = []
        last = -1
        for token in self.tokens:
            if token.pos_ not in _NOUNS or token.left_edge.i <= last:
                continue
            head = token
            while head.dep_ == "conj" and (head is token or head.head.i < head.i):
                head = head.head
            if head.dep_ in _PHRASES:
                last = token.i
                chunks.append(self[token.left_edge.i : token.i + 1])
        return tuple(chunks)

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Words | None:
        """The words over two offsets in the sentence.

        Parameters
        ----------
        start, end
            Characters, half-open.
        alignment_mode
            ``strict`` gives None unless words start and end there; ``expand`` takes in the whole of
            words that are cut.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        strict = alignment_mode == "strict"
        if strict and (first.idx != start or last.idx + len(last.text) != end):
            return None
        behind = not strict and start == first.idx + len(first.text)  # in the blank after the word
        return self[first.i + behind : last.i + 1]

    def _at(self, offset: int) -> Token | None:
        """The word over an offset, or before the blank there."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return None
        token = self.tokens[place]
        return token if offset < token.idx + len(token.text) + len(token.whitespace_) else None

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.tokens]

"""Who speaks the words in quotation marks, as far as one sentence tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from explorer.language.indirect import Reported, reported_clauses
from explorer.language.quote_marks import Quoted
from explorer.language.reporting import is_negated, reporting_verb, speaker_of

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

WIDEST_GAP = 14  # tokens between a quotation and the verb after it that still reports it


@dataclass(frozen=True, slots=True)
class Attribution:
    """Head word of the speaker, and the first and last token of the reporting words (or None)."""

    speaker: Token
    verb: Token | None
    verb_last: Token | None = None


class Host:
    """A parsed sentence with the quotations that stand in it.

    Parameters
    ----------
    doc
        The parse.
    offset
        Offset of the sentence in the article.
    quoted
        All quotations of the article that overlap the sentence, in order.
    """

    def __init__(self, doc: Doc, offset: int, quoted: list[Quoted]) -> None:
        self.doc, self.offset, self.quoted = doc, offset, quoted
        starts = [offset + token.idx for token in doc] if quoted else []
        inside = [any(q.outer_start <= start < q.outer_end for q in quoted) for start in starts]
        self.inside = inside or [False] * len(doc)
        self.reported: tuple[Reported, ...] = tuple(
            reported for reported in reported_clauses(doc) if not self.inside[reported.verb_first]
        )

    @property
    def is_only_quoted(self) -> bool:
        """Whether the sentence has no words outside quotation marks."""
        return not any(token.text[0].isalnum() and not self.inside[token.i] for token in self.doc)

    def tokens_of(self, quoted: Quoted) -> list[Token]:
        """The tokens inside the marks."""
        return [t for t in self.doc if quoted.start <= self.offset + t.idx < quoted.end]

    def before(self, quoted: Quoted) -> list[Token]:
        """Tokens outside marks between the quotation before and this one."""
        found: list[Token] = []
        for token in reversed(self.doc):
            if self.offset + token.idx >= quoted.outer_start:
                continue
            if self.inside[token.i]:
                break
            found.append(token)
        return found[::-1]

    def after(self, quoted: Quoted) -> list[Token]:
        """Tokens outside marks between this quotation and the next."""
        found: list[Token] = []
        for token in self.doc:
            if self.offset + token.idx < quoted.outer_end:
                continue
            if self.inside[token.i]:
                break
            found.append(token)
        return found

    def attribution(self, quoted: Quoted) -> Attribution | None:
        """Who speaks a quotation: by the words around it, then by what governs it."""
        if not self.tokens_of(quoted):
            return None
        before = [token for token in self.before(quoted) if not token.is_space]
        words_before = any(token.text[0].isalnum() for token in before)
        ways: tuple[Callable[[Quoted], Attribution | None], ...]
        if not words_before:
            ways = (self._after, self._governing, self._reporting, self._at_end)
        elif before[-1].text == ":":
            ways = (self._colon, self._governing, self._reporting)
        elif before[-1].text == ",":
            ways = (self._right_before, self._governing, self._reporting, self._after)
        else:
            ways = (self._governing, self._reporting, self._right_before)
        return next((found for way in ways if (found := way(quoted)) is not None), None)

    def _after(self, quoted: Quoted) -> Attribution | None:
        """``…," says Yerevan`` and ``…," the officer insists``."""
        after = [token for token in self.after(quoted) if not token.is_punct and not token.is_space]
        for token in after[:WIDEST_GAP]:
            verb = reporting_verb(token)
            if (verb is not None and verb.quoting) or (verb is None and token.lower_ in _misread_forms()):
                speaker = self._outside(speaker_of(token)) or self._beside(token, after)
                if speaker is not None:
                    return Attribution(speaker, token, token)
            elif token.tag_ in ("VBZ", "VBD", "VBP") and token.dep_ not in ("aux", "auxpass"):
                return None
        return None

    def _beside(self, verb: Token, after: list[Token]) -> Token | None:
        """The noun right after or right before a verb whose subject the parser missed."""
        chunks = [chunk for chunk in self.doc.noun_chunks if not self.inside[chunk.root.i]]
        if after[0] is verb:
            return next((chunk.root for chunk in chunks if chunk.start == verb.i + 1), None)
        return next((chunk.root for chunk in reversed(chunks) if after[0].i <= chunk.start < verb.i), None)

    def _right_before(self, quoted: Quoted) -> Attribution | None:
        """``He said, "…``: a reporting verb before the marks with nothing but small words between."""
        for token in reversed(self.before(quoted)):
            verb = reporting_verb(token)
            if verb is not None and verb.quoting:
                speaker = self._outside(speaker_of(token))
                return Attribution(speaker, token, token) if speaker is not None else None
            if token.tag_ in ("VBZ", "VBD", "VBP") and token.dep_ not in ("aux", "auxpass"):
                return None
        return None

    def _governing(self, quoted: Quoted) -> Attribution | None:
        """A reporting verb above the quoted words in the tree: ``calls it a "phased withdrawal"``."""
        inside = self.tokens_of(quoted)
        ids = {token.i for token in inside}
        for token in inside:
            if token.head.i in ids or token.is_punct:
                continue
            for ancestor in token.ancestors:
                verb = reporting_verb(ancestor)
                if verb is None or not verb.quoting or self.inside[ancestor.i]:
                    continue
                speaker = self._outside(speaker_of(ancestor))
                if speaker is None or speaker.i in ids or _negates(ancestor, verb.group):
                    continue
                if not speaker.is_ancestor(token):
                    return Attribution(speaker, ancestor, ancestor)
        return None

    def _reporting(self, quoted: Quoted) -> Attribution | None:
        """A reported clause in which the quotation stands (``according to …``)."""
        inside = self.tokens_of(quoted)
        for reported in self.reported:
            speaker = self._outside(reported.speaker)
            if speaker is not None and reported.first <= inside[0].i <= inside[-1].i <= reported.last:
                return Attribution(speaker, self.doc[reported.verb_first], self.doc[reported.verb_last])
        return None

    def _at_end(self, quoted: Quoted) -> Attribution | None:
        """``"Shells fell" near the market activists said.``: a reporting verb that ends the sentence."""
        words = [token for token in self.after(quoted) if not token.is_punct and not token.is_space]
        if not words or reporting_verb(words[-1]) is None:
            return None
        speaker = self._outside(speaker_of(words[-1])) or self._beside(words[-1], words)
        return Attribution(speaker, words[-1], words[-1]) if speaker is not None else None

    def _colon(self, quoted: Quoted) -> Attribution | None:
        """``Then he catches himself: "…``; ``Aliyev: "…``."""
        found = self._right_before(quoted)
        return found if found is not None else introduced_speaker(self.before(quoted))

    def _outside(self, token: Token | None) -> Token | None:
        return token if token is not None and not self.inside[token.i] else None


def introduced_speaker(words: list[Token]) -> Attribution | None:
    """The subject of words that end in a colon and introduce a quotation."""
    subjects = [t for t in words if t.dep_ == "nsubj" and t.pos_ in ("PRON", "PROPN", "NOUN")]
    if subjects:
        subject = subjects[0]
        verb = subject.head if reporting_verb(subject.head) is not None else None
        return Attribution(subject, verb, verb)
    if any(token.pos_ in ("VERB", "AUX") for token in words):
        return None
    names = [t for t in words if t.pos_ in ("PROPN", "NOUN") and t.dep_ not in ("compound", "pobj")]
    return Attribution(names[0], None, None) if len(names) == 1 and len(words) <= 7 else None


def _negates(verb: Token, group: str) -> bool:
    return is_negated(verb, denying=group == "deny")


@cache
def _misread_forms() -> frozenset[str]:
    """Forms that taggers take for nouns after a quotation and that are hardly ever nouns."""
    return frozenset(
        {"says", "said", "vows", "insists", "asks", "adds", "assures", "warns", "claims", "boasts", "admits"}
    )

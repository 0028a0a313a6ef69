"""One article's claims and temporal expressions, found again on the tokens of its parses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from explorer.anchoring import rulebook
from explorer.anchoring.weekdays import counted_on, told_before, within_a_week
from explorer.dates import Bounds
from explorer.records import Claim, ParsedArticle, Sentence, TimeExpression

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

DASHES = ("-", "–", "—")
FINITE_PRESENT = frozenset({"VBP", "VBZ"})


@dataclass(frozen=True, slots=True, eq=False)
class PlacedClaim:
    """A claim and its trigger's head token."""

    claim: Claim
    token: Token


@dataclass(frozen=True, slots=True, eq=False)
class PlacedExpression:
    """A temporal expression and the tokens it covers."""

    expression: TimeExpression
    root: Token
    first: Token
    last: Token


@dataclass(frozen=True, slots=True, eq=False)
class PlacedSentence:
    """A parsed sentence with its claims and expressions in reading order."""

    sentence: Sentence
    doc: Doc
    claims: tuple[PlacedClaim, ...]
    expressions: tuple[PlacedExpression, ...]

    def claim_at(self, token: Token) -> PlacedClaim | None:
        """The claim whose trigger has ``token`` as its head."""
        return next((placed for placed in self.claims if placed.token.i == token.i), None)

    def claims_within(self, start: int, end: int) -> list[PlacedClaim]:
        """Claims whose trigger overlaps ``[start, end)`` of the article's text."""
        return [placed for placed in self.claims if placed.claim.start < end and placed.claim.end > start]

    def claims_under(self, token: Token) -> list[PlacedClaim]:
        """Claims in the subtree of ``token``, the nearest to it first."""
        below = {child.i for child in token.subtree}
        found = [placed for placed in self.claims if placed.token.i in below]
        return sorted(found, key=lambda placed: (len(path(placed.token, token)), placed.token.i))


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """An article ready for anchoring.

    Attributes
    ----------
    sentences
        Only the sentences that were parsed.
    headings
        Temporal expressions in sentences that were not parsed (a heading that is a date).
    """

    parsed: ParsedArticle
    sentences: tuple[PlacedSentence, ...]
    headings: tuple[TimeExpression, ...] = field(default=())

    @classmethod
    def of(cls, parsed: ParsedArticle, times: Sequence[TimeExpression], claims: Sequence[Claim]) -> Scene:
        """Put claims and expressions on the tokens of the sentences in which they stand."""
        by_sentence: dict[int, list[Claim]] = {}
        for claim in sorted(claims, key=lambda claim: claim.start):
            by_sentence.setdefault(claim.sentence, []).append(claim)
        joined = _ranges(parsed.article.text, times)
        placed, unparsed = [], []
        last: Bounds | None = None
        for sentence, doc in zip(parsed.sentences, parsed.docs, strict=True):
            inside = [item for item in joined if sentence.start <= item.start < sentence.end]
            if doc is None:
                unparsed += inside
                continue
            own = by_sentence.get(sentence.index, [])
            expressions = tuple(_placed_expressions(sentence, doc, inside, last))
            last = next((one.expression.bounds for one in reversed(expressions) if told_before(one.expression)), last)
            placed.append(
                PlacedSentence(
                    sentence,
                    doc,
                    tuple(PlacedClaim(claim, doc[claim.token]) for claim in own if 0 <= claim.token < len(doc)),
                    expressions,
                )
            )
        return cls(parsed, tuple(placed), tuple(unparsed))

    @property
    def article_id(self) -> str:
        """Id of the article."""
        return self.parsed.article.id

    def claims(self) -> Iterator[tuple[PlacedSentence, PlacedClaim]]:
        """All claims in reading order, each with its sentence."""
        for sentence in self.sentences:
            for placed in sentence.claims:
                yield sentence, placed


def path(token: Token, ancestor: Token) -> list[str]:
    """Dependency labels from ``token`` up to, and without, ``ancestor``; empty if they are one."""
    labels = []
    while token.i != ancestor.i and token.head.i != token.i:
        labels.append(token.dep_)
        token = token.head
    return labels


def verb_of(token: Token) -> Token:
    """The nearest verb at or above ``token``; the root where there is none."""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return token


def is_present(verb: Token) -> bool:
    """Whether the clause of ``verb`` is in the present tense ("holds", "are holding", "are held")."""
    tags = {child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBN":
        return any(child.dep_ == "auxpass" and child.tag_ in FINITE_PRESENT for child in verb.children)
    if verb.tag_ in FINITE_PRESENT:
        return "MD" not in tags
    return verb.tag_ == "VBG" and bool(tags & FINITE_PRESENT)


def is_pluperfect(verb: Token) -> bool:
    """Whether the clause of ``verb`` is in the pluperfect ("had held")."""
    return verb.tag_ in ("VBN", "VBD") and any(
        child.dep_ in ("aux", "auxpass") and child.lower_ in ("had", "'d", "’d") for child in verb.children
    )


def is_reference(token: Token) -> bool:
    """Whether a noun points back to something told before ("the first raids", "those attacks")."""
    return token.pos_ in ("NOUN", "PROPN") and any(
        child.dep_ == "det" and child.lower_ in ("the", "this", "that", "these", "those") for child in token.children
    )


def is_past(verb: Token) -> bool:
    """Whether the clause of ``verb`` is in the simple past ("held", "were held")."""
    auxiliaries = {child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBD":
        return not is_pluperfect(verb)
    return verb.tag_ in ("VBN", "VBG") and "VBD" in auxiliaries and not is_pluperfect(verb)


def _placed_expressions(
    sentence: Sentence, doc: Doc, expressions: Sequence[TimeExpression], last: Bounds | None
) -> Iterator[PlacedExpression]:
    for item in expressions:
        span = doc.char_span(item.start - sentence.start, item.end - sentence.start, alignment_mode="expand")
        if span is not None and len(span) and not _is_name(span[-1]):
            known = counted_on(within_a_week(item, span.root), last)
            last = known.bounds if told_before(known) else last
            yield PlacedExpression(known, span.root, span[0], span[-1])


def _is_name(last: Token) -> bool:
    """Whether a date is part of a name ("the March 23 Movement")."""
    following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else last
    return (
        following.i != last.i and following.pos_ == "PROPN" and following.lower_ in rulebook.words("named_after_days")
    )


def _ranges(text: str, expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Expressions in reading order; two dates joined by a dash ("14–18 January") become one."""
    found: list[TimeExpression] = []
    for item in sorted(expressions, key=lambda item: item.start):
        first = found[-1] if found else None
        if first is not None and first.bounds and item.bounds and text[first.end : item.start].strip() in DASHES:
            both = first.bounds.hull[0], item.bounds.hull[1]
            if first.type == item.type == "DATE" and first.bounds.frame == item.bounds.frame and both[0] < both[1]:
                whole = Bounds.within(*both, frame=first.bounds.frame)
                found[-1] = replace(first, end=item.end, text=text[first.start : item.end], bounds=whole)
                continue
        found.append(item)
    return found

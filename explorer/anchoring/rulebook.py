"""The rules of anchoring, read from ``rules/*.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from explorer.rules import rule_table

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SignalRule:
    """Words that relate an event to a time.

    Attributes
    ----------
    relation
        ``in``, ``since``, ``until``, ``by``, ``before``, ``after``, ``from``, ``between``, ``for`` or ``within``.
    """

    id: str
    words: frozenset[str]
    relation: str


@dataclass(frozen=True, slots=True)
class TenseRule:
    """What tense and factuality say of the start and the end, in days from publication.

    Attributes
    ----------
    tenses, factualities, types
        Values it applies to; empty applies to all.
    """

    id: str
    tenses: frozenset[str]
    factualities: frozenset[str]
    types: frozenset[str]
    start: Range
    end: Range
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """What a conjunction or an adverb says of the order of two events.

    Attributes
    ----------
    order
        ``follows``, ``precedes``, ``overlaps``, ``since`` or ``until``: how the event of the main clause
        (of the sentence with the adverb) lies to the other.
    """

    id: str
    words: frozenset[str]
    order: str
    weight: float


@dataclass(frozen=True, slots=True)
class InherentRule:
    """An order that lies in the nature of two events at one place."""

    id: str
    earlier: frozenset[str]
    later: frozenset[str]
    factualities: frozenset[str]
    same: str
    weight: float
    text: str


def _range(values: list[float]) -> Range:
    return float(values[0]), float(values[1])


@cache
def signals() -> tuple[SignalRule, ...]:
    """Prepositions and conjunctions before a temporal expression."""
    return tuple(
        SignalRule(row["id"], frozenset(row["words"]), row["relation"])
        for row in rule_table("anchoring", "signals")["signal"]
    )


@cache
def relation_of(word: str) -> str:
    """The relation that a signal word stands for; empty if it is none."""
    return next((rule.relation for rule in signals() if word in rule.words), "")


@cache
def words(name: str) -> frozenset[str]:
    """A named list of lemmas from ``words.toml``, such as ``"onset"``."""
    return frozenset(rule_table("anchoring", "words")[name]["lemmas"])


@cache
def tenses() -> tuple[TenseRule, ...]:
    """Tense against publication; the first rule that applies is used."""
    return tuple(
        TenseRule(
            row["id"],
            frozenset(row.get("tenses", ())),
            frozenset(row.get("factualities", ())),
            frozenset(row.get("types", ())),
            _range(row["start"]),
            _range(row["end"]),
            row["weight"],
            row["text"],
        )
        for row in rule_table("anchoring", "tenses")["tense"]
    )


@cache
def clauses() -> tuple[ClauseRule, ...]:
    """Conjunctions between two clauses of one sentence."""
    return _clause_rules("clause")


@cache
def narrative() -> tuple[ClauseRule, ...]:
    """Adverbs that place a sentence against the one before it."""
    return _clause_rules("narrative")


@cache
def opening_days(noun: str) -> float:
    """Days from its beginning in which "the first days" of a war lie; 0 for a noun without a rule."""
    return next(
        (float(row["days"]) for row in rule_table("anchoring", "order")["opening"] if noun in row["nouns"]), 0.0
    )


@cache
def inherent() -> tuple[InherentRule, ...]:
    """Orders between kinds of events at one place."""
    return tuple(
        InherentRule(
            row["id"],
            frozenset(row["earlier"]),
            frozenset(row["later"]),
            frozenset(row["factualities"]),
            row["same"],
            row["weight"],
            row["text"],
        )
        for row in rule_table("anchoring", "order")["inherent"]
    )


def _clause_rules(name: str) -> tuple[ClauseRule, ...]:
    return tuple(
        ClauseRule(row["id"], frozenset(row["words"]), row["order"], row["weight"])
        for row in rule_table("anchoring", "order")[name]
    )

"""The grammar: find the temporal phrases of a text and what was captured in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from explorer.errors import InputError, RulesError
from explorer.rules import rule_table
from explorer.times.lexicon import (
    KIND_SIGNATURES,
    NAME,
    OTHER,
    PUNCTUATION,
    SPLIT,
    WORD,
    Lexicon,
    escape,
    number_signature,
    read_lexicon,
)
from explorer.times.patterns import Compiler, literals
from explorer.times.tokens import Tokens

MEMBER = re.compile(r"__\d+$")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to write a rule: a regular expression over codes, and the codes it can begin with."""

    regex: re.Pattern[str]
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of the grammar file.

    Attributes
    ----------
    makes
        Name of the builder.
    variants
        Its patterns.
    only
        ``narrative``, ``future`` or ``entries`` where the rule holds only in such texts or among such words.
    examples, undated, counters
        Texts that run as tests; ``undated`` are examples in a text without a date of publication.
    """

    id: str
    makes: str
    variants: tuple[Variant, ...]
    only: str
    examples: tuple[str, ...]
    undated: tuple[str, ...]
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, with an index from a code to the variants that may begin with it."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    starters: re.Pattern[str]
    by_code: Mapping[str, tuple[tuple[Rule, re.Pattern[str]], ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that a rule matched.

    Attributes
    ----------
    first, last
        Token positions, half-open.
    captures
        Name to the half-open token positions captured under it.
    """

    rule: Rule
    first: int
    last: int
    captures: Mapping[str, tuple[int, int]]


def languages() -> tuple[str, ...]:
    """The languages that there are rules for: the folders of ``rules/``, as ISO 639-1 codes.

    Examples
    --------
    >>> languages()
    ('de', 'en')
    """
    folders = files("explorer.times").joinpath("rules").iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.joinpath("grammar.toml").is_file()))


@cache
def read_grammar(language: str = "en") -> Grammar:
    """The grammar of a language, read and compiled once.

    Raises
    ------
    InputError
        If there are no rules for the language.
    RulesError
        If a rule is malformed or lacks an example or a counter-example.
    """
    if language not in languages():
        hint = f"Languages with rules: {', '.join(languages())}; docs/decisions/010 says how to add one"
        raise InputError(f"there are no rules of time for {language!r}", where="language", hint=hint)
    data = rule_table("times", f"{language}/grammar")
    macros: dict[str, str] = {**data["macros"], **_name_macros(language)}
    patterns = [pattern for entry in data["pattern"] for pattern in entry["match"]]
    words = set().union(*(literals(pattern) for pattern in [*patterns, *macros.values()]))
    lexicon = read_lexicon(words, language=language)
    compiler = Compiler(lexicon, macros)
    rules = tuple(_rule(entry, compiler) for entry in data["pattern"])
    by_code = _index(rules)
    starters = re.compile(escape("".join(sorted(by_code))))
    return Grammar(lexicon, rules, starters, by_code)


def _name_macros(language: str) -> dict[str, str]:
    """The macro ``@holidayname``: the names of the lexicon's holidays, the longest first."""
    names = rule_table("times", f"{language}/lexicon").get("holidays", {})
    split = sorted((SPLIT.findall(name) for name in names), key=len, reverse=True)
    written = [" ".join(PUNCTUATION.get(word, word) for word in words) for words in split]
    return {"holidayname": f"({' | '.join(written)})"} if written else {}


def _rule(entry: Mapping[str, Any], compiler: Compiler) -> Rule:
    if not ((entry.get("examples") or entry.get("undated")) and entry.get("counters")):
        raise RulesError("a rule needs an example and a counter-example", where=entry["id"])
    variants = tuple(Variant(*compiler.compile(pattern)) for pattern in entry["match"])
    return Rule(
        entry["id"],
        entry["makes"],
        variants,
        entry.get("only", ""),
        tuple(entry.get("examples", ())),
        tuple(entry.get("undated", ())),
        tuple(entry["counters"]),
    )


def _index(rules: tuple[Rule, ...]) -> Mapping[str, tuple[tuple[Rule, re.Pattern[str]], ...]]:
    by_code: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in rules:
        for variant in rule.variants:
            for code in variant.first:
                by_code.setdefault(code, []).append((rule, variant.regex))
    return {code: tuple(entries) for code, entries in by_code.items()}


def encode(tokens: Tokens, lexicon: Lexicon) -> str:
    """One code a token."""
    codes = lexicon.codes
    signatures = lexicon.signatures
    out: list[str] = []
    for kind, word in zip(tokens.kinds, tokens.words, strict=True):
        if kind == "word" or kind == "dotted" or kind == "abbreviation":
            out.append(codes[_word_signature(word, signatures, lexicon.capital)])
        elif kind == "number":
            out.append(codes[number_signature(word)])
        elif kind == "other":
            name = PUNCTUATION.get(word)
            out.append(codes[OTHER if name is None else frozenset({name})])
        else:
            out.append(codes[KIND_SIGNATURES[kind]])
    return "".join(out)


def _word_signature(word: str, signatures: Mapping[str, frozenset[str]], capital: frozenset[str]) -> frozenset[str]:
    lower = word.lower()
    if lower not in signatures:
        lower = lower.rstrip(".")
    if lower in capital and word[0] == lower[0]:
        lower = "~" + lower
    known = signatures.get(lower)
    if known is not None:
        return known
    return NAME if word[0].isupper() else WORD


def matches(codes: str, grammar: Grammar) -> Iterator[Found]:
    """The phrases from left to right, without overlap: the longest at each place."""
    position = 0
    while True:
        start = grammar.starters.search(codes, position)
        if start is None:
            return
        best: tuple[Rule, re.Match[str]] | None = None
        for rule, variant in grammar.by_code[start.group()]:
            match = variant.match(codes, start.start())
            if match is not None and match.end() > start.start() and (best is None or _is_better(match, best[1])):
                best = rule, match
        if best is None:
            position = start.end()
            continue
        position = best[1].end()
        yield Found(best[0], start.start(), position, _captures(best[1]))


def _is_better(match: re.Match[str], best: re.Match[str]) -> bool:
    """Longer is better; of equally long ones the one that captures more (a year that follows, say)."""
    if match.end() != best.end():
        return match.end() > best.end()
    return len(_captures(match)) > len(_captures(best))


def _captures(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    captures: dict[str, tuple[int, int]] = {}
    for name in match.re.groupindex:
        span = match.span(name)
        if span[0] >= 0:
            captures.setdefault(MEMBER.sub("", name), span)
    return captures

"""The small language of patterns over token classes.

=============  ==================================================================
``MONTH``      a token of that class
``of``         that very word (lower case; apostrophes and hyphens are tokens of their own)
``month:X``    X, remembered as ``month``
``(X | Y)``    one of them
``X?``         X or nothing
``X{0,3}``     none to three times X
``@date``      the macro ``date``
``!X``, ``>X``   not followed by X, followed by X
``<!X``, ``<X``  not preceded by X, preceded by X, where X has a fixed number of tokens
=============  ==================================================================

Repetitions are always bounded, so that matching takes a bounded time at every token.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.errors import RulesError
from explorer.times.lexicon import Lexicon, escape

SYMBOL = re.compile(r"\s*(<!|[()|?!<>]|\{\d+,\d+\}|@\w+|\w+:|[A-Z][A-Z0-9]*\b|[^\W\d_]+\b)")
LITERAL = re.compile(r"(?<![@\w])[^\W\d_A-Z][^\W\d_]*\b(?!:)")
LOOKING = {"<": "(?<=", "<!": "(?<!", "!": "(?!", ">": "(?="}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a pattern, translated.

    Attributes
    ----------
    regex
        Regular expression over codes.
    first
        Codes with which a match can begin.
    empty
        Whether it can match nothing.
    """

    regex: str
    first: frozenset[str]
    empty: bool


NOTHING = Piece("", frozenset(), True)


@dataclass(slots=True)
class Compiler:
    """Translate patterns to regular expressions over the codes of a lexicon."""

    lexicon: Lexicon
    macros: Mapping[str, str]

    def compile(self, pattern: str) -> tuple[re.Pattern[str], frozenset[str]]:
        """The regular expression of ``pattern`` and the codes with which a match can begin.

        Raises
        ------
        RulesError
            If the pattern is malformed or could match nothing at all.
        """
        try:
            piece = _Reading(self, pattern, {}).whole()
            if piece.empty:
                raise RulesError("the pattern can match nothing", where=pattern)
            return re.compile(piece.regex), piece.first
        except re.error as error:
            raise RulesError(str(error), where=pattern) from error


@dataclass(slots=True)
class _Reading:
    """One pass over one pattern; ``used`` counts the captures of each name, which must differ in a regex."""

    compiler: Compiler
    pattern: str
    used: dict[str, int]
    symbols: list[str] = field(init=False)
    position: int = 0

    def __post_init__(self) -> None:
        self.symbols = split(self.pattern)

    def whole(self) -> Piece:
        piece = self._choice()
        if self.position < len(self.symbols):
            raise RulesError(f"{self.symbols[self.position]!r} is not expected", where=self.pattern)
        return piece

    def _choice(self) -> Piece:
        branches = [self._sequence()]
        while self._peek() == "|":
            self.position += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        regex = "(?:" + "|".join(branch.regex for branch in branches) + ")"
        first = frozenset().union(*(branch.first for branch in branches))
        return Piece(regex, first, any(branch.empty for branch in branches))

    def _sequence(self) -> Piece:
        whole = NOTHING
        while self._peek() not in ("", "|", ")"):
            item = self._item()
            first = whole.first | item.first if whole.empty else whole.first
            whole = Piece(whole.regex + item.regex, first, whole.empty and item.empty)
        return whole

    def _item(self) -> Piece:
        piece = self._atom()
        quantifier = self._peek()
        if quantifier != "?" and not quantifier.startswith("{"):
            return piece
        self.position += 1
        optional = quantifier == "?" or quantifier.startswith("{0,")
        return Piece(f"(?:{piece.regex}){quantifier}", piece.first, piece.empty or optional)

    def _atom(self) -> Piece:
        symbol = self._peek()
        self.position += 1
        if symbol == "(":
            inner = self._choice()
            if self._peek() != ")":
                raise RulesError("a bracket is not closed", where=self.pattern)
            self.position += 1
            return inner
        if symbol in LOOKING:
            return Piece(f"{LOOKING[symbol]}{self._atom().regex})", frozenset(), True)
        if symbol.endswith(":"):
            name = symbol[:-1]
            self.used[name] = self.used.get(name, 0) + 1
            label = f"{name}__{self.used[name]}"
            inner = self._atom()
            return Piece(f"(?P<{label}>{inner.regex})", inner.first, inner.empty)
        if symbol.startswith("@"):
            if symbol[1:] not in self.compiler.macros:
                raise RulesError(f"there is no macro {symbol}", where=self.pattern)
            return _Reading(self.compiler, self.compiler.macros[symbol[1:]], self.used).whole()
        return self._word(symbol)

    def _word(self, symbol: str) -> Piece:
        if not symbol.isidentifier():
            raise RulesError("a word or a class is missing", where=self.pattern)
        codes = self.compiler.lexicon.codes_of(symbol if symbol.isupper() else "=" + symbol)
        return Piece(escape(codes), frozenset(codes), False)

    def _peek(self) -> str:
        return self.symbols[self.position] if self.position < len(self.symbols) else ""


def split(pattern: str) -> list[str]:
    """The symbols of a pattern.

    Raises
    ------
    RulesError
        At a character that belongs to no symbol.
    """
    symbols = []
    position, end = 0, len(pattern.rstrip())
    while position < end:
        match = SYMBOL.match(pattern, position)
        if match is None:
            raise RulesError(f"cannot read {pattern[position : position + 20]!r}", where=pattern)
        symbols.append(match.group(1))
        position = match.end()
    return symbols


def literals(pattern: str) -> set[str]:
    """The words that a pattern names itself.

    Examples
    --------
    >>> sorted(literals("the year:YEAR of @date"))
    ['of', 'the']
    """
    return set(LITERAL.findall(pattern))

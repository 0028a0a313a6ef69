"""The words of time: their classes, and one code for every combination of classes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.errors import RulesError
from explorer.rules import rule_table
from explorer.times.tokens import token_pattern

FIRST_CODE = 0xE000  # private use area of Unicode: a code can never be mistaken for text
LONGEST_NUMBER = 12  # digits; longer runs are no numbers of time
CLOCK_WITH_DOT = re.compile(r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]")
PUNCTUATION = {
    ",": "COMMA",
    "-": "HYPHEN",
    "‐": "HYPHEN",
    "–": "DASH",
    "—": "DASH",
    "/": "SLASH",
    ".": "DOT",
    "'": "APOSTROPHE",
    "’": "APOSTROPHE",
    "$": "CURRENCY",
    "£": "CURRENCY",
    "€": "CURRENCY",
    "%": "PERCENT",
    "(": "OPEN",
    ")": "CLOSE",
    '"': "QUOTE",
    "“": "QUOTE",
    "”": "QUOTE",
    ":": "COLON",
    "+": "PLUS",
    "#": "HASH",
}
SPLIT = re.compile(r"\w+|\S")
Signature = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classes and meanings of words, and a one-character code for each signature.

    Attributes
    ----------
    meanings
        Class to word to meaning.
    signatures
        Word to its classes (``=word`` for a word that a pattern names itself).
    capital
        Words that need a capital.
    mods
        Phrase before a quantity to TIMEX3 mod.
    holidays
        Name in words as tokens, with blanks between, to the rule that ``holidays`` reads.
    past_endings
        Endings of words that tell of the past.
    codes
        Signature to code.
    token
        The expression that cuts a text into tokens.
    """

    meanings: Mapping[str, Mapping[str, Any]]
    signatures: Mapping[str, Signature]
    capital: frozenset[str]
    mods: Mapping[str, str]
    holidays: Mapping[str, str]
    past_endings: tuple[str, ...]
    codes: Mapping[Signature, str]
    token: re.Pattern[str]

    def words(self, name: str) -> Mapping[str, Any]:
        """The words of a class with their meanings; none if the language does without that class."""
        return self.meanings.get(name, {})

    def codes_of(self, name: str) -> str:
        """All codes whose signature holds the class (or ``=word``) ``name``.

        Raises
        ------
        RulesError
            If no token can ever have that class.
        """
        found = "".join(sorted(code for signature, code in self.codes.items() if name in signature))
        if not found:
            raise RulesError(f"no word has the class {name!r}", where="lexicon.toml")
        return found


def number_signature(word: str) -> Signature:
    """Classes of a number written in digits.

    Examples
    --------
    >>> sorted(number_signature("14"))
    ['ANCIENT', 'DAY', 'HOUR', 'INTEGER', 'NUMBER', 'TWODIGITS']
    """
    if len(word) > LONGEST_NUMBER:
        return frozenset({"OTHER"})
    if CLOCK_WITH_DOT.fullmatch(word):
        return frozenset({"NUMBER", "FRACTIONAL", "CLOCKDOT"})
    if not word.isdigit():
        return frozenset({"NUMBER", "FRACTIONAL"}) if "." in word else frozenset({"NUMBER", "GROUPED"})
    value = int(word)
    classes = {"NUMBER", "INTEGER"}
    if 1 <= value <= 31 and len(word) <= 2:
        classes.add("DAY")
    if 0 <= value <= 24 and len(word) <= 2:
        classes.add("HOUR")
    if len(word) == 2:
        classes.add("TWODIGITS")
    if len(word) == 4 and 1000 <= value <= 2199:
        classes.add("YEAR")
    if len(word) == 4 and 1800 <= value <= 2049:
        classes.add("MODERNYEAR")
    if len(word) in (3, 4):
        is_clock = int(word[:-2]) < 24 and int(word[-2:]) < 60
        classes.add("CLOCKDIGITS" if is_clock else "PLAIN")
        if is_clock and len(word) == 4:
            classes.add("FULLCLOCK")
    if 2 <= len(word) <= 4:
        classes.add("ANCIENT")
    return frozenset(classes)


def number_samples() -> Iterable[str]:
    """Numbers that between them have every signature that ``number_signature`` gives."""
    yield from (str(value) for value in range(10_000))
    yield from ("00", "01", "10000", "1.5", "6.30", "1,000", "000", "0000", "001", "0100", "9" * (LONGEST_NUMBER + 1))


KIND_SIGNATURES: Mapping[str, Signature] = {
    "iso": frozenset({"ISO"}),
    "clock": frozenset({"CLOCK"}),
    "slashed": frozenset({"SLASHED"}),
    "decade": frozenset({"DECADE"}),
    "short": frozenset({"SHORTYEAR"}),
    "ordinal": frozenset({"ORDINALDIGITS"}),
    "break": frozenset({"BREAK"}),
}
OTHER: Signature = frozenset({"OTHER"})
WORD: Signature = frozenset({"WORD"})
NAME: Signature = frozenset({"WORD", "NAME"})


def read_lexicon(literals: Iterable[str], *, language: str = "en") -> Lexicon:
    """Read the lexicon; ``literals`` are further words that patterns name themselves.

    Raises
    ------
    RulesError
        If a word is not in lower case.
    """
    data = rule_table("times", f"{language}/lexicon")
    meanings: dict[str, Mapping[str, Any]] = data["classes"]
    classes: dict[str, set[str]] = {}
    for name, words in meanings.items():
        for word in words:
            if word != word.lower():
                raise RulesError(f"{word!r} is not in lower case", where=f"times/rules/{language}/lexicon.toml, {name}")
            classes.setdefault(word, set()).add(name)
    for word in literals:
        classes.setdefault(word, set()).add("=" + word)
    capital = frozenset(data["capital"])
    signatures = {word: frozenset(names) for word, names in classes.items()}
    for word in capital & signatures.keys():
        lower = frozenset(name if name.startswith("=") else "SMALL" + name for name in signatures[word])
        signatures["~" + word] = lower
    codes, token = _codes(signatures.values()), token_pattern(data["dotted"])
    holidays = {" ".join(SPLIT.findall(name)): rule for name, rule in data.get("holidays", {}).items()}
    return Lexicon(meanings, signatures, capital, data["mods"], holidays, tuple(data["past_endings"]), codes, token)


def _codes(signatures: Iterable[Signature]) -> Mapping[Signature, str]:
    known = {*signatures, *KIND_SIGNATURES.values(), OTHER, WORD, NAME}
    known |= {number_signature(sample) for sample in number_samples()}
    known |= {frozenset({name}) for name in PUNCTUATION.values()}
    ordered = sorted(known, key=sorted)
    return {signature: chr(FIRST_CODE + position) for position, signature in enumerate(ordered)}


def escape(codes: str) -> str:
    """A regular expression class of ``codes``."""
    return re.escape(codes) if len(codes) == 1 else f"[{re.escape(codes)}]"

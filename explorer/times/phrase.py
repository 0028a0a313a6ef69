"""A found phrase, read through the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explorer.times.grammar import Found
from explorer.times.lexicon import Lexicon
from explorer.times.tokens import Tokens

# Classes of the lexicon that share a kind of meaning.
MONTHS = ("MONTH", "OPENMONTH", "SHORTMONTH")
WEEKDAYS = ("WEEKDAY", "SHORTWEEKDAY", "WEEKDAYS", "WEEKDAYCOMPOUND")
PARTS = ("PART", "PARTS", "PARTCOMPOUND")
UNITS = ("UNIT", "UNITS", "QUARTER", "QUARTERS")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a rule captured, with words in lower case."""

    found: Found
    tokens: Tokens
    lexicon: Lexicon

    def has(self, name: str) -> bool:
        """Whether something was captured under ``name``."""
        return name in self.found.captures

    def words(self, name: str) -> Sequence[str]:
        """The words captured under ``name``; empty if nothing was."""
        first, last = self.found.captures.get(name, (0, 0))
        return [word.lower() for word in self.tokens.words[first:last]]

    def all_words(self) -> Sequence[str]:
        """All words of the phrase."""
        return [word.lower() for word in self.tokens.words[self.found.first : self.found.last]]

    def meaning(self, name: str, *classes: str) -> Any:
        """The meaning in ``classes`` of the first captured word that has one; None if none has."""
        for word in self.words(name):
            for key in (word, word.rstrip(".")):
                for each in classes:
                    meanings = self.lexicon.words(each)
                    if key in meanings:
                        return meanings[key]
        return None

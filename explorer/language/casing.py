"""Headlines In Title Case, given the capitals of running text.

The parser was trained on running text and takes ``Retreat`` in a headline for a name. The remedy
keeps every offset: capitals become small letters one for one, except in words that the body
itself writes with a capital in the middle of a sentence, acronyms, and the names of countries and peoples.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from explorer.rules import rule_table

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_MID = re.compile(r"(?<=[a-z,;][ \u00a0])[A-Z][\w'’]*")
_SMALL = re.compile(r"\b[a-z][\w'’]*")


def capitalised_words(body: str) -> frozenset[str]:
    """Words that running text writes with a capital in the middle of a sentence, mostly so.

    Examples
    --------
    >>> sorted(capitalised_words("the town of Kobane fell to Kurdish forces"))
    ['Kobane', 'Kurdish']
    """
    large = Counter(_MID.findall(body))
    small = Counter(_SMALL.findall(body))
    return frozenset(word for word, count in large.items() if count > small[word.lower()])


def is_title_case(line: str) -> bool:
    """Whether most longer words of a line start with a capital."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def running_case(line: str, names: frozenset[str]) -> str:
    """The line with the capitals that running text would have; its length is unchanged.

    Parameters
    ----------
    line
        A headline in Title Case or in capitals; any other line comes back as it is.
    names
        Words of the body that keep their capital, see :func:`capitalised_words`.

    Examples
    --------
    >>> running_case("ISIS Fighters: US Airstrikes Forced Us to Retreat", frozenset())
    'ISIS fighters: US airstrikes forced us to retreat'
    """
    if not is_title_case(line):
        return line
    shouted = not any(letter.islower() for letter in line)
    pieces, last = [], 0
    known = names | _always()
    for index, match in enumerate(_WORD.finditer(line)):
        word = match[0]
        stem = re.sub(r"['’]s$", "", word)
        if shouted:
            cased = word if word in known else next((n for n in known if n.upper() == word), word.lower())
        elif stem in known or sum(map(str.isupper, word)) > 1 or word == "I":
            cased = word
        else:
            cased = word.lower()
        if index == 0:
            cased = cased[0].upper() + cased[1:]
        pieces += [line[last : match.start()], cased if len(cased) == len(word) else word]
        last = match.end()
    return "".join((*pieces, line[last:]))


@cache
def _always() -> frozenset[str]:
    table = rule_table("language", "names")
    return frozenset(table["times_and_faith"]) | frozenset(table["countries"]) | frozenset(table["peoples"])

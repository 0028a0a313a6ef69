"""Numbers in words and digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def read_ordinal(words: Sequence[str], cardinals: Mapping[str, int], ordinals: Mapping[str, int]) -> int | None:
    """The number of an ordinal ("3rd", "twenty", "-", "first").

    Examples
    --------
    >>> read_ordinal(["twenty", "-", "first"], {"twenty": 20}, {"first": 1})
    21
    """
    total = 0
    for word in words:
        if word[0].isdigit():
            total += int(word.rstrip("stndrh"))
        elif word in ordinals:
            total += ordinals[word]
        elif word in cardinals:
            total += cardinals[word]
    return total or None


def read_number(words: Sequence[str], cardinals: Mapping[str, int], scales: Mapping[str, int]) -> float | None:
    """The value of a number phrase, or None if it holds none.

    Examples
    --------
    >>> read_number(["5", "1", "/", "2"], {}, {})
    5.5
    >>> read_number(["two", "hundred", "and", "ten"], {"two": 2, "ten": 10}, {"hundred": 100})
    210.0
    """
    if len(words) == 4 and words[2] == "/" and words[3] != "0":
        return float(words[0]) + float(words[1]) / float(words[3])
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word[0].isdigit():
            current, seen = current + float(word.replace(",", "")), True
        elif word in scales:
            current, seen = max(current, 1.0) * scales[word], True
            if scales[word] >= 1000:
                total, current = total + current, 0.0
        elif word in cardinals:
            current, seen = current + cardinals[word], True
    if not seen:
        return None
    return total + current or 1.0


def read_spoken_year(words: Sequence[str], cardinals: Mapping[str, int], scales: Mapping[str, int]) -> int | None:
    """A year as it is spoken ("nineteen ninety-four", "two thousand and one").

    Examples
    --------
    >>> read_spoken_year(["nineteen", "ninety", "-", "four"], {"nineteen": 19, "ninety": 90, "four": 4}, {})
    1994
    """
    if any(word in scales for word in words):
        number = read_number(words, cardinals, scales)
        return None if number is None else int(number)
    numbers = [cardinals[word] for word in words if word in cardinals]
    if len(numbers) < 2 or not 10 <= numbers[0] <= 21:
        return None
    if numbers[0] == 20 and numbers[1] < 10 and len(numbers) == 2:
        return None
    return numbers[0] * 100 + sum(numbers[1:])

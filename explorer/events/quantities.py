"""Numbers that a claim gives: how many were killed, captured, displaced, struck."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import inf, nan
from typing import TYPE_CHECKING

from explorer.events.scene import counted, noun_phrase
from explorer.records import Quantity
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.events.scene import Scene
    from explorer.records.parses import Token


@dataclass(frozen=True, slots=True)
class _Words:
    numbers: dict[str, float]
    scales: dict[str, float]
    vague: dict[str, tuple[float, float]]
    wordless: frozenset[str]
    hedges: dict[str, tuple[float, float]]


@cache
def _words() -> _Words:
    rows = rule_table("events", "quantities")
    return _Words(
        rows["numbers"],
        rows["scales"],
        {word: (low, high) for word, (low, high) in rows["vague"].items()},
        frozenset(rows["wordless"]["words"]),
        {row["words"]: (row["low"], row["high"]) for row in rows["hedge"]},
    )


def quantity(head: Token, scene: Scene, *, unit: str) -> Quantity | None:
    """The number that a noun phrase gives, or None if it gives none.

    Parameters
    ----------
    head
        Head of the phrase, such as the victim.
    unit
        What is counted.

    Returns
    -------
    Quantity
        ``low``, ``best`` and ``high`` are NaN for words without a number ("countless"); a bound
        that the words leave open ("at least") is ``inf``. Vague words ("dozens") take the
        conventional range of ``rules/quantities.toml``.
    """
    span = _phrase(head, scene)
    if span is None:
        return None
    first, last = span
    text = scene.doc[first : last + 1].text
    bounds = read_number(text)
    if bounds is None:
        return None
    low, best, high = bounds
    start = scene.sentence.start + scene.doc[first].idx
    return Quantity(low, best, high, unit, text, start, start + len(text))


def read_number(text: str) -> tuple[float, float, float] | None:
    """Least, best and greatest number that words give, or None.

    Examples
    --------
    >>> read_number("more than 7,000")
    (7000.0, 7000.0, inf)
    >>> read_number("dozens")
    (24.0, 36.0, 99.0)
    """
    words = text.lower().replace("-", " ").replace("‑", " ")
    table = _words()
    if any(re.search(rf"\b{re.escape(word)}\b", words) for word in table.wordless):
        return nan, nan, nan
    between = re.search(r"\b(?:between )?(\d[\d,.]*) (?:and|to|or) (\d[\d,.]*)", words)
    if between:
        low, high = _figure(between[1]), _figure(between[2])
        if low is not None and high is not None and low < high:
            return low, (low + high) / 2, high
    value = _value(words)
    if value is None:
        for word, (low, high) in table.vague.items():
            if re.search(rf"\b{re.escape(word)}\b", words):
                return float(low), _middle(low, high), float(high)
        return None
    for hedge, (low, high) in table.hedges.items():
        if re.search(rf"(?<!\w){re.escape(hedge)}(?!\w)", words):
            return value * low, value, value * high
    return value, value, value


def _middle(low: float, high: float) -> float:
    return (
        float(round((low * high) ** 0.5 / (12 if low == 24 else 1)) * (12 if low == 24 else 1))
        if high < inf
        else float(low)
    )


def _figure(text: str) -> float | None:
    clean = text.rstrip(".,").replace(",", "")
    try:
        return float(clean)
    except ValueError:
        return None


def _value(words: str) -> float | None:
    """The value of figures and number words, such as "two dozen" or "1.5 million"."""
    table = _words()
    total, current, seen = 0.0, 0.0, False
    for word in re.findall(r"\d[\d,.]*|[a-z]+", words):
        figure = _figure(word) if word[0].isdigit() else table.numbers.get(word)
        if word in ("a", "an"):
            figure = None  # "a dozen" has its number in the scale
        if figure is not None:
            if seen and word[0].isdigit() and current:
                break
            current, seen = current + figure, True
        elif word in table.scales and (seen or word in ("hundred", "thousand", "million", "dozen")):
            current = (current or 1.0) * table.scales[word]
            seen = True
            if table.scales[word] >= 1000:
                total, current = total + current, 0.0
        elif seen and word != "and":
            break
    return total + current if seen else None


def _phrase(head: Token, scene: Scene) -> tuple[int, int] | None:
    """Tokens of the number before a noun, or of the number that is the noun itself."""
    left, _ = noun_phrase(head)
    tokens = list(scene.doc[left : head.i + 1])
    table = _words()
    numeric = [
        one.i
        for one in tokens
        if (
            one.like_num
            or one.lower_ in table.numbers
            or one.lower_ in table.scales
            or one.lower_ in table.vague
            or one.lower_ in table.wordless
        )
        and one.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY")
        and one.tag_ != "NNP"
        and (
            one.lower_ not in ("a", "an")
            or (one.i + 1 < len(scene.doc) and scene.doc[one.i + 1].lower_ in table.scales)
        )
    ]
    if not numeric and head.i and scene.doc[head.i - 1].like_num and head.dep_ in ("oprd", "acomp", "ccomp", "amod"):
        numeric = [head.i - 1]  # "left nine dead"
    if not numeric:
        after = [inner for child in head.children if child.lower_ == "of" for inner in child.children if inner.like_num]
        return (after[0].i, after[0].i) if after and not counted(head) else None
    first, last = numeric[0], numeric[0]
    while last + 1 in numeric or (last + 2 in numeric and scene.doc[last + 1].lower_ in ("and", "to", "or", "-")):
        last += 1
    beyond = scene.doc[last + 1 : last + 3]
    if len(beyond) == 2 and beyond[0].lower_ == "of" and beyond[1].lower_ in table.vague:
        last += 2  # "hundreds of thousands"
    return _with_hedge(first, scene), last


def _with_hedge(first: int, scene: Scene) -> int:
    for length in (3, 2, 1):
        start = first - length
        if start >= 0 and scene.doc[start:first].text.lower() in _words().hedges:
            return start
    if first and scene.doc[first - 1].lower_ == "a":
        return _with_hedge(first - 1, scene) if scene.doc[first].lower_ in _words().scales else first
    return first

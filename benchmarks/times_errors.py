"""What is wrong where a temporal expression is not right: kinds of errors, and values that mean the same.

TIMEX3 lets one write one and the same time in several ways, and the gold sets do: ``1968`` and ``1968-XX``, ``2000-W7``
and ``2000-W07``, ``P1D`` and ``PT24H``. ``normalised`` brings such values together; the figure ``value`` compares
them as they are written, as the judges do, ``value_normalised`` what they mean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from benchmarks.timex import Timex, trimmed

LENGTH = re.compile(r"P(?P<time>T)?(?P<count>\d+(?:\.\d+)?|\.\d+)(?P<unit>DE|CE|[YMWDHSQC])")
TWO_LENGTHS = re.compile(r"PT(?P<hours>\d+)H(?P<minutes>\d+)M")
DATE = re.compile(r"(?:BC)?[0-9X]{2,4}(?:$|[-T])")
# Unit to the base that it is a whole number of: months, days, seconds.
BASES = {
    "Y": ("M", 12),
    "M": ("M", 1),
    "Q": ("M", 3),
    "DE": ("M", 120),
    "CE": ("M", 1200),
    "C": ("M", 1200),
    "W": ("D", 7),
    "D": ("D", 1),
    "TH": ("S", 3600),
    "TM": ("S", 60),
    "TS": ("S", 1),
}
DAY = 86_400


def normalised(value: str) -> str:
    """A value in one of the ways to write it.

    Trailing unknown parts are dropped (TIMEX3: "1968-XX" says no more than "1968"), weeks have two digits, clock
    times no seconds of zero, lengths are in months, days or seconds.

    Examples
    --------
    >>> [normalised(value) for value in ("1968-XX", "196X", "2000-W7", "PT24H", "P1D", "P2.5Y", "P1DE")]
    ['1968', '196', '2000-W07', 'P1D', 'P1D', 'P30M', 'P120M']
    """
    value = value.strip().upper()
    two = TWO_LENGTHS.fullmatch(value)
    if two is not None:
        return _length(Fraction(int(two["hours"]) * 60 + int(two["minutes"])), "TM")
    length = LENGTH.fullmatch(value)
    if length is not None:
        unit = (length["time"] or "") + length["unit"]
        return _length(Fraction(length["count"]), unit) if unit in BASES else value
    if not DATE.match(value) or value.startswith("XX"):
        return value
    value = re.sub(r"-W([0-9])\b", r"-W0\1", value)
    value = re.sub(r"(T[0-9]{2}:[0-9]{2}):00$", r"\1", value)
    value = re.sub(r"(?:TXX|-W?XX|-[QH]X)+$", "", value)
    return re.sub(r"^((?:BC)?[0-9]{2,3})X+$", r"\1", value)


def _length(count: Fraction, unit: str) -> str:
    base, size = BASES[unit]
    count *= size
    if base == "S" and count % DAY == 0:
        base, count = "D", count / DAY
    return f"P{count}{base}"


def errors_of(
    text: str, gold: Sequence[Timex], found: Sequence[Timex], pairs: Iterable[tuple[Timex, Timex]]
) -> Counter[str]:
    """How many errors of each kind one document has; a pair can have one of span and one of value."""
    counts: Counter[str] = Counter()
    matched = list(pairs)
    counts.update(f"missed {item.type or 'expression'}" for item in _without(gold, [left for left, _ in matched]))
    counts.update(f"spurious {item.type}" for item in _without(found, [right for _, right in matched]))
    for wanted, guess in matched:
        wide, narrow = trimmed(text, guess), trimmed(text, wanted)
        if wide != narrow:
            longer = wide[1] - wide[0] > narrow[1] - narrow[0]
            counts[f"span {'longer' if longer else 'shorter'} than gold"] += 1
        if wanted.value != guess.value:
            counts[f"value: {value_error(wanted.value, guess.value)}"] += 1
    return counts


def _without(items: Sequence[Timex], matched: Sequence[Timex]) -> list[Timex]:
    left = Counter(matched)
    rest = []
    for item in items:
        if left[item]:
            left[item] -= 1
        else:
            rest.append(item)
    return rest


def value_error(gold: str, found: str) -> str:
    """The kind of a wrong value.

    Examples
    --------
    >>> value_error("1942-05", "1943-05"), value_error("P1W", "1998-W33"), value_error("1942-05", "1942")
    ('wrong year', 'date against length', 'granularity')
    """
    if normalised(gold) == normalised(found):
        return "another notation of the same"
    if not gold:
        return "gold gives none"
    kinds = {_kind(gold), _kind(found)}
    if kinds == {"length"}:
        return "length"
    if "reference" in kinds:
        return "reference (PAST_REF, …)"
    if kinds == {"date"}:
        return _date_error(normalised(gold), normalised(found))
    return "date against length" if kinds == {"date", "length"} else "other"


def _kind(value: str) -> str:
    if value.endswith("_REF"):
        return "reference"
    return "length" if value.startswith("P") else "date" if DATE.match(value) else "other"


def _date_error(gold: str, found: str) -> str:
    left, right = (re.split(r"[-T]", value, maxsplit=1) for value in (gold, found))
    shapes = [re.sub(r"[0-9]", "0", value.split("T")[0]) for value in (gold, found)]
    if shapes[0] != shapes[1]:
        return "granularity"
    if left[0] != right[0]:
        return "wrong year" if left[1:] == right[1:] else "wrong year and more"
    if gold.split("T")[0] == found.split("T")[0]:
        return "time of day"
    return "wrong week" if "-W" in gold else "wrong month or day"

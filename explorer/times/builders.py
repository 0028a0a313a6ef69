"""From a found phrase to an underspecified form: the meaning of each rule's captures.

A builder returns None where the words turn out to be no time after all ("31 February").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from explorer.times.conventions import read_conventions
from explorer.times.forms import Basis, Form
from explorer.times.modifiers import read_mod
from explorer.times.numerals import read_ordinal, read_spoken_year
from explorer.times.phrase import MONTHS, PARTS, UNITS, WEEKDAYS, Phrase
from explorer.times.quantities import adverb, duration, every, offset, read_count_number, vague_length

LONGEST_YEAR = 2199
MIDNIGHT = "24:00"  # the end of its day; what comes "after midnight" is in the day that begins
SINGLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DETERMINERS: tuple[tuple[str, int, Basis, bool], ...] = (
    ("THIS", 0, "publication", False),
    ("LAST", -1, "publication", False),
    ("NEXT", 1, "either", False),
    ("PREVIOUS", -1, "narrative", False),
    ("FOLLOWING", 1, "narrative", False),
    ("ULTIMO", -1, "publication", False),
    ("INSTANT", 0, "publication", False),
    ("PROXIMO", 1, "publication", False),
)


def build(phrase: Phrase) -> Form | None:
    """The form of a phrase by the builder that its rule names."""
    return BUILDERS[phrase.found.rule.makes](phrase)


def point(phrase: Phrase) -> Form | None:
    """A place in the calendar or the day, however little of it is said."""
    fields: dict[str, Any] = {"mod": read_mod(phrase)}
    for read in (_calendar_fields, _period_fields, _clock_fields, _relative_fields):
        part = read(phrase)
        if part is None:
            return None
        fields.update(part)
    return Form("point", **fields)


def _calendar_fields(phrase: Phrase) -> dict[str, Any] | None:
    fields: dict[str, Any] = {}
    if phrase.has("iso"):
        fields["iso"] = "".join(phrase.words("iso")).upper()
    if phrase.has("year"):
        year = _year(phrase)
        if year is None:
            return None
        fields.update(year)
    if phrase.has("month"):
        fields["month"] = phrase.meaning("month", *MONTHS)
    if phrase.has("day"):
        fields["day"] = _ordinal(phrase, "day")
        if fields["day"] is None or not 1 <= fields["day"] <= 31:
            return None
    if phrase.has("weekday"):
        fields["weekday"] = phrase.meaning("weekday", *WEEKDAYS)
    return fields


def _year(phrase: Phrase) -> dict[str, Any] | None:
    words = phrase.words("year")
    if not any(letter.isdigit() for letter in words[0]):
        year = read_spoken_year(words, phrase.lexicon.words("CARDINAL"), phrase.lexicon.words("SCALE"))
        return None if year is None else {"year": year}
    digits = re.sub(r"\D", "", words[0])
    if len(words[0]) > len(digits) or (len(digits) == 2 and not phrase.has("era")):
        return {"short_year": int(digits)}
    if phrase.has("era") and phrase.meaning("era", "ERA") == -1:
        return {"year": 1 - int(digits), "before_christ": True}
    return {"year": int(digits)}


def _period_fields(phrase: Phrase) -> dict[str, Any] | None:
    fields: dict[str, Any] = {"unit": phrase.meaning("unit", *UNITS) or ""}
    if phrase.has("yearend"):
        fields["unit"] = "YE"
    if phrase.has("yearstart"):
        fields.update(month=1, day=1)
    if phrase.has("season"):
        fields["season"] = phrase.meaning("season", "SEASON")
    if phrase.has("quarter"):
        fields["quarter"] = phrase.meaning("quarter", "FINALQUARTER") or _ordinal(phrase, "quarter")
        if fields["quarter"] not in (1, 2, 3, 4):
            return None
    if phrase.has("half"):
        second = phrase.meaning("half", "SECONDHALF")
        fields["half"] = second if second is not None else _ordinal(phrase, "half")
        if fields["half"] not in (1, 2):
            return None
    if phrase.has("decade"):
        word = phrase.words("decade")[0]
        name = phrase.meaning("decade", "DECADENAME")
        fields["decade"] = name if name is not None else int(re.sub(r"\D", "", word))
        if name is None and fields["decade"] < 100:
            fields["decade"] //= 10
    if phrase.has("century"):
        fields["century"] = _ordinal(phrase, "century")
        if fields["century"] is None or not 1 <= fields["century"] <= 30:
            return None
    if phrase.has("holiday"):
        name = " ".join(phrase.words("holiday")).replace("’", "'")
        fields.update(_holiday(phrase.lexicon.holidays[name]))
    if phrase.meaning("era", "ERA") == -1:
        fields["before_christ"] = True
    return fields


def _holiday(rule: str) -> dict[str, Any]:
    if SINGLE_DAY.fullmatch(rule):
        year, month, day = map(int, rule.split("-"))
        return {"year": year, "month": month, "day": day}
    return {"holiday": rule}


def _clock_fields(phrase: Phrase) -> dict[str, Any] | None:
    fields: dict[str, Any] = {}
    if phrase.has("noon"):
        fields["clock"] = phrase.meaning("noon", "NOON")
        if fields["clock"] == MIDNIGHT and "after" in phrase.words("relation"):
            fields["clock"] = "00:00"
    if phrase.has("clock") or phrase.has("hour"):
        clock = _clock(phrase)
        if clock is None:
            return None
        fields["clock"] = clock
    if phrase.has("part") and "clock" not in fields:
        fields["part"] = phrase.meaning("part", *PARTS)
    if phrase.has("nightref"):
        fields.update(part="TNI", dayref=0, shift=phrase.meaning("nightref", "NIGHTREF") or 0)
    if phrase.has("zone"):
        fields["zone"] = phrase.meaning("zone", "ZONE")
    return fields


def _clock(phrase: Phrase) -> str | None:
    words = phrase.words("clock") or phrase.words("hour")
    digits = "".join(words).replace(":", "").replace(".", "")
    if not digits.isdigit():
        digits = f"{read_count_number(phrase, words) or 99:.0f}"
    hour, minute = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    meridiem = phrase.meaning("meridiem", "MERIDIEM")
    if meridiem is not None:
        if not 1 <= hour <= 12:
            return None if hour > 24 else f"{hour:02d}:{minute:02d}"
        hour = hour % 12 + meridiem
    elif phrase.has("part") and hour < 12 and phrase.meaning("part", "PART") in ("TAF", "TEV"):
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def _relative_fields(phrase: Phrase) -> dict[str, Any] | None:
    fields: dict[str, Any] = {}
    if phrase.has("dayref"):
        fields["dayref"] = phrase.meaning("dayref", "DAYREF", "ADVERBDAY")
        fields["dayref"] += -1 if phrase.has("before") else 1 if phrase.has("after") else 0
    if phrase.has("which"):
        fields.update(_determiner(phrase))
    if phrase.has("twice"):
        fields.update(direction=-2 if "before" in phrase.all_words() else 2, basis="publication")
    if phrase.has("yearunit"):
        fields["year_direction"] = fields.pop("direction", 0)
        fields["direction"] = None
    if phrase.has("offset"):
        fields["shift"] = phrase.meaning("offset", "EARLIER", "LATER") or 0
    return fields


def _determiner(phrase: Phrase) -> dict[str, Any]:
    """Direction and basis of "this", "last", "the previous", "that same" …"""
    for name, direction, basis, same in DETERMINERS:
        if phrase.meaning("which", name) is not None:
            if name == "NEXT" and (phrase.meaning("unit", "UNIT") == "D" or _is_definite(phrase)):
                basis = "narrative"
            return {"direction": direction, "basis": basis, "same": same}
    return {"direction": 0, "basis": "narrative", "same": True}


def _is_definite(phrase: Phrase) -> bool:
    return any(word in phrase.lexicon.words("DEFINITE") for word in phrase.all_words()[:3])


def _ordinal(phrase: Phrase, name: str) -> int | None:
    return read_ordinal(phrase.words(name), phrase.lexicon.words("CARDINAL"), phrase.lexicon.words("ORDINAL"))


def slashed(phrase: Phrase) -> Form | None:
    """A date in figures, with the hour beside it; month first unless that is impossible."""
    clock = _clock_fields(phrase)
    parts = [int(part) for part in re.split(r"[/.]", phrase.words("slashed")[0])]
    if parts[0] > 31:
        year, month, day = parts
    else:
        month, day, year = parts
        if month > 12 or "." in phrase.words("slashed")[0]:
            month, day = day, month
    if clock is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year < 100:
        return Form("point", short_year=year, month=month, day=day, **clock)
    return Form("point", year=year, month=month, day=day, **clock) if year <= LONGEST_YEAR else None


def tail(phrase: Phrase) -> Form | None:
    """The second year of "1914-18"."""
    before = phrase.tokens.words[phrase.found.first - 2]
    year = int(before[:2] + phrase.words("year")[0])
    return Form("point", year=year) if year > int(before) else None


def present(phrase: Phrase) -> Form | None:
    """The time of speaking."""
    return Form("literal", literal="PRESENT_REF")


def past(phrase: Phrase) -> Form | None:
    """Some time before; "recent weeks" is a length, "recent years" just the past."""
    return _vague("PAST_REF", phrase, -1)


def future(phrase: Phrase) -> Form | None:
    """Some time ahead."""
    return _vague("FUTURE_REF", phrase, 1)


def _vague(value: str, phrase: Phrase, direction: int) -> Form:
    unit = phrase.meaning("unit", *UNITS) or ""
    low, high = read_conventions().counts["plural"] if unit else (0.0, 0.0)
    literal_value = "" if unit in ("D", "W", "M") or (unit and direction > 0 and phrase.has("coming")) else value
    near = not phrase.has("unit") and phrase.meaning("word", "NEARREF") is not None
    return Form(
        "literal", literal=literal_value, unit=unit, count="X", low=low, high=high, direction=direction, near=near
    )


def anaphor(phrase: Phrase) -> Form | None:
    """The point that the narrative has reached."""
    return Form("anaphor")


def unresolved(phrase: Phrase) -> Form | None:
    """A stretch of the narrative whose ends it does not tell."""
    return Form("anaphor", literal="period")


def period(phrase: Phrase) -> Form | None:
    """The period that a company reports on, or the same a year before."""
    fields: dict[str, Any] = {"unit": phrase.meaning("unit", *UNITS) or "Q"}
    if phrase.has("ago"):
        fields["direction"] = -1
    if phrase.has("quarter"):
        fields["quarter"] = _ordinal(phrase, "quarter")
    if phrase.has("year"):
        fields["year"] = int(phrase.words("year")[0])
    if phrase.has("month"):
        fields["month"] = phrase.meaning("month", *MONTHS)
        fields["quarter"] = (fields["month"] + 2) // 3
    return Form("period", **fields)


def neighbour(phrase: Phrase) -> Form | None:
    """The unit before or after the one that the narrative has reached."""
    after = phrase.meaning("sense", "RELATION") == "after"
    part = phrase.meaning("unit", "PART") or ""
    unit = "D" if part else phrase.meaning("unit", *UNITS)
    return Form("point", unit=unit, direction=1 if after else -1, basis="narrative", part=part)


def nth_day(phrase: Phrase) -> Form | None:
    """A day counted from the beginning of something that other words name: which day is not known here."""
    return Form("part", part=phrase.meaning("part", *PARTS) or "")


def nothing(phrase: Phrase) -> Form | None:
    """No time, though made of words of time."""
    return None


def part(phrase: Phrase) -> Form | None:
    """A part of some day."""
    return Form("part", part=phrase.meaning("part", *PARTS) or "TDT")


BUILDERS: Mapping[str, Callable[[Phrase], Form | None]] = {
    "point": point,
    "slashed": slashed,
    "tail": tail,
    "offset": offset,
    "duration": duration,
    "vague_length": vague_length,
    "every": every,
    "adverb": adverb,
    "present": present,
    "past": past,
    "future": future,
    "anaphor": anaphor,
    "unresolved": unresolved,
    "period": period,
    "neighbour": neighbour,
    "nth_day": nth_day,
    "nothing": nothing,
    "part": part,
}

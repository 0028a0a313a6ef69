"""Builders of lengths, distances and sets: what is counted in units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.times.conventions import read_conventions
from explorer.times.forms import Basis, Form, Relation
from explorer.times.modifiers import read_mod
from explorer.times.numerals import read_number, read_ordinal
from explorer.times.phrase import MONTHS, PARTS, UNITS, WEEKDAYS, Phrase


def _count(phrase: Phrase) -> tuple[float, float, str] | None:
    """Least and greatest count, and the count as TIMEX3 writes it."""
    counts = read_conventions().counts
    words = phrase.words("count")
    vague = phrase.meaning("count", "VAGUE")
    if phrase.meaning("count", "ALTERNATE"):
        return (2.0, 2.0, "2")
    if not words:
        return (*counts["plural"], "X")
    if vague is not None:
        return (*counts[vague], "2" if vague == "couple" else "X")
    half, indefinite = phrase.lexicon.words("HALF"), phrase.lexicon.words("INDEFINITE")
    if words[0] in half:
        return (0.5, 0.5, "0.5")
    extra = 0.5 if any(word in half for word in words) else 0.0
    extra += 0.5 if phrase.has("extra") else 0.0
    dropped = {*half, *phrase.lexicon.words("CONJUNCTION"), "-"}
    plain = [word for word in words if word not in dropped]
    if extra and len(plain) > 1 and plain[-1] in indefinite:
        plain = plain[:-1]
    number = read_count_number(phrase, plain)
    if number is None:
        return None
    number += extra
    return number, number, f"{number:g}" if number < 1e6 else str(int(number))


def read_count_number(phrase: Phrase, words: Sequence[str]) -> float | None:
    """The number that some words of a phrase say; None if they say none."""
    lexicon = phrase.lexicon
    return read_number(words, {**lexicon.words("INDEFINITE"), **lexicon.words("CARDINAL")}, lexicon.words("SCALE"))


def offset(phrase: Phrase) -> Form | None:
    """A distance from publication ("ago") or from the point reached in the narrative ("later")."""
    count = _count(phrase)
    if count is None:
        return None
    sense = phrase.meaning("sense", "AGO", "EARLIER", "LATER", "FROMNOW")
    sense = sense or (1 if phrase.meaning("sense", "RELATION") == "after" else -1)
    basis: Basis = "publication" if phrase.meaning("sense", "AGO", "FROMNOW") else "narrative"
    unit = phrase.meaning("unit", *UNITS)
    return Form(
        "offset",
        unit=unit,
        low=count[0],
        high=count[1],
        count=count[2],
        direction=sense,
        basis=basis,
        mod=read_mod(phrase),
    )


def duration(phrase: Phrase) -> Form | None:
    """A length of time."""
    count = _count(phrase) if phrase.has("count") or phrase.meaning("unit", "UNITS") else (1.0, 1.0, "1")
    if count is None:
        return None
    low, high, written = count
    if phrase.has("upto"):
        high = max(read_count_number(phrase, phrase.words("upto")) or high, low)
    if phrase.has("nth"):
        nth = read_ordinal(phrase.words("nth"), phrase.lexicon.words("CARDINAL"), phrase.lexicon.words("ORDINAL"))
        if nth is None:
            return None
        low, high, written = nth - 1.0, float(nth), str(nth)  # "for a third day": the third has begun
    unit = phrase.meaning("unit", *UNITS) or "TS"
    relation: Relation = phrase.meaning("relation", "RELATION") or ""
    form = Form("duration", unit=unit, low=low, high=high, count=written, relation=relation, mod=read_mod(phrase))
    return _within(form, phrase) if phrase.has("within") else form


def _within(form: Form, phrase: Phrase) -> Form:
    """A length with its place in a month or a year ("the first ten months of 1915", "the last week of May")."""
    lexicon = phrase.lexicon
    nth = read_ordinal(phrase.words("within"), lexicon.words("CARDINAL"), lexicon.words("ORDINAL"))
    last = phrase.meaning("within", "LAST") is not None or phrase.meaning("within", "CLOSING") is not None
    year = phrase.words("year")
    digits = "".join(year)
    return replace(
        form,
        nth=-1 if last else nth or 1,
        month=phrase.meaning("month", *MONTHS),
        year=int(digits) if digits.isdigit() and len(digits) > 2 else None,
    )


def vague_length(phrase: Phrase) -> Form | None:
    """A length that no unit is said of ("a long time")."""
    lengths = read_conventions().lengths
    unit, low, high = next(length for words, length in lengths.items() if words in " ".join(phrase.words("length")))
    return Form("duration", unit=unit, low=low, high=high, count="X")


def every(phrase: Phrase) -> Form | None:
    """Something that comes again and again."""
    part = phrase.meaning("part", *PARTS) or ""
    if phrase.has("weekday"):
        day = phrase.meaning("weekday", *WEEKDAYS)
        return Form("every", literal=f"XXXX-WXX-{day}{part}")
    if phrase.has("month"):
        return Form("every", literal=f"XXXX-{phrase.meaning('month', *MONTHS):02d}")
    if part:
        return Form("every", literal=f"XXXX-XX-XX{part}")
    count = _count(phrase) if phrase.has("count") else (1.0, 1.0, "1")
    if count is None:
        return None
    unit = phrase.meaning("unit", *UNITS)
    return Form("every", unit=unit, count=count[2], low=count[0], high=count[1], mod=read_mod(phrase))


def adverb(phrase: Phrase) -> Form | None:
    """A word that says how often."""
    return Form("every", literal=phrase.meaning("word", "ADVERBSET"))

"""Counted lengths and distances as TIMEX3 writes them."""

from __future__ import annotations

from explorer.times.forms import Form
from explorer.times.reference import Reference
from explorer.times.values import write_year

CLOCK_UNITS = ("TS", "TM", "TH")


def unknown_within(origin: Reference, form: Form) -> str:
    """The value of a day or week counted from a point that is only known to the month or year."""
    unknown = {"D": "-XX-XX", "W": "-WXX"}.get(form.unit)
    return write_duration(form) if unknown is None else write_year(origin.year) + unknown


def write_duration(form: Form) -> str:
    """A length as TIMEX3 writes it."""
    count, unit = form.count or "X", form.unit
    if unit == "F":
        unit, count = "W", count if count == "X" else f"{2 * form.low:g}"
    if unit == "WE":
        unit, count = "D", count if count == "X" else f"{2 * form.low:g}"
    if unit == "DE":
        unit, count = "Y", count if count == "X" else f"{10 * form.low:g}"
    if unit in CLOCK_UNITS:
        half = {"TH": "30M", "TM": "30S"}.get(unit)
        if half and count != "X" and form.low % 1 == 0.5 and form.low > 1:
            return f"PT{int(form.low)}{unit[1]}{half}"
        return f"PT{count}{unit[1]}"
    return f"P{count}{unit}"

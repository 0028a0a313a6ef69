"""Resolve underspecified forms to TIMEX3 values, one after another along the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.records import TimexAnchor, TimexType
from explorer.times.days import day_of, is_date, weekday
from explorer.times.forms import Form
from explorer.times.holidays import holiday_date
from explorer.times.reference import Reference, move, shifted
from explorer.times.values import write_day, write_month, write_week, write_year

CLOCK_UNITS = ("TS", "TM", "TH")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome for one expression; ``reference`` is what later ones can count from."""

    type: TimexType
    value: str
    anchor: TimexAnchor
    reference: Reference | None = None


@dataclass(slots=True)
class Resolver:
    """Walks along a text and keeps the point that the narrative has reached.

    Attributes
    ----------
    published
        Day of publication, or None.
    narrative
        Whether the text tells of another time than that of its publication.
    """

    published: Reference | None
    narrative: bool
    reached: Reference | None = field(default=None)

    def resolve(self, form: Form, year: int | None, tense: int) -> Resolved:
        """Resolve one form.

        Parameters
        ----------
        form
            The form.
        year
            The year chosen for it along the narrative; None if none is needed or known.
        tense
            -1, 0 or 1: past, unknown or future words around it.
        """
        resolved = getattr(self, "_" + form.kind)(form, year, tense)
        if resolved.reference is not None:
            self.reached = resolved.reference
        return resolved

    def _literal(self, form: Form, year: int | None, tense: int) -> Resolved:
        return Resolved("DATE", form.literal, "publication")

    def _every(self, form: Form, year: int | None, tense: int) -> Resolved:
        return Resolved("SET", form.literal or write_duration(form), "none")

    def _duration(self, form: Form, year: int | None, tense: int) -> Resolved:
        return Resolved("DURATION", write_duration(form), "none")

    def _offset(self, form: Form, year: int | None, tense: int) -> Resolved:
        origin = self._origin(form)
        direction = form.direction or 0
        if form.count == "X":
            return Resolved("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", self._basis(form))
        if origin is None:
            sign = "-" if direction < 0 else ""
            return Resolved("DATE", "P" + sign + write_duration(form)[1:], self._basis(form))
        if form.unit in CLOCK_UNITS:
            return Resolved("TIME", origin.value, self._basis(form))
        target = shifted(origin, form.unit, direction * form.low)
        if target is None:
            value = move(origin, form.unit, direction * round(form.low))
            return Resolved("DATE", value or write_duration(form), self._basis(form))
        if form.unit in ("Y", "DE", "CE") and form.basis == "publication":
            target = Reference(target.year)
        elif form.unit in ("M", "Q"):
            target = Reference(target.year, target.month)
        elif form.unit in ("W", "F"):
            days = target.days
            return Resolved("DATE", write_week(days) if days is not None else "", self._basis(form), target)
        return Resolved("DATE", target.value, self._basis(form), target)

    def _origin(self, form: Form) -> Reference | None:
        if form.basis == "narrative" or (self.narrative and form.basis in ("either", "publication")):
            return self.reached or self.published
        return self.published

    def _basis(self, form: Form) -> TimexAnchor:
        return "narrative" if form.basis == "narrative" else "publication"

    def _point(self, form: Form, year: int | None, tense: int) -> Resolved:
        base = self._base(form, year, tense)
        if form.is_time:
            return self._time(form, base)
        if base is None:
            return Resolved("DATE", "XXXX-XX-XX", "none")
        value, anchor, reference = base
        return Resolved("DATE", value, anchor, reference)

    def _time(self, form: Form, base: tuple[str, TimexAnchor, Reference | None] | None) -> Resolved:
        clock = "T" + form.clock if form.clock else form.part
        if base is None:
            origin = self.reached if self.narrative or self.reached else self.published
            days = None if origin is None else origin.days
            if days is None and self.published is not None and not self.narrative:
                days = self.published.days
            if days is None:
                return Resolved("TIME", "XXXX-XX-XX" + clock, "none")
            return Resolved("TIME", write_day(days) + clock, "narrative")
        value, anchor, reference = base
        return Resolved("TIME", value + clock + form.zone, anchor, reference)

    def _base(self, form: Form, year: int | None, tense: int) -> tuple[str, TimexAnchor, Reference | None] | None:
        """The date part of a point: value, anchor, reference."""
        if form.iso:
            date = Reference(int(form.iso[:4]), int(form.iso[5:7]), int(form.iso[8:10]))
            return form.iso, "explicit", date
        if form.decade is not None or form.century is not None:
            return self._long(form)
        if year is None:
            year = form.year
        if form.is_calendar or (year is not None and form.weekday is None and not form.unit):
            return self._calendar(form, year, tense)
        if form.day is not None:
            return self._day_of_month(form)
        if form.weekday is not None:
            return self._weekday(form, tense)
        if form.dayref is not None:
            return self._counted(self.published, "D", form.dayref)
        if form.unit:
            direction = form.direction or 0
            origin = self._origin(form)
            if form.direction is None:
                origin = self.reached or self.published
            return self._counted(origin, form.unit, direction)
        if form.direction is not None and form.part:
            origin = self.published if form.basis == "publication" and not self.narrative else self.reached
            shift = -1 if form.direction < 0 else 1 if form.direction > 0 and form.basis == "narrative" else 0
            return self._counted(origin or self.published, "D", shift)
        return None

    def _counted(
        self, origin: Reference | None, unit: str, count: int
    ) -> tuple[str, TimexAnchor, Reference | None] | None:
        if origin is None:
            sign = "-" if count < 0 else ""
            return (f"P{sign}{abs(count)}{unit}", "publication", None)
        value = move(origin, unit, count)
        if value is None:
            return None
        target = shifted(origin, unit, count) if count else origin
        if target is not None:
            target = Reference(target.year) if unit == "Y" else target
            target = Reference(target.year, target.month) if unit in ("M", "Q") else target
        anchor: TimexAnchor = "publication" if origin is self.published else "narrative"
        return value, anchor, target

    def _long(self, form: Form) -> tuple[str, TimexAnchor, Reference | None]:
        if form.century is not None:
            return ("BC" if form.before_christ else "") + f"{form.century - 1:02d}", "explicit", None
        decade = form.decade or 0
        if decade < 10:
            decade = 1900 + 10 * decade
        text = f"{decade:04d}"[:-1]
        return ("BC" + text if form.before_christ else text), "explicit", None

    def _calendar(self, form: Form, year: int | None, tense: int) -> tuple[str, TimexAnchor, Reference | None] | None:
        anchor: TimexAnchor = "explicit" if form.year is not None or form.short_year is not None else "narrative"
        written = "XXXX" if year is None else write_year(year)
        month, day = form.month, form.day
        if form.holiday:
            if year is None:
                return None
            month, day = holiday_date(form.holiday, year)
        if form.season:
            return f"{written}-{form.season}", anchor, None if year is None else Reference(year)
        if form.quarter is not None:
            return f"{written}-Q{form.quarter}", anchor, None
        if form.half is not None:
            return f"{written}-H{form.half}", anchor, None
        if month is None:
            return written, anchor, None if year is None else Reference(year)
        if year is None:
            return f"XXXX-{month:02d}" + ("" if day is None else f"-{day:02d}"), "none", None
        if day is None:
            return write_month(year, month), anchor, Reference(year, month)
        if not is_date(year, month, day):
            return f"{written}-{month:02d}-{day:02d}", anchor, None
        return write_day(day_of(year, month, day)), anchor, Reference(year, month, day)

    def _day_of_month(self, form: Form) -> tuple[str, TimexAnchor, Reference | None] | None:
        origin = self.reached or self.published
        if origin is None or origin.month is None or form.day is None:
            return None
        if not is_date(origin.year, origin.month, form.day):
            return None
        date = Reference(origin.year, origin.month, form.day)
        return date.value, "narrative", date

    def _weekday(self, form: Form, tense: int) -> tuple[str, TimexAnchor, Reference | None] | None:
        origin = self.published if not self.narrative else self.reached or self.published
        if form.basis == "narrative":
            origin = self.reached or self.published
        days = None if origin is None else origin.days
        if days is None:
            return f"XXXX-WXX-{form.weekday}", "none", None
        back = (weekday(days) - (form.weekday or 0)) % 7
        if form.direction == -1 and back == 0:
            back = 7
        ahead = form.direction == 1 or (form.direction is None and tense > 0)
        date = days - back + (7 if ahead and (back or form.direction == 1) else 0)
        return write_day(date), "publication", Reference.of_day(date)


def write_duration(form: Form) -> str:
    """A length as TIMEX3 writes it."""
    count, unit = form.count or "X", form.unit
    if unit == "F":
        unit, count = "W", count if count == "X" else f"{2 * form.low:g}"
    if unit == "WE":
        unit, count = "D", count if count == "X" else f"{2 * form.low:g}"
    if unit in CLOCK_UNITS:
        return f"PT{count}{unit[1]}"
    return f"P{count}{unit}"

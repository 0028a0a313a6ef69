"""Resolve underspecified forms to TIMEX3 values, one after another along the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from explorer.records import TimexAnchor, TimexType
from explorer.times.counts import CLOCK_UNITS, unknown_within, write_duration
from explorer.times.days import add_months, day_of, is_date
from explorer.times.forms import Form
from explorer.times.holidays import holiday_date
from explorer.times.reference import Reference, move, shifted
from explorer.times.values import write_day, write_month, write_week, write_year
from explorer.times.weekdays import day_named


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome for one expression.

    Attributes
    ----------
    reference
        What later expressions can count from, or None.
    origin
        What a distance was counted from, or None.
    """

    type: TimexType
    value: str
    anchor: TimexAnchor
    reference: Reference | None = None
    origin: Reference | None = None


@dataclass(slots=True)
class Resolver:
    """Walks along a text and keeps the point that the narrative has reached.

    Attributes
    ----------
    published
        Day of publication, or None.
    narrative
        Whether the text tells of another time than that of its publication.
    reached
        The date that the narrative has reached.
    quarter
        Year and quarter that the text reports on, or None.
    minute
        Minutes from 1970 of the last clock time, or None.
    deictic
        Whether anything in the text counts from publication.
    glanced
        What the expression just before named without moving the narrative there ("ten days ago …; the
        next day"); only the expression right after it can count from it.
    """

    published: Reference | None
    narrative: bool
    reached: Reference | None = field(default=None)
    quarter: tuple[int, int] | None = field(default=None)
    minute: int | None = field(default=None)
    glanced: Reference | None = field(default=None)
    night: int | None = field(default=None)
    named_later: tuple[int, int] | None = field(default=None)
    deictic: bool = False

    def resolve(self, form: Form, year: int | None, tense: int, *, adopted: bool, passing: bool = False) -> Resolved:
        """Resolve one form.

        Parameters
        ----------
        form
            The form.
        year
            The year chosen for it along the narrative; None if none is needed or known.
        tense
            Below, at or above 0: past, unknown or future words around it.
        adopted
            Whether the narrative goes on from it.
        passing
            Whether nothing counts from it ("held since 1541, fell three years later").
        """
        methods: dict[str, Callable[[Form, int | None, int], Resolved]] = {
            "point": self._point,
            "period": self._period,
            "part": self._part,
            "anaphor": self._anaphor,
            "offset": self._offset,
            "duration": self._duration,
            "every": self._every,
            "literal": self._literal,
        }
        resolved = methods[form.kind](form, year, tense)
        glance = form.is_calendar or form.year is not None
        if form.kind not in ("duration", "every", "literal"):
            self.glanced = None
        if resolved.reference is not None and not passing:
            if adopted or not (glance or (form.kind == "offset" and (form.direction or 0) < 0)):
                self.reached = resolved.reference
            else:
                self.glanced = resolved.reference
        return resolved

    def _literal(self, form: Form, year: int | None, tense: int) -> Resolved:
        if not form.literal:
            return Resolved("DURATION", write_duration(form), "publication")
        return Resolved("DATE", form.literal, "publication")

    def _every(self, form: Form, year: int | None, tense: int) -> Resolved:
        return Resolved("SET", form.literal or write_duration(form), "none")

    def _duration(self, form: Form, year: int | None, tense: int) -> Resolved:
        if form.nth and year is not None:
            anchor: TimexAnchor = "explicit" if form.year is not None else "narrative"
            return Resolved("DURATION", write_duration(form), anchor, Reference(year, form.month))
        return Resolved("DURATION", write_duration(form), "event" if form.relation else "none")

    def _part(self, form: Form, year: int | None, tense: int) -> Resolved:
        return Resolved("TIME" if form.part else "DATE", "XXXX-XX-XX" + form.part, "none")

    def _anaphor(self, form: Form, year: int | None, tense: int) -> Resolved:
        if form.literal:
            return Resolved("DATE", "", "narrative")
        named = self.glanced or self.reached
        if named is None:
            return Resolved("DATE", "PAST_REF" if self.narrative else "PRESENT_REF", "none")
        return Resolved("DATE", named.value, "narrative")

    def _period(self, form: Form, year: int | None, tense: int) -> Resolved:
        known = self.quarter or self.named_later
        ended = form.month is not None and known is not None  # "the quarter ended Sept. 30" is the fiscal one named
        if form.quarter is not None and year is not None and not ended:
            if form.direction and self.quarter and year == self.quarter[0]:
                year -= 1
            if not form.direction:
                self.quarter = (year, form.quarter)
            return Resolved("DATE", f"{write_year(year)}-Q{form.quarter}", "narrative")
        if known is None:
            if self.published is None:
                return Resolved("DATE", "XXXX-QX", "none")
            value = move(self.published, "Q", -1) or ""
            known = int(value.split("-Q")[0]), int(value[-1])
        if form.year is not None:
            known = form.year, known[1]
        elif form.direction:
            known = known[0] - 1, known[1]
        return Resolved("DATE", f"{write_year(known[0])}-Q{known[1]}", "narrative")

    def _report_on(self, named: tuple[int, int], published: Reference) -> None:
        """Take the quarter named for the one reported on: the first, or a later one that has ended."""
        year, quarter = named
        ended = (year, 3 * quarter) < (published.year, published.month or 12)
        if self.quarter is None or (ended and named > self.quarter):
            self.quarter = named

    def _offset(self, form: Form, year: int | None, tense: int) -> Resolved:
        origin = self._origin(form)
        direction = form.direction or 0
        basis: TimexAnchor = "narrative" if form.basis == "narrative" else "publication"
        if form.count == "X":
            return Resolved("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", basis, origin=origin)
        if direction < 0 and form.unit == "Y" and form.low == 1 and self.quarter and not self.narrative:
            value = f"{write_year(self.quarter[0] - 1)}-Q{self.quarter[1]}"
            return Resolved("DATE", value, basis, origin=origin)
        if origin is None:
            sign = "-" if direction < 0 else ""
            return Resolved("DATE", "P" + sign + write_duration(form)[1:], basis)
        if form.unit in CLOCK_UNITS:
            return self._clock_offset(form, origin, basis)
        target = shifted(origin, form.unit, direction * form.low)
        if target is None:
            value = move(origin, form.unit, direction * round(form.low)) or unknown_within(origin, form)
            return Resolved("DATE", value, basis, origin=origin)
        if form.unit in ("Y", "DE", "CE"):
            target = Reference(target.year)
        elif form.unit in ("M", "Q"):
            target = Reference(target.year, target.month)
        days = target.days
        if form.unit in ("W", "F") and direction < 0 and days is not None:
            return Resolved("DATE", write_week(days), basis, origin=origin)
        return Resolved("DATE", target.value, basis, target, origin)

    def _clock_offset(self, form: Form, origin: Reference, basis: TimexAnchor) -> Resolved:
        """Hours or minutes from the last clock time, if one was said."""
        if self.minute is None or form.basis != "narrative":
            return Resolved("TIME", origin.value, basis, origin=origin)
        minutes = {"TS": 1 / 60, "TM": 1, "TH": 60}[form.unit] * form.low * (form.direction or 0)
        days, rest = divmod(self.minute + round(minutes), 1440)
        value = f"{write_day(days)}T{rest // 60:02d}:{rest % 60:02d}"
        return Resolved("TIME", value, basis, Reference.of_day(days), origin)

    def _origin(self, form: Form) -> Reference | None:
        if form.basis == "narrative" and self.glanced is not None:
            return self.glanced
        if form.basis == "narrative" or (self.narrative and form.basis in ("either", "publication")):
            return self.reached or self.published
        return self.published

    def _point(self, form: Form, year: int | None, tense: int) -> Resolved:
        base = self._base(form, year, tense)
        if form.is_time:
            return self._time(form, base)
        if base is None:
            return Resolved("DATE", self._unknown(form), "none")
        value, anchor, reference = base
        return Resolved("DATE", value, anchor, reference)

    def _unknown(self, form: Form) -> str:
        """The value of a day that cannot be counted because only its month or year is known."""
        if self.reached is not None and form.unit == "D":
            return self.reached.value + ("-XX" if self.reached.month else "-XX-XX")
        return "XXXX-XX-XX"

    def _time(self, form: Form, base: tuple[str, TimexAnchor, Reference | None] | None) -> Resolved:
        clock = "T" + form.clock if form.clock else form.part
        if base is not None:
            value, anchor, reference = base
            self._keep_clock(form, None if reference is None else reference.days)
            return Resolved("TIME", value + clock, anchor, reference)
        origin = self.reached
        days = None if origin is None else origin.days
        if days is None and origin is not None and self._is_elsewhere(origin, form):
            value = origin.value + ("-XX" if origin.month else "-XX-XX") + clock  # "that night", some night of a month
            return Resolved("TIME", value, "narrative", origin)
        if days is None and self.published is not None and not self.narrative:
            days = self.published.days
        if days is None:
            return Resolved("TIME", "XXXX-XX-XX" + clock, "none")
        if self.night == days and form.part == "TMO":
            days += 1  # the morning after that night
        self._keep_clock(form, days)
        return Resolved("TIME", write_day(days) + clock, "narrative", Reference.of_day(days))

    def _is_elsewhere(self, reached: Reference, form: Form) -> bool:
        """Whether the narrative stands at a month or year that is not that of publication."""
        here = self.published
        if self.deictic and form.basis != "narrative":
            return False
        return here is None or (reached.year, reached.month or here.month) != (here.year, here.month)

    def _keep_clock(self, form: Form, days: int | None) -> None:
        self.night = days if form.part == "TNI" else None
        if form.clock and days is not None:
            self.minute = days * 1440 + int(form.clock[:2]) * 60 + int(form.clock[3:])

    def _base(self, form: Form, year: int | None, tense: int) -> tuple[str, TimexAnchor, Reference | None] | None:
        """The date part of a point: value, anchor, reference."""
        if form.iso:
            date = Reference(int(form.iso[:4]), int(form.iso[5:7]), int(form.iso[8:10]))
            return form.iso, "explicit", date
        if form.decade is not None or form.century is not None:
            return self._long(form)
        if form.is_calendar or form.year is not None or form.short_year is not None:
            return self._calendar(form, year if year is not None else form.year, tense)
        if form.day is not None:
            return self._day_of_month(form, tense)
        if form.weekday is not None:
            return self._weekday(form, tense)
        if form.dayref is not None:
            return self._counted(self.published, "D", form.days_from_publication(tense))
        if form.unit == "YE":
            known = self._counted(self.published or self.reached, "Y", -1 if tense < 0 else 0)
            return None if known is None else (known[0] + "-12-31", known[1], None)
        if form.unit:
            origin = self._origin(form) if form.direction is not None else self.reached or self.published
            if form.direction is None and form.unit == "WE":
                return self._counted(self.published, "WE", -1 if tense <= 0 else 0)
            if form.direction is None and not self.narrative:
                origin = self.published
            if origin is None and form.basis == "narrative":
                return None
            return self._counted(origin, form.unit, form.direction or 0)
        if form.direction is not None and form.part:
            origin = self.published if form.basis == "publication" and not self.narrative else self.reached
            if origin is None and form.basis == "narrative":
                return None
            return self._counted(origin or self.published, "D", form.direction)
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
        if not count and origin is not self.published:
            target = origin
        anchor: TimexAnchor = "publication" if origin is self.published else "narrative"
        return value, anchor, target

    def _long(self, form: Form) -> tuple[str, TimexAnchor, Reference | None]:
        sign = "BC" if form.before_christ else ""
        if form.century is not None:
            return f"{sign}{form.century - 1:02d}", "explicit", None
        decade = form.decade or 0
        if decade < 10:
            decade = 1900 + 10 * decade
        return sign + f"{decade:04d}"[:-1], "explicit", None

    def _calendar(self, form: Form, year: int | None, tense: int) -> tuple[str, TimexAnchor, Reference | None] | None:
        anchor: TimexAnchor = "explicit" if form.year is not None or form.short_year is not None else "narrative"
        year = self._directed_year(form, year)
        written = "XXXX" if year is None else write_year(year)
        month, day = form.month, form.day
        if form.holiday:
            if year is None:
                return None
            month, day = holiday_date(form.holiday, year)
        if form.season:
            middle = {"WI": 1, "SP": 4, "SU": 7, "FA": 10}[form.season]
            return f"{written}-{form.season}", anchor, None if year is None else Reference(year, middle)
        if form.quarter is not None:
            if year is not None and self.published is not None and abs(year - self.published.year) <= 1:
                self._report_on((year, form.quarter), self.published)
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
        days = day_of(year, month, day)
        return write_week(days) if form.unit == "W" else write_day(days), anchor, Reference(year, month, day)

    def _directed_year(self, form: Form, year: int | None) -> int | None:
        """The year of "last October", "next spring", "June last year"."""
        origin = self.reached if self.narrative or form.basis == "narrative" else self.published
        if form.basis == "narrative" and form.year_direction is not None:
            origin = self.glanced or origin
        origin = origin or self.published
        if origin is None or form.year is not None:
            return year
        if form.year_direction is not None:
            return origin.year + form.year_direction
        if form.direction is None:
            return year
        month = form.month or {"WI": 1, "SP": 4, "SU": 7, "FA": 10}.get(form.season, 12)
        here = origin.month or 6
        if form.direction == 0:
            return origin.year
        if form.direction < 0:
            return origin.year if month < here else origin.year - 1
        return origin.year if month > here else origin.year + 1

    def _day_of_month(self, form: Form, tense: int) -> tuple[str, TimexAnchor, Reference | None] | None:
        origin = self.reached or self.published
        if form.direction is not None and self.published is not None and not self.narrative:
            origin = self.published
        if origin is None or origin.month is None or form.day is None:
            return None
        year, month = origin.year, origin.month
        if form.direction is not None:  # "the 30th ult.", "the 18th of last month"
            year, month = add_months(year, month, form.direction)
            date = Reference(year, month, form.day)
            return (date.value, "publication", date) if is_date(year, month, form.day) else None
        ahead = form.day - (origin.day or form.day)
        if ahead < -20 or (ahead < 0 < tense and self.reached is None):
            year, month = add_months(year, month, 1)
        elif ahead > 0 > tense and self.reached is None:
            year, month = add_months(year, month, -1)
        if not is_date(year, month, form.day):
            return None
        date = Reference(year, month, form.day)
        return date.value, "narrative", date

    def _weekday(self, form: Form, tense: int) -> tuple[str, TimexAnchor, Reference | None] | None:
        told = self.narrative or form.basis == "narrative"
        origin = (self.reached if told else None) or self.published
        days = None if origin is None else origin.days
        if days is None:
            return f"XXXX-WXX-{form.weekday}", "none", None
        date = day_named(form, tense, days, told=origin is not self.published)
        return write_day(date), "publication", Reference.of_day(date)

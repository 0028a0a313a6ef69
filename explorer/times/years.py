"""Choose the years that a text leaves out, as one best path along the narrative.

A beam search (a Viterbi search that keeps the best few states) walks over the expressions in reading
order. A state is the point that the narrative has reached, in years with a fraction. Going on is cheap,
going back and jumping are dear, a heading makes either cheaper; nearness to publication counts as far as
the text reads like news. An explicit year may be *adopted* as the point reached, or left aside for a small
price as a glance elsewhere ("a treaty of 1839"), so that one stray year cannot poison the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from operator import itemgetter

from explorer.times.forms import Form
from explorer.times.holidays import holiday_date
from explorer.times.reference import Reference

Span = tuple[float, float]  # years with a fraction

BEAM = 6
FIRST_YEAR, LAST_YEAR = -3000, 2200
WINTER_SAID = (0.58, 1.17)  # "the winter of 1812" may be at the beginning of its year or reach into the next
SEASON_MIDDLES = {"WI": 0.04, "SP": 0.29, "SU": 0.54, "FA": 0.79}

# Costs, in an arbitrary unit; set on half of the development texts.
FORWARD, FORWARD_FAR, FARTHEST = 0.21, 0.09, 1.6
FARTHEST_SAID = 0.7  # to a month or day whose year is said
SHORT_STEP_BACK, SLIGHTLY, BACK_BASE, BACK = 0.04, 0.08, 0.14, 0.5
ASIDE_DAY, ASIDE_MONTH, ASIDE_YEAR, ASIDE_IN_HEADING = 0.9, 0.8, 0.4, 4.0
AFTER_HEADING = 0.8
_YEARS = {"Y": 1.0, "M": 1 / 12, "W": 7 / 365, "D": 1 / 365}
TOUCH = 0.03  # so that December 1938 is in 1938 and January 1939 is not
FARTHEST_SHORT_YEAR = 20  # ahead of publication
OMITTED_FAR, OMITTED_NEAR = 0.5, 0.5
WRONG_TENSE: Mapping[int, float] = {1: 0.55, 2: 1.1}  # the surer the tense is, the dearer
UNTENSED_FUTURE = 0.06
FAR_DAY, TOO_FAR = 0.75, 4.0  # a reporter gives the year of a day that lies farther from his own


@dataclass(frozen=True, slots=True)
class Mention:
    """A form with what surrounds it.

    Attributes
    ----------
    tense
        Below, at or above 0: past, unknown or future words around it; 2 away from 0 where that is surer.
    after_heading
        Whether a heading stands between the mention before and this one.
    in_heading
        Whether it stands in a heading itself.
    since
        Whether "since" stands before it: it began before what is told.
    """

    form: Form
    tense: int = 0
    after_heading: bool = False
    in_heading: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The outcome for one mention: its year, and whether the narrative goes on from it."""

    year: int | None
    adopted: bool


@dataclass(frozen=True, slots=True)
class _State:
    span: Span | None
    cost: float
    choice: Choice
    before: _State | None


def fraction_of(form: Form) -> tuple[float, float] | None:
    """Middle and width within its year of what the form names; None if it names nothing of a year."""
    if form.month is not None:
        month = (form.month - 1) / 12
        return (month + 1 / 24, 1 / 12) if form.day is None else (month + (form.day - 0.5) / 372, 1 / 365)
    if form.season == "WI" and form.year is not None:
        return WINTER_SAID
    if form.season:
        return SEASON_MIDDLES[form.season], 0.25
    if form.quarter is not None:
        return (form.quarter - 0.5) / 4, 0.25
    if form.half is not None:
        return (form.half - 0.5) / 2, 0.5
    if form.holiday.startswith("hijri"):
        return 0.5, 1.0  # wanders through the year
    if form.holiday:
        month, day = holiday_date(form.holiday, 2000)
        return (month - 1) / 12 + (day - 0.5) / 372, 1 / 365
    return (0.5, 1.0) if form.year is not None or form.short_year is not None else None


def choose_years(mentions: Sequence[Mention], published: Reference | None, news: float) -> list[Choice]:
    """The year of each mention, where one is needed and can be known.

    Parameters
    ----------
    mentions
        All forms in reading order.
    published
        Date of publication, or None.
    news
        As given by ``news.news_share``.
    """
    nothing = Choice(None, False)
    news = 0.0 if published is None else news
    today = None if published is None else _point_of(published)
    states = [_State(None, 0.0, nothing, None)] if news < 1 else []
    if today is not None and news > 0:
        states.append(_State((today, today), 1 - news, nothing, None))
    upcoming = _upcoming_years(mentions)
    for mention, next_year in zip(mentions, upcoming, strict=True):
        place = fraction_of(mention.form)
        if place is None or not (mention.form.kind in ("point", "period") or mention.form.nth):
            states = [_State(_moved(state.span, mention.form), state.cost, nothing, state) for state in states]
            continue
        walk = _Walk(mention, place, news, today)
        years = _known_years(mention.form, states, None if news == 0 else today)
        if years:
            states = walk.adopt_or_leave(states, years)
        else:
            since = mention.since and news == 0 and mention.form.year_direction is None
            states = walk.since(states) if since else walk.underspecified(states, next_year)
        states = sorted(states, key=lambda state: state.cost)[:BEAM]
    return _trace(min(states, key=lambda state: state.cost))


def _years_on(form: Form) -> float:
    """How many years on a form leads the narrative ("three months later", "the following year"); 0 if it does not."""
    if form.basis != "narrative" or (form.direction or 0) <= 0 or form.unit not in _YEARS:
        return 0.0
    if form.kind == "offset" and form.count != "X":
        return float(form.low) * _YEARS[form.unit]
    return float(form.kind == "point" and form.unit == "Y")


def _moved(span: Span | None, form: Form) -> Span | None:
    """Where the narrative stands after "two years later" (as fine as before) or in "the following year" (all of it)."""
    years = _years_on(form)
    if span is None or not years:
        return span
    if form.kind == "point":
        year = span[0] // 1 + years
        return year, year + 1 - TOUCH
    return span[0] + years, span[1] + years


def _point_of(reference: Reference) -> float:
    return reference.year + ((reference.month or 7) - 1) / 12 + ((reference.day or 15) - 0.5) / 372


def _upcoming_years(mentions: Sequence[Mention]) -> list[int | None]:
    years: list[int | None] = []
    coming: int | None = None
    for mention in reversed(mentions):
        years.append(coming)
        if mention.form.year is not None:
            coming = mention.form.year
    return years[::-1]


def _known_years(form: Form, states: Sequence[_State], today: float | None) -> list[int]:
    """The year that is said; of two digits the one nearest to where the text stands, in news not far ahead of it."""
    if form.year is not None:
        return [form.year]
    if form.short_year is None:
        return []
    spans = [state.span for state in states if state.span is not None]
    near = spans[0][0] if spans else 1960.0
    century = round((near - form.short_year) / 100) * 100
    year = int(century + form.short_year)
    return [year - 100 if today is not None and year > today + FARTHEST_SHORT_YEAR else year]


@dataclass(slots=True)
class _Walk:
    """One step of the search; what does not depend on the year is worked out once."""

    mention: Mention
    place: tuple[float, float]
    news: float
    published: float | None
    first: float = field(init=False)
    last: float = field(init=False)
    forward: float = field(init=False)
    farthest: float = field(init=False)
    weight: float = field(init=False)

    def __post_init__(self) -> None:
        middle, width = self.place
        form = self.mention.form
        self.first, self.last = middle - width / 2, middle + width / 2
        self.forward = 0.0 if self.mention.in_heading else FORWARD  # a heading may open the next year at no cost
        fine = form.month is not None or form.season
        self.farthest = FARTHEST_SAID if fine and form.year is not None else FARTHEST
        self.weight = (1 - 0.8 * self.news) * (AFTER_HEADING if self.mention.after_heading else 1.0)

    def adopt_or_leave(self, states: Sequence[_State], years: Sequence[int]) -> list[_State]:
        new = []
        for year in years:
            cost, best = self._cheapest(states, year, omitted=0.0)
            new.append(_State(self._landing(best.span, year), cost, Choice(year, True), best))
        form = self.mention.form
        aside = ASIDE_DAY if form.day is not None else ASIDE_MONTH if form.is_calendar else ASIDE_YEAR
        aside = ASIDE_IN_HEADING if self.mention.in_heading else aside
        for state in states:
            if state.span is not None:
                new.append(_State(state.span, state.cost + aside, Choice(years[0], False), state))
        return new

    def underspecified(self, states: Sequence[_State], next_year: int | None) -> list[_State]:
        form = self.mention.form
        shifts = (form.year_direction,) if form.year_direction and form.basis == "narrative" else (-1, 0, 1)
        candidates = {int(state.span[0] // 1) + shift for state in states if state.span is not None for shift in shifts}
        if next_year is not None and not form.year_direction:
            candidates |= {next_year, next_year - 1}
        if self.published is not None and (self.news > 0 or not candidates):
            candidates |= {int(self.published) + shift for shift in (-1, 0, 1)}
        omitted = OMITTED_FAR * (1 - 0.8 * self.news)
        ways = []
        for year in sorted(candidates):
            if FIRST_YEAR <= year <= LAST_YEAR:
                cost, best = self._cheapest(states, year, omitted=omitted)
                ways.append((cost + self._from_publication(year), year, best))
        ways = sorted(ways, key=itemgetter(0))[:BEAM]
        new = [_State(self._landing(best.span, year), cost, Choice(year, True), best) for cost, year, best in ways]
        return new or [_State(state.span, state.cost, Choice(None, False), state) for state in states]

    def since(self, states: Sequence[_State]) -> list[_State]:
        """A glance back to the last such month or day before the point reached, which the narrative does not leave."""
        new = []
        for state in states:
            last = self.published if state.span is None else state.span[1]
            year = None if last is None else int((last - self.first) // 1)
            new.append(_State(state.span, state.cost, Choice(year, False), state))
        return new

    def _landing(self, span: Span | None, year: int) -> Span:
        """Where the narrative stands after the mention: no wider than what was known before."""
        first, last = year + self.first, year + self.last
        if span is not None and first <= span[0] and span[1] <= last and not self.mention.in_heading:
            return span
        return first, max(first, last - TOUCH)

    def _cheapest(self, states: Sequence[_State], year: int, *, omitted: float) -> tuple[float, _State]:
        """The cost of the cheapest way to ``year``, and the state that it starts from.

        A year that is not said costs ``omitted`` for each year that it lies away: writers leave out near ones.
        No step costs less than nothing, so states (in order of cost) dearer than the best way need no look.
        """
        first, last = year + self.first, year + self.last
        best_cost, best = inf, states[0]
        for state in states:
            if state.cost >= best_cost:
                break
            cost = state.cost
            if state.span is not None:
                gap = _gap(state.span, first, first if self.mention.in_heading else last)
                cost += self._step(gap) * self.weight
                if omitted:
                    gap = _gap(state.span, first, last)
                    cost += omitted * max(abs(gap) - OMITTED_NEAR, 0.0)
            if cost < best_cost:
                best_cost, best = cost, state
        return best_cost, best

    def _step(self, gap: float) -> float:
        if gap >= 0:
            cost = self.forward * gap if gap < 1 else self.forward + FORWARD_FAR * (gap - 1)
        else:
            cost = SLIGHTLY if -gap <= SHORT_STEP_BACK else BACK_BASE - BACK * gap
        return cost if cost < self.farthest else self.farthest

    def _from_publication(self, year: int) -> float:
        if self.published is None:
            return 0.0
        distance = year + self.place[0] - self.published
        cost = min(abs(distance), 3.0)
        if self.mention.form.day is not None and abs(distance) > FAR_DAY:
            cost += (abs(distance) - FAR_DAY) * TOO_FAR
        half = self.place[1] / 2
        tense = self.mention.tense
        if self.mention.form.quarter is not None and distance > half:
            tense = -1  # what is reported of a quarter is mostly reported after it
        if distance > half:
            cost += UNTENSED_FUTURE if tense == 0 else WRONG_TENSE.get(-tense, 0.0)
        elif distance < -half:
            cost += WRONG_TENSE.get(tense, 0.0)
        return cost * self.news


def _gap(span: Span, first: float, last: float) -> float:
    """Years from ``span`` forward (positive) or back (negative) to ``first`` … ``last``; 0 where they touch."""
    if first > span[1]:
        return first - span[1]
    return last - span[0] if span[0] > last else 0.0


def _trace(state: _State) -> list[Choice]:
    choices = []
    current: _State | None = state
    while current is not None and current.before is not None:
        choices.append(current.choice)
        current = current.before
    return choices[::-1]

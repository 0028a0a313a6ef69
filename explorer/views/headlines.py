"""Headlines: what a chart finds, in words that follow from its rows alone.

A headline says only what the bounds allow whatever the true dates are ("reaches at least 3 months
back" is the latest possible start of the oldest event). Where nothing of the kind can be said, the
result is empty and the chart asks its question instead. All words are escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from explorer.dates import SECONDS_A_DAY
from explorer.views.hover import actor_names, split, who_to_whom
from explorer.views.marks import style_of
from explorer.views.sheet import TITLE_SIZE
from explorer.views.text import escape, shorten, width
from explorer.views.words import date_in_words, days_in_words, hull_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.timeline import Timeline
    from explorer.views.scores import By, Measure, Panel
    from explorer.views.telling import Telling

NARROW = 62.0
"""Days that a hull may last for its event to be called dated: two months."""
LEAST_SCORES = 5
"""Scores below which no average is said; the same as for a rolling mean."""
_LEAST_EVENTS = 2
_MOST_PARTS = 3
_MANY = 50  # events; among more the first doer is worth telling, whatever its share
_LABEL, _LEAST_QUOTE = 400, 120  # pixels of a title
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CLOSES = {
    "vowed": "a vow",
    "claimed": "a claim",
    "averted": "what was averted",
    "negated": "a denial",
    "attempted": "an attempt",
    "hypothetical": "a supposition",
}


def campaign_headline(timeline: Timeline, pixels: float) -> str:
    """What is told most, or who acts most; and how much did not, or did not yet, happen."""
    events = timeline.events
    lead = _most_told(timeline) or _main_doer(timeline)
    counts = {name: int((events["factuality"] == name).sum()) for name in ("averted", "vowed")}
    tail = [f"{number(count)} {name}" for name, count in counts.items() if count]
    if tail:
        first = counts["averted"] or counts["vowed"]
        tail[0] = tail[0].replace(" ", " event was " if first == 1 else " events were ", 1)
    parts = [part for part in (lead, " and ".join(tail)) if part]
    return _fitting([_capital("; ".join(parts)), lead, _capital(parts[-1]) if parts else ""], pixels)


def narrative_headline(timeline: Timeline, telling: Telling, pixels: float) -> str:
    """What is dated first, how far back the telling surely reaches, and on what it closes."""
    claims = timeline.claims.iloc[telling.rows].reset_index(drop=True)
    if len(claims) < _MOST_PARTS:
        return ""
    opening = _opening(claims)
    reach, where = _reach(claims, telling)
    closing = f"closes on {_CLOSES[last]}" if (last := claims.iloc[-1]["factuality"]) in _CLOSES else ""
    if not opening and not reach:
        return ""
    choices = [(opening, reach + where, closing), (opening, reach, closing), (reach + where, closing), (opening,)]
    said = [[part for part in choice if part] for choice in choices]
    return _fitting(["The story " + _listed(parts) for parts in said if parts], pixels)


def sentiment_headline(timeline: Timeline, panels: Sequence[Panel], measure: Measure, by: By, pixels: float) -> str:
    """Averages of tone with the coldest sentence, or in how many events each side gains or loses."""
    if measure == "fortune":
        said = _fortunes(panels)
    elif len(panels) > 1 or panels[0].name != "author":
        said = _averages(panels, measure, by)
    else:
        return _author(timeline, panels[0], measure, pixels)
    return _fitting(["; ".join(said[:n]) for n in range(_MOST_PARTS, 0, -1)], pixels) if said else ""


def number(count: int) -> str:
    """A count in words up to twelve.

    Examples
    --------
    >>> number(3), number(40)
    ('three', '40')
    """
    return _SMALL[count] if count < len(_SMALL) else f"{count:,}"


def signed(value: float) -> str:
    """A score with its sign and without the leading zero, as "+.46" or "−.30"."""
    words = f"{abs(value):.2f}"
    words = words[1:] if words.startswith("0") else words
    return f"{'−' if value < 0 else '+'}{words}" if round(value, 2) else "0"


def _most_told(timeline: Timeline) -> str:
    """The one event with more claims than any other, if it happened and is dated."""
    events = timeline.events
    most = events["n_claims"].max()
    chosen = events[events["n_claims"] == most]
    if most < _LEAST_EVENTS or len(chosen) != 1:
        return ""
    event = chosen.iloc[0]
    if style_of(event["factuality"]) != "filled" or not _width(event) <= NARROW:
        return ""
    who = who_to_whom(event["sources"], event["targets"], actor_names(timeline))
    doubt = ", disputed" if event["disputed"] else ""
    label = shorten(event["label"], _LABEL, TITLE_SIZE, bold=True)
    return f"Told most: {escape(who)}, “{escape(label)}”, {hull_in_words(event)}{doubt}"


def _main_doer(timeline: Timeline) -> str:
    """The one actor that does most; of few events only if it does at least a quarter of them."""
    doers = timeline.events["sources"].map(split).tolist()
    counts: dict[str, int] = {}
    for actors in doers:
        for actor in set(actors):
            counts[actor] = counts.get(actor, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])
    tie = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    if not ranked or tie or (len(doers) <= _MANY and ranked[0][1] * 4 < len(doers)):
        return ""
    name = escape(actor_names(timeline).get(ranked[0][0], ranked[0][0]))
    return f"{ranked[0][1]:,} of {len(doers):,} events are by {name}" if ranked[0][1] > 1 else ""


def _opening(claims: pd.DataFrame) -> str:
    real = [style_of(fact) in ("filled", "pale") for fact in claims["factuality"]]
    dated = [n for n in range(len(claims)) if real[n] and _width(claims.iloc[n]) <= NARROW]
    if not dated:
        return ""
    when = hull_in_words(claims.iloc[dated[0]])
    return f"opens {when}" if dated[0] == 0 else f"first dates an event {when}"


def _reach(claims: pd.DataFrame, telling: Telling) -> tuple[str, str]:
    """How far back the oldest claim must lie: its latest start, the surest bound there is.

    Claims of what did not happen are left out, and so is a reach of less than a week.
    """
    real = [style_of(fact) in ("filled", "pale") for fact in claims["factuality"]]
    starts = np.where(real, claims["latest_start_offset"].to_numpy(dtype=np.float64), np.inf)
    if not len(starts) or not -np.inf < starts.min() <= -7:
        return "", ""
    furthest = int(starts.argmin())
    row = claims.iloc[furthest]
    label = next(line.label for line in telling.lines if furthest in line.numbers)
    where = f" in sentence {label}" if label.isdigit() else f" in the {label}"
    stamp = row["latest_start"]
    if pd.notna(stamp):
        return f"reaches back to {date_in_words(stamp - pd.Timedelta(seconds=1))} or before", where
    return f"reaches at least {days_in_words(-starts.min())} back", where


def _author(timeline: Timeline, panel: Panel, measure: Measure, pixels: float) -> str:
    own, quoted = panel.y[~panel.hollow], panel.y[panel.hollow]
    if len(own) < LEAST_SCORES:
        return ""
    words = f"{_scale(measure)} {signed(float(own.mean()))} on average"
    if len(quoted):
        words += f", quotations {signed(float(quoted.mean()))}"
    coldest = np.flatnonzero(panel.y == panel.y.min()).tolist()
    if len(coldest) != 1 or panel.y.min() >= 0:
        return words
    words = f"{words}; the coldest sentence {signed(float(panel.y.min()))}"
    room = pixels - width(f"{words}: “”", TITLE_SIZE, bold=True)
    quote = shorten(timeline.sentences["text"].iloc[panel.rows[coldest[0]]], room, TITLE_SIZE, bold=True)
    return f"{words}: “{escape(quote)}”" if room > _LEAST_QUOTE else words


def _averages(panels: Sequence[Panel], measure: Measure, by: By) -> list[str]:
    said = [
        f"{escape(panel.title)} {signed(float(panel.y[~panel.hollow].mean()))}"
        for panel in panels
        if (~panel.hollow).sum() >= LEAST_SCORES
    ]
    whose = "of sentences that mention " if by == "actor" else "on average: "
    return [f"{_scale(measure)} {whose}{said[0]}", *said[1:]] if said else []


def _fortunes(panels: Sequence[Panel]) -> list[str]:
    said = []
    for panel in panels:
        n, gains, losses = len(panel.y), int((panel.y > 0).sum()), int((panel.y < 0).sum())
        if n >= _LEAST_EVENTS and gains != losses:
            which = "gains" if gains > losses else "losses"
            said.append(f"{escape(panel.title)}: {which} in {max(gains, losses):,} of {n:,} events")
    return [*said[:1], *(words.removesuffix(" events") for words in said[1:])]


def _scale(measure: Measure) -> str:
    return "VADER tone" if measure == "tone_vader" else "Tone"


def _fitting(choices: list[str], pixels: float) -> str:
    """The first of the choices that fits into a title; the last one if none does, which is then cut."""
    said = [words for words in choices if words]
    fits = (words for words in said if width(words, TITLE_SIZE, bold=True) <= pixels)
    return next(fits, said[-1] if said else "")


def _width(row: Any) -> float:
    """Days of the hull; infinite where a side is open."""
    start, end = float(row.earliest_start_offset), float(row.latest_end_offset)
    if np.isfinite(start) and np.isfinite(end):
        return end - start
    lasting = row.latest_end - row.earliest_start
    return float("inf") if pd.isna(lasting) else float(lasting.total_seconds()) / SECONDS_A_DAY


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, and {parts[-1]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

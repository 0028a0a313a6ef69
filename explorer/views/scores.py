"""What the sentiment chart draws: panels of scored sentences or events, and the scale they run along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from explorer.views.axis import TimeAxis, choose_axis
from explorer.views.headlines import signed
from explorer.views.hover import actor_names, quoted_lines, split
from explorer.views.snippets import sentence_labels
from explorer.views.text import escape
from explorer.views.theme import Colour, Theme, palette
from explorer.views.words import bounds_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd
    from numpy.typing import NDArray

    from explorer.timeline import Timeline

Measure = Literal["tone", "tone_vader", "fortune"]
By = Literal["author", "actor", "speaker"]
Order = Literal["telling", "time"]

MOST_PANELS = 4
MOST_BARS = 40
_LEAST_POINTS = 2
QUOTED = 0.5
"""Share of a sentence's characters in quotation marks from which the words are the speaker's, not the author's."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Scored rows of one author, actor or speaker.

    ``hollow`` rows stay out of the mean; ``names``, unescaped, are written beside bars of events.
    """

    name: str
    title: str
    fill: str
    ink: str
    table: Literal["sentences", "events"]
    rows: list[int]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    hollow: NDArray[np.bool_]
    hover: list[str]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """The abscissa: places in the text, or a time axis.

    ``window`` is that of the rolling mean; with 0 none is drawn. ``labels`` name the sentences, at
    ``ticks`` or, without those, at 1, 2, 3 …
    """

    start: float
    end: float
    window: float
    window_words: str
    words: str
    axis: TimeAxis | None
    unit: Literal["sentence", "percent", "time"]
    labels: tuple[str, ...] = ()
    ticks: tuple[float, ...] = ()

    @property
    def on_calendar(self) -> bool:
        """Whether plotly's axis is one of dates."""
        return self.axis is not None and self.axis.kind == "calendar"

    @property
    def kind(self) -> str:
        """``calendar``, ``before_publication`` or ``text``."""
        return self.axis.kind if self.axis else "text"

    def values(self, positions: NDArray[np.float64]) -> list[Any]:
        """What plotly takes for ``x``."""
        return self.axis.values(positions) if self.axis else np.asarray(positions).round(3).tolist()

    def lengths(self, starts: NDArray[np.float64], ends: NDArray[np.float64], *, share: float) -> list[float]:
        """Widths of bars that take ``share`` of the space from ``starts`` to ``ends``."""
        ends = starts + (ends - starts) * share
        return self.axis.lengths(starts, ends) if self.axis else (ends - starts).round(3).tolist()

    @property
    def one_by_one(self) -> bool:
        """Whether each sentence has room for a bar of its own and for its words."""
        return self.unit == "sentence" and bool(self.labels)

    def grid(self) -> NDArray[np.float64]:
        """Where a rolling mean is taken: at every sentence of one article, else at 160 places."""
        if self.unit == "sentence" and self.end - self.start <= 160:
            return np.arange(self.start + 0.5, self.end)
        return np.linspace(self.start, self.end, 160)

    def bins(self, most: int) -> NDArray[np.float64]:
        """Edges of the bins that count points: one a sentence where there are few."""
        if self.unit == "sentence" and self.end - self.start <= most:
            return np.arange(self.start, self.end + 1)
        return np.linspace(self.start, self.end, most + 1)

    def layout(self) -> dict[str, Any]:
        """The ``layout.xaxis``."""
        if self.axis:
            return self.axis.layout()
        suffix = " %" if self.unit == "percent" else ""
        shape: dict[str, Any] = {"type": "linear", "range": [self.start, self.end]}
        if self.labels:
            places = list(self.ticks) or list(range(1, len(self.labels) + 1))
            return shape | {"tickvals": places, "ticktext": list(self.labels)}
        return shape | {"nticks": 20, "tickformat": "d", "ticksuffix": suffix}


def shown_rows(sentences: pd.DataFrame) -> NDArray[np.bool_]:
    """Sentences that the telling counts: not copies, bylines or datelines."""
    shown = (sentences["repeats"] == "") & ~sentences["kind"].isin(["byline", "dateline"])
    return shown.to_numpy(dtype=bool)


def panels_of(timeline: Timeline, theme: Theme, *, measure: Measure, by: By, order: Order) -> list[Panel]:
    """The panels to draw, those with the most points first; empty when nothing is scored.

    Panels with a single point are left out unless all have no more.
    """
    colours = palette(timeline, theme=theme.name)
    if measure == "fortune":
        panels = _fortune_panels(timeline, theme, colours, order)
    else:
        panels = _tone_panels(timeline, theme, colours, measure, by, order)
    enough = [panel for panel in panels if len(panel.rows) >= _LEAST_POINTS]
    return (enough or panels)[:MOST_PANELS]


def scale_of(timeline: Timeline, panels: list[Panel], order: Order) -> Scale:
    """The scale that the panels share."""
    if order == "time":
        axis = choose_axis(timeline)
        span = axis.end - axis.start
        if axis.kind == "calendar":
            window = float(max(15, round(span / 20)))
            return Scale(axis.start, axis.end, window, f"a moving {window:.0f} days", "", axis, "time")
        return Scale(axis.start, axis.end, span / 6, "a moving sixth of the axis", "", axis, "time")
    if len(timeline.articles) > 1:
        return Scale(-1, 101, 15, "a moving 15 % of the text", "how far into its article it stands", None, "percent")
    shown = shown_rows(timeline.sentences)
    last = int(shown.sum())
    names = sentence_labels(timeline.sentences)
    labels = tuple(name for name, keep in zip(names, shown.tolist(), strict=True) if keep) if last <= MOST_BARS else ()
    words = "sentences in reading order"
    return Scale(0.5, last + 0.5, 9, "9 neighbouring sentences", words, None, "sentence", labels)


def count_unplaced(timeline: Timeline, measure: Measure, order: Order) -> int:
    """Scored sentences or events that are left out because what they tell has no bounded place in time."""
    if order != "time":
        return 0
    if measure == "fortune":
        scored = timeline.events[timeline.events["event_id"].isin(timeline.fortunes["event_id"])]
        return int(np.isnan(_middles(choose_axis(timeline), scored)).sum())
    scored_rows = shown_rows(timeline.sentences) & timeline.sentences[measure].notna().to_numpy()
    return int((scored_rows & np.isnan(_sentence_places(timeline, order))).sum())


def _tone_panels(
    timeline: Timeline, theme: Theme, colours: dict[str, Colour], measure: Measure, by: By, order: Order
) -> list[Panel]:
    sentences = timeline.sentences
    x = _sentence_places(timeline, order)
    y = sentences[measure].to_numpy(dtype=np.float64)
    usable = np.isfinite(x) & np.isfinite(y) & shown_rows(sentences)
    quoted = (sentences["quoted_share"] >= QUOTED).to_numpy()
    names = actor_names(timeline)
    members: dict[str, list[int]] = {}
    owners = _owners(sentences, quoted, by)
    for row in np.flatnonzero(usable).tolist():
        for owner in owners(row):
            members.setdefault(owner, []).append(row)
    hovers = [_sentence_hover(row, measure, names) for row in sentences.itertuples()]
    panels = []
    for owner in sorted(members, key=lambda name: (name != "author", -len(members[name]), name)):
        rows = members[owner]
        colour = colours.get(owner, Colour(owner, theme.other, theme.ink))
        title = "the author" if owner == "author" else names.get(owner, owner)
        hollow = quoted[rows] & (by != "speaker")
        panels.append(
            Panel(
                escape(owner),
                title,
                colour.fill,
                colour.ink,
                "sentences",
                rows,
                x[rows],
                y[rows],
                hollow,
                [hovers[row] for row in rows],
            )
        )
    return panels


def _owners(sentences: pd.DataFrame, quoted: NDArray[np.bool_], by: By) -> Callable[[int], list[str]]:
    speakers, actors = sentences["speaker"].tolist(), sentences["actors"].tolist()
    if by == "author":
        return lambda row: ["author"]
    if by == "actor":
        return lambda row: split(actors[row])
    return lambda row: [speakers[row] or "an unnamed speaker"] if quoted[row] else ["author"]


def _sentence_places(timeline: Timeline, order: Order) -> NDArray[np.float64]:
    sentences = timeline.sentences
    index = sentences["sentence_index"].to_numpy(dtype=np.float64)
    if order == "telling":
        if len(timeline.articles) <= 1:
            return np.where(shown_rows(sentences), np.cumsum(shown_rows(sentences)), np.nan).astype(np.float64)
        last = sentences.groupby("article_id")["sentence_index"].transform("max").to_numpy(dtype=np.float64)
        return np.asarray(100 * index / np.maximum(last, 1), dtype=np.float64)
    axis = choose_axis(timeline)
    middle = _middles(axis, timeline.claims)
    told: dict[str, list[float]] = {}
    for sentence, x in zip(timeline.claims["sentence_id"], middle, strict=True):
        if np.isfinite(x):
            told.setdefault(sentence, []).append(float(x))
    return np.array(
        [np.mean(told[name]) if name in told else np.nan for name in sentences["sentence_id"]], dtype=np.float64
    )


def _fortune_panels(timeline: Timeline, theme: Theme, colours: dict[str, Colour], order: Order) -> list[Panel]:
    events = timeline.events
    position = {event: n for n, event in enumerate(events["event_id"])}
    if order == "time":
        x = _middles(choose_axis(timeline), events)
    else:
        places = dict(zip(timeline.sentences["sentence_id"], _sentence_places(timeline, "telling"), strict=True))
        x = np.array([places.get(name, np.nan) for name in events["first_sentence"]], dtype=np.float64)
    members: dict[str, list[tuple[int, float]]] = {}
    rows_of_table: Iterable[Any] = timeline.fortunes.itertuples()
    for row in rows_of_table:
        n = position.get(row.event_id)
        if n is not None and np.isfinite(x[n]) and np.isfinite(row.fortune):
            members.setdefault(row.actor_id, []).append((n, row.fortune))
    labels = events["label"].tolist()
    event_rows: Iterable[Any] = events.itertuples()
    hovers = [f"<b>{escape(row.label)}</b><br>{escape(bounds_in_words(row))}" for row in event_rows]
    panels = []
    for actor in sorted(members, key=lambda name: (-len(members[name]), name)):
        rows = [n for n, _ in members[actor]]
        y = np.array([value for _, value in members[actor]], dtype=np.float64)
        colour = colours.get(actor, Colour(actor, theme.other, theme.ink))
        hover = [f"{hovers[n]}<br>fortune {signed(value)}" for n, value in members[actor]]
        hollow = np.zeros(len(rows), dtype=bool)
        called = tuple(labels[n] for n in rows)
        look = (colour.name, colour.fill, colour.ink)
        panels.append(Panel(escape(actor), *look, "events", rows, x[rows], y, hollow, hover, called))
    return panels


def _middles(axis: TimeAxis, df: pd.DataFrame) -> NDArray[np.float64]:
    """Middles of the hulls; NaN where a side is open or there is no place on the axis."""
    edges = axis.edges(df)[:, [0, 3]]
    bounded = np.isfinite(edges).min(axis=1).astype(bool)
    return np.where(bounded, axis.clip(edges).mean(axis=1), np.nan)


def _sentence_hover(row: Any, measure: Measure, names: dict[str, str]) -> str:
    tone = float(getattr(row, measure))
    parts = [f"<b>tone {signed(tone)}</b>"]
    if measure == "tone" and row.tone_words:
        parts[0] += " from " + escape(", ".join(" ".join(tone_word(word)) for word in split(row.tone_words)))
    if row.quoted_share >= QUOTED:
        parts.append(escape(f"quoted: {names.get(row.speaker, row.speaker) or 'speaker not named'}"))
    return "<br>".join([*parts, *(f"<i>{line}</i>" for line in quoted_lines(row.text))])


def tone_word(word: str) -> tuple[str, str]:
    """Word and score of an entry of ``tone_words``: ``("save", "+0.5")`` of ``"save+0.5"``."""
    for sign in "+-":
        head, found, tail = word.rpartition(sign)
        if found and head and tail.replace(".", "", 1).isdigit():
            return head, f"{'−' if sign == '-' else '+'}{tail}"
    return word, ""

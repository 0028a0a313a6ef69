"""The Selection: which rows of a timeline are shown. The same logic stands in ``js/selection.js``."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from explorer.dates import SECONDS_A_DAY, Frame
from explorer.errors import InputError
from explorer.schema import LIST_SEPARATOR

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from explorer.timeline import Timeline

    Flags = npt.NDArray[np.bool_]

Role = Literal["any", "source", "target"]
Order = Literal["happening", "telling"]

_LISTS = ("actors", "event_types", "places", "sources", "factuality", "rows")
_BLANKS = re.compile("[ \t\r\n\u00a0]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader wants to see. Every field is optional; the default shows everything.

    Attributes
    ----------
    actors
        Actor ids; the empty string stands for events in which nobody is named. None shows all,
        an empty tuple none; so with the other lists.
    role
        Whether an actor of ``actors`` must act (``source``), be acted on (``target``), or either.
    event_types
        Event types.
    places
        Place ids; the empty string stands for events without a place.
    sources
        Outlets, as in ``articles.source``.
    factuality
        Values of ``explorer.schema.FACTUALITIES``.
    disputed
        Show only events whose claims contradict one another.
    min_confidence
        Least confidence, 0 to 1.
    since, until
        Days in ``frame``, half-open; an event is shown if its hull overlaps them. Events of which
        neither end is known in ``frame`` are left out when either is set.
    frame
        ``calendar`` (days since 1970-01-01) or ``publication`` (days from publication).
    text
        Words that must all occur, in any case, in an event's label, sentences or actors' names.
    order
        The order in which events are listed; hides nothing.
    rows
        Positions in ``timeline.events`` that were brushed in a chart.
    """

    actors: tuple[str, ...] | None = None
    role: Role = "any"
    event_types: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    factuality: tuple[str, ...] | None = None
    disputed: bool = False
    min_confidence: float = 0.0
    since: float | None = None
    until: float | None = None
    frame: Frame = "calendar"
    text: str = ""
    order: Order = "happening"
    rows: tuple[int, ...] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as JavaScript and JSON have them."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Selection:
        """The selection of which :meth:`to_dict` gave the values; missing fields take their default.

        Raises
        ------
        InputError
            If a field is unknown.
        """
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise InputError(f"a selection has no {unknown[0]!r}", hint=f"It has {', '.join(sorted(known))}")
        lists = {name: tuple(values[name]) for name in _LISTS if values.get(name) is not None}
        return cls(**{**values, **lists})

    def mask(self, timeline: Timeline) -> Masks:
        """Which rows of the tables are shown."""
        articles, told = _of_outlets(self, timeline)
        events = _event_fields(self, timeline) & _has_claim(timeline.events, told, timeline.claims)
        words = _words(self.text)
        if words:
            events = events & np.array(
                [all(word in text for word in words) for text in haystacks(timeline)], dtype=bool
            )
        claims: Flags = told & timeline.claims["event_id"].isin(timeline.events.loc[events, "event_id"]).to_numpy()
        sentences: Flags = timeline.sentences["article_id"].isin(articles).to_numpy()
        if self.filters_events:
            shown = timeline.claims.loc[claims, "sentence_id"]
            sentences = sentences & timeline.sentences["sentence_id"].isin(shown).to_numpy()
        return Masks(events, claims, sentences)

    @property
    def filters_events(self) -> bool:
        """Whether anything but the outlet decides which events are shown."""
        plain = Selection(sources=self.sources, role=self.role, frame=self.frame, order=self.order, text=self.text)
        return self != plain or bool(_words(self.text))


@dataclass(frozen=True, slots=True, eq=False)
class Masks:
    """Which rows are shown, one flag a row of each table.

    Attributes
    ----------
    events, claims
        As the selection says; a claim is shown with its event if its outlet is.
    sentences
        Those that tell of a shown event; if only outlets are selected, all of their sentences.
    """

    events: Flags
    claims: Flags
    sentences: Flags


def days(times: pd.Series) -> npt.NDArray[np.float64]:
    """Days since 1970-01-01 of a ``datetime64[s]`` column; NaN where it is NaT."""
    seconds = times.to_numpy().astype("datetime64[s]")
    return np.where(np.isnat(seconds), np.nan, seconds.astype("int64") / SECONDS_A_DAY)


def haystacks(timeline: Timeline) -> list[str]:
    """The text that a search looks through, in lower case, one an event."""
    names = dict(zip(timeline.actors["actor_id"], timeline.actors["name"], strict=True))
    said = dict(zip(timeline.sentences["sentence_id"], timeline.sentences["text"], strict=True))
    texts: dict[str, list[str]] = {}
    for event_id, sentence_id in zip(timeline.claims["event_id"], timeline.claims["sentence_id"], strict=True):
        texts.setdefault(event_id, []).append(said.get(sentence_id, ""))
    events = timeline.events
    stacks = []
    for event_id, label, sources, targets in zip(
        *(events[column].tolist() for column in ("event_id", "label", "sources", "targets")), strict=True
    ):
        actors = [names.get(id_, id_) for side in (sources, targets) for id_ in _split(side)]
        stacks.append("\n".join([label, *texts.get(event_id, []), *actors]).lower())
    return stacks


def _of_outlets(selection: Selection, timeline: Timeline) -> tuple[set[str], Flags]:
    articles = timeline.articles
    if selection.sources is not None:
        articles = articles[articles["source"].isin(selection.sources)]
    kept = set(articles["article_id"])
    return kept, timeline.claims["article_id"].isin(kept).to_numpy()


def _has_claim(events: pd.DataFrame, shown: Flags, claims: pd.DataFrame) -> Flags:
    found: Flags = events["event_id"].isin(claims.loc[shown, "event_id"]).to_numpy()
    return found


def _event_fields(selection: Selection, timeline: Timeline) -> Flags:
    events = timeline.events
    shown: Flags = events["confidence"].to_numpy() >= selection.min_confidence
    for column, wanted in (
        ("event_type", selection.event_types),
        ("place_id", selection.places),
        ("factuality", selection.factuality),
    ):
        if wanted is not None:
            shown = shown & events[column].isin(wanted).to_numpy()
    if selection.actors is not None:
        shown = shown & _with_actors(selection, events)
    if selection.disputed:
        shown = shown & events["disputed"].to_numpy(dtype=bool)
    if selection.since is not None or selection.until is not None:
        shown = shown & _within(selection, events)
    if selection.rows is not None:
        shown = shown & np.isin(np.arange(len(events)), np.array(selection.rows, dtype=int))
    return shown


def _with_actors(selection: Selection, events: pd.DataFrame) -> Flags:
    wanted = set(selection.actors or ())
    columns = {"source": ["sources"], "target": ["targets"], "any": ["sources", "targets"]}[selection.role]
    found = []
    for row in zip(*(events[column] for column in columns), strict=True):
        actors = {id_ for side in row for id_ in _split(side)} or {""}
        found.append(bool(actors & wanted))
    return np.array(found, dtype=bool)


def _within(selection: Selection, events: pd.DataFrame) -> Flags:
    first, last = hulls(events, selection.frame)
    known: Flags = np.isfinite(first) | np.isfinite(last)
    if selection.since is not None:
        known = known & (last > selection.since)
    if selection.until is not None:
        known = known & (first < selection.until)
    return known


def hulls(events: pd.DataFrame, frame: Frame) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Earliest start and latest end of each event, in days; -inf or inf where not known."""
    if frame == "publication":
        first = events["earliest_start_offset"].to_numpy(dtype=float)
        last = events["latest_end_offset"].to_numpy(dtype=float)
    else:
        first, last = days(events["earliest_start"]), days(events["latest_end"])
    return np.where(np.isnan(first), -np.inf, first), np.where(np.isnan(last), np.inf, last)


def _words(text: str) -> list[str]:
    return [word for word in _BLANKS.split(text.lower()) if word]


def _split(joined: str) -> list[str]:
    return [part for part in joined.split(LIST_SEPARATOR) if part]

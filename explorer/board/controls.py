"""The ipywidgets beside a board. The browser keeps them in step with the selection, without the kernel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import numpy as np

from explorer.board.filters import choices, counts
from explorer.board.selection import Role, Selection
from explorer.board.stops import Stop, time_stops

if TYPE_CHECKING:
    from explorer.timeline import Timeline

ORDERS = {"of happening": "happening", "of telling": "telling"}
ROLES: dict[str, Role] = {"either": "any", "acting": "source", "acted on": "target"}
_TITLES = {
    "actors": ("Actors", "Show events in which any of these takes part. Nothing chosen shows all; Ctrl adds one."),
    "factuality": ("Happened?", "Show only what happened, was averted, vowed … Nothing chosen shows all."),
    "event_types": ("Kinds", "Show only these kinds of events. Nothing chosen shows all."),
    "places": ("Places", "Show only events at these places. Nothing chosen shows all."),
    "sources": ("Sources", "Show only what these outlets tell. Nothing chosen shows all."),
}
_MOST_ROWS = 10
_GLYPHS = {
    "happened": "●",
    "ongoing": "⊕",
    "attempted": "△",
    "averted": "⊗",
    "negated": "✕",
    "vowed": "▷",
    "claimed": "◐",
    "hypothetical": "□",
    "generic": "⬡",
}
"""The marks of the charts as letters, for lists that hold nothing else."""
_FULL = {"width": "100%"}
_STYLE = {"description_width": "76px"}


@dataclass(frozen=True, slots=True)
class Controls:
    """The controls of a board.

    Attributes
    ----------
    by_field
        Widget by field of the selection (``time`` for ``since`` and ``until``).
    choices
        For each list, the values behind its options, in order; for ``time`` the days of its stops.
    reset
        The button that shows everything again.
    """

    by_field: dict[str, Any]
    choices: dict[str, list[Any]]
    reset: Any

    def show(self, selection: Selection) -> None:
        """Set every control to what the selection says, for boards without a browser."""
        values = selection.to_dict()
        for field, control in self.by_field.items():
            if field == "time":
                control.index = _places(selection, self.choices["time"])
            elif field in _TITLES:
                chosen = values[field]
                control.index = () if chosen is None else tuple(self.choices[field].index(one) for one in chosen)
            else:
                control.value = values[field]


def make_controls(timeline: Timeline) -> Controls:
    """Controls for every field of the selection that can narrow this timeline."""
    found: dict[str, Any] = {"text": _search()}
    values: dict[str, list[Any]] = {"order": list(ORDERS.values()), "role": list(ROLES.values())}
    found["order"] = widgets.Dropdown(
        options=list(ORDERS.items()),
        description="Order",
        tooltip="Of events: by when they happened, or by where the articles tell them",
        style=_STYLE,
        layout=_FULL,
    )
    stops = time_stops(timeline)
    if len(stops) > 1:
        found["time"] = _time(stops)
        values["time"] = [stop.day for stop in stops]
    for field in _TITLES:
        options = choices(timeline, field)
        if field == "sources" and len(options) < 2:
            continue
        found[field] = _list(timeline, field, options)
        values[field] = list(options)
    found["role"] = widgets.Dropdown(
        options=list(ROLES.items()),
        description="They are",
        tooltip="Whether the actors act or are acted on",
        style=_STYLE,
        layout=_FULL,
    )
    found["min_confidence"] = widgets.FloatSlider(
        value=0,
        min=0,
        max=1,
        step=0.05,
        description="Confidence",
        tooltip="Least confidence of an event",
        style=_STYLE,
        layout=_FULL,
    )
    found["disputed"] = widgets.Checkbox(
        value=False, description="only disputed", tooltip="Events whose claims contradict one another", indent=False
    )
    reset = widgets.Button(description="Reset", tooltip="Show everything again", icon="undo")
    return Controls(found, values, reset)


def published_controls(number: int, written: str) -> tuple[Any, Any, Any]:
    """The box for a date of publication, the button that takes the date back, and the line for messages.

    Parameters
    ----------
    number
        How many articles have no date.
    written
        The date that they were given; empty if none was.
    """
    articles = "the article" if number == 1 else f"the {number} undated articles"
    box = widgets.Text(
        value=written,
        placeholder="2015-02-01 or 2015-01/2015-02",
        description="Published",
        tooltip=f"When {articles} appeared, as 2015-02-01, 2015-02 or 2015-01-27/2015-02-02; Enter builds the timeline",
        continuous_update=False,
        style=_STYLE,
        layout=_FULL,
    )
    box.add_class(f"nte-published-{box.model_id}")
    undo = widgets.Button(
        description="Back to days before publication",
        tooltip="Take the date of publication back",
        icon="undo",
        layout={**_FULL, "display": "" if written else "none"},
    )
    message = widgets.HTML(value="", layout=_FULL)
    return box, undo, message


def _search() -> Any:
    return widgets.Text(
        placeholder="words that must occur",
        description="Search",
        tooltip="Words that must all occur in an event's label, sentences or actors",
        continuous_update=True,
        style=_STYLE,
        layout=_FULL,
    )


def _time(stops: list[Stop]) -> Any:
    return widgets.SelectionRangeSlider(
        options=[(stop.words, stop.day) for stop in stops],
        index=(0, len(stops) - 1),
        description="Time",
        tooltip="Show events that can have happened between these",
        style=_STYLE,
        layout=_FULL,
    )


def _list(timeline: Timeline, field: str, options: dict[str, str]) -> Any:
    number = counts(timeline, field)
    description, tooltip = _TITLES[field]
    return widgets.SelectMultiple(
        options=[(f"{_mark(field, value)}{words} ({number[value]})", value) for value, words in options.items()],
        rows=min(_MOST_ROWS, max(2, len(options))),
        description=description,
        tooltip=tooltip,
        style=_STYLE,
        layout=_FULL,
    )


def _mark(field: str, value: str) -> str:
    return f"{_GLYPHS[value]} " if field == "factuality" and value in _GLYPHS else ""


def _places(selection: Selection, days: list[float]) -> tuple[int, int]:
    def place(day: float | None, otherwise: int) -> int:
        return (
            otherwise if day is None else int(np.clip(np.searchsorted(days, day, side="right") - 1, 0, len(days) - 1))
        )

    return place(selection.since, 0), place(selection.until, len(days) - 1)

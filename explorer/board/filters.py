"""What a person writes to filter a board, turned into a :class:`~explorer.board.selection.Selection`."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer import schema
from explorer.board.selection import Selection
from explorer.errors import InputError

if TYPE_CHECKING:
    from explorer.dates import Frame
    from explorer.timeline import Timeline

ENDS: tuple[str, ...] = ("since", "until")
_LISTS = ("actors", "event_types", "places", "sources", "factuality")


def narrowed(selection: Selection, timeline: Timeline, **fields: Any) -> Selection:
    """The selection with some fields set from what a person writes.

    Parameters
    ----------
    fields
        Fields of :class:`Selection`. Lists take one name or several; actors and places go by name
        or id, in any case. ``since`` and ``until`` take dates or parts of dates ("2014-10", both
        included), or numbers: days from publication. None takes a filter away.

    Raises
    ------
    InputError
        If there is no such field, or the timeline has nothing of that name; the message says what it has.
    """
    plain = Selection().to_dict()
    unknown = sorted(set(fields) - set(plain))
    if unknown:
        raise InputError(f"there is no filter {unknown[0]!r}", hint=f"There are: {', '.join(sorted(plain))}")
    fields = {name: plain[name] if value is None else value for name, value in fields.items()}
    found: dict[str, Any] = {
        name: _listed(name, value, timeline) if name in _LISTS else value for name, value in fields.items()
    }
    places = {name: _day(fields[name], end=name == "until") for name in ENDS if name in fields}
    found |= {name: None if place is None else place[0] for name, place in places.items()}
    if found.get("rows") is not None:
        found["rows"] = tuple(int(row) for row in found["rows"])
    return replace(selection, **found, frame=_common_frame(selection, places))


def choices(timeline: Timeline, field: str) -> dict[str, str]:
    """Every value that a list field can take in this timeline, with its name; most frequent first."""
    found = counts(timeline, field)
    events = timeline.events
    if field == "actors":
        names = dict(zip(timeline.actors["actor_id"], timeline.actors["name"], strict=True))
        return {id_: names.get(id_, id_) or "nobody named" for id_ in found}
    if field == "places":
        names = dict(zip(events["place_id"], events["place"], strict=True))
        return {id_: (names[id_] or id_) if id_ else "no place given" for id_ in found}
    if field == "sources":
        return {name: name or "no outlet given" for name in found}
    return {name: name.replace("_", " ") for name in found}


def counts(timeline: Timeline, field: str) -> dict[str, int]:
    """How many events each value of a list field stands for; most frequent first."""
    events, claims = timeline.events, timeline.claims
    if field == "actors":
        sides = (events["sources"] + schema.LIST_SEPARATOR + events["targets"]).str.split(schema.LIST_SEPARATOR)
        found = sides.map(lambda ids: sorted(set(filter(None, ids))) or [""]).explode()
    elif field == "sources":
        outlets = dict(zip(timeline.articles["article_id"], timeline.articles["source"], strict=True))
        pairs = claims[["event_id"]].assign(source=claims["article_id"].map(outlets)).drop_duplicates()
        found = pairs["source"]
    else:
        found = events[{"places": "place_id", "event_types": "event_type", "factuality": "factuality"}[field]]
    number = found.dropna().value_counts()
    pairs_by_count = sorted(number.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return {str(name): int(count) for name, count in pairs_by_count}


def _listed(field: str, value: Any, timeline: Timeline) -> tuple[str, ...] | None:
    if value is None:
        return None
    wanted = [value] if isinstance(value, str) else list(value)
    return tuple(dict.fromkeys(_resolved(field, name, choices(timeline, field)) for name in wanted))


def _resolved(field: str, name: str, known: dict[str, str]) -> str:
    by_name = {words.casefold(): id_ for id_, words in known.items()} | {id_.casefold(): id_ for id_ in known}
    if field == "factuality":
        by_name |= {fact: fact for fact in schema.FACTUALITIES}
    try:
        return by_name[name.casefold()]
    except KeyError:
        near = get_close_matches(name.casefold(), by_name, n=3) or list(by_name)[:6]
        words = ", ".join(sorted({known.get(by_name[one], one) for one in near}))
        raise InputError(f"no {name!r} among the {field} of this timeline", hint=f"Did you mean: {words}?") from None


def _day(value: Any, *, end: bool) -> tuple[float, Frame] | None:
    """Day and frame; the end of a written date is the end of the day, month or year it names."""
    if value is None:
        return None
    if isinstance(value, (int, float)):
        return float(value), "publication"
    try:
        date = np.datetime64(str(value).strip())
    except ValueError as error:
        raise InputError(
            f"{value!r} is not a date", hint="Write 2014, 2014-10 or 2014-10-07, or a number of days from publication"
        ) from error
    later = date + 1 if end else date
    return float(later.astype("datetime64[s]").astype("int64")) / 86_400, "calendar"


def _common_frame(selection: Selection, places: dict[str, tuple[float, Frame] | None]) -> Frame:
    frames = {place[1] for place in places.values() if place is not None}
    kept = {name: getattr(selection, name) for name in ENDS if name not in places}
    if any(day is not None for day in kept.values()):
        frames.add(selection.frame)
    if len(frames) > 1:
        raise InputError(
            "one end is a date and the other counts from publication", hint="Give both in the same way, or None"
        )
    return frames.pop() if frames else selection.frame

"""Cells that several tables share: roles, places, quantities, bounds, lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite, nan
from typing import Any

import numpy as np

from explorer import schema
from explorer.dates import Bounds, to_datetime64, to_edtf
from explorer.records import Participant, PlaceMention, Quantity

_NO_QUANTITY = Quantity(nan, nan, nan, "", "", -1, -1)
NO_TIME = np.datetime64("NaT", "s")


def role_cells(role: str, participants: Sequence[Participant]) -> dict[str, Any]:
    """Participants of one role: ids (words where unresolved), words and how they were found."""
    return {
        f"{role}s": joined(part.actor_id or part.text for part in participants),
        f"{role}_text": joined(part.text for part in participants),
        f"{role}_basis": joined(part.how for part in participants),
    }


def place_cells(place: PlaceMention | None) -> dict[str, Any]:
    """A place mention, or blanks."""
    if place is None:
        return {"place_id": "", "place": "", "place_relation": "", "latitude": nan, "longitude": nan}
    return {
        "place_id": place.place_id or place.text.lower(),
        "place": place.name,
        "place_relation": place.relation,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def quantity_cells(quantities: Sequence[Quantity]) -> dict[str, Any]:
    """One quantity as it stands; several of a unit as their whole range."""
    first = quantities[0] if quantities else _NO_QUANTITY
    same = [quantity for quantity in quantities if quantity.unit == first.unit] or [first]
    lows = [quantity.low for quantity in same if isfinite(quantity.low)]
    highs = [quantity.high for quantity in same if not np.isnan(quantity.high)]
    return {
        "quantity_low": min(lows, default=nan),
        "quantity_best": first.best,
        "quantity_high": max(highs, default=nan),
        "quantity_unit": first.unit,
        "quantity_text": joined(quantity.text for quantity in same),
    }


def bounds_cells(calendar: Bounds | None, offset: Bounds) -> dict[str, Any]:
    """Calendar and offset bounds, and EDTF."""
    columns: dict[str, Any] = {}
    for name in ("earliest_start", "latest_start", "earliest_end", "latest_end"):
        columns[name] = to_datetime64(getattr(calendar, name)) if calendar else NO_TIME
        columns[f"{name}_offset"] = getattr(offset, name)
    columns["edtf"] = to_edtf(calendar) if calendar else ""
    return columns


def joined(parts: Iterable[str]) -> str:
    """Parts in order without repeats or blanks; the separator inside a part becomes a slash."""
    clean = (part.replace(schema.LIST_SEPARATOR, "/") for part in parts if part)
    return schema.LIST_SEPARATOR.join(dict.fromkeys(clean))

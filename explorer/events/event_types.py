"""The closed list of event types and their codes in PLOVER, CAMEO and ACLED."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from explorer.errors import RulesError
from explorer.rules import rule_table


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event.

    Attributes
    ----------
    id
        Name used in ``Claim.event_type``.
    title
        Name for display.
    plover
        PLOVER event, with its mode after a dash.
    cameo
        CAMEO code (codebook 1.1b3).
    acled
        ACLED sub-event type; a frame may name a more exact one.
    description
        One sentence.
    """

    id: str
    title: str
    plover: str
    cameo: str
    acled: str
    description: str


@cache
def event_types() -> tuple[EventType, ...]:
    """All event types, in the order of ``rules/event_types.toml``.

    Raises
    ------
    RulesError
        If the table lacks a key or names a type twice.
    """
    rows = rule_table("events", "event_types")["type"]
    try:
        types = tuple(EventType(**row) for row in rows)
    except TypeError as error:
        raise RulesError(str(error), where="events/rules/event_types.toml") from error
    if len({type_.id for type_ in types}) != len(types):
        raise RulesError("a type stands twice", where="events/rules/event_types.toml")
    return types

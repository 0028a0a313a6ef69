"""Fortune: what an event means for those who take part, from its type, roles and factuality.

Words play no part: "finally pushed out" sounds warm to a lexicon and is a loss all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer import schema
from explorer.rules import rule_table

if TYPE_CHECKING:
    import pandas as pd

_PREFIXES: Mapping[str, str] = {"happened": "", "ongoing": "", "averted": "missed_", "attempted": "missed_"}


@dataclass(frozen=True, slots=True)
class FortuneRule:
    """What one type of event means for doer and target; 0.0 where it means nothing.

    Attributes
    ----------
    source, target
        Fortune when the event happened or goes on, -1 to 1.
    missed_source, missed_target
        Fortune when it was averted or only attempted.
    example, counter_example
        A sentence that brings fortune by this rule, and one that must not.
    """

    example: str
    counter_example: str
    source: float = 0.0
    target: float = 0.0
    missed_source: float = 0.0
    missed_target: float = 0.0


def fortune(events: pd.DataFrame) -> pd.DataFrame:
    """Gains and losses of every actor in every event.

    Parameters
    ----------
    events
        The events table; ``event_id, event_type, sources, targets, factuality`` are read.

    Returns
    -------
    pandas.DataFrame
        The fortunes table: ``event_id, actor_id, fortune, rule``; one row for each actor whom the
        event brings a gain or a loss. An actor on both sides of an event gets no row.
    """
    rows: list[dict[str, Any]] = []
    columns = [events[name].tolist() for name in ("event_id", "event_type", "sources", "targets", "factuality")]
    for event_id, event_type, source, target, factuality in zip(*columns, strict=True):
        sources, targets = _ids(source), _ids(target)
        for role, actors in (("source", sources - targets), ("target", targets - sources)):
            value = _value(event_type, role, factuality)
            if value:
                rows += [
                    {"event_id": event_id, "actor_id": actor, "fortune": value, "rule": f"{event_type}.{role}"}
                    for actor in sorted(actors)
                ]
    return schema.frame(schema.FORTUNES, rows)


@cache
def fortune_rules() -> Mapping[str, FortuneRule]:
    """Event type to rule, from ``rules/fortune.toml``."""
    return {event_type: FortuneRule(**row) for event_type, row in rule_table("measures", "fortune").items()}


def _value(event_type: str, role: str, factuality: str) -> float:
    rule, prefix = fortune_rules().get(event_type), _PREFIXES.get(factuality)
    if rule is None or prefix is None:
        return 0.0
    return float(getattr(rule, prefix + role))


def _ids(joined: str) -> set[str]:
    return set(filter(None, joined.split(schema.LIST_SEPARATOR)))

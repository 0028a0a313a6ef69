"""Who fights whom, as the knowledge tables say it.

What a text itself says of friends and foes (who attacks whom, who supports whom) could be added
here as a signed graph; ``stance`` is the one place that would change.
"""

from __future__ import annotations

from typing import Literal

from explorer.actors.knowledge import Knowledge

Stance = Literal["adversaries", "allies", "unknown"]


def stance(a: str, b: str, knowledge: Knowledge, *, year: float | None = None) -> Stance:
    """How two actors stand to each other, through all that they are part of.

    Parameters
    ----------
    a, b
        Ids; unknown ids stand to nobody.
    year
        Year in question; without it any overlapping years count.

    Returns
    -------
    str
        ``adversaries`` if a side of one opposes a side of the other at the same time, else
        ``allies`` if they are related or share a side, else ``unknown``.

    Examples
    --------
    >>> stance("ISIS", "YPG", Knowledge.load())
    'adversaries'
    """
    if knowledge.related(a, b):
        return "allies"
    first = [spell for spell in knowledge.spells(a) if spell.holds_in(year)]
    second = [spell for spell in knowledge.spells(b) if spell.holds_in(year)]
    pairs = [(one, two) for one in first for two in second if one.overlaps(two)]
    shared = any(one.side == two.side for one, two in pairs)
    opposed = any(two.side in knowledge.opposes.get(one.side, frozenset()) for one, two in pairs)
    if opposed:
        return "adversaries"
    return "allies" if shared else "unknown"


def adversaries(a: str, b: str, knowledge: Knowledge, *, year: float | None = None) -> bool:
    """Whether two actors are known to fight each other.

    Examples
    --------
    >>> adversaries("ARMENIAN_FORCES", "AZERBAIJAN", Knowledge.load())
    True
    >>> adversaries("USA", "UK", Knowledge.load())
    False
    """
    return stance(a, b, knowledge, year=year) == "adversaries"


def allies(a: str, b: str, knowledge: Knowledge, *, year: float | None = None) -> bool:
    """Whether two actors are known to be on one side, or one is part of the other."""
    return stance(a, b, knowledge, year=year) == "allies"


def sides(actor_id: str, knowledge: Knowledge, *, year: float | None = None) -> tuple[str, ...]:
    """The sides of an actor, most specific first."""
    return tuple(dict.fromkeys(spell.side for spell in knowledge.spells(actor_id) if spell.holds_in(year)))

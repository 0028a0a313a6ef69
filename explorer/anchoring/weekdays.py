"""Days of an undated article: "on Monday" is a day of the week before publication, and "two days later" follows it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.dates import Bounds
from explorer.records import TimeExpression

if TYPE_CHECKING:
    from explorer.records.parses import Token

WEEKDAY = re.compile(r"XXXX-WXX-\d(T.*)?")
PAST, FUTURE = (-7.0, 1.0), (0.0, 8.0)
"""Days from publication within which a bare weekday lies (convention: news names days of the week around it)."""


def within_a_week(item: TimeExpression, root: Token) -> TimeExpression:
    """Give a weekday without a date the week before publication, or the week after it.

    Parameters
    ----------
    item
        A temporal expression.
    root
        Its head token, under the verb that tells the direction.

    Returns
    -------
    TimeExpression
        With bounds in days from publication if it is a weekday without any; else as it was.
    """
    if item.bounds is not None or item.anchor == "event" or not WEEKDAY.fullmatch(item.value or ""):
        return item
    verb = next((token for token in root.ancestors if token.pos_ in ("VERB", "AUX")), root)
    ahead = any(child.dep_ == "aux" and child.lower_ in ("will", "'ll", "shall") for child in verb.children)
    low, high = FUTURE if ahead else PAST
    return replace(item, bounds=Bounds.within(low, high, frame="publication"), anchor="publication")


def told_before(item: TimeExpression) -> bool:
    """Whether an expression is a day, counted from publication, that "two days later" can count from."""
    return item.bounds is not None and item.bounds.frame == "publication" and not item.value.endswith("_REF")


def counted_on(item: TimeExpression, last: Bounds | None) -> TimeExpression:
    """Count "two days earlier" from what an undated text dated last, where the text has no calendar.

    Parameters
    ----------
    item
        A temporal expression.
    last
        Bounds of the last expression that :func:`told_before` admits.
    """
    unknown = item.bounds is None and item.anchor == "narrative" and item.length is not None
    if last is None or item.length is None or not unknown or not item.value.startswith("P"):
        return item
    least, most = item.length
    low, high = (-most, -least) if item.value.startswith("P-") else (least, most)
    return replace(item, bounds=Bounds.within(last.hull[0] + low, last.hull[1] + high, frame="publication"))

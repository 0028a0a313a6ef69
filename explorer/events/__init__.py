"""Events: parsed sentences become claims, each with type, roles, place, numbers, factuality and speaker.

Triggers are found by frames (``rules/frames/*.toml``): a word together with the kinds of its
arguments. Who holds a place after the sentence follows from frame and roles, not from the word
alone. What a sentence does not state stays empty; what is inferred is marked as such.
"""

from __future__ import annotations

from explorer.events.event_types import EventType, event_types
from explorer.events.find import find
from explorer.events.prefilter import may_hold_event
from explorer.events.sub_events import acled_sub_event

__all__ = ["EventType", "acled_sub_event", "event_types", "find", "may_hold_event"]

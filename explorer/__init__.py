"""Dated events and actors out of war reporting, as a timeline that can be questioned.

>>> import explorer as ex
>>> timeline = ex.build_timeline("seeds/")  # doctest: +SKIP
>>> board = ex.explore(timeline)  # doctest: +SKIP
>>> timeline.to_html("kobane.html")  # doctest: +SKIP

Names are imported when first used, so that ``import explorer`` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explorer import actors, anchoring, events, language, measures, merging, reading, times, views
    from explorer.board import explore
    from explorer.dates import Bounds
    from explorer.pipeline import build_timeline
    from explorer.records import Article
    from explorer.timeline import Timeline, load

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Bounds",
    "Timeline",
    "actors",
    "anchoring",
    "build_timeline",
    "events",
    "explore",
    "language",
    "load",
    "measures",
    "merging",
    "reading",
    "times",
    "views",
]

_HOMES = {
    "Article": "explorer.records",
    "Bounds": "explorer.dates",
    "Timeline": "explorer.timeline",
    "build_timeline": "explorer.pipeline",
    "explore": "explorer.board",
    "load": "explorer.timeline",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name in __all__:
        return import_module(f"explorer.{name}")
    raise AttributeError(f"module 'explorer' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

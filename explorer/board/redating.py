"""A timeline built again once somebody has said when its undated articles were published."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING, Any

import pandas as pd

from explorer.board.filters import choices
from explorer.board.selection import Selection, days
from explorer.dates import Bounds, parse_edtf
from explorer.errors import InputError
from explorer.records import Article

if TYPE_CHECKING:
    from pathlib import Path

    from explorer.dates import Frame
    from explorer.timeline import Timeline

_TEXTS = ("title", "text", "source", "author", "url", "language", "sha256")
_LISTS = ("actors", "event_types", "places", "sources", "factuality")
_UNSAID = ("unknown", "inferred")
"""What ``published_basis`` says of articles that carry no date themselves."""


def undated(timeline: Timeline) -> int:
    """How many articles have no date of publication at all."""
    return int((timeline.articles["published_basis"] == "unknown").sum())


def publication_bounds(written: str) -> Bounds:
    """The calendar bounds of a written date of publication.

    Raises
    ------
    InputError
        If it is not ISO or EDTF, or one of its ends is open.
    """
    bounds = parse_edtf(written.strip())
    if not bounds.is_finite:
        raise InputError(f"{written.strip()!r} has an open end", hint="Give both ends, such as 2015-01-27/2015-02-02")
    return bounds


def redated(timeline: Timeline, written: str, *, actors_table: str | Path | None = None) -> Timeline:
    """The timeline built again from its own articles, those without a date published at ``written``.

    Dates that the articles carry stay; dates that were inferred are inferred anew.

    Parameters
    ----------
    written
        ISO or EDTF: ``2015-02-01``, ``2015-02``, ``2015-01-27/2015-02-02``.
    actors_table
        The analyst's own table of actors, if the timeline was built with one.

    Raises
    ------
    InputError
        If ``written`` is not a date with two ends.
    """
    from explorer.pipeline import build_timeline

    published = publication_bounds(written)
    built = build_timeline(_articles(timeline, published), actors_table=actors_table, progress=False)
    rejected = pd.concat([timeline.rejected, built.rejected], ignore_index=True)
    return replace(built, rejected=rejected.astype(timeline.rejected.dtypes))


def carried(selection: Selection, timeline: Timeline) -> Selection:
    """The selection as far as it still means something in another timeline of the same articles.

    Values that the timeline no longer has are dropped, and a list that loses all of them shows
    everything; limits in time stay if they are in the frame of the new charts; a brush goes.
    """
    frame: Frame = "calendar" if timeline.is_dated else "publication"
    kept: dict[str, Any] = {name: _known(getattr(selection, name), set(choices(timeline, name))) for name in _LISTS}
    if selection.frame != frame:
        kept |= {"since": None, "until": None}
    return replace(selection, **kept, frame=frame, rows=None)


def _known(chosen: tuple[str, ...] | None, known: set[str]) -> tuple[str, ...] | None:
    if not chosen:
        return chosen
    return tuple(value for value in chosen if value in known) or None


def _articles(timeline: Timeline, published: Bounds) -> list[Article]:
    columns = timeline.articles
    first, last = days(columns["published_earliest"]), days(columns["published_latest"])
    texts = {name: columns[name].tolist() for name in _TEXTS}
    found = []
    for row, (id_, basis) in enumerate(zip(columns["article_id"], columns["published_basis"], strict=True)):
        article = Article(id=id_, **{name: texts[name][row] for name in _TEXTS})
        if basis == "unknown":
            article = replace(article, published=published, published_basis="argument")
        elif basis not in _UNSAID and isfinite(first[row]) and isfinite(last[row]):
            article = replace(article, published=Bounds.within(first[row], last[row]), published_basis=basis)
        found.append(article)
    return found

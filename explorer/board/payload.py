"""All that a board sends to JavaScript: a header of plain values, and the columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from explorer import schema
from explorer.board.columns import pack
from explorer.board.figures import figures
from explorer.board.stops import time_stops

if TYPE_CHECKING:
    from explorer.timeline import Timeline
    from explorer.views.theme import ThemeName

_SOURCE_TEXT = {
    "articles": ("text", "author", "url"),
    "sentences": ("text", "tone_words"),
    "claims": ("trigger", "source_text", "target_text", "place_text", "quantity_text"),
    "events": ("quantity_text",),
    "mentions": ("text",),
    "times": ("text",),
}


def payload(timeline: Timeline, *, title: str | None = None, source_text: bool = True) -> bytes:
    """The pack of a board.

    Parameters
    ----------
    title
        Name of the board; that of its only article, or the outlets', if None.
    source_text
        Whether the articles' words are sent. Without them labels, dates and reasons stay.
    """
    shown = timeline if source_text else without_source_text(timeline)
    return pack(shown, header(shown, title=title, source_text=source_text))


def header(timeline: Timeline, *, title: str | None, source_text: bool) -> dict[str, Any]:
    """What JavaScript knows besides the columns, as JSON values."""
    from explorer.views.axis import STRIPE, choose_axis
    from explorer.views.words import bounds_in_words

    axis = choose_axis(timeline)
    return {
        "title": title or title_of(timeline),
        "summary": timeline.summary(),
        "source_text": source_text,
        "frame": "calendar" if axis.kind == "calendar" else "publication",
        "axis": {"kind": axis.kind, "start": axis.start, "end": axis.end, "stripe": STRIPE},
        "stops": [{"day": stop.day, "words": stop.words} for stop in time_stops(timeline)],
        "factualities": list(schema.FACTUALITIES),
        "colours": {theme: _colours(timeline, theme) for theme in ("light", "dark")},
        "when": [bounds_in_words(row) for row in timeline.events.itertuples()],
        "figures": figures(timeline),
    }


def title_of(timeline: Timeline) -> str:
    """A name for a timeline: the only article's title, or how many articles from where."""
    titles = timeline.articles["title"].tolist()
    if len(titles) == 1:
        return str(titles[0])
    outlets = sorted({source for source in timeline.articles["source"] if source})
    named = f" from {', '.join(outlets)}" if 0 < len(outlets) <= 3 else ""
    return f"{len(titles)} articles{named}"


def without_source_text(timeline: Timeline) -> Timeline:
    """The timeline without the articles' words: sentences, quoted words and bylines are empty."""
    blank = {
        name: getattr(timeline, name).assign(**dict.fromkeys(columns, "")).astype(dict.fromkeys(columns, schema.TEXT))
        for name, columns in _SOURCE_TEXT.items()
    }
    return replace(timeline, **blank)


def _colours(timeline: Timeline, theme: ThemeName) -> dict[str, dict[str, str]]:
    from explorer.views.theme import palette, scheme_of

    scheme = scheme_of(theme)
    colours = {
        actor: {"fill": colour.fill, "ink": colour.ink} for actor, colour in palette(timeline, theme=theme).items()
    }
    return colours | {"": {"fill": scheme.other, "ink": scheme.muted}}

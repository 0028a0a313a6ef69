"""A timeline as a table in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from explorer import schema

if TYPE_CHECKING:
    from explorer.timeline import Timeline

_MARKS = {
    "happened": "●",
    "ongoing": "◐",
    "attempted": "◌",
    "averted": "⊗",
    "negated": "✕",
    "vowed": "▷",
    "claimed": "○",
    "hypothetical": "?",
    "generic": "∗",
}
_STYLES = {"happened": "", "ongoing": "bold", "averted": "yellow", "vowed": "cyan", "claimed": "magenta"}


def event_table(timeline: Timeline) -> Table:
    """The events in order of time, in words; text from articles is never read as markup."""
    from explorer.views.axis import bounds_in_words

    names = dict(zip(timeline.actors["actor_id"], timeline.actors["name"], strict=True))
    table = Table(title="Events", title_justify="left", header_style="bold", row_styles=["", "dim"])
    for title, width in (("", 2), ("event", 38), ("type", 18), ("who → whom", 34), ("where", 14), ("when", 26)):
        table.add_column(title, max_width=width, overflow="ellipsis", no_wrap=title in ("", "type"))
    table.add_column("claims", justify="right")
    events = timeline.events.sort_values(["earliest_start", "latest_end_offset", "earliest_start_offset"])
    for _, event in events.iterrows():
        who, whom = (
            ", ".join(names.get(id_, id_) for id_ in event[side].split(schema.LIST_SEPARATOR) if id_)
            for side in ("sources", "targets")
        )
        mark = "◇" if event["disputed"] else _MARKS[event["factuality"]]
        cells = (
            mark,
            event["label"],
            event["event_type"].replace("_", " "),
            f"{who or '–'} → {whom or '–'}",
            event["place"],
            bounds_in_words(event),
            str(event["n_claims"]),
        )
        table.add_row(*(Text(cell, style=_STYLES.get(event["factuality"], "")) for cell in cells))
    return table

"""What a chart says of a row when the pointer rests on it: escaped lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.schema import CHAIN_SEPARATOR, LIST_SEPARATOR
from explorer.views.marks import mark_of
from explorer.views.text import escape, wrap
from explorer.views.words import bounds_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.timeline import Timeline

_WIDTH, _SIZE, _LINES = 400, 12, 5


def event_hovers(timeline: Timeline) -> list[str]:
    """Hover text of every event, in the order of the table."""
    names = actor_names(timeline)
    sentences = dict(zip(timeline.sentences["sentence_id"], timeline.sentences["text"], strict=True))
    rows: Iterable[Any] = timeline.events.itertuples()
    return [_lines(row, names, sentences.get(row.first_sentence, ""), row.speakers, _counts(row)) for row in rows]


def claim_hovers(timeline: Timeline, rows: list[int]) -> list[str]:
    """Hover text of the claims at these positions."""
    names = actor_names(timeline)
    sentences = dict(zip(timeline.sentences["sentence_id"], timeline.sentences["text"], strict=True))
    disputed = dict(zip(timeline.events["event_id"], timeline.events["disputed"], strict=True))
    claims: Iterable[Any] = timeline.claims.iloc[rows].itertuples()
    return [
        _lines(row, names, sentences.get(row.sentence_id, ""), row.speaker or "author", "", disputed.get(row.event_id))
        for row in claims
    ]


def actor_names(timeline: Timeline) -> dict[str, str]:
    """Actor id to display name."""
    return dict(zip(timeline.actors["actor_id"], timeline.actors["name"], strict=True))


def who_to_whom(sources: str, targets: str, names: Mapping[str, str]) -> str:
    """ "ISIS → YPG", unescaped; only the side that is stated if one is missing."""
    sides = [", ".join(names.get(actor, actor) for actor in split(ids)) for ids in (sources, targets)]
    if sides[0] and sides[1]:
        return f"{sides[0]} → {sides[1]}"
    return sides[0] or (f"to {sides[1]}, doer not stated" if sides[1] else "doer not stated")


def quoted_lines(words: str, *, lines: int = _LINES) -> list[str]:
    """A sentence in escaped lines that fit a hover box."""
    return [escape(line) for line in wrap(f"“{words}”", _WIDTH, _SIZE, lines=lines)] if words else []


def split(ids: str) -> list[str]:
    """The ids of a joined column."""
    return [part for part in ids.split(LIST_SEPARATOR) if part]


def _lines(
    row: Any, names: Mapping[str, str], sentence: str, speakers: str, counts: str, disputed: bool | None = None
) -> str:
    is_disputed = bool(row.disputed) if disputed is None else disputed
    fact = mark_of(row.factuality).words + (", disputed" if is_disputed else "")
    who = who_to_whom(row.sources, row.targets, names)
    where = f" · {row.place}" if row.place else ""
    says = " → ".join(escape(names.get(name, name)) for name in _speakers(speakers))
    parts = [
        f"<b>{escape(row.label)}</b>",
        escape(who + where),
        escape(bounds_in_words(row)),
        f"{mark_of(row.factuality, is_disputed).glyph} {fact} · says {says}" + (f" · {counts}" if counts else ""),
        *(f"<i>{line}</i>" for line in quoted_lines(sentence)),
    ]
    return "<br>".join(parts)


def _speakers(speakers: str) -> list[str]:
    chain = speakers.split(CHAIN_SEPARATOR) if CHAIN_SEPARATOR in speakers else split(speakers)
    return chain or ["author"]


def _counts(row: Any) -> str:
    claims = f"{row.n_claims} {'claim' if row.n_claims == 1 else 'claims'}"
    return claims if row.n_articles == 1 else f"{claims} in {row.n_articles} articles"

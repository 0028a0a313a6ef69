"""The columns that the board needs, packed once into bytes for JavaScript (``js/data.js`` reads them)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from explorer.board.selection import days

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from explorer.timeline import Timeline

MAGIC = b"NTE1"
ALIGNMENT = 8

_BOUNDS = (
    "earliest_start",
    "latest_start",
    "earliest_end",
    "latest_end",
    "earliest_start_offset",
    "latest_start_offset",
    "earliest_end_offset",
    "latest_end_offset",
    "date_basis",
    "granularity",
)
_WHERE = ("place_id", "place", "place_relation")
_NUMBERS = ("quantity_low", "quantity_best", "quantity_high", "quantity_unit", "quantity_text")

COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": (
        "article_id",
        "title",
        "source",
        "author",
        "published_earliest",
        "published_latest",
        "published_basis",
        "voice",
    ),
    "sentences": (
        "sentence_id",
        "article_id",
        "sentence_index",
        "start_char",
        "end_char",
        "kind",
        "repeats",
        "quoted_share",
        "tone",
        "tone_vader",
        "tone_words",
        "text",
    ),
    "claims": (
        "claim_id",
        "event_id",
        "article_id",
        "sentence_id",
        "trigger",
        "start_char",
        "end_char",
        "event_type",
        "label",
        "sources",
        "source_text",
        "source_basis",
        "targets",
        "target_text",
        "target_basis",
        "place_text",
        *_WHERE,
        *_NUMBERS,
        "factuality",
        "speaker",
        "quoted",
        "tense",
        *_BOUNDS,
        "tone",
        "confidence",
    ),
    "events": (
        "event_id",
        "event_type",
        "label",
        "sources",
        "targets",
        *_WHERE,
        *_NUMBERS,
        "factuality",
        "disputed",
        "speakers",
        *_BOUNDS,
        "n_claims",
        "n_articles",
        "n_independent_sources",
        "frame",
        "first_sentence",
        "confidence",
    ),
    "contradictions": ("event_id", "kind", "claim_a", "claim_b", "text"),
    "actors": ("actor_id", "name", "kind", "known", "n_claims"),
    "mentions": ("article_id", "start_char", "end_char", "refers_to", "id", "how"),
    "times": ("article_id", "start_char", "end_char", "value", "anchor"),
    "reasons": ("claim_id", "field", "rule", "text", "start_char", "end_char", "earliest_offset", "latest_offset"),
    "fortunes": ("event_id", "actor_id", "fortune", "rule"),
}
"""The columns that are sent, by table; each is declared in :mod:`explorer.schema`."""


def pack(timeline: Timeline, header: Mapping[str, Any]) -> bytes:
    """The columns of ``timeline`` and a header of plain values, as bytes.

    Parameters
    ----------
    header
        What else JavaScript is to know, as JSON values; ``tables`` is added to it.

    Returns
    -------
    bytes
        ``NTE1``, the length of the header (uint32), the header (JSON, UTF-8), blanks up to a
        multiple of 8, then one little-endian array a column: float64 for numbers and times (days
        since 1970-01-01, NaN for NaT), int32 for whole numbers, uint8 for flags. Text is a column
        of int32 codes into ``words`` of the header.
    """
    tables: dict[str, Any] = {}
    parts: list[bytes] = []
    offset = 0
    for name, columns in COLUMNS.items():
        df = getattr(timeline, name)
        specs: dict[str, Any] = {}
        for column in columns:
            values, spec = _encode(df[column])
            data = values.tobytes()
            specs[column] = spec | {"offset": offset}
            parts.append(data.ljust(_aligned(len(data)), b"\0"))
            offset += len(parts[-1])
        tables[name] = {"rows": len(df), "columns": specs}
    text = json.dumps({**header, "tables": tables}, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    head = text.encode("utf-8", "replace")
    start = MAGIC + len(head).to_bytes(4, "little") + head
    return start.ljust(_aligned(len(start)), b" ") + b"".join(parts)


def _encode(series: pd.Series) -> tuple[npt.NDArray[Any], dict[str, Any]]:
    if pd.api.types.is_bool_dtype(series.dtype):
        return series.to_numpy().astype("u1"), {"type": "u8"}
    if pd.api.types.is_datetime64_dtype(series.dtype):
        return days(series).astype("<f8"), {"type": "f64"}
    if pd.api.types.is_integer_dtype(series.dtype):
        return series.to_numpy().astype("<i4"), {"type": "i32"}
    if pd.api.types.is_float_dtype(series.dtype):
        return series.to_numpy().astype("<f8"), {"type": "f64"}
    codes, words = pd.factorize(series)
    return np.asarray(codes, dtype="<i4"), {"type": "i32", "words": [str(word) for word in words]}


def _aligned(length: int) -> int:
    return -(-length // ALIGNMENT) * ALIGNMENT

"""The columns arrive in JavaScript as they left Python."""

from __future__ import annotations

import base64
import math

import pytest
from builders import happening, make_timeline, mixed_timeline

from board.javascript import run_js
from explorer.board.columns import COLUMNS, pack
from explorer.schema import TABLES

READ = """
const { tables } = unpack(data);
const plain = (value) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name,
  Object.fromEntries(Object.entries(table.columns).map(([column, values]) => [column, Array.from(values, plain)]))]));
"""


def test_only_declared_columns_are_sent() -> None:
    """Each column that is sent stands in the schema."""
    declared = {table.name: set(table.names) for table in TABLES}
    assert all(set(columns) <= declared[name] for name, columns in COLUMNS.items())


def test_every_value_arrives() -> None:
    """Text, numbers, infinities, missing times and flags are the same on the other side."""
    timeline = mixed_timeline()
    found = run_js("data.js", READ, base64.b64encode(pack(timeline, {"when": []})).decode())
    for name, columns in COLUMNS.items():
        for column in columns:
            series = getattr(timeline, name)[column]
            for value, other in zip(series, found[name][column], strict=True):
                assert _as_sent(value) == other, (name, column)


def test_letters_beyond_the_basic_plane_keep_their_offsets() -> None:
    """Offsets count characters as Python does, not UTF-16 units."""
    timeline = make_timeline([happening("hits 🏴 the 😀 port", trigger="port")])
    claim = timeline.claims.iloc[0]
    data = {
        "pack": base64.b64encode(pack(timeline, {"when": []})).decode(),
        "start": int(claim["start_char"] - claim["sentence_start"]),
        "end": int(claim["end_char"] - claim["sentence_start"]),
    }
    code = "const index = unpack(data.pack); return sliceText(index.sentenceText(0), data.start, data.end);"
    assert run_js("data.js", code, data) == "port"


def test_a_lone_surrogate_does_not_break_the_pack() -> None:
    """A title that is no valid Unicode is replaced, not refused."""
    assert b"a ? title" in pack(make_timeline([happening()]), {"when": [], "title": "a \ud800 title"})


def test_something_else_is_not_read_as_a_pack() -> None:
    """Bytes without the mark are refused in words."""
    with pytest.raises(AssertionError, match="not a pack"):
        run_js("data.js", "return unpack(data);", base64.b64encode(b"something else").decode())


def _as_sent(value: object) -> object:
    if hasattr(value, "timestamp"):
        return value.timestamp() / 86_400 if value == value else "NaN"
    if isinstance(value, float):
        return value if math.isfinite(value) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]
    if isinstance(value, bool) or type(value).__name__ in ("bool", "bool_"):
        return int(value)
    return int(value) if type(value).__name__.startswith("int") else value

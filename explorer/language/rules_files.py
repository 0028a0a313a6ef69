"""Rule files of this stage, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rule_table(name: str) -> dict[str, Any]:
    """The table in ``rules/{name}.toml``; callers must not change it."""
    return tomllib.loads(files("explorer.language").joinpath(f"rules/{name}.toml").read_text(encoding="utf-8"))

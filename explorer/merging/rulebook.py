"""The rules of merging, read from ``rules/*.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from explorer.errors import RulesError


@dataclass(frozen=True, slots=True)
class Family:
    """Event types that can name one happening.

    Attributes
    ----------
    kind
        ``single``, ``repeated`` or ``spoken``.
    """

    id: str
    kind: str
    types: frozenset[str]


@cache
def table(name: str) -> MappingProxyType[str, Any]:
    """The parsed rule file ``rules/{name}.toml``.

    Raises
    ------
    RulesError
        If the file is not valid TOML.
    """
    try:
        text = files("explorer.merging").joinpath("rules", f"{name}.toml").read_text(encoding="utf-8")
        return MappingProxyType(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RulesError(str(error), where=f"merging/rules/{name}.toml") from error


@cache
def family_of(event_type: str) -> Family:
    """The family of an event type; a type without one is a repeated family of its own."""
    for row in table("families")["family"]:
        if event_type in row["types"]:
            return Family(row["id"], row["kind"], frozenset(row["types"]))
    return Family(event_type, "repeated", frozenset({event_type}))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern for the words of one list of ``wording.toml``, in any case."""
    words = sorted(table("wording")[name]["words"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)

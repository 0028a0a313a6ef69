"""Word lists of the stage, read once: kinds of nouns, governors, attack kinds."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of ``rules/kinds.toml`` and ``rules/governors.toml``.

    Attributes
    ----------
    kinds
        Head lemma to the kinds of thing it names.
    ship_prefixes
        Words before a ship's name, in lower case.
    object_control, object_gerund, light, vague, report, verify
        Governing verbs; see ``rules/governors.toml``.
    generic, partitive
        Governing nouns.
    """

    kinds: dict[str, frozenset[str]]
    ship_prefixes: frozenset[str]
    object_control: frozenset[str]
    object_gerund: frozenset[str]
    light: frozenset[str]
    vague: frozenset[str]
    report: frozenset[str]
    verify: frozenset[str]
    generic: frozenset[str]
    partitive: frozenset[str]


def read_rules(name: str) -> dict[str, Any]:
    """The content of ``rules/<name>.toml``."""
    path = files("explorer.events") / "rules" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def lexicon() -> Lexicon:
    """The word lists."""
    rows, governors = read_rules("kinds"), read_rules("governors")
    kinds: dict[str, set[str]] = {}
    for kind, words in rows["kinds"].items():
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    return Lexicon(
        {word: frozenset(names) for word, names in kinds.items()},
        frozenset(rows["ships"]["prefixes"]),
        *(
            frozenset(governors["verbs"][key])
            for key in ("object_control", "object_gerund", "light", "vague", "report", "verify")
        ),
        *(frozenset(governors["nouns"][key]) for key in ("generic", "partitive")),
    )

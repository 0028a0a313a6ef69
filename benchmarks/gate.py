"""Floors (and ceilings) that measured figures must keep."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.catalogue import load
from explorer.errors import RulesError

GATE = Path(__file__).with_name("gate.toml")


@dataclass(frozen=True)
class Gated:
    """One benchmark on one gold file with the bounds of its figures.

    Attributes
    ----------
    gold, articles
        Paths below the gold folder; ``articles`` is empty where the benchmark needs none.
    floors, ceilings
        Figure name to the least or greatest value allowed.
    """

    name: str
    gold: str
    articles: str
    floors: Mapping[str, float]
    ceilings: Mapping[str, float]


@dataclass(frozen=True)
class Verdict:
    """What the gate found: lines to print, and whether all bounds were kept."""

    lines: tuple[str, ...]
    kept: bool


def read_gate(path: Path = GATE) -> tuple[Gated, ...]:
    """The entries of a gate file.

    Raises
    ------
    RulesError
        If an entry has no name, no gold file or no bound.
    """
    entries = []
    for number, entry in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get("gate", []), 1):
        gated = Gated(
            entry.get("name", ""),
            entry.get("gold", ""),
            entry.get("articles", ""),
            entry.get("floors", {}),
            entry.get("ceilings", {}),
        )
        if not (gated.name and gated.gold and (gated.floors or gated.ceilings)):
            raise RulesError(f"entry {number} needs a name, a gold file and a floor or ceiling", where=str(path))
        entries.append(gated)
    return tuple(entries)


def check(gold_dir: Path, *, gate: Path = GATE) -> Verdict:
    """Run every gated benchmark whose gold file is below ``gold_dir``.

    Returns
    -------
    Verdict
        An absent gold file is reported and skipped; it does not break the gate.
    """
    lines: list[str] = []
    kept = True
    for gated in read_gate(gate):
        missing = [name for name in (gated.gold, gated.articles) if name and not (gold_dir / name).exists()]
        if missing:
            lines.append(f"skipped  {gated.name:<11} {gated.gold}: no file {gold_dir / missing[0]}")
            continue
        options = {"articles": gold_dir / gated.articles} if gated.articles else {}
        figures = load(gated.name)(gold_dir / gated.gold, **options).figures
        broken = breaches(gated, figures)
        kept = kept and not broken
        lines += [f"BROKEN   {gated.name:<11} {gated.gold}: {breach}" for breach in broken]
        if not broken:
            lines.append(f"kept     {gated.name:<11} {gated.gold}")
    return Verdict(tuple(lines), kept)


def breaches(gated: Gated, figures: Mapping[str, Any]) -> list[str]:
    """Words for each bound that ``figures`` breaks; a figure that is missing breaks its bound."""
    words = []
    for name, floor in gated.floors.items():
        if not isinstance(figures.get(name), int | float) or figures[name] < floor:
            words.append(f"{name} is {figures.get(name)}, below its floor {floor}")
    for name, ceiling in gated.ceilings.items():
        if not isinstance(figures.get(name), int | float) or figures[name] > ceiling:
            words.append(f"{name} is {figures.get(name)}, above its ceiling {ceiling}")
    return words

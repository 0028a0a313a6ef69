"""Rule files are read in one place, once, and complain clearly."""

from pathlib import Path

import pytest

import explorer.rules
from explorer.errors import RulesError
from explorer.rules import rule_table

PACKAGE = Path(explorer.rules.__file__).parent
FILES = sorted(
    (path.relative_to(PACKAGE).parts[0], path.relative_to(PACKAGE / path.relative_to(PACKAGE).parts[0] / "rules"))
    for path in PACKAGE.glob("*/rules/**/*.toml")
)


@pytest.mark.parametrize(("stage", "path"), FILES, ids=[f"{stage}/{path}" for stage, path in FILES])
def test_every_rule_file_is_a_table_with_content(stage: str, path: Path) -> None:
    """Whatever lies in a rules folder can be read by its stage and its name."""
    assert rule_table(stage, path.with_suffix("").as_posix())


def test_a_table_is_read_once() -> None:
    """Two callers share one copy."""
    assert rule_table("events", "factuality") is rule_table("events", "factuality")


def test_a_missing_file_is_named() -> None:
    """The error says which file is missing and what to do."""
    with pytest.raises(RulesError, match=r"events/rules/nothing\.toml: .*install it again"):
        rule_table("events", "nothing")


def test_a_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says in which file, and at which line, the table breaks off."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "broken.toml").write_text("words = }\nmore = 1\n", encoding="utf-8")
    monkeypatch.setattr(explorer.rules, "files", lambda package: tmp_path)
    with pytest.raises(RulesError, match=r"events/rules/broken\.toml: .*line"):
        rule_table("events", "broken")


def test_no_stage_reads_its_rules_by_itself() -> None:
    """Only one module of the package knows how rule files are stored."""
    readers = [path.name for path in PACKAGE.rglob("*.py") if "tomllib" in path.read_text(encoding="utf-8")]
    assert readers == ["rules.py"]

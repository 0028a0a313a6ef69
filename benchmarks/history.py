"""The record of what was measured when."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.gold import fingerprint

HISTORY = Path(__file__).with_name("history.jsonl")


def record(name: str, gold: Path, figures: Mapping[str, Any], *, history: Path = HISTORY) -> dict[str, Any]:
    """Append one line: commit, name, gold file name, its SHA-256 and the figures.

    Returns
    -------
    dict
        The line as written.
    """
    line = {
        "commit": commit(),
        "name": name,
        "gold": gold.name,
        "sha256": fingerprint(gold),
        "figures": dict(figures),
    }
    with history.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return line


def commit() -> str:
    """The short hash of the commit checked out, with ``+`` when tracked files differ from it; empty outside git."""
    git = ["git", "-C", str(HISTORY.parent)]
    head = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    if head.returncode:
        return ""
    changes = subprocess.run(
        [*git, "status", "--porcelain", "--untracked-files=no"], capture_output=True, text=True, check=False
    )
    return head.stdout.strip() + ("+" if changes.stdout.strip() else "")

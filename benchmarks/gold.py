"""Read gold files; say what to do when they are not there."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from explorer.errors import InputError

WHERE_GOLD_IS = "Gold data is not part of the project: give --gold the path of a file in the format of the benchmark"


def require(path: Path) -> Path:
    """Return ``path`` if it exists.

    Raises
    ------
    InputError
        If nothing is there, saying what to do.
    """
    if not path.exists():
        raise InputError("there is no such gold file", where=str(path), hint=WHERE_GOLD_IS)
    return path


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file, gzipped or not.

    Raises
    ------
    InputError
        If the file is missing or a line is not a JSON object.
    """
    require(path)
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"line {number} is not JSON ({error.msg})", where=str(path)) from error
            if not isinstance(row, dict):
                raise InputError(f"line {number} is not a JSON object", where=str(path))
            yield row


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, or of the names and contents of the files of a folder."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            if path.is_dir():
                digest.update(file.relative_to(path).as_posix().encode() + b"\0")
            digest.update(file.read_bytes())
    return digest.hexdigest()

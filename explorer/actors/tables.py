"""Reading of knowledge tables: rows as text, every fault named by file, line and column."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import RulesError

SEPARATOR = "|"
KNOWLEDGE = Path(__file__).parent / "knowledge"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a knowledge table.

    Attributes
    ----------
    path, line
        Where it stands; lines count from 1.
    cells
        Column name to text, blanks trimmed.
    """

    path: Path
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell, or "" where the table has no such column."""
        return self.cells.get(column, "")

    def parts(self, column: str) -> tuple[str, ...]:
        """The cell's values, which stand apart by ``|``."""
        return tuple(part.strip() for part in self.text(column).split(SEPARATOR) if part.strip())

    def error(self, column: str, what: str, hint: str = "") -> RulesError:
        """An error that says where this cell stands."""
        return RulesError(what, where=f"{self.path}, line {self.line}, column {column!r}", hint=hint)


def read_rows(path: Path, *, required: tuple[str, ...], allowed: tuple[str, ...] = ()) -> list[Row]:
    """Read a CSV table with a header.

    Parameters
    ----------
    path
        UTF-8, comma-separated, with or without a byte order mark.
    required
        Columns that must be there and filled in every line.
    allowed
        Further columns; others are an error, because a misspelt column would be lost in silence.

    Raises
    ------
    RulesError
        If the file cannot be read, a column is missing or unknown, or a required cell is empty.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            header = reader.fieldnames or []
            _check_header(path, list(header), required, allowed)
            rows = [_row(path, reader.line_num, cells, required) for cells in reader if any(cells.values())]
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"cannot be read ({error})", where=str(path)) from error
    return rows


def _check_header(path: Path, header: list[str], required: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    for column in required:
        if column not in header:
            raise RulesError(f"column {column!r} is missing", where=f"{path}, line 1", hint=f"It has {header}")
    for column in header:
        if column not in (*required, *allowed):
            known = ", ".join((*required, *allowed))
            raise RulesError(f"column {column!r} is not known", where=f"{path}, line 1", hint=f"Known are {known}")


def _row(path: Path, line: int, cells: dict[str, str | None], required: tuple[str, ...]) -> Row:
    row = Row(path, line, {name: (text or "").strip() for name, text in cells.items() if isinstance(name, str)})
    if any(not isinstance(name, str) for name in cells):
        raise row.error(
            "(beyond the last)", "the line has more cells than the header", "Put quotation marks around commas"
        )
    for column in required:
        if not row.text(column):
            raise row.error(column, "is empty")
    return row

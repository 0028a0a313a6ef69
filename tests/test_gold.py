"""The coded texts are sound: a wrong offset in them would make good rules look bad."""

import csv
import json
from pathlib import Path

import pytest

from explorer.events import event_types
from explorer.schema import FACTUALITIES

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent.name for path in HERE.glob("gold*/gold.csv"))


def rows(folder: str, table: str) -> list[dict[str, str]]:
    """The rows of a table of coded texts."""
    with (HERE / folder / f"{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def texts(folder: str) -> dict[str, str]:
    """Number of each text to its words."""
    names = json.loads((HERE / folder / "meta.json").read_text(encoding="utf-8"))
    return {name.split("_")[0]: (HERE / folder / name).read_text(encoding="utf-8") for name in names}


@pytest.mark.parametrize("folder", FOLDERS)
def test_spans_hold_the_words_that_the_tables_name(folder: str) -> None:
    """Triggers and words to ignore stand in the text where the tables say."""
    words = texts(folder)
    spans = [(row["doc"], row["trig_start"], row["trig_end"], row["trigger"]) for row in rows(folder, "gold")]
    spans += [(row["doc"], row["start"], row["end"], row["text"]) for row in rows(folder, "ignore")]
    wrong = [span for span in spans if words[span[0]][int(span[1]) : int(span[2])] != span[3]]
    assert wrong == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_types_and_factualities_are_of_the_closed_lists(folder: str) -> None:
    """A misspelt type would count as an error of every program."""
    types = {kind.id for kind in event_types()}
    found = rows(folder, "gold")
    assert {row["type"] for row in found} <= types
    assert {row["factuality"] for row in found} <= set(FACTUALITIES)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_actor_of_a_mention_has_names(folder: str) -> None:
    """Without a name in ``actors.csv`` no answer could be right."""
    named = {(row["doc"], row["id"]) for row in rows(folder, "actors") if row["names_in_text"]}
    used = {
        (row["doc"], one)
        for row in rows(folder, "gold")
        for role in ("source_id", "target_id")
        for one in row[role].split(";")
        if one
    }
    assert sorted(used - named) == []

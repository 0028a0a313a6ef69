"""The knowledge tables, and an analyst's own rows."""

from pathlib import Path
from typing import Any

import pytest

from explorer.actors import Knowledge, adversaries, allies, sides, stance
from explorer.errors import RulesError

HEADER = "id,name,kind,aliases,part_of,sides\n"


def write(tmp_path: Path, rows: str) -> Path:
    """A table of an analyst."""
    path = tmp_path / "own.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def test_the_table_is_consistent() -> None:
    """Every part and every side that a row names exists."""
    knowledge = Knowledge.load()
    assert {a.part_of for a in knowledge.actors.values() if a.part_of} <= set(knowledge.actors)
    assert {spell.side for a in knowledge.actors.values() for spell in a.sides} <= set(knowledge.opposes)


def test_the_table_knows_the_wars_of_our_time() -> None:
    """At least 170 actors stand in the table by hand, apart from states and their derived forces."""
    knowledge = Knowledge.load()
    derived = set(knowledge.countries) | {knowledge.forces_of(state) for state in knowledge.countries}
    assert len(set(knowledge.actors) - derived) >= 170


def test_no_spelling_stands_for_two_actors() -> None:
    """A name, acronym or demonym belongs to one row only."""
    owners: dict[str, set[str]] = {}
    for actor in Knowledge.load().actors.values():
        for surface in {actor.name, *actor.aliases, *actor.acronyms, *actor.demonyms, *actor.people}:
            owners.setdefault(surface, set()).add(actor.id)
    assert {surface: ids for surface, ids in owners.items() if len(ids) > 1} == {}


def test_every_state_with_an_adjective_has_forces() -> None:
    """States and their forces are separate actors."""
    knowledge = Knowledge.load()
    without = [s for s in knowledge.countries if knowledge.actors[s].demonyms and knowledge.forces_of(s) == s]
    assert without == []


def test_an_analyst_adds_an_actor(tmp_path: Path) -> None:
    """A row of an own table is known beside the packaged ones."""
    knowledge = Knowledge.load(write(tmp_path, "HILL_GUARD,Hill Guard,armed_group,Guard of the Hill,,\n"))
    assert knowledge.actors["HILL_GUARD"].aliases == ("Guard of the Hill",)
    assert "ISIS" in knowledge.actors


def test_an_analyst_overrides_an_actor(tmp_path: Path) -> None:
    """A row with a known id replaces that row."""
    knowledge = Knowledge.load(write(tmp_path, "ISIS,the so-called caliphate,armed_group,the caliphate,,\n"))
    assert knowledge.actors["ISIS"].name == "the so-called caliphate"


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ("lower,Name,armed_group,,,\n", "line 2, column 'id'"),
        ("A,Name,army,,,\n", "line 2, column 'kind'"),
        ("A,,armed_group,,,\n", "line 2, column 'name'"),
        ("A,Name,armed_group,,,isis since 2014\n", "line 2, column 'sides'"),
        ("A,Name,armed_group,,,\nB,Name,armed_group,,,,too,many\n", "line 3"),
    ],
)
def test_a_fault_in_a_table_is_named_by_its_place(tmp_path: Path, rows: str, where: str) -> None:
    """The error says file, line and column."""
    path = write(tmp_path, rows)
    with pytest.raises(RulesError) as caught:
        Knowledge.load(path)
    assert str(path) in str(caught.value)
    assert where in str(caught.value)


def test_a_misspelt_column_is_an_error(tmp_path: Path) -> None:
    """A column that nothing reads would lose an analyst's work in silence."""
    path = tmp_path / "own.csv"
    path.write_text("id,name,kind,alias\nA,Name,armed_group,x\n", encoding="utf-8")
    with pytest.raises(RulesError, match="'alias'"):
        Knowledge.load(path)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("ISIS", "YPG", "adversaries"),
        ("ISIS", "US_LED_COALITION", "adversaries"),
        ("PESHMERGA", "YPG", "allies"),
        ("ARMENIAN_FORCES", "AZERBAIJAN", "adversaries"),
        ("KARABAKH_FORCES", "ARMENIAN_FORCES", "allies"),
        ("HOUTHIS", "SHIPPING", "adversaries"),
        ("HOUTHIS", "US_NAVY", "adversaries"),
        ("WAGNER_GROUP", "UKRAINIAN_FORCES", "adversaries"),
        ("WEHRMACHT", "RED_ARMY", "adversaries"),
        ("US_NAVY", "USA", "allies"),
        ("FARC", "BOKO_HARAM", "unknown"),
        ("NOBODY", "ISIS", "unknown"),
    ],
)
def test_who_stands_against_whom(a: str, b: str, expected: Any) -> None:
    """Sides hold for the parts of an actor, and both ways."""
    knowledge = Knowledge.load()
    assert stance(a, b, knowledge) == stance(b, a, knowledge) == expected
    assert adversaries(a, b, knowledge) == (expected == "adversaries")
    assert allies(a, b, knowledge) == (expected == "allies")


def test_sides_hold_for_their_years() -> None:
    """The United States and Germany fought in 1944, not in 1960."""
    knowledge = Knowledge.load()
    assert adversaries("US_FORCES", "GERMAN_FORCES", knowledge, year=1944)
    assert not adversaries("US_FORCES", "GERMAN_FORCES", knowledge, year=1960)
    assert "allies_ww2" not in sides("US_FORCES", knowledge, year=1960)

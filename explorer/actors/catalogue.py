"""The knowledge tables, read and checked: actors, countries, sides."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf
from pathlib import Path

from explorer.actors.known import KINDS, KnownActor, SideSpell
from explorer.actors.tables import KNOWLEDGE, Row, read_rows

_ID = re.compile(r"[A-Z0-9][A-Z0-9_]*")
_SPELL = re.compile(r"(\w+)(?::(\d{4})\.\.(\d{4})?)?")
_ACTOR_COLUMNS = ("aliases", "acronyms", "demonyms", "nominals", "part_of", "sides")


def read_actors(extra: Path | None = None) -> dict[str, KnownActor]:
    """All known actors by id: an analyst's rows first, then the packaged ones.

    A row of ``extra`` replaces a packaged row of the same id. Countries and their forces are
    derived from the table of countries; a packaged row of the same id adds its names.
    """
    classes = {row.text("class"): row.parts("words") for row in _rows("descriptions.csv", ("class", "words"))}
    found = {actor.id: actor for actor in _of_file(extra, classes)} if extra is not None else {}
    own = frozenset(found)
    packaged = _of_file(KNOWLEDGE / "actors.csv", classes)
    for actor in (*packaged, *_of_countries()):
        if actor.id not in own:
            found[actor.id] = _joined(found[actor.id], actor) if actor.id in found else actor
    for actor_id, spell in _memberships():
        if actor_id in found and actor_id not in own:
            found[actor_id] = replace(found[actor_id], sides=(*found[actor_id].sides, spell))
    return found


def read_capitals() -> dict[str, str]:
    """Capital to the id of the state for which it may stand."""
    return {capital: row.text("id") for row in _countries() for capital in row.parts("capital")}


def read_country_codes() -> dict[str, str]:
    """Id of a state to its ISO 3166 code; codes that begin with X are not in use there."""
    return {row.text("id"): row.text("iso") for row in _countries()}


def read_opposition() -> dict[str, frozenset[str]]:
    """Side to the sides that it fights."""
    found: dict[str, set[str]] = {}
    for row in _sides():
        for other in row.parts("opposes"):
            found.setdefault(row.text("side"), set()).add(other)
            found.setdefault(other, set()).add(row.text("side"))
    return {side: frozenset(others) for side, others in found.items()}


def _rows(name: str, required: tuple[str, ...], allowed: tuple[str, ...] = ()) -> list[Row]:
    return read_rows(KNOWLEDGE / name, required=required, allowed=allowed)


def _countries() -> list[Row]:
    allowed = ("adjective", "people", "capital", "aliases", "forces")
    return _rows("countries.csv", ("iso", "id", "name"), allowed)


def _sides() -> list[Row]:
    return _rows("sides.csv", ("side", "name"), ("opposes", "members"))


def _of_file(path: Path, classes: dict[str, tuple[str, ...]]) -> list[KnownActor]:
    rows = read_rows(path, required=("id", "name", "kind"), allowed=_ACTOR_COLUMNS)
    return [_known(row, classes) for row in rows]


def _known(row: Row, classes: dict[str, tuple[str, ...]]) -> KnownActor:
    if not _ID.fullmatch(row.text("id")):
        raise row.error("id", f"{row.text('id')!r} is no id", "Use capitals, digits and underscores, as in US_FORCES")
    if row.text("kind") not in KINDS:
        raise row.error("kind", f"{row.text('kind')!r} is not a kind", f"Kinds are {', '.join(KINDS)}")
    return KnownActor(
        id=row.text("id"),
        name=row.text("name"),
        kind=row.text("kind"),
        aliases=row.parts("aliases"),
        acronyms=row.parts("acronyms"),
        demonyms=row.parts("demonyms"),
        nominals=_nominals(row, classes),
        part_of=row.text("part_of"),
        sides=tuple(parse_spell(row, "sides", part) for part in row.parts("sides")),
    )


def _nominals(row: Row, classes: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    for part in row.parts("nominals"):
        if not part.startswith("@"):
            found.append(part.lower())
        elif part[1:] in classes:
            found.extend(classes[part[1:]])
        else:
            raise row.error("nominals", f"{part!r} is no class of descriptions.csv", f"Known are {sorted(classes)}")
    return tuple(dict.fromkeys(found))


def parse_spell(row: Row, column: str, text: str) -> SideSpell:
    """``anti_isis:2014..`` as a side with its first and last year.

    Raises
    ------
    RulesError
        If the text is not of that form.
    """
    match = _SPELL.fullmatch(text)
    if match is None:
        raise row.error(column, f"{text!r} is no side", "Write side, side:2014.. or side:2014..2017")
    side, first, last = match.groups()
    return SideSpell(side, float(first or -inf), float(last or inf))


def _memberships() -> list[tuple[str, SideSpell]]:
    found = []
    for row in _sides():
        for member in row.parts("members"):
            spell = parse_spell(row, "members", member)
            found.append((spell.side, replace(spell, side=row.text("side"))))
    return found


def _of_countries() -> list[KnownActor]:
    found = []
    for row in _countries():
        id_, adjectives = row.text("id"), row.parts("adjective")
        found.append(
            KnownActor(
                id=id_,
                name=row.text("name"),
                kind="state",
                aliases=row.parts("aliases"),
                demonyms=adjectives,
                people=row.parts("people"),
            )
        )
        if adjectives:
            stem = adjectives[0].upper().replace(" ", "_").replace("-", "_")
            forces = row.text("forces") or f"{stem}_FORCES"
            name = f"{adjectives[0]} forces"
            aliases = tuple(f"{adjective} forces" for adjective in adjectives)
            found.append(KnownActor(forces, name, "state_forces", aliases, part_of=id_))
    return found


def _joined(first: KnownActor, second: KnownActor) -> KnownActor:
    return replace(
        first,
        aliases=tuple(dict.fromkeys((*first.aliases, *second.aliases))),
        demonyms=tuple(dict.fromkeys((*first.demonyms, *second.demonyms))),
        people=tuple(dict.fromkeys((*first.people, *second.people))),
        nominals=tuple(dict.fromkeys((*first.nominals, *second.nominals))),
        part_of=first.part_of or second.part_of,
    )

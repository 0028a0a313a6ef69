"""What is known of the actors of modern conflicts before an article is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from explorer.actors.catalogue import read_actors, read_capitals, read_country_codes, read_opposition
from explorer.actors.known import KnownActor, Pattern, PatternType, SideSpell
from explorer.actors.names import NameFinder
from explorer.records import Actor


@dataclass(frozen=True)
class Knowledge:
    """Known actors, by id, and what follows from them.

    Attributes
    ----------
    actors
        Id to row.
    capitals
        Capital to the id of its state.
    countries
        Id of a state of the countries table to its ISO 3166 code.
    opposes
        Side to the sides it fights.

    Examples
    --------
    >>> knowledge = Knowledge.load()
    >>> knowledge.closure("YPG")
    ('YPG', 'KURDISH_FORCES', 'KURDS')
    >>> knowledge.forces_of("AZERBAIJAN")
    'AZERBAIJANI_FORCES'
    """

    actors: dict[str, KnownActor]
    capitals: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    opposes: dict[str, frozenset[str]] = field(default_factory=dict)

    @staticmethod
    def load(extra: Path | None = None) -> Knowledge:
        """The packaged tables, with an analyst's own rows added.

        Parameters
        ----------
        extra
            CSV with the columns of ``knowledge/actors.csv`` (``id``, ``name`` and ``kind`` are
            required); a row whose id is known replaces that row.

        Raises
        ------
        RulesError
            If a table breaks its contract; names file, line and column.
        """
        return _load(None if extra is None else Path(extra))

    def closure(self, actor_id: str) -> tuple[str, ...]:
        """The actor and all that it is part of, from the smallest to the largest."""
        found: list[str] = []
        while actor_id and actor_id not in found:
            found.append(actor_id)
            known = self.actors.get(actor_id)
            actor_id = known.part_of if known else ""
        return tuple(found)

    def related(self, a: str, b: str) -> bool:
        """Whether two actors are the same or one is part of the other."""
        return a in self.closure(b) or b in self.closure(a)

    def spells(self, actor_id: str) -> tuple[SideSpell, ...]:
        """Sides of the actor and of all that it is part of, most specific first."""
        rows = [self.actors[id_] for id_ in self.closure(actor_id) if id_ in self.actors]
        return tuple(dict.fromkeys(spell for row in rows for spell in row.sides))

    def forces_of(self, actor_id: str) -> str:
        """The forces of a state or of a person's side; the actor itself where it has none of its own."""
        for id_ in self.closure(actor_id):
            known = self.actors.get(id_)
            if known is not None and known.kind in ("armed_group", "state_forces", "coalition"):
                return id_
            if id_ in self._forces:
                return self._forces[id_]
        return actor_id

    def navy_of(self, actor_id: str) -> str:
        """The navy of a state where the table has one, else its forces."""
        forces = self.forces_of(actor_id)
        navies = (row.id for row in self.actors.values() if row.part_of == forces and row.name.endswith("Navy"))
        return next(navies, forces)

    def state_of(self, actor_id: str) -> str:
        """The state that the actor is part of, or ""."""
        for id_ in self.closure(actor_id):
            known = self.actors.get(id_)
            if known is not None and known.kind == "state":
                return id_
        return ""

    def country_of(self, actor_id: str) -> str:
        """ISO code of the country of which the actor is part, or ""."""
        codes = (self.countries[id_] for id_ in self.closure(actor_id) if id_ in self.countries)
        return next(codes, "")

    def record(self, actor_id: str) -> Actor:
        """The actor as the record that is handed on."""
        row = self.actors[actor_id]
        sides = tuple(dict.fromkeys(spell.side for spell in self.spells(actor_id)))
        return Actor(row.id, row.name, row.kind, sides, True, (*row.aliases, *row.acronyms))

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """All spellings, each once; a name goes before a demonym, an earlier row before a later."""
        found: dict[str, Pattern] = {}
        for type_ in ("name", "acronym", "demonym", "people"):
            for row in self.actors.values():
                for surface in _surfaces(row, type_):
                    found.setdefault(surface, Pattern(surface, row.id, type_))
        for capital, state in self.capitals.items():
            found.setdefault(capital, Pattern(capital, state, "capital"))
        return tuple(found.values())

    @cached_property
    def by_surface(self) -> dict[str, str]:
        """Spelling to the id of its actor."""
        return {pattern.surface: pattern.actor_id for pattern in self.patterns}

    @cached_property
    def finder(self) -> NameFinder:
        """The automaton that finds these spellings."""
        return NameFinder(self.patterns)

    @cached_property
    def by_nominal(self) -> dict[str, tuple[str, ...]]:
        """Nominal (lower-case lemmas) to the ids of the actors that may be called so."""
        found: dict[str, list[str]] = {}
        for row in self.actors.values():
            for nominal in row.nominals:
                found.setdefault(nominal, []).append(row.id)
        return {nominal: tuple(ids) for nominal, ids in found.items()}

    @cached_property
    def _forces(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in self.actors.values():
            if (row.kind == "state_forces" and row.part_of) or (
                row.kind == "armed_group" and row.part_of and row.id.endswith("_FORCES")
            ):
                found.setdefault(row.part_of, row.id)
        return found


def _surfaces(row: KnownActor, type_: PatternType) -> tuple[str, ...]:
    if type_ == "name":
        return tuple(dict.fromkeys((*row.aliases, row.name)))
    if type_ == "acronym":
        return row.acronyms
    return row.demonyms if type_ == "demonym" else row.people


@cache
def _load(extra: Path | None) -> Knowledge:
    actors = read_actors(extra)
    return Knowledge(actors, read_capitals(), read_country_codes(), read_opposition())

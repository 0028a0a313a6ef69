"""Places: found, told from homonyms, and how events stand to them."""

import math
from collections.abc import Callable

import pytest

from explorer.records import ActorsFound

Find = Callable[[str], ActorsFound]

PLACES = [
    ("Fighting rages in the Kurdish town of Kobane, northern Syria.", "Kobane", "KOBANE", "in", "SY"),
    ("Fighters massed just outside of Kobani.", "Kobani", "KOBANE", "near", "SY"),
    ("Ayn al-Arab was besieged.", "Ayn al-Arab", "KOBANE", "in", "SY"),
    ("The enemy is not in Shushi.", "Shushi", "SHUSHA", "in", "AZ"),
    ("They withdrew from Hadrut.", "Hadrut", "HADRUT", "from", "AZ"),
    ("A drone struck a ship in the Gulf of Aden.", "Gulf of Aden", "GULF_OF_ADEN", "in", ""),
    ("A destroyer sank off Hudaydah.", "Hudaydah", "HODEIDAH", "near", "YE"),
    ("Russian forces came within 3 km of Bakhmut.", "Bakhmut", "BAKHMUT", "near", "UA"),
    ("Troops gathered south of Mosul.", "Mosul", "MOSUL", "south", "IQ"),
    ("A convoy headed toward Goma.", "Goma", "GOMA", "to", "CD"),
    ("Shells fell in Baku.", "Baku", "587084", "in", "AZ"),
    ("Fighters from Iraq brought artillery.", "Iraq", "99237", "from", "IQ"),
    ("Rebels shelled Grozny, the Chechen capital.", "Grozny", "GROZNY", "in", "RU"),
    ("Khartoum was bombed; the army held Omdurman.", "Omdurman", "OMDURMAN", "in", "SD"),
]


@pytest.mark.parametrize(("text", "words", "place_id", "relation", "country"), PLACES, ids=[row[0] for row in PLACES])
def test_a_place_is_found(find: Find, text: str, words: str, place_id: str, relation: str, country: str) -> None:
    """Id, relation and country of a place, by any of its spellings."""
    found = [(p.place_id, p.relation, p.country) for p in find(text).places if p.text == words]
    assert found == [(place_id, relation, country)]


def test_an_unknown_place_keeps_its_words(find: Find) -> None:
    """A place that nobody knows has no id and no position, and its name is as written."""
    place = next(
        p for p in find("Rebels seized the village of Tell Zuhrab in northern Syria.").places if "Zuhrab" in p.text
    )
    assert (place.place_id, place.name, place.country) == ("", "Tell Zuhrab", "")
    assert math.isnan(place.latitude)


def test_an_unknown_place_leaves_the_others(find: Find) -> None:
    """One unknown place does not empty the rest."""
    places = find("Fighting spread from the village of Tell Zuhrab to Aleppo.").places
    assert [p.place_id for p in places] == ["", "ALEPPO"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("In Lebanon, shells hit Tripoli and Sidon.", "LB"),
        ("In Libya, Haftar's troops shelled Tripoli and Misrata.", "LY"),
        ("Syrian troops near Aleppo fled to Tripoli in Lebanon.", "LB"),
    ],
)
def test_homonyms_are_told_apart_by_the_story(find: Find, text: str, country: str) -> None:
    """Tripoli is in the country of which the text speaks."""
    assert [p.country for p in find(text).places if p.text == "Tripoli"] == [country]


@pytest.mark.parametrize(
    "text", ["Baku insists on it.", "Yerevan denied the claim.", "The truce was brokered by Moscow."]
)
def test_a_capital_that_acts_is_no_place(find: Find, text: str) -> None:
    """A metonym for a state is an actor only."""
    assert find(text).places == ()


@pytest.mark.parametrize("text", ["Kurdish forces advanced.", "The Asia-Pacific Economic Cooperation met."])
def test_a_demonym_or_the_name_of_a_body_is_no_place(find: Find, text: str) -> None:
    """Places do not hide inside names of something else."""
    assert find(text).places == ()


def test_a_place_is_never_an_actor(find: Find) -> None:
    """Kobane takes no part in anything, whatever the recogniser calls it."""
    found = find("ISIS attacked Kobane. Kobane was destroyed. The siege of Kobane lasted months.")
    assert all("KOBANE" not in actor.id for actor in found.actors)
    assert [p.place_id for p in found.places] == ["KOBANE"] * 3

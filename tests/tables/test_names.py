"""Actors go by the name that the articles use."""

from explorer.records import Actor
from explorer.tables.names import display_name

ISIS = Actor("ISIS", "Islamic State", "armed_group", aliases=("Islamic State", "ISIS", "ISIL", "Daesh"))


def test_the_acronym_that_the_texts_use_is_the_name() -> None:
    """An article that writes ISIS shows ISIS."""
    assert display_name(ISIS, ["ISIS took the hill. ISIS left."]) == "ISIS"


def test_the_full_name_stays_where_it_is_used_more() -> None:
    """An article that writes Islamic State keeps it."""
    assert display_name(ISIS, ["Islamic State took it, Islamic State said. ISIS left."]) == "Islamic State"


def test_letters_inside_a_word_do_not_count() -> None:
    """CRISIS is not ISIS."""
    assert display_name(ISIS, ["THE CRISIS GREW"]) == "Islamic State"


def test_an_actor_without_acronym_keeps_its_name() -> None:
    """Nothing to choose from."""
    assert display_name(Actor("P", "Peshmerga", "armed_group", aliases=("Pesh Merga",)), ["Pesh Merga"]) == "Peshmerga"

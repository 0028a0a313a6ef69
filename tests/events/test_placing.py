"""Where claims take place: names that no table knows, scenes of sentences, and phrases that are no scene."""

from collections.abc import Callable

import pytest

from explorer.records import Claim

Reader = Callable[[str], list[Claim]]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Unidentified gunmen attacked Solhan at night, killing forty villagers.", "attacked", "Solhan"),
        ("Rebels opened fire with mortars on our positions at the Butivka mine.", "opened fire", "the Butivka mine"),
        ("The column was ambushed at Crocodile Pools by guerrillas.", "ambushed", "Crocodile Pools"),
        ("Two bombers blew up their vehicles at the gates of Bulo Marer.", "blew up", "Bulo Marer"),
        ("In Kot district (Nangarhar), soldiers shelled a hideout.", "shelled", "Kot"),
        ("Near Huwayjah, rebels shelled the army.", "shelled", "Huwayjah"),
        ("Jets bombed the transport at Fitzroy; 48 men died.", "died", "Fitzroy"),
    ],
)
def test_place_is_found(claims: Reader, text: str, trigger: str, place: str) -> None:
    """A place is known by its words and its neighbours, and shared within a sentence."""
    claim = next(one for one in claims(text) if one.text.startswith(trigger))
    assert claim.place is not None
    assert claim.place.name == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A relief column from Lashio was ambushed by rebels on Tuesday.", "ambushed"),
        ("The rebels threatened to march on Kinshasa.", "threatened"),
        ("The army had been advancing from Llerena.", "advancing"),
    ],
)
def test_place_is_left_empty(claims: Reader, text: str, trigger: str) -> None:
    """Whence somebody comes, or of what somebody speaks, is not where it happens."""
    claim = next(one for one in claims(text) if one.text.startswith(trigger))
    assert claim.place is None

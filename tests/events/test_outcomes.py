"""Who holds the place after the sentence, which words alone do not tell."""

from collections.abc import Callable

import pytest

from explorer.records import Claim

Reader = Callable[[str], list[Claim]]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Government forces retook Palmyra from the militants.", {"territory_gained"}),
        ("Palmyra fell to the militants.", {"territory_gained"}),
        ("The militants were driven out of Palmyra.", {"territory_gained"}),
        ("Palmyra remains in the hands of the militants.", set()),
        ("The militants advanced to within 3 km of Palmyra.", {"advance"}),
        ("The militants took part in the talks on Palmyra.", {"negotiation"}),
        ("Shells fell on Palmyra.", {"shelling"}),
        ("The militants pulled back from Palmyra.", {"withdrawal"}),
        ("The battle for Palmyra took place in May.", {"armed_clash"}),
        ("The army besieged Palmyra for months.", {"siege"}),
    ],
)
def test_type_of_outcome(claims: Reader, text: str, types: set[str]) -> None:
    """Frame and arguments decide between capture, advance, shelling, retreat and nothing."""
    assert {one.event_type for one in claims(text)} == types


@pytest.mark.parametrize(
    ("text", "holder", "loser"),
    [
        ("The army retook the village from the rebels.", "The army", "the rebels"),
        ("The village fell to the rebels.", "the rebels", ""),
        ("The rebels lost the village to the army.", "the army", "The rebels"),
        ("The army drove the rebels out of the village.", "The army", "the rebels"),
        ("The rebels were expelled from the village.", "", "The rebels"),
        ("Soldiers cleared the village of rebels.", "Soldiers", "rebels"),
    ],
)
def test_holder_and_loser(claims: Reader, text: str, holder: str, loser: str) -> None:
    """The source holds the place afterwards, the target held it before."""
    gains = [one for one in claims(text) if one.event_type == "territory_gained"]
    assert len(gains) == 1
    assert [one.text for one in gains[0].sources] == ([holder] if holder else [])
    assert [one.text for one in gains[0].targets] == ([loser] if loser else [])


@pytest.mark.parametrize(
    "text",
    [
        "The ministry says that it counts on its friends.",
        "Workers went on strike over pay.",
        "This method of attack and retreat is as old as war.",
        "The office cannot confirm any deaths.",
        "A fighter jet was shown at the fair.",
        "The talks took place in a fallen empire's capital of fashion.",
    ],
)
def test_no_event_of_war(claims: Reader, text: str) -> None:
    """Reporting verbs, other senses and kinds of event give no battle claims."""
    assert {one.event_type for one in claims(text)} <= {"negotiation"}


def test_copies_and_bylines_give_no_claims(claims: Reader) -> None:
    """A caption told twice is one claim."""
    text = (
        "Rebels hit\n\nA. Writer,\n\nCoalition airstrike against ISIS in Kobane (file)\n"
        "Coalition airstrike against ISIS in Kobane (file)\n\nIt was a warm and quiet day in the town, "
        "where the market stood open."
    )
    assert len([one for one in claims(text) if one.event_type == "airstrike"]) == 1

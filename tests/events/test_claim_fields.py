"""Places, numbers, labels, tense, reasons and confidence of claims."""

from collections.abc import Callable
from math import inf, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.events import event_types, may_hold_event
from explorer.events.quantities import read_number
from explorer.records import Claim

Reader = Callable[[str], list[Claim]]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("21", (21, 21, 21)),
        ("at least 21", (21, 21, inf)),
        ("more than 7,000", (7000, 7000, inf)),
        ("some 100", (90, 100, 110)),
        ("Fourteen", (14, 14, 14)),
        ("twenty-five", (25, 25, 25)),
        ("two dozen", (24, 24, 24)),
        ("up to 50", (0, 50, 50)),
        ("between 10 and 20", (10, 15, 20)),
        ("1.5 million", (1_500_000, 1_500_000, 1_500_000)),
    ],
)
def test_numbers(words: str, number: tuple[float, float, float]) -> None:
    """Figures, number words and hedges give least, best and greatest."""
    assert read_number(words) == pytest.approx(number)


def test_vague_words_give_a_range() -> None:
    """Dozens are more than one dozen and fewer than a hundred."""
    assert read_number("dozens") == (24, 48, 99)


def test_countless_stays_wordless() -> None:
    """No number is made up for words without one."""
    number = read_number("countless")
    assert number is not None
    assert all(isnan(part) for part in number)


def test_words_without_number_give_none() -> None:
    """Most words are no numbers."""
    assert read_number("the brave") is None


@given(st.integers(min_value=1, max_value=10**7))
def test_any_figure_is_read_back(value: int) -> None:
    """Figures with separators come back as they are."""
    assert read_number(f"{value:,}") == (value, value, value)


def test_a_number_counts_the_victims(claims: Reader) -> None:
    """The unit says what was counted, and the span is in the text."""
    text = "Rockets hit the town, killing at least 21 people."
    claim = next(one for one in claims(text) if one.event_type == "casualty")
    (quantity,) = claim.quantities
    assert (quantity.best, quantity.high, quantity.unit) == (21, inf, "killed")
    assert text[quantity.start : quantity.end] == quantity.text == "at least 21"


@pytest.mark.parametrize(
    ("text", "trigger", "place", "relation"),
    [
        ("They used weapons seized from Iraqi forces in Mosul, far from Kobane.", "seized", "Mosul", "in"),
        ("The army shelled Aleppo while talks went on in Geneva.", "shelled", "Aleppo", "in"),
        ("Fighters stood just outside of Kobane, where fighting still rages.", "fighting", "Kobane", "near"),
    ],
)
def test_place(claims: Reader, text: str, trigger: str, place: str, relation: str) -> None:
    """The place is that of the trigger's own phrase, with its relation."""
    claim = next(one for one in claims(text) if one.text == trigger)
    assert claim.place is not None
    assert (claim.place.name, claim.place.relation) == (place, relation)


def test_the_town_is_the_one_named_last(claims: Reader) -> None:
    """A definite noun takes the place named before it."""
    found = claims("Clashes broke out in Kobane. On Friday ISIS took the town.")
    claim = next(one for one in found if one.text == "took")
    assert claim.place is not None
    assert claim.place.name == "Kobane"


@pytest.mark.parametrize(
    ("text", "trigger", "label"),
    [
        ("They were pushed out of their last positions in May.", "pushed out", "pushed out of their last positions"),
        ("The rebels came close to seizing Kobane.", "seizing", "seizing Kobane"),
        ("The US-led bombing campaign went on.", "bombing campaign", "US-led bombing campaign"),
        ("The fighters vow to return.", "return", "return"),
    ],
)
def test_label(claims: Reader, text: str, trigger: str, label: str) -> None:
    """Labels are the article's own words around the trigger."""
    assert [one.label for one in claims(text) if one.text == trigger] == [label]


def test_labels_are_short(claims: Reader) -> None:
    """No label has more than six words."""
    text = "The army of the republic shelled the old and crowded market in the east of the city of Aleppo on Friday."
    assert all(len(one.label.replace("-", " ").split()) <= 6 for one in claims(text))


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Rebels attacked the base.", "past"),
        ("Rebels had attacked the base.", "pluperfect"),
        ("Rebels have attacked the base.", "perfect"),
        ("Rebels are attacking the base.", "progressive"),
        ("Rebels will attack the base.", "future"),
        ("The base was attacked.", "past"),
        ("Government forces retook the base.", "past"),
    ],
)
def test_tense(claims: Reader, text: str, tense: str) -> None:
    """Auxiliaries and morphology give the tense."""
    assert [one.tense for one in claims(text)] == [tense]


def test_a_reduced_relative_is_earlier(claims: Reader) -> None:
    """What was seized had been seized before it was used."""
    found = claims("They fought with weapons seized from the army.")
    assert next(one for one in found if one.text == "seized").tense == "pluperfect"


def test_every_claim_explains_itself(claims: Reader) -> None:
    """Type, sources, factuality and speakers have reasons, whose spans lie in the text."""
    text = "Rebels attacked the base in Aleppo."
    (claim,) = claims(text)
    assert {"event_type", "sources", "factuality", "speakers", "place"} <= {one.field for one in claim.reasons}
    assert all(-1 <= one.start <= one.end <= len(text) for one in claim.reasons)


def test_offsets_index_the_article(claims: Reader) -> None:
    """The trigger's offsets give its words."""
    text = "Quiet today.\n\nRebels attacked the base. Troops pulled it back from Hadrut."
    assert all(text[one.start : one.end] == one.text for one in claims(text))


def test_inferred_roles_cost_confidence(claims: Reader) -> None:
    """What is stated is surer than what is inferred."""
    stated = claims("Russian jets killed ten people.")
    inferred = claims("Ten people were killed in Russian airstrikes.")
    sure = next(one.confidence for one in stated if one.event_type == "casualty")
    assert next(one.confidence for one in inferred if one.event_type == "casualty") < sure


def test_generic_attack_follows_its_instrument(claims: Reader) -> None:
    """An attack with rockets is shelling, one by jets an air strike, one on ships never a clash of infantry."""
    assert claims("Rebels attacked the base with rockets.")[0].event_type == "shelling"
    assert claims("Jets attacked the base.")[0].event_type == "airstrike"
    assert claims("Rebels attacked merchant ships.")[0].event_type == "shelling"
    assert claims("Rebels attacked the base.")[0].event_type == "armed_clash"


def test_types_are_unique_and_coded() -> None:
    """Every type has its codes."""
    types = event_types()
    assert len({one.id for one in types}) == len(types) == 21
    assert all(one.plover and one.cameo and one.acled for one in types)


@given(st.text(max_size=80))
def test_prefilter_takes_any_text(text: str) -> None:
    """Whatever the words, the answer is yes or no."""
    assert may_hold_event(text) in (True, False)

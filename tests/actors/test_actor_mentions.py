"""Sentences of many wars, and the actors that they mention."""

from collections.abc import Callable
from typing import Any

import pytest

from explorer.records import ActorsFound

Find = Callable[[str], ActorsFound]

MENTIONS = [
    # Names, case and word boundaries
    ("US jets hit IS positions.", {"US jets": "US_FORCES", "IS": "ISIS"}),
    ("This is what they gave us.", {"us": ""}),
    ("Daesh withdrew from Raqqa.", {"Daesh": "ISIS"}),
    ("The Tamil Tigers shelled the garrison.", {"The Tamil Tigers": "LTTE"}),
    ("FARC released two soldiers.", {"FARC": "FARC"}),
    ("Al-Shabaab attacked Ethiopian troops.", {"Al-Shabaab": "AL_SHABAAB", "Ethiopian troops": "ETHIOPIAN_FORCES"}),
    ("The Viet Cong ambushed a convoy.", {"The Viet Cong": "VIET_CONG"}),
    ("The Red Army encircled the Wehrmacht.", {"The Red Army": "RED_ARMY", "the Wehrmacht": "WEHRMACHT"}),
    ("Reuters reported the attack.", {"Reuters": "REUTERS"}),
    ("M23 captured the town.", {"M23": "M23"}),
    # Forces and states are apart
    ("Azerbaijani troops entered the town.", {"Azerbaijani troops": "AZERBAIJANI_FORCES"}),
    ("Azerbaijan says its army stormed Hadrut.", {"Azerbaijan": "AZERBAIJAN", "its army": "AZERBAIJANI_FORCES"}),
    ("Ukrainian soldiers repelled the assault.", {"Ukrainian soldiers": "UKRAINIAN_FORCES"}),
    ("The Sudanese government rejected the plan.", {"The Sudanese government": "SUDAN"}),
    ("Haftar's forces shelled Tripoli.", {"Haftar's forces": "LNA"}),
    ("Assad's forces took the hill.", {"Assad": "BASHAR_AL_ASSAD", "Assad's forces": "SYRIAN_FORCES"}),
    ("Forces loyal to Haftar advanced.", {"Forces": "LNA"}),
    # The owner of a deed or a weapon does it
    ("Armenian fire killed a farmer.", {"Armenian": "ARMENIAN_FORCES"}),
    ("Israel's airstrike destroyed a house.", {"Israel": "ISRAELI_FORCES"}),
    ("In Homs, government air strikes hit a market.", {"government": "SYRIAN_FORCES"}),
    ("Houthi missiles hit the ship.", {"Houthi": "HOUTHIS"}),
    (
        "Syrian and Russian warplanes bombed a market.",
        {"Syrian and Russian warplanes": "SYRIAN_FORCES", "Russian warplanes": "RUSSIAN_FORCES"},
    ),
    ("The US-led coalition bombed a depot.", {"The US-led coalition": "US_LED_COALITION"}),
    # Groups among compounds
    ("Kurdish YPG fighters took the hill.", {"Kurdish YPG fighters": "YPG"}),
    ("Kurdish forces expelled them.", {"Kurdish forces": "KURDISH_FORCES"}),
    ("Some 100 Peshmerga fighters arrived.", {"Some 100 Peshmerga fighters": "PESHMERGA"}),
    ("U.S. and British forces hit radars.", {"U.S. and British forces": "US_FORCES", "British forces": "UK_FORCES"}),
    ("Syrian rebels seized the base.", {"Syrian rebels": "SYRIAN_OPPOSITION"}),
    # Capitals that act, and capitals that are places
    ("Baku dismisses that figure.", {"Baku": "AZERBAIJAN"}),
    ("Ankara denied the report.", {"Ankara": "TURKEY"}),
    ("The truce was brokered by Moscow.", {"Moscow": "RUSSIA"}),
    # People
    ("More than a dozen people died.", {"More than a dozen people": "CIVILIANS"}),
    ("Shelling killed over 90 civilians.", {"over 90 civilians": "CIVILIANS"}),
    ("Two women were wounded.", {"Two women": "CIVILIANS"}),
    ("Thousands have fled the city.", {"Thousands": "CIVILIANS"}),
    ("The blast killed at least 21.", {"at least 21": "CIVILIANS"}),
    ("Dozens of villagers were killed.", {"Dozens of villagers": "VILLAGERS"}),
    ("Syrian civilians fled.", {"Syrian civilians": "SYRIAN_CIVILIANS"}),
    ("Residents of Ganja hid in cellars.", {"Residents": "GANJA_CIVILIANS"}),
    # Discovery
    ("Masked gunmen attacked a bus.", {"Masked gunmen": "MASKED_GUNMEN"}),
    ("Rights groups counted the dead.", {"Rights groups": "RIGHTS_GROUPS"}),
    ("An Armenian officer denied it.", {"An Armenian officer": "ARMENIAN_OFFICER"}),
    ("A Houthi spokesman claimed the attack.", {"A Houthi spokesman": "HOUTHI_SPOKESMAN"}),
    # Ships
    ("A missile was fired at USS Laboon.", {"USS Laboon": "US_NAVY"}),
    ("A drone struck M/V Genco Picardy.", {"M/V Genco Picardy": "MV_GENCO_PICARDY"}),
    ("They claim to have hit a U.S. warship.", {"a U.S. warship": "US_NAVY"}),
]
NOT_MENTIONED = [
    ("Shells fell in Baku.", "Baku"),
    ("Tripoli fell to the rebels in August.", "Tripoli"),
    ("The convoy reached the Turkish border.", "Turkish"),
    ("A US-backed alliance took the dam.", "US"),
    ("The anti-Houthi campaign began.", "Houthi"),
    ("The pro-Assad rally ended.", "Assad"),
    ("Fighting spread across northern Syria.", "Syria"),
    ("The missile missed.", "missile"),
    ("The Kurdish town of Kobane lies in ruins.", "Kobane"),
    ("A U.S.-owned cargo ship was hit.", "U.S."),
    ("He was born in Iraq.", "Iraq"),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS, ids=[text for text, _ in MENTIONS])
def test_a_sentence_mentions_its_actors(find: Find, text: str, expected: Any) -> None:
    """Each phrase is mentioned whole, with the id of its actor."""
    found = {mention.text: mention.actor_id for mention in find(text).mentions}
    assert {words: found.get(words, "no mention") for words in expected} == expected


@pytest.mark.parametrize(("text", "words"), NOT_MENTIONED, ids=[text for text, _ in NOT_MENTIONED])
def test_what_is_no_actor_is_not_mentioned(find: Find, text: str, words: str) -> None:
    """Places, things and mere qualifiers give no mention of an actor by that name."""
    named = [m for m in find(text).mentions if m.text == words and m.how in ("name", "demonym", "discovered")]
    assert named == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Assad met reporters.", "BASHAR_AL_ASSAD"),
        ("Foreign Secretary Rachel Cameron met reporters.", "RACHEL_CAMERON"),
    ],
)
def test_a_namesake_is_somebody_else(find: Find, text: str, expected: Any) -> None:
    """A known last name with another first name is another person."""
    assert expected in {actor.id for actor in find(text).actors}


def test_an_officer_is_not_the_army(find: Find) -> None:
    """Who speaks for an actor is a person with that actor's sides."""
    found = find("An Armenian officer denied it.")
    officer = next(actor for actor in found.actors if actor.id == "ARMENIAN_OFFICER")
    assert (officer.kind, officer.known, officer.sides) == ("person", False, ("armenia",))


def test_an_acronym_in_parentheses_names_the_same_actor(find: Find) -> None:
    """A group introduced with its acronym is one actor under both names."""
    text = "The Sultan Murad Division (SMD) attacked the village. On Monday the SMD withdrew from the village."
    ids = {mention.actor_id for mention in find(text).mentions if "SMD" in mention.text or "Division" in mention.text}
    assert len(ids) == 1


def test_a_last_name_takes_up_the_full_name(find: Find) -> None:
    """An unknown person is one actor under full name and last name."""
    text = "Defence Secretary William Perry met reporters. Perry denied the report."
    assert {m.actor_id for m in find(text).mentions if "Perry" in m.text} == {"WILLIAM_PERRY"}


def test_a_name_in_another_script_is_an_actor_like_others(find: Find) -> None:
    """A name without a single plain letter neither stops the reading nor loses its id."""
    found = find("The volunteers of Минин fought on. Минин said that they had won.")
    known = {actor.id for actor in found.actors}
    assert {mention.actor_id for mention in found.mentions if mention.actor_id} <= known


def test_an_abbreviation_means_what_the_article_spells_out(find: Find) -> None:
    """Known tables do not overrule "the Karo People's Army (KPA)"."""
    found = find("The Karo People's Army (KPA) shelled Dolna. KPA fighters withdrew.")
    assert {mention.actor_id for mention in found.mentions} == {"KARO_PEOPLE_ARMY"}


def test_fighters_of_an_unknown_organisation_are_that_organisation(find: Find) -> None:
    """ "KNDF fighters" and "gunmen of the Maute group" have no name of their own."""
    found = find("The KNDF said it had seized a base. KNDF fighters held on.")
    assert {mention.actor_id for mention in found.mentions if "KNDF" in mention.text} == {"KNDF"}


def test_a_splinter_group_is_not_what_it_left(find: Find) -> None:
    """ "SPLA-IO" is another actor than the SPLA."""
    found = find("SPLA-IO fighters attacked Wau.")
    assert [mention.actor_id for mention in found.mentions] == ["SPLA_IO"]

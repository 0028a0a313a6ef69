"""Nominals and pronouns, and what they refer to."""

from collections.abc import Callable
from typing import Any

import pytest

from explorer.records import ActorsFound

Find = Callable[[str], ActorsFound]

REFERENCES = [
    ("ISIS seized Mosul. The jihadi group lost many men.", "The jihadi group", "ISIS"),
    ("ISIS seized Mosul. Dozens of jihadis were killed.", "Dozens of jihadis", "ISIS"),
    ("Boko Haram attacked Chibok. The militants burned a school.", "The militants", "BOKO_HARAM"),
    ("The Houthis fired again. The group claimed a hit.", "The group", "HOUTHIS"),
    ("The 51st Brigade shelled the ridge. The brigade then withdrew.", "The brigade", "51ST_BRIGADE"),
    (
        "ISIS attacked Kobane. YPG fighters resisted for months. Arms reached the town's defenders.",
        "the town's defenders",
        "YPG",
    ),
    ("Russian forces stormed the town. Ukraine said the attackers lost many men.", "the attackers", "RUSSIAN_FORCES"),
    ("A missile hit M/V Chem Ranger. The tanker kept sailing.", "The tanker", "MV_CHEM_RANGER"),
    ("ISIS fighters are weak as Kurdish forces expel them from the town.", "them", "ISIS"),
    ("The Houthis fired again. They have attacked ships for weeks.", "They", "HOUTHIS"),
    ("A Houthi fighter blew himself up.", "himself", "HOUTHIS"),
    ("After their defeat, ISIS fighters fled.", "their", "ISIS"),
    ("Azerbaijan says it foiled an attack.", "it", "AZERBAIJAN"),
    ("Ilham Aliyev announced the capture. He praised the troops.", "He", "ILHAM_ALIYEV"),
    ("US airstrikes enabled YPG fighters to purge their town.", "their", "YPG"),
    ('"We pulled back from Hadrut," an Armenian officer said.', "We", "ARMENIAN_FORCES"),
    ("ISIS Fighters: US Airstrikes Forced Us to Retreat\n\nThe town is free.", "Us", "ISIS"),
    ("In Aleppo and Homs, government forces recaptured a district.", "government forces", "SYRIAN_FORCES"),
]
REFERENCES += [
    (
        "The largest militia, the Veshti Brigades, ambushed a convoy near Tarn.",
        "The largest militia",
        "VESHTI_BRIGADES",
    ),
    (
        "The Karo People's Army (KPA), the largest rebel group in the north, shelled Dolna.",
        "the largest rebel group",
        "KARO_PEOPLE_ARMY",
    ),
    ("The Varnian Armed Forces (VAF) bombed Dolna. The military denied it.", "The military", "VARNIAN_ARMED_FORCES"),
    ("Armed men attacked a village near Torodi. The assailants killed nine farmers.", "The assailants", "ARMED_MEN"),
    ("Mozambique: How the army lost Palma. Gunmen stormed Palma.", "the army", "ARMY"),
    ("The Karo Liberation Front attacked Tarn. Soldiers fled. The army said so.", "The army", "SOLDIERS"),
]
UNRESOLVED = [
    ("ISIS and the YPG clashed. They suffered losses.", "They"),
    ("U.S. forces struck missiles before they could be launched.", "they"),
    ("Armenia and Azerbaijan blamed each other. Each side counts its dead.", "Each side"),
    ("They left at dawn.", "They"),
]


@pytest.mark.parametrize(("text", "words", "expected"), REFERENCES, ids=[words for _, words, _ in REFERENCES])
def test_a_reference_is_resolved(find: Find, text: str, words: str, expected: Any) -> None:
    """The mention has the id of the actor that a reader would take it for."""
    found = [mention.actor_id for mention in find(text).mentions if mention.text == words]
    assert found == [expected]


@pytest.mark.parametrize(("text", "words"), UNRESOLVED, ids=[f"{words} | {text}" for text, words in UNRESOLVED])
def test_a_tie_is_left_open(find: Find, text: str, words: str) -> None:
    """What could be two actors, or none, is kept without an id and without certainty."""
    found = [(mention.actor_id, mention.score) for mention in find(text).mentions if mention.text == words]
    assert found == [("", 0.0)]


def test_them_in_a_quotation_is_the_enemy_of_the_speaker(find: Find) -> None:
    """A fighter who says "we will attack them" speaks of those whom his side fights."""
    text = 'Kurdish forces expelled ISIS from Kobane. "We will attack them back," an ISIS fighter said.'
    found = {mention.text: mention.actor_id for mention in find(text).mentions}
    assert (found["We"], found["them"]) == ("ISIS", "KURDISH_FORCES")

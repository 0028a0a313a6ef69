"""Who does it and to whom, in the constructions of English that hide it."""

from collections.abc import Callable

import pytest

from explorer.records import Claim

Reader = Callable[[str], list[Claim]]


def the(claims: list[Claim], trigger: str) -> Claim:
    """The only claim whose trigger begins with these words."""
    found = [one for one in claims if one.text.lower().startswith(trigger)]
    assert len(found) == 1, [one.text for one in claims]
    return found[0]


def names(claim: Claim) -> tuple[str, str]:
    """Words of the sources and of the targets."""
    return " + ".join(one.text for one in claim.sources), " + ".join(one.text for one in claim.targets)


@pytest.mark.parametrize(
    ("text", "trigger", "source", "target"),
    [
        ("Rebels attacked the convoy at dawn.", "attacked", "Rebels", "the convoy"),
        ("The convoy was attacked by rebels.", "attacked", "rebels", "The convoy"),
        ("The convoy was attacked at dawn.", "attacked", "", "The convoy"),
        ("Rebels attacking the convoy fled.", "attacking", "Rebels", "the convoy"),
        ("The rebels, who attacked the convoy, escaped.", "attacked", "The rebels", "the convoy"),
        ("The soldiers that the rebels captured were freed.", "captured", "the rebels", "The soldiers"),
        ("Rebels entered the town and attacked the convoy.", "attacked", "Rebels", "the convoy"),
        ("The rebels tried to attack the convoy.", "attack", "The rebels", "the convoy"),
        ("The army was accused of shelling the market.", "shelling", "The army", "the market"),
        ("The commander ordered his troops to attack the convoy.", "attack", "his troops", "the convoy"),
        ("The siege forced the militants to surrender.", "surrender", "the militants", ""),
        ("Jets prevented the militants from attacking the convoy.", "attacking", "the militants", "the convoy"),
        ("The rebels' attack on the convoy failed.", "attack", "the rebels", "the convoy"),
        ("An attack by rebels on the convoy failed.", "attack", "rebels", "the convoy"),
        ("The army launched an attack on the rebels.", "attack", "The army", "the rebels"),
        ("The Karo Front accused the army of a massacre in Dolna.", "massacre", "the army", ""),
        ("19:00 Rebels withdrew from Dolna.", "withdrew", "Rebels", ""),
        ("The Karo Front claimed the attack on the garrison.", "attack", "The Karo Front", "the garrison"),
        ("An ambush laid by the rebels was foiled.", "ambush", "the rebels", ""),
        ("The rebels killed two soldiers in an attack on the convoy.", "attack", "The rebels", "the convoy"),
        ("The Germans counter-attacked twice.", "attacked", "The Germans", ""),
        ("Nobody was hurt in the village.", "hurt", "", ""),
        ("The rebels and the army vowed not to attack each other.", "attack", "The rebels + the army", ""),
        ("Jets pounded the convoy for hours.", "pounded", "Jets", "the convoy"),
        ("A colonel of the Karo Front denied it.", "denied", "A colonel of the Karo Front", ""),
        ("The rebels and the army, who signed the truce, kept quiet.", "signed", "The rebels + the army", ""),
        ("Unidentified raiders attacked Dolna. Shops in Dolna were burned.", "attacked", "Unidentified raiders", ""),
        ("Tribal bands harassed the garrison.", "harassed", "Tribal bands", "the garrison"),
        ("The Karo Front declared a unilateral ceasefire.", "ceasefire", "The Karo Front", ""),
        ("The Karo Front agreed to a ceasefire with the army.", "ceasefire", "The Karo Front", "the army"),
        ("The Karo Front signed a truce in Algiers.", "truce", "The Karo Front", ""),
        ("Four warplanes have been lost since Friday.", "lost", "", "Four warplanes"),
        ("No merchant vessel has been hit.", "hit", "", "No merchant vessel"),
        ("After attacking the convoy, the rebels withdrew.", "attacking", "the rebels", "the convoy"),
        (
            "Rebels used civilians as shields, two witnesses said, and flogged an elder.",
            "flogged",
            "Rebels",
            "an elder",
        ),
        ("Radio Karo claims capture of Dolna.", "capture", "", ""),
        ("Two rebels blew up their vehicles at a camp.", "blew up", "Two rebels", "a camp"),
        ("The troops met fierce resistance from rebels at Dolna.", "resistance", "rebels", "The troops"),
        ("The Karo Front laid siege to Dolna.", "siege", "The Karo Front", ""),
    ],
)
def test_doer_and_undergoer(claims: Reader, text: str, trigger: str, source: str, target: str) -> None:
    """Voice, relatives, control, coordination, possessives and light verbs all lead to the same roles."""
    assert tuple(name.lower() for name in names(the(claims(text), trigger))) == (source.lower(), target.lower())


def test_weapons_are_no_doers(claims: Reader) -> None:
    """What flies is not who fired it."""
    claim = the(claims("Missiles hit the port of Odesa at night."), "hit")
    assert claim.event_type == "shelling"
    assert claim.sources == ()


def test_a_weapon_names_its_owner(claims: Reader) -> None:
    """A modifier of the instrument is the doer."""
    claim = the(claims("Russian missiles hit the port at night."), "hit")
    assert [one.how for one in claim.sources] == ["compound"]
    assert claim.sources[0].actor_id


def test_who_withdraws_is_the_source(claims: Reader) -> None:
    """Retreat has a source and no target."""
    claim = the(claims("The rebels retreated from the ridge."), "retreated")
    assert names(claim) == ("The rebels", "")


def test_the_displaced_are_targets(claims: Reader) -> None:
    """Those who flee are whom it happens to."""
    claim = the(claims("Thousands of people fled the city."), "fled")
    assert claim.event_type == "displacement"
    assert claim.sources == ()
    assert names(claim)[1] == "Thousands of people"


def test_surrender_yields_to_the_target(claims: Reader) -> None:
    """The source gives up to the target."""
    assert names(the(claims("Forty militants surrendered to the army."), "surrendered")) == (
        "Forty militants",
        "the army",
    )


def test_coordinated_doers_are_several(claims: Reader) -> None:
    """Each side of an "and" takes part by itself."""
    claim = the(claims("Russia and Turkey signed a ceasefire agreement."), "signed")
    assert len(claim.sources) == 2


def test_a_reporting_verb_lends_no_doer(claims: Reader) -> None:
    """The one who says it did not do it."""
    claim = the(claims("The ministry said that a village had been shelled."), "shelled")
    assert claim.sources == ()


def test_an_airdrop_of_arms_has_no_agent(claims: Reader) -> None:
    """An unstated agent stays empty."""
    claim = the(claims("Airdrops provided arms to the defenders of the town."), "provided")
    assert claim.event_type == "arms_supply"
    assert claim.sources == ()


def test_casualties_are_laid_to_the_attack_that_caused_them(claims: Reader) -> None:
    """Who carried out the raid is inferred to have killed, and marked so."""
    claim = the(claims("Ten people were killed in Russian airstrikes."), "killed")
    assert [one.how for one in claim.sources] == ["inferred"]


def test_a_definite_noun_refers_back(claims: Reader) -> None:
    """What follows as "the shelling" takes the doer of the shelling told before."""
    first, again = claims("Russian troops shelled the town at dawn. The shelling lasted an hour.")
    assert [one.actor_id for one in again.sources] == [one.actor_id for one in first.sources] != []
    assert [one.how for one in again.sources] == ["inferred"]


def test_an_indefinite_noun_does_not_refer_back(claims: Reader) -> None:
    """Another attack may be anybody's."""
    found = claims("Russian troops shelled the town at dawn. There was heavy shelling elsewhere.")
    assert found[-1].sources == ()


def actors_of(claim: Claim) -> tuple[set[str], set[str]]:
    """Ids of the sources and of the targets."""
    return {one.actor_id for one in claim.sources}, {one.actor_id for one in claim.targets}


def test_actors_that_no_table_knows_fill_roles_too(claims: Reader) -> None:
    """A group, its nominals and pronouns, and troops by whatever noun are each one actor under invented names."""
    found = claims(
        "The Karo Front attacked Varnian troops near Dolna on Monday. The group seized two villages. "
        "Varnian soldiers shelled its positions."
    )
    assert actors_of(the(found, "attacked")) == ({"KARO_FRONT"}, {"VARNIAN_FORCES"})
    assert actors_of(the(found, "seized"))[0] == {"KARO_FRONT"}
    assert actors_of(the(found, "shelled")) == ({"VARNIAN_FORCES"}, {"KARO_FRONT"})


def test_camps_form_of_invented_names(claims: Reader) -> None:
    """Who keeps a truce follows from whom a brigade has fought; who ambushed it is not said."""
    found = claims(
        "The 9th Brigade took Dolna from the Karo Front. The brigade was ambushed the next day. "
        "A truce was signed in June."
    )
    assert actors_of(the(found, "ambushed")) == (set(), {"9TH_BRIGADE"})
    assert actors_of(the(found, "truce"))[0] == {"9TH_BRIGADE", "KARO_FRONT"}


def test_rebels_are_the_front_just_named(claims: Reader) -> None:
    """A liberation front is an armed group, so that "the rebels" can be nobody else."""
    found = claims("The Karo Liberation Front (KLF) stormed Dolna. Government troops drove the rebels out of the town.")
    assert actors_of(the(found, "drove"))[1] == {"KARO_LIBERATION_FRONT"}


def test_an_attack_and_its_repulse_have_the_two_parties_the_other_way_round(claims: Reader) -> None:
    """Who repels "the assault" is not who made it."""
    found = claims("Boko Haram gunmen attacked a barracks in Damboa. Nigerian troops repelled the assault.")
    assert actors_of(the(found, "repelled")) == ({"NIGERIAN_FORCES"}, {"BOKO_HARAM"})
    assert actors_of(the(found, "assault")) == ({"BOKO_HARAM"}, {"NIGERIAN_FORCES"})


def test_what_is_blown_up_by_its_own_is_no_target(claims: Reader) -> None:
    """Vehicles, belts and car bombs are what an attack is made with."""
    for text in (
        "Al-Shabaab fighters blew up their vehicles at the entrance of the base.",
        "Al-Shabaab fighters blew up a car bomb near Dolna.",
    ):
        sources, targets = actors_of(the(claims(text), "blew up"))
        assert (sources, targets - {""}) == ({"AL_SHABAAB"}, set())


def test_shells_are_fired_by_whose_they_are(claims: Reader) -> None:
    """ "Cambodian rockets landed" says who fired them, "mortar rounds landed" does not."""
    assert actors_of(the(claims("Cambodian rockets landed in Phum Srol."), "landed"))[0] == {"CAMBODIAN_FORCES"}
    assert not the(claims("The first mortar rounds landed in Phum Srol."), "landed").sources


def test_a_narrator_who_fights_is_a_party(claims: Reader) -> None:
    """ "We", "our battalion" and "the regiment" are one side of a diary, "the enemy" is the other."""
    found = claims(
        "At dawn Turkish gunners shelled our trenches. We raided their line. The enemy charged but was driven off."
    )
    assert actors_of(the(found, "shelled")) == ({"TURKISH_FORCES"}, {"OUR_FORCES"})
    assert actors_of(the(found, "raided")) == ({"OUR_FORCES"}, {"TURKISH_FORCES"})
    assert actors_of(the(found, "driven off")) == ({"OUR_FORCES"}, {"TURKISH_FORCES"})


def test_a_reporter_who_says_we_is_no_party(claims: Reader) -> None:
    """Asking and visiting is no fighting."""
    found = claims("We asked the army for comment. Our reporter saw the rebels shell the bridge.")
    assert "OUR_FORCES" not in {one.actor_id for claim in found for one in (*claim.sources, *claim.targets)}


def test_the_only_two_states_that_fight_are_enemies(claims: Reader) -> None:
    """Nobody need be said to shell the other; allies are no enemies."""
    found = claims(
        "Cambodian troops fired rockets on Friday. Thai troops stormed the hill. A truce was agreed in Surin."
    )
    assert actors_of(the(found, "truce"))[0] == {"CAMBODIA", "THAILAND"} or actors_of(the(found, "truce"))[0] == {
        "CAMBODIAN_FORCES",
        "THAI_FORCES",
    }
    found = claims("American troops took a hill. South Korean troops launched a counterattack near Taegu.")
    assert not the(found, "counterattack").targets

"""Texts, who says what in them, and what that makes of their bracketed event."""

from __future__ import annotations

import pytest

from explorer.events.attribution import Attribution, attribute, bearers, combine
from explorer.events.factuality import Judgement, judge
from explorer.language import parse
from explorer.records import Actor, ActorMention, ActorsFound, Article, Participant
from explorer.rules import rule_table

NOBODY = ActorsFound((), (), ())
HAPPENED = Judgement("happened", 2.9, "asserted", "Stated as a fact")


def actors(text: str, **kinds: str) -> ActorsFound:
    """Actors named as written (with _ for blanks), each with a kind, mentioned wherever the text has their name."""
    found, mentions = [], []
    for name, kind in kinds.items():
        words, actor_id = name.replace("_", " "), name.upper()
        found.append(Actor(actor_id, words, kind, sides=() if kind == "media" else (actor_id.lower(),)))
        start = text.find(words)
        while start >= 0:
            mentions.append(ActorMention(start, start + len(words), words, actor_id, "name"))
            start = text.find(words, start + 1)
    return ActorsFound(tuple(found), tuple(mentions), ())


def said(marked: str, *, event_type: str = "", **kinds: str) -> tuple[Attribution, Judgement]:
    """Attribute the event in brackets and combine it with its judgement."""
    place = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    parsed = parse(Article(id="a", title="", text=text))
    found = actors(text, **kinds)
    for sentence, doc in zip(parsed.sentences, parsed.docs, strict=True):
        if doc is not None and sentence.start <= place < sentence.end:
            token = next(word for word in doc if word.idx <= place - sentence.start < word.idx + len(word))
            attribution = attribute(parsed, sentence.index, token.i, found)
            judgement = judge(doc, token.i, event_type=event_type)
            return attribution, combine(judgement, attribution, event_type=event_type)
    raise AssertionError(text)


ROWS = [
    (rule["id"], *row)
    for kind in ("examples", "counters")
    for rule in rule_table("events", "attribution")["rule"]
    for row in rule[kind]
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}: {row[1]}")
def test_examples_and_counter_examples_of_rules(row: tuple[str, ...]) -> None:
    """Each rule's sentences get the factuality that the rule file gives them."""
    _, text, value, *event_type = row
    _, judgement = said(text, event_type=event_type[0] if event_type else "")
    assert judgement.factuality == value


def test_narrator_has_no_speakers() -> None:
    """What nobody is said to say is the narrator's."""
    attribution, _ = said("The army [stormed] Hadrut.", army="state_forces")
    assert (attribution.speakers, attribution.quoted, attribution.rule) == ((), False, "narrator")


def test_speaker_is_an_actor_where_the_words_resolve() -> None:
    """A speaker that is a known actor is given by its id."""
    attribution, _ = said("Azerbaijan says its army [stormed] Hadrut.", Azerbaijan="state")
    assert (attribution.speakers, attribution.is_party) == (("AZERBAIJAN",), True)


def test_speaker_keeps_its_words_where_an_actor_only_describes_it() -> None:
    """ "The Armenian officer" is not Armenia."""
    text = '"The enemy is not in Shushi and [fled]," the Armenian officer insists.'
    attribution, _ = said(text, Armenian="state")
    assert attribution.speakers == ("the Armenian officer",)
    assert attribution.is_party
    assert attribution.quoted


def test_monitor_is_no_party() -> None:
    """A rights group's word is not a party's."""
    attribution, judgement = said(
        "Human Rights Watch said troops [shelled] the camp.", Human_Rights_Watch="organisation"
    )
    assert not attribution.is_party
    assert judgement.factuality == "happened"


def test_two_speakers_of_one_claim() -> None:
    """Speakers who say it together are both given."""
    attribution, judgement = said(
        "Armenia and France allege that Turkey [sent] fighters.", Armenia="state", France="state"
    )
    assert attribution.speakers == ("ARMENIA", "FRANCE")
    assert judgement.factuality == "claimed"


def test_denial_stays_negated() -> None:
    """A party's denial denies the event, it does not claim it."""
    _, judgement = said("Armenia denies [firing] them.", Armenia="state")
    assert judgement.factuality == "negated"


def test_vow_of_a_fighter_stays_a_vow() -> None:
    """What a party's fighter says it will do is vowed."""
    _, judgement = said('"We will [attack] them back and disperse them," one fighter said.')
    assert judgement.factuality == "vowed"


def test_counted_dead_rest_on_who_counts_them() -> None:
    """A figure that a party puts forward is a claim."""
    attribution, judgement = said("Baku counts over 90 civilians [killed] by shells.", Baku="state")
    assert (attribution.speakers, judgement.factuality) == (("BAKU",), "claimed")


def test_speech_acts_happen_whoever_reports_them() -> None:
    """That somebody announced something is not made a claim by a party's saying so."""
    attribution = Attribution(("X",), False, True, "speaker", "Said by X")
    assert combine(HAPPENED, attribution, event_type="statement").factuality == "happened"


def test_party_concedes_what_harms_its_own_side() -> None:
    """A party that reports its own dead is believed."""
    attribution = Attribution(("X",), False, True, "speaker", "Said by X", allies=frozenset({"X"}))
    assert combine(HAPPENED, attribution, participants=("X",), event_type="casualty").factuality == "happened"
    assert combine(HAPPENED, attribution, participants=("Y",), event_type="casualty").factuality == "claimed"


def test_party_accuses_who_attacked_its_own_side() -> None:
    """To say that the other side attacked one's own is an accusation, no concession."""
    attribution = Attribution(("X",), False, True, "speaker", "Said by X", allies=frozenset({"X"}))
    assert combine(HAPPENED, attribution, participants=("X",), event_type="shelling").factuality == "claimed"


def test_who_denies_a_claim_is_not_who_makes_it() -> None:
    """A denial that follows takes neither the claim's speaker nor the claim, and the claimant says no denial."""
    claim = "Moscow claimed the [capture] of Soledar, which Kyiv denied."
    attribution, judgement = said(claim, Moscow="state", Kyiv="state")
    assert (attribution.speakers, judgement.factuality) == (("MOSCOW",), "claimed")
    attribution, _ = said("Moscow claimed the capture of Soledar, which Kyiv [denied].", Moscow="state", Kyiv="state")
    assert attribution.speakers == ()


def test_outsider_lowers_the_score_but_not_the_label() -> None:
    """Reporting by an outsider costs a little certainty."""
    attribution = Attribution(("X",), False, False, "speaker", "Said by X")
    judgement = combine(HAPPENED, attribution)
    assert judgement.factuality == "happened"
    assert judgement.score < HAPPENED.score


def test_bearers_of_a_withdrawal_are_those_who_withdraw() -> None:
    """A withdrawal harms its source, a capture its target."""
    source, target = Participant("A", "A", 0, 1), Participant("B", "B", 2, 3)
    assert bearers("withdrawal", (source,), (target,)) == ("A",)
    assert bearers("territory_gained", (source,), (target,)) == ("B",)


def test_clause_beyond_a_semicolon_is_not_the_speakers() -> None:
    """A denial after a semicolon does not reach back over it."""
    text = "Rockets [hit] Barda, killing 21; rights groups blamed the army, and Yerevan denied that as well."
    attribution, judgement = said(text, Yerevan="state")
    assert attribution.speakers == ()
    assert judgement.factuality == "happened"


def test_the_source_speaks_for_whom_it_spoke_before() -> None:
    """A speaker that only stands for the one before is a party if that one is."""
    text = "A military source said that rebels fled. The source added that the army [captured] the ridge."
    attribution, judgement = said(text)
    assert attribution.is_party
    assert judgement.factuality == "claimed"


def test_the_source_of_an_outsider_is_an_outsider() -> None:
    """A speaker that stands for a doctor is no party."""
    text = "A hospital source said that four men were buried. The source added that shells [hit] the ward."
    attribution, judgement = said(text)
    assert not attribution.is_party
    assert judgement.factuality == "happened"


def test_correction_denies_what_went_before() -> None:
    """What the next sentence takes back is negated, with the rule that says so."""
    _, judgement = said("We wrote earlier that the port had been [shelled]. That was incorrect.")
    assert (judgement.factuality, judgement.rule) == ("negated", "corrected")


def test_aside_in_reported_words_is_not_their_claim() -> None:
    """A relative clause after a comma stands by itself."""
    text = "The army will retake the plant, which the rebels [seized] on June 7, an officer said."
    _, judgement = said(text)
    assert judgement.factuality == "happened"

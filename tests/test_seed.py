"""The seed article comes out right: what happened, what did not, who, where and when."""

import numpy as np
import pandas as pd
import pytest

from explorer.timeline import Timeline

REAL = {"happened", "ongoing"}
DEFENDERS = {"YPG", "KURDISH_FORCES"}


def at(timeline: Timeline, words: str, trigger: str) -> pd.DataFrame:
    """Claims whose trigger lies inside the first occurrence of ``words`` and contains ``trigger``."""
    text = timeline.articles["text"].iloc[0].replace("\N{NO-BREAK SPACE}", " ")
    start = text.index(words)
    claims = timeline.claims
    inside = (claims["start_char"] >= start) & (claims["end_char"] <= start + len(words))
    return claims[inside & claims["trigger"].str.contains(trigger)]


def one(timeline: Timeline, words: str, trigger: str) -> pd.Series:
    """The only such claim."""
    claims = at(timeline, words, trigger)
    assert len(claims) == 1, claims[["trigger", "event_type"]].to_string()
    return claims.iloc[0]


@pytest.mark.parametrize(
    ("words", "trigger", "factuality"),
    [
        ("just days away from seizing Kobane", "seizing", "averted"),
        ("thereby securing control of a wide strip", "securing", "averted"),
        ("amassing for their anticipated final advance", "amassing", "averted"),
        ("their anticipated final advance", "advance", "averted"),
        ("in trying to take the town", "take", "attempted"),
        ("vow to return", "return", "vowed"),
        ("vowing to return", "return", "vowed"),
        ("We will attack them back", "attack", "vowed"),
        ("and disperse them", "disperse", "vowed"),
        ("weaponry seized from Iraqi forces in Mosul", "seized", "happened"),
        ("finally being pushed out of their last positions", "pushed out", "happened"),
        ("Kurdish forces expel them from the town", "expel", "happened"),
        ("purge their embattled hometown", "purge", "happened"),
        ('calls it a "phased withdrawal,"', "withdrawal", "claimed"),
        ("where fighting still rages", "fighting", "ongoing"),
    ],
)
def test_whether_it_happened(seed: Timeline, words: str, trigger: str, factuality: str) -> None:
    """Averted, attempted, vowed and claimed events are kept apart from what happened."""
    assert one(seed, words, trigger)["factuality"] == factuality


def test_isis_is_nowhere_said_to_have_taken_kobane(seed: Timeline) -> None:
    """No real event has ISIS gain Kobane."""
    events = seed.events
    gains = events[(events["event_type"] == "territory_gained") & events["factuality"].isin(REAL)]
    assert not (gains["sources"].str.contains("ISIS") & (gains["place"] == "Kobane")).any()


def test_we_are_isis_and_they_are_the_kurds(seed: Timeline) -> None:
    """Pronouns inside a quotation are read from the speaker."""
    claim = one(seed, "We will attack them back", "attack")
    assert claim["sources"] == "ISIS"
    assert claim["targets"] in DEFENDERS
    assert claim["speaker"].startswith("ISIS")


def test_the_weapons_were_seized_at_mosul_and_earlier(seed: Timeline) -> None:
    """The flashback is at Mosul, by ISIS from Iraqi forces, before the retreat from Kobane."""
    claim = one(seed, "seized from Iraqi forces in Mosul", "seized")
    pushed = one(seed, "finally being pushed out of", "pushed out")
    assert claim["place"] == "Mosul"
    assert claim["latest_end_offset"] <= pushed["latest_end_offset"]
    assert not ((seed.events["place"] == "Kobane") & seed.events["label"].str.contains("Mosul")).any()


def test_three_words_for_one_expulsion(seed: Timeline) -> None:
    """Pushed out, expel and purge are one event of ISIS losing Kobane to the Kurds."""
    claims = [
        one(seed, "finally being pushed out of their last positions", "pushed out"),
        one(seed, "Kurdish forces expel them from the town", "expel"),
        one(seed, "purge their embattled hometown", "purge"),
    ]
    assert len({claim["event_id"] for claim in claims}) == 1
    event = seed.events.set_index("event_id").loc[claims[0]["event_id"]]
    assert event["event_type"] == "territory_gained"
    assert set(event["sources"].split("|")) <= DEFENDERS
    assert event["targets"] == "ISIS"
    assert event["place"] == "Kobane"


def test_withdrawal_or_rout_is_a_contradiction_of_framing(seed: Timeline) -> None:
    """ISIS's "phased withdrawal" stands against the expulsion, as the same happening."""
    withdrawal = one(seed, 'calls it a "phased withdrawal,"', "withdrawal")
    pushed = one(seed, "finally being pushed out of their last positions", "pushed out")
    framing = seed.contradictions[seed.contradictions["kind"] == "framing"]
    pairs = [set(pair) for pair in zip(framing["claim_a"], framing["claim_b"], strict=True)]
    expulsion = set(seed.claims.loc[seed.claims["event_id"] == pushed["event_id"], "claim_id"])
    assert any(withdrawal["claim_id"] in pair and pair & expulsion for pair in pairs)
    assert withdrawal["speaker"].startswith("ISIS")
    assert seed.events.set_index("event_id").loc[pushed["event_id"], "disputed"]


def test_the_repeated_caption_is_not_a_second_airstrike(seed: Timeline) -> None:
    """The caption is told once."""
    captions = seed.sentences[seed.sentences["kind"] == "caption"]
    assert list(captions["repeats"] != "") == [False, True]
    repeated = captions.iloc[1]["sentence_id"]
    assert not (seed.claims["sentence_id"] == repeated).any()


def test_a_general_truth_is_no_event(seed: Timeline) -> None:
    """What "has existed from the days of the Prophet" did not happen at Kobane."""
    claims = at(seed, "This method of attack and retreat has existed", "")
    assert not claims["factuality"].isin(REAL).any()


def test_airdrops_without_a_stated_agent_get_none(seed: Timeline) -> None:
    """Nobody is said to have dropped the arms."""
    airdrop = at(seed, "Airdrops then provided desperately-needed arms", "").iloc[0]
    assert airdrop["event_type"] == "arms_supply"
    assert airdrop["sources"] == ""
    assert set(airdrop["targets"].split("|")) <= DEFENDERS


@pytest.mark.parametrize(
    ("words", "actor"),
    [("The jihadi group", {"ISIS"}), ("the Islamist advances", {"ISIS"}), ("the town's defenders", DEFENDERS)],
)
def test_nominals_resolve(seed: Timeline, words: str, actor: set[str]) -> None:
    """Common nouns are read as the actors they stand for."""
    text = seed.articles["text"].iloc[0].replace("\N{NO-BREAK SPACE}", " ")
    start = text.index(words)
    mentions = seed.mentions[
        (seed.mentions["refers_to"] == "actor")
        & (seed.mentions["start_char"] >= start)
        & (seed.mentions["end_char"] <= start + len(words))
        & (seed.mentions["id"] != "")
    ]
    assert set(mentions["id"]) & actor
    assert set(mentions["id"]) <= actor


def test_kobane_is_a_place_and_never_an_actor(seed: Timeline) -> None:
    """No mention of Kobane is read as an organisation."""
    kobane = seed.mentions[seed.mentions["text"].str.fullmatch("Kobane")]
    assert set(kobane["refers_to"]) == {"place"}
    assert not seed.actors["name"].str.contains("Kobane").any()


def test_the_fighting_goes_on_outside_the_town(seed: Timeline) -> None:
    """Just outside of Kobane is near it, not in it."""
    claim = one(seed, "where fighting still rages", "fighting")
    assert (claim["place"], claim["place_relation"]) == ("Kobane", "near")


def test_no_event_carries_an_invented_date(seed: Timeline) -> None:
    """An undated article gives no calendar date, and every event has bounds in days."""
    for table in (seed.claims, seed.events):
        assert table["earliest_start"].isna().all()
        assert table["latest_end"].isna().all()
        hull = table[["earliest_start_offset", "latest_end_offset"]]
        assert hull.notna().all().all()
        assert (hull["earliest_start_offset"] <= hull["latest_end_offset"]).all()


def test_just_days_after_gives_bounds(seed: Timeline) -> None:
    """ "Just days after … being pushed out" lies days, not weeks, before publication."""
    claim = one(seed, "finally being pushed out of their last positions", "pushed out")
    assert -14 <= claim["earliest_start_offset"] < claim["latest_end_offset"] <= -1
    assert claim["date_basis"] == "relative"


def test_many_months_gives_a_length(seed: Timeline) -> None:
    """The resistance began some three months before it ended, or more."""
    claims = at(seed, "defiantly resisted the Islamist advances for many months", "resisted|advances")
    assert not claims.empty
    assert (claims["latest_start_offset"] <= -80).any()


def test_vows_lie_after_publication_and_the_rest_before(seed: Timeline) -> None:
    """Nothing that happened ends after the day of publication, and no vow is kept before it."""
    events = seed.events
    assert (events.loc[events["factuality"] == "happened", "latest_end_offset"] <= 1).all()
    assert (events.loc[events["factuality"] == "vowed", "earliest_start_offset"] >= 0).all()


def test_with_a_publication_date_the_bounds_are_dates(dated_seed: Timeline) -> None:
    """Published on 1 February 2015, the expulsion lies in late January."""
    claim = one(dated_seed, "finally being pushed out of their last positions", "pushed out")
    assert pd.Timestamp("2015-01-18") <= claim["earliest_start"] < claim["latest_end"] <= pd.Timestamp("2015-01-31")
    assert dated_seed.is_dated


def test_the_same_offsets_with_and_without_a_date(seed: Timeline, dated_seed: Timeline) -> None:
    """A publication date moves the frame and nothing else."""
    columns = ["earliest_start_offset", "latest_start_offset", "earliest_end_offset", "latest_end_offset"]
    np.testing.assert_allclose(seed.claims[columns], dated_seed.claims[columns])


def test_every_event_can_be_explained(seed: Timeline) -> None:
    """Each event names the rules and the words it rests on, and its bounds have reasons."""
    for event_id in seed.events["event_id"]:
        steps = seed.explain(event_id)
        assert {"event_type", "bounds"} <= set(steps["field"])


def test_offsets_index_the_text(seed: Timeline) -> None:
    """Trigger, sentence and mention offsets give back their words."""
    text = seed.articles["text"].iloc[0]
    for table, words in ((seed.claims, "trigger"), (seed.mentions, "text"), (seed.times, "text")):
        assert [text[start:end] for start, end in zip(table["start_char"], table["end_char"], strict=True)] == list(
            table[words]
        )

"""Tense and order: sentence -> bounds."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from stories import day, tell

from explorer.anchoring import rulebook
from explorer.anchoring.order import clauses, narrative
from explorer.anchoring.scene import Scene
from explorer.anchoring.tenses import rule_for
from explorer.records import Claim, Participant, PlaceMention
from explorer.rules import rule_table


def rules_used(marked: str, give) -> set[str]:
    """Rules that give a constraint for a marked text."""
    story = tell(marked)
    return {item.rule for item in give(Scene.of(story.parsed, story.times, story.claims))}


@pytest.mark.parametrize("row", rule_table("anchoring", "order")["clause"], ids=lambda row: row["id"])
def test_clause_rules_keep_their_examples(row):
    """Every conjunction orders its example, and does not touch its counter-example."""
    assert f"order.{row['id']}" in rules_used(row["example"], clauses)
    assert f"order.{row['id']}" not in rules_used(row["counter"], clauses)


@pytest.mark.parametrize("row", rule_table("anchoring", "order")["narrative"], ids=lambda row: row["id"])
def test_narrative_rules_keep_their_examples(row):
    """Every adverb orders the sentences of its example, and not those of its counter-example."""
    assert f"order.{row['id']}" in rules_used(row["example"], narrative)
    assert f"order.{row['id']}" not in rules_used(row["counter"], narrative)


@pytest.mark.parametrize("row", rule_table("anchoring", "order")["inherent"], ids=lambda row: row["id"])
def test_inherent_rules_keep_their_examples(row):
    """The earlier kind of event may not be taken for the later one."""
    rule = next(item for item in rulebook.inherent() if item.id == row["id"])
    example, counter = row["example"], row["counter"]
    assert example["earlier"] in rule.earlier
    assert example["later"] in rule.later
    assert not (counter["earlier"] in rule.earlier and counter["later"] in rule.later)


def claim_with(fields) -> Claim:
    """A claim out of an example of the tense table."""
    wanted = {name: value for name, value in fields.items() if name != "sentence"}
    return replace(Claim("a:0", "a", 0, 0, 1, "x", 0, "armed_clash", "x"), **wanted)


@pytest.mark.parametrize("row", rule_table("anchoring", "tenses")["tense"], ids=lambda row: row["id"])
def test_tense_rules_keep_their_examples(row):
    """Every tense rule applies first to its example, and not to its counter-example."""
    assert rule_for(claim_with(row["example"])).id == row["id"]
    assert rule_for(claim_with(row["counter"])).id != row["id"]


@pytest.mark.parametrize("name", sorted(rule_table("anchoring", "words")))
def test_word_lists_keep_their_examples(name):
    """A lemma of each list stands in its example and none in its counter-example."""
    row = rule_table("anchoring", "words")[name]

    def found(sentence: str) -> bool:
        from stories import model

        return any(token.lemma_.lower() in rulebook.words(name) for token in model()(sentence))

    assert found(row["example"])
    assert not found(row["counter"])


def test_vow_lies_at_publication_or_later():
    """What is promised has not begun before the article appeared."""
    story = tell("We will {attack} them back.", attack={"factuality": "vowed", "tense": "future"})
    assert story.hull("attack") == (0, inf)


def test_ongoing_covers_the_day_of_publication():
    """What goes on began by then and has not ended before."""
    story = tell("Fighting still {rages}.", rages={"factuality": "ongoing", "tense": "present"})
    offset = story.place("rages").offset
    assert (offset.latest_start, offset.earliest_end) == (1, 0)
    assert offset.earliest_start == -inf


def test_past_is_over_and_its_beginning_unknown():
    """A past tense without a date says nothing of how long ago it was, and gives no calendar date."""
    place = tell("Planes {bombed} the port.").place("bombed")
    assert place.offset.hull == (-inf, 1)
    assert place.calendar is None
    assert (place.date_basis, place.granularity) == ("publication", "unknown")


def test_after_clause_bounds_the_main_clause():
    """ "Withdrew after planes bombed" cannot have begun before the dated bombing."""
    story = tell(
        "The militia {withdrew} after planes {bombed} the port on [Monday].",
        {"Monday": day("2020-11-09")},
        published="2020-11-19",
    )
    earliest, _ = story.place("withdrew").calendar.hull
    assert earliest == story.place("bombed").calendar.earliest_start
    assert story.place("withdrew").date_basis == "ordered"


def test_weapon_was_seized_before_it_is_used():
    """A past participle tells what came before the main clause."""
    story = tell(
        "On [Monday] rebels {fired} missiles {seized} from the army.",
        {"Monday": day("2020-11-09")},
        published="2020-11-19",
    )
    assert story.place("seized").calendar.latest_end <= story.place("fired").calendar.latest_end


def test_pluperfect_comes_before_the_past_that_follows():
    """ "Had come close … then planes bombed on Monday" puts the near miss before Monday's end."""
    story = tell(
        "The rebels had {come close} to seizing the town. Planes {bombed} them on [Monday].",
        {"Monday": day("2020-11-09")},
        published="2020-11-19",
        come_close={"tense": "pluperfect", "factuality": "averted"},
    )
    assert story.place("come close").calendar.latest_start == story.place("bombed").calendar.latest_start


def place_named(name: str) -> PlaceMention:
    """A place by name."""
    return PlaceMention(0, 0, name, name.lower(), name)


def test_lost_chance_comes_before_the_expulsion():
    """Who was driven from a town had tried to take it before."""
    who = (Participant("reds", "reds", 0, 0),)
    story = tell(
        "The reds were close to {seizing} Ford. The reds {withdrew} from Ford on [Monday].",
        {"Monday": day("2020-11-09")},
        published="2020-11-19",
        seizing={
            "event_type": "territory_gained",
            "factuality": "averted",
            "sources": who,
            "place": place_named("Ford"),
        },
        withdrew={"event_type": "withdrawal", "sources": who, "place": place_named("Ford")},
    )
    assert story.place("seizing").calendar.latest_end == story.place("withdrew").calendar.latest_end


def test_lost_chance_at_another_place_is_not_ordered():
    """The rule asks for one place."""
    who = (Participant("reds", "reds", 0, 0),)
    story = tell(
        "The reds were close to {seizing} Ford. The reds {withdrew} from Hill on [Monday].",
        {"Monday": day("2020-11-09")},
        published="2020-11-19",
        seizing={
            "event_type": "territory_gained",
            "factuality": "averted",
            "sources": who,
            "place": place_named("Ford"),
        },
        withdrew={"event_type": "withdrawal", "sources": who, "place": place_named("Hill")},
    )
    assert story.place("seizing").offset.latest_end == 1


REDS = (Participant("reds", "reds", 0, 0),)


def culmination(second: str):
    """A lead with "finally", dated, and a sentence after it."""
    return tell(
        f"On [Monday] the reds were finally {{driven out}} of Ford.\n\n{second}",
        {"Monday": day("2020-11-09")},
        published="2020-11-19",
        driven_out={"event_type": "territory_gained", "targets": REDS},
        attacked={"sources": REDS},
        shelled={"event_type": "shelling"},
    )


def test_history_of_the_news_ends_with_what_finally_happened():
    """What the reds did, told after the lead, was over when they were finally driven out."""
    story = culmination("The reds had {attacked} Ford for weeks.")
    assert story.place("attacked").calendar.latest_end == story.place("driven out").calendar.latest_end


def test_what_came_later_is_not_history():
    """ "Later" steps out of what led up to the news."""
    story = culmination("The reds later {attacked} Hill.")
    assert story.place("attacked").calendar.latest_end > story.place("driven out").calendar.latest_end


def test_acts_of_others_are_not_bound_by_it():
    """Who has no part in what finally happened is left alone."""
    story = culmination("The blues had {shelled} Hill.")
    assert story.place("shelled").calendar.latest_end > story.place("driven out").calendar.latest_end

"""Every rule of the actors stage carries examples and counter-examples; they run here."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from explorer.actors import Knowledge
from explorer.actors.agency import reading
from explorer.actors.lexicon import load_lexicon
from explorer.actors.pairs import find_pairs
from explorer.actors.places import relation_before
from explorer.language import parse
from explorer.records import ActorsFound, Article
from explorer.rules import rule_table

Find = Callable[[str], ActorsFound]

BRACKETS = re.compile(r"\[([^]]*)\]")


def bracketed(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets, and the spans that stood in them."""
    spans, removed = [], 0
    for match in BRACKETS.finditer(example):
        spans.append((match.start() - removed, match.end() - removed - 2))
        removed += 2
    return BRACKETS.sub(r"\1", example), spans


NOUNS = rule_table("actors", "nouns")["class"]
EXAMPLES = [(row["name"], example) for row in NOUNS for example in row["examples"]]
COUNTERS = [(row["name"], example) for row in NOUNS for example in row["counter"]]
RELATIONS = rule_table("actors", "relations")["relation"]
FIGHTING = [
    *rule_table("actors", "reference")["fighting_role"],
    *rule_table("actors", "reference")["only_fighters"],
    rule_table("actors", "reference")["opponents"],
    rule_table("actors", "reference")["generic"],
]
AGENCY = rule_table("actors", "agency")
VESSELS = rule_table("actors", "vessels")


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_noun_class_finds_its_examples(find: Find, name: str, example: str) -> None:
    """The words in brackets are covered by a mention."""
    text, spans = bracketed(example)
    mentions = find(text).mentions
    for start, end in spans:
        assert any(m.start <= start and end <= m.end for m in mentions), text[start:end]


@pytest.mark.parametrize(("name", "example"), COUNTERS)
def test_a_noun_class_leaves_its_counter_examples(find: Find, name: str, example: str) -> None:
    """The words in brackets are no mention."""
    text, spans = bracketed(example)
    assert not any((m.start, m.end) in spans for m in find(text).mentions)


@pytest.mark.parametrize("row", RELATIONS, ids=[row["name"] for row in RELATIONS])
def test_a_relation_holds_for_its_example_only(row: dict[str, Any]) -> None:
    """Words before a place give the relation, and the counter-example gives another."""
    text, [(start, _)] = bracketed(row["example"])
    other, [(other_start, _)] = bracketed(row["counter"])
    assert relation_before(text, start) == row["name"]
    assert relation_before(other, other_start) != row["name"]


@pytest.mark.parametrize("row", FIGHTING, ids=[row["nouns"][0] for row in FIGHTING])
def test_a_fighting_role_is_read_from_deeds(find: Find, row: dict[str, Any]) -> None:
    """Defenders are those who resist, attackers those who attack, enemies those of the speaker."""
    text, [span] = bracketed(row["example"])
    other, [other_span] = bracketed(row["counter"])
    assert row["id"] in [m.actor_id for m in find(text).mentions if (m.start, m.end) == span]
    assert row["not_id"] not in [m.actor_id for m in find(other).mentions if (m.start, m.end) == other_span]


@pytest.mark.parametrize("row", AGENCY["example"], ids=[row["text"] for row in AGENCY["example"]])
def test_a_country_or_capital_acts(row: dict[str, Any]) -> None:
    """In the examples the name in brackets is an actor."""
    assert _reading(row) in ("actor", "both")


@pytest.mark.parametrize("row", AGENCY["counter"], ids=[row["text"] for row in AGENCY["counter"]])
def test_a_country_or_capital_is_a_place(row: dict[str, Any]) -> None:
    """In the counter-examples it is only a place."""
    assert _reading(row) == "place"


def _reading(row: dict[str, Any]) -> str:
    text, [(start, _)] = bracketed(row["text"])
    doc = parse(Article("a", "", text)).docs[0]
    assert doc is not None
    token = next(token for token in doc if token.idx == start)
    return reading(token, load_lexicon(), capital=row.get("capital", False))


@pytest.mark.parametrize("row", VESSELS["example"], ids=[row["text"] for row in VESSELS["example"]])
def test_a_ship_is_found_by_its_prefix(find: Find, row: dict[str, Any]) -> None:
    """Warships stand for their navy, others for themselves."""
    assert row["id"] in {mention.actor_id for mention in find(row["text"]).mentions}


@pytest.mark.parametrize("row", VESSELS["counter"], ids=[row["text"] for row in VESSELS["counter"]])
def test_a_prefix_alone_is_no_ship(find: Find, row: dict[str, Any]) -> None:
    """A prefix without a name stands for no navy and is no vessel."""
    found = find(row["text"])
    assert not any(actor.kind == "vessel" or actor.id == "US_NAVY" for actor in found.actors)


TOPONYMS = rule_table("actors", "toponyms")
SETTING = rule_table("actors", "setting")


@pytest.mark.parametrize("row", TOPONYMS["example"], ids=[row["text"] for row in TOPONYMS["example"]])
def test_a_name_used_as_a_place_is_one(find: Find, row: dict[str, Any]) -> None:
    """Unknown places are found by how the sentence uses them."""
    text, spans = bracketed(row["text"])
    assert set(spans) <= {(place.start, place.end) for place in find(text).places}


@pytest.mark.parametrize("row", TOPONYMS["counter"], ids=[row["text"] for row in TOPONYMS["counter"]])
def test_a_name_used_otherwise_is_no_place(find: Find, row: dict[str, Any]) -> None:
    """Persons and months are no places."""
    text, _ = bracketed(row["text"])
    assert find(text).places == ()


@pytest.mark.parametrize("row", [*SETTING["example"], *SETTING["counter"]], ids=lambda row: row["text"])
def test_a_bare_noun_means_the_actor_of_the_country(find: Find, row: dict[str, Any]) -> None:
    """Government forces are those of the country in which the story is set."""
    text, [span] = bracketed(row["text"])
    assert [m.actor_id for m in find(text).mentions if (m.start, m.end) == span] == [row["id"]]


NAMES = rule_table("actors", "names")


@pytest.mark.parametrize("row", NAMES["example"], ids=[row["text"] for row in NAMES["example"]])
def test_a_name_is_found(row: dict[str, Any]) -> None:
    """The example's name is found where it stands."""
    text, [span] = bracketed(row["text"])
    assert [(hit.start, hit.end) for hit in Knowledge.load().finder.find(text)] == [span]


@pytest.mark.parametrize("row", NAMES["counter"], ids=[row["text"] for row in NAMES["counter"]])
def test_a_word_before_makes_another_name(row: dict[str, Any]) -> None:
    """In "New Mexico" there is no Mexico, and "anti-Mexico" takes a stance."""
    text, _ = bracketed(row["text"])
    assert Knowledge.load().finder.find(text) == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("KURDS TOLD US TO WAIT NEAR KABUL", ["KURDS", "AFGHANISTAN"]),
        ("US told Kurds to wait", ["USA", "KURDS"]),
        ("Tell us what it IS about", ["ISIS"]),
        ("tell us what it is about", []),
    ],
)
def test_case_tells_acronyms_from_words(text: str, ids: list[str]) -> None:
    """Acronyms match in their own case only, and in a line of capitals not when they are short."""
    assert [hit.actor_id for hit in Knowledge.load().finder.find(text)] == ids


def test_a_narrator_fights_or_not(find: Find) -> None:
    """The example of the rule is of a party, the counter-example of a reporter."""
    rule = rule_table("actors", "reference")["narrator"]
    for example, expected in ((rule["example"], "OUR_FORCES"), (rule["counter"], "")):
        text, spans = bracketed(example)
        found = {(m.start, m.end): m.actor_id for m in find(text).mentions}
        assert [found.get(span) for span in spans] == [expected]


@pytest.mark.parametrize("row", NAMES["pair_example"], ids=lambda row: row["text"])
def test_a_short_name_of_a_nation_is_found_in_a_pair(row: dict[str, Any]) -> None:
    """ "Franco-" before another nation's adjective is France."""
    text, [span] = bracketed(row["text"])
    assert [(hit.start, hit.end) for hit in find_pairs(text, Knowledge.load().finder.find(text))] == [span]


@pytest.mark.parametrize("row", NAMES["pair_counter"], ids=lambda row: row["text"])
def test_a_short_name_elsewhere_is_none(row: dict[str, Any]) -> None:
    """Franco was also a general."""
    text, _ = bracketed(row["text"])
    assert list(find_pairs(text, Knowledge.load().finder.find(text))) == []

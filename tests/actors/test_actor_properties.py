"""What holds for every text."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer import actors
from explorer.actors import Knowledge, Mentions
from explorer.actors.candidates import make_id
from explorer.language import load_model, parse
from explorer.records import ActorMention, Article

PIECES = (
    'ISIS|the YPG|they|Kobane|attacked|said|its army|Baku|,|in|"|and|US|us|U.S. forces|civilians|\u00a0|the group|'
    "Ilham Aliyev|he|fled|from|warplanes|.|\n\n|'s"
)
WORDS = st.sampled_from(PIECES.split("|"))


@pytest.fixture(scope="module")
def model() -> Any:
    """The language model, loaded once."""
    return load_model()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=25))
def test_spans_are_the_words_they_give(model: Any, words: list[str]) -> None:
    """Every mention and place lies in the text and quotes it; mentions are ordered and their actors known."""
    text = " ".join(words)
    found = actors.find(parse(Article("a", "", text), model=model))
    ids = {actor.id for actor in found.actors}
    spans = [(m.start, m.end, m.text) for m in found.mentions] + [(p.start, p.end, p.text) for p in found.places]
    for start, end, quoted in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == quoted
    assert [m.start for m in found.mentions] == sorted(m.start for m in found.mentions)
    assert {m.actor_id for m in found.mentions} - {""} == ids
    assert all(0 <= m.score <= 1 for m in found.mentions)


def test_finding_twice_gives_the_same(model: Any) -> None:
    """The stage is a pure function of its input."""
    parsed = parse(Article("a", "", "ISIS fighters fled. The jihadis said they would return to Kobane."), model=model)
    assert actors.find(parsed) == actors.find(parsed)


def test_sentences_that_were_not_parsed_give_nothing(model: Any) -> None:
    """A sentence without a parse is passed over."""
    parsed = parse(Article("a", "", "ISIS fled."), model=model, keep=lambda words: False)
    assert actors.find(parsed).mentions == ()


def test_an_own_table_is_used(model: Any, tmp_path: Path) -> None:
    """Names of an analyst's table are found."""
    path = tmp_path / "own.csv"
    path.write_text("id,name,kind\nHILL_GUARD,Hill Guard,armed_group\n", encoding="utf-8")
    parsed = parse(Article("a", "", "The Hill Guard attacked the town."), model=model)
    found = actors.find(parsed, knowledge=Knowledge.load(path))
    assert [m.actor_id for m in found.mentions] == ["HILL_GUARD"]


@given(st.text(max_size=30))
def test_ids_are_plain(words: str) -> None:
    """An id has only capitals, digits and underscores, whatever the name."""
    assert all(part.isalnum() and part.isascii() and part == part.upper() for part in make_id(words).split("_") if part)


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=15), st.integers(0, 60), st.integers(0, 60))
def test_the_index_agrees_with_looking_at_each(spans: list[tuple[int, int]], offset: int, other: int) -> None:
    """Covering and contained mentions are those that a plain search finds."""
    mentions = [ActorMention(start, end, "", "A", "name") for start, end in spans]
    index, low, high = Mentions(mentions), min(offset, other), max(offset, other)
    covering = sorted(m.end - m.start for m in mentions if m.start <= offset < m.end)
    assert [m.end - m.start for m in index.all_covering(offset)] == covering
    smallest = index.covering(offset)
    assert (smallest.end - smallest.start if smallest else None) == (covering[0] if covering else None)
    inside = sorted((m.start, m.end) for m in mentions if low <= m.start and m.end <= high)
    assert sorted((m.start, m.end) for m in index.in_span(low, high)) == inside
    ending = sorted(m.start for m in mentions if m.end == offset and offset > 0)
    assert [m.start for m in index.ending_at(offset)] == ending

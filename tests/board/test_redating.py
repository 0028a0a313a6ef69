"""A date of publication that is said later: what is built again, and what stays selected."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from explorer.board import explore
from explorer.board.redating import carried, publication_bounds, redated, undated
from explorer.board.selection import Selection
from explorer.errors import ExplorerError, InputError
from explorer.pipeline import build_timeline
from explorer.reading import article_from_text
from explorer.timeline import Timeline

UNDATED = "Rebels Take Port\n\nRebels seized the port of Aden two days ago, officials said. They vowed to attack Taiz."
DATED = "---\npublished: 2014-10-07\n---\nArmy Retreats\n\nThe army withdrew from Mocha yesterday."


@pytest.fixture(scope="module")
def mixed() -> Timeline:
    """An article without a date and one with."""
    texts = {"undated": UNDATED, "dated": DATED}
    return build_timeline([article_from_text(text, name=name) for name, text in texts.items()], progress=False)


@pytest.fixture(scope="module")
def built(mixed: Timeline) -> Timeline:
    """The same, published on the first of February."""
    return redated(mixed, "2015-02-01")


def test_only_undated_articles_get_the_date(mixed: Timeline, built: Timeline) -> None:
    """An article keeps the date that it carries, and its basis."""
    assert undated(mixed) == 1
    assert undated(built) == 0
    articles = built.articles.set_index("article_id")
    assert articles["published_basis"].to_dict() == {"undated": "argument", "dated": "front_matter"}
    assert articles.loc["undated", "published_earliest"] == pd.Timestamp("2015-02-01")
    assert articles.loc["dated", "published_earliest"] == pd.Timestamp("2014-10-07")


def test_the_words_are_read_anew(built: Timeline) -> None:
    """Two days before the first of February is the thirtieth of January."""
    assert pd.Timestamp("2015-01-30") in built.events["earliest_start"].tolist()


def test_rejected_inputs_stay_named(mixed: Timeline) -> None:
    """What could not be read the first time is not forgotten."""
    rejected = pd.DataFrame([{"input": "x.pdf", "reason": "r", "hint": "h"}]).astype(mixed.rejected.dtypes)
    assert redated(replace(mixed, rejected=rejected), "2015").rejected["input"].tolist() == ["x.pdf"]


@pytest.mark.parametrize("written", ["soon", "2015-13-01", "", "2015-02-01/..", "<b>2015</b>"])
def test_what_is_no_date_is_said(written: str) -> None:
    """Also a date that is open at one end, after which nothing could be counted."""
    with pytest.raises(InputError, match=r"is not a date|open end"):
        publication_bounds(written)


def test_a_selection_is_carried_as_far_as_it_applies(built: Timeline) -> None:
    """Values that are gone are dropped; days of another frame too, and a brush."""
    kind = built.events["event_type"].iloc[0]
    before = Selection(
        event_types=(kind, "gone"), actors=("gone",), since=-9.0, frame="publication", text="port", rows=(0,)
    )
    after = carried(before, built)
    assert (after.event_types, after.actors, after.text, after.rows) == ((kind,), None, "port", None)
    assert (after.since, after.frame) == (None, "calendar")


def test_the_board_asks_shows_and_takes_back(mixed: Timeline) -> None:
    """A date in the box rebuilds the board in place; nonsense is said beside it; empty goes back."""
    board = explore(mixed).filter(factuality=["happened"])
    box = board.published
    box.value = "soon & <later>"
    message = board.children[0].children[0].children[1]
    assert "&lt;later&gt;" in message.value
    assert board.timeline is mixed
    box.value = "2015-02-01"
    assert board.timeline.is_dated
    assert board.selection.factuality == ("happened",)
    assert board.published.value == "2015-02-01"
    board.publish("")
    assert board.timeline is mixed
    assert board.selection.factuality == ("happened",)


def test_without_undated_articles_nothing_is_asked(built: Timeline) -> None:
    """There is no box, and the board does not lead to one."""
    board = explore(built)
    assert board.published is None
    assert board.board is not None
    assert board.board.asks == ""
    with pytest.raises(ExplorerError, match="has a date"):
        board.publish("2015")

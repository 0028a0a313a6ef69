"""What a person writes to filter a board."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import dated_timeline, happening, make_timeline, seed_like_timeline

from explorer.board.filters import choices, counts, narrowed
from explorer.board.selection import Selection
from explorer.dates import day_number
from explorer.errors import InputError


@pytest.mark.parametrize("written", ["ISIS", "isis", ["ISIS"], ("isis", "Isis")])
def test_actors_go_by_name_or_id(written: Any) -> None:
    """A name or an id, in any case, one or several."""
    assert narrowed(Selection(), seed_like_timeline(), actors=written).actors == ("isis",)


def test_an_unknown_actor_gets_near_names() -> None:
    """The error names actors that look alike."""
    with pytest.raises(InputError, match="Peshmerga"):
        narrowed(Selection(), seed_like_timeline(), actors=["Peshmurga"])


def test_an_unknown_filter_is_named() -> None:
    """The error lists the filters there are."""
    with pytest.raises(InputError, match="event_types"):
        narrowed(Selection(), seed_like_timeline(), kinds=["airstrike"])


@pytest.mark.parametrize(
    ("since", "until", "first", "past"),
    [
        ("2014-10", "2014-10", "2014-10-01", "2014-11-01"),
        ("2014", "2014", "2014-01-01", "2015-01-01"),
        ("2014-10-07", "2014-10-07", "2014-10-07", "2014-10-08"),
    ],
)
def test_a_written_date_means_all_of_it(since: str, until: str, first: str, past: str) -> None:
    """A month as the end means to the end of the month."""
    selection = narrowed(Selection(), dated_timeline(), since=since, until=until)
    assert (selection.since, selection.until, selection.frame) == (day_number(first), day_number(past), "calendar")


def test_a_number_counts_from_publication() -> None:
    """Days before publication are negative numbers."""
    selection = narrowed(Selection(), seed_like_timeline(), since=-30)
    assert (selection.since, selection.frame) == (-30.0, "publication")


def test_dates_and_offsets_do_not_mix() -> None:
    """One end as a date and the other as a number is an error."""
    with pytest.raises(InputError, match="publication"):
        narrowed(Selection(), dated_timeline(), since="2014-10", until=-3)


def test_what_is_no_date_is_said() -> None:
    """The error shows how to write one."""
    with pytest.raises(InputError, match="2014-10-07"):
        narrowed(Selection(), dated_timeline(), since="last week")


@pytest.mark.parametrize("name", [name for name in Selection().to_dict() if name != "frame"])
def test_none_takes_a_filter_away(name: str) -> None:
    """A filter that is None is no filter."""
    narrow = Selection(actors=("isis",), role="source", event_types=(), places=(), sources=(), factuality=())
    narrow = replace(
        narrow, disputed=True, min_confidence=0.5, since=1.0, until=2.0, text="x", order="telling", rows=()
    )
    changed = narrowed(narrow, seed_like_timeline(), **{name: None})
    assert changed == replace(narrow, **{name: getattr(Selection(), name)})


@pytest.mark.parametrize("field", ["actors", "event_types", "places", "factuality", "sources"])
def test_a_choice_shows_as_many_events_as_it_says(field: str) -> None:
    """The count of a choice is the number of events it would show by itself."""
    timeline = make_timeline(
        [
            happening("takes", by="red", to="blue", place_id="hill", place="the hill"),
            happening("leaves", by="", place_id="", place=""),
            happening("shells", by="blue", article="b"),
        ],
        articles=("a", "b"),
    )
    for value, number in counts(timeline, field).items():
        chosen = Selection.from_dict({field: [value]})
        assert chosen.mask(timeline).events.sum() == number


def test_a_choice_without_a_name_is_said_in_words() -> None:
    """Events in which nobody is named can be chosen too."""
    timeline = make_timeline([happening("falls", by="", place_id="", place="")])
    assert choices(timeline, "actors") == {"": "nobody named"}
    assert choices(timeline, "places") == {"": "no place given"}

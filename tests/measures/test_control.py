"""Control: who holds a place, sampled within the bounds."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from explorer.measures import control


def events(*rows: dict[str, Any]) -> pd.DataFrame:
    """A table with the columns that control reads."""
    day = {
        "place_id": "kobane",
        "place": "Kobane",
        "place_relation": "in",
        "factuality": "happened",
        "event_type": "territory_gained",
        "sources": "YPG",
        "targets": "ISIS",
        "frame": "a",
        "earliest_start": pd.NaT,
        "latest_end": pd.NaT,
        "earliest_start_offset": -10.0,
        "latest_end_offset": -2.0,
    }
    df = pd.DataFrame([day | row for row in rows])
    return df.astype({"earliest_start": "datetime64[s]", "latest_end": "datetime64[s]"})


def share(table: pd.DataFrame, holder: str, position: int) -> float:
    """Probability of a holder at the position-th point in time."""
    part = table[table["holder"] == holder]["probability"]
    return float(part.iloc[position]) if len(part) else 0.0


def test_the_taker_holds_the_place_after_the_latest_end() -> None:
    """Before the bounds the loser holds it, after them the taker."""
    table = control(events({}))
    assert share(table, "ISIS", 0) == pytest.approx(1)
    assert share(table, "YPG", -1) == pytest.approx(1)


def test_the_middle_of_the_bounds_is_uncertain() -> None:
    """Halfway through the bounds the two are about equally likely."""
    assert share(control(events({}), steps=81), "YPG", 40) == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize("factuality", ["averted", "vowed", "claimed", "negated", "hypothetical", "attempted"])
def test_what_did_not_happen_moves_nothing(factuality: str) -> None:
    """A capture that was averted, vowed or only claimed leaves the table empty."""
    assert control(events({"factuality": factuality})).empty


def test_probabilities_sum_to_one_everywhere() -> None:
    """At each time the holders share out the whole."""
    table = control(events({}, {"event_type": "armed_clash", "earliest_start_offset": -np.inf}))
    assert table.groupby("offset")["probability"].sum().to_numpy() == pytest.approx(1)


def test_dated_events_run_on_the_calendar() -> None:
    """With calendar bounds the times are dates and the frame is empty."""
    dates = {"earliest_start": pd.Timestamp("2015-01-20"), "latest_end": pd.Timestamp("2015-01-28")}
    table = control(events(dates))
    assert table["date"].min() == pd.Timestamp("2015-01-20")
    assert (table["frame"] == "").all()


def test_an_open_side_on_the_calendar_is_closed_by_convention() -> None:
    """An event without an earliest date still gives a finite table."""
    known = {"earliest_start": pd.Timestamp("2015-01-20"), "latest_end": pd.Timestamp("2015-01-28")}
    table = control(events(known, {"latest_end": pd.Timestamp("2015-01-30")}))
    assert table["date"].notna().all()


def test_who_leaves_does_not_hold_the_place_afterwards() -> None:
    """A withdrawal whose target is read as the one who leaves gives the place to nobody known."""
    table = control(events({"event_type": "withdrawal", "sources": "ISIS", "targets": "ISIS"}))
    assert share(table, "ISIS", 0) == pytest.approx(1)
    assert share(table, "unknown", -1) == pytest.approx(1)


def test_the_bounds_of_a_short_event_are_on_the_grid() -> None:
    """A long event beside a short one does not hide when the short one began and ended."""
    long = {"event_type": "armed_clash", "earliest_start_offset": -550.0, "latest_end_offset": -100.0}
    assert {-10.0, -2.0} <= set(control(events({}, long))["offset"])


def test_near_a_place_is_not_in_it() -> None:
    """A gain just outside a town does not take the town."""
    assert control(events({"place_relation": "near"})).empty


def test_the_same_seed_gives_the_same_table() -> None:
    """Sampling is repeatable."""
    pd.testing.assert_frame_equal(control(events({}), seed=3), control(events({}), seed=3))

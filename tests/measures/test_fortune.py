"""Fortune: from type, role and factuality, never from words."""

import pandas as pd
import pytest

from explorer.measures import fortune


def event(**columns: str) -> pd.DataFrame:
    """One row with the columns that fortune reads."""
    row = {
        "event_id": "e",
        "event_type": "territory_gained",
        "sources": "YPG",
        "targets": "ISIS",
        "factuality": "happened",
    }
    return pd.DataFrame([row | columns])


def values(events: pd.DataFrame) -> dict[str, float]:
    """Actor to fortune."""
    table = fortune(events)
    return dict(zip(table["actor_id"], table["fortune"], strict=True))


def test_taking_ground_is_gain_and_loss() -> None:
    """The taker gains what the loser loses."""
    assert values(event()) == {"YPG": 1.0, "ISIS": -1.0}


def test_a_capture_that_was_averted_turns_the_fortunes() -> None:
    """Whoever was kept from taking the town loses by it."""
    assert values(event(sources="ISIS", targets="YPG", factuality="averted")) == {"ISIS": -0.6, "YPG": 0.6}


@pytest.mark.parametrize("factuality", ["vowed", "claimed", "negated", "hypothetical", "generic"])
def test_words_alone_move_nothing(factuality: str) -> None:
    """A vow or a claim brings neither gain nor loss."""
    assert values(event(factuality=factuality)) == {}


def test_an_actor_on_both_sides_gets_no_row() -> None:
    """Infighting is not scored."""
    assert values(event(sources="YPG|PKK", targets="YPG")) == {"PKK": 1.0}

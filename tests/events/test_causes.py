"""What harms without a hand, and what is fought with words alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explorer.records import Claim
from explorer.rules import rule_table


@pytest.mark.parametrize("row", rule_table("events", "causes")["example"], ids=lambda row: row["text"])
def test_weather_disease_and_words_wage_no_war(row: dict[str, Any], claims: Callable[[str], list[Claim]]) -> None:
    """Exactly the events of a row are found, and where it says so nobody has done them."""
    found = claims(row["text"])
    assert [one.event_type for one in found] == row["types"]
    if "sources" in row:
        assert not any(one.sources for one in found)

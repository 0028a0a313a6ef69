"""Bounds in words, as the steps of "why this date" show them."""

from __future__ import annotations

import pytest

from board.javascript import run_js

OFFSETS = [
    (-10, -2, "2–10 days before publication"),
    (-1, 0, "the day before publication"),
    (0, 1, "on the day of publication"),
    (1, "Infinity", "after publication, if ever"),
    (0, "Infinity", "on or after the day of publication"),
    ("-Infinity", 0, "any time up to publication"),
    ("-Infinity", 1, "any time up to publication"),
    ("-Infinity", "Infinity", "at any time"),
    ("-Infinity", -7, "at least 7 days before publication"),
    (-548, -91, "3–18 months before publication"),
    (-180, -30, "30 days to 6 months before publication"),
    (-7, 0, "up to 7 days before publication"),
    (2, 8, "2–7 days after publication"),
    (-3650, -1826, "5–10 years before publication"),
]
DATES = [
    ("2014-10-07", "2014-10-08", "7 Oct 2014"),
    ("2014-10-02", "2014-10-10", "2–9 Oct 2014"),
    ("2014-10-01", "2014-11-01", "Oct 2014"),
    ("2014-09-01", "2014-11-01", "Sep – Oct 2014"),
    ("2014-09-13", "2014-10-02", "13 Sep – 1 Oct 2014"),
    ("2014-09-13", "2015-02-01", "13 Sep 2014 – 31 Jan 2015"),
    (None, "2015-02-01", "up to 31 Jan 2015"),
    ("2015-02-01", None, "from 1 Feb 2015"),
    (None, None, "undated"),
]


@pytest.fixture(scope="module")
def said() -> dict[str, list[str]]:
    """All of them in words, from one run."""
    code = """
    const day = (text, open) => (text === null ? open : Date.parse(text + "T00:00Z") / 86400000);
    return { offsets: data.offsets.map(([a, b]) => offsetWords(Number(a), Number(b))),
      dates: data.dates.map(([a, b]) => calendarWords(day(a, -Infinity), day(b, Infinity))),
      numbers: [decimal(0.875), ...[-0.42, 0.4, NaN, 0.001].map((one) => decimal(one, true)), decimal(1)] };
    """
    data = {"offsets": [row[:2] for row in OFFSETS], "dates": [row[:2] for row in DATES]}
    return run_js("words.js", code, data)


@pytest.mark.parametrize("n", range(len(OFFSETS)))
def test_offsets_in_words(said: dict[str, list[str]], n: int) -> None:
    """Days from publication, half-open, as a person would say them."""
    assert said["offsets"][n] == OFFSETS[n][2]


@pytest.mark.parametrize("n", range(len(DATES)))
def test_dates_in_words(said: dict[str, list[str]], n: int) -> None:
    """Calendar intervals, half-open, without repeating month and year."""
    assert said["dates"][n] == DATES[n][2]


def test_decimals(said: dict[str, list[str]]) -> None:
    """Two digits without a leading zero, with a real minus."""
    assert said["numbers"] == [".88", "−.42", "+.40", "–", ".00", "1.00"]

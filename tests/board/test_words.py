"""Bounds in words, as the steps of "why this date" show them."""

from __future__ import annotations

import pytest
from builders import happening, make_timeline

from board.javascript import run_js
from explorer.views.words import bounds_in_words

INF = float("inf")
HULLS = [
    (-10, -2), (-1, 0), (0, 1), (1, INF), (0, INF), (-INF, 0), (-INF, 1), (-INF, INF), (-INF, -7), (-548, -91),
    (-180, -30), (-7, 0), (2, 8), (-3650, -1826), (-400, -365), (-30, INF), (5, INF), (-4, 9), (-1, -1), (-62, -60),
]  # fmt: skip
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
    return { hulls: data.hulls.map(([a, b]) => offsetWords(Number(a), Number(b))),
      dates: data.dates.map(([a, b]) => calendarWords(day(a, -Infinity), day(b, Infinity))),
      numbers: [decimal(0.875), ...[-0.42, 0.4, NaN, 0.001].map((one) => decimal(one, true)), decimal(1)] };
    """
    data = {
        "hulls": [[str(day).replace("inf", "Infinity") for day in hull] for hull in HULLS],
        "dates": [row[:2] for row in DATES],
    }
    return run_js("words.js", code, data)


@pytest.mark.parametrize("n", range(len(HULLS)))
def test_hulls_are_said_as_the_views_say_them(said: dict[str, list[str]], n: int) -> None:
    """Days from publication, half-open, in the words of the charts and the table."""
    first, last = HULLS[n]
    timeline = make_timeline([happening(hull=(float(first), float(last)))])
    assert said["hulls"][n] == bounds_in_words(next(timeline.events.itertuples()))


@pytest.mark.parametrize("n", range(len(DATES)))
def test_dates_in_words(said: dict[str, list[str]], n: int) -> None:
    """Calendar intervals, half-open, without repeating month and year."""
    assert said["dates"][n] == DATES[n][2]


def test_decimals(said: dict[str, list[str]]) -> None:
    """Two digits without a leading zero, with a real minus."""
    assert said["numbers"] == [".88", "−.42", "+.40", "–", ".00", "1.00"]

"""Packing, palette, marks and smoothing."""

from __future__ import annotations

import json
import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import schema
from explorer.views import campaign, marks, palette, scheme_of
from explorer.views.packing import GAP, Item, pack
from explorer.views.sheet import LEFT
from explorer.views.smoothing import rolling_mean
from explorer.views.text import width
from explorer.views.theme import OKABE_ITO, contrast
from tests.builders import happening, make_timeline, seed_like_timeline

WIDTH = 1000.0
ITEMS = st.lists(
    st.tuples(st.floats(0, 900), st.floats(1, 100), st.floats(0, 300)).map(lambda t: Item(t[0], t[0] + t[1], t[2])),
    max_size=40,
)


@given(ITEMS)
def test_nothing_overlaps_in_a_row(items: list[Item]) -> None:
    """Bars with their labels never overlap, and none leaves the plot."""
    rows: dict[int, list[tuple[float, float]]] = {}
    for item, place in zip(items, pack(items, plot_width=WIDTH), strict=True):
        left = item.left - (GAP + place.room if place.side == "left" else 0)
        right = item.right + (GAP + place.room if place.side == "right" else 0)
        if place.room:
            assert left >= -1e-6
            assert right <= WIDTH + 1e-6
        rows.setdefault(place.row, []).append((left, right))
    for extents in rows.values():
        extents.sort()
        assert all(a[1] <= b[0] + 1e-6 for a, b in pairwise(extents))


def test_a_label_is_cut_only_where_it_fits_nowhere() -> None:
    """A bar up to the right edge has its label at its left, a bar as wide as the plot inside; neither is cut."""
    at_the_edge, everywhere = (pack([Item(left, 990, 300, 400)], plot_width=WIDTH)[0] for left in (700, 0))
    assert (at_the_edge.side, at_the_edge.room) == ("left", 300)
    assert (everywhere.side, everywhere.room) == ("inside", 300)


def test_no_square_stands_under_words() -> None:
    """A label inside a row of squares keeps it free, and stands clear of the mark."""
    label = "fights from house to house"
    events = [happening(hull=(-20, -3)), happening(label, hull=(-2000, math.inf), factuality="vowed")]
    data = json.loads(campaign(make_timeline(events), width=700).to_json())["data"]
    words, squares, mark = (
        next(trace for trace in data if trace["meta"]["part"] == part and trace["customdata"][-1] == 1)
        for part in ("label", "outline", "mark")
    )
    start = words["x"][words["customdata"].index(1)]
    end = start + width(label, 11) * (squares["x"][1] - squares["x"][0]) / 12
    assert words["textposition"][words["customdata"].index(1)] == "middle right"
    assert not [x for x in squares["x"] if start < x < end]
    assert not start < mark["x"][0] < end


def test_names_stay_clear_of_arrows_on_the_edge() -> None:
    """No line of a lane's name reaches the arrows that stand on the left edge of the plot."""
    names = {"x": "US-led coalition", "y": "Armed forces of the republic"}
    figure = campaign(make_timeline([happening(by=name) for name in names], names=names))
    lanes = [note.text.split("<br>") for note in figure.layout.annotations if "<b>" in note.text and note.x == 0]
    lines = [line.removeprefix("<b>").removesuffix("</b>") for note in lanes for line in note if "span" not in line]
    shown = [line for line in lines if line in "US-led coalition Armed forces of the republic"]
    assert len(shown) >= 4
    assert max(16 + width(line, 12, bold=True) for line in shown) < LEFT - 8


def test_packing_keeps_to_the_most_rows() -> None:
    """When rows are limited, bars may overlap but no row is added."""
    places = pack([Item(0, 50) for _ in range(20)], plot_width=WIDTH, most_rows=4)
    assert max(place.row for place in places) == 3


def test_the_actor_with_most_claims_is_vermillion() -> None:
    """Colours go by number of claims, so that the main actor looks the same in every chart."""
    colours = palette(seed_like_timeline())
    assert next(iter(colours)) == "isis"
    assert colours["isis"].fill == OKABE_ITO[0]


def test_palette_does_not_depend_on_the_order_of_rows() -> None:
    """Ties are settled by id."""
    events = [happening(by=name) for name in "cab"]
    assert palette(make_timeline(events)) == palette(make_timeline(events[::-1]))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_and_marks_stand_out(name: str) -> None:
    """Ink has a contrast of 4.5 to the paper, fills of 3, in both themes, for all colours."""
    scheme = scheme_of(name)  # type: ignore[arg-type]  # parametrised with the two names
    timeline = make_timeline([happening(by=f"actor {n}") for n in range(9)])
    assert min(contrast(ink, scheme.paper) for ink in (scheme.ink, scheme.muted)) >= 4.5
    for colour in palette(timeline, theme=scheme.name).values():
        assert min(contrast(colour.ink, scheme.paper), contrast(colour.ink, scheme.band)) >= 4.5
        assert contrast(colour.fill, scheme.paper) >= 3


def test_every_factuality_has_a_mark_of_its_own() -> None:
    """No two marks share a glyph, and no two a symbol that is filled alike; the table is plain data."""
    table = marks()
    assert {mark["name"] for mark in table} == {*schema.FACTUALITIES, "disputed"}
    assert len({mark["glyph"] for mark in table}) == len(table)
    assert len({(mark["symbol"], mark["hollow"]) for mark in table}) == len(table)
    assert json.loads(json.dumps(table)) == table


def test_a_mean_needs_five_points() -> None:
    """Where the window holds fewer than five points there is no line."""
    grid = np.linspace(0, 10, 50)
    four = np.arange(4.0)
    assert rolling_mean(four, four, grid=grid, window=100, seed=1) == []
    five = np.arange(5.0)
    (curve,) = rolling_mean(five, five, grid=grid, window=100, seed=1)
    assert curve.mean == pytest.approx(np.full(len(curve.x), 2.0))


def test_a_mean_is_not_drawn_across_a_gap() -> None:
    """Two clusters far apart give two runs."""
    x = np.concatenate([np.linspace(0, 1, 10), np.linspace(50, 51, 10)])
    curves = rolling_mean(x, np.zeros(20), grid=np.linspace(0, 51, 400), window=2, seed=1)
    assert len(curves) == 2
    assert curves[0].x[-1] < 3
    assert curves[1].x[0] > 48


def test_the_band_holds_the_mean_and_is_the_same_for_a_seed() -> None:
    """The bootstrap is seeded, and its 80 % interval contains the mean it belongs to."""
    rng = np.random.default_rng(3)
    x, y = np.sort(rng.random(60)) * 30, rng.normal(0, 0.4, 60)
    grid = np.linspace(0, 30, 40)
    first, second = (rolling_mean(x, y, grid=grid, window=8, seed=7)[0] for _ in range(2))
    assert np.array_equal(first.low, second.low)
    assert (first.low <= first.mean).all()
    assert (first.mean <= first.high).all()


def test_the_large_window_limit_agrees_with_the_bootstrap() -> None:
    """From 401 points on the normal limit is used; its band is as wide as the bootstrap's within 15 %."""
    rng = np.random.default_rng(5)
    y = rng.normal(0, 0.4, 401)
    grid = np.array([0.4, 0.5])
    small = rolling_mean(np.linspace(0, 1, 400), y[:400], grid=grid, window=5, seed=7)[0]
    large = rolling_mean(np.linspace(0, 1, 401), y, grid=grid, window=5, seed=7)[0]
    assert (large.high - large.low)[0] == pytest.approx((small.high - small.low)[0], rel=0.15)


def test_a_bar_that_begins_before_the_axis_finds_a_row() -> None:
    """An event of long ago is packed like any other."""
    assert [place.row for place in pack([Item(left=-40.0, right=12.0, label=30.0, inside=0.0)], plot_width=200.0)] == [
        0
    ]

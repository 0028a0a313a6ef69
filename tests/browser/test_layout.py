"""How the single file uses the screen, and paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders import seed_like_timeline

from browser.looking import drag, settled
from explorer.board.figures import finding
from explorer.views import campaign

pytestmark = pytest.mark.browser
Show = Callable[..., Any]


def test_campaign_and_telling_are_seen_at_once(show: Show) -> None:
    """On a screen of 1600 by 1000 both charts stand whole above the table, as they do once the table is folded."""
    page = show(seed_like_timeline)
    bottom = page.locator(".nte-table").bounding_box()["y"]
    for name in ("campaign", "narrative"):
        box = page.locator(f"[data-chart={name}] .nte-plot").bounding_box()
        assert box["y"] + box["height"] <= bottom + 4
    page.get_by_role("button", name="Hide the table").click()
    settled(page)
    assert page.locator(".nte-scroll").is_hidden()
    assert page.locator("[data-chart=narrative] .nte-plot").bounding_box()["height"] > box["height"]


def test_the_divider_moves_by_mouse_and_keys_and_is_remembered(show: Show) -> None:
    """Arrows and drags give the table more room, Enter folds it away, and the address keeps it."""
    page = show(seed_like_timeline)
    divider, table = page.get_by_role("separator"), page.locator(".nte-table")
    first = table.bounding_box()["height"]
    divider.focus()
    page.keyboard.press("ArrowUp")
    assert divider.get_attribute("aria-valuenow") == "24"
    assert table.bounding_box()["height"] > first
    box = divider.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 3
    drag(page, [(x, y), (x, y - 200)])
    assert table.bounding_box()["height"] > first + 200
    settled(page)
    share = divider.get_attribute("aria-valuenow")
    assert f"table={share}" in page.url
    again = show(seed_like_timeline, fresh=True, hash_="#" + page.url.split("#", 1)[1])
    assert again.get_by_role("separator").get_attribute("aria-valuenow") == share
    divider.focus()
    page.keyboard.press("Enter")
    assert table.locator(".nte-scroll").is_hidden()
    page.keyboard.press("Enter")
    assert table.locator(".nte-scroll").is_visible()


def test_the_finding_stands_above_its_chart_while_it_holds(show: Show) -> None:
    """The view's headline is the heading; once something is hidden, the plain title is."""
    page = show(seed_like_timeline)
    heading = page.locator("[data-chart=campaign] h2")
    said = finding(campaign(seed_like_timeline(), width=1000))
    assert said
    assert heading.inner_text() == said
    page.locator("[data-chip=vowed]").click()
    settled(page)
    assert heading.inner_text() == "What happened, by who acts"


def test_on_paper_everything_is_there(show: Show) -> None:
    """Charts, the whole table and the evidence are printed in light, the controls are not, and nothing is cut."""
    page = show(seed_like_timeline, fresh=True, dark=True, hash_="#event=3")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1032, "height": 700})
    settled(page)
    assert page.locator(".nte").get_attribute("data-theme") == "light"
    assert page.locator(".nte-rail").is_hidden()
    assert page.locator(".nte-evidence .nte-sentence").is_visible()
    scroller = page.locator(".nte-scroll").evaluate("node => [node.scrollHeight, node.clientHeight]")
    assert scroller[0] == scroller[1] > 500
    assert page.evaluate("document.documentElement.scrollWidth") <= 1032
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    settled(page)
    assert page.locator(".nte").get_attribute("data-theme") == "dark"

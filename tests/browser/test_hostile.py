"""Words that want to be code stay words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import nan
from pathlib import Path
from typing import Any

import pytest
from builders import happening, make_timeline, seed_like_timeline

from browser.conftest import Watch
from browser.looking import place_of, shown_rows
from explorer.board import explore
from explorer.schema import CONTRADICTIONS, REASONS, frame
from explorer.timeline import Timeline

pytestmark = pytest.mark.browser

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
    "<a href='javascript:alert(4)'>x</a> %{x} $\\href{https://example.org}{y}$ <b>bold</b>"
)


WORDS = ("place", "place_id", "speaker", "speakers", "quantity_text")


def hostile_timeline() -> Timeline:
    """A disputed event of which every word that an article or an analyst can write is hostile."""
    made = make_timeline(
        [happening(HOSTILE, by="red", to="blue", **dict.fromkeys(WORDS, HOSTILE))],
        articles=(HOSTILE,),
        names={"red": HOSTILE, "blue": HOSTILE},
        sentences={HOSTILE: [{"text": HOSTILE, "kind": "headline"}]},
    )
    claim, event = made.claims["claim_id"].iloc[0], made.events["event_id"].iloc[0]
    reason = dict.fromkeys(("rule", "text"), HOSTILE) | {"claim_id": claim}
    times = [
        {"step": 0, "field": "time", "start_char": 0, "end_char": 9, "earliest_offset": -9.0, "latest_offset": -1.0}
    ]
    other = [
        {"step": 1, "field": HOSTILE, "start_char": -1, "end_char": -1, "earliest_offset": nan, "latest_offset": nan}
    ]
    pair = {"contradiction_id": "c", "event_id": event, "kind": "framing", "claim_a": claim, "claim_b": claim}
    return replace(
        made,
        reasons=frame(REASONS, [reason | step for step in times + other]),
        contradictions=frame(CONTRADICTIONS, [pair | {"text": HOSTILE}]),
        articles=made.articles.assign(**dict.fromkeys(("source", "author", "url"), HOSTILE)).astype(
            made.articles.dtypes
        ),
    )


def _no_markup(page: Any) -> None:
    assert page.locator(".nte img, .nte script, .nte a[href], .nte b b, .nte iframe").count() == 0
    assert page.locator("script").count() == 4  # app, plotly.js, and the two that hold data


def test_hostile_words_stay_words_in_the_file(show: Callable[..., Any]) -> None:
    """In table, evidence, filters, charts, search and hover nothing runs and nothing is fetched."""
    page = show(hostile_timeline, hash_="#event=0&text=bold")
    assert HOSTILE in page.locator("tbody").inner_text()
    assert HOSTILE in page.locator(".nte-evidence blockquote").evaluate("node => node.textContent")
    assert "<script>" in page.locator("[data-facet=actors]").inner_text()
    assert page.locator(".nte-concordance b").first.inner_text() == "bold"
    page.mouse.move(*place_of(page, "campaign", 0))
    page.wait_for_timeout(300)
    assert page.locator(".hoverlayer text").count() > 0
    assert "<script>" in page.locator(".nte-dispute").inner_text()
    assert "<img" in page.locator(".nte-chain").inner_text()
    page.locator(".nte-reading summary").click()
    assert "<img" in page.locator(".nte-reading dl").inner_text()
    assert "<svg" in page.locator(".nte-about").inner_text()
    assert "<svg" in page.title()
    _no_markup(page)


def test_a_snapshot_works_in_its_sandbox(browser: Any, watch: Watch, tmp_path: Path) -> None:
    """In a sandboxed frame the board is drawn, filters, and is as inert."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    watch.attach(page)
    path = tmp_path / "notebook.html"
    path.write_text(explore(seed_like_timeline()).snapshot()._repr_html_(), encoding="utf-8")
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("[data-ready=true]").wait_for(timeout=20_000)
    inside = page.frames[1]
    before = len(shown_rows(inside)["campaign"])
    frame.locator("[data-chip=vowed]").click()
    page.wait_for_timeout(400)
    assert 0 < len(shown_rows(inside)["campaign"]) < before
    page.close()

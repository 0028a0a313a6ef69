"""The single HTML file in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders import dated_timeline, make_timeline, mixed_timeline, seed_like_timeline
from random_timelines import big_timeline

from browser.looking import drag, place_of, settled, shown_rows, table_rows
from explorer.board.selection import Selection
from explorer.timeline import Timeline

pytestmark = pytest.mark.browser
Show = Callable[..., Any]


DIMMED = """
() => [...document.querySelectorAll(".nte-plot")].flatMap((node) => node._fullData)
  .filter((trace) => Array.isArray(trace.selectedpoints)).map((trace) => trace.name ?? trace.type)
"""  # plotly fades every point that is not among a trace's selected ones


def sixty_events() -> Timeline:
    """Sixty random events of twelve outlets."""
    return big_timeline(60)


def many_events() -> Timeline:
    """A thousand of them."""
    return big_timeline(1000)


def test_three_charts_stand_for_every_event(show: Show) -> None:
    """Campaign, narrative and tone are drawn, and the campaign and the table hold every event."""
    timeline = seed_like_timeline()
    page = show(seed_like_timeline)
    rows = shown_rows(page)
    assert list(rows) == ["campaign", "narrative", "sentiment"]
    assert rows["campaign"] == list(range(len(timeline.events))) == sorted(table_rows(page))
    assert rows["narrative"] == list(range(len(timeline.claims)))
    assert len(rows["sentiment"]) > 5


def test_a_brush_filters_the_other_charts_and_the_table(show: Show) -> None:
    """Dragging over marks of the campaign leaves their claims, sentences and table rows."""
    timeline = seed_like_timeline()
    page = show(seed_like_timeline)
    before = shown_rows(page)
    x, y = place_of(page, "campaign", 9)
    page.mouse.move(x - 14, y - 6)
    page.mouse.down()
    page.mouse.move(x, y, steps=3)
    page.mouse.move(x + 14, y + 6, steps=3)
    page.mouse.up()
    settled(page)
    after, brushed = shown_rows(page), table_rows(page)
    assert after["campaign"] == before["campaign"]
    assert 0 < len(brushed) < len(before["campaign"])
    masks = Selection(rows=tuple(brushed)).mask(timeline)
    assert after["narrative"] == [row for row, flag in enumerate(masks.claims) if flag]
    assert 0 < len(after["sentiment"]) < len(before["sentiment"])
    assert page.locator(".nte-veil").count() == 1
    page.keyboard.press("Escape")
    settled(page)
    assert shown_rows(page) == before
    assert page.locator(".nte-veil").count() == 0
    assert page.evaluate(DIMMED) == []


def test_a_click_on_a_mark_opens_its_evidence(show: Show) -> None:
    """The sentence is there with its trigger and actors marked, and the event is marked everywhere."""
    timeline = seed_like_timeline()
    page = show(seed_like_timeline)
    row = int(timeline.events.index[timeline.events["label"].str.startswith("pushes")][0])
    page.mouse.move(*place_of(page, "campaign", row))
    page.wait_for_timeout(150)
    page.mouse.click(*place_of(page, "campaign", row))
    panel = page.locator(".nte-evidence")
    panel.locator("h2").wait_for()
    assert panel.locator("h2").inner_text().casefold() == timeline.events["label"].iloc[row].casefold()
    claim = timeline.claims[timeline.claims["event_id"] == timeline.events["event_id"].iloc[row]].iloc[0]
    said = timeline.sentences.set_index("sentence_id")["text"]
    assert panel.locator(".nte-sentence").inner_text() == said[claim["sentence_id"]]
    trigger = timeline.articles["text"].iloc[0][claim["start_char"] : claim["end_char"]]
    assert "".join(panel.locator(".nte-mark-trigger").all_inner_texts()) == trigger
    assert page.locator(f"tr.nte-current[data-row='{row}']").count() == 1
    assert page.locator("[data-chart=campaign] .nte-opened").count() == 1
    assert page.locator("[data-chart=narrative] .nte-opened").count() >= 1


def test_a_second_claim_can_be_stepped_to(show: Show) -> None:
    """The panel steps through the claims of an event, in reading order."""
    timeline = seed_like_timeline()
    row = int(timeline.events["n_claims"].argmax())
    page = show(seed_like_timeline, hash_=f"#event={row}")
    panel = page.locator(".nte-evidence")
    first = panel.locator(".nte-sentence").inner_text()
    panel.get_by_role("button", name="Next claim").click()
    assert f"claim 2 of {timeline.events['n_claims'].iloc[row]}" in panel.inner_text()
    assert panel.locator(".nte-sentence").inner_text() != first


def test_pointing_at_an_event_shows_it_in_the_other_charts(show: Show) -> None:
    """The mark under the pointer is ringed in the charts that it is not in."""
    page = show(seed_like_timeline)
    page.mouse.move(*place_of(page, "campaign", 9))
    page.wait_for_timeout(250)
    assert page.locator("[data-chart=narrative] .nte-hovered").count() >= 1
    assert page.locator("tr.nte-hover").count() == 1


def test_the_keyboard_reaches_everything(show: Show) -> None:
    """Slash searches, t goes to the table, arrows move, Enter opens, brackets step, Escape leaves."""
    page = show(seed_like_timeline)
    page.locator("body").press("Tab")
    page.keyboard.press("/")
    page.keyboard.type("town")
    settled(page)
    found = table_rows(page)
    assert 0 < len(found) < 27
    assert "town" in page.locator(".nte-concordance b").first.inner_text().lower()
    page.keyboard.press("Escape")
    page.locator(".nte-switch[data-switch=order] [tabindex='0']").focus()
    page.keyboard.press("t")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("tr.nte-current").get_attribute("data-row") == str(found[1])
    page.keyboard.press("]")
    assert page.locator("tr.nte-current").get_attribute("data-row") == str(found[2])


@pytest.mark.parametrize("dark", [False, True])
def test_light_and_dark_follow_the_system_and_the_button(show: Show, dark: bool) -> None:
    """The page starts as the system says and the button turns it, charts included."""
    page = show(seed_like_timeline, dark=dark, fresh=dark)

    def look() -> tuple[str, float]:
        paper = page.locator(".nte").evaluate("node => getComputedStyle(node).backgroundColor")
        ink = page.locator(".nte-plot").first.evaluate("node => node._fullLayout.font.color")
        return ink, sum(int(part) for part in paper[4:-1].split(","))

    first = look()
    page.get_by_role("button", name="Light" if dark else "Dark").click()
    settled(page)
    second = look()
    assert (first[1] < 200) == dark
    assert (second[1] < 200) != dark
    assert first[0] != second[0]


def test_the_address_brings_back_what_was_seen(show: Show) -> None:
    """A reload with the address shows the same selection, event, claim and theme."""
    page = show(seed_like_timeline)
    page.locator("[data-facet=actors] input").nth(1).uncheck()
    page.locator("[data-chip=vowed]").click()
    page.locator("tbody tr").first.click()
    page.get_by_role("button", name="Dark").click()
    settled(page)
    rows, opened = table_rows(page), page.locator(".nte-headline").inner_text()
    again = show(seed_like_timeline, fresh=True, hash_="#" + page.url.split("#", 1)[1])
    assert table_rows(again) == rows
    assert again.locator(".nte-headline").inner_text() == opened
    assert again.locator(".nte").get_attribute("data-theme") == "dark"
    assert not again.locator("[data-facet=actors] input").nth(1).is_checked()


@pytest.mark.parametrize(
    ("hash_", "selection"),
    [
        ("#actors=ypg&role=source", Selection(actors=("ypg",), role="source")),
        ("#factuality=averted|vowed", Selection(factuality=("averted", "vowed"))),
        ("#since=-30&until=-2", Selection(since=-30.0, until=-2.0, frame="publication")),
        ("#text=Kobane+town", Selection(text="Kobane town")),
        ("#disputed=1", Selection(disputed=True)),
    ],
)
def test_the_page_shows_what_python_would(show: Show, hash_: str, selection: Selection) -> None:
    """Rows in the charts and the table are those of the selection in Python."""
    timeline = seed_like_timeline()
    page = show(seed_like_timeline, hash_=hash_)
    masks = selection.mask(timeline)
    events = [row for row, flag in enumerate(masks.events) if flag]
    assert sorted(table_rows(page)) == events == shown_rows(page)["campaign"]
    assert shown_rows(page)["narrative"] == [row for row, flag in enumerate(masks.claims) if flag]
    assert page.locator(".nte-shown").inner_text() == f"{len(events)} of {len(timeline.events)} shown"


def test_controls_filter_and_reset(show: Show) -> None:
    """A slider moved by keyboard, a chip, 'only' and the time handles narrow; Reset shows all again."""
    page = show(sixty_events)
    everything = shown_rows(page)
    page.locator("[data-slider=confidence]").focus()
    page.keyboard.press("End")
    settled(page)
    assert table_rows(page) == []
    page.get_by_role("button", name="Reset", exact=True).click()
    page.get_by_role("button", name="Only actor 1").click()
    page.locator("[data-time=since]").focus()
    for _ in range(3):
        page.keyboard.press("PageUp")
    settled(page)
    narrowed = shown_rows(page)
    assert all(len(narrowed[name]) < len(everything[name]) for name in everything)
    page.get_by_role("button", name="Reset", exact=True).click()
    settled(page)
    assert shown_rows(page) == everything


def test_the_order_of_telling_orders_the_table(show: Show) -> None:
    """In the order of the telling, the table starts with the first sentence's event."""
    timeline = seed_like_timeline()
    page = show(seed_like_timeline)
    page.get_by_role("radio", name="of telling").click()
    settled(page)
    first = timeline.claims["event_id"].iloc[0]
    assert table_rows(page)[0] == timeline.events["event_id"].tolist().index(first)


def test_sorting_says_so(show: Show) -> None:
    """A heading sorts by its column and says in which direction."""
    page = show(seed_like_timeline, fresh=True)
    page.get_by_role("button", name="Claims").click()
    counts = page.eval_on_selector_all("td.nte-col-claims", "cells => cells.map((cell) => Number(cell.textContent))")
    assert counts == sorted(counts, reverse=True)
    assert page.locator("th.nte-col-claims").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize(
    ("make", "size"), [(dated_timeline, (1900, 1000)), (mixed_timeline, (1280, 800)), (dated_timeline, (640, 500))]
)
def test_nothing_overflows_the_screen(show: Show, size: Any, make: Any) -> None:
    """The page is never wider than the screen, and the charts are as wide as their column."""
    page = show(make, size=size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    for node in page.locator(".nte-plot").all():
        width, drawn = node.evaluate("node => [node.clientWidth, node._fullLayout.width]")
        assert width == drawn > 300


def test_every_control_has_a_name(show: Show) -> None:
    """Buttons, boxes and sliders are named for those who cannot see them."""
    page = show(seed_like_timeline, hash_="#event=3")
    nameless = page.eval_on_selector_all(
        ".nte button, .nte input, .nte select, .nte [role=separator], .nte [role=grid], .nte [role=img], .nte aside",
        "nodes => nodes.filter((node) => !(node.textContent.trim() || node.ariaLabel || node.labels?.length))"
        ".map((node) => node.outerHTML)",
    )
    assert nameless == []


def test_the_focus_goes_from_top_to_bottom(show: Show) -> None:
    """The tab key visits head, filters, charts, divider, table and evidence in that order."""
    page = show(seed_like_timeline, fresh=True, hash_="#event=3")
    page.locator(".nte-masthead button").first.focus()
    visited = []
    for _ in range(110):
        part = page.evaluate(
            "() => document.activeElement.closest('.nte-masthead, .nte-rail, .nte-chart, .nte-divider, .nte-table,"
            " .nte-evidence')?.classList[0]"
        )
        if part and part not in visited[-1:]:
            visited.append(part)
        if part == "nte-evidence":
            break
        page.keyboard.press("Tab")
    assert [part[4:] for part in visited] == ["masthead", "rail", "chart", "divider", "table", "evidence"]


def test_the_count_is_announced(show: Show) -> None:
    """What a filter leaves is said to those who cannot see it, and rows say where they are."""
    page = show(seed_like_timeline, hash_="#factuality=vowed")
    status = page.locator(".nte-rail [role=status][aria-live=polite]")
    assert status.inner_text() == "3 of 27 shown"
    assert page.get_by_role("grid").get_attribute("aria-rowcount") == "4"
    assert page.get_by_role("columnheader").count() == page.locator("thead th:visible").count() > 5


def test_a_chart_can_be_folded(show: Show) -> None:
    """A folded chart leaves room and comes back up to date."""
    page = show(seed_like_timeline, fresh=True)
    page.locator("[data-chart=narrative] h2 button").click()
    assert page.locator("[data-chart=narrative] .nte-plot").is_hidden()
    page.locator("[data-chip=vowed]").click()
    page.locator("[data-chart=narrative] h2 button").click()
    settled(page)
    assert len(shown_rows(page)["narrative"]) < 10


def test_there_is_no_dead_control_for_the_date(show: Show) -> None:
    """Without a kernel nothing can be built again, so the file does not offer it."""
    assert show(seed_like_timeline).locator(".nte-ask").count() == 0


def test_without_source_text_the_panel_says_so(show: Show) -> None:
    """The evidence has no sentence and says why; dates and roles stay."""
    page = show(seed_like_timeline, hash_="#event=3", source_text=False)
    panel = page.locator(".nte-evidence")
    assert "left out" in panel.inner_text()
    assert "Why this date" in panel.inner_text()
    assert panel.locator(".nte-sentence").count() == 0


def no_events() -> Timeline:
    """An article that tells of nothing."""
    return make_timeline([], sentences=[{"text": "Nothing happened."}])


def test_nothing_to_show_is_said(show: Show) -> None:
    """Without events the page opens, and charts and table say that there are none."""
    page = show(no_events)
    assert page.locator(".nte-masthead h1").inner_text().startswith("0 claims, 0 events from 1 undated article")
    assert "No event" in page.locator("[data-chart=campaign] .nte-plot").inner_text()
    assert page.locator("tbody").inner_text().startswith("There are no events")


def test_many_events_stay_quick(show: Show) -> None:
    """With 1,000 events, a filter is drawn within two seconds."""
    page = show(many_events)
    page.evaluate("performance.mark('start')")
    page.locator("[data-chip=vowed]").click()
    page.wait_for_function(
        "document.querySelector('.nte-plot').data"
        ".filter((trace) => trace.meta?.part === 'mark').flatMap((trace) => trace.x).length < 800"
    )
    assert page.evaluate("performance.now() - performance.getEntriesByName('start')[0].startTime") < 2000


def test_zooming_one_chart_zooms_those_on_the_same_axis(show: Show) -> None:
    """The charts that share the time axis keep in line, also after a filter; a lasso filters too."""
    page = show(seed_like_timeline, fresh=True)

    def ranges() -> list[list[float]]:
        found = page.eval_on_selector_all(".nte-plot", "nodes => nodes.map((node) => node._fullLayout.xaxis.range)")
        return [[round(end, 3) for end in pair] for pair in found[:2]]

    before = ranges()
    assert before[0] == before[1]
    x, y = place_of(page, "campaign", 9)
    page.mouse.move(x, y)
    page.locator("[data-chart=campaign] .modebar-btn[data-title='Zoom']").click()
    drag(page, [(x - 120, y), (x + 120, y + 4)])
    settled(page)
    zoomed = ranges()
    assert zoomed[0] == zoomed[1] != before[0]
    page.locator("[data-chip=happened]").click()
    settled(page)
    assert ranges() == zoomed
    page.locator("[data-chart=campaign] .modebar-btn[data-title='Lasso Select']").click()
    places = {row: place_of(page, "campaign", row) for row in shown_rows(page)["campaign"]}
    row, (x, y) = min(places.items(), key=lambda pair: abs(pair[1][0] - x))
    drag(page, [(x - 9, y - 9), (x + 9, y - 9), (x + 9, y + 9), (x - 9, y + 9), (x - 9, y - 9)])
    settled(page)
    assert table_rows(page) == [row]

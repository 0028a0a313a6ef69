"""Reading a board off the page, as a person would see it."""

from __future__ import annotations

from typing import Any

SHOWN = """
() => Object.fromEntries([...document.querySelectorAll(".nte-chart")].map((chart) => [chart.dataset.chart,
  [...new Set(chart.querySelector(".nte-plot").data.filter((trace) => trace.meta?.rows && trace.meta.part !== "path")
    .flatMap((trace) => trace.customdata))].filter((row) => row >= 0).sort((a, b) => a - b)]))
"""
POINT = """
([name, row]) => {
  const node = document.querySelector(`[data-chart=${name}] .nte-plot`);
  node.scrollIntoView({ block: "nearest" });
  const trace = node.data.find((one) => one.meta?.part === "mark" && one.customdata.includes(row));
  const at = trace.customdata.indexOf(row);
  const { xaxis, yaxis } = node._fullLayout;
  const box = node.getBoundingClientRect();
  return [box.left + xaxis._offset + xaxis.d2p(trace.x[at]), box.top + yaxis._offset + yaxis.d2p(trace.y[at])];
}
"""


def shown_rows(page: Any) -> dict[str, list[int]]:
    """For each chart the rows, of its own table, that are drawn."""
    return dict(page.evaluate(SHOWN))


def place_of(page: Any, chart: str, row: int) -> tuple[float, float]:
    """Where on the page the mark of a row stands."""
    x, y = page.evaluate(POINT, [chart, row])
    return x, y


def table_rows(page: Any) -> list[int]:
    """Positions of the events in the table, from top to bottom."""
    return [
        int(row)
        for row in page.eval_on_selector_all("tbody tr[data-row]", "rows => rows.map((row) => row.dataset.row)")
    ]


def settled(page: Any) -> None:
    """Wait until what was asked for is drawn."""
    page.wait_for_timeout(350)


def drag(page: Any, corners: list[tuple[float, float]]) -> None:
    """Press at the first corner, go along the others and let go."""
    page.mouse.move(*corners[0])
    page.mouse.down()
    for corner in corners[1:]:
        page.mouse.move(*corner, steps=4)
    page.mouse.up()

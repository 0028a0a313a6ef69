"""Bounds of claims in short reports of many manners, from the text to the solved network."""

from __future__ import annotations

import tomllib
from functools import cache
from math import inf, isfinite
from pathlib import Path
from typing import Any

import pytest
from stories import model

from explorer import actors, anchoring, reading
from explorer.dates import day_number
from explorer.pipeline import extract
from explorer.records import Anchored, Claim

REPORTS = tomllib.loads(Path(__file__).with_name("short_reports.toml").read_text(encoding="utf-8"))["report"]


def cases():
    """One case a trigger; those known to be missed are expected to fail."""
    for report in REPORTS:
        for trigger, bounds in report["bounds"].items():
            missed = trigger in report.get("missed", ())
            marks = [pytest.mark.xfail(strict=True, reason="no rule reads it yet")] if missed else []
            yield pytest.param(report, trigger, bounds, id=f"{report['id']}-{trigger}", marks=marks)


@cache
def knowledge() -> actors.Knowledge:
    """The packaged knowledge."""
    return actors.Knowledge.load(None)


@cache
def solved(path: Path, published: str | None) -> tuple[str, tuple[Claim, ...], dict[str, Anchored]]:
    """Text, claims and places in time of a report."""
    article = reading.read([path], published=published).articles[0]
    extraction = extract(article, model=model(), knowledge=knowledge())
    return article.text, tuple(extraction.claims), anchoring.solve([extraction]).anchored


def day(text: str, missing: float, *, after: float = 0.0) -> float:
    """A day as a number; ``missing`` where none is given."""
    if not text:
        return missing
    return float(text) + after if text.lstrip("-").isdigit() else day_number(text) + after


def is_right(hull: tuple[float, float], low: float, high: float) -> bool:
    """Whether a hull overlaps the bounds and is at most three times as long plus two days."""
    overlaps = hull[0] < high and hull[1] > low
    return overlaps and (not isfinite(high - low) or hull[1] - hull[0] <= 3 * (high - low) + 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the reports are written as files."""
    return tmp_path_factory.mktemp("reports")


@pytest.mark.parametrize(("report", "trigger", "bounds"), [*cases()])
def test_a_claim_of_a_report_lies_within_its_bounds(
    report: dict[str, Any], trigger: str, bounds: str, folder: Path
) -> None:
    """The first claim with the trigger has the bounds that were written beside the report."""
    path = folder / f"{report['id']}.txt"
    path.write_text(report["text"].strip() + "\n", encoding="utf-8")
    text, claims, anchored = solved(path, report.get("published"))
    start = text.index(trigger)
    claim = next((item for item in claims if item.start < start + len(trigger) and start < item.end), None)
    if claim is None:
        pytest.skip("no event is found there, which is for the tests of events")
    place = anchored[claim.id]
    first, last = bounds.split("..")
    known = place.calendar if report.get("published") and place.calendar is not None else place.offset
    assert is_right(known.hull, day(first, -inf), day(last, inf, after=1.0)), known.hull

"""The fit of confidence, on claims that are made up."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.confidence_fit import UNSEEN, Case, as_toml, cases, chances, fit, left_out, reliability

GOLD = Path(__file__).parents[1] / "gold"

KINDS = ("source", "target", "type", "factuality", "trigger", "sentence")


def made(count: int, right: int, source: str, text: str = "a") -> list[Case]:
    """``count`` claims whose source has that state, ``right`` of them right."""
    return [Case(text, (("source", source), ("type", "siege")), n < right) for n in range(count)]


def test_what_is_right_more_often_weighs_more() -> None:
    """Claims with a known doer that are right more often get more confidence than those without."""
    weights = fit(made(200, 160, "known") + made(200, 60, "open"))
    known, unknown = chances(made(1, 1, "known") + made(1, 1, "open"), weights).tolist()
    assert known == pytest.approx(0.80, abs=0.08)
    assert unknown == pytest.approx(0.25, abs=0.05)


def test_an_inferred_role_never_outweighs_a_known_one() -> None:
    """Even where few texts have it otherwise, an inferred doer counts less than one that is stated and known."""
    weights = fit(made(30, 10, "known") + made(30, 28, "inferred"))
    assert weights["source", "inferred"] < weights["source", "known"]


def test_rare_features_count_nothing() -> None:
    """Four claims are too few for a weight."""
    assert ("source", "words") not in fit(made(50, 30, "known") + made(4, 0, "words"))


def test_a_text_is_judged_without_itself() -> None:
    """A text whose claims are all wrong does not lower the confidence that it is given."""
    found = made(60, 45, "known", "a") + made(60, 45, "known", "b") + made(20, 0, "known", "odd")
    given = left_out(found)
    assert given[-1] > given[0]


def test_reliability_counts_every_claim_once() -> None:
    """The bands together hold all claims, with their mean confidence and the share that is right."""
    found = made(10, 5, "known")
    rows = reliability(found, fit_chances := chances(found, fit(found)))
    assert sum(row[2] for row in rows) == 10
    assert rows[0][3:] == (round(100 * float(fit_chances[0])), 50)


def test_weights_are_written_as_the_stage_reads_them() -> None:
    """The file has a base and a table for each kind of feature."""
    read = tomllib.loads(as_toml(fit(made(20, 10, "known")), ["a line"]))
    assert set(read) == {"base", *KINDS}
    assert read["base"] < -UNSEEN / 2
    assert "known" in read["source"]


def test_what_a_confidence_rests_on_is_read_from_its_reason() -> None:
    """Each claim of a coded text gives a value of every kind."""
    found = cases([GOLD])
    assert all(tuple(kind for kind, _ in case.features) == KINDS for case in found)
    assert 0 < sum(case.right for case in found) < len(found)

"""Kinds of errors, and values that mean the same."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.times import is_held_back, match
from benchmarks.times_errors import errors_of, normalised, value_error
from benchmarks.timex import Timex


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("1968-XX", "1968"),
        ("1998-10-XX", "1998-10"),
        ("196X", "196"),
        ("2000-W7", "2000-W07"),
        ("P1Y", "P12M"),
        ("P1DE", "P10Y"),
        ("PT24H", "P1D"),
        ("P14D", "P2W"),
        ("PT1H30M", "PT1.5H"),
        ("1998-08-07T10:35:00", "1998-08-07T10:35"),
    ],
)
def test_notations_of_the_same(left: str, right: str) -> None:
    """Two ways to write one value are equal after normalising."""
    assert normalised(left) == normalised(right)
    assert value_error(left, right) == "another notation of the same"


@pytest.mark.parametrize(
    ("left", "right"),
    [("1968", "1969"), ("P1M", "PT1M"), ("P1M", "P4W"), ("PXD", "PXW"), ("1998-W33", "1998-08"), ("PAST_REF", "XXXX")],
)
def test_different_values_stay_different(left: str, right: str) -> None:
    """Normalising makes no two different times equal."""
    assert normalised(left) != normalised(right)


@pytest.mark.parametrize(
    ("gold", "found", "kind"),
    [
        ("1942-05-03", "1943-05-03", "wrong year"),
        ("1942-05-03", "1943-06-03", "wrong year and more"),
        ("1942-05-03", "1942-05-04", "wrong month or day"),
        ("1942-W05", "1942-W06", "wrong week"),
        ("1942-05", "1942", "granularity"),
        ("1942-05-03", "1942-05-03TNI", "time of day"),
        ("PXY", "PAST_REF", "reference (PAST_REF, …)"),
        ("P2Y", "P3Y", "length"),
        ("P1W", "1942-W05", "date against length"),
        ("", "1942", "gold gives none"),
    ],
)
def test_kind_of_a_wrong_value(gold: str, found: str, kind: str) -> None:
    """Each wrong value has one kind."""
    assert value_error(gold, found) == kind


def test_errors_are_counted_once() -> None:
    """A miss, a spurious one, a wrong span and a wrong value are told apart."""
    text = "On May 1, then in June 1945 and now."
    may, june = Timex(3, 8, "DATE", "1945-05-01"), Timex(18, 27, "DATE", "1945-06")
    guesses = [Timex(18, 22, "DATE", "1946-06"), Timex(32, 35, "DATE", "PRESENT_REF")]
    errors = errors_of(text, [may, june], guesses, match(text, [may, june], guesses))
    expected = {"missed DATE": 1, "spurious DATE": 1, "span shorter than gold": 1, "value: wrong year": 1}
    assert errors == Counter(expected)


def test_halves_hang_on_the_name_only() -> None:
    """About half of all names are held back, the same ones always."""
    held_back = [is_held_back(f"document {number}") for number in range(400)]
    assert 150 < sum(held_back) < 250
    assert is_held_back("document 7") == held_back[7]

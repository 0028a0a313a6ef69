"""Choose the years that a text leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.times.forms import Form
from explorer.times.reference import Reference


def choose_years(forms: Sequence[Form], published: Reference | None) -> tuple[list[int | None], bool]:
    """The year of each form, where one is needed and can be known; and whether the text is a narrative."""
    explicit = [form.year for form in forms if form.year is not None]
    far = [year for year in explicit if published is None or abs(year - published.year) > 1]
    narrative = published is None or (len(far) >= 3 and len(far) > 0.6 * len(explicit))
    years: list[int | None] = []
    last = None if published is None or narrative else published.year
    for form in forms:
        year = form.year
        if form.short_year is not None:
            year = 1900 + form.short_year
        if year is None and form.is_calendar:
            year = last
        years.append(year)
        if narrative and year is not None:
            last = year
    return years, narrative

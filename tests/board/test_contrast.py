"""Words on the board can be read: contrast as the Web Content Accessibility Guidelines count it."""

from __future__ import annotations

import re

import pytest
from builders import seed_like_timeline
from random_timelines import big_timeline

from explorer.board.bundle import stylesheet
from explorer.board.payload import header

LEAST = 4.5
"""For text of less than 24 pixels, WCAG 2.2, 1.4.3."""
PAIRS = [
    *((ink, ground) for ink in ("ink", "muted", "accent") for ground in ("paper", "raised", "soft", "current")),
    ("on-chosen", "chosen"),
]


def _variables(theme: str) -> dict[str, str]:
    selector = r"\.nte \{" if theme == "light" else r'\.nte\[data-theme="dark"\] \{'
    block = re.search(selector + r"([^}]*)\}", stylesheet())
    assert block
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block.group(1)))


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ratio_is_that_of_the_guidelines() -> None:
    """Black on white is 21; the guidelines' grey #767676 on white is just over 4.5."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert 4.5 < contrast("#767676", "#ffffff") < 4.6


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(theme: str, ink: str, ground: str) -> None:
    """Every ink on every ground that it is used on."""
    colours = _variables(theme)
    assert contrast(colours[ink], colours[ground]) >= LEAST


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_names_of_actors_stand_out(theme: str) -> None:
    """Also those that are written in the actor's own colour, in the table and on its current row."""
    colours = _variables(theme)
    for timeline in (seed_like_timeline(), big_timeline(60)):
        inks = {one["ink"] for one in header(timeline, title=None, source_text=True)["colours"][theme].values()}
        for ground in ("paper", "raised", "current"):
            low = {ink: contrast(ink.lower(), colours[ground]) for ink in inks}
            assert {ink: ratio for ink, ratio in low.items() if ratio < LEAST} == {}


def test_faint_is_for_lines_only() -> None:
    """The faintest colour never writes words, except signs that only decorate."""
    rules = re.findall(r"([^{}]+)\{[^{}]*[^-]color: var\(--faint\)", stylesheet())
    assert [rule.strip() for rule in rules if "::before" not in rule] == []

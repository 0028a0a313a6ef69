"""Colours, fonts and templates that all views share, in light and in dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from explorer.timeline import Timeline

ThemeName = Literal["light", "dark"]

FONT = "DejaVu Sans, Verdana, sans-serif"
OKABE_ITO = ("#D55E00", "#0072B2", "#009E73", "#56B4E9", "#CC79A7", "#E69F00", "#F0E442")
"""Okabe and Ito, Color Universal Design (2008), without black, in the order in which actors get them."""

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of paper, ink, grid and bands; ``other`` is for actors without a colour of their own."""

    name: ThemeName
    paper: str
    ink: str
    muted: str
    grid: str
    rule: str
    band: str
    phase: str
    other: str
    hover: str


LIGHT = Theme(
    "light", "#FFFFFF", "#1F2328", "#59636E", "#E3E7EC", "#C9D0D8", "#F3F5F9", "#EEF1F6", "#6B7480", "#FFFFFF"
)
DARK = Theme("dark", "#14181D", "#E8EBEE", "#A3ADB8", "#2B323A", "#4A535D", "#1B2128", "#20272F", "#939DA8", "#20272F")


@dataclass(frozen=True, slots=True)
class Colour:
    """An actor's colour: ``fill`` for marks (contrast 3 to the paper), ``ink`` for words (4.5)."""

    name: str
    fill: str
    ink: str


def scheme_of(name: ThemeName) -> Theme:
    """The theme of that name."""
    return DARK if name == "dark" else LIGHT


def palette(timeline: Timeline, *, theme: ThemeName = "light") -> dict[str, Colour]:
    """A colour for every actor, the same in every view.

    The seven colours of Okabe and Ito go to the actors with the most claims, ties by id; all
    others share one grey. Adding articles can move colours only when it moves that order.

    Returns
    -------
    dict
        Actor id to :class:`Colour`, in the order of the lanes.
    """
    scheme = scheme_of(theme)
    actors = timeline.actors.sort_values(["n_claims", "actor_id"], ascending=[False, True], kind="stable")
    colours = {}
    for rank, (actor, name) in enumerate(zip(actors["actor_id"], actors["name"], strict=True)):
        base = OKABE_ITO[rank] if rank < len(OKABE_ITO) else scheme.other
        colours[actor] = Colour(name, legible(base, scheme, MARK_CONTRAST), legible(base, scheme, TEXT_CONTRAST))
    return colours


def legible(colour: str, scheme: Theme, least: float) -> str:
    """The colour, moved towards the ink in steps of 4 % until it stands out from paper and bands."""
    red, green, blue = _rgb(colour)
    target = (255, 255, 255) if scheme.name == "dark" else (0, 0, 0)
    for step in range(26):
        share = step * 0.04
        mixed = tuple(round(a + (b - a) * share) for a, b in zip((red, green, blue), target, strict=True))
        shade = "#{:02X}{:02X}{:02X}".format(*mixed)
        if min(contrast(shade, scheme.paper), contrast(shade, scheme.band)) >= least:
            return shade
    return scheme.ink


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, definition of contrast ratio).

    Examples
    --------
    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def faded(colour: str, alpha: float) -> str:
    """``rgba(…)`` text of a ``#RRGGBB`` colour."""
    red, green, blue = _rgb(colour)
    return f"rgba({red},{green},{blue},{alpha:.3g})"


def halo(scheme: Theme) -> str:
    """A CSS text shadow in the colour of the paper, which keeps words readable on marks and bars."""
    return ", ".join(f"{x}px {y}px 1px {scheme.paper}" for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)


def template(scheme: Theme) -> go.layout.Template:
    """The plotly template of a theme."""
    import plotly.graph_objects as go

    axis: dict[str, Any] = {
        "gridcolor": scheme.grid,
        "linecolor": scheme.rule,
        "zeroline": False,
        "tickfont": {"color": scheme.muted, "size": 11},
        "title": {"font": {"color": scheme.muted, "size": 11}},
        "automargin": False,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 11, "color": scheme.ink},
            "paper_bgcolor": scheme.paper,
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": list(OKABE_ITO),
            "hoverlabel": {
                "bgcolor": scheme.hover,
                "bordercolor": scheme.rule,
                "align": "left",
                "font": {"family": FONT, "size": 12, "color": scheme.ink},
            },
            "hovermode": "closest",
            "showlegend": False,
            "bargap": 0,
            "barmode": "overlay",
            "xaxis": axis,
            "yaxis": axis,
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": scheme.muted, "activecolor": scheme.ink},
        }
    )


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = []
    for value in _rgb(colour):
        share = value / 255
        parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

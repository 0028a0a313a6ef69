"""Claims without a place of their own: the scene that their sentence or the sentence before has set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.events.labels import quoted
from explorer.events.placing import Placing
from explorer.events.placing_names import named_places, opening_place, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.events.drafts import Draft

_REACH = 2
_SPOKEN = frozenset({"statement", "threat", "negotiation"})
_SET = frozenset(
    {
        "armed_clash",
        "shelling",
        "airstrike",
        "bombing",
        "territory_gained",
        "violence_against_civilians",
        "siege",
        "advance",
    }
)
"""Types whose place is the scene of what is told next."""

_FOLLOWS = _SET - {"siege", "advance"} | {"casualty", "surrender", "withdrawal"}
"""Types that are told of the scene which the sentence before has set."""


def settle(drafts: Sequence[Draft], placings: Sequence[Placing | None]) -> list[Placing | None]:
    """Give claims without a place the one that the sentence before has set, within a paragraph.

    Parameters
    ----------
    drafts, placings
        The claims of an article in reading order, and what each says of its place.

    Returns
    -------
    list
        The placings, with those that a scene gives marked as such.
    """
    settled: list[Placing | None] = []
    for index, (one, placing) in enumerate(zip(drafts, placings, strict=True)):
        settled.append(placing if placing is not None else _of_scene(one, drafts[:index], settled))
    return settled


def _of_scene(one: Draft, drafts: Sequence[Draft], settled: Sequence[Placing | None]) -> Placing | None:
    if one.type not in _FOLLOWS:
        return None
    here, alone = one.scene.sentence, not _sets_its_own(one)
    for other, placing in zip(reversed(drafts), reversed(settled), strict=True):
        there = other.scene.sentence
        if there.paragraph != here.paragraph or here.index - there.index > _REACH:
            return None
        if other.type in _SPOKEN or (there.index == here.index and (placing is None or other.type not in _SET)):
            continue
        if there.index != here.index and not alone:
            return None
        opening = opening_place(other.scene.with_places(named_places)) if there.index != here.index else None
        if opening is not None and (placing is None or placing.rule == "words"):
            text = f"the place with which the sentence before opens: {quoted(opening.text)}"
            return Placing(replace(opening, relation="in"), "scene", text, opening.start, opening.end)
        if placing is not None and placing.rule == "words":
            return None
        if (
            placing is None
            or other.type not in _SET | _FOLLOWS
            or other.judgement.factuality in ("generic", "hypothetical")
        ):
            return None
        text = f"the scene of {quoted(other.match.token.text)} before it"
        return replace(placing, place=replace(placing.place, relation="in"), rule="scene", text=text)
    return None


def _sets_its_own(one: Draft) -> bool:
    """Whether the sentence names a place or a time of its own, or has somebody say it."""
    doc = one.scene.doc
    timed = any(token.ent_type_ in ("DATE", "TIME") or token.lower_ in words("times") for token in doc)
    above = (one.match.token, *one.match.token.ancestors)
    said = any(token.dep_ == "ccomp" or token.lemma_ in words("saying") for token in above)
    return bool(named_places(one.scene)) or timed or said or any(token.is_quote for token in doc)

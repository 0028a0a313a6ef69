"""Explosions of an accident: those of a factory, and what later sentences call "the blast"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.events.drafts import Draft
    from explorer.events.scene import Scene


def without_accidents(drafts: Sequence[Draft], scenes: Sequence[Scene]) -> list[Draft]:
    """Drafts without the bare explosions of a text in which something of industry blew up.

    Parameters
    ----------
    scenes
        The sentences of the article, for what stands in those without a draft.
    """
    accidents = [one.sentence.index for one in scenes if _is_accident(one)]
    reach = _rules()["reach"]
    return [
        one
        for one in drafts
        if not _is_bare(one) or not any(0 <= one.scene.sentence.index - index <= reach for index in accidents)
    ]


@cache
def _rules() -> dict[str, Any]:
    return dict(rule_table("events", "accidents"))


def _is_accident(scene: Scene) -> bool:
    """Whether an explosion and something that explodes by itself stand in a sentence, and no weapon does."""
    rules = _rules()
    lemmas = scene.plain_words()
    if not lemmas & set(rules["blasts"]) or lemmas & set(rules["weapons"]):
        return False
    kinds, _ = scene.company()
    return "industrial" in kinds


def _is_bare(one: Draft) -> bool:
    """Whether only a blast is told of, and no weapon, in the draft's own sentence."""
    rules = _rules()
    lemmas = one.scene.plain_words()
    if one.type != "bombing" or lemmas & set(rules["weapons"]):
        return False
    return bool(lemmas & set(rules["blasts"]))

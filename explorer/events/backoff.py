"""Actor-noun back-off: the nearest phrase that can act, where the parse gives no argument.

What it finds is marked as inferred; it is for verbs that must have a subject which the parser has
lost, never for passives, whose agent may truly be unstated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.arguments import Argument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from explorer.events.scene import Scene

_STOP = frozenset({";", ":", "\u2014"})
_PARTICIPLES = ("VBN", "VBG", "VB")


def actor_before(token: Token, scene: Scene, *, avoid: Iterable[int] = ()) -> list[Argument]:
    """The nearest head of a phrase that can act, left of the token."""
    return _nearest(reversed(list(scene.doc[: token.i])), scene, frozenset(avoid))


def actor_after(token: Token, scene: Scene, *, avoid: Iterable[int] = ()) -> list[Argument]:
    """The nearest head of a phrase that can act, right of the token."""
    return _nearest(scene.doc[token.i + 1 :], scene, frozenset(avoid))


def lost_arguments(token: Token, scene: Scene) -> dict[str, list[Argument]]:
    """Doer and patient of a verb that the parser took for a modifier ("a second one hit the ship").

    Returns
    -------
    dict
        Empty unless the verb stands as a modifier or lacks the subject that its form demands.
    """
    misread = token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i
    if misread:
        left = next((one for one in reversed(list(scene.doc[: token.i])) if not _is_loose(one)), None)
        slots = {"patient": [Argument(token.head, "inferred")]}
        if left is not None and left.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            slots["doer"] = [Argument(left, "inferred")]
        return slots
    if token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ in ("ROOT", "conj", "ccomp"):
        return {"doer": _nearest(reversed(list(scene.doc[: token.i])), scene, frozenset(), stop_at_verb=True)}
    return {}


def _nearest(
    tokens: Iterable[Token], scene: Scene, avoid: frozenset[int], *, stop_at_verb: bool = False
) -> list[Argument]:
    for one in tokens:
        if one.text in _STOP or (stop_at_verb and one.pos_ in ("VERB", "SCONJ")):
            return []
        if one.i in avoid or one.pos_ not in ("NOUN", "PROPN") or one.dep_ in ("compound", "npadvmod"):
            continue
        if scene.can_act(one) and one.ent_type_ not in ("DATE", "TIME"):
            return [Argument(one, "inferred")]
    return []


def _is_loose(token: Token) -> bool:
    return token.pos_ in ("ADV", "AUX", "PUNCT", "SPACE") or token.dep_ == "advmod"

"""Which numbers belong to a claim, and what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.quantities import quantity

if TYPE_CHECKING:
    from explorer.events.drafts import Draft
    from explorer.records import Quantity
    from explorer.records.parses import Token

_COUNTED_SLOTS = ("patient", "of", "doer", "on", "at")
_UNITS = {"displacement": "displaced", "detention": "captured"}


def quantities(draft: Draft) -> tuple[Quantity, ...]:
    """Numbers bound to the claim: its victims first, else the trigger's own, else its object's.

    Returns
    -------
    tuple of Quantity
        ``unit`` is ``killed``, ``wounded``, ``captured``, ``displaced`` where the frame says so,
        else the plural that is counted ("villages", "missiles", "strikes").
    """
    match, scene = draft.match, draft.scene
    heads = _heads(draft)
    fixed = match.frame.unit or _UNITS.get(draft.type, "")
    if match.frame.nouns:
        own = quantity(match.token, scene, unit=fixed or _plural(match.token))
        if own is not None:
            return (own,)
    found: list[Quantity] = []
    for head in heads:
        one = quantity(head, scene, unit=fixed or _plural(head))
        if one is not None and one.start not in {other.start for other in found}:
            found.append(one)
    return tuple(found)


def _heads(draft: Draft) -> list[Token]:
    """Heads of phrases whose number counts for the claim, by the frame's target slots."""
    frame, slots = draft.match.frame, draft.match.slots
    if frame.unit or draft.type in _UNITS:
        names = [slot.partition(":")[0] for slot in frame.target]
        return next(([one.token for one in slots[name]] for name in names if slots.get(name)), [])
    heads = [one.token for name in _COUNTED_SLOTS for one in slots.get(name, [])]
    return [head for head in heads if head.tag_ in ("NNS", "NNPS") or "forces" in draft.scene.kinds(head)]


def _plural(token: Token) -> str:
    return token.lower_

"""Who dies or is taken for a state: its forces."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.actors import Knowledge
    from explorer.events.drafts import Draft
    from explorer.records import ActorsFound, Participant

_SUFFERED = frozenset({"casualty", "detention"})


def soldiers_of_states(drafts: Sequence[Draft], found: ActorsFound, knowledge: Knowledge) -> list[Draft]:
    """Drafts in which no state is killed or captured where the article speaks of its forces.

    "Iran lost 20,000 men" and "9,000 Iranians were captured" are losses of Iran's forces; without any
    mention of these the state stays.
    """
    known = {actor.id: actor for actor in found.actors}

    def enlisted(one: Participant) -> Participant:
        actor = known.get(one.actor_id)
        if actor is None or actor.kind != "state":
            return one
        forces = knowledge.forces_of(actor.id)
        return replace(one, actor_id=forces) if forces in known else one

    return [
        replace(one, targets=tuple(map(enlisted, one.targets))) if one.type in _SUFFERED and one.targets else one
        for one in drafts
    ]

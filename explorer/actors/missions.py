"""Peacekeepers without a name of their own: "UN forces" are those of the one mission that the article names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.actors.candidates import Candidate
from explorer.actors.knowledge import Knowledge
from explorer.actors.names import NameHit
from explorer.actors.sides import adversaries

_PEACEKEEPERS = "UN_PEACEKEEPERS"
_NOUN = "peacekeeper"


def mission(hits: Sequence[NameHit], knowledge: Knowledge) -> str:
    """The mission or command of the United Nations that an article is about, or "".

    Parameters
    ----------
    hits
        Known names of the article. A command is meant also where only its enemies are named.
    """
    named = {hit.actor_id for hit in hits}
    rows = [row for row in knowledge.actors.values() if row.part_of == "UN" and row.id != _PEACEKEEPERS]
    present = [row.id for row in rows if row.id in named and (_NOUN in row.nominals or row.kind == "coalition")]
    commands = [row.id for row in rows if row.kind == "coalition"]
    fought = [one for one in commands if any(adversaries(one, other, knowledge) for other in sorted(named))]
    found = present or fought
    return found[0] if len(found) == 1 else ""


def of_mission(candidates: Sequence[Candidate], meant: str) -> list[Candidate]:
    """Candidates with the mission in place of peacekeepers without a name.

    Parameters
    ----------
    meant
        Id of the mission, or "".
    """
    if not meant:
        return list(candidates)
    return [replace(one, actor_id=meant) if one.actor_id == _PEACEKEEPERS else one for one in candidates]

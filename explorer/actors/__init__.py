"""Actors: who is spoken of in a parsed article, and which places.

Known names are matched first (:class:`Knowledge`), then unknown ones are discovered; noun phrases
are linked to actors, nominals and pronouns resolved to the most salient compatible actor, and what
cannot be resolved is kept with an empty id. Offsets count the article's text.
"""

from __future__ import annotations

from explorer.actors.finder import find
from explorer.actors.knowledge import Knowledge
from explorer.actors.mentions import Mentions
from explorer.actors.narration import ENEMY, NARRATOR
from explorer.actors.sides import adversaries, allies, sides, stance

__all__ = ["ENEMY", "NARRATOR", "Knowledge", "Mentions", "adversaries", "allies", "find", "sides", "stance"]

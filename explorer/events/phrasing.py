"""The words by which a claim calls those who take part in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors import Knowledge
from explorer.events.scene import noun_phrase

if TYPE_CHECKING:
    from explorer.events.scene import Scene
    from explorer.records import Participant
    from explorer.records.parses import Token

_TAILS = frozenset({"under", "from", "on", "outside"})
_WHEN = ("DATE", "TIME")
_STAY = frozenset({"shelter", "live", "hide", "stay", "guard", "hold", "defend", "man", "garrison", "wait", "queue"})
_SHORT = 6  # tokens of a participle clause that belongs to a name
_AND = ("and", "or", ",", ", and", "and an", "and a")


def with_tail(token: Token, scene: Scene) -> tuple[int, int]:
    """Offsets of a phrase with what tells it from others: "a column under Roos", "people on the Thai side"."""
    left, right = noun_phrase(token)
    for child in token.rights:
        if child.i != right + 1:
            continue
        if child.dep_ == "prep" and child.lower_ in _TAILS:
            nouns = [inner for inner in child.children if inner.dep_ == "pobj" and inner.ent_type_ not in _WHEN]
            right = max([right, *(noun_phrase(inner)[1] for inner in nouns if _tells_apart(child, inner))])
        elif child.dep_ == "acl" and child.lemma_.lower() in _STAY and child.right_edge.i - child.i < _SHORT:
            right = child.right_edge.i
    last = token.doc[right]
    return scene.sentence.start + token.doc[left].idx, scene.sentence.start + last.idx + len(last.text)


def _tells_apart(preposition: Token, noun: Token) -> bool:
    return preposition.lower_ not in ("on", "from") or noun.lemma_.lower() == "side"


def _same(a: str, b: str) -> str | None:
    """The one actor that two are ("American Marines and infantry"), or None."""
    knowledge = Knowledge.load()
    if a == b:
        return a
    if not a or not b or not knowledge.related(a, b) or knowledge.state_of(a) in (a, b):
        return None
    return a if a in knowledge.closure(b) else b


def merged(found: list[Participant], scene: Scene) -> list[Participant]:
    """Participants with one in place of coordinated words for the same actor: "one officer and three conscripts"."""
    kept: list[Participant] = []
    for one in found:
        last = kept[-1] if kept else None
        between = scene.text(last.end, one.start).strip().lower() if last is not None else ""
        same = _same(last.actor_id, one.actor_id) if last is not None and last.how == one.how else None
        if last is not None and same is not None and between in _AND:
            kept[-1] = replace(last, actor_id=same, text=scene.text(last.start, one.end), end=one.end)
        else:
            kept.append(one)
    return kept

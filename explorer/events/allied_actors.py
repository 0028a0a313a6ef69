"""Further actors that one phrase names beside its own: "U.S. and British forces", "men of the army and the militia"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.records import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.events.scene import Scene
    from explorer.records import ActorMention
    from explorer.records.parses import Token


def complements(token: Token, mention: ActorMention, scene: Scene) -> Iterator[Participant]:
    """Further actors whose men they are: the second of "men of the 2nd Brigade and the Karo Front"."""
    for child in token.rights:
        if child.lower_ not in ("of", "from") or child.dep_ != "prep":
            continue
        for noun in child.rights:
            own = scene.actors.get(noun.i)
            if own is None or own.actor_id != mention.actor_id or not own.actor_id:
                continue
            for other in (inner for inner in noun.rights if inner.dep_ == "conj"):
                found = scene.actors.get(other.i)
                if found is not None and found.actor_id not in ("", own.actor_id):
                    yield Participant(found.actor_id, found.text, found.start, found.end, "stated")


def premodifiers(token: Token, scene: Scene) -> Iterator[Participant]:
    """Further actors coordinated before the head: "U.S." in "U.S. and British forces", "Malian-Russian column"."""
    head = scene.actors.get(token.i)
    for inner in token.doc[token.left_edge.i : token.i]:
        one = scene.actors.get(inner.i)
        hyphened = inner.i + 1 < token.i and inner.nbor().text == "-" and not inner.whitespace_
        if head is None or one is None or not hyphened or one.end != head.end:
            continue
        if one.actor_id not in ("", head.actor_id):
            yield Participant(one.actor_id, one.text, one.start, one.end, "compound")
    for child in token.lefts:
        mention = scene.actors.get(child.i)
        coordinated = any(inner.dep_ == "conj" for inner in child.children)
        if coordinated and mention is not None and mention.actor_id and mention != head:
            yield Participant(mention.actor_id, mention.text, mention.start, mention.end, "compound")

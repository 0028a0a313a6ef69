"""Whose losses a bare number counts: "two soldiers were killed and five wounded", "Militia losses: 23 killed"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.events.scene import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.events.drafts import Draft
    from explorer.events.scene import Scene
    from explorer.records import Participant
    from explorer.records.parses import Token

_LOSSES = frozenset({"casualty", "detention"})
_LOSS_NOUNS = frozenset({"loss", "casualty", "toll", "dead"})
_OWNERS = ("compound", "amod", "poss", "nmod")
_CONCEDE = frozenset({"admit", "concede", "acknowledge", "own"})
_TREATED = frozenset({"wounded", "injured"})
_PARTIES = frozenset({"armed_group", "state_forces", "state", "coalition", "organisation"})
_STATES = frozenset({"dead", "wounded", "injured", "killed", "captured", "missing"})


def with_owners(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of one sentence in which a number without a noun is of those whom the claim before it counts.

    The claim before it must be joined to it by "and" or a comma; else the number is of those whose losses the
    sentence has begun to list. Where neither is the case it stays a number.
    """
    done: list[Draft] = []
    for one in drafts:
        number = _bare_number(one)
        if number is not None:
            owner = _joined(number, one, done) or _listed(number, one.scene) or _conceded(number, one) or _left(one)
            if owner and (owner not in {source.actor_id for source in one.sources} or _left(one)):
                sources = tuple(source for source in one.sources if source.actor_id != owner)
                one = replace(
                    one, sources=sources, targets=tuple(replace(part, actor_id=owner) for part in one.targets)
                )
        done.append(one)
    return done


def _bare_number(one: Draft) -> Token | None:
    """The number that is all a claim says of whom it befalls."""
    if one.type not in _LOSSES or len(one.targets) != 1 or one.targets[0].actor_id:
        return None
    for found in one.match.slots.values():
        for argument in found:
            token = argument.token
            if one.scene.span(token)[0] == one.targets[0].start and _is_number(token):
                return token
    return None


def _is_number(token: Token) -> bool:
    if token.tag_ != "CD" and not token.like_num:
        return token.lower_ in _STATES and any(child.tag_ == "CD" for child in token.lefts)
    whom = counted(token)
    return not whom or all(inner.lower_ == "them" for inner in whom)


def _joined(number: Token, one: Draft, before: Sequence[Draft]) -> str:
    """Whom the claim before counts, if its verb and this one are coordinated and it counts somebody."""
    for other in reversed(before):
        if other.type not in _LOSSES or len(other.targets) != 1:
            continue
        whom = other.targets[0]
        counts = _is_counted(whom, other.scene)
        near = _are_coordinated(other.match.token, one.match.token) or _are_coordinated(other.match.token, number)
        return whom.actor_id if near and counts else ""
    return ""


def _is_counted(whom: Participant, scene: Scene) -> bool:
    inside = [token for token in scene.tokens if whom.start <= scene.sentence.start + token.idx < whom.end]
    return any(token.tag_ == "CD" or token.like_num or token.lower_ in ("a", "an", "several") for token in inside)


def _are_coordinated(first: Token, second: Token) -> bool:
    step = second
    while step.dep_ in ("conj", "appos", "acl") and step.i > first.i:
        step = step.head
        if step == first:
            return True
    return False


def _listed(number: Token, scene: Scene) -> str:
    """Whose losses a sentence lists: the militia in "Militia losses: 23 killed", the rebels in "Rebels: 45 killed"."""
    before = [token for token in scene.tokens[: number.i] if token.text == ":" or _is_loss(token)]
    if not before:
        return ""
    head = next((token for token in before if _is_loss(token)), None)
    if head is None:
        named = [scene.actors[token.i] for token in scene.tokens[: before[0].i] if token.i in scene.actors]
        whole = [one for one in named if one.start == scene.sentence.start + scene.tokens[0].idx]
        return whole[0].actor_id if whole and whole[0].end == scene.sentence.start + before[0].idx else ""
    owners = [child for child in head.lefts if child.dep_ in _OWNERS and child.i in scene.actors]
    return next((scene.actors[child.i].actor_id for child in owners), "")


def _conceded(number: Token, one: Draft) -> str:
    """Who owns up to losses: the army in "the army admitted 14 killed", "owned up to 900 of its own killed"."""
    if _TREATED & {number.lower_, one.match.token.lower_}:
        return ""  # a hospital admits them
    step, scene = number, one.scene
    while step.head != step and step.lemma_.lower() not in _CONCEDE:
        step = step.head
    subject = next((child for child in step.lefts if child.dep_ == "nsubj"), None)
    if step.lemma_.lower() not in _CONCEDE or subject is None or subject.i > number.i:
        return ""
    for token in (subject, *subject.lefts):
        known = scene.known.get(scene.actors[token.i].actor_id) if token.i in scene.actors else None
        if known is not None and known.kind in _PARTIES:
            return known.id
    return ""


def _left(one: Draft) -> str:
    """Who leaves its own dead behind: the rebels in "the rebels left 60 dead on the field"."""
    slots = one.match.slots
    if one.match.token.lemma_.lower() != "leave" or not (slots.get("on") or slots.get("behind")):
        return ""
    for argument in slots.get("doer", []):
        mention = one.scene.actors.get(argument.token.i)
        known = one.scene.known.get(mention.actor_id) if mention is not None else None
        if known is not None and known.kind in _PARTIES:
            return known.id
    return ""


def _is_loss(token: Token) -> bool:
    return token.lemma_.lower() in _LOSS_NOUNS and token.pos_ in ("NOUN", "ADJ")

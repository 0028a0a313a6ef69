"""Words for both parties at once: "both", "the two sides", and "they" after "the army and the rebels"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.records import Participant
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.events.belligerents import Camps
    from explorer.events.drafts import Draft
    from explorer.events.scene import Scene

_FIGHTERS = frozenset({"armed_group", "state_forces", "coalition", "state"})
_SIDE_BY_SIDE = frozenset(
    {"territory_gained", "advance", "armed_clash", "airstrike", "shelling", "siege", "reinforcement"}
)
_REACH = 1  # sentences from a pair to the pronoun that takes it up


def split_groups(drafts: Sequence[Draft], camps: Camps, scenes: Sequence[Scene] = ()) -> list[Draft]:
    """Drafts with both parties in place of the words that stand for the two of them.

    A pronoun takes up two doers of the same sentence or of the one before; "the two sides" are the
    two camps of the article, or the two that were named together just before; a "joint force" is of the
    first two who act together. Where there is no pair the words stay as they are.

    Parameters
    ----------
    scenes
        All sentences of the article, in reading order.
    """
    done: list[Draft] = []
    allied = _together(drafts)
    for one in drafts:
        if not any(_is_nameless(parts) for parts in (one.sources, one.targets)):
            done.append(one)
            continue
        pair = _pair(done, one)
        named = pair or _named_together(one, scenes)
        sources, targets = (_split(parts, pair, named, allied, camps) for parts in (one.sources, one.targets))
        same = sources is one.sources and targets is one.targets
        done.append(one if same else replace(one, sources=sources, targets=targets))
    return done


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {key: frozenset(words) for key, words in rule_table("events", "completion")["groups"].items()}
    )


def _pair(done: Sequence[Draft], one: Draft) -> tuple[Participant, ...]:
    """The two doers spoken of just before."""
    for other in reversed(done):
        if one.scene.sentence.index - other.scene.sentence.index > _REACH:
            return ()
        if _are_two(other):
            return tuple(replace(source, how="inferred") for source in other.sources)
    return ()


def _are_two(one: Draft) -> bool:
    ids = {source.actor_id for source in one.sources} - {""}
    people = [id_ for id_ in ids if id_ in one.scene.known and one.scene.known[id_].kind == "civilians"]
    return len(ids) == 2 and len(one.sources) == 2 and not people


def _together(drafts: Sequence[Draft]) -> tuple[Participant, ...]:
    """The first two of an article who fight side by side: the doers of one deed against others."""
    for one in drafts:
        if one.type in _SIDE_BY_SIDE and _are_two(one) and not one.match.slots.get("between"):
            return tuple(replace(source, how="inferred") for source in one.sources)
    return ()


def _named_together(one: Draft, scenes: Sequence[Scene]) -> tuple[Participant, ...]:
    """The two who fight and are coordinated in a sentence just before: "the army of X and the army of Y"."""
    last = one.scene.sentence.index
    near = [scene for scene in scenes if last - 2 <= scene.sentence.index < last]
    for scene in reversed(near):
        for token in scene.tokens:
            others = [child for child in token.rights if child.dep_ == "conj"]
            pair = [scene.actors[token.i]] if token.i in scene.actors else []
            pair += [scene.actors[child.i] for child in others if child.i in scene.actors]
            kinds = [scene.known[mention.actor_id].kind for mention in pair if mention.actor_id in scene.known]
            if len({mention.actor_id for mention in pair}) == len(pair) == len(kinds) == 2 and _FIGHTERS.issuperset(
                kinds
            ):
                return tuple(Participant(m.actor_id, m.text, m.start, m.end, "inferred") for m in pair)
    return ()


def _is_nameless(participants: tuple[Participant, ...]) -> bool:
    """Whether a role has one filler, and that stands for nobody yet."""
    return len(participants) == 1 and not participants[0].actor_id


def _split(
    participants: tuple[Participant, ...],
    pair: tuple[Participant, ...],
    named: tuple[Participant, ...],
    allied: tuple[Participant, ...],
    camps: Camps,
) -> tuple[Participant, ...]:
    if not _is_nameless(participants):
        return participants
    words = participants[0].text.lower().split()
    if words[0] in _words()["pronouns"] and len(words) == 1:
        return pair or (camps.both(state=True) if camps and words[0] == "both" else ()) or participants
    if words[-1] in _words()["forces"] and _words()["joint"] & set(words[:-1]):
        return allied or participants
    if words[-1] in _words()["parties"] and _words()["determiners"] & set(words[:-1]):
        return (camps.both(state=True) if camps else ()) or named or participants
    return participants

"""Words for both parties at once: "both", "the two sides", and "they" after "the army and the rebels"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.events.belligerents import Camps
    from explorer.events.drafts import Draft
    from explorer.records import Participant

_REACH = 1  # sentences from a pair to the pronoun that takes it up


def split_groups(drafts: Sequence[Draft], camps: Camps) -> list[Draft]:
    """Drafts with both parties in place of the words that stand for the two of them.

    A pronoun takes up two doers of the same sentence or of the one before; "the two sides" are the
    two camps of the article. Where there is no pair the words stay as they are.
    """
    done: list[Draft] = []
    for one in drafts:
        pair = _pair(done, one)
        sources, targets = _split(one.sources, pair, camps), _split(one.targets, pair, camps)
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
        ids = {source.actor_id for source in other.sources} - {""}
        if len(ids) == 2 and len(other.sources) == 2:
            return tuple(replace(source, how="inferred") for source in other.sources)
    return ()


def _split(
    participants: tuple[Participant, ...], pair: tuple[Participant, ...], camps: Camps
) -> tuple[Participant, ...]:
    if len(participants) != 1 or participants[0].actor_id:
        return participants
    words = participants[0].text.lower().split()
    if words[0] in _words()["pronouns"] and len(words) == 1:
        return pair or (camps.both(state=True) if camps and words[0] == "both" else ()) or participants
    if words[-1] in _words()["parties"] and _words()["determiners"] & set(words[:-1]):
        return (camps.both(state=True) if camps else ()) or pair or participants
    return participants

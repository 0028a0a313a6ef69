"""Source and target of an event whose words are given, whatever its type.

Frames know which slot holds the source of *their* event; for words that no frame knows, the
doer is the source, and the target is the first other actor or named place that the words take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.arguments import Argument, Slots
from explorer.events.noun_arguments import noun_slots
from explorer.events.verb_arguments import verb_slots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from explorer.events.scene import Scene
    from explorer.records.parses import Token

_TARGET_SLOTS = (
    *("patient", "dative", "against", "to", "with", "on", "of", "toward", "towards", "for", "from", "over"),
    *("between", "among", "at", "in", "into", "near", "outside"),
)
_NAMED = frozenset({"NORP", "GPE", "ORG", "PERSON", "FAC", "LOC"})
_NO_ACTOR = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"})
_REPORTS = frozenset({"say", "report", "tell", "quote", "add"})
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})


def given_roles(tokens: Sequence[Token], scene: Scene) -> tuple[list[Argument], list[Argument]]:
    """Source and target arguments of an event.

    Parameters
    ----------
    tokens
        Heads of the words that name the event, the most telling first.

    Returns
    -------
    tuple of lists of Argument
        ``how`` is ``inferred`` where only the actor-noun back-off gave a role.
    """
    slots = [verb_slots(one) if one.pos_ in ("VERB", "AUX") else _of_noun(one, scene) for one in tokens]
    sources = _sources(slots, scene)
    if not sources:
        undergoes = {one.token.i for slot in slots for one in slot.get("patient", [])}
        sources = _back_off(tokens[0], scene, _extent_of(undergoes, scene), before_first=True)
    targets = next(_targets(slots, tokens, _extent(sources), scene), [])
    return sources, targets or _back_off(tokens[0], scene, _extent(sources), before_first=False)


def _of_noun(token: Token, scene: Scene) -> Slots:
    slots = noun_slots(token, can_act=scene.can_act)
    pronouns = [one for one in slots.get("doer", []) if one.token.lower_ in _OWN and not _is_resolved(one.token, scene)]
    if pronouns and slots.get("governor"):
        slots["doer"] = [*slots["governor"], *slots["doer"]]
    return slots


def _is_resolved(token: Token, scene: Scene) -> bool:
    mention = scene.actors.get(token.i)
    return mention is not None and bool(mention.actor_id)


def _sources(slots: Sequence[Slots], scene: Scene) -> list[Argument]:
    undergoes: set[int] = set()
    for one in slots:
        undergoes |= {argument.token.i for argument in one.get("patient", [])}
        found = [
            argument
            for argument in one.get("doer", [])
            if argument.token.i not in undergoes and _acts(argument.token, scene)
        ]
        if found:
            return found
    return []


def _targets(
    slots: Sequence[Slots], events: Sequence[Token], taken: set[int], scene: Scene
) -> Iterator[list[Argument]]:
    """Candidates, best first: named ones that the words take, named ones inside those, unnamed ones."""
    named, inner, unnamed = [], [], []
    for one in slots:
        for name in _TARGET_SLOTS:
            free = [argument for argument in one.get(name, []) if argument.token.i not in taken]
            named.append([argument for argument in free if _is_named(argument.token, scene)])
            inner.append(list(_inside(free, taken, scene)))
            unnamed.append(
                [argument for argument in free if _acts(argument.token, scene) and not _is_own(argument.token)]
            )
    if slots and slots[0].get("patient") and unnamed[0] and not inner[0]:
        yield unnamed[0]
    yield from (found for found in named if found)
    yield from (found[:1] for found in inner if found)
    yield from (found for found in unnamed if found)


def _inside(arguments: Iterable[Argument], taken: set[int], scene: Scene) -> Iterator[Argument]:
    for argument in arguments:
        for token in argument.token.subtree:
            named = token.ent_type_ in _NAMED or token.i in scene.places
            if token.i not in taken and named and token.pos_ in ("PROPN", "NOUN", "ADJ"):
                yield Argument(token, "possessive")


def _back_off(event: Token, scene: Scene, taken: set[int], *, before_first: bool) -> list[Argument]:
    """The nearest phrase that can act or is named; for sources first to the left, for targets to the right."""
    left, right = list(reversed(list(scene.doc[: event.i]))), list(scene.doc[event.i + 1 :])
    ways = (left, right) if before_first else (right, left)
    wishes: tuple[Callable[[Token], bool], ...] = (
        lambda token: _is_named(token, scene) and not _is_reporter(token),
        lambda token: _acts(token, scene) and not _is_reporter(token),
        lambda token: _acts(token, scene),
    )
    if before_first:
        wishes = (wishes[1], wishes[0], wishes[2])
    for wish in wishes:
        for way in ways:
            for token in way:
                if token.i not in taken and token.pos_ in ("NOUN", "PROPN", "ADJ") and wish(token):
                    return [Argument(token, "inferred")]
    return []


def _acts(token: Token, scene: Scene) -> bool:
    if token.ent_type_ in _NO_ACTOR:
        return False
    owned = scene.kinds(token) & {"aircraft", "explosive", "equipment", "weapon"}
    return scene.can_act(token) or bool(owned)


def _is_named(token: Token, scene: Scene) -> bool:
    """Whether the phrase names somebody or some place, itself or by a modifier ("Iraqi forces")."""
    if token.ent_type_ in _NO_ACTOR:
        return False
    near = [token, *(child for child in token.lefts if child.dep_ in ("compound", "amod", "nmod", "poss"))]
    return any(one.ent_type_ in _NAMED or one.i in scene.places or one.pos_ == "PROPN" for one in near)


def _is_own(token: Token) -> bool:
    """Whether the phrase belongs to the doer ("its troops")."""
    return any(child.dep_ == "poss" and child.lower_ in _OWN for child in token.children)


def _is_reporter(token: Token) -> bool:
    """Whether the phrase is the subject of a verb of reporting, or stands inside such a subject."""
    step = token
    for _ in range(4):
        if step.dep_ == "nsubj" and step.head.lemma_.lower() in _REPORTS:
            return True
        if step.dep_ not in ("compound", "amod", "nmod", "poss", "pobj", "prep", "appos", "conj"):
            return False
        step = step.head
    return False


def _extent(arguments: Sequence[Argument]) -> set[int]:
    return {token.i for argument in arguments for token in argument.token.subtree}


def _extent_of(indices: set[int], scene: Scene) -> set[int]:
    return {token.i for index in indices for token in scene.doc[index].subtree}

"""What the rest of the article adds to a sentence: kinds of attacks, and doers named elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.events.attack_kinds import ATTACKS, AttackKind, by_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.events.drafts import Draft
    from explorer.records import Participant

_REACH, _CLOSE = 5, 2
_DEEDS = frozenset({"advance", "territory_gained", "detention", "violence_against_civilians", "siege"})
_SUMMARY, _HEAD = 6, 5
_CAUSED = frozenset({"casualty", "airstrike", "shelling"})
_LEAST, _SHARE = 2, 0.8
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "it"})
_UNREAL = frozenset({"negated", "hypothetical", "generic"})
_TARGET_SLOTS = ("patient", "at", "on", "against", "toward", "towards", "governor")
_WEAPONS = frozenset({"missile", "weapon", "aircraft"})
_TARGET_KINDS = frozenset({"ship", "civilians", "place", "forces"})


def resolve_attacks(drafts: Sequence[Draft]) -> list[Draft]:
    """Give generic words ("the attacks") the kind that the same doer's attacks have elsewhere."""
    majority = by_article(
        (source.actor_id, one.kind)
        for one in drafts
        for source in one.sources
        if source.actor_id and one.type in ATTACKS[:3]
    )
    resolved: list[Draft] = []
    for one in drafts:
        beside = _beside(one, drafts)
        if beside is not None:
            resolved.append(replace(one, kind=AttackKind(beside, "article")))
            continue
        kinds = {majority[source.actor_id] for source in one.sources if source.actor_id in majority}
        if one.match.frame.generic and one.kind.rule == "default" and len(kinds) == 1 and one.type in ATTACKS[:4]:
            one = replace(one, kind=AttackKind(kinds.pop(), "article"))
        resolved.append(one)
    return resolved


def _beside(one: Draft, drafts: Sequence[Draft]) -> str | None:
    """The kind of the one specific attack in the same sentence, for a bare "attack" without a doer."""
    if one.match.frame.id != "attack_noun" or one.kind.rule != "default" or one.sources or one.targets:
        return None
    index = one.scene.sentence.index
    kinds = {other.type for other in drafts if other.scene.sentence.index == index and other.type in ATTACKS[:3]}
    return kinds.pop() if len(kinds) == 1 else None


def borrow(drafts: Sequence[Draft]) -> list[Draft]:
    """Fill roles that a sentence leaves open but the article states; each is marked as inferred.

    Three cases only: what an event did is done by its doer ("the raids killed five", "killed in
    Russian airstrikes"); a definite noun ("the raids", "it … a withdrawal") takes the roles of the
    last claim of its kind; and a weapon without a hand ("a missile hit the ship") takes the doer of
    most attacks on such targets. An unstated agent elsewhere stays open.
    """
    done: list[Draft] = []
    for one in drafts:
        if not one.sources and one.match.frame.nouns and _refers_back(one):
            one = _as_before(one, done)
        done.append(one)
    done = [_armed(one, done) if not one.sources and _is_handless(one) else one for one in done]
    summary = _summarised(done)
    done = [_summed(one, summary) if not one.sources and one.type == "airstrike" else one for one in done]
    return [_by_event(one, done) if not one.sources and one.type in _CAUSED else one for one in done]


def _summarised(drafts: Sequence[Draft]) -> tuple[Participant, ...]:
    """Who flies all strikes of a summary of strikes: the one doer that it names, near its head."""
    strikes = [one for one in drafts if one.type == "airstrike" and one.judgement.factuality in ("happened", "ongoing")]
    named = [one for one in strikes if one.sources and one.source_rule == "argument"]
    doers = {source.actor_id for one in named for source in one.sources} - {""}
    if len(doers) != 1 or len(strikes) < _SUMMARY or named[0].scene.sentence.index > _HEAD:
        return ()
    return _inferred(named[0].sources)


def _summed(one: Draft, doers: tuple[Participant, ...]) -> Draft:
    targets = {target.actor_id for target in one.targets}
    if not doers or targets & {doer.actor_id for doer in doers}:
        return one
    return replace(one, sources=doers, source_rule="doer_of_the_summary")


def _by_event(one: Draft, drafts: Sequence[Draft]) -> Draft:
    """Give a casualty the doer of the attack by which, or in which, people fell."""
    slots = one.match.slots
    causes = {argument.token.i for name in ("doer", "by", "in", "from") for argument in slots.get(name, [])}
    for other in drafts:
        same = other.scene.sentence.index == one.scene.sentence.index and other.match.token.i in causes
        if same and other.sources and other.type in ATTACKS[:3]:
            how = tuple(replace(source, how="inferred") for source in other.sources)
            return replace(one, sources=how, source_rule="doer_of_the_event")
    return one


def _refers_back(one: Draft) -> bool:
    token = one.match.token
    if one.type == "armed_clash" and not one.match.frame.generic:
        return False  # "the fighting", "the war": everybody's
    if any(one.match.slots.get(name) for name in ("of", "on", "against")):
        return False  # it says itself which one it is
    if token.dep_ in ("oprd", "attr"):
        return any(child.lower_ in _DEFINITE for child in token.head.children if child.dep_ in ("nsubj", "dobj"))
    return any(child.lower_ in _DEFINITE for child in token.lefts if child.dep_ == "det")


def _as_before(one: Draft, done: Sequence[Draft]) -> Draft:
    near = [other for other in reversed(done) if one.scene.sentence.index - other.scene.sentence.index <= _REACH]
    near = [
        other
        for other in near
        if other.judgement.factuality not in _UNREAL
        and not _governs(other, one)
        and (not other.sources or any(source.actor_id for source in other.sources))
        and (not one.targets or _share(one.targets, other.targets))
    ]
    earlier = next((other for other in near if other.type == one.type and other.sources), None)
    kind = one.kind
    if earlier is None and one.match.frame.generic and one.kind.rule == "default" and one.type in ATTACKS:
        earlier = next((other for other in near if other.type in ATTACKS[:4]), None)
        kind = AttackKind(earlier.type, "article") if earlier is not None else kind
    if earlier is None and one.match.frame.generic and one.type in ATTACKS:
        close = [other for other in near if one.scene.sentence.index - other.scene.sentence.index <= _CLOSE]
        earlier = next((other for other in close if other.type in _DEEDS and other.sources), None)
    if earlier is None:
        return one
    return replace(
        one,
        kind=kind,
        sources=_inferred(earlier.sources),
        targets=one.targets or (() if earlier.type == "detention" else _inferred(earlier.targets)),
        source_rule="refers_back" if earlier.sources else one.source_rule,
        target_rule=one.target_rule if one.targets else "refers_back",
    )


def _share(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    """Whether an actor is among both."""
    return not {who.actor_id for who in one if who.actor_id}.isdisjoint(who.actor_id for who in other)


def _governs(other: Draft, one: Draft) -> bool:
    """Whether a verb of the same sentence takes the noun as its argument: "repelled" in "repelled the assault"."""
    same = other.scene.sentence.index == one.scene.sentence.index
    return same and other.match.token.is_ancestor(one.match.token)


def _is_handless(one: Draft) -> bool:
    """Whether the claim is of a weapon that flies or hits with nobody said to have fired it."""
    if one.type not in ("shelling", "airstrike"):
        return False
    if one.match.frame.id in ("fire_weapon", "hit_noun"):
        return True
    anaphor = _WEAPONS | {"number"}  # "a second one hit the ship"
    return bool(one.match.frame.verbs) and any(
        one.scene.kinds(argument.token) & anaphor for argument in one.match.slots.get("doer", [])
    )


def _armed(one: Draft, drafts: Sequence[Draft]) -> Draft:
    kinds = _target_kinds(one)
    votes: Counter[str] = Counter()
    named: dict[str, tuple[Participant, ...]] = {}
    for other in drafts:
        if (
            other.type not in ("shelling", "airstrike")
            or other.judgement.factuality in _UNREAL
            or other.source_rule != "argument"
        ):
            continue
        if kinds and not (_target_kinds(other) & kinds):
            continue
        if not kinds and other.type != one.type:
            continue
        for source in other.sources:
            if source.actor_id:
                votes[source.actor_id] += 1
                named.setdefault(source.actor_id, (source,))
    if not votes:
        return one
    best, number = votes.most_common(1)[0]
    if number < _LEAST or number / votes.total() < _SHARE:
        return one
    return replace(one, sources=_inferred(named[best]), source_rule="doer_of_the_article")


def _target_kinds(one: Draft) -> frozenset[str]:
    slots, kinds = one.match.slots, one.scene.kinds
    heads = [argument.token for name in _TARGET_SLOTS for argument in slots.get(name, [])]
    found = frozenset(kind for head in heads if not kinds(head) & _WEAPONS for kind in kinds(head) & _TARGET_KINDS)
    return frozenset({"ship"}) if "ship" in found else found  # a ship is a ship first, also a navy's


def _inferred(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple(replace(one, how="inferred") for one in participants)

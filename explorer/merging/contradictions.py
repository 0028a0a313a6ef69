"""Pairs of claims that cannot both be the whole truth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from typing import Literal

from explorer.merging.context import REAL, Kinship, Told, joint
from explorer.merging.denials import denials
from explorer.merging.happenings import best
from explorer.merging.matching import are_disjoint, roles
from explorer.merging.rulebook import pattern
from explorer.records import Contradiction

Kind = Literal["number", "outcome", "agent", "framing", "fact"]
Pair = tuple[Kind, Told, Told, str]

FIGHTING = frozenset({"armed_clash", "siege"})
DENIED = frozenset({"happened", "claimed", "attempted", "averted", "ongoing"})


def contradictions(
    groups: Sequence[Sequence[Told]], kin: Kinship, event_of: Mapping[str, str]
) -> tuple[Contradiction, ...]:
    """All contradictions, in reading order of their first claims; each pair of claims at most once.

    Parameters
    ----------
    groups
        Claims of each event.
    kin
        Which actors can stand for one another.
    event_of
        Claim id to event id.
    """
    everything = sorted((item for group in groups for item in group), key=lambda item: item.rank)
    found: dict[tuple[str, str], Contradiction] = {}
    for kind, one, two, text in (*_within_events(groups, kin), *_across_events(everything, kin)):
        first, second = sorted((one, two), key=lambda item: item.rank)
        key = (first.claim.id, second.claim.id)
        found.setdefault(key, Contradiction(_id(kind, *key), event_of[first.claim.id], kind, *key, text))
    rank = {item.claim.id: item.rank for item in everything}
    return tuple(sorted(found.values(), key=lambda item: (rank[item.claim_a], rank[item.claim_b])))


def _id(kind: str, first: str, second: str) -> str:
    return "c" + sha256(f"{kind} {first} {second}".encode()).hexdigest()[:10]


def _within_events(groups: Sequence[Sequence[Told]], kin: Kinship) -> Iterator[Pair]:
    for group in groups:
        yield from _framings(group)
        for one, two in combinations(group, 2):
            pair = _denied(one, two) or _numbers(one, two) or _agents(one, two, kin) or _outcomes(one, two)
            if pair is not None:
                yield pair


def _across_events(everything: Sequence[Told], kin: Kinship) -> Iterator[Pair]:
    yield from denials(everything, kin)
    by_article: dict[str, list[Told]] = {}
    for item in everything:
        by_article.setdefault(item.article.id, []).append(item)
    for told in by_article.values():
        yield from _still_fighting(told, kin)
        yield from _part_above_total(told)


def _denied(one: Told, two: Told) -> Pair | None:
    """One says that it happened, somebody else that it did not."""
    states = {one.claim.factuality, two.claim.factuality}
    if states == {"negated"}:
        quoted = [item for item in (one, two) if item.claim.speakers and pattern("falsehood").search(item.words)]
        narrated = [item for item in (one, two) if item.is_narrated]
        is_called_false = bool(quoted and narrated)
        return ("fact", one, two, f"“{quoted[0].claim.label}” is called false") if is_called_false else None
    if "negated" not in states or not states & DENIED or one.source == two.source:
        return None
    denial, claim = (one, two) if one.claim.factuality == "negated" else (two, one)
    accused = denial.sources
    kind: Kind = "agent" if accused and accused & set(denial.claim.speakers) else "fact"
    return kind, one, two, f"{_voice(claim)} says so, {_voice(denial)} denies it"


def _numbers(one: Told, two: Told) -> Pair | None:
    if not {one.claim.factuality, two.claim.factuality} <= REAL:
        return None
    for left in one.claim.quantities:
        for right in two.claim.quantities:
            if are_disjoint(left, right):
                return "number", one, two, f"“{left.text}” against “{right.text}”"
    return None


def _agents(one: Told, two: Told, kin: Kinship) -> Pair | None:
    left, right = roles(one).doers, roles(two).doers
    if one.source != two.source and kin.match(left, right) < 0 and not kin.allied(left, right):
        return "agent", one, two, f"{_list(left)} or {_list(right)}"
    return None


def _outcomes(one: Told, two: Told) -> Pair | None:
    if {one.claim.factuality, two.claim.factuality} == {"attempted", "claimed"} and one.source != two.source:
        return "outcome", one, two, "attempted, or done"
    return None


def _framings(group: Sequence[Told]) -> Iterator[Pair]:
    """A withdrawal in the words of those who left, and the conquest in the words of somebody else."""
    real = [item for item in group if item.claim.factuality in REAL]
    taken = [item for item in real if item.claim.event_type == "territory_gained"]
    for left in real:
        is_own_words = left.claim.event_type == "withdrawal" and left.claim.speakers
        others = [item for item in taken if item.source != left.source]
        if not is_own_words or not others or pattern("forced").search(left.before()):
            continue
        other = best(others)
        if "claimed" in (left.claim.factuality, other.claim.factuality):
            words = f"“{other.claim.text}” ({_voice(other)}) or “{left.claim.text}” ({_voice(left)})"
            yield "framing", left, other, words


def _still_fighting(told: Sequence[Told], kin: Kinship) -> Iterator[Pair]:
    """A place is said to be taken, and somebody else says that the battle for it goes on."""
    taken = [
        item for item in told if item.claim.event_type == "territory_gained" and item.claim.factuality == "claimed"
    ]
    fights = [
        item
        for item in told
        if item.claim.event_type in FIGHTING and item.claim.factuality in ("claimed", "ongoing") and item.claim.speakers
    ]
    for capture in taken:
        takers = capture.sources | frozenset(capture.claim.speakers)
        for fight in fights:
            is_other_side = fight.source != capture.source and not kin.allied(frozenset(fight.claim.speakers), takers)
            is_possible = joint((capture, fight), frame=capture.article.id) is not None
            if is_other_side and is_possible and _one_place(capture, fight):
                yield "fact", capture, fight, "taken, or still fought over"
                break


def _one_place(one: Told, two: Told) -> bool:
    """The same place, named or set by the words around, and near in the text where it is not named."""
    left, right = one.claim.place, two.claim.place
    if left is not None and right is not None:
        return left.relation == right.relation and (left.place_id or left.name) == (right.place_id or right.name)
    return (
        bool(one.whereabouts)
        and one.whereabouts == two.whereabouts
        and abs(one.claim.sentence - two.claim.sentence) <= 1
    )


def _part_above_total(told: Sequence[Told]) -> Iterator[Pair]:
    """A number said to be the total is smaller than one that counts only a part."""
    totals = [
        item
        for item in told
        if pattern("altogether").search(item.claim.text + item.after(30)) and item.claim.quantities
    ]
    for total in totals:
        for part in told:
            if part.claim.event_type != total.claim.event_type or part.source == total.source:
                continue
            for whole in total.claim.quantities:
                if any(item.unit == whole.unit and item.low > whole.high for item in part.claim.quantities):
                    yield "number", part, total, "a part is greater than the whole"


def _voice(item: Told) -> str:
    return item.claim.speakers[0] if item.claim.speakers else "the author"


def _list(actors: frozenset[str]) -> str:
    return ", ".join(sorted(actor.strip("~") for actor in actors))

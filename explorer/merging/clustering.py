"""Claims grouped into happenings."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.merging.context import Kinship, Told, joint, names
from explorer.merging.matching import NO, evidence, threshold
from explorer.merging.rulebook import family_of


def cluster(told: Sequence[Told], kin: Kinship) -> list[list[Told]]:
    """Groups of claims that tell one happening, in the order of their first claims.

    Parameters
    ----------
    told
        Claims in reading order.

    Notes
    -----
    Each claim joins the group to which the evidence is best, if that is enough and if it can be one
    happening with every claim in it, at a time that all of them allow; else it opens a group. Only
    groups that share an article, a place or an actor with the claim are looked at.
    """
    groups: list[list[Told]] = []
    index: dict[tuple[str, str, str], set[int]] = {}
    for item in told:
        keys = _keys(item)
        near = sorted(set().union(*(index.get(key, set()) for key in keys)))
        chosen = _best(item, [(n, groups[n]) for n in near], kin)
        if chosen is None:
            chosen = len(groups)
            groups.append([])
        groups[chosen].append(item)
        for key in keys:
            index.setdefault(key, set()).add(chosen)
    return groups


def _best(item: Told, candidates: Sequence[tuple[int, list[Told]]], kin: Kinship) -> int | None:
    enough = threshold(item.claim)
    best: tuple[float, int] | None = None
    for position, group in candidates:
        found = [evidence(item, other, kin) for other in group]
        score = max(found)
        if min(found) == NO or score < enough or not _possible([*group, item]):
            continue
        if best is None or score > best[0]:
            best = score, position
    return None if best is None else best[1]


def _possible(group: Sequence[Told]) -> bool:
    frames = dict.fromkeys(item.article.id for item in group)
    return joint(group) is not None and all(joint(group, frame=frame) is not None for frame in frames)


def _keys(item: Told) -> list[tuple[str, str, str]]:
    family = family_of(item.claim.event_type).id
    keys = [(family, "article", item.article.id), (family, "voice", item.voice)]
    if item.claim.place is not None:
        keys.append((family, "place", item.claim.place.place_id or item.claim.place.name.casefold()))
    actors = names(item.claim.sources) | names(item.claim.targets)
    return keys + [(family, "actor", actor) for actor in sorted(actors)]

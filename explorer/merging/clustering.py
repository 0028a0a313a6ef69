"""Claims grouped into happenings."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.merging.context import VAGUE, Kinship, Told, joint
from explorer.merging.matching import NO, evidence, is_campaign, threshold
from explorer.merging.rulebook import family_of

Key = tuple[str, str, str, int]
MONTH = int(VAGUE)
ALL, OPEN = -(10**9), -(10**9) + 1  # in place of a month: every claim, and every claim without one


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
    groups of the same article or voice, of the same place, or with an actor in the same month are
    looked at. A reprint goes where the words that it reprints went.
    """
    groups: list[list[Told]] = []
    index: dict[Key, set[int]] = {}
    printed: dict[tuple[str, ...], tuple[str, int]] = {}
    for item in told:
        article, chosen = printed.get(_print(item), (item.article.id, None))
        if chosen is None or article == item.article.id or not _possible([*groups[chosen], item]):
            near = sorted(set().union(*(index.get(key, set()) for key in _wanted(item))))
            chosen = _best(item, [(n, groups[n]) for n in near], kin)
        if chosen is None:
            chosen = len(groups)
            groups.append([])
        groups[chosen].append(item)
        printed.setdefault(_print(item), (item.article.id, chosen))
        for key in _offered(item):
            index.setdefault(key, set()).add(chosen)
    return _fused(groups, kin)


def _print(item: Told) -> tuple[str, ...]:
    """What a claim and its reprint have in common."""
    return item.voice, item.claim.event_type, item.claim.factuality, item.claim.text, item.words


def _fused(groups: Sequence[list[Told]], kin: Kinship) -> list[list[Told]]:
    """Groups of what happens once, or goes on all the time, joined where the order of telling kept them apart."""
    fused: list[list[Told]] = []
    index: dict[Key, set[int]] = {}
    for group in groups:
        home = None
        if family_of(group[0].claim.event_type).kind == "single" or all(is_campaign(item, item) for item in group):
            near = sorted({n for item in group for key in _wanted(item) for n in index.get(key, ())})
            home = next((n for n in near if _are_one(group, fused[n], kin)), None)
        if home is None:
            home = len(fused)
            fused.append([])
        fused[home] = sorted([*fused[home], *group], key=lambda item: item.rank)
        for item in group:
            for key in _offered(item):
                index.setdefault(key, set()).add(home)
    return fused


def _are_one(group: Sequence[Told], other: Sequence[Told], kin: Kinship) -> bool:
    scores = [_score(item, other, kin) for item in group]
    return min(scores) > NO and max(scores) >= threshold(group[0].claim) and _possible([*group, *other])


def _best(item: Told, candidates: Sequence[tuple[int, list[Told]]], kin: Kinship) -> int | None:
    enough = threshold(item.claim)
    best: tuple[float, int] | None = None
    for position, group in candidates:
        score = _score(item, group, kin)
        if score < enough or not _possible([*group, item]):
            continue
        if best is None or score > best[0]:
            best = score, position
    return None if best is None else best[1]


def _score(item: Told, group: Sequence[Told], kin: Kinship) -> float:
    """The best evidence that any claim of a group gives; ``-inf`` as soon as one excludes the claim."""
    score = NO
    for other in group:
        found = evidence(item, other, kin)
        if found == NO:
            return NO
        score = max(score, found)
    return score


def _possible(group: Sequence[Told]) -> bool:
    if joint(group) is None:
        return False
    still = all(item.claim.factuality == "ongoing" for item in group)
    articles: dict[str, list[Told]] = {}
    for item in group:
        articles.setdefault(item.article.id, []).append(item)
    return all(joint(own, frame=article, still=still) is not None for article, own in articles.items())


def _wanted(item: Told) -> list[Key]:
    """Keys under which groups are looked up: of the claim's months, and those that have no date."""
    months = _months(item)
    if months is None:
        return [*_texts(item), *((*key, ALL) for key in _places(item))]
    places = [(*key, month) for key in _places(item) for month in (*months, OPEN)]
    return [*_texts(item), *places, *((*key, month) for key in _actors(item) for month in months)]


def _offered(item: Told) -> list[Key]:
    """Keys under which a claim's group is found."""
    months = _months(item)
    if months is None:
        return [*_texts(item), *((*key, month) for key in _places(item) for month in (ALL, OPEN))]
    places = [(*key, month) for key in _places(item) for month in (*months, ALL)]
    return [*_texts(item), *places, *((*key, month) for key in _actors(item) for month in months)]


def _texts(item: Told) -> list[Key]:
    family = family_of(item.claim.event_type).id
    return [(family, "article", item.article.id, ALL), (family, "voice", item.voice, ALL)]


def _places(item: Told) -> list[tuple[str, str, str]]:
    name = item.whereabouts
    return [(family_of(item.claim.event_type).id, "place", name)] if name else []


def _actors(item: Told) -> list[tuple[str, str, str]]:
    family = family_of(item.claim.event_type).id
    return [(family, "actor", name) for name in sorted(item.sources | item.targets)]


def _months(item: Told) -> list[int] | None:
    """Calendar months, of 31 days, that a dated claim can lie in; None if they are many or not known."""
    if item.anchored.calendar is None or item.is_vague:
        return None
    earliest, latest = item.anchored.calendar.hull
    return list(range(int(earliest // MONTH), int(latest // MONTH) + 1))

"""The two camps of the war that an article tells, from who does what to whom in it.

Bare "the fighting" is everybody's, a town that "fell" fell to the other side, and a truce is kept or
broken by both: a reader fills in such roles from the rest of the text. Here that is done only where
the text (and the table of known sides) leaves two camps and no more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors import adversaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.actors import Knowledge
    from explorer.events.drafts import Draft
    from explorer.records import Actor, Participant

_FIGHTERS = frozenset({"armed_group", "state_forces", "state", "coalition"})
_HOSTILE = frozenset(
    {"airstrike", "shelling", "bombing", "armed_clash", "territory_gained", "siege", "surrender", "casualty", "advance"}
)
_LEAST = 2
_SHARE = 0.75
_MAIN = 0.6


@dataclass(frozen=True)
class Camps:
    """Two camps, each with the ids that speak and act for it, the most active first.

    Attributes
    ----------
    camps
        Two tuples of actor ids, or nothing where the article is not of two camps.
    spoken
        Id to a participant by which the article names it.
    weights
        Id to the number of hostile deeds in which it has a part.
    """

    camps: tuple[tuple[str, ...], ...]
    spoken: Mapping[str, Participant]
    knowledge: Knowledge
    weights: Mapping[str, int]

    def __bool__(self) -> bool:
        return bool(self.camps)

    def camp_of(self, actor_id: str) -> int:
        """0 or 1, or -1 for somebody who is of neither."""
        for index, camp in enumerate(self.camps):
            if any(self.knowledge.related(actor_id, one) for one in camp):
                return index
        return -1

    def main(self, camp: int, *, state: bool = False) -> tuple[Participant, ...]:
        """Who fights for a camp: its forces, or its state; nobody where several might be meant."""
        roots: Counter[str] = Counter()
        for one in self.camps[camp]:
            roots[self._root(one)] += self.weights.get(one, 0)
        root, number = roots.most_common(1)[0]
        if number < _MAIN * roots.total():
            return ()
        wanted = root if state else self.knowledge.forces_of(root)
        if state and wanted in self.knowledge.actors and self.knowledge.actors[wanted].kind != "state":
            wanted = self.knowledge.state_of(wanted) or wanted
        if wanted not in self.spoken:  # the article has no such actor
            wanted = next(one for one in self.camps[camp] if self._root(one) == root)
        return (_inferred(self.spoken[wanted], wanted),)

    def both(self, *, state: bool = False) -> tuple[Participant, ...]:
        """Both sides, or nobody."""
        first, second = self.main(0, state=state), self.main(1, state=state)
        return first + second if first and second else ()

    def opponent(self, actor_ids: Iterable[str]) -> tuple[Participant, ...]:
        """The other side of actors who are all of one camp."""
        found = {self.camp_of(one) for one in actor_ids if one}
        return self.main(1 - found.pop()) if len(found) == 1 and -1 not in found else ()

    def _root(self, actor_id: str) -> str:
        return self.knowledge.state_of(actor_id) or self.knowledge.closure(actor_id)[-1]


def camps(drafts: Sequence[Draft], actors: Sequence[Actor], knowledge: Knowledge) -> Camps:
    """The camps of an article.

    Parameters
    ----------
    drafts
        With the roles that their own sentences give.
    actors
        All actors of the article.

    Notes
    -----
    Every deed of one fighting side against another is a vote that the two are enemies, and so is an
    entry in the table of sides. The pair with most votes leads; the article has two camps if at least
    three votes in four agree with them. A third party joins a camp when it fights only the other.
    """
    kinds = {one.id: one.kind for one in actors}
    spoken: dict[str, Participant] = {}
    activity: Counter[str] = Counter()
    for draft in drafts:
        for one in (*draft.sources, *draft.targets):
            if kinds.get(one.actor_id) in _FIGHTERS:
                spoken.setdefault(one.actor_id, one)
                activity[one.actor_id] += 1
    votes = _votes(drafts, spoken, knowledge)
    nobody = Camps((), spoken, knowledge, {})
    if not votes:
        return nobody
    (first, second), _ = max(votes.items(), key=lambda item: (item[1], item[0]))
    sides: dict[str, int] = {}
    for id_ in spoken:
        if knowledge.related(id_, first):
            sides[id_] = 0
        elif knowledge.related(id_, second):
            sides[id_] = 1
    agreeing = total = 0
    for (a, b), number in votes.items():
        for id_, other in ((a, b), (b, a)):
            if id_ not in sides and other in sides:
                sides[id_] = 1 - sides[other]
        total += number
        agreeing += number * (sides.get(a, -1) != sides.get(b, -1) and a in sides and b in sides)
    if agreeing < _LEAST or agreeing < _SHARE * total:
        return nobody
    weights: Counter[str] = Counter()
    for pair, number in votes.items():
        weights.update(dict.fromkeys(pair, number))
    ordered = [one for one, _ in activity.most_common()]
    both = tuple(tuple(one for one in ordered if sides.get(one) == camp) for camp in (0, 1))
    return Camps(both, spoken, knowledge, weights) if all(both) else nobody


def _votes(
    drafts: Sequence[Draft], spoken: Mapping[str, Participant], knowledge: Knowledge
) -> dict[tuple[str, str], int]:
    votes: Counter[tuple[str, str]] = Counter()
    for draft in drafts:
        if draft.type not in _HOSTILE:
            continue
        doers = [one.actor_id for one in draft.sources if one.actor_id in spoken]
        targets = [one.actor_id for one in draft.targets if one.actor_id in spoken]
        pairs = [(a, b) for a in doers for b in targets]
        each_other = any(one.token.lower_ == "other" for one in draft.match.slots.get("patient", []))
        if (draft.match.slots.get("between") or each_other) and len(doers) == _LEAST:
            pairs.append((doers[0], doers[1]))
        for a, b in pairs:
            if not knowledge.related(a, b):
                votes[min(a, b), max(a, b)] += 1
    ids = sorted(spoken)
    for i, a in enumerate(ids):
        for b in ids[i + 1 :]:
            if adversaries(a, b, knowledge):
                votes[a, b] += 1
    return dict(votes)


def _inferred(named: Participant, actor_id: str) -> Participant:
    return type(named)(actor_id, named.text, named.start, named.end, "inferred")

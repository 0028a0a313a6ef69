"""The two camps of the war that an article tells, from who does what to whom in it.

Bare "the fighting" is everybody's, a town that "fell" fell to the other side, and a truce is kept or
broken by both: a reader fills in such roles from the rest of the text. Here that is done only where
the text (and the table of known sides) leaves two camps and no more.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from explorer.actors import ENEMY, NARRATOR, adversaries, allies
from explorer.records import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.actors import Knowledge
    from explorer.events.drafts import Draft
    from explorer.records import ActorsFound

_FIGHTERS = frozenset({"armed_group", "state_forces", "state", "coalition"})
_ARMED = frozenset({"armed_group", "state_forces", "coalition"})
_UNSURE = frozenset({"organisation", "other"})  # names of which only their deeds tell that they fight
_HOSTILE = frozenset(
    {"airstrike", "shelling", "bombing", "armed_clash", "territory_gained", "siege", "surrender", "casualty", "advance"}
)
_DEEDS = frozenset({"armed_clash", "airstrike", "shelling", "territory_gained", "siege", "advance"})
_SHARE = 0.75
_MAIN = 0.6
_MENTION = 0.1  # weight of a mention beside a hostile deed


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
        Id to the number of hostile deeds in which it has a part, and a tenth for every mention.
    named
        Ids that stand for a name rather than for "the rebels" or "a patrol".
    """

    camps: tuple[tuple[str, ...], ...]
    spoken: Mapping[str, Participant]
    knowledge: Knowledge
    weights: Mapping[str, float]
    named: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.camps)

    def camp_of(self, actor_id: str) -> int:
        """0 or 1, or -1 for somebody who is of neither."""
        for index, camp in enumerate(self.camps):
            if any(self.knowledge.related(actor_id, one) for one in camp):
                return index
        return -1

    def home(self, country: str) -> int:
        """The one camp whose country this is, or -1."""
        own = [
            index
            for index, camp in enumerate(self.camps)
            if country and any(self.knowledge.country_of(one) == country for one in camp)
        ]
        return own[0] if len(own) == 1 else -1

    def are_states(self) -> bool:
        """Whether states fight on both sides, so that a country is of one camp alone."""
        return all(any(self.knowledge.country_of(one) for one in camp) for camp in self.camps)

    def main(self, camp: int, *, state: bool = False) -> tuple[Participant, ...]:
        """Who fights for a camp: its forces, or its state; nobody where several might be meant."""
        roots: dict[str, float] = {}
        for one in self.camps[camp]:
            root = self._root(one)
            roots[root] = roots.get(root, 0.0) + self.weights.get(one, 0.0)
        root = max(roots, key=lambda one: roots[one])
        if roots[root] < _MAIN * sum(roots.values()):
            return ()
        wanted = root if state else self.knowledge.forces_of(root)
        if state and wanted in self.knowledge.actors and self.knowledge.actors[wanted].kind != "state":
            wanted = self.knowledge.state_of(wanted) or wanted
        if wanted not in self.spoken:  # the article has no such actor
            wanted = next(one for one in self.camps[camp] if self._root(one) == root)
        return (_inferred(self.spoken[wanted], wanted),)

    def both(self, *, state: bool = False) -> tuple[Participant, ...]:
        """Both sides, or nobody: also where one of them is one of many ("a patrol")."""
        pair = self.main(0, state=state) + self.main(1, state=state)
        return pair if len(pair) == 2 and all(self._is_whole(one) for one in pair) else ()

    def _is_whole(self, one: Participant) -> bool:
        """Whether words stand for a party as such: by a name, or as "the army"."""
        named = one.actor_id in self.knowledge.actors or one.actor_id in self.named
        return named or one.text.lower().startswith("the ")

    def opponent(self, actor_ids: Iterable[str]) -> tuple[Participant, ...]:
        """The other side of actors who are all of one camp."""
        found = {self.camp_of(one) for one in actor_ids if one}
        return self.main(1 - found.pop()) if len(found) == 1 and -1 not in found else ()

    def _root(self, actor_id: str) -> str:
        return self.knowledge.state_of(actor_id) or self.knowledge.closure(actor_id)[-1]


def camps(drafts: Sequence[Draft], found: ActorsFound, knowledge: Knowledge) -> Camps:
    """The camps of an article.

    Parameters
    ----------
    drafts
        With the roles that their own sentences give.
    found
        All actors of the article and their mentions.

    Notes
    -----
    Every deed of one fighting side against another is a vote that the two are enemies, and so is an
    entry in the table of sides. Without any, a state's forces and an armed group are enemies where the
    article has but one of each and one of them fights, and so are "our troops" and the one other party.
    The named pair with most votes leads; the article has two camps if at least three votes in four agree
    with them. A third party joins a camp when it fights only the other, and fighters without a name join
    the camp of their kind. Where bodies of people make no two camps, commanders may ("Tilly beat Baden").
    """
    of_bodies = _camps(drafts, _fighters(drafts, found, _UNSURE), knowledge)
    return of_bodies or _camps(drafts, _fighters(drafts, found, _UNSURE | {"person"}), knowledge)


def _camps(drafts: Sequence[Draft], fighters: _Fighters, knowledge: Knowledge) -> Camps:
    votes = (
        _votes(drafts, fighters, knowledge)
        or _by_kind(drafts, fighters, knowledge)
        or _by_states(drafts, fighters, knowledge)
        or _by_narrator(drafts, fighters, knowledge)
    )
    nobody = Camps((), fighters.spoken, knowledge, {})
    if not votes:
        return nobody
    sides = _sides(votes, fighters, knowledge)
    agreeing = sum(number for (a, b), number in votes.items() if a in sides and b in sides and sides[a] != sides[b])
    if agreeing < _SHARE * votes.total():
        return nobody
    with_names = [any(sides[one] == camp for one in fighters.named if one in sides) for camp in (0, 1)]
    weights = {one: _MENTION * number for one, number in fighters.mentions.items()}
    for pair, number in votes.items():
        for one in pair:
            counts = one in fighters.named or not with_names[sides.get(one, 0)]
            weights[one] = weights.get(one, 0.0) + (number if counts else _MENTION)
    ordered = sorted(sides, key=lambda one: -fighters.activity[one])
    both = tuple(tuple(one for one in ordered if sides[one] == camp) for camp in (0, 1))
    return Camps(both, fighters.spoken, knowledge, weights, fighters.named) if all(both) else nobody


@dataclass
class _Fighters:
    """Who fights or may fight in an article: participants by which it names them, roles, mentions, kinds."""

    kinds: Mapping[str, str]
    named: frozenset[str]
    spoken: dict[str, Participant] = field(default_factory=dict)
    activity: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)

    def are_alike(self, a: str, b: str) -> bool:
        """Whether two are of one kind and have no names, so that they may well be the same ("an army", "policemen")."""
        return a not in self.named and b not in self.named and self.kinds.get(a) == self.kinds.get(b)


def _fighters(drafts: Sequence[Draft], found: ActorsFound, unsure: frozenset[str]) -> _Fighters:
    named = frozenset(one.id for one in found.actors if one.known or one.name[:1].isupper())
    known = _Fighters({one.id: one.kind for one in found.actors}, named)
    for draft in drafts:
        for one in draft.sources + draft.targets:
            kind = known.kinds.get(one.actor_id, "")
            named_so = len(one.text.split()) > 1 and one.actor_id in named
            fights = draft.type in _DEEDS and one.how != "inferred" and (one in draft.sources or named_so)
            if kind in _FIGHTERS or (kind in unsure and fights):
                known.spoken.setdefault(one.actor_id, one)
                known.activity[one.actor_id] += 1
    for mention in found.mentions:
        if known.kinds.get(mention.actor_id) in _ARMED:
            participant = Participant(mention.actor_id, mention.text, mention.start, mention.end)
            known.spoken.setdefault(mention.actor_id, participant)
        known.mentions[mention.actor_id] += 1
    return known


def _votes(drafts: Sequence[Draft], fighters: _Fighters, knowledge: Knowledge) -> Counter[tuple[str, str]]:
    votes: Counter[tuple[str, str]] = Counter()
    spoken = fighters.spoken
    for draft in drafts:
        if draft.type not in _HOSTILE:
            continue
        doers = [one.actor_id for one in draft.sources if one.actor_id in spoken]
        targets = [one.actor_id for one in draft.targets if one.actor_id in spoken]
        pairs = [(a, b) for a in doers for b in targets]
        each_other = any(one.token.lower_ == "other" for one in draft.match.slots.get("patient", []))
        if (draft.match.slots.get("between") or each_other) and len(doers) == 2:
            pairs.append((doers[0], doers[1]))
        for a, b in pairs:
            if not knowledge.related(a, b) and not fighters.are_alike(a, b):
                votes[min(a, b), max(a, b)] += 1
    ids = sorted(spoken)
    for i, a in enumerate(ids):
        for b in ids[i + 1 :]:
            if adversaries(a, b, knowledge):
                votes[a, b] += 1
    return votes


def _by_kind(drafts: Sequence[Draft], fighters: _Fighters, knowledge: Knowledge) -> Counter[tuple[str, str]]:
    """A state's forces, with those at whose side they fight, and the one armed group of an article."""
    doers = {one.actor_id for draft in drafts if draft.type in _DEEDS for one in draft.sources + draft.targets}
    doers |= {one.actor_id for draft in drafts if draft.type in ("surrender", "withdrawal") for one in draft.sources}
    together = [{one.actor_id for one in draft.sources} for draft in drafts if len(draft.sources) > 1]
    pools = []
    for kinds in (frozenset({"state_forces", "state"}), frozenset({"armed_group"})):
        of_kind = [one for one in fighters.spoken if fighters.kinds.get(one) in kinds]
        acting = [one for one in of_kind if one in doers]
        named = [one for one in acting or of_kind if one in fighters.named]
        pool = named or acting or of_kind
        if not pool or not _is_one_party(pool, together, fighters.named, knowledge):
            return Counter()
        pools.append(pool)
    if not doers & {*pools[0], *pools[1]}:
        return Counter()
    return Counter({(min(a, b), max(a, b)): 1 for a in pools[0] for b in pools[1]})


def _by_states(drafts: Sequence[Draft], fighters: _Fighters, knowledge: Knowledge) -> Counter[tuple[str, str]]:
    """The only two states of which an article tells that they fight, and never side by side."""
    roots: dict[str, str] = {}
    for draft in drafts:
        doers = {one.actor_id for one in draft.sources if fighters.kinds.get(one.actor_id) in ("state_forces", "state")}
        states = {state for one in doers if (state := knowledge.state_of(one))}
        if draft.type not in _DEEDS or not states:
            continue
        if len(states) > 1 and not draft.match.slots.get("between"):
            return Counter()
        roots |= {state: one for one in sorted(doers) if (state := knowledge.state_of(one)) and state not in roots}
    armed = [one for one in fighters.spoken if fighters.kinds.get(one) in _ARMED and one in fighters.named]
    if len(roots) != 2 or any(knowledge.state_of(one) not in roots for one in armed):
        return Counter()
    first, second = sorted(roots.values())
    if allies(first, second, knowledge):
        return Counter()
    return Counter({(first, second): 1})


def _is_one_party(
    pool: Sequence[str], together: Sequence[set[str]], named: frozenset[str], knowledge: Knowledge
) -> bool:
    """Whether actors are of one state or group, or do something together."""
    roots = {knowledge.state_of(one) or knowledge.closure(one)[-1] for one in pool}
    nameless = named.isdisjoint(pool)
    return nameless or len(roots) == 1 or any(set(pool) <= group for group in together)


def _by_narrator(drafts: Sequence[Draft], fighters: _Fighters, knowledge: Knowledge) -> Counter[tuple[str, str]]:
    """ "Our troops" and whoever else fights, where that is one party."""
    own = [one for one in fighters.spoken if one == NARRATOR or fighters.spoken[one].text.lower().startswith("our ")]
    if ENEMY in fighters.spoken and own:
        return Counter({(min(own[0], ENEMY), max(own[0], ENEMY)): 1})
    doers = {
        one.actor_id
        for draft in drafts
        if draft.type in _DEEDS
        for one in draft.sources + draft.targets
        if one.actor_id in fighters.named & fighters.spoken.keys() and one.actor_id not in own
    }
    doers = {one for one in doers if one in knowledge.actors} or doers
    roots = {knowledge.state_of(one) or knowledge.closure(one)[-1] for one in doers}
    if not own or len(roots) != 1:
        return Counter()
    other = min(doers)
    return Counter({(min(own[0], other), max(own[0], other)): 1})


def _sides(votes: Counter[tuple[str, str]], fighters: _Fighters, knowledge: Knowledge) -> dict[str, int]:
    """Actor id to the camp it is in, from the pair with most votes outwards."""
    first, second = max(votes, key=lambda pair: (len(fighters.named.intersection(pair)), votes[pair], pair))
    sides: dict[str, int] = {}
    for id_ in fighters.spoken:
        if knowledge.related(id_, first):
            sides[id_] = 0
        elif knowledge.related(id_, second):
            sides[id_] = 1
    for a, b in votes:
        for id_, other in ((a, b), (b, a)):
            if id_ not in sides and other in sides:
                sides[id_] = 1 - sides[other]
    of_kind = {kind: {sides[one] for one in sides if fighters.kinds.get(one) == kind} for kind in _ARMED}
    for id_ in fighters.spoken:
        camp = of_kind.get(fighters.kinds.get(id_, ""), set())
        if id_ not in sides and id_ not in fighters.named and len(camp) == 1:
            sides[id_] = next(iter(camp))
    return sides


def _inferred(named: Participant, actor_id: str) -> Participant:
    return Participant(actor_id, named.text, named.start, named.end, "inferred")

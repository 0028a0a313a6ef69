"""What one sentence alone gives of a claim, before the article is looked at as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.events.attack_kinds import ATTACKS, AttackKind, attack_kind, is_plain_attack
from explorer.events.factuality import Judgement, judge
from explorer.events.losses import with_owners
from explorer.events.participants import craft, fill
from explorer.events.triggers import Match, matches

if TYPE_CHECKING:
    from explorer.events.scene import Scene
    from explorer.records import Participant
    from explorer.records.parses import Token

_AT_PLACES = frozenset({"shelling", "airstrike", "siege"})
_SPOKEN = frozenset({"statement", "threat"})
_PEOPLE = frozenset({"forces", "insurgents", "people", "civilians"})
_MEDIA = frozenset({"radio", "television", "tv", "news", "press"})
_BY_WEAPONS = frozenset({"airstrike", "shelling", "bombing", "armed_clash", "casualty", "violence_against_civilians"})
_AT_OTHERS = frozenset({"airstrike", "shelling", "bombing", "armed_clash", "territory_gained", "siege", "advance"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A trigger with its roles and its factuality as its own sentence gives them.

    Attributes
    ----------
    craft
        Ships, aircraft and guns that do it, for when nobody else is found.
    source_rule, target_rule
        What gave the roles: ``argument``, ``none``, or the name of an article-level rule.
    """

    scene: Scene
    match: Match
    kind: AttackKind
    sources: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    judgement: Judgement
    craft: tuple[Participant, ...] = ()
    source_rule: str = "argument"
    target_rule: str = "argument"

    @property
    def type(self) -> str:
        """The event type."""
        return self.kind.type


def draft(scene: Scene) -> list[Draft]:
    """Drafts of one sentence, in order."""
    drafts: list[Draft] = []
    for match in matches(scene):
        kind = attack_kind(match, scene)
        sources = fill(match, match.frame.source, scene, doing=True)
        targets = fill(match, match.frame.target, scene, doing=False)
        if kind.type == "casualty":  # the dead did not do it
            doers = {one.actor_id for one in sources if one.actor_id}
            targets = tuple(
                replace(one, actor_id="") if one.actor_id in doers and one.text.endswith(" of them") else one
                for one in targets
            )
            dead = {one.actor_id for one in targets if one.actor_id}
            sources = tuple(one for one in sources if one.actor_id not in dead)
        if kind.type in _SPOKEN:  # one speaks to somebody: "threatened revenge"
            targets = tuple(
                one for one in targets if one.actor_id or is_mentioned(one, scene) or _names_people(one, scene)
            )
        targets = tuple(one for one in targets if one.actor_id or not _is_area(one, match, scene))
        if kind.type in _AT_PLACES:  # "they have been shelling it ever since"
            targets = tuple(one for one in targets if one.actor_id or one.text.lower() != "it")
        taken = {(one.start, one.end) for one in sources}
        targets = tuple(one for one in targets if (one.start, one.end) not in taken)
        if kind.type in _AT_OTHERS:  # "blew up their vehicles": what is their own is a means
            own = {one.actor_id for one in sources if one.actor_id}
            targets = tuple(one for one in targets if one.actor_id not in own)
            sources = tuple(one for one in sources if not _only_reports(one, scene))
        judgement = judge(scene.doc, _head(match), event_type=kind.type)
        drafts.append(Draft(scene, match, kind, sources, targets, judgement, craft(match, scene)))
    return _as_one(with_owners([_by_weapon(_by_clause(one, drafts), drafts) for one in drafts]))


def _by_weapon(one: Draft, drafts: list[Draft]) -> Draft:
    """What a weapon does, with who has laid or fired it: "a mine laid by the rebels exploded"."""
    if one.sources or one.type not in _BY_WEAPONS:
        return one
    heads = [argument.token for name in ("doer", "patient", "by") for argument in one.match.slots.get(name, [])]
    clauses = {child.i for head in heads for child in head.rights if child.dep_ in ("acl", "relcl")}
    used = next((other for other in drafts if other.match.token.i in clauses and other.sources), None)
    if used is None or used.type not in _BY_WEAPONS or not any(_is_fired(head, one.scene) for head in heads):
        return one
    return replace(one, sources=used.sources, source_rule=used.source_rule)


def _is_fired(head: Token, scene: Scene) -> bool:
    return bool(scene.named_kinds(head) & {"missile", "explosive", "weapon", "shot"})


def _by_clause(one: Draft, drafts: list[Draft]) -> Draft:
    """A casualty with the doer of the attack "when" which it happened ("the men died when jets bombed the cave")."""
    if one.kind.type != "casualty" or one.sources:
        return one
    clauses = {child.i for child in one.match.token.rights if child.dep_ == "advcl" and _is_when(child)}
    attack = next((other for other in drafts if other.match.token.i in clauses and other.type in _AT_OTHERS), None)
    if attack is None or not attack.sources:
        return one
    dead = {participant.actor_id for participant in one.targets if participant.actor_id}
    found = tuple(replace(source, how="inferred") for source in attack.sources if source.actor_id not in dead)
    return replace(one, sources=found, source_rule="clause") if found else one


def _is_when(verb: Token) -> bool:
    return any(child.lower_ in ("when", "as", "after") and child.dep_ in ("advmod", "mark") for child in verb.lefts)


def _is_area(one: Participant, match: Match, scene: Scene) -> bool:
    """Whether a participant is a town or a stretch of land, where something is done; "Serb villages" are somebody's."""
    heads = (argument.token for found in match.slots.values() for argument in found)
    return any(
        "area" in scene.named_kinds(head)
        and scene.span(head) == (one.start, one.end)
        and not any(child.ent_type_ == "NORP" for child in head.lefts)
        for head in heads
    )


def _head(match: Match) -> int:
    """The word of a trigger that governs its others ("exchange of prisoners")."""
    head = match.token
    for word in match.token.ancestors:
        if not match.first <= word.i <= match.last:
            break
        head = word
    return int(head.i) if match.frame.nouns else int(match.token.i)


def _only_reports(one: Participant, scene: Scene) -> bool:
    """Whether a participant is a paper or a station, which tells of deeds and does none."""
    known = scene.known.get(one.actor_id)
    return known is not None and (known.kind == "media" or not _MEDIA.isdisjoint(known.name.casefold().split()))


def _names_people(one: Participant, scene: Scene) -> bool:
    """Whether the last word of a participant says that it is people or troops, whoever they are."""
    last = next((token for token in scene.tokens if scene.sentence.start + token.idx + len(token) == one.end), None)
    if last is None:
        return False
    return (last.pos_ == "PROPN" and "name" in scene.kinds(last)) or not _PEOPLE.isdisjoint(scene.named_kinds(last))


def is_mentioned(one: Participant, scene: Scene) -> bool:
    """Whether the words of a participant stand for some actor, known or not."""
    return any(mention.start < one.end and one.start < mention.end for mention in scene.actors.values())


def _as_one(drafts: list[Draft]) -> list[Draft]:
    """Make one claim of an attack and its verb ("airstrikes hit a market", "a raid targeting rebels")."""
    nouns = {one.match.token.i: one for one in drafts if one.match.frame.nouns and one.type in ATTACKS}
    kept, swallowed = [], set()
    for one in drafts:
        noun = next((nouns[head] for head in _doers(one) if head in nouns), None)
        if noun is None or not (one.match.frame.verbs and one.match.frame.generic):
            kept.append(one)
        elif not is_plain_attack(one.match):  # "strikes destroyed": two things, of one kind and by one hand
            kept.append(
                replace(one, kind=AttackKind(noun.type, "word", noun.match.token), sources=one.sources or noun.sources)
            )
        elif one.match.token.dep_ != "acl":
            swallowed.add(noun.match.token.i)
            kind = AttackKind(noun.type, "word", noun.match.token)
            kept.append(replace(one, kind=kind, sources=one.sources or noun.sources))
    return [one for one in kept if not (one.match.frame.nouns and one.match.token.i in swallowed)]


def _doers(one: Draft) -> list[int]:
    return [argument.token.i for argument in one.match.slots.get("doer", [])]

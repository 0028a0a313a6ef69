"""Which kind of attack a generic word names: by instrument, doer, target and article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.events.scene import Scene
    from explorer.events.triggers import Match
    from explorer.records.parses import Token

ATTACKS = ("airstrike", "shelling", "bombing", "armed_clash", "violence_against_civilians")
_BY = ("with", "using", "by", "from", "of", "in")


@dataclass(frozen=True, slots=True)
class AttackKind:
    """The type decided, the rule that decided it, and the words it rests on (or None)."""

    type: str
    rule: str
    token: Token | None = None

    @property
    def is_specific(self) -> bool:
        """Whether an instrument or a target decided, not a default."""
        return self.rule not in ("default", "article")


@cache
def _rules() -> dict[str, Any]:
    return rule_table("events", "attacks")


def attack_kind(match: Match, scene: Scene) -> AttackKind:
    """The kind of attack of one trigger, from its own sentence."""
    frame = match.frame
    if not frame.generic:
        flown = next((one for one in _doers(match) if "aircraft" in scene.named_kinds(one)), None)
        if frame.type in ("shelling", "bombing") and frame.nouns and not frame.acled and flown is not None:
            return AttackKind("airstrike", "instrument_aircraft", flown)  # "a missile attack by jets"
        return AttackKind(frame.type, "word")
    for row in _rules()["instrument"]:
        for token in instruments(match):
            if (
                row["kind"] in scene.kinds(token)
                or token.lower_ in row["words"]
                or token.lemma_.lower() in row["words"]
            ):
                return AttackKind(row["type"], f"instrument_{row['kind']}", token)
    if "missile" in frame.object:
        drone = next(
            (one.token for one in match.slots.get("patient", []) if "aircraft" in scene.kinds(one.token)), None
        )
        if drone is not None:
            return AttackKind("airstrike", "instrument_aircraft", drone)
        return AttackKind(frame.type, "word")
    doers = [one.token for one in match.slots.get("doer", [])]
    if frame.verbs and match.token.lemma_.lower() in _rules()["default"]["bombing"] and not frame.acled:
        by_hand = next((one for one in doers if "insurgents" in scene.kinds(one)), None)
        return AttackKind("bombing", "default", by_hand) if by_hand is not None else AttackKind(frame.type, "default")
    targets = [one.token for name in ("patient", "on", "against") for one in match.slots.get(name, [])]
    civilians = next(
        (one for one in targets if "civilians" in scene.kinds(one) and "forces" not in scene.kinds(one)), None
    )
    if civilians is None:
        civilians = next((one for one in targets if "civil_place" in scene.kinds(one)), None)
    if civilians is not None and (frame.verbs or frame.id == "attack_noun"):
        return AttackKind("violence_against_civilians", "target_civilians", civilians)
    ship = next((one for one in targets if "ship" in scene.kinds(one)), None)
    on_deck = any(one.lemma_.lower() in _rules()["default"]["on_deck"] for one in doers)
    if ship is not None and not on_deck and ship.lemma_.lower() not in _rules()["default"]["boats"]:
        return AttackKind("shelling", "target_ship", ship)
    of_force = frame.verbs and match.token.lemma_.lower() in _rules()["default"]["verbs_of_force"]
    if of_force and any("insurgents" in scene.kinds(one) for one in doers):
        return AttackKind(_rules()["default"]["insurgents"], "default", doers[0])
    if _is_on_foot(match, doers, scene):
        return AttackKind("armed_clash", "default")
    return AttackKind(frame.type, "default")


def _is_on_foot(match: Match, doers: list[Token], scene: Scene) -> bool:
    """Whether a raid is one of men on the ground: by insurgents, or to search and arrest."""
    ground = _rules()["on_foot"]
    if match.token.lemma_.lower() not in ground["nouns"]:
        return False
    if any("insurgents" in scene.kinds(one) for one in doers):
        return True
    return not scene.plain_words().isdisjoint(ground["beside"])


def is_plain_attack(match: Match) -> bool:
    """Whether a verb only says that somebody attacked ("hit", not "destroyed"), as the noun beside it may too."""
    lemma = match.token.lemma_.lower()
    return lemma in _rules()["default"]["verbs_of_force"] or lemma == "attack"


def by_article(kinds: Iterable[tuple[str, AttackKind]]) -> dict[str, str]:
    """For each doer the kind that most of its attacks in the article have.

    Parameters
    ----------
    kinds
        Pairs of a doer's id and a kind.
    """
    counts: dict[str, Counter[str]] = {}
    for doer, kind in kinds:
        if kind.is_specific:
            counts.setdefault(doer, Counter())[kind.type] += 1
    rules, majority = _rules()["article"], {}
    for doer, counter in counts.items():
        best, number = counter.most_common(1)[0]
        total = sum(counter.values())
        if total >= rules["least"] and number / total >= rules["share"]:
            majority[doer] = best
    return majority


def _doers(match: Match) -> list[Token]:
    return [one.token for one in match.slots.get("doer", [])]


def instruments(match: Match) -> list[Token]:
    """Words that can name what the attack was made with."""
    found = [one.token for one in match.slots.get("doer", [])] if match.frame.verbs else []
    for name in _BY:
        found += [one.token for one in match.slots.get(name, [])] if name != "of" or match.frame.nouns else []
    token = match.token
    if match.frame.nouns:
        found += [child for child in token.lefts if child.dep_ in ("compound", "amod", "nmod")]
        found += [token.nbor(-1)] if token.i and token.nbor(-1).tag_ in ("NN", "NNP") else []
        if token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass"):
            found += [child for child in token.head.children if child.dep_ == "nsubj" and token.dep_ != "nsubj"]
    undergoes = {one.token.i for one in match.slots.get("patient", [])}
    fire = [one.token for one in match.slots.get("patient", []) if one.token.lower_ == "fire"]
    found += [child for one in fire for child in one.lefts if child.dep_ == "compound"]  # "opened artillery fire"
    if match.frame.type == "bombing":
        found += [one.token for one in match.slots.get("patient", [])]
    else:
        found = [one for one in found if one.i not in undergoes]
    for argument in list(found):
        found += [child for child in argument.lefts if child.dep_ in ("compound", "amod", "nmod")]
        found += [child for child in argument.rights if child.dep_ == "acl" and child.tag_ == "VBG"]
    return found + _borrowed(match) + _just_before(match)


def _just_before(match: Match) -> list[Token]:
    """The noun right before a verb without a subject, which the parser hung elsewhere."""
    token = match.token
    if not match.frame.verbs or match.slots.get("doer") or not token.i or token.tag_ not in ("VBZ", "VBD", "VBP"):
        return []
    return [token.nbor(-1)] if token.nbor(-1).pos_ == "NOUN" else []


def _borrowed(match: Match) -> list[Token]:
    """The instrument of the clause above or below the verb.

    "Responded with tank shells, hitting a post"; "used drones to attack the base"; "attacked, using drones".
    """
    token = match.token
    if not match.frame.verbs:
        return []
    found = [child for child in token.children if child.dep_ == "advcl" and child.lower_ in ("using", "employing")]
    if token.dep_ in ("xcomp", "advcl", "acl") and token.head.lemma_ in ("use", "employ", "deploy"):
        found.append(token.head)
    if token.dep_ == "acl" and token.head.head.lemma_ in ("use", "employ", "deploy") and token.head.dep_ == "dobj":
        return [token.head]
    tools = [inner for verb in found for inner in verb.children if inner.dep_ == "dobj"]
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        above = [child for child in token.head.children if child.dep_ == "prep" and child.lower_ in ("with", "using")]
        tools += [inner for child in above for inner in child.children]
    return tools

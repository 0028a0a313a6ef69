"""Whether the arguments and the neighbours of a trigger are those that a frame asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from explorer.events.arguments import Argument, Slots
from explorer.events.lexicon import lexicon
from explorer.events.passives import is_finite, is_passive

if TYPE_CHECKING:
    from explorer.events.frames import Frame
    from explorer.events.scene import Scene
    from explorer.records.parses import Token

_LOOSE = frozenset({"punct", "npadvmod", "advmod", "cc", "conj", "advcl", "dep"})
_UNKNOWN = -0.5
_ARMED = frozenset({"forces", "missile", "weapon", "aircraft", "ship", "explosive", "insurgents"})
_RELATIVE = frozenset({"who", "which", "that", "what"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def fitness(
    frame: Frame, token: Token, last: int, slots: Slots, scene: Scene, *, first: int | None = None
) -> float | None:
    """How many of the frame's wishes are met, or None if one that must be is not.

    Parameters
    ----------
    first, last
        Indices of the trigger's first and last token.
    """
    first = token.i if first is None else first
    patients, doers = slots.get("patient", []), slots.get("doer", [])
    if _is_unwanted(patients, frame.not_object, scene) or _is_unwanted(doers, frame.not_subject, scene):
        return None
    objects = _kinds_fit(frame.object, patients, scene, required="none" not in frame.object)
    if objects is None and _may_be_unknown(frame, frame.object, token, last, slots, "patient", "doer", scene):
        objects = _UNKNOWN
    if objects is None:
        return None
    asked = "subject" in frame.needs
    subjects = _kinds_fit(frame.subject, doers, scene, required=asked)
    if (
        subjects is None
        and not asked
        and _may_be_unknown(frame, frame.subject, token, last, slots, "doer", "patient", scene)
    ):
        subjects = _UNKNOWN
    if subjects is None or not _neighbours(frame, token, first, last) or not _under(frame, token):
        return None
    following = _prepositions(frame, token, last, slots, scene) if _company(frame, scene) else None
    needs = _needs(frame, token, slots, scene) if following is not None else None
    if following is None or needs is None:
        return None
    return objects + subjects + following + needs + float(bool(frame.under)) + float(bool(frame.near))


def _may_be_unknown(
    frame: Frame, wanted: tuple[str, ...], token: Token, last: int, slots: Slots, name: str, other: str, scene: Scene
) -> bool:
    """Whether an argument of no known kind is let pass: somebody armed is opposite, or the article is of war."""
    if not slots.get(name) or not wishes(wanted).kinds:
        return False  # nothing there, or asked for by word
    armed = any(scene.kinds(one.token) & _ARMED for one in slots.get(other, []))
    if armed and "place" in wanted and name == "patient" and _is_bare_name(slots[name][0].token, scene):
        clear = last > token.i or bool(frame.prep_kinds)  # towns are taken for people
        return clear or token.lemma_.lower() not in lexicon().vague
    if not (armed or scene.at_war) or token.lemma_.lower() in lexicon().vague:
        return False
    return not any(scene.kinds(one.token) - {"number"} or one.token.lower_ in _RELATIVE for one in slots[name])


def _is_bare_name(token: Token, scene: Scene) -> bool:
    """Whether a name of one word is thought to be a person or nothing known."""
    alone = token.i == 0 or token.nbor(-1).pos_ != "PROPN"
    return token.pos_ == "PROPN" and alone and scene.kinds(token) <= {"person", "people", "name", "state"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a frame asks of an argument: kinds, and head words (``"=word"``)."""

    kinds: frozenset[str]
    words: frozenset[str]


@cache
def wishes(wanted: tuple[str, ...]) -> Wishes:
    """The kinds and the head words of a list of a frame."""
    words = frozenset(one[1:] for one in wanted if one.startswith("="))
    return Wishes(frozenset(one for one in wanted if not one.startswith("=")), words)


def has_kind(argument: Argument, wanted: tuple[str, ...], scene: Scene) -> bool:
    """Whether a phrase is of one of the kinds, or has one of the head lemmas (``"=word"``)."""
    wish = wishes(wanted)
    if not wish.kinds.isdisjoint(scene.kinds(argument.token)):
        return True
    return bool(wish.words) and not wish.words.isdisjoint(scene.lemmas(argument.token))


def _is_unwanted(arguments: list[Argument], unwanted: tuple[str, ...], scene: Scene) -> bool:
    return bool(unwanted) and bool(arguments) and has_kind(arguments[0], unwanted, scene)


def _kinds_fit(wanted: tuple[str, ...], arguments: list[Argument], scene: Scene, *, required: bool) -> float | None:
    if not wanted:
        return 0.0
    if not arguments:
        return None if required else 0.0
    if wanted == ("none",):
        return None
    return 1.0 if any(has_kind(one, wanted, scene) for one in arguments) else None


def _neighbours(frame: Frame, token: Token, first: int, last: int) -> bool:
    if not frame.not_after and not frame.not_before:
        return True
    doc = token.doc
    before = doc[first - 1].lower_ if first else ""
    if before == "-" and first > 1:
        before = doc[first - 2].lower_
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if after == "-" and last + 2 < len(doc):
        after = doc[last + 2].lower_
    return before not in frame.not_after and after not in frame.not_before


def _company(frame: Frame, scene: Scene) -> bool:
    """Whether the rest of the sentence holds what the frame wants near, and nothing that it does not."""
    if not frame.near and not frame.not_near:
        return True
    kinds, words = scene.company()
    near, far = wishes(frame.near), wishes(frame.not_near)
    if frame.near and near.kinds.isdisjoint(kinds) and near.words.isdisjoint(words):
        return False
    return far.kinds.isdisjoint(kinds) and far.words.isdisjoint(words)


def _under(frame: Frame, token: Token) -> bool:
    if token.head.lower_ in frame.not_under or token.head.lemma_.lower() in frame.not_under:
        return False
    if not frame.under:
        return True
    step = token
    for _ in range(4):
        if step.dep_ == "conj" and step.head.pos_ in ("VERB", "NOUN"):
            step = step.head
            continue
        step = step.head
        if step.lemma_.lower() in frame.under:
            return True
        if step.pos_ == "VERB" and step.dep_ not in ("xcomp", "pcomp"):
            return False
    return False


def _prepositions(frame: Frame, token: Token, last: int, slots: Slots, scene: Scene) -> float | None:
    if not (frame.with_prep or frame.without or frame.not_of or frame.prep_kinds):
        return 0.0
    present = {
        child.lower_ for child in token.children if child.dep_ in ("prep", "prt", "advmod", "agent", "dative")
    } | set(slots)
    following = {one.lower_ for one in token.doc[last + 1 : last + 3]}
    if frame.with_prep and (present | following).isdisjoint(frame.with_prep):
        return None
    if frame.without:
        barred = (present | {one.lower_ for one in token.doc[last + 1 : last + 2]}).intersection(frame.without)
        if barred and barred - _dating(token):
            return None
    if frame.not_of and any(not scene.lemmas(one.token).isdisjoint(frame.not_of) for one in slots.get("of", [])):
        return None
    for name, wanted in frame.prep_kinds.items():
        fillers = slots.get(name, [])
        if not fillers and "none" not in wanted:
            return None
        if fillers and not has_kind(fillers[0], wanted, scene):
            return None
    return float(bool(frame.with_prep)) + len(frame.prep_kinds)


def _dating(verb: Token) -> set[str]:
    """Prepositions after a verb that only say when ("fell on 15 August", "fell in a single night")."""
    dating: set[str] = set()
    others: set[str] = set()
    for child in verb.children:
        for inner in child.children if child.dep_ == "prep" else ():
            if inner.dep_ == "pobj":
                is_date = inner.ent_type_ in ("DATE", "TIME") or inner.lemma_.lower() in lexicon().times
                (dating if is_date else others).add(child.lower_)
    return dating - others


def _needs(frame: Frame, token: Token, slots: Slots, scene: Scene) -> float | None:
    met = all(_is_met(need, frame, token, slots, scene) for need in frame.needs)
    return float(len(frame.needs)) if met else None


def _has_clause(token: Token) -> bool:
    clausal = ("xcomp", "ccomp", "acl", "relcl") if token.pos_ != "VERB" else ("xcomp", "ccomp")
    return any(child.dep_ in clausal and child.i > token.i for child in token.children)


def _is_met(need: str, frame: Frame, token: Token, slots: Slots, scene: Scene) -> bool:
    if need == "subject":
        return True  # checked with the subject's kinds
    if need == "doer":
        return any(scene.can_act(one.token) for one in slots.get("doer", []) + slots.get("of", []))
    if need == "clause":
        return _has_clause(token)
    if need == "no_clause":
        return not _has_clause(token)
    if need == "bare":
        return all(child.dep_ in _LOOSE for child in token.rights)
    if need == "number":
        before = token.nbor(-1) if token.i else token
        return before.like_num or any(child.dep_ == "nummod" or child.like_num for child in token.children)
    if need == "sibling":
        return token.dep_ == "conj" or any(child.dep_ == "conj" for child in token.children)
    if need == "finite":
        return is_finite(token)
    if need == "definite":
        return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in token.lefts)
    if need == "passive":
        return is_passive(token)
    if need == "place":
        return any("place" in scene.kinds(one.token) for name in frame.with_prep for one in slots.get(name, []))
    return bool(slots.get(need))

"""Where a claim takes place: the place that its trigger or its arguments carry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.events.scene import Scene
    from explorer.events.triggers import Match
    from explorer.records import PlaceMention

_FAR = 8
_SHARED = 3
_ELSEWHEN = frozenset({"before", "after", "since", "until", "following", "despite"})
_ANAPHORS = frozenset({"town", "city", "village", "airport", "base", "area", "it", "hometown", "enclave", "district"})


@dataclass(frozen=True, slots=True)
class Placing:
    """A place, the rule that chose it, and the words it rests on in the article."""

    place: PlaceMention
    rule: str
    text: str
    start: int
    end: int


def find_place(match: Match, scene: Scene, *, taken: frozenset[int], before: PlaceMention | None) -> Placing | None:
    """The place of one claim.

    Parameters
    ----------
    taken
        Offsets at which participants start: a place that acts ("Moscow denied") is no scene.
    before
        The place named last before the trigger, to which "the town" refers back.

    Returns
    -------
    Placing or None
        By preference: a place in a slot that the frame names; the antecedent of a relative clause;
        one below the trigger in the parse; the same clause (verbs only); "the town" as the place
        named last.
    """
    for slot in match.frame.place:
        for argument in match.slots.get(slot, []):
            place = _in_phrase(argument.token, scene)
            if place is not None:
                return _placing(place, "slot", f"place of the {slot!r} phrase")
            if argument.token.lower_ in _ANAPHORS and before is not None and _is_definite(argument.token):
                start, end = scene.span(argument.token)
                return Placing(
                    replace(before, relation="in"),
                    "anaphor",
                    f"{argument.token.text!r} refers back to {before.name}",
                    start,
                    end,
                )
    antecedent = _antecedent(match.token)
    if antecedent is not None:
        if (place := _in_phrase(antecedent, scene)) is not None:
            return _placing(place, "antecedent", "place that the relative clause describes")
        if antecedent.lower_ in _ANAPHORS and before is not None:
            start, end = scene.span(antecedent)
            return Placing(
                replace(before, relation="in"),
                "anaphor",
                f"{antecedent.text!r} refers back to {before.name}",
                start,
                end,
            )
    depths = {index: _depth(scene.doc[index], match.token) for index in scene.places}
    below = [
        (depth, abs(index - match.token.i), index)
        for index, depth in depths.items()
        if depth is not None and depth <= _FAR
    ]
    below = [one for one in below if scene.places[one[2]].start not in taken]
    if below:
        return _placing(scene.places[min(below)[2]], "attached", "place below the trigger in the parse")
    for argument in match.slots.get("patient", []):
        if (place := _in_phrase(argument.token, scene)) is not None and place.start not in taken:
            return _placing(place, "argument", "place of what it was done to")
    return _in_clause(match, scene, taken)


def _placing(place: PlaceMention, rule: str, text: str) -> Placing:
    return Placing(place, rule, text, place.start, place.end)


def _in_phrase(head: Token, scene: Scene) -> PlaceMention | None:
    if head.i in scene.places:
        return scene.places[head.i]
    inside = [(_depth(scene.doc[index], head, through_clauses=True), index) for index in scene.places]
    near = sorted((depth, index) for depth, index in inside if depth is not None and depth <= 4)
    return scene.places[near[0][1]] if near else None


def _in_clause(match: Match, scene: Scene, taken: frozenset[int]) -> Placing | None:
    """The nearest place in the clause; clauses that share its scene are tried in turn."""
    token = match.token
    if token.dep_ == "pobj" and token.head.lower_ in _ELSEWHEN:
        return None  # "the day before the raids": another time, and perhaps another place
    step: Token | None = token
    for _ in range(_SHARED):
        if step is None:
            return None
        governor = _verb_above(step)
        near = []
        for index, place in scene.places.items():
            depth = _depth(scene.doc[index], governor)
            if depth is not None and depth <= (3 if match.frame.nouns else 4) and place.start not in taken:
                near.append((depth, abs(index - token.i), index))
        if near:
            return _placing(scene.places[min(near)[2]], "clause", "nearest place in the clause")
        step = _same_scene(governor)
    return None


def _verb_above(token: Token) -> Token:
    while (token.pos_ not in ("VERB", "AUX") or token.dep_ in ("amod", "compound")) and token.head != token:
        token = token.head
    return token


def _same_scene(verb: Token) -> Token | None:
    """The verb whose scene a coordinated verb or a bare participle shares ("rockets hit Barda, killing ten")."""
    if verb.dep_ == "conj":
        return verb.head
    if (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and not any(child.dep_ in ("mark", "aux") for child in verb.children)
    ):
        return verb.head
    return None


def _depth(token: Token, above: Token, *, through_clauses: bool = False) -> int | None:
    """Arcs from ``token`` up to ``above``; None if it is not below it or another clause lies between."""
    step, arcs = token, 0
    while step != above:
        if step.head == step or (
            not through_clauses and arcs and step.dep_ in ("relcl", "advcl", "ccomp", "parataxis")
        ):
            return None
        if step.dep_ == "conj" and step.pos_ in ("VERB", "AUX"):
            return None
        step, arcs = step.head, arcs + 1
    return arcs


def _antecedent(token: Token) -> Token | None:
    step = token
    for _ in range(5):
        if step.dep_ == "relcl" and any(child.tag_ == "WRB" for child in step.children):
            return step.head
        if step.head == step:
            return None
        step = step.head
    return None


def _is_definite(token: Token) -> bool:
    return token.lower_ == "it" or any(child.lower_ in ("the", "this", "that", "their", "its") for child in token.lefts)

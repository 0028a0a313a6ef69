"""Where a claim takes place: the place that its trigger or its arguments carry."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.events.labels import quoted
from explorer.events.placing_names import named_places, opening_place, words
from explorer.records import PlaceMention

if TYPE_CHECKING:
    from explorer.events.scene import Scene
    from explorer.events.triggers import Match
    from explorer.records.parses import Token

_FAR = 8
_BESIDE = 15
_WHERE = ("patient", "on", "at", "near", "inside", "outside")
_SHARED = 3
_WITHIN = re.compile(r"(?: (?:district|town|city|area|village|county|oblast))?(?:,|, in| in| \(|, in the|['’]s)\s?")
_ELSEWHEN = frozenset({"before", "after", "since", "until", "following", "despite"})
_TOWNS = frozenset({"town", "city", "village", "airport", "hometown"})
_WATERS = frozenset({"lake", "river", "sea", "gulf", "strait", "ocean", "bay", "mount", "mountain", "mountains"})
_ANAPHORS = frozenset({"town", "city", "village", "airport", "base", "area", "it", "hometown", "enclave", "district"})


@dataclass(frozen=True, slots=True)
class Placing:
    """A place, the rule that chose it, and the words it rests on in the article."""

    place: PlaceMention
    rule: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Earlier:
    """The places named in an article before some point of it, in order, without whole countries."""

    places: tuple[PlaceMention, ...]
    text: str

    def last(self, *, towns: bool) -> PlaceMention | None:
        """The place named last; if a town is meant, no lake or sea."""
        for place in reversed(self.places):
            if not towns or not _WATERS & set(place.name.casefold().split()):
                return place
        return None

    def called(self, noun: str) -> PlaceMention | None:
        """The place named last beside this noun ("the Antonov airfield in Hostomel")."""
        for place in reversed(self.places):
            around = (
                self.text[max(place.start - _BESIDE, 0) : place.start]
                + " "
                + self.text[place.end : place.end + _BESIDE]
            )
            if re.search(rf"\b{re.escape(noun)}\b", around.partition(". ")[0].casefold()):
                return place
        return None


def find_place(
    match: Match, scene: Scene, *, taken: frozenset[int], before: Earlier, spoken: bool = False
) -> Placing | None:
    """The place of one claim.

    Parameters
    ----------
    spoken
        Whether the claim is a speech act, which is where it is said to be and nowhere else.
    taken
        Offsets at which participants start: a place that acts ("Moscow denied") is no scene.
    before
        The places named before the trigger, to one of which "the town" refers back.

    Returns
    -------
    Placing or None
        By preference: a place in a slot that the frame names; the antecedent of a relative clause;
        one below the trigger in the parse; the same clause (verbs only); "the town" as the place
        named last. A place that no table can know ("the bridge") is kept by its words.
    """
    scene = scene.with_places(named_places)
    if spoken:
        return _where_spoken(match, scene, taken)
    placing = _by_slot(match, scene, before) or _by_antecedent(match, scene, before)
    if placing is not None:
        return placing
    opening = opening_place(scene)
    depths = {index: _depth(scene.doc[index], match.token) for index in scene.places}
    below = [
        (depth, abs(index - match.token.i), index)
        for index, depth in depths.items()
        if depth is not None and depth <= _FAR and _is_scene(index, match, scene)
    ]
    below = [one for one in below if scene.places[one[2]].start not in taken]
    if below:
        chosen = _smallest(min(below)[2], scene)
        return _placing(scene.places[chosen], "attached", "place below the trigger in the parse")
    for argument in match.slots.get("patient", []):
        place = _in_phrase(argument.token, scene)
        if place is not None and place.start not in taken and not _is_origin(place, argument.token, scene):
            return _placing(place, "argument", "place of what it was done to")
    return (
        _in_clause(match, scene, taken)
        or (_of_sentence(match, scene, taken) if opening is not None else None)
        or _by_words(match, scene)
        or _by_phrase(match, scene, before)
        or _of_sentence(match, scene, taken)
    )


def _where_spoken(match: Match, scene: Scene, taken: frozenset[int]) -> Placing | None:
    """Where words were said: a place that hangs on the verb of saying itself ("met in Geneva")."""
    for child in match.token.children:
        for inner in child.children if child.dep_ == "prep" and child.lower_ in ("in", "at", "near") else ():
            place = scene.places.get(inner.i)
            if place is not None and place.start not in taken:
                return _placing(scene.places[_smallest(inner.i, scene)], "attached", "where it was said")
    return None


def _is_origin(place: PlaceMention, head: Token, scene: Scene) -> bool:
    """Whether a phrase only comes from the place ("a relief column from Lashio was ambushed")."""
    index = next((i for i, one in scene.places.items() if one.start == place.start), head.i)
    token = scene.doc[index]
    return token.dep_ == "pobj" and token.head.lower_ == "from" and token.head.head.i == head.i


def _by_phrase(match: Match, scene: Scene, before: Earlier) -> Placing | None:
    """A definite place without a name in a phrase of the clause ("was killed at the well")."""
    for word in (match.token, _verb_above(match.token)):
        for child in word.children:
            if child.dep_ != "prep" or child.lower_ not in words("locative"):
                continue
            for token in child.children:
                if token.dep_ == "pobj" and token.pos_ == "NOUN" and _names_a_place(token, scene):
                    if token.i in scene.actors:
                        continue
                    if (placing := _anaphor(token, scene, before)) is not None:
                        return placing
                    start, end = scene.span(token)
                    name = scene.words(token)
                    return _placing(
                        PlaceMention(start, end, name, "", name), "words", f"{quoted(name)} has no place in the tables"
                    )
    return None


def _names_a_place(token: Token, scene: Scene) -> bool:
    return "place" in scene.named_kinds(token) or token.lower_ in words("nouns")


def _of_sentence(match: Match, scene: Scene, taken: frozenset[int]) -> Placing | None:
    """The scene that the sentence sets for all its clauses: a place that opens it, or that of the clause above."""
    if _is_elsewhen(match.token):
        return None
    if (place := opening_place(scene)) is not None and place.start not in taken:
        return _placing(place, "sentence", "the place with which the sentence opens")
    step = _verb_above(match.token)
    for _ in range(_SHARED):
        for index, place in sorted(scene.places.items()):
            token = scene.doc[index]
            preposition = token.head
            if token.dep_ != "pobj" or preposition.lower_ not in words("locative") or place.start in taken:
                continue
            if preposition.head.i == step.i and (index < step.i or step.i != match.token.i):
                return _placing(scene.places[_smallest(index, scene)], "sentence", "scene of the sentence")
        if step.dep_ not in ("advcl", "conj", "relcl", "ccomp", "acl") or step.head.i == step.i:
            return None
        step = _verb_above(step.head)
    return None


def _by_slot(match: Match, scene: Scene, before: Earlier) -> Placing | None:
    for slot in match.frame.place:
        for argument in match.slots.get(slot, []):
            place = _in_phrase(argument.token, scene)
            if place is not None:
                return _placing(place, "slot", f"place of the “{slot}” phrase")
            if _is_definite(argument.token) and (placing := _anaphor(argument.token, scene, before)) is not None:
                return placing
    return None


def _by_antecedent(match: Match, scene: Scene, before: Earlier) -> Placing | None:
    if match.token.dep_ == "acl" and match.token.tag_ == "VBN" and match.token.head.i in scene.places:
        return _placing(scene.places[match.token.head.i], "antecedent", "place that the participle describes")
    antecedent = _antecedent(match.token)
    if antecedent is not None:
        if (place := _in_phrase(antecedent, scene)) is not None:
            return _placing(place, "antecedent", "place that the relative clause describes")
        return _anaphor(antecedent, scene, before)
    return None


def _by_words(match: Match, scene: Scene) -> Placing | None:
    """A place without a name, by the words of the phrase in a slot that the frame names."""
    for slot in match.frame.place or _WHERE:
        for argument in match.slots.get(slot, []):
            token = argument.token
            if token.lower_ in _ANAPHORS or token.pos_ not in ("NOUN", "PROPN") or token.i in scene.actors:
                continue
            if "place" not in scene.named_kinds(token) or not _is_definite(token):
                continue
            start, end = scene.span(token)
            name = scene.words(token)
            return _placing(
                PlaceMention(start, end, name, "", name), "words", f"{quoted(name)} has no place in the tables"
            )
    return None


def _anaphor(token: Token, scene: Scene, before: Earlier) -> Placing | None:
    """ "The town" as the place named last, "the airfield" as the one that was called so."""
    place = before.called(token.lower_) if "place" in scene.named_kinds(token) else None
    if place is None and token.lower_ in _ANAPHORS:
        place = before.last(towns=token.lower_ in _TOWNS)
    if place is None:
        return None
    start, end = scene.span(token)
    because = f"{quoted(token.text)} refers back to {place.name}"
    said = place.text if token.pos_ == "PRON" else scene.words(token)
    here = replace(place, start=start, end=end, text=said, relation="in")
    return Placing(here, "anaphor", because, start, end)


def _is_scene(index: int, match: Match, scene: Scene) -> bool:
    """Whether a place below the trigger is where it happens, not where somebody comes from or belongs to."""
    token = scene.doc[index]
    if token.dep_ in ("compound", "amod", "nmod", "poss") and token.head.i not in scene.places:
        head = token.head
        if head.i != match.token.i and not scene.kinds(head) & {"place", "event"}:
            return False  # "a U.S. warship"
    step = token
    while step.i != match.token.i and step.head != step:
        if step.dep_ == "prep" and step.lower_ == "from" and step.head.pos_ in ("NOUN", "PROPN"):
            return False  # "fighters from Iraq", "reinforcements from Kurds in Iraq"
        if step.dep_ == "prep" and step.lower_ == "from" and step.head.i == match.token.i:
            return "from" in match.frame.place  # "had been advancing from Llerena"
        step = step.head
    return True


def _smallest(index: int, scene: Scene) -> int:
    """The first of "El Geneina, in West Darfur", where the second was found."""
    place = scene.places[index]
    for other_index, other in scene.places.items():
        if other.end >= place.start:
            continue
        between = scene.whole_text()[other.end - scene.sentence.start : place.start - scene.sentence.start]
        if _WITHIN.fullmatch(between):
            return other_index
    return index


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
    if _is_elsewhen(token):
        return None  # "the day before the raids": another time, and perhaps another place
    step: Token | None = token
    for _ in range(_SHARED):
        if step is None:
            return None
        governor = _verb_above(step)
        near = []
        for index, place in scene.places.items():
            depth = _depth(scene.doc[index], governor)
            if depth is None or place.start in taken or not _is_scene(index, match, scene):
                continue
            if depth <= (3 if match.frame.nouns else 4):
                near.append((depth, abs(index - token.i), index))
        if near:
            return _placing(scene.places[min(near)[2]], "clause", "nearest place in the clause")
        step = _same_scene(governor)
    return None


def _is_elsewhen(token: Token) -> bool:
    """Whether a noun stands behind "before" and the like, also in "after months of skirmishes"."""
    while token.dep_ == "pobj":
        if token.head.lower_ in _ELSEWHEN:
            return True
        token = token.head.head
    return False


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
    while step.i != above.i:
        if step.head.i == step.i or (
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

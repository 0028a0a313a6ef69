"""Places that no table knows, told by the words before them ("at Crocodile Pools", "the Butivka mine")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from explorer.records import PlaceMention
from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.events.scene import Scene
    from explorer.records.parses import Token

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OTHERS = frozenset({"DATE", "TIME", "EVENT", "LAW", "MONEY", "QUANTITY", "NORP", "ORDINAL", "CARDINAL", "LANGUAGE"})
_UNSURE = frozenset({"other", "person", "organisation"})
"""Kinds of actors that were made of a name alone, which may as well be that of a place."""

_OPENING = re.compile(
    r"^(?:[*•–-]\s*)?(?:\d{1,2}[:.]\d{2}\s+)?"
    r"(?:In|At|Near|Outside|Inside|Around|Off|Over|(?:North|South|East|West) of)\s+"
    r"(?P<name>[A-Z][\w’'-]+(?: ['’]?[A-Z][\w’'-]+){0,3}"
    r"(?: (?:district|province|city|town|county|governorate|countryside|region|valley|village|oblast|sector|"
    r"municipality|state|area))?)"
    r"(?:,| (?=[A-Z]\.|[A-Z][a-z]+ (?:forces|troops|officials)))"
)


@cache
def words(name: str) -> frozenset[str]:
    """A set of words from ``rules/placing.toml``, such as ``"locative"``.

    Parameters
    ----------
    name
        Its name there.
    """
    return frozenset(rule_table("events", "placing")["sets"][name])


def opening_place(scene: Scene) -> PlaceMention | None:
    """The place with which a sentence opens, which is the scene of all its clauses ("Near Huwayjah, …").

    Parameters
    ----------
    scene
        The sentence.

    Returns
    -------
    PlaceMention or None
        The known place there, else one by its words; None for months and days.
    """
    found = _OPENING.match(scene.whole_text())
    if found is None:
        return None
    first, last = found.span("name")
    tokens = [token for token in scene.tokens if first <= token.idx < last]
    known = [scene.places[token.i] for token in tokens if token.i in scene.places]
    if known:
        return known[0]
    if any(token.ent_type_ in _OTHERS for token in tokens):
        return None
    name = found["name"]
    return PlaceMention(scene.sentence.start + first, scene.sentence.start + last, name, "", name)


def named_places(scene: Scene) -> dict[int, PlaceMention]:
    """Known places of a sentence, and those that only their words and neighbours show.

    Parameters
    ----------
    scene
        The sentence.

    Returns
    -------
    dict
        Head token to place. A place without an id is kept by its words.
    """
    places = dict(scene.places)
    for token in scene.tokens:
        if token.i not in places and _is_place(token, scene):
            start, end = scene.span(token)
            name = scene.words(token)
            if not any(one.start < end and start < one.end for one in places.values()):
                places[token.i] = PlaceMention(start, end, name, "", name)
    return places


def _is_place(token: Token, scene: Scene) -> bool:
    if token.pos_ not in ("PROPN", "NOUN") or token.dep_ in ("compound", "amod", "nmod", "appos", "poss"):
        return False
    name = token.pos_ == "PROPN" or any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in token.lefts)
    if not name or token.ent_type_ in _OTHERS or _is_known_actor(token, scene):
        return False
    if token.pos_ == "NOUN":
        if any(child.lower_ in ("a", "an") for child in token.lefts) or _is_within_another(token, scene):
            return False
        return "place" in scene.named_kinds(token) or token.ent_type_ in _PLACES
    preposition = _preposition(token)
    if preposition in words("locative") - words("loose"):
        return True
    governed = preposition == "on" and bool(scene.kinds(token.head.head) & {"event"})
    if _is_struck(token) or governed:
        alone = token.ent_type_ == "ORG" and not any(child.dep_ == "compound" for child in token.lefts)
        return token.ent_type_ in _PLACES or token.ent_type_ in ("", "PERSON") or alone
    return token.ent_type_ in _PLACES and (preposition in words("locative") or token.dep_ == "dobj")


def _is_within_another(token: Token, scene: Scene) -> bool:
    """Whether a phrase names the known place in which its building stands ("the Antonov airfield in Hostomel")."""
    below = [inner.i for child in token.rights if child.dep_ == "prep" for inner in child.children]
    return any(index in scene.places for index in below)


def _is_struck(token: Token) -> bool:
    """Whether a name is the object of a verb that is done to places ("attacked X", "X, besieged from July")."""
    verbs = [child for child in token.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    if token.dep_ in ("dobj", "nsubjpass"):
        verbs.append(token.head)
    return any(verb.lemma_.lower() in words("struck") for verb in verbs)


def _is_known_actor(token: Token, scene: Scene) -> bool:
    mention = scene.actors.get(token.i)
    if mention is None:
        return False
    actor = scene.known.get(mention.actor_id)
    return mention.how != "discovered" or (actor is not None and actor.kind not in _UNSURE)


def _preposition(token: Token) -> str:
    """The preposition before a name; "at" in "at the gates of Bulo Marer", "out" in "out of Shire"."""
    if token.dep_ != "pobj":
        return ""
    above = token.head
    if above.lower_ == "of" and above.head.lower_ == "out":
        return "in"
    if above.lower_ == "of" and above.head.lower_ in words("directions"):
        return "near"
    if above.lower_ == "of" and above.head.lemma_.lower() in words("edges") and above.head.dep_ == "pobj":
        return above.head.head.lower_
    return above.lower_

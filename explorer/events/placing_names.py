"""Places that no table knows, told by the words before them ("at Crocodile Pools", "the Butivka mine")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.records import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from explorer.events.scene import Scene

LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "off", "over", "across", "through", "along", "behind", "beyond"}
    | {"into", "onto", "towards", "toward", "above", "below", "between", "on"}
)
_LOOSE = frozenset({"on", "over", "between", "through"})
"""Prepositions that stand before much else; a capital letter alone does not make a place behind them."""

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OTHERS = frozenset({"DATE", "TIME", "EVENT", "LAW", "MONEY", "QUANTITY", "NORP", "ORDINAL", "CARDINAL", "LANGUAGE"})
_UNSURE = frozenset({"other", "person", "organisation"})
"""Kinds of actors that were made of a name alone, which may as well be that of a place."""

_EDGES = frozenset(
    {
        "gate",
        "outskirt",
        "outskirts",
        "edge",
        "centre",
        "center",
        "heart",
        "suburb",
        "street",
        "north",
        "south",
        "east",
        "west",
    }
)
_STRUCK = frozenset(
    {"attack", "strike", "hit", "shell", "bomb", "bombard", "pound", "raid", "storm", "rocket", "target", "mortar"}
)

_OPENING = re.compile(
    r"^(?:[*•–-]\s*)?(?:\d{1,2}[:.]\d{2}\s+)?"
    r"(?:In|At|Near|Outside|Inside|Around|Off|Over|(?:North|South|East|West) of)\s+"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}),"
)


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
            words = scene.words(token)
            if not any(one.start < end and start < one.end for one in places.values()):
                places[token.i] = PlaceMention(start, end, words, "", words)
    return places


def _is_place(token: Token, scene: Scene) -> bool:
    if token.pos_ not in ("PROPN", "NOUN") or token.dep_ in ("compound", "amod", "nmod", "appos", "poss"):
        return False
    name = token.pos_ == "PROPN" or any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in token.lefts)
    if not name or token.ent_type_ in _OTHERS or _is_known_actor(token, scene):
        return False
    if token.pos_ == "NOUN":
        return "place" in scene.named_kinds(token) or token.ent_type_ in _PLACES
    preposition = _preposition(token)
    if preposition in LOCATIVE - _LOOSE:
        return True
    struck = token.dep_ == "dobj" and token.head.lemma_.lower() in _STRUCK
    governed = preposition == "on" and bool(scene.kinds(token.head.head) & {"event"})
    if struck or governed:
        return token.ent_type_ in _PLACES or token.ent_type_ in ("", "PERSON")
    return token.ent_type_ in _PLACES and (preposition in LOCATIVE or token.dep_ == "dobj")


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
    if above.lower_ == "of" and above.head.lemma_.lower() in _EDGES and above.head.dep_ == "pobj":
        return above.head.head.lower_
    return above.lower_

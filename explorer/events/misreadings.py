"""Arguments put back where they belong after the parser has misread a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.arguments import Argument, Slots
from explorer.events.lexicon import lexicon
from explorer.events.passives import is_passive

if TYPE_CHECKING:
    from explorer.events.frames import Frame
    from explorer.events.scene import Scene
    from explorer.records.parses import Token

_RARE = frozenset({"chemical", "ship", "weapon", "aircraft", "explosive"})


def behind_particle(slots: Slots, token: Token, last: int, frame: Frame) -> Slots:
    """The slots with the object that the parser hung below the verb's own particle ("dragged off a priest")."""
    if last == token.i or slots.get("patient") or "none" in frame.object or token.doc[last].tag_ not in ("IN", "RP"):
        return slots
    found = slots.get(token.doc[last].lower_, [])
    return {**slots, "patient": found} if found and found[0].token.i > last else slots


def mistagged(slots: Slots, token: Token, last: int) -> Slots:
    """The slots with the object that the tagger, who does not know the word, took for an adverb ("dropped sarin")."""
    if slots.get("patient") or last + 1 >= len(token.doc) or is_passive(token):
        return slots
    for later in token.doc[last + 1 : last + 3]:
        kinds = lexicon().kinds.get(later.lemma_.lower(), frozenset())
        counts = later.dep_ == "npadvmod" and later.tag_ == "CD" and any(one.lower_ == "of" for one in later.rights)
        if later.head == token and (counts or (later.dep_ in ("advmod", "dobj") and kinds & _RARE)):
            return {**slots, "patient": [Argument(later)]}  # "shot down 14 of 17 drones"
    return slots


def turned(slots: Slots, token: Token, frame: Frame, scene: Scene) -> Slots:
    """The slots with a lone subject moved to the patient, for passives without an auxiliary.

    "Seven civilians killed in raid" is tagged as active; a frame that needs an object takes the
    subject as one when the form can be a participle and the subject is of the right kind.
    """
    if slots.get("patient") or not slots.get("doer") or not frame.object or token.tag_ not in ("VBN", "VBD"):
        return slots
    if "none" in frame.object and not frame.unit:
        return slots
    if any(child.dep_ == "mark" or (child.dep_ == "aux" and child.lemma_ == "have") for child in token.lefts):
        return slots  # "after forces swept in", "the army had moved in" are active
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if token.tag_ == "VBD" and after is not None and after.pos_ in ("DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"):
        return slots  # something follows that the parser has not seen as the object
    allowed = set(frame.object)
    if all(scene.kinds(one.token) & allowed for one in slots["doer"]):
        return {**slots, "patient": slots["doer"], "doer": slots.get("by", [])}
    return slots


def unturned(slots: Slots, token: Token, frame: Frame, scene: Scene) -> Slots:
    """The slots with a lone patient moved to the doer, for past tenses that were taken for participles.

    "Heidelberg, besieged from July, capitulated" is tagged as a noun with two participles.
    """
    if token.dep_ != "acl" or slots.get("doer") or "none" not in frame.object or not slots.get("patient"):
        return slots
    head = token.head
    if head.dep_ != "ROOT" or token.i < head.i or any(one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in head.doc):
        return slots
    patients = slots["patient"]
    if frame.object != ("none",) and any(scene.kinds(one.token) & set(frame.object) for one in patients):
        return slots
    return {**slots, "doer": patients, "patient": []}

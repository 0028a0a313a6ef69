"""What was stopped before it could take place ("found before they detonated", "turned back before reaching")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import auxiliaries

if TYPE_CHECKING:
    from explorer.events.factuality_cues import Cues
    from explorer.records.parses import Token


_SHOT = frozenset({"shoot", "sink", "blow", "gun"})


def is_forestalled(token: Token, head: Token, cues: Cues) -> bool:
    """Tell an event after "before" that its own doer or weapon was stopped from.

    Parameters
    ----------
    token
        The event's verb, in a clause or gerund after "before".
    head
        The verb of the main clause: what befell the doer.
    cues
        The sets of verbs that stop things and people.

    Returns
    -------
    bool
        Things that are found or destroyed did nothing afterwards, whatever the voice of the verb; people that
        are stopped did nothing, but things may have been done to them ("arrested before being executed").
    """
    lemma = head.lemma_.lower()
    subject = next((child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.pos_ != "PRON":
        return False
    held = lemma in cues.sets["custody"] and any(child.dep_ == "dobj" for child in head.children)
    if held and subject is not None and not {"being", "was", "were"} & set(auxiliaries(token)):
        return True  # "arrested the men before they struck"
    passive = "auxpass" in {child.dep_ for child in head.children}
    weapon = subject is not None and _is_weapon_stopped(head, subject, cues)
    if weapon and lemma in cues.sets["stops_things"] | _SHOT:
        return True
    if lemma in cues.sets["stops_things"]:
        return passive
    active = not {"being", "was", "were"} & set(auxiliaries(token))
    transitive = any(child.dep_ == "dobj" for child in head.children)
    return lemma in cues.sets["stops_people"] and active and (passive or not transitive)


def _is_weapon_stopped(verb: Token, pronoun: Token, cues: Cues) -> bool:
    """Tell the "they" of "destroyed two car bombs before they reached the lines", which are the bombs."""
    number = {"it": {"NN", "NNP"}, "they": {"NNS", "NNPS"}}.get(pronoun.lower_, set())
    return any(
        child.dep_ == "dobj"
        and not any(inner.dep_ == "poss" for inner in child.children)  # "destroyed their lorries before they left"
        and child.tag_ in number
        and child.lemma_.lower() in cues.sets["weapons"]
        for child in verb.children
    )

"""Who does it, to whom, and what stands behind which preposition: arguments of nouns that name events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.arguments import (
    DEPTH,
    Argument,
    Slots,
    add,
    add_preposition,
    add_prepositions,
    agents,
    coordinated,
    counter_prefix,
    is_passive,
    is_verb,
    objects,
    surface_subject,
)
from explorer.events.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.records.parses import Token


def noun_slots(noun: Token, *, can_act: Callable[[Token], bool]) -> Slots:
    """Slots of a noun that names an event.

    Parameters
    ----------
    noun
        Head of the trigger.
    can_act
        Says of a modifier ("Houthi attacks") whether it names somebody who can act.
    """
    slots: Slots = {"self": [Argument(noun)]}
    add_prepositions(slots, noun)
    if noun.i + 1 < len(noun.doc) and noun.nbor().dep_ in ("prep", "agent") and noun.nbor().head != noun:
        add_preposition(slots, noun.nbor(), noun.nbor().lower_)  # attached elsewhere, yet it follows at once
    governor, through = _light_governor(noun)
    prefix = counter_prefix(noun)
    if prefix is not None:
        add(slots, "doer", surface_subject(prefix) if is_verb(prefix) else _modifiers(prefix, can_act))
    for child in (*noun.children, *(prefix.children if prefix is not None else ())):
        if child.dep_ == "poss":
            add(slots, "doer", coordinated(child, "possessive"))
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in lexicon().light:
            add(slots, "doer", agents(child))
        elif child.dep_ in ("acl", "relcl") and child.lemma_ in ("target", "hit", "strike"):
            add(slots, "targeting", objects(child))
    add(slots, "doer", _modifiers(noun, can_act))
    add(slots, "doer", slots.get("by", []))
    for one in list(slots.get("by", [])):
        add_prepositions(slots, one.token)
    if governor is not None:
        subject = surface_subject(governor) if not is_passive(governor) else agents(governor)
        add(slots, "governor", surface_subject(governor))
        if governor.lemma_.lower() in lexicon().declare and through == "object":
            add(slots, "declarer", subject)
        if governor.lemma_.lower() in lexicon().light and through == "object":
            add(slots, "doer", subject)
            add_prepositions(slots, governor)
        elif governor.lemma_.lower() in lexicon().light and is_passive(governor):
            add(slots, "doer", subject)
    if noun.dep_ in ("oprd", "acomp", "xcomp") and noun.head.lemma_.lower() == "leave":
        add(slots, "left", objects(noun.head))  # "the raid left six people dead"
        add(slots, "leaver", surface_subject(noun.head))
    if not slots.get("doer"):
        add(slots, "doer", _charged(noun) or _of_deed(noun))
    return slots


def _charged(noun: Token) -> list[Argument]:
    """Who is said to have done it: the army in "accused the army of a massacre", "blamed it for the raid"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "for"):
        return []
    governor = noun.head.head
    if governor.dep_ == "dobj":
        verb, charged = governor.head, governor
    else:
        verb = governor
        charged = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), verb)
    if charged == verb or verb.lemma_.lower() not in lexicon().charge:
        return []
    if charged.lemma_.lower() == "responsibility":
        return surface_subject(verb)
    return [Argument(one.token, "control") for one in coordinated(charged)]


def _of_deed(noun: Token) -> list[Argument]:
    """Who does a deed in the course of an event: the rebels in "the rebels killed two men in an attack"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "during") or not is_verb(noun.head.head):
        return []
    verb = noun.head.head
    if verb.lemma_.lower() not in lexicon().deed:
        return []
    found = agents(verb) if is_passive(verb) else surface_subject(verb)
    return [Argument(one.token, "control") for one in found]


def _modifiers(noun: Token, can_act: Callable[[Token], bool]) -> list[Argument]:
    found = []
    for child in noun.lefts:
        if child.dep_ == "nsubj" and child.i == noun.i - 1 and can_act(child):  # a noun that the tagger took for a verb
            found += coordinated(child, "compound")
        if (
            child.dep_ in ("compound", "nmod", "amod", "npadvmod")
            and child.pos_ in ("NOUN", "PROPN", "ADJ")
            and can_act(child)
        ):
            found += coordinated(child, "compound")
        if child.lemma_.lower() in ("lead", "led", "back", "backed"):
            found += [
                Argument(inner, "compound")
                for inner in child.children
                if inner.pos_ in ("PROPN", "NOUN", "ADJ") and can_act(inner)
            ]
        elif child.dep_ == "compound":
            found += _modifiers(child, can_act)
    return found


def _light_governor(noun: Token) -> tuple[Token | None, str]:
    """The verb that governs a noun, and whether the noun is its ``object`` or ``subject``."""
    step = noun
    for _ in range(DEPTH):
        if step.dep_ == "conj" and step.head.pos_ in ("NOUN", "PROPN"):
            step = step.head
            continue
        if step.dep_ == "acl":
            return None, ""
        break
    head = step.head
    if step.dep_ in ("dobj", "nsubjpass", "nsubj") and is_verb(head):
        return head, "object" if step.dep_ == "dobj" else "subject"
    if step.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in lexicon().partitive:
        return _light_governor(head.head)
    if step.dep_ == "pobj" and is_verb(head.head) and head.lower_ in ("in", "with", "out", "on"):
        return head.head, "object"
    if step.dep_ == "pobj" and head.lower_ == "to" and head.head.lemma_.lower() in lexicon().declare:
        return head.head, "object"  # "agreed to a truce"
    return None, ""

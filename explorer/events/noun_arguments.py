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
    is_verb,
    objects,
    surface_subject,
)
from explorer.events.lexicon import lexicon
from explorer.events.passives import is_passive

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.records.parses import Token

_AFTER = frozenset({"after", "following", "in", "during", "before"})


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
        elif child.dep_ in ("acl", "relcl") and child.lemma_.lower() in lexicon().make and child.tag_ != "VBG":
            add(slots, "doer", agents(child) if is_passive(child) else _others(child, noun))
        elif child.dep_ in ("acl", "relcl") and child.lemma_ in ("target", "hit", "strike"):
            add(slots, "targeting", objects(child))
        elif child.dep_ in ("acl", "relcl") and child.lemma_ in ("mean", "intend", "aim", "direct", "destine"):
            add(slots, "targeting", _meant_for(child))
    add(slots, "doer", _modifiers(noun, can_act))
    add(slots, "doer", slots.get("by", []))
    for one in list(slots.get("by", [])):
        add_prepositions(slots, one.token)
    if governor is not None:
        _of_governor(slots, governor, through)
        if through == "subject" and governor.lemma_.lower() in lexicon().strikes and not is_passive(governor):
            add(slots, "targeting", objects(governor))  # "two strikes destroyed a depot"
    if noun.dep_ in ("oprd", "acomp", "xcomp") and noun.head.lemma_.lower() == "leave":
        passive = is_passive(noun.head)  # "the raid left six people dead", "six were left dead by the raid"
        add(slots, "left", surface_subject(noun.head) if passive else objects(noun.head))
        add(slots, "leaver", agents(noun.head) if passive else surface_subject(noun.head))
    if not slots.get("doer"):
        add(slots, "doer", _charged(noun) or _laid_to(noun) or _of_deed(noun) or _of_encounter(noun))
    return slots


def _of_governor(slots: Slots, governor: Token, through: str) -> None:
    """What the verb that governs the noun gives: who launches it, who comes under it."""
    lemma, passive = governor.lemma_.lower(), is_passive(governor)
    subject = agents(governor) if passive else surface_subject(governor)
    add(slots, "governor", surface_subject(governor))
    if through == "under":
        brought = lemma in lexicon().bring
        if passive and not brought:
            return
        add(slots, "victim", objects(governor) if brought and not passive else surface_subject(governor))
        if lemma in lexicon().come or brought:
            add_prepositions(slots, governor)
    elif through == "object" and lemma in lexicon().undergo:
        add(slots, "victim", subject)
        add_prepositions(slots, governor)
    elif through == "object" and lemma in lexicon().declare:
        add(slots, "declarer", subject)
    if through == "object" and lemma in lexicon().concede:
        add(slots, "conceder", [one for said in subject for one in _spoken_for(said)])
    if lemma not in lexicon().light or lemma in lexicon().undergo:
        return
    if lemma in lexicon().halt and (passive or slots.get("doer")):
        return  # "the army's push was halted by the Finns": theirs is the halting alone
    if through == "object" or (through == "subject" and passive):
        add(slots, "doer", subject)
        add_prepositions(slots, governor, dated=not passive)


def _spoken_for(speaker: Argument) -> list[Argument]:
    """For whom somebody speaks: the rebels of "a spokesman for the rebels", else the speaker."""
    if speaker.token.lemma_.lower() not in lexicon().speaker:
        return [speaker]
    slots: Slots = {}
    add_prepositions(slots, speaker.token)
    return slots.get("for", []) or slots.get("of", []) or [speaker]


def _meant_for(participle: Token) -> list[Argument]:
    """Whom it is meant for: "a bomb meant for shoppers", "an attack aimed at the fleet"."""
    slots: Slots = {}
    add_prepositions(slots, participle)
    return [*slots.get("for", []), *slots.get("at", [])]


def _others(verb: Token, noun: Token) -> list[Argument]:
    """The subject of a relative clause, if it is not the noun itself: guerrillas in "a mine that guerrillas laid"."""
    return [Argument(one.token, "possessive") for one in surface_subject(verb) if one.token != noun]


def _charged(noun: Token) -> list[Argument]:
    """Who is said to have done it: the army in "accused the army of a massacre", "blamed it for the raid"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "for"):
        return []
    governor = noun.head.head
    if governor.dep_ == "dobj":
        verb, charged = governor.head, governor
    elif governor.dep_ == "acl" and governor.tag_ in ("VBN", "VBD"):  # "the rebels, blamed for the raid"
        verb, charged = governor, governor.head
    else:
        verb = governor
        charged = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), verb)
    if charged == verb or verb.lemma_.lower() not in lexicon().charge:
        return []
    if charged.lemma_.lower() == "responsibility":
        return surface_subject(verb)
    return [Argument(one.token, "control") for one in coordinated(charged)]


def _laid_to(noun: Token) -> list[Argument]:
    """On whom it is blamed: the rebels in "blamed the raid on rebels", "the raid was blamed on rebels"."""
    clause = next((child for child in noun.rights if child.dep_ in ("relcl", "acl")), None)
    # "the raid that it blamed on rebels"
    verb = clause if clause is not None and clause.lemma_.lower() in lexicon().laid_to else noun.head
    word = lexicon().laid_to.get(verb.lemma_.lower())
    if word is None or (verb != clause and noun.dep_ not in ("dobj", "nsubjpass")):
        return []
    behind = [child for head in (verb, noun) for child in head.rights if child.lower_ == word and child.dep_ == "prep"]
    return [one for child in behind for inner in child.children if inner.dep_ == "pobj" for one in coordinated(inner)]


def _of_deed(noun: Token) -> list[Argument]:
    """Who does a deed in the course of an event: the rebels in "the rebels killed two men in an attack"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "during"):
        return []
    verb = noun.head.head
    if verb.dep_ in ("dobj", "nsubjpass") and verb.i < noun.i:  # "kill 40 soldiers in ambush"
        verb = verb.head
    if not is_verb(verb):
        return []
    if verb.lemma_.lower() not in lexicon().deed:
        return []
    found = agents(verb) if is_passive(verb) else surface_subject(verb)
    return [Argument(one.token, "control") for one in found]


def _of_encounter(noun: Token) -> list[Argument]:
    """Who has an encounter with somebody: the marines in "the marines took the village after a battle with rebels"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _AFTER:
        return []
    if not any(child.dep_ == "prep" and child.lower_ in ("with", "against") for child in noun.rights):
        return []
    verb = noun.head.head
    if not is_verb(verb) or is_passive(verb):
        return []
    return [Argument(one.token, "control") for one in surface_subject(verb)]


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
        if child.lower_ in ("led", "backed", "manned", "crewed", "piloted"):
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
    if step.dep_ == "pobj" and is_verb(head.head) and head.lower_ == "under":
        return head.head, "under"
    if step.dep_ == "pobj" and head.lower_ == "to" and head.head.lemma_.lower() in lexicon().bring:
        return head.head, "under"  # "subjected to shelling"
    if step.dep_ == "pobj" and head.lower_ == "to" and head.head.lemma_.lower() in lexicon().concede:
        return head.head, "object"  # "owned up to some losses"
    if step.dep_ == "pobj" and head.lower_ == "to" and head.head.lemma_.lower() in lexicon().declare:
        return head.head, "object"  # "agreed to a truce"
    return None, ""

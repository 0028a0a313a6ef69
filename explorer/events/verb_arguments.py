"""Who does it, to whom, and what stands behind which preposition: arguments of verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.arguments import (
    Argument,
    Slots,
    add,
    add_prepositions,
    agents,
    coordinated,
    counter_prefix,
    is_verb,
    objects,
    surface_subject,
)
from explorer.events.lexicon import lexicon
from explorer.events.passives import SUBJECTS, is_passive
from explorer.events.relatives import relative_head

if TYPE_CHECKING:
    from explorer.records.parses import Token

_GIVEN = frozenset({"arms", "supplies"})
_TAKERS = frozenset({"forces", "insurgents", "people", "civilians"})
_FRONTED = (*SUBJECTS, "dep", "npadvmod", "nmod")


def verb_slots(verb: Token) -> Slots:
    """Slots of a verb, whatever its voice and however deep it is embedded.

    Passives give their subject as patient; gerunds, infinitives, reduced relatives and
    coordinated verbs borrow the subject of what governs them.
    """
    slots: Slots = {}
    prefix = counter_prefix(verb)
    if prefix is not None:
        return {"doer": _of_prefixed(verb, prefix)}
    fronted = _fronted(verb)
    bearer = verb.head if verb.dep_ in ("aux", "auxpass") and is_verb(verb.head) else verb  # "four are missing"
    subject = surface_subject(bearer) if fronted is None else coordinated(fronted)
    if is_passive(verb) or fronted is not None:
        add(slots, "patient", subject or _inverted(verb))
    else:
        add(slots, "doer", subject)
        add(slots, "patient", objects(verb))
    add_prepositions(slots, verb)
    add(slots, "dative", _refused(verb))
    given = {one.token for one in slots["dative"]}
    slots["patient"] = [one for one in slots.get("patient", []) if one.token not in given]
    add(slots, "menaced", _menaced(verb))
    add(slots, "bidden", _bidden(verb))
    add(slots, "claimant", _claimant(verb))
    if fronted is not None:
        add(slots, "doer", [*agents(verb), *agents(verb.head)])
    elif is_passive(verb):
        add(slots, "doer", slots.get("by", []) or _apart(verb) or _astray(verb))
        add(slots, "holder", _holders(verb))
    for near in (argument.token for argument in list(slots.get("patient", []))):
        if near.i > verb.i:
            add_prepositions(slots, near)
    return slots


def _fronted(verb: Token) -> Token | None:
    """Who "Refused passage by Tehran, the fighters turned back" speaks of, with *refused* taken for an adjective."""
    noun = verb.head
    if verb.tag_ != "VBN" or verb.dep_ != "amod" or verb.i > 1 or noun.dep_ not in _FRONTED or noun.i < verb.i:
        return None
    others = (child for child in noun.head.lefts if child.dep_ in SUBJECTS and child.i > noun.i)
    return next((child for child in others if child.left_edge.nbor(-1).text == ","), None)


def _inverted(verb: Token) -> list[Argument]:
    """The subject behind a passive: "also captured were two generals"."""
    for aux in verb.rights:
        if aux.dep_ == "auxpass":
            after = [*aux.rights, *verb.rights]
            return [one for child in after if child.dep_ == "attr" for one in coordinated(child)]
    return []


def _refused(verb: Token) -> list[Argument]:
    """To whom something is refused or granted: the patrol in "refused the patrol passage", taken for one noun."""
    kinds = lexicon().kinds
    if verb.lemma_.lower() not in lexicon().grant:
        return []
    things = [child for child in verb.children if child.dep_ == "dobj"]
    if len(things) > 1 and things[1].left_edge.i == things[0].i + 1:
        return [Argument(things[0])]  # "sold the rebels forty tanks", taken for two objects
    for thing in things:
        before = [child for child in thing.lefts if child.dep_ in ("compound", "amod", "nmod") and child.pos_ != "ADJ"]
        if thing.lemma_.lower() in lexicon().granted:
            return [Argument(child) for child in before if child.dep_ == "compound"][-1:]
        if kinds.get(thing.lemma_.lower(), frozenset()) & _GIVEN:
            plural = [child for child in before if child.tag_ in ("NNS", "NNPS")]
            named = [
                one for one in plural if one.pos_ == "PROPN" or kinds.get(one.lemma_.lower(), frozenset()) & _TAKERS
            ]
            return [Argument(child) for child in named][-1:]
    return []


def _menaced(verb: Token) -> list[Argument]:
    """Whom what is threatened or vowed would befall: the drivers in "threatened to kill drivers"."""
    if verb.lemma_.lower() not in lexicon().menace:
        return []
    clauses = [child for child in verb.rights if child.dep_ in ("xcomp", "ccomp") and is_verb(child)]
    return [one for clause in clauses for one in (surface_subject(clause) if is_passive(clause) else objects(clause))]


def _bidden(verb: Token) -> list[Argument]:
    """Who is to do what is demanded: both armies in "demanded that both armies cease hostilities"."""
    if verb.lemma_.lower() not in lexicon().bid:
        return []
    clauses = [child for child in verb.rights if child.dep_ == "ccomp" and is_verb(child)]
    return [one for clause in clauses for one in surface_subject(clause)]


def _claimant(verb: Token) -> list[Argument]:
    """Whose claim it is that is rejected: the government in "rejected the claim of the government"."""
    found: Slots = {}
    for thing in verb.rights:
        if thing.dep_ == "dobj" and thing.lemma_.lower() in lexicon().claim:
            add_prepositions(found, thing)
            owners = [one for child in thing.lefts if child.dep_ == "poss" for one in coordinated(child)]
            return [*owners, *found.get("of", []), *found.get("by", []), *found.get("from", [])]
    return []


def _astray(verb: Token) -> list[Argument]:
    """The agent that was hung below a noun before it: "was looted on the way by soldiers"."""
    nouns = [inner for child in verb.rights if child.dep_ == "prep" for inner in child.children if inner.dep_ == "pobj"]
    behind = [
        child for noun in nouns for child in noun.rights if child.lower_ == "by" and child.dep_ in ("prep", "agent")
    ]
    found = [inner for child in behind for inner in child.children if inner.dep_ == "pobj"]
    able = [one for one in found if lexicon().kinds.get(one.lemma_.lower(), frozenset()) & _TAKERS]
    return [one for token in able for one in coordinated(token)]


def _apart(verb: Token) -> list[Argument]:
    """The agent set apart by a comma: "was looted, by soldiers, she says"."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    if len(after) < 2 or after[0].text not in (",", "-", "\u2013", "\u2014") or after[1].lower_ != "by":
        return []
    return [one for child in after[1].children if child.dep_ == "pobj" for one in coordinated(child)]


def _of_prefixed(verb: Token, prefix: Token) -> list[Argument]:
    """The subject of "counter-attacked", which the parser may take for that of "counter", or for its modifier."""
    if is_verb(prefix):
        return surface_subject(prefix)
    before = [child for child in prefix.lefts if child.pos_ in ("NOUN", "PROPN")]
    found = [one for one in surface_subject(verb) if one.token not in (prefix, verb.nbor(-1))]
    return [Argument(before[-1])] if before else found


def _holders(verb: Token) -> list[Argument]:
    """Who has what a participle describes: fighters "whose arsenals were full of arms seized in May"."""
    if verb.dep_ != "acl":
        return []
    governor = verb.head
    while not is_verb(governor) and governor.head != governor:
        governor = governor.head
    found = [] if not is_verb(governor) else surface_subject(governor)
    for one in list(found):
        for child in one.token.children:
            if child.dep_ == "poss":
                head = relative_head(governor) if child.lower_ == "whose" else child
                found = coordinated(head) if head is not None else []
    return [Argument(one.token, "inferred") for one in found]

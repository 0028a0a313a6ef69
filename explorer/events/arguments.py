"""Subjects, objects and prepositions: what the parse gives a verb or a noun to choose its roles from.

Slots are ``doer``, ``patient``, ``dative``, ``governor`` (subject of the verb that governs a
noun), ``declarer`` (the same of verbs such as "declare"), ``self``, ``left`` and ``leaver`` ("the
raid left six dead"), ``targeting``, ``holder`` and every preposition in lower case ("to", "out of").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.events.displaced import after_participle, displaced_subject
from explorer.events.lexicon import lexicon
from explorer.events.passives import (
    CAPTIVE,
    SUBJECTS,
    is_finite,
    is_own_word,
    is_passive,
    reduced_head,
    resumed,
)
from explorer.events.relatives import antecedent, cleft, reflexive_of, relative_head

if TYPE_CHECKING:
    from explorer.records.parses import Token

_RELATIVE = ("who", "which", "that", "whom", "whose")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
_DASHES = ("-", "\u2013", "\u2014")
_ABLE = frozenset({"forces", "insurgents", "people", "civilians", "ship", "event", "explosive", "missile"})
_DROPPED = frozenset({"weapon", "explosive", "chemical", "arms", "supplies"})
DEPTH = 8


@dataclass(frozen=True, slots=True)
class Argument:
    """The head token of an argument, and how it was found (see ``Participant.how``)."""

    token: Token
    how: str = "stated"


Slots = dict[str, list[Argument]]


def counter_prefix(token: Token) -> Token | None:
    """The word "counter" that the tokenizer splits from "counter-attack", with what the parser hangs on it."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-2).lower_ != "counter":
        return None
    return token.nbor(-2)


def surface_subject(verb: Token, depth: int = 0) -> list[Argument]:
    """The subject as it stands, or the one that the verb borrows."""
    if depth > DEPTH:
        return []
    for child in _subjects(verb):
        if child.tag_ in ("WDT", "WP", "WP$") or (child.lower_ in _RELATIVE and relative_head(verb) is not None):
            return _antecedents(verb)
        governor = reflexive_of(child, verb)
        return surface_subject(governor, depth + 1) if governor is not None else coordinated(child)
    headline = _before_headline_verb(verb)
    if headline is not None:
        return coordinated(headline)
    reduced = reduced_head(verb)
    if reduced is not None:
        return coordinated(reduced)
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD", "VBG"):
        through = _result_of(verb)
        if through is not None:
            return [Argument(one.token, "control") for one in _acting(through, depth)]
        return coordinated(verb.head)
    if is_verb(verb.head) and resumed(verb.head) == verb:
        return surface_subject(verb.head, depth + 1)
    begun = _begins(verb)
    if begun is not None:
        return coordinated(begun)
    if verb.dep_ == "conj" and verb.head.pos_ == "ADJ":  # "gunmen loyal to him ambushed a patrol"
        return [one for child in verb.head.children if child.dep_ in SUBJECTS for one in coordinated(child)]
    if verb.dep_ == "conj" and is_verb(verb.head):
        apart = after_participle(verb) if is_finite(verb) else None
        if apart is not None:
            return coordinated(apart)
        comma = any(one.text == "," for one in verb.doc[verb.head.i + 1 : verb.i])
        return surface_subject((_told_before(verb.head) if comma else None) or verb.head, depth + 1)
    if verb.dep_ == "relcl":
        return [] if any(child.tag_ in ("WDT", "WP", "WRB") for child in verb.children) else coordinated(verb.head)
    found = _controlled(verb, depth)
    displaced = displaced_subject(verb) if not found and is_finite(verb) else None
    return coordinated(displaced) if displaced is not None else found


def _subjects(verb: Token) -> list[Token]:
    """The subjects of a verb, without a number that has a participle of its own: "Nine killed as militias clash"."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(found) > 1 and not any(letter.isalnum() for letter in found[0].text):
        return found[1:]  # the mark of a list
    if len(found) > 1 and found[0].tag_ == "CD" and any(child.tag_ == "VBN" for child in found[0].rights):
        return found[1:]
    return found


def _result_of(verb: Token) -> Token | None:
    """The verb whose result it is: *threw* in "threw grenades into a cafe killing four", hung below the cafe."""
    head = verb.head
    able = lexicon().kinds.get(head.lemma_.lower(), frozenset()) & _ABLE
    if verb.tag_ != "VBG" or verb.lemma_.lower() not in lexicon().result or able or head.dep_ not in ("pobj", "dobj"):
        return None
    step = head
    while not is_verb(step) and step.head != step:
        step = step.head
    return step if is_verb(step) and step.i < head.i else None


def _acting(verb: Token, depth: int) -> list[Argument]:
    return agents(verb) if is_passive(verb) else surface_subject(verb, depth + 1)


def _before_headline_verb(verb: Token) -> Token | None:
    """The army in "Burmese army shells camp", taken for a part of its verb."""
    if verb.tag_ not in ("VBZ", "VBP", "VBD") or not verb.i:
        return None
    before = verb.nbor(-1)
    joined = before.head == verb and before.dep_ in ("compound", "nmod") and before.pos_ in ("NOUN", "PROPN")
    return before if joined else None


def _begins(verb: Token) -> Token | None:
    """The noun that begins a clause though it was joined to one before: "crossed the line and soldiers fired"."""
    if verb.dep_ != "conj" or not is_finite(verb):
        return None
    own = [child.i for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg", "advmod")]
    first = min([verb.i, *own])
    before = verb.doc[first - 1] if first else verb
    return before if before.dep_ == "conj" and before.pos_ in ("NOUN", "PROPN") and before.head.i < before.i else None


def _told_before(verb: Token) -> Token | None:
    """The verb that goes on behind a verb of saying: "took" in "rebels took it, witnesses said, and burned it"."""
    if verb.lemma_.lower() not in lexicon().report:
        return None
    if verb.dep_ == "parataxis" and is_verb(verb.head) and verb.head.i < verb.i:
        return verb.head
    return next((child for child in verb.lefts if child.dep_ == "ccomp" and is_verb(child)), None)


def _controlled(verb: Token, depth: int) -> list[Argument]:
    """The subject of an infinitive, a gerund or a participle, from what governs it."""
    if verb.dep_ == "ROOT" or is_finite(verb):
        return []
    through = ""
    governor = verb.head
    while not is_verb(governor) and governor.dep_ != "ROOT" and governor.head != governor:
        if governor.pos_ == "ADP" or governor.tag_ in ("IN", "TO", "RB"):
            through = through or governor.lower_
        elif governor.pos_ in ("NOUN", "PROPN"):
            called = _addressed(governor, verb)  # "its call upon the Council to impose a ceasefire"
            if called:
                return called
            owners = [child for child in governor.children if child.dep_ == "poss"]
            agents = [child for child in governor.children if child.lower_ == "by"]
            owners += [inner for child in agents for inner in child.children if inner.dep_ == "pobj"]
            if owners:
                return coordinated(owners[0], "control")
        governor = governor.head
    if not is_verb(governor):
        return []
    if verb.dep_ == "pcomp" and is_fleeing(verb) and any(child.dep_ == "dobj" for child in verb.children):
        return objects(verb)
    lemma = governor.lemma_.lower()
    given = [child for child in governor.children if child.dep_ in ("dobj", "dative") and child.i < verb.i]
    addressed = _addressed(governor, verb)
    if addressed and verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp", "advcl"):
        return addressed
    to_object = (
        lemma in lexicon().object_control
        and (verb.dep_ in ("xcomp", "ccomp") or (verb.dep_ == "advcl" and verb.tag_ == "VB") or through == "to")
    ) or (lemma in lexicon().object_gerund and through in ("from", "of"))
    if to_object and given:
        return [Argument(one.token, "control") for one in coordinated(given[0])]
    if lemma in lexicon().report and (verb.dep_ != "xcomp" or verb.tag_ == "VBG") and not through:
        return []
    return [Argument(one.token, "control") for one in surface_subject(governor, depth + 1)]


def _addressed(governor: Token, verb: Token) -> list[Argument]:
    """Who is called on to do it: the rebels in "called on the rebels to disarm", "waited for them to attack"."""
    words = lexicon().addressed.get(governor.lemma_.lower(), ())
    called = [child for child in governor.children if child.dep_ == "prep" and child.lower_ in words]
    given = [inner for child in called for inner in child.children if inner.dep_ == "pobj" and inner.i < verb.i]
    return [Argument(one.token, "control") for inner in given for one in coordinated(inner)]


def objects(verb: Token) -> list[Argument]:
    """Whom or what a verb takes as its object, also by a relative clause or in a second conjunct."""
    found: list[Argument] = []
    for child in verb.children:
        if child.dep_ == "dobj" and not _is_by_turns(child) and not _only_counts(child) and not _is_credit(child):
            forward = cleft(verb) if child.lower_ in _RELATIVE else None
            if forward is not None:
                found += coordinated(forward)
            elif child.tag_ in ("WDT", "WP") or (child.lower_ in _RELATIVE and relative_head(verb) is not None):
                found += _antecedents(verb)
            else:
                found += coordinated(_taken(child))
        elif child.dep_ == "npadvmod" and child.i == verb.i + 1 and _is_dropped(child):
            found += coordinated(child)
    if found:
        return found
    shared = _shared_objects(verb)
    if shared:
        return shared
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP")]
    if verb.dep_ == "relcl" and subjects and not any(child.tag_ == "WRB" for child in verb.children):
        return coordinated(verb.head)
    states = [child for child in verb.children if child.dep_ == "ccomp" and child.pos_ == "ADJ" and child.i > verb.i]
    for child in states:  # "killed a dozen people asleep there"
        found += [one for inner in child.children if inner.dep_ == "nsubj" for one in coordinated(inner)]
    if found:
        return found
    small = [
        child for child in verb.children if child.dep_ in ("ccomp", "oprd") and child.pos_ in ("NOUN", "PROPN", "NUM")
    ]
    return coordinated(small[0]) if small and small[0].i > verb.i else []


def _shared_objects(verb: Token) -> list[Argument]:
    """The object of "shelled" in "shelled and stormed the town"."""
    for child in verb.children:
        if child.dep_ != "conj" or not is_verb(child):
            continue
        if all(one.pos_ in ("CCONJ", "ADV", "PART") or one.dep_ == "neg" for one in verb.doc[verb.i + 1 : child.i]):
            return [one for inner in child.children if inner.dep_ == "dobj" for one in coordinated(inner)]
    return []


def _taken(token: Token) -> Token:
    """Who is taken prisoner: the soldiers in "took 34 soldiers prisoner", taken for one noun."""
    if token.lower_ not in CAPTIVE:
        return token
    plural = [child for child in token.lefts if child.dep_ == "compound" and child.tag_ in ("NNS", "NNPS", "NNP")]
    return plural[-1] if plural else token


def _only_counts(token: Token) -> bool:
    """Whether a number was taken for an object of its own: "detained 40 suspected rebels"."""
    others = (child for child in token.head.children if child.dep_ == "dobj" and child.i > token.i)
    return token.tag_ == "CD" and any(child.left_edge.i == token.i + 1 for child in others)


def _is_dropped(token: Token) -> bool:
    """Whether a bare noun behind a verb is what is dropped or fired: "dropped napalm on the column"."""
    return bool(lexicon().kinds.get(token.lemma_.lower(), frozenset()) & _DROPPED)


def _is_credit(token: Token) -> bool:
    """Whether a headline ends in who says so: "Rebels kill 11, raid repulsed - army"."""
    return token.i == len(token.doc) - 1 and token.i > 0 and token.nbor(-1).text in _DASHES


def _is_by_turns(token: Token) -> bool:
    """Whether the noun stands in "house by house", which says how, not whom."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].lower_ == "by" and after[1].lower_ == token.lower_


def _antecedents(verb: Token) -> list[Argument]:
    head = antecedent(verb)
    return coordinated(head) if head is not None else []


def agents(verb: Token) -> list[Argument]:
    """Who does what a passive says: "by X"."""
    slots: Slots = {}
    add_prepositions(slots, verb)
    return slots.get("by", [])


def add_prepositions(slots: Slots, head: Token, *, dated: bool = True) -> None:
    """Add the objects of the prepositions of a head, and its dative; those that are dates only if ``dated``."""
    for child in head.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            add(slots, "dative", coordinated(child))
        if not dated and any(inner.ent_type_ in ("DATE", "TIME") for inner in child.children):
            continue
        if is_own_word(child):
            continue
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.tag_ in ("IN", "TO", "RP", "RB"):
            add_preposition(slots, child, child.lower_)


def is_fleeing(gerund: Token) -> bool:
    """Whether a gerund only describes the noun behind it: "from fleeing government soldiers"."""
    return gerund.tag_ == "VBG" and gerund.lemma_.lower() in lexicon().moving


def add_preposition(slots: Slots, preposition: Token, name: str) -> None:
    """Add the objects of a preposition, also under the words of a double one ("out of")."""
    for child in preposition.children:
        if child.dep_ == "pobj" and child.lower_ in ("whom", "which") and is_verb(preposition.head):
            if child.lower_ == "whom" or name == "by":
                add(slots, name, _antecedents(preposition.head))
        elif child.dep_ == "pobj" and not (name == "by" and _is_conveyance(child)):
            add(slots, name, coordinated(child))
            add(slots, preposition.lower_, coordinated(child))
            role = lexicon().stands_for.get(f"{name} {child.lemma_.lower()}")
            if role:  # "at the hands of X" is by X, "across the bows of X" is at X
                inner = [one for of in child.rights if of.lower_ == "of" for one in of.children if one.dep_ == "pobj"]
                add(slots, role, [one for token in inner for one in coordinated(token)])
        elif child.dep_ == "pcomp" and is_fleeing(child):
            add(slots, name, objects(child))
        elif child.dep_ in ("prep", "pcomp") and child.tag_ in ("IN", "TO"):
            add_preposition(slots, child, f"{preposition.lower_} {child.lower_}")


def _is_conveyance(noun: Token) -> bool:
    """Whether a bare noun says how, not by whom: "landed by boat"."""
    return noun.lower_ in lexicon().conveyances and not list(noun.children)


def coordinated(token: Token, how: str = "stated") -> list[Argument]:
    """The token and what is coordinated with it."""
    found, queue = [], [token]
    while queue:
        step = queue.pop(0)
        found.append(Argument(step, how))
        joined = (child for child in step.children if child.dep_ == "conj" and child.pos_ in _NOMINAL)
        queue += [child for child in joined if not _begins_clause(child) and not _is_credit(child)]
    return found


def _begins_clause(noun: Token) -> bool:
    """Whether a verb of its own follows a noun that was joined to one before."""
    if noun.i + 1 >= len(noun.doc):
        return False
    after = noun.nbor()
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    return is_verb(verb) and verb.i > noun.i and _begins(verb) == noun


def is_verb(token: Token) -> bool:
    """Whether a token is a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def add(slots: Slots, name: str, arguments: list[Argument]) -> None:
    """Add arguments to a slot, each token once."""
    known = slots.setdefault(name, [])
    taken = {one.token.i for one in known}
    known += [one for one in arguments if one.token.i not in taken]

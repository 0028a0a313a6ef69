"""Who does it, to whom, and what stands behind which preposition: arguments of verbs and nouns.

Slots are ``doer``, ``patient``, ``dative``, ``governor`` (subject of the verb that governs a
noun), ``self``, ``targeting``, ``holder`` and every preposition in lower case ("to", "out of").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.events.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = ("who", "which", "that", "whom", "whose")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Argument:
    """The head token of an argument, and how it was found (see ``Participant.how``)."""

    token: Token
    how: str = "stated"


Slots = dict[str, list[Argument]]


def verb_slots(verb: Token) -> Slots:
    """Slots of a verb, whatever its voice and however deep it is embedded.

    Passives give their subject as patient; gerunds, infinitives, reduced relatives and
    coordinated verbs borrow the subject of what governs them.
    """
    slots: Slots = {}
    subject = surface_subject(verb)
    if is_passive(verb):
        _add(slots, "patient", subject)
    else:
        _add(slots, "doer", subject)
        _add(slots, "patient", _objects(verb))
    _add_prepositions(slots, verb)
    if is_passive(verb):
        _add(slots, "doer", slots.get("by", []))
        _add(slots, "holder", _holders(verb))
    for near in (argument.token for argument in list(slots.get("patient", []))):
        if near.i > verb.i:
            _add_prepositions(slots, near)
    return slots


def _holders(verb: Token) -> list[Argument]:
    """Who has what a participle describes: fighters "whose arsenals were full of arms seized in May"."""
    if verb.dep_ != "acl":
        return []
    governor = verb.head
    while not _is_verb(governor) and governor.head != governor:
        governor = governor.head
    found = [] if not _is_verb(governor) else surface_subject(governor)
    for one in list(found):
        for child in one.token.children:
            if child.dep_ == "poss":
                head = _relative_head(governor) if child.lower_ == "whose" else child
                found = _coordinated(head) if head is not None else []
    return [Argument(one.token, "inferred") for one in found]


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
    _add_prepositions(slots, noun)
    if noun.i + 1 < len(noun.doc) and noun.nbor().dep_ in ("prep", "agent") and noun.nbor().head != noun:
        _add_preposition(slots, noun.nbor(), noun.nbor().lower_)  # attached elsewhere, yet it follows at once
    governor, through = _light_governor(noun)
    for child in noun.children:
        if child.dep_ == "poss":
            _add(slots, "doer", _coordinated(child, "possessive"))
        elif child.dep_ in ("acl", "relcl") and child.lemma_ in ("target", "hit", "strike"):
            _add(slots, "targeting", _objects(child))
    _add(slots, "doer", _modifiers(noun, can_act))
    _add(slots, "doer", slots.get("by", []))
    for one in list(slots.get("by", [])):
        _add_prepositions(slots, one.token)
    if governor is not None:
        subject = surface_subject(governor) if not is_passive(governor) else _agents(governor)
        _add(slots, "governor", surface_subject(governor))
        if governor.lemma_.lower() in lexicon().light and through == "object":
            _add(slots, "doer", subject)
            _add_prepositions(slots, governor)
        elif governor.lemma_.lower() in lexicon().light and is_passive(governor):
            _add(slots, "doer", subject)
    return slots


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is what it is done to."""
    if verb.tag_ not in ("VBN", "VBD") and not any(child.dep_ == "auxpass" for child in verb.children):
        return False
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "auxpass", "agent"):
            return True
        if child.dep_ == "aux" and child.lemma_ in ("have", "be"):
            return child.lemma_ == "be"
        if child.dep_ in ("dobj", "nsubj"):
            return False
    if reduced_head(verb) is not None:
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "advcl", "amod", "ROOT", "relcl", "oprd", "acomp", "xcomp"):
        return True
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return False


def is_finite(verb: Token) -> bool:
    """Whether the verb, or an auxiliary of it, carries a tense of its own."""
    if verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ not in ("acl", "amod", "compound", "xcomp"):
        return True
    return any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in verb.children
    )


def reduced_head(verb: Token) -> Token | None:
    """The noun that a bare participle after it describes ("the church in Shushi, shelled twice").

    The parser often takes such participles for past tenses or for adverbial clauses.
    """
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("acl", "advcl") or verb.i < 2:
        return None
    if any(child.dep_ in (*_SUBJECTS, "aux", "auxpass", "dobj", "mark") for child in verb.children):
        return None
    if verb.dep_ == "acl":
        return verb.head
    if verb.nbor(-1).text != "," or verb.nbor(-2).pos_ not in ("NOUN", "PROPN"):
        return None
    noun = verb.nbor(-2)
    while noun.dep_ in ("compound", "conj") or (noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN")):
        noun = noun.head if noun.dep_ != "pobj" else noun.head.head
    return noun if noun.dep_ != "npadvmod" and noun.ent_type_ not in ("DATE", "TIME") else None


def surface_subject(verb: Token, depth: int = 0) -> list[Argument]:
    """The subject as it stands, or the one that the verb borrows."""
    if depth > _DEPTH:
        return []
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            if child.tag_ in ("WDT", "WP", "WP$") or (child.lower_ in _RELATIVE and _relative_head(verb) is not None):
                head = _relative_head(verb)
                return _coordinated(head) if head is not None else []
            return _coordinated(child)
    reduced = reduced_head(verb)
    if reduced is not None:
        return _coordinated(reduced)
    if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD", "VBG"):
        return _coordinated(verb.head)
    if verb.dep_ == "conj" and _is_verb(verb.head):
        return surface_subject(verb.head, depth + 1)
    if verb.dep_ == "relcl":
        return [] if any(child.tag_ in ("WDT", "WP", "WRB") for child in verb.children) else _coordinated(verb.head)
    return _controlled(verb, depth)


def _controlled(verb: Token, depth: int) -> list[Argument]:
    """The subject of an infinitive, a gerund or a participle, from what governs it."""
    if verb.dep_ == "ROOT" or is_finite(verb):
        return []
    through = ""
    governor = verb.head
    while not _is_verb(governor) and governor.dep_ != "ROOT" and governor.head != governor:
        if governor.pos_ == "ADP" or governor.tag_ in ("IN", "TO", "RB"):
            through = through or governor.lower_
        elif governor.pos_ in ("NOUN", "PROPN"):
            owners = [child for child in governor.children if child.dep_ == "poss"]
            agents = [child for child in governor.children if child.lower_ == "by"]
            owners += [inner for child in agents for inner in child.children if inner.dep_ == "pobj"]
            if owners:
                return _coordinated(owners[0], "control")
        governor = governor.head
    if not _is_verb(governor):
        return []
    lemma = governor.lemma_.lower()
    objects = [child for child in governor.children if child.dep_ in ("dobj", "dative") and child.i < verb.i]
    to_object = (
        lemma in lexicon().object_control and (verb.dep_ in ("xcomp", "ccomp", "advcl") or through == "to")
    ) or (lemma in lexicon().object_gerund and through in ("from", "of"))
    if to_object and objects:
        return [Argument(one.token, "control") for one in _coordinated(objects[0])]
    if lemma in lexicon().report and (verb.dep_ != "xcomp" or verb.tag_ == "VBG") and not through:
        return []
    return [Argument(one.token, "control") for one in surface_subject(governor, depth + 1)]


def _objects(verb: Token) -> list[Argument]:
    found: list[Argument] = []
    for child in verb.children:
        if child.dep_ == "dobj" and not _is_by_turns(child):
            if child.tag_ in ("WDT", "WP"):
                head = _relative_head(verb)
                found += _coordinated(head) if head is not None else []
            else:
                found += _coordinated(child)
    if found:
        return found
    shared = _shared_objects(verb)
    if shared:
        return shared
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP")]
    if verb.dep_ == "relcl" and subjects and not any(child.tag_ == "WRB" for child in verb.children):
        return _coordinated(verb.head)
    states = [child for child in verb.children if child.dep_ == "ccomp" and child.pos_ == "ADJ" and child.i > verb.i]
    for child in states:  # "killed a dozen people asleep there"
        found += [one for inner in child.children if inner.dep_ == "nsubj" for one in _coordinated(inner)]
    if found:
        return found
    small = [
        child for child in verb.children if child.dep_ in ("ccomp", "oprd") and child.pos_ in ("NOUN", "PROPN", "NUM")
    ]
    return _coordinated(small[0]) if small and small[0].i > verb.i else []


def _shared_objects(verb: Token) -> list[Argument]:
    """The object of "shelled" in "shelled and stormed the town"."""
    for child in verb.children:
        if child.dep_ != "conj" or not _is_verb(child):
            continue
        if all(one.pos_ in ("CCONJ", "ADV", "PART") or one.dep_ == "neg" for one in verb.doc[verb.i + 1 : child.i]):
            return [one for inner in child.children if inner.dep_ == "dobj" for one in _coordinated(inner)]
    return []


def _is_by_turns(token: Token) -> bool:
    """Whether the noun stands in "house by house", which says how, not whom."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].lower_ == "by" and after[1].lower_ == token.lower_


def _relative_head(verb: Token) -> Token | None:
    step = verb
    for _ in range(_DEPTH):
        if step.dep_ == "relcl":
            return step.head
        if step.head == step:
            return None
        step = step.head
    return None


def _agents(verb: Token) -> list[Argument]:
    slots: Slots = {}
    _add_prepositions(slots, verb)
    return slots.get("by", [])


def _add_prepositions(slots: Slots, head: Token) -> None:
    for child in head.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            _add(slots, "dative", _coordinated(child))
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.tag_ in ("IN", "TO", "RP", "RB"):
            _add_preposition(slots, child, child.lower_)


def _add_preposition(slots: Slots, preposition: Token, name: str) -> None:
    for child in preposition.children:
        if child.dep_ == "pobj":
            _add(slots, name, _coordinated(child))
            _add(slots, preposition.lower_, _coordinated(child))
        elif child.dep_ in ("prep", "pcomp") and child.tag_ in ("IN", "TO"):
            _add_preposition(slots, child, f"{preposition.lower_} {child.lower_}")


def _modifiers(noun: Token, can_act: Callable[[Token], bool]) -> list[Argument]:
    found = []
    for child in noun.lefts:
        if child.dep_ == "nsubj" and child.i == noun.i - 1 and can_act(child):  # a noun that the tagger took for a verb
            found += _coordinated(child, "compound")
        if (
            child.dep_ in ("compound", "nmod", "amod", "npadvmod")
            and child.pos_ in ("NOUN", "PROPN", "ADJ")
            and can_act(child)
        ):
            found += _coordinated(child, "compound")
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
    for _ in range(_DEPTH):
        if step.dep_ == "conj" and step.head.pos_ in ("NOUN", "PROPN"):
            step = step.head
            continue
        if step.dep_ == "acl":
            return None, ""
        break
    head = step.head
    if step.dep_ in ("dobj", "nsubjpass", "nsubj") and _is_verb(head):
        return head, "object" if step.dep_ == "dobj" else "subject"
    if step.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in lexicon().partitive:
        return _light_governor(head.head)
    if step.dep_ == "pobj" and _is_verb(head.head) and head.lower_ in ("in", "with", "out", "on"):
        return head.head, "object"
    return None, ""


def _coordinated(token: Token, how: str = "stated") -> list[Argument]:
    found, queue = [], [token]
    while queue:
        step = queue.pop(0)
        found.append(Argument(step, how))
        queue += [child for child in step.children if child.dep_ == "conj" and child.pos_ in _NOMINAL]
    return found


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def _add(slots: Slots, name: str, arguments: list[Argument]) -> None:
    known = slots.setdefault(name, [])
    taken = {one.token.i for one in known}
    known += [one for one in arguments if one.token.i not in taken]

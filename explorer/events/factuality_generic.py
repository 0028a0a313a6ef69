"""Sentences about events of a kind rather than about one event ("suicide bombings are the weapon of the weak")."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import SUBJECTS, VERBAL, auxiliaries, is_nominal

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "another", "some", "several", "many", "both", "each"})
_FLEETING = frozenset({"now", "today", "tonight", "currently", "still", "again", "already", "here", "there"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis"})
_DEFINING = frozenset({"define", "understand", "mean", "denote", "refer", "designate"})
_PREDICATES = frozenset({"attr", "acomp"})


def in_general(token: Token) -> bool:
    """Tell an event that a sentence speaks of in general.

    Parameters
    ----------
    token
        The event's head word.

    Returns
    -------
    bool
        Whether the sentence is whole (headlines tell news in the present), in the simple present, names nobody,
        counts nothing and is about a bare plural or an indefinite; or says what an act is ("attacking a
        hospital is a crime").
    """
    doc = token.doc
    if token.tag_ not in {"VBD", "NNP"} and _is_definition(doc):
        return True
    verb = _clause(token)
    if verb is None or doc[-1].text not in {".", "!", "”", '"'} or not _is_simple_present(verb):
        return False
    clause = _words(verb)
    if any(word.pos_ in {"PROPN", "NUM"} or word.lower_ in _FLEETING or (word.is_title and word.i) for word in clause):
        return False
    if token.dep_ in {"csubj", "csubjpass"}:
        return bool(_deps(verb) & (_PREDICATES | {"xcomp"}))
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None or not (_is_bare(subject) or _has_general_setting(verb)):
        return False
    if is_nominal(token):
        said_of = token.i == subject.i and bool(_deps(verb) & (_PREDICATES | {"auxpass"}))
        return said_of or (token.dep_ == "attr" and _is_bare(token))
    others = (word for word in clause if word.pos_ in {"NOUN", "PRON"} and word.dep_ in {"dobj", "nsubj"})
    return all(_is_bare(word) for word in others if word.i != subject.i)


@lru_cache(maxsize=4)  # asked of each word of a sentence in turn
def _is_definition(doc: Doc) -> bool:
    """Tell a sentence that says what a word stands for ("a strike is defined as", "a siege means")."""
    verb = next((word for word in doc if word.dep_ == "ROOT"), doc[0])
    if verb.lemma_ not in _DEFINING or not _is_simple_present(verb):
        return False
    as_what = any(child.lower_ == "as" for child in verb.children)
    if verb.tag_ == "VBN" and not as_what:
        return False  # "the army is understood to have left"
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None or subject.pos_ != "NOUN" or (verb.lemma_ == "understand" and not as_what):
        return False
    return any(child.is_quote or child.lower_ in {"a", "an", "term", "word"} for child in (subject, *subject.children))


def _words(verb: Token) -> list[Token]:
    """The words of a clause without those of the clauses that hang on it with a subject of their own."""
    words, waiting = [], [verb]
    while waiting:
        word = waiting.pop()
        words.append(word)
        waiting += [child for child in word.children if not (child.dep_ in _CLAUSES and _deps(child) & SUBJECTS)]
    return words


def _has_general_setting(verb: Token) -> bool:
    """Tell a clause that opens with a setting of no one time and place ("in mountain war", "under siege")."""
    for child in verb.children:
        if child.dep_ == "prep" and child.left_edge.i == 0 and child.lower_ in {"in", "under", "during"}:
            return any(
                noun.tag_ == "NN" and not _deps(noun) & {"det", "poss", "nummod", "amod"} for noun in child.children
            )
    return False


def _clause(token: Token) -> Token | None:
    """The verb whose clause says the event or is about it."""
    if token.dep_ in {"csubj", "csubjpass"} or is_nominal(token):
        return token.head if token.head.pos_ in VERBAL and token.dep_ in SUBJECTS | {"attr"} else None
    return token if token.pos_ in VERBAL else None


def _is_simple_present(verb: Token) -> bool:
    forms = set(auxiliaries(verb)) - {"to"}
    return (verb.tag_ in {"VBZ", "VBP"} and not forms) or (
        verb.tag_ == "VBN" and forms <= {"is", "are"} and bool(forms)
    )


def _is_bare(noun: Token) -> bool:
    if noun.lower_ in {"that", "who", "which"} and noun.head.dep_ == "relcl":
        return _is_bare(noun.head.head)
    if noun.pos_ != "NOUN":
        return False
    words = {child.lower_ for child in noun.children}
    if words & _DEFINITE or any(child.dep_ in {"poss", "nummod"} for child in noun.children):
        return False
    return noun.tag_ == "NNS" or bool(words & {"a", "an"})


def _deps(verb: Token) -> set[str]:
    return {child.dep_ for child in verb.children}

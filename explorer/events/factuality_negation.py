"""Which words deny a clause or a noun phrase."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import COMPLEMENTS, OBJECTS, SUBJECTS, VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.events.factuality_cues import Cue, Cues
    from explorer.events.factuality_state import State
    from explorer.records.parses import Doc, Token

Negation = tuple["Cue", "Token"]

_AUXILIARY = frozenset({"have", "do", "be"})
_BARELY = frozenset({"hardly", "scarcely", "barely"})
_ANYTHING = frozenset({"a", "an", "any", "anyone", "anybody", "anything"})
_DIRECT = frozenset({"neg", "advmod", "det", "preconj", "cc"})


def negation_of(token: Token, cues: Cues, *, shared: bool = False) -> list[Negation]:
    """Return the negation of a clause: on the verb itself, its subject, its object or its adjuncts.

    Parameters
    ----------
    token
        The verb, or a noun.
    shared
        Only what a second verb shares with this one: not the negation of its object
        ("killed nobody and burned the market").

    Returns
    -------
    list
        At most one cue, with its word.
    """
    return next(iter(_negations(token, cues, shared=shared)), [])


def _negations(token: Token, cues: Cues, *, shared: bool) -> Iterator[list[Negation]]:
    verbal = token.pos_ in VERBAL
    if token.dep_ == "conj":
        for child in token.head.children:
            if is_denied_by(child, token) and not negation_of(token.head, cues):
                yield from ([(cue, child)] for cue in cues.at("determiner", "nor"))
    if verbal and (opener := _inverted(token)) is not None:
        yield from ([(cue, opener)] for cue in cues.at("determiner", opener.lower_))
    for child in token.children:
        if child.lower_ in {"longer", "more"}:
            yield from ([(cue, child)] for inner in child.children for cue in cues.at("determiner", inner.lower_))
        if child.dep_ in _DIRECT or child.lower_.endswith(("n't", "n’t")):
            behind = not verbal and child.lower_ == "not" and child.i > token.i  # "a raid, not a siege"
            if not behind and not _only_until(token, child) and not _is_constituent(token, child):
                yield from ([(cue, child)] for cue in _negators(child, cues))
        elif verbal and child.dep_ in SUBJECTS | ({"attr", *OBJECTS} if not shared else set()):
            yield from ([found] for found in _in_phrase(child, cues))
        elif verbal and child.dep_ in {"prep", "agent"} and not shared:
            for inner in child.children:
                if inner.dep_ == "pobj" and (child.lower_, inner.lower_) != ("to", "nothing"):
                    yield from ([found] for found in _in_phrase(inner, cues))


def is_denied_by(conjunction: Token, token: Token) -> bool:
    """Tell the "nor" that joins a word to the one before it, with no other conjunction in between."""
    if conjunction.lower_ != "nor" or conjunction.i > token.i:
        return False
    return not any(
        child.dep_ == "cc" and conjunction.i < child.i < token.i
        for child in (*token.head.children, *conjunction.head.children)
    )


def absence_of(token: Token, cues: Cues) -> list[Negation]:
    """Return the denial of whoever a clause describes ("there is nobody besieging the town").

    Parameters
    ----------
    token
        The verb of a relative or reduced clause.
    cues
        The words of denial.

    Returns
    -------
    list
        At most one cue, with its word; none where those that are counted out did something
        ("no soldier who attacked survived").
    """
    verb = token.head.head
    there = any(child.lower_ == "there" and child.dep_ == "expl" for child in verb.children)
    if token.dep_ not in {"acl", "relcl"} or token.head.dep_ != "attr" or not there:
        return []
    return negation_of(verb, cues)


def is_none_of(noun: Token, cues: Cues) -> bool:
    """Tell the "none" of "there was none of the slaughter", "they saw none of the fighting".

    Parameters
    ----------
    noun
        The word before "of".
    cues
        The set ``light`` of verbs whose object is what happens.

    Returns
    -------
    bool
        Not so where the verb does something to what there was ("they repelled none of the attacks").
    """
    if noun.lower_ not in {"none", "nothing", "little"}:
        return False
    return noun.dep_ == "attr" or (noun.dep_ == "dobj" and noun.head.lemma_.lower() in cues.sets["light"])


def _inverted(verb: Token) -> Token | None:
    """Return the denial that opens a clause and puts its auxiliary first ("not once did they", "by no means did")."""
    auxiliary = next((child for child in verb.children if child.dep_ in {"aux", "auxpass"}), None)
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if auxiliary is None or subject is None or auxiliary.i > subject.i or auxiliary.i == 0:
        return None
    opening = verb.doc[max(0, auxiliary.i - 4) : auxiliary.i]
    words = {word.lower_ for word in opening}
    if words & {"only", "until", "sooner", "but", "just", "doubt", "wonder", ","}:
        return None
    return next((word for word in opening if word.lower_ in {"not", "no"}), None)


def elliptical(token: Token, state: State, cues: Cues) -> State:
    """Apply a clause that denies the event by its auxiliary alone ("which so far it has not")."""
    for clause in _auxiliary_clauses(token.doc):
        if clause.i != token.i and not token.is_ancestor(clause):
            continue
        carrier = clause.head
        while carrier.pos_ not in VERBAL and carrier.head.i != carrier.i:
            carrier = carrier.head
        whole = any(
            child.dep_ in COMPLEMENTS or (child.dep_ == "prep" and child.i > clause.i) for child in clause.children
        )
        if carrier.i == token.i and not whole:
            for cue, word in negation_of(clause, cues):
                return type(state)().after(cue, word)
    return state


@lru_cache(maxsize=4)  # asked of each word of a sentence in turn
def _auxiliary_clauses(doc: Doc) -> tuple[Token, ...]:
    """Heads of relative clauses that consist of an auxiliary."""
    return tuple(word for word in doc if word.dep_ == "relcl" and word.lemma_ in _AUXILIARY)


def _only_until(token: Token, negator: Token) -> bool:
    """Tell "not … until", which dates an event rather than denying it."""
    if negator.lower_ not in {"not", "n't", "n’t"}:
        return False
    openers = [child for child in token.children if child.dep_ in {"prep", "advcl"} and child.i > token.i]
    words = {word.lower_ for opener in openers for word in (opener, *opener.children)}
    return bool(words & {"until", "till"})


def _is_constituent(verb: Token, negator: Token) -> bool:
    """Tell a "not" after a full verb, which denies what follows it ("attacked not the army but the refugees")."""
    full = verb.pos_ == "VERB" and verb.lemma_ != "be" and verb.tag_ != "VB"
    return negator.lower_ == "not" and negator.i > verb.i and full


def _negators(child: Token, cues: Cues) -> Iterator[Cue]:
    anything = child.lower_ in _BARELY and child.i + 1 < len(child.doc) and child.nbor(1).lower_ in _ANYTHING
    if child.lower_ in {"hardly", "scarcely"} and not anything and _only_just(child):
        return  # "they had hardly arrived when"
    if anything:
        yield from cues.at("determiner", "hardly")
        return
    following, second = (child.doc[i].lower_ if i < len(child.doc) else "" for i in (child.i + 1, child.i + 2))
    if following in cues.sets["focus"] or following in cues.sets["until"] or following == "before":
        return
    if second == "than" or (child.lower_ == "nothing" and following in {"but", "except"}):
        return  # "no fewer than twelve", "nothing but"
    contracted = child.lower_.endswith(("n't", "n’t"))
    yield from cues.at("determiner", "n't" if contracted else child.lower_)


def _only_just(adverb: Token) -> bool:
    """Tell "had hardly arrived when", which says how soon something followed."""
    verb = adverb.head
    had = any(child.lower_ == "had" for child in verb.children)
    return had and any(word.lower_ in {"when", "before", "than"} for word in verb.doc[verb.i + 1 :])


def _in_phrase(noun: Token, cues: Cues) -> list[Negation]:
    if noun.lower_ == "time" and noun.head.lemma_ in {"lose", "waste", "spare", "take"}:
        return []  # "lost no time in attacking"
    found = [(cue, noun) for cue in cues.at("determiner", noun.lower_) if noun.dep_ != "neg"]
    if found and not list(_negators(noun, cues)):
        found = []
    contrasted = any(child.lower_ == "but" and child.dep_ == "cc" for child in noun.children)
    for child in noun.children:
        if child.lower_ == "not" and (contrasted or child.i > noun.i):
            continue
        if child.dep_ in {"det", "preconj", "neg"} or (child.dep_ == "advmod" and noun.lower_ in _ANYTHING):
            found += [(cue, child) for cue in _negators(child, cues)]
            found += [(cue, word) for word in child.children for cue in cues.at("determiner", word.lower_)]
        elif child.dep_ == "nummod" and child.lower_ == "one" and child.i + 1 == noun.i:  # "not one soldier"
            found += [(cue, word) for word in child.children if word.lower_ == "not" for cue in _negators(word, cues)]
    return found

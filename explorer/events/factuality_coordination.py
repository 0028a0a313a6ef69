"""Which of two joined verbs a word belongs to, and what the second shares with the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import FINITE, SUBJECTS, auxiliaries, is_infinitive, is_nominal

if TYPE_CHECKING:
    from explorer.records.parses import Token

_BASE = frozenset({"VB", "VBP"})
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "should", "shall", "to"})
_PAST_FORMS = frozenset({"had", "has", "have", "was", "were", "did"})


def partner(token: Token) -> Token:
    """Return the conjunct before ``token``.

    A past tense that the parser hung on an infinitive ("were in no state to attack and withdrew") belongs to
    the finite verb above it. A bare verb that the parser hung on a finite one ("attempted to destroy their forces … and
    capture airfields") belongs to the infinitive between them.
    """
    head = token.head
    perfect = "having" in auxiliaries(head) and bool({"has", "have", "had"} & set(auxiliaries(token)))
    if (_is_told(token) and is_infinitive(head)) or perfect:
        return next((word for word in head.ancestors if word.tag_ in FINITE or _is_told(word)), head)
    bare = token.lower_ == token.lemma_.lower() and token.tag_ in {"VB", "VBP", "NN", "NNP"}
    if not bare or head.tag_ not in FINITE or _has_own(token) or head.lower_ == head.lemma_.lower():
        return head
    between = [
        word for word in head.subtree if head.i < word.i < token.i and word.tag_ in _BASE and is_infinitive(word)
    ]
    return between[0] if between else head


def _is_told(verb: Token) -> bool:
    """Tell a verb that can only be the past tense of a clause of its own."""
    past = verb.tag_ == "VBD" and verb.lower_ != verb.lemma_.lower()
    return past or (verb.tag_ == "VBN" and bool(_PAST_FORMS & set(auxiliaries(verb))))


def corrected_by(token: Token) -> Token | None:
    """Return the denied verb whose complement a word puts right ("was not a raid but a massacre").

    Parameters
    ----------
    token
        A noun joined to the one before it.

    Returns
    -------
    Token or None
    """
    first = token.head
    verb = first.head
    but = any(child.lower_ == "but" and child.dep_ == "cc" for child in first.children)
    if not but or not is_nominal(token) or first.dep_ not in {"attr", "dobj"}:
        return None
    denied = any(child.dep_ == "neg" and child.i < first.i for child in verb.children)
    return verb if denied else None


def shares_auxiliary(token: Token, first: Token) -> bool:
    """Tell a bare second verb, as in "did not advance or retreat"; the tagger may read it as a noun."""
    if _has_own(token):
        return False
    if not is_nominal(token):
        either = any(child.lower_ == "or" and child.i < token.i for child in token.head.children)
        wished = bool(_MODALS & set(auxiliaries(first)))  # "would be stopped and searched"
        past = (either or wished) and {token.tag_, first.tag_} <= {"VBD", "VBN"}  # "had not bombed or shelled"
        return token.tag_ == first.tag_ or {token.tag_, first.tag_} <= _BASE or past
    bare = first.pos_ == "VERB" and first.tag_ == "VB"
    return bare and token.lower_ == token.lemma_.lower() and token.i > first.i


def _has_own(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS | {"aux", "neg", "det"} for child in token.children)

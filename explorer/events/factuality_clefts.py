"""What a clause before "be" says of the event behind it ("what they asked for was an airstrike")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import NOMINALS, SUBJECTS, VERBAL, Link, is_nominal

if TYPE_CHECKING:
    from explorer.records.parses import Token

_HEADS = frozenset({"what", "all", "most", "best", "least", "thing", "everything", "one", "result"})
_PLACES = frozenset({"nsubj", "attr", "xcomp", "ccomp", "advcl"})
_DOING = frozenset({"do", "happen", "be"})


def cleft_of(token: Token) -> Link | None:
    """Return how an event behind "be" hangs on the verb of the clause before it.

    Parameters
    ----------
    token
        A noun or an infinitive that is said to be what somebody wants, fears, does, manages.

    Returns
    -------
    Link or None
        As if the event stood where the clause has its gap: "what they asked for" holds it by "for".
    """
    verb = token.head
    if verb.lemma_ != "be" or token.dep_ not in _PLACES:
        return None
    if token.dep_ == "nsubj" and (behind := _what_behind(verb)) is not None:
        return Link("object", behind)
    if token.dep_ == "nsubj" or token.i < verb.i:
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    clause = _clause(subject) if subject is not None else None
    if clause is None:
        return None
    if not is_nominal(token):
        return Link("clause", clause)
    stranded = next((child for child in clause.children if child.dep_ == "prep" and _is_stranded(child)), None)
    return Link("object", clause) if stranded is None else Link(stranded.lemma_.lower(), clause, stranded)


def is_done(link: Link) -> bool:
    """Tell a clause that says no more than that something was done ("what they did was shell the market")."""
    return link.head.lemma_ in _DOING


def _what_behind(verb: Token) -> Token | None:
    """Return the verb of "what" behind "be" ("a truce is what they want")."""
    for clause in verb.children:
        said = clause.pos_ == "VERB" and clause.dep_ in {"ccomp", "csubj", "attr", "acomp"}
        if said and clause.i > verb.i and any(c.lower_ == "what" and c.dep_ == "dobj" for c in clause.children):
            return clause
    return None


def _clause(subject: Token) -> Token | None:
    if subject.dep_ == "csubj":
        what = any(child.lower_ == "what" for child in subject.subtree if child.i < subject.i)
        return subject if subject.pos_ in VERBAL and what else None
    if subject.lemma_.lower() not in _HEADS:
        return None
    return next((child for child in subject.children if child.dep_ == "relcl"), None)


def _is_stranded(preposition: Token) -> bool:
    filled = [child for child in preposition.children if child.dep_ == "pobj" and child.pos_ in NOMINALS]
    return all(child.i < preposition.i for child in filled)

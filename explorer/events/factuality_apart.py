"""Clauses that stand for themselves, whatever verb the parser hung them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.factuality_syntax import SUBJECTS, has_mark

if TYPE_CHECKING:
    from explorer.events.factuality_cues import Cues
    from explorer.records.parses import Token

_SPOKEN = frozenset(
    {
        "report",
        "claim",
        "told",
        "sworn",
        "believed",
        "admit",
        "factive",
        "not_said",
        "verify",
        "deny",
        "disavow",
        "doubt",
        "little_doubt",
        "suppose",
        "wish",
        "expect",
        "agree",
        "mandative",
    }
)
"""Cues of verbs that may stand behind a whole clause ("the jet crashed, they agree"); others take an infinitive."""


def stands_apart(token: Token, cues: Cues) -> bool:
    """Tell a clause that a semicolon or colon parts from what the parser took for its governor."""
    if token.dep_ not in {"ccomp", "advcl", "parataxis"} or has_mark(token):
        return False
    head = token.head
    if token.i < head.i and token.dep_ == "ccomp" and _is_wish(head):
        return True  # "our brothers were martyred, may God accept them"
    if (
        token.i < head.i
        and token.dep_ == "ccomp"
        and any(c.id == "continue" for c in cues.at("governor", head.lemma_.lower()))
    ):
        return True  # "troops enter Gao, fighting goes on"
    knows = any("clause" in cue.arcs and cue.id in _SPOKEN for cue in cues.at("governor", head.lemma_.lower()))
    if token.dep_ == "ccomp" and token.i < head.i and not knows and head.pos_ == "VERB" and _has_subject(token, head):
        return True  # "the truce has collapsed, nobody has been evacuated"
    if token.i > head.i and any(cue.id in {"report", "claim"} for cue in cues.at("governor", head.lemma_.lower())):
        return False
    first, last = sorted((int(token.i), int(head.i)))
    return any(word.text in {";", ":"} for word in token.doc[first:last])


def _has_subject(*verbs: Token) -> bool:
    return all(any(child.dep_ in SUBJECTS for child in verb.children) for verb in verbs)


def _is_wish(verb: Token) -> bool:
    """Tell a clause whose "may" stands before its subject."""
    may = next((child for child in verb.children if child.lower_ == "may" and child.dep_ == "aux"), None)
    return may is not None and any(child.dep_ == "nsubj" and child.i > may.i for child in verb.children)

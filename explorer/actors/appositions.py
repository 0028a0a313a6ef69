"""One actor in two phrases side by side: "the main rebel group, the Karo Front", "Ali Nur, the rebels' commander"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors.candidates import Candidate, Roster

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

_CLOSERS = (",", ")", ".", ";", ":", "-", "–", "—")
_BODIES = ("forces", "irregulars", "groups")
_OF_BODIES = ("armed_group", "state_forces", "coalition", "organisation", "other")
_NAMES = ("name", "discovered", "demonym")


def joined(found: Sequence[Candidate], doc: Doc, roster: Roster) -> list[Candidate]:
    """Candidates of a sentence in which a description beside a name is who bears the name.

    Parameters
    ----------
    found
        Candidates in any order; a description is one without an actor of its own or qualified by a country.
    doc
        The parse of the sentence.
    roster
        Kinds of the actors.
    """
    heads = {candidate.token: candidate for candidate in found}
    done = list(found)
    for i, candidate in enumerate(found):
        beside = _beside(candidate, heads, doc)
        if beside is not None and _is_bearer(candidate, beside, roster):
            done[i] = replace(candidate, actor_id=beside.actor_id, how="nominal", rule="apposition", score=0.8)
    return done


def _beside(candidate: Candidate, heads: dict[int, Candidate], doc: Doc) -> Candidate | None:
    """The name that a phrase is followed by, or that it follows, between commas."""
    token = doc[candidate.token]
    for child in token.rights:
        if child.dep_ == "appos" and child.i in heads and _is_apart(child):
            return heads[child.i]
    return heads.get(token.head.i) if token.dep_ == "appos" and _is_apart(token) else None


def _is_apart(token: Token) -> bool:
    """Whether an apposition stands between commas, and no list goes on after it."""
    doc, left = token.doc, token.left_edge.i
    if left < 1 or doc[left - 1].text not in (",", "–", "—", "-"):
        return False
    after = next((one for one in doc[token.i + 1 :] if one.text in _CLOSERS), None)
    return after is not None and not any(
        child.dep_ in ("conj", "cc") for child in (*token.children, *token.head.rights)
    )


def _is_bearer(candidate: Candidate, named: Candidate, roster: Roster) -> bool:
    """Whether a description and a name are of one kind: a body of people, not a person or a country."""
    kind = roster.kind(named.actor_id)
    if named.how not in _NAMES or not named.actor_id or named.owner >= 0:
        return False
    if kind == "person":  # "the UPC's general, Ali Darassa"
        return not named.noun_class and (candidate.noun_class == "roles" or candidate.rule == "role")
    if candidate.owner >= 0 or candidate.how == "name" or named.noun_class:
        return False  # two names, or two descriptions
    return candidate.noun_class in _BODIES and kind in _OF_BODIES and candidate.actor_id != named.actor_id

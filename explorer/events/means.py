"""What an attack was made with, and whether a place was taken without a fight, where ACLED tells these apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer.events.attack_kinds import instruments
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.events.scene import Scene
    from explorer.events.triggers import Match
    from explorer.records.parses import Token

NON_VIOLENT = "Non-violent transfer of territory"
_DEPTH = 7
_CLAUSES = frozenset({"conj", "advcl", "ccomp", "parataxis"})
_TAKING = frozenset({"territory_gained", "advance"})


@dataclass(frozen=True, slots=True)
class Means:
    """An ACLED sub-event type, the rule that gave it, and the word it rests on."""

    code: str
    rule: str
    token: Token


def means(match: Match, scene: Scene, *, event_type: str) -> Means | None:
    """What the words around a trigger say of its ACLED sub-event type, beyond its event type.

    Parameters
    ----------
    match
        The trigger with its slots.
    event_type
        The type that has been decided for it.
    """
    if event_type in _TAKING:
        token = _unopposed(match)
        return Means(NON_VIOLENT, "unopposed", token) if token is not None else None
    tools = [match.token] if match.frame.nouns else []
    tools += [token for head in _tools(match) for token in _below(head, _DEPTH)]
    for row in _rules()["means"]:
        if event_type not in row["types"] or _is_accident(row, scene):
            continue
        for token in tools:
            if _names(row, token, scene):
                return Means(row["code"], "means", token)
    return None


@cache
def _rules() -> dict[str, Any]:
    return rule_table("events", "means")


def _tools(match: Match) -> list[Token]:
    found = instruments(match)
    if match.frame.id in _rules()["launching"]["frames"]:
        found += [one.token for one in match.slots.get("patient", [])]
    return found


def _below(head: Token, depth: int) -> Iterator[Token]:
    """A word and what describes it, down to a few steps, without other clauses."""
    yield head
    if depth:
        for child in head.children:
            if (child.dep_ not in _CLAUSES or child.pos_ == "ADJ") and not _has_own_subject(child):
                yield from _below(child, depth - 1)


def _has_own_subject(token: Token) -> bool:
    """Whether a clause tells what somebody else does ("groups that it accused"), not what the thing does."""
    return token.dep_ == "relcl" and any(
        child.dep_ in ("nsubj", "nsubjpass") and child.lower_ not in ("that", "which", "who")
        for child in token.children
    )


def _is_accident(row: dict[str, Any], scene: Scene) -> bool:
    """Whether the sentence tells of an accident, in which nobody used the thing as a weapon."""
    if "kinds" not in row:
        return False
    accident = _rules()["accident"]
    kinds, _ = scene.company()
    return bool(kinds & set(accident["kinds"])) or not scene.plain_words().isdisjoint(accident["words"])


def _names(row: dict[str, Any], token: Token, scene: Scene) -> bool:
    """Whether a word names the means of a row, and not a thing for its sake ("a chemical plant")."""
    if token.lemma_.lower() in row.get("not_words", ()):
        return False
    is_word = token.lemma_.lower() in row["words"] or token.lower_ in row["words"]
    if not is_word and scene.named_kinds(token).isdisjoint(row.get("kinds", ())):
        return False
    doc = token.doc
    before = doc[token.i - 1].lower_ if token.i else ""
    after = {one.lemma_.lower() for one in doc[token.i + 1 : token.i + 3]}
    if before in row.get("not_after", ()) or after & set(row.get("not_before", ())):
        return False
    return token.head.lemma_.lower() not in row.get("not_below", ())


def _unopposed(match: Match) -> Token | None:
    """The word that says that nobody fought for the place."""
    rules = _rules()["unopposed"]
    for token in _below(match.token, _DEPTH):
        lemma = token.lemma_.lower()
        if token.lower_ in rules["words"] or (lemma in rules["adjectives"] and token.head == match.token):
            return token
        if lemma in rules["absent"] and _is_absent(token, rules["none"]):
            return token
        if lemma in rules["deal"] and _follows(token, rules["deal_after"], match.token):
            return token
    return None


def _is_absent(token: Token, words: list[str]) -> bool:
    step = token
    for _ in range(3):
        if any(child.lower_ in words for child in step.children) or step.head.lower_ in words:
            return True
        step = step.head
    return False


def _follows(token: Token, words: list[str], trigger: Token) -> bool:
    """Whether the trigger hangs on a deal: "under an agreement with"."""
    step = token
    for _ in range(3):
        if step.dep_ == "pobj" and step.head.lower_ in words and step.head.head == trigger:
            return True
        step = step.head
    return False

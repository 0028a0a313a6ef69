"""Denials that name no event of their own: "Ankara denies it", "Baku dismisses that figure"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from explorer.merging.context import Kinship, Told, names
from explorer.merging.rulebook import pattern

REACH = 2  # sentences back within which the words denied are looked for
DENIABLE = frozenset({"happened", "claimed", "averted", "attempted"})
HARM = frozenset({"airstrike", "shelling", "bombing", "casualty", "violence_against_civilians"})


def denials(told: Sequence[Told], kin: Kinship) -> Iterator[tuple[Literal["number", "agent", "fact"], Told, Told, str]]:
    """Pairs of a claim and its denial.

    Parameters
    ----------
    told
        All claims in reading order.
    """
    answered: set[tuple[str, str, int]] = set()
    for position, item in enumerate(told):
        earlier = [
            other
            for other in told[max(0, position - 12) : position]
            if other.article.id == item.article.id and item.claim.sentence - other.claim.sentence <= REACH
        ]
        denied = (
            _denied_by_words(item, earlier, kin)
            or _denied_as_such(item, earlier)
            or _denied_in_general(item, earlier, kin)
        )
        if denied is None:
            continue
        key = (item.article.id, denied[1].claim.id, item.claim.sentence)
        if key not in answered:  # "Armenia denies firing them" is one denial
            answered.add(key)
            yield denied


def _denied_by_words(
    item: Told, earlier: Sequence[Told], kin: Kinship
) -> tuple[Literal["number", "agent", "fact"], Told, Told, str] | None:
    claim = item.claim
    if claim.event_type != "statement" or not pattern("denial").search(claim.text):
        return None
    words = [word.strip(".,;:") for word in item.after(40).split()]
    if words and words[0].endswith("ing"):  # "denies firing them"
        words = words[1:]
    if not words or not pattern("pronoun").fullmatch(words[0]):
        return None
    party = names(claim.sources)
    by_others = [other for other in earlier if _is_told_against(other, party, kin)]
    if len(words) > 1 and pattern("number").fullmatch(words[1]):
        counted = [other for other in by_others if other.claim.quantities]
        return ("number", counted[-1], item, f"“{counted[-1].claim.label}” is dismissed") if counted else None
    accused = [other for other in by_others if kin.allied(names(other.claim.sources), party)]
    target = (accused or by_others)[-1:]
    if not target:
        return None
    kind: Literal["agent", "fact"] = "agent" if target[0].claim.event_type in HARM or _traces(target[0]) else "fact"
    return kind, target[0], item, f"“{target[0].claim.label}” is denied"


def _denied_as_such(item: Told, earlier: Sequence[Told]) -> tuple[Literal["fact"], Told, Told, str] | None:
    """ "No such attack took place": the last thing told that bears the same name."""
    lead = item.before(12).casefold().split()
    if item.claim.factuality != "negated" or "such" not in lead[-2:]:
        return None
    word = item.claim.text.split()[-1].casefold()
    told = [other for other in earlier if other.claim.factuality in DENIABLE and other.source != item.source]
    exact = [other for other in told if other.claim.text.casefold().endswith(word)]
    near = [other for other in told if word in other.after(80).casefold()]
    target = (exact or near)[-1:]
    return ("fact", target[0], item, f"“{target[0].claim.label}” is denied") if target else None


def _denied_in_general(
    item: Told, earlier: Sequence[Told], kin: Kinship
) -> tuple[Literal["number", "agent", "fact"], Told, Told, str] | None:
    """A party says that it does no such thing, or did not do it, after somebody says that it did."""
    claim = item.claim
    party = names(claim.sources)
    if claim.factuality != "negated" or claim.event_type not in HARM or not claim.speakers:
        return None
    if not any(not name.startswith("~") for name in party):
        return None
    if not kin.allied(party, frozenset(claim.speakers)):
        return None
    for other in reversed(earlier):
        blamed = names(other.claim.sources)
        harms = other.claim.event_type in HARM and other.claim.factuality in DENIABLE and other.source != item.source
        is_there = not blamed and other.whereabouts and other.whereabouts == item.whereabouts
        if harms and (is_there or kin.match(blamed, party) > 0):
            return "agent", other, item, f"“{other.claim.label}” is denied"
    return None


def _is_told_against(other: Told, party: frozenset[str], kin: Kinship) -> bool:
    claim = other.claim
    if claim.factuality not in DENIABLE or pattern("denial").search(claim.text):
        return False
    spoken_by = frozenset(claim.speakers) or (names(claim.sources) if claim.event_type == "statement" else frozenset())
    return not kin.allied(spoken_by, party)


def _traces(other: Told) -> bool:
    """Whether it is a statement that names a culprit ("traced the warheads to the army")."""
    return other.claim.event_type == "statement" and bool(other.claim.targets)

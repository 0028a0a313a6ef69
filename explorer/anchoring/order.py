"""Order between the events of one article: clauses, adverbs, pluperfect, participles, kinds of events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from explorer.anchoring import rulebook
from explorer.anchoring.making import Why, end_of, link, start_of
from explorer.anchoring.scene import PlacedClaim, PlacedSentence, Scene, is_past, is_pluperfect, verb_of
from explorer.records import Claim, Constraint

if TYPE_CHECKING:
    from explorer.records.parses import Token

REAL = frozenset({"happened", "claimed", "attempted", "ongoing", "averted"})
OPEN = frozenset({"vowed", "hypothetical"})
PLUPERFECT_REACH = 2  # sentences within which the narrative past follows a pluperfect
BARE = frozenset({"advmod", "prep", "mark", "npadvmod"})  # as an adverb without an object may be parsed


def ordered(first: Claim, order: str, second: Claim, why: Why) -> list[Constraint]:
    """``first`` lies to ``second`` as ``order`` of a :class:`ClauseRule` says."""
    if order == "precedes":
        return ordered(second, "follows", first, why)
    if order == "follows":
        return [
            link(start_of(second), start_of(first), why, low=0.0),
            link(end_of(second), end_of(first), why, low=0.0),
        ]
    if order == "overlaps":
        return [
            link(start_of(first), end_of(second), why, low=0.0),
            link(start_of(second), end_of(first), why, low=0.0),
        ]
    if order == "since":
        return [link(start_of(second), start_of(first), why, low=0.0)]
    return [link(end_of(first), end_of(second), why, low=0.0)]


def clauses(scene: Scene) -> Iterator[Constraint]:
    """Subordinate clauses with a conjunction, and participles."""
    for sentence in scene.sentences:
        for placed in sentence.claims:
            yield from _clause_order(sentence, placed)


def narrative(scene: Scene) -> Iterator[Constraint]:
    """Sentences that begin with "then", "earlier", "meanwhile", and the pluperfect before the narrative past."""
    told: list[tuple[PlacedSentence, PlacedClaim]] = []
    for sentence in scene.sentences:
        if sentence.sentence.repeats is not None or sentence.sentence.kind != "body":
            continue
        real = [item for item in sentence.claims if item.claim.factuality in REAL]
        for item in real:
            if told:
                yield from _against_before(sentence, item, told[-1][1])
            yield from _after_pluperfect(sentence, item, told)
        told += [(sentence, item) for item in real]


def inherent(scene: Scene) -> Iterator[Constraint]:
    """Orders that lie in the nature of two events ("a siege begins before the place falls")."""
    claims = [placed.claim for _, placed in scene.claims()]
    for rule in rulebook.inherent():
        earlier = [
            claim for claim in claims if claim.event_type in rule.earlier and claim.factuality in rule.factualities
        ]
        later = [claim for claim in claims if claim.event_type in rule.later and claim.factuality == "happened"]
        for first in earlier:
            for second in later:
                if _shares(first, second, rule.same):
                    words = f"{rule.text}: “{first.text}”, then “{second.text}”"
                    why = Why(f"order.{rule.id}", words, rule.weight, first.start, first.end)
                    yield link(start_of(first), start_of(second), why, low=0.0)
                    if rule.same == "loser" or first.event_type == "siege":
                        yield link(end_of(first), end_of(second), why, low=0.0)


def _clause_order(sentence: PlacedSentence, placed: PlacedClaim) -> Iterator[Constraint]:
    """Order between a claim in a subordinate clause and the nearest claim above it."""
    token = placed.token
    while token.head.i != token.i:
        if token.dep_ in ("advcl", "acl", "pcomp", "relcl"):
            above = _claim_above(sentence, token)
            if above is not None and above is not placed:
                yield from _subordinate(placed, token, above)
            return
        if token.dep_ == "pobj" and _preposition_rule(token):
            above = _claim_above(sentence, token.head)
            if above is not None and above is not placed:
                yield from _joined(above, placed, token.head)
            return
        token = token.head


def _claim_above(sentence: PlacedSentence, token: Token) -> PlacedClaim | None:
    """The claim that the clause of ``token`` modifies: upward, then the arguments of the verb met."""
    for ancestor in token.ancestors:
        own = sentence.claim_at(ancestor)
        if own is not None:
            return own
        if ancestor.pos_ == "VERB":
            inside = {item.i for item in token.subtree}
            beside = [item for item in sentence.claims_under(ancestor) if item.token.i not in inside]
            if beside:
                return beside[0]
    return None


def _preposition_rule(token: Token) -> bool:
    return token.head.lower_ in ("after", "before", "since", "until", "following") and token.head.dep_ == "prep"


def _subordinate(placed: PlacedClaim, clause: Token, above: PlacedClaim) -> Iterator[Constraint]:
    marks = [child for child in clause.children if child.dep_ in ("mark", "advmod")]
    if clause.dep_ == "pcomp":
        marks = [clause.head]
    for mark in marks:
        found = list(_joined(above, placed, mark))
        if found:
            yield from found
            return
    claim, other = placed.claim, above.claim
    if clause.dep_ == "relcl":
        if is_pluperfect(clause):
            yield from _earlier(claim, other, "order.pluperfect", "“had”: before what the main clause tells", 0.5)
    elif clause.dep_ == "acl" and verb_of(placed.token).tag_ == "VBN" and other.factuality in REAL:
        yield from _earlier(claim, other, "order.participle", "a past participle tells what came first", 0.45)
    elif (
        clause.dep_ == "advcl"
        and clause.tag_ == "VBG"
        and not marks
        and claim.factuality in REAL
        and other.factuality in REAL
    ):
        why = Why("order.participle", f"“{claim.text}” is part of “{other.text}”", 0.45, claim.start, claim.end)
        yield link(start_of(other), start_of(claim), why, low=0.0)


def _joined(above: PlacedClaim, placed: PlacedClaim, mark: Token) -> Iterator[Constraint]:
    for rule in rulebook.clauses():
        if mark.lower_ in rule.words and not (rule.order == "until" and above.claim.factuality in OPEN):
            words = f"“{above.claim.text}” {mark.lower_} “{placed.claim.text}”"
            weight = (
                rule.weight if above.claim.factuality in REAL and placed.claim.factuality in REAL else rule.weight / 2
            )
            start = placed.claim.start - placed.token.idx + mark.idx
            why = Why(f"order.{rule.id}", words, weight, start, start + len(mark))
            yield from ordered(above.claim, rule.order, placed.claim, why)
            return


def _earlier(claim: Claim, other: Claim, rule: str, words: str, weight: float) -> list[Constraint]:
    if other.factuality not in REAL or claim.factuality not in REAL:
        return []
    why = Why(rule, f"{words} (“{other.text}”)", weight, claim.start, claim.end)
    return ordered(claim, "precedes", other, why)


def _against_before(sentence: PlacedSentence, item: PlacedClaim, before: PlacedClaim) -> Iterator[Constraint]:
    """What an adverb of the claim's own clause says about the sentence before."""
    verb = verb_of(item.token)
    if verb.i != item.token.i or before in sentence.claims:
        return
    for child in verb.children:
        for rule in rulebook.narrative():
            if child.dep_ in BARE and child.lower_ in rule.words and not list(child.children):
                words = f"“{child.text}”: {rule.order} “{before.claim.text}” in the sentence before"
                start = sentence.sentence.start + child.idx
                why = Why(f"order.{rule.id}", words, rule.weight, start, start + len(child))
                if rule.order == "follows":
                    yield link(start_of(before.claim), start_of(item.claim), why, low=0.0)
                else:
                    yield from ordered(item.claim, rule.order, before.claim, why)
                return


def _after_pluperfect(
    sentence: PlacedSentence, item: PlacedClaim, told: list[tuple[PlacedSentence, PlacedClaim]]
) -> Iterator[Constraint]:
    """A claim in the narrative past does not begin before the pluperfect that leads up to it."""
    verb = verb_of(item.token)
    if item.claim.tense not in ("past", "none") or not is_past(verb) or verb.dep_ == "relcl":
        return
    for other, before in told:
        gap = sentence.sentence.index - other.sentence.index
        if other.sentence.paragraph != sentence.sentence.paragraph:
            continue
        if 0 < gap <= PLUPERFECT_REACH and before.claim.tense == "pluperfect" and not _in_relative(before.token):
            words = f"“had” leads up to “{item.claim.text}”"
            why = Why("order.pluperfect", words, 0.4, before.claim.start, before.claim.end)
            yield link(start_of(before.claim), start_of(item.claim), why, low=0.0)


def _in_relative(token: Token) -> bool:
    return any(ancestor.dep_ == "relcl" for ancestor in (token, *token.ancestors))


def _shares(first: Claim, second: Claim, same: str) -> bool:
    if first.place is None or second.place is None or not first.place.name:
        return False
    if (first.place.place_id or first.place.name) != (second.place.place_id or second.place.name):
        return False
    if same == "place":
        return True
    takers = {item.actor_id for item in first.sources} - {""}
    losers = second.sources if second.event_type == "withdrawal" else second.targets
    return bool(takers & {item.actor_id for item in losers})

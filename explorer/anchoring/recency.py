"""How far back what has no date can lie: the last soft bounds, for claims that nothing else bounds from below.

A reader takes what news tells for news, and what a history tells for a part of its story, however the sentence is
built: a relative clause, words reported, an attempt, a denial. Each convention is the weakest constraint of its article
and yields to anything said; a text with no date, or of no known kind, leaves its claims open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from explorer.anchoring import rulebook
from explorer.anchoring.chronicle import Milestone, milestones
from explorer.anchoring.headings import paragraph_dates
from explorer.anchoring.making import Why, end_of, link, origin, publication_of, start_of
from explorer.anchoring.news import LONGEST
from explorer.anchoring.periods import first_day_of, lead_of, period_of
from explorer.anchoring.scene import PlacedClaim, Scene, is_pluperfect, verb_of
from explorer.records import Claim, Constraint, Node

if TYPE_CHECKING:
    from explorer.records.parses import Token

WEIGHT = 0.05
TOLD = frozenset({"happened", "claimed", "attempted", "averted", "negated", "ongoing"})
THEN = frozenset({"hypothetical", "vowed"})
PAST = frozenset({"past", "pluperfect", "perfect"})
FRAMES = ("order.war", "order.campaign")  # rules that say how far back a whole war reaches
SLACK = 1.0  # days by which news may go back from the earliest date that it has told
BACK = 7.0  # days before the scene in which what led up to it lies
ELSEWHEN = 365.0  # days before publication beyond which all dates of a text make it a history
OPENING = 3  # sentences of the body within which a history gives its first date
_STILL = ("now", "still", "today", "yesterday", "on", "overnight")
SHORTEST = 3.0  # days by which a history may have gone on from its last date, if that is a day


@dataclass(frozen=True, slots=True)
class Setting:
    """What kind of text it is.

    Attributes
    ----------
    stones
        The dates that it reaches.
    is_story, is_past
        Whether it is a chronicle, or tells of another time than its own (``is_past``).
    days, words
        The period before publication that it covers, and what says so; 0 if nothing does.
    """

    stones: tuple[Milestone, ...]
    is_story: bool
    is_past: bool
    days: float
    words: str


def recent(scene: Scene, found: Sequence[Constraint], *, chronicle: bool) -> Iterator[Constraint]:
    """Soft bounds for claims that ``found`` leaves open to the past.

    Parameters
    ----------
    found
        All other constraints of the article.
    chronicle
        Whether its dates go forward.
    """
    setting = _setting(scene, chronicle=chronicle)
    reached = bounded_below([item for item in found if item.rule != "order.war"])
    closely = reached if setting.is_story else bounded_below([item for item in found if item.rule not in FRAMES])
    dated = {node for item in found if item.rule.startswith("time.") for node in (item.left, item.right)}
    ended = bounded_above([item for item in found if not item.rule.startswith("tense.")])
    lead = lead_of(scene)
    for sentence, placed in scene.claims():
        start, end = start_of(placed.claim), end_of(placed.claim)
        if not _is_told(placed.claim, then=setting.is_past):
            continue
        is_lead = sentence.sentence.index in lead
        is_open = start not in closely or (is_lead and start not in dated)
        if is_open and not _is_aside(placed.token):
            yield from _bounds(scene, placed, setting, framed=start in reached, is_lead=is_lead)
        if setting.is_past and not (start in closely and end in ended):
            yield from _near(scene, placed.claim, setting.stones)


def bounded_below(constraints: Sequence[Constraint]) -> set[Node]:
    """Nodes that cannot lie arbitrarily far in the past."""
    steps = [(item.left, item.right) for item in constraints if isfinite(item.low)]
    return _reached(constraints, steps + [(item.right, item.left) for item in constraints if isfinite(item.high)])


def bounded_above(constraints: Sequence[Constraint]) -> set[Node]:
    """Nodes that cannot lie arbitrarily far in the future."""
    steps = [(item.left, item.right) for item in constraints if isfinite(item.high)]
    return _reached(constraints, steps + [(item.right, item.left) for item in constraints if isfinite(item.low)])


def _reached(constraints: Sequence[Constraint], steps: Sequence[tuple[Node, Node]]) -> set[Node]:
    """Nodes to which steps lead from publication or the calendar."""
    arcs: dict[Node, list[Node]] = {}
    for one, two in steps:
        arcs.setdefault(one, []).append(two)
    reached = {node for item in constraints for node in (item.left, item.right) if node.kind not in ("start", "end")}
    queue = list(reached)
    while queue:
        for node in arcs.get(queue.pop(), ()):
            if node not in reached:
                reached.add(node)
                queue.append(node)
    return reached


def _setting(scene: Scene, *, chronicle: bool) -> Setting:
    heads = {item.start for item in paragraph_dates(scene).values()}
    stones = [
        stone
        for stone in milestones(scene)
        if isfinite(stone.low) and stone.expression.start not in heads and not _reports(stone.token)
    ]
    is_past = bool(stones) and is_of_another_time(scene)
    is_story = chronicle or is_past
    if not is_story:
        stones = [stone for stone in stones if stone.high - stone.low <= LONGEST]
    return Setting(tuple(stones), is_story, is_past, *period_of(scene))


def is_of_another_time(scene: Scene) -> bool:
    """Whether all that a text dates lies far before its publication, and it begins with a date."""
    published = scene.parsed.article.published
    every = [placed.expression for sentence in scene.sentences for placed in sentence.expressions]
    every += scene.headings
    dates = [item for item in every if item.bounds is not None]
    body = [sentence for sentence in scene.parsed.sentences if sentence.kind == "body"]
    if published is None or not dates or any(sentence.kind == "dateline" for sentence in scene.parsed.sentences):
        return False
    if not body or min(item.start for item in dates) >= body[:OPENING][-1].end:
        return False
    last = published.hull[0] - ELSEWHEN
    return all(item.bounds.frame == "calendar" and item.bounds.hull[1] < last for item in dates if item.bounds)


def _reports(token: Token | None) -> bool:
    return token is not None and token.lemma_ in rulebook.words("report")


def _is_told(claim: Claim, *, then: bool) -> bool:
    """Whether a claim is of the time told; what was open ``then`` was so whatever its tense."""
    if claim.factuality in THEN:
        return claim.tense in PAST or (then and claim.tense != "future")
    return claim.factuality in TOLD and claim.tense != "future"


def _bounds(
    scene: Scene, placed: PlacedClaim, setting: Setting, *, framed: bool, is_lead: bool
) -> Iterator[Constraint]:
    claim = placed.claim
    before = [stone for stone in setting.stones if stone.expression.start < claim.end]
    if before:
        yield from _since(scene, placed, before, setting)
    elif setting.is_past:
        yield from _before_first(scene, claim, setting.stones[0])
    elif is_lead and not _looks_back(placed):
        days, words = first_day_of(scene)
        why = Why("order.recent", words, WEIGHT, claim.start, claim.end)
        yield link(publication_of(scene.article_id), start_of(claim), why, low=-days)
    elif setting.days and not framed:
        why = Why("order.recent", setting.words, WEIGHT, claim.start, claim.end)
        yield link(publication_of(scene.article_id), start_of(claim), why, low=-setting.days)


def _since(scene: Scene, placed: PlacedClaim, before: Sequence[Milestone], setting: Setting) -> Iterator[Constraint]:
    """Not before the date reached in a story; elsewhere, not much before the earliest date told."""
    looks_back = _looks_back(placed)
    beside = [stone for stone in before if stone.sentence == placed.claim.sentence and not looks_back]
    stone = before[-1] if setting.is_story and not looks_back else min(beside or before, key=lambda item: item.low)
    if stone.expression.bounds is None:
        return
    node = origin(stone.expression.bounds.frame, scene.article_id)
    slack = 0.0 if setting.is_story else BACK if looks_back else SLACK
    words = f"told after “{stone.expression.text}”, so of that time or later (convention)"
    why = Why("order.recent", words, WEIGHT, stone.expression.start, stone.expression.end)
    yield link(node, start_of(placed.claim), why, low=stone.low - slack)


def _before_first(scene: Scene, claim: Claim, stone: Milestone) -> Iterator[Constraint]:
    """What a story of another time tells before its first date lies not long before it."""
    if stone.expression.bounds is not None:
        node = origin(stone.expression.bounds.frame, scene.article_id)
        yield link(node, start_of(claim), _of_that_time(stone), low=stone.low - _length(stone))


def _near(scene: Scene, claim: Claim, stones: Sequence[Milestone]) -> Iterator[Constraint]:
    """In a story of another time, not after its next date, nor longer after its last than the story has lasted."""
    before = [stone for stone in stones if stone.expression.start < claim.end]
    after = next((stone for stone in stones if stone.expression.start >= claim.end), None)
    last = after or before[-1]
    if last.expression.bounds is not None:
        node = origin(last.expression.bounds.frame, scene.article_id)
        lasted = max(_length(last), last.high - min(stone.low for stone in stones))
        high = max(stone.high for stone in (last, *before[-1:])) + (0.0 if after else lasted)
        yield link(node, end_of(claim), _of_that_time(last), high=high)


def _of_that_time(stone: Milestone) -> Why:
    words = f"told near “{stone.expression.text}”, so of that time (convention)"
    return Why("order.recent", words, WEIGHT, stone.expression.start, stone.expression.end)


def _length(stone: Milestone) -> float:
    """Days by which a story may go on from a date: as long as what it names."""
    return max(SHORTEST, stone.high - stone.low)


def _is_aside(token: Token) -> bool:
    """Whether a participle only says which one is meant, whenever it was ("weapons seized in Mosul")."""
    if token.dep_ != "acl" or token.tag_ != "VBN":
        return False
    return not any(child.dep_ in ("advmod", "npadvmod", "prep") and child.lower_ in _STILL for child in token.children)


def _looks_back(placed: PlacedClaim) -> bool:
    """Whether a clause tells what came before the scene."""
    return placed.claim.tense == "pluperfect" or is_pluperfect(verb_of(placed.token))

"""A war whose beginning the article dates: nothing of it lies before, and "its first days" lie just after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.anchoring import rulebook
from explorer.anchoring.attachment import Attachment, governor, is_day, phase_of
from explorer.anchoring.making import Why, end_of, link, origin, start_of
from explorer.anchoring.relations import relation_of
from explorer.anchoring.scene import PlacedClaim, Scene, verb_of
from explorer.records import Constraint, Node

if TYPE_CHECKING:
    from explorer.records.parses import Token

ACTS = frozenset(
    {
        "airstrike",
        "shelling",
        "bombing",
        "armed_clash",
        "advance",
        "territory_gained",
        "siege",
        "withdrawal",
        "surrender",
        "casualty",
        "displacement",
    }
)  # what an offensive consists of; statements and supplies go on before it
OPEN = frozenset({"vowed", "hypothetical"})
WEIGHT, OPENING_WEIGHT = 0.3, 0.35


@dataclass(frozen=True, slots=True)
class Onset:
    """The beginning of a war.

    Attributes
    ----------
    node, low, high
        It lies ``low`` to ``high`` days after ``node``.
    claim_id
        The claim of the war itself; empty if it is none.
    noun
        Lemma of the word for it.
    frame, day
        Earliest day of its date, and from where that counts.
    """

    node: Node
    low: float
    high: float
    claim_id: str
    noun: str
    frame: str
    day: float
    words: str
    start: int
    end: int


def since_onset(scene: Scene, attachments: Sequence[Attachment]) -> Iterator[Constraint]:
    """Undated acts of a war whose beginning the article dates do not lie before that beginning."""
    onset = _first(scene, attachments)
    if onset is None:
        return
    why = Why("order.war", onset.words, WEIGHT, onset.start, onset.end)
    for _, item in scene.claims():
        claim = item.claim
        is_open = claim.factuality in OPEN and claim.tense not in ("past", "pluperfect")
        if claim.id == onset.claim_id or claim.factuality == "generic" or is_open:
            continue
        if onset.noun not in rulebook.words("whole_war") and claim.event_type not in ACTS:
            continue
        yield link(onset.node, start_of(claim), why, low=onset.low)
        days = opening_of(item)
        if days:
            words = f"{onset.words}; its opening is read as {days:g} days (convention)"
            opening = Why("order.opening", words, OPENING_WEIGHT, onset.start, onset.end)
            yield link(onset.node, end_of(claim), opening, high=onset.high + days)


def _first(scene: Scene, attachments: Sequence[Attachment]) -> Onset | None:
    """The beginning of the war; of an offensive only if the article dates nothing before it."""
    found = [*_claimed(attachments), *_named(scene)]
    whole = next((onset for onset in found if onset.noun in rulebook.words("whole_war")), None)
    if whole is not None or not found:
        return whole
    days = [
        item.expression.bounds.latest_end
        for item in attachments
        if is_day(item.expression) and item.how == "direct" and item.expression.bounds is not None
        if item.expression.bounds.frame == found[0].frame
    ]
    return None if any(day <= found[0].day for day in days) else found[0]


def _claimed(attachments: Sequence[Attachment]) -> Iterator[Onset]:
    for item in attachments:
        noun, bounds = item.claim.token.lemma_.lower(), item.expression.bounds
        if item.phase == "begin" and noun in rulebook.words("war") and bounds is not None:
            claim = item.claim.claim
            words = f"the article dates the beginning of its “{claim.text}”"
            date = bounds.frame, bounds.earliest_start
            yield Onset(start_of(claim), 0.0, 1.0, claim.id, noun, *date, words, claim.start, claim.end)


def _named(scene: Scene) -> Iterator[Onset]:
    """Wars that begin on a date without being a claim ("the war, which broke out on 15 April")."""
    for sentence in scene.sentences:
        for placed in sentence.expressions:
            expression = placed.expression
            if not is_day(expression) or expression.bounds is None or not expression.bounds.is_finite:
                continue
            head = governor(sentence, placed)
            if phase_of(head) != "begin" or relation_of(sentence, placed) not in ("", "in", "from"):
                continue
            for noun in _subjects(head):
                if noun.lemma_.lower() in rulebook.words("war"):
                    start = sentence.sentence.start + noun.idx
                    words = f"the article dates the beginning of “{noun.text}”: “{expression.text}”"
                    node = origin(expression.bounds.frame, scene.article_id)
                    date = expression.bounds.frame, expression.bounds.earliest_start
                    hull = expression.bounds.hull
                    yield Onset(node, *hull, "", noun.lemma_.lower(), *date, words, start, start + len(noun))


def _subjects(verb: Token) -> list[Token]:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if verb.dep_ != "relcl" or not any(child.tag_ in ("WDT", "WP") for child in subjects):
        return subjects
    nearest = next((token for token in reversed(verb.doc[: subjects[0].i]) if not token.is_punct), verb.head)
    return [verb.head, nearest]  # "the first days of the war, which broke out": parsers attach it to either


def opening_of(item: PlacedClaim) -> float:
    """Days of "in the first days of the war", if a claim is placed in them; else 0."""
    for child in verb_of(item.token).children:
        if child.dep_ != "prep" or child.lower_ not in ("in", "during", "within"):
            continue
        for noun in child.children:
            is_first = any(word.lower_ in rulebook.words("opening") for word in noun.children)
            of = [deep for word in noun.children if word.lower_ == "of" for deep in word.children]
            is_war = any(word.lemma_.lower() in rulebook.words("war") for word in of)
            if noun.dep_ == "pobj" and is_first and (is_war or not of):  # "in its first days"
                return rulebook.opening_days(noun.lemma_.lower())
    return 0.0

"""Claims that lean on others: "the first raids", an event that does something, an answer to what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.anchoring import rulebook
from explorer.anchoring.attachment import continues
from explorer.anchoring.making import Why, end_of, link, start_of
from explorer.anchoring.scene import PlacedClaim, PlacedSentence, Scene, is_reference
from explorer.records import Claim, Constraint

REACH = 4  # sentences back within which "the raids" looks for the raids it means
ANSWER_REACH = 2  # sentences back within which a denial looks for what it denies
SPOKEN = frozenset({"statement", "threat", "negotiation"})
REAL = frozenset({"happened", "claimed", "attempted", "averted", "negated"})


def references(scene: Scene) -> Iterator[Constraint]:
    """Definite nouns, events as subjects, and answers, each tied to what it leans on."""
    told: list[tuple[PlacedSentence, PlacedClaim]] = []
    for sentence in scene.sentences:
        for placed in sentence.claims:
            yield from _same_event(sentence, placed, told)
            yield from _caused(sentence, placed)
            yield from _answer(sentence, placed, told)
            yield from _denied(sentence, placed, told)
            told.append((sentence, placed))


def carried(scene: Scene, dated: set[str]) -> Iterator[Constraint]:
    """What goes on being told after an event that is placed by another one lies on the same day.

    Parameters
    ----------
    dated
        Ids of the claims that a distance from another event places.
    """
    last: dict[int, tuple[int, PlacedClaim]] = {}
    for sentence in scene.sentences:
        paragraph = sentence.sentence.paragraph
        for placed in sentence.claims:
            if placed.claim.id in dated:
                last[paragraph] = (sentence.sentence.index, placed)
            elif paragraph in last and placed.claim.factuality in REAL:
                index, before = last[paragraph]
                if continues(sentence, placed, index):
                    words = f"“{before.claim.text}” still holds in the paragraph"
                    why = Why("order.carried", words, 0.3, before.claim.start, before.claim.end)
                    yield from _same_day(before.claim, placed.claim, why)
        if sentence.expressions and not any(placed.claim.id in dated for placed in sentence.claims):
            last.pop(paragraph, None)


def _same_day(first: Claim, second: Claim, why: Why) -> Iterator[Constraint]:
    yield link(start_of(first), start_of(second), why, low=0.0, high=1.0)
    yield link(end_of(first), end_of(second), why, low=0.0, high=1.0)


def _same_event(
    sentence: PlacedSentence, placed: PlacedClaim, told: Sequence[tuple[PlacedSentence, PlacedClaim]]
) -> Iterator[Constraint]:
    """ "The raids" are raids told before; "the first raids" are the first of those in reach."""
    if not is_reference(placed.token) or placed.claim.factuality in ("vowed", "hypothetical", "generic"):
        return
    near = [
        before
        for other, before in told
        if before.claim.event_type == placed.claim.event_type
        and 0 <= sentence.sentence.index - other.sentence.index <= REACH
        and (
            before.claim.factuality == placed.claim.factuality
            or {before.claim.factuality, placed.claim.factuality} <= REAL
        )
        and not _clash(before.claim, placed.claim)
    ]
    if not near:
        return
    is_first = any(child.lower_ == "first" for child in placed.token.children)
    other = near[0] if is_first else near[-1]
    words = f"“{placed.claim.text}” points back to “{other.claim.text}”"
    same_word = placed.token.lemma_[:4].lower() == other.token.lemma_[:4].lower()
    if not same_word and placed.token.lemma_.lower() in rulebook.words("war"):
        return  # "the fighting" is the whole of it, not the one clash told last
    why = Why("order.reference", words, 0.45 if same_word else 0.3, placed.claim.start, placed.claim.end)
    yield link(start_of(other.claim), start_of(placed.claim), why, low=0.0, high=0.0)
    yield link(end_of(other.claim), end_of(placed.claim), why, low=0.0, high=0.0)


def _clash(first: Claim, second: Claim) -> bool:
    """Whether both name doers and none of them is shared."""
    one, two = ({item.actor_id for item in claim.sources} - {""} for claim in (first, second))
    return bool(one and two and not one & two)


def _caused(sentence: PlacedSentence, placed: PlacedClaim) -> Iterator[Constraint]:
    """ "The raids killed five", "a strike hit the bridge": what an event does lies within a day of it."""
    if placed.claim.event_type in SPOKEN:
        return
    for child in placed.token.children:
        cause = sentence.claim_at(child)
        if child.dep_ in ("nsubj", "agent") and cause is not None:
            words = f"“{cause.claim.text}” does it"
            why = Why("order.cause", words, 0.45, cause.claim.start, cause.claim.end)
            yield link(start_of(cause.claim), start_of(placed.claim), why, low=0.0, high=1.0)
            yield link(end_of(cause.claim), end_of(placed.claim), why, high=1.0)


def _answer(
    sentence: PlacedSentence, placed: PlacedClaim, told: Sequence[tuple[PlacedSentence, PlacedClaim]]
) -> Iterator[Constraint]:
    """A denial comes after what it denies."""
    if placed.claim.event_type != "statement" or placed.token.lemma_ not in rulebook.words("answer"):
        return
    for other, before in reversed(told):
        if sentence.sentence.index - other.sentence.index > ANSWER_REACH:
            return
        if before.claim.factuality in REAL and before.claim.event_type not in ("statement", "threat"):
            words = f"“{placed.claim.text}” answers “{before.claim.text}”"
            why = Why("order.answer", words, 0.4, placed.claim.start, placed.claim.end)
            yield link(start_of(before.claim), start_of(placed.claim), why, low=0.0)
            return


def _denied(
    sentence: PlacedSentence, placed: PlacedClaim, told: Sequence[tuple[PlacedSentence, PlacedClaim]]
) -> Iterator[Constraint]:
    """The deed that "denies firing them" speaks of is the one told just before."""
    if placed.claim.factuality != "negated" or placed.token.head.lemma_ not in rulebook.words("answer"):
        return
    for other, before in reversed(told):
        gap = sentence.sentence.index - other.sentence.index
        if gap > 1:
            return
        if gap == 1 and before.claim.factuality in REAL and before.claim.event_type not in ("statement", "threat"):
            words = f"“{placed.claim.text}” is denied of “{before.claim.text}”"
            why = Why("order.denied", words, 0.3, placed.claim.start, placed.claim.end)
            yield link(start_of(before.claim), start_of(placed.claim), why, low=0.0, high=0.0)
            yield link(end_of(before.claim), end_of(placed.claim), why, low=0.0, high=0.0)
            return

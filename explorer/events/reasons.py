"""One line for a person about every field of a claim, with the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.event_types import event_types
from explorer.events.labels import quoted
from explorer.events.means import means
from explorer.records import Reason

if TYPE_CHECKING:
    from explorer.events.drafts import Draft
    from explorer.events.placing import Placing
    from explorer.records import Participant
    from explorer.records.parses import Token

_HOW = {
    "stated": "argument of the trigger",
    "control": "argument of the verb that governs the trigger",
    "possessive": "possessive before the trigger",
    "compound": "modifier of the trigger",
    "inferred": "not stated here, inferred from the article",
    "speaker": "the speaker",
}


def type_reason(draft: Draft) -> Reason:
    """Why the claim has its type; the rule is the frame's id."""
    match, kind = draft.match, draft.kind
    title = next(type_.title for type_ in event_types() if type_.id == kind.type)
    start, end = span(draft, match.first, match.last)
    text = f"{quoted(match.token.doc[match.first : match.last + 1].text)} names: {title.lower()}"
    if kind.rule == "article":
        text += ", as this actor's other attacks in the article"
    elif kind.token is not None:
        text += f", because of {quoted(_with_modifiers(kind.token))}"
    return Reason("event_type", match.frame.id, text, start, end)


def sub_event_reason(draft: Draft) -> list[Reason]:
    """Why the claim has an ACLED sub-event type that its event type alone does not give; often none."""
    found = means(draft.match, draft.scene, event_type=draft.type)
    if found is None:
        return []
    start, end = span(draft, found.token.i, found.token.i)
    return [Reason("acled", found.rule, f"{quoted(found.token.text)} makes it: {found.code}", start, end)]


def _with_modifiers(token: Token) -> str:
    left = min([token.i, *(child.i for child in token.lefts if child.dep_ in ("compound", "amod", "nmod"))])
    return " ".join(token.doc[left : token.i + 1].text.split())


def role_reasons(draft: Draft) -> list[Reason]:
    """Why the claim has its sources and targets, or none."""
    found = []
    for field, participants, rule in (
        ("sources", draft.sources, draft.source_rule),
        ("targets", draft.targets, draft.target_rule),
    ):
        found += [_role(field, one, rule) for one in participants]
    if not draft.sources:
        found.append(Reason("sources", "none", "no doer is stated"))
    return found


def _role(field: str, participant: Participant, rule: str) -> Reason:
    text = f"{quoted(participant.text)}: {_HOW[participant.how]}"
    return Reason(field, rule if rule != "argument" else participant.how, text, participant.start, participant.end)


def place_reason(placing: Placing) -> Reason:
    """Why the claim is placed where it is."""
    return Reason("place", placing.rule, placing.text, placing.start, placing.end)


def factuality_reason(draft: Draft) -> Reason:
    """Why the claim counts as happened, averted and so on."""
    judgement = draft.judgement
    shift = draft.scene.sentence.start
    start, end = (judgement.start + shift, judgement.end + shift) if judgement.start >= 0 else (-1, -1)
    return Reason("factuality", judgement.rule, judgement.text, start, end)


def span(draft: Draft, first: int, last: int) -> tuple[int, int]:
    """Offsets in the article of tokens ``first`` to ``last``."""
    doc, shift = draft.scene.doc, draft.scene.sentence.start
    return shift + doc[first].idx, shift + doc[last].idx + len(doc[last].text)

"""Who says what a claim says, and what that does to its factuality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.events.attribution import attribute, bearers, combine
from explorer.records import Reason

if TYPE_CHECKING:
    from explorer.events.drafts import Draft
    from explorer.events.factuality import Judgement
    from explorer.records import ActorsFound, ParsedArticle


@dataclass(frozen=True, slots=True)
class Voice:
    """Speakers of one claim, whether it is quoted, and its factuality once they are known."""

    speakers: tuple[str, ...]
    quoted: bool
    judgement: Judgement
    reasons: tuple[Reason, ...] = ()


def voice(parsed: ParsedArticle, draft: Draft, found: ActorsFound) -> Voice:
    """The voice behind a claim.

    A party that concedes its own loss is believed, so the judgement depends on the roles too.
    """
    attribution = attribute(parsed, draft.scene.sentence.index, draft.match.token.i, found)
    judgement = combine(
        draft.judgement,
        attribution,
        participants=bearers(draft.type, draft.sources, draft.targets),
        event_type=draft.type,
    )
    reason = Reason("speakers", attribution.rule, attribution.text)
    return Voice(attribution.speakers, attribution.quoted, judgement, (reason,))


def party(parsed: ParsedArticle, draft: Draft, found: ActorsFound) -> frozenset[str]:
    """Ids of the party to the war that tells a claim, and of its side; nothing where an outsider tells it."""
    attribution = attribute(parsed, draft.scene.sentence.index, draft.match.token.i, found)
    return attribution.allies if attribution.is_party else frozenset()

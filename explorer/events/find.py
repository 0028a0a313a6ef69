"""Claims of one article: every event that it mentions, with roles, place, numbers and reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors import Knowledge
from explorer.events.accidents import without_accidents
from explorer.events.article import borrow, resolve_attacks
from explorer.events.belligerents import camps
from explorer.events.causes import without_nobodys
from explorer.events.completion import complete, mirrored
from explorer.events.confidence import weigh
from explorer.events.counting import quantities
from explorer.events.drafts import Draft, draft
from explorer.events.fallen import soldiers_of_states
from explorer.events.groups import split_groups
from explorer.events.labels import label
from explorer.events.placing import Earlier, Placing, find_place
from explorer.events.placing_settings import settle
from explorer.events.reasons import factuality_reason, place_reason, role_reasons, span, sub_event_reason, type_reason
from explorer.events.scene import scenes
from explorer.events.speaking import Voice, party, voice
from explorer.events.tense import tense
from explorer.records import ActorsFound, Article, Claim, ParsedArticle, PlaceMention

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def find(parsed: ParsedArticle, *, found: ActorsFound, knowledge: Knowledge | None = None) -> tuple[Claim, ...]:
    """What the article says of events: one claim a trigger, in reading order.

    Parameters
    ----------
    parsed
        The article with its parses; sentences without a parse give no claims, nor do verbatim
        copies, bylines and datelines.
    found
        Its actors, mentions and places.
    knowledge
        Tables that say who fights whom; the packaged ones by default.

    Returns
    -------
    tuple of Claim
        Roles hold ``actor_id`` where the words resolve to an actor, else only the words; an
        unstated agent stays empty. ``confidence`` is calibrated on the development texts.
    """
    seen = list(scenes(parsed, found))
    drafts = without_nobodys(without_accidents([one for scene in seen for one in draft(scene)], seen))
    drafts = borrow(resolve_attacks(drafts))
    towns = [place for place in found.places if not _is_country(place)]
    tables = knowledge or Knowledge.load()
    sides = camps(drafts, found, tables)
    placing_of = _placer(towns, parsed.article.text)
    drafts = split_groups(drafts, sides, seen)
    drafts = complete(
        drafts,
        sides,
        lambda one: getattr(placing_of(one), "place", None),
        lambda one: party(parsed, one, found),
    )
    drafts = soldiers_of_states(mirrored(drafts, sides), found, tables)
    drafts = [one if one.sources or not one.craft else replace(one, sources=one.craft) for one in drafts]
    placings = settle(drafts, [placing_of(one) for one in drafts])
    return tuple(
        _claim(one, placing, voice(parsed, one, found), parsed.article)
        for one, placing in zip(drafts, placings, strict=True)
    )


def _placer(towns: Sequence[PlaceMention], text: str) -> Callable[[Draft], Placing | None]:
    """What finds the place of a draft, once for the same trigger, type and sources."""
    found: dict[tuple[int, int, bool, frozenset[int]], tuple[Draft, Placing | None]] = {}

    def placing_of(one: Draft) -> Placing | None:
        taken = frozenset(source.start for source in one.sources if source.actor_id)
        spoken = one.type in ("statement", "threat", "negotiation")
        key = (id(one.match), id(one.scene), spoken, taken)
        if key not in found:
            start = one.scene.sentence.start + one.match.token.idx
            before = Earlier(tuple(place for place in towns if place.end <= start), text)
            placing = find_place(one.match, one.scene, taken=taken, before=before, spoken=spoken)
            found[key] = one, placing  # holding the draft, so that no other object takes over its id
        return found[key][1]

    return placing_of


def _is_country(place: PlaceMention) -> bool:
    """Whether the place is a whole country or has no position, so that "the town" cannot mean it."""
    return place.latitude != place.latitude and bool(place.place_id) and bool(place.country)


def _claim(one: Draft, placing: Placing | None, said: Voice, article: Article) -> Claim:
    one = one if said.judgement is one.judgement else replace(one, judgement=said.judgement)
    start, end = span(one, one.match.first, one.match.last)
    reasons = [type_reason(one), *sub_event_reason(one), *role_reasons(one), factuality_reason(one), *said.reasons]
    if placing is not None:
        reasons.append(place_reason(placing))
    share, weighed = weigh(one)
    reasons.append(weighed)
    return Claim(
        id=f"{article.id}:{start}",
        article_id=article.id,
        sentence=one.scene.sentence.index,
        start=start,
        end=end,
        text=article.text[start:end],
        token=one.match.token.i,
        event_type=one.type,
        label=label(one.match, one.scene),
        sources=one.sources,
        targets=one.targets,
        place=placing.place if placing is not None else None,
        quantities=quantities(one),
        factuality=one.judgement.factuality,
        factuality_score=one.judgement.score,
        speakers=said.speakers,
        quoted=said.quoted,
        tense=tense(one.match.token, nominal=bool(one.match.frame.nouns)),
        confidence=share,
        reasons=tuple(reasons),
    )

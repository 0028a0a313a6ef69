"""Whether a speaker stands for a party to the war."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.records import Actor, ActorsFound, ParsedArticle, Span

if TYPE_CHECKING:
    from explorer.events.attribution_rules import AttributionRules
    from explorer.records.parses import Doc

APPOSITION = 60
"""Characters after a name in which a description of it is looked for ("Ali Hassan, a resident")."""

WORD = re.compile(r"[^\W\d_][\w.’'-]*")


def speaks_for_a_party(
    parsed: ParsedArticle, speaker: Span, found: ActorsFound, rules: AttributionRules
) -> tuple[bool, frozenset[str]]:
    """Tell whether a speaker fights or governs, and who is on its side.

    Parameters
    ----------
    parsed
        The article.
    speaker
        The speaker's noun phrase.
    found
        The article's actors.
    rules
        The words that tell.

    Returns
    -------
    bool
        False for monitors, media, aid and rights groups, witnesses, and whoever cannot be told.
    frozenset of str
        Ids of the actors that share a side with the speaker, and its own.
    """
    known = {actor.id: actor for actor in found.actors}
    inside = [m for m in found.mentions if m.actor_id and m.start < speaker.end and m.end > speaker.start]
    actors = [known[mention.actor_id] for mention in inside if mention.actor_id in known]
    words = _words(parsed, speaker) | _known_as(actors, found)
    allies = _allies(actors, found)
    if words & rules.sets["neutral_words"] and not any(_fights(actor, rules) for actor in actors if actor.known):
        return False, allies
    if any(actor.kind == "media" for actor in actors):
        return bool(words & rules.sets["state_media"]), allies
    if any(_fights(actor, rules) for actor in actors) or words & rules.sets["party_words"]:
        return True, allies
    named = [actor for actor in actors if actor.kind in {"person", "organisation"} and actor.sides]
    return bool(named), allies


def subject_before(doc: Doc, offset: int, speaker: Span) -> Span | None:
    """Return the subject of the sentence where a pronoun further on stands for it.

    Parameters
    ----------
    doc, offset
        The sentence, and where it begins in the article.
    speaker
        The pronoun that speaks ("the militia accused a rival, which *it* says raided two villages").

    Returns
    -------
    Span or None
        None where the speaker is no pronoun, or the subject is one as well.
    """
    word = next((token for token in doc if offset + token.idx == speaker.start), None)
    if word is None or word.lower_ not in {"it", "they", "he", "she"} or word.head.dep_ == "ROOT":
        return None
    top = next((above for above in word.ancestors if above.head is above), word)
    for child in top.lefts:
        if child.dep_ == "nsubj" and child.pos_ != "PRON" and child.i < word.i:
            last = doc[child.right_edge.i]
            return Span(offset + doc[child.left_edge.i].idx, offset + last.idx + len(last))
    return None


def _known_as(actors: list[Actor], found: ActorsFound) -> frozenset[str]:
    """Return the words by which speakers that are no known actors go elsewhere in the article."""
    ids = {actor.id for actor in actors if not actor.known}
    names = " ".join(mention.text for mention in found.mentions if mention.actor_id in ids)
    return frozenset(word.lower() for word in WORD.findall(names))


def _fights(actor: Actor, rules: AttributionRules) -> bool:
    return actor.kind in rules.sets["party_kinds"]


def _allies(actors: list[Actor], found: ActorsFound) -> frozenset[str]:
    sides = {side for actor in actors for side in actor.sides}
    return frozenset({actor.id for actor in actors} | {a.id for a in found.actors if sides & set(a.sides)})


def _words(parsed: ParsedArticle, speaker: Span) -> frozenset[str]:
    """Return the words of the phrase and of the description that follows it, in small letters."""
    text = parsed.article.text
    phrase = text[speaker.start : speaker.end]
    after = text[speaker.end : speaker.end + APPOSITION]
    described = re.match(r",\s+(?:an?|the|who)\s([^,.;:\"”]*)", after)
    phrase += " " + (described.group(1) if described else "")
    return frozenset(word.lower().rstrip(".’'") for word in WORD.findall(phrase)) | frozenset(
        word.lower() for word in WORD.findall(phrase)
    )

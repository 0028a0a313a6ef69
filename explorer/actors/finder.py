"""The actors stage: names, discovery, links and reference, in this order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from explorer.actors.abbreviations import with_spelled_out
from explorer.actors.appositions import joined
from explorer.actors.candidates import Candidate, Roster, make_id
from explorer.actors.discourse import Discourse
from explorer.actors.discovery import discover_names
from explorer.actors.knowledge import Knowledge
from explorer.actors.lexicon import Lexicon, load_lexicon
from explorer.actors.linking import Linker
from explorer.actors.missions import mission, of_mission
from explorer.actors.names import NameHit
from explorer.actors.namesakes import without_namesakes
from explorer.actors.narration import NARRATOR, is_told_by_a_fighter, issuer
from explorer.actors.pairs import find_pairs
from explorer.actors.persons import ranked_persons
from explorer.actors.phrases import noun_phrases
from explorer.actors.places import find_places
from explorer.actors.resolution import Resolver
from explorer.actors.services import enlisted
from explorer.actors.setting import story_state
from explorer.actors.spans import on_tokens
from explorer.actors.vessels import find_vessels
from explorer.records import ActorsFound, ParsedArticle, PlaceMention, Sentence

if TYPE_CHECKING:
    from explorer.records.parses import Doc


def find(parsed: ParsedArticle, *, knowledge: Knowledge | None = None) -> ActorsFound:
    """Find the actors of an article, every mention of them, and the places.

    Parameters
    ----------
    parsed
        Sentences, parses and quotations; sentences without a parse give no mentions.
    knowledge
        Known actors; by default :meth:`Knowledge.load`.

    Returns
    -------
    ActorsFound
        ``mentions`` in text order, offsets in characters of the article, half-open. A mention with
        an empty ``actor_id`` refers to an actor that could not be resolved.

    Examples
    --------
    >>> from explorer.language import parse
    >>> from explorer.records import Article
    >>> text = "Kurdish YPG fighters drove Islamic State from Kobane."
    >>> [mention.actor_id for mention in find(parse(Article("a", "", text))).mentions]
    ['YPG', 'ISIS']
    """
    knowledge = knowledge or Knowledge.load()
    lexicon, roster = load_lexicon(), Roster(knowledge)
    text = parsed.article.text
    sentences = [pair for pair in zip(parsed.sentences, parsed.docs, strict=True) if pair[1] is not None]
    pairs = [(sentence, doc) for sentence, doc in sentences if doc is not None]
    hits = sorted([*knowledge.finder.find(text), *find_vessels(text, roster)], key=lambda hit: (hit.start, -hit.end))
    hits = sorted([*hits, *find_pairs(text, hits)], key=lambda hit: (hit.start, -hit.end))
    hits = with_spelled_out(without_namesakes(hits, pairs, roster, lexicon), text, roster, lexicon)
    persons = [
        NameHit(start, end, roster.add(make_id(words), words, "person"), "discovered")
        for start, end, words in ranked_persons(pairs, hits, lexicon)
    ]
    hits = sorted([*hits, *persons], key=lambda hit: (hit.start, -hit.end))
    places = find_places(text, pairs, hits, knowledge, lexicon)
    taken = [(hit.start, hit.end) for hit in hits] + [(place.start, place.end) for place in places]
    hits = sorted([*hits, *discover_names(text, pairs, taken, roster, lexicon)], key=lambda hit: hit.start)
    meant = mission(hits, knowledge)
    candidates = of_mission(list(_candidates(pairs, hits, places, roster, lexicon)), meant)
    named = frozenset(candidate.actor_id for candidate in candidates if candidate.actor_id)
    setting, narrator = story_state(hits, places, knowledge), ""
    if is_told_by_a_fighter(parsed, lexicon):
        narrator = issuer(parsed, hits, setting, knowledge) or roster.add(NARRATOR, "our forces", "coalition")
    discourse = Discourse(parsed, roster, lexicon, named, setting, narrator)
    resolved = Resolver(discourse, tuple(candidates)).resolve()
    mentions = tuple(candidate.mention(text) for candidate in _distinct(resolved, knowledge) if _is_kept(candidate))
    ids = dict.fromkeys(mention.actor_id for mention in mentions if mention.actor_id)
    return ActorsFound(tuple(roster.actor(id_) for id_ in ids), mentions, places)


def _candidates(
    pairs: list[tuple[Sentence, Doc]],
    hits: list[NameHit],
    places: tuple[PlaceMention, ...],
    roster: Roster,
    lexicon: Lexicon,
) -> Iterator[Candidate]:
    for sentence, doc in pairs:
        here = [hit for hit in hits if sentence.start <= hit.start < sentence.end]
        spots = [place for place in places if sentence.start <= place.start < sentence.end]
        token_hits = tuple(on_tokens(here, doc, sentence.start, roster.knowledge))
        linker = Linker(roster, lexicon, doc, sentence.index, sentence.start, token_hits, _tokens(doc, sentence, spots))
        found = [candidate for phrase in noun_phrases(doc, lexicon) for candidate in linker.link(phrase)]
        found = joined([*found, *linker.leftovers(found), *linker.pronouns()], doc, roster)
        found = enlisted(found, doc, sentence.start, token_hits, roster, lexicon)
        yield from sorted(found, key=_reading_order)


def _reading_order(candidate: Candidate) -> tuple[int, bool, int]:
    """By head token; what is owned comes after its owner."""
    return max(candidate.token, candidate.owner), candidate.owner >= 0, candidate.start


def _is_kept(candidate: Candidate) -> bool:
    """What no actor answers to says nothing: "terrorist" in "terrorist attack", or "the column"."""
    if candidate.serves:
        return False
    return bool(candidate.actor_id) or candidate.rule not in ("owner_noun", "noun_bodies")


def _distinct(candidates: list[Candidate], knowledge: Knowledge) -> list[Candidate]:
    """In text order, one candidate a span, and none that repeats the actor of a longer one at its end."""
    best: dict[tuple[int, int, str], Candidate] = {}
    for candidate in candidates:
        key = (candidate.start, candidate.end, candidate.actor_id)
        if key not in best or candidate.score > best[key].score:
            best[key] = candidate
    kept: list[Candidate] = []
    for candidate in sorted(best.values(), key=lambda c: (c.start, -c.end, -c.score)):
        inside = [c for c in kept[-4:] if c.start <= candidate.start and candidate.end <= c.end]
        if not any(_repeats(candidate, other, knowledge) for other in inside):
            kept.append(candidate)
    return kept


def _repeats(inner: Candidate, outer: Candidate, knowledge: Knowledge) -> bool:
    """Whether a candidate adds nothing to a longer one: "United States" in "United States troops"."""
    if inner.actor_id == outer.actor_id or (inner.start, inner.end) == (outer.start, outer.end):
        return True
    owner = inner.how == "pronoun" or outer.owner == inner.token
    return bool(inner.actor_id) and not owner and knowledge.related(inner.actor_id, outer.actor_id)


def _tokens(doc: Doc, sentence: Sentence, places: list[PlaceMention]) -> frozenset[int]:
    found: set[int] = set()
    for place in places:
        span = doc.char_span(place.start - sentence.start, place.end - sentence.start, alignment_mode="expand")
        if span is not None:
            found.update(range(span.start, span.end))
    return frozenset(found)

"""Claims with all that merging compares: bounds, sentence, actors, voice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf, isfinite

from explorer.anchoring import Solution
from explorer.dates import Bounds, Frame
from explorer.merging.rulebook import family_of, pattern
from explorer.records import Anchored, Article, Claim, Extraction, Participant, Sentence

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One claim as merging sees it.

    Attributes
    ----------
    rank
        Position in reading order over all articles.
    voice
        Id of the article that its article copies, or its own.
    setting
        Id of the place that the words around it name, for a claim without a place of its own.
    sources, targets
        Names of the actors in its roles, as :func:`names` gives them.
    """

    claim: Claim
    anchored: Anchored
    article: Article
    sentence: Sentence | None
    rank: int
    voice: str
    setting: str = ""
    sources: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()

    @property
    def is_narrated(self) -> bool:
        """Whether nobody but the narrator says it."""
        return not self.claim.speakers

    @property
    def source(self) -> tuple[str, ...]:
        """Who must be asked to check it: the speaker, or the voice that narrates."""
        return ("speaker", self.claim.speakers[0]) if self.claim.speakers else ("voice", self.voice)

    @property
    def whereabouts(self) -> str:
        """Id of its place or, where it names none, of its setting."""
        place = self.claim.place
        return self.setting if place is None else place.place_id or place.name.casefold()

    @property
    def words(self) -> str:
        """The sentence; the trigger where it is not known."""
        if self.sentence is None:
            return self.claim.text
        return self.article.text[self.sentence.start : self.sentence.end]

    def before(self, length: int = 60) -> str:
        """Words of the sentence before the trigger."""
        begin = self.sentence.start if self.sentence else 0
        return self.article.text[max(begin, self.claim.start - length) : self.claim.start]

    def after(self, length: int = 60) -> str:
        """Words of the sentence after the trigger."""
        stop = self.sentence.end if self.sentence else self.claim.end
        return self.article.text[self.claim.end : min(stop, self.claim.end + length)]

    @property
    def bounds(self) -> Bounds:
        """Bounds to compare with: calendar ones if they are known on both sides, else offsets."""
        return self.anchored.calendar or self.anchored.offset

    @property
    def is_vague(self) -> bool:
        """Whether its hull is open or longer than a month, so that it can tell of something that goes on."""
        earliest, latest = self.bounds.hull
        return latest - earliest > VAGUE

    @property
    def is_dated(self) -> bool:
        """Whether its hull is known to within some days."""
        earliest, latest = self.anchored.offset.hull
        if self.anchored.calendar is not None:
            earliest, latest = self.anchored.calendar.hull
        return isfinite(earliest) and isfinite(latest) and latest - earliest <= NARROW


REAL = frozenset({"happened", "ongoing", "claimed"})
"""Factualities of what is said to have taken place."""

NARROW, VAGUE = 4.0, 31.0
"""Days up to which two hulls that overlap count as a match and not as chance, and above which a hull
says too little to keep two mentions of a campaign apart."""


def tell(extractions: Sequence[Extraction], solution: Solution, voices: Mapping[str, str] | None) -> list[Told]:
    """All claims in reading order."""
    found: list[Told] = []
    for item in extractions:
        sentences = {sentence.index: sentence for sentence in item.sentences}
        voice = (voices or {}).get(item.article.id, item.article.id)
        for claim in sorted(item.claims, key=lambda claim: (claim.start, claim.end, claim.id)):
            anchored = solution.anchored[claim.id]
            sentence = sentences.get(claim.sentence)
            setting = "" if claim.place else _setting(claim, item)
            roles = names(claim.sources), names(claim.targets)
            found.append(Told(claim, anchored, item.article, sentence, len(found), voice, setting, *roles))
    return found


def _setting(claim: Claim, item: Extraction) -> str:
    """The place of a claim that names none: the last one named there, else that of its kind of event."""
    near = [
        (sentence.index, place.start, place.place_id)
        for sentence in item.sentences
        if claim.sentence - 2 < sentence.index <= claim.sentence
        for place in item.found.places
        if sentence.start <= place.start < sentence.end
    ]
    same = [row for row in near if row[0] == claim.sentence]
    if near:
        return min(same, key=lambda row: abs(row[1] - claim.start))[2] if same else near[-1][2]
    types = family_of(claim.event_type).types
    kind = [other for other in item.claims if other.event_type in types and other.factuality in REAL]
    places = {other.place.place_id for other in kind if other.place is not None}
    return places.pop() if len(places) == 1 else ""


def names(participants: Sequence[Participant]) -> frozenset[str]:
    """Actor ids; for those that did not resolve, the words in lower case, marked with ``~``."""
    return frozenset(item.actor_id or f"~{_plain(item.text)}" for item in participants if item.actor_id or item.text)


@cache
def _plain(text: str) -> str:
    plain = _WORD.findall(pattern("function").sub(" ", text.casefold()))
    return " ".join(plain)


class Kinship:
    """Which actors can stand for one another.

    Parameters
    ----------
    sides
        Actor id to sides.
    related
        Whether one of two actors is the other or part of it.
    crowds
        Ids that stand for people in general ("civilians"), who are not the same people everywhere.
    """

    def __init__(
        self,
        sides: Mapping[str, tuple[str, ...]],
        related: Callable[[str, str], bool],
        crowds: frozenset[str] = frozenset(),
    ) -> None:
        self._sides = sides
        self.crowds = crowds
        self._related = related
        self.match = cache(self._match)
        self.allied = cache(self._allied)

    def _match(self, a: frozenset[str], b: frozenset[str]) -> float:
        """How well two sets of actors fit: 1 the same, .6 one part of the other, 0 not known, -1 they do not."""
        if not a or not b:
            return 0.0
        if a & b:
            return 1.0
        if any(self._kin(x, y) for x in a for y in b):
            return 0.6
        return -1.0

    def _allied(self, a: frozenset[str], b: frozenset[str]) -> bool:
        """Whether some two of them are kin or on one side."""
        return bool(a & b) or any(
            self._kin(x, y) or set(self._sides.get(x, ())) & set(self._sides.get(y, ())) for x in a for y in b
        )

    def _kin(self, x: str, y: str) -> bool:
        if x.startswith("~") or y.startswith("~"):
            return bool(set(x.strip("~").split()) & set(y.strip("~").split()))
        return self._related(x, y)


def kinship(extractions: Sequence[Extraction]) -> Kinship:
    """Kinship from the actors that the articles found and from the knowledge table."""
    from explorer.actors import Knowledge

    knowledge = Knowledge.load()
    sides = {actor.id: actor.sides for item in extractions for actor in item.found.actors}
    crowds = {actor.id for item in extractions for actor in item.found.actors if actor.kind == "civilians"}
    return Kinship(sides, knowledge.related, frozenset(crowds))


def joint(told: Sequence[Told], *, frame: str = "", still: bool | None = None) -> Bounds | None:
    """Bounds of one happening that all of these tell; None if there is none.

    Parameters
    ----------
    frame
        Id of the article from whose publication to count; the calendar if empty. Claims that have no
        position there are passed over; where none has, the bounds are unknown.
    still
        Whether all claims of the event are ongoing; by default whether all of these are.

    Notes
    -----
    That something goes on when an article appears says nothing of its end, so the end of an ongoing
    claim bounds only events all of whose claims are ongoing.
    """
    if still is None:
        still = all(item.claim.factuality == "ongoing" for item in told)
    earliest_start, latest_start, earliest_end, latest_end, last = -inf, inf, -inf, inf, -inf
    for item in told:
        bounds = _in_frame(item, frame)
        if bounds is None:
            continue
        earliest_start = max(earliest_start, bounds.earliest_start)
        latest_start = min(latest_start, bounds.latest_start)
        earliest_end = max(earliest_end, bounds.earliest_end)
        if item.claim.factuality == "ongoing":
            last = max(last, bounds.latest_end)
        else:
            latest_end = min(latest_end, bounds.latest_end)
    if still and last > -inf:
        latest_end = last
    kind: Frame = "publication" if frame else "calendar"
    found = Bounds(earliest_start, latest_start, earliest_end, latest_end, kind)
    return found if found.is_consistent else None


def _in_frame(item: Told, frame: str) -> Bounds | None:
    if not frame:
        return item.anchored.calendar
    return item.anchored.offset if item.article.id == frame else None

"""The mentions of an article, found by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from explorer.records import ActorMention


class Mentions:
    """An index of actor mentions.

    Parameters
    ----------
    mentions
        In any order; they may lie inside one another ("its army" holds "its").

    Examples
    --------
    >>> index = Mentions([ActorMention(0, 8, "its army", "A", "nominal"), ActorMention(0, 3, "its", "B", "pronoun")])
    >>> index.covering(1).text, index.covering(5).text, index.covering(9)
    ('its', 'its army', None)
    """

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self._all = tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))
        self._starts = [mention.start for mention in self._all]
        self._longest = max((mention.end - mention.start for mention in self._all), default=0)

    def __iter__(self) -> Iterator[ActorMention]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def covering(self, offset: int) -> ActorMention | None:
        """The smallest mention that covers a character, or None."""
        return next(iter(self.all_covering(offset)), None)

    def all_covering(self, offset: int) -> tuple[ActorMention, ...]:
        """All mentions that cover a character, the smallest first."""
        low = bisect_left(self._starts, offset - self._longest)
        high = bisect_right(self._starts, offset)
        found = [mention for mention in self._all[low:high] if mention.end > offset]
        return tuple(sorted(found, key=lambda mention: mention.end - mention.start))

    def ending_at(self, end: int) -> tuple[ActorMention, ...]:
        """All mentions that end at a character: "U.S." and "British" forces both end after "forces".

        Use it with the end of a head token to get every doer of a coordinated phrase.
        """
        found = [mention for mention in self.all_covering(end - 1) if mention.end == end]
        return tuple(sorted(found, key=lambda mention: mention.start))

    def in_span(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """All mentions that lie wholly inside a span, in text order."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return tuple(mention for mention in self._all[low:high] if mention.end <= end)

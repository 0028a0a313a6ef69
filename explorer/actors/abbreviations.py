"""Names that an article spells out before their abbreviation: "Forces for Defence of Democracy (FDD)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.actors.candidates import Roster, make_id
from explorer.actors.lexicon import Lexicon
from explorer.actors.names import NameHit

_SHORT = re.compile(r"\s\(\s*(?:the\s+)?[\"“'‘]?([A-Z][A-Z-]{1,7})[\"”'’]?\s*[),;]")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_SPLINTER = re.compile(r"-[A-Z]{2,5}\b")
_SPARE = 3  # words of a name for each letter of its abbreviation, at most


def with_spelled_out(hits: Sequence[NameHit], text: str, roster: Roster, lexicon: Lexicon) -> list[NameHit]:
    """Known names, with those that the text itself spells out in place of others of the same abbreviation.

    Parameters
    ----------
    hits
        In text order. A name of which a known one is a part ("Malian Armed Forces") is left to the tables.
    """
    kept = [_whole(hit, text, roster) for hit in hits]
    for one in spelled_out(text):
        if any(hit.start < one.end and one.start < hit.end for hit in hits):
            continue
        name = " ".join(text[one.start : one.end].split())
        parts = name.casefold().split()
        armed = lexicon.words["armed_names"] | lexicon.words["army_names"]
        kind = "organisation" if armed.isdisjoint(parts) else "armed_group"
        if any(f" {ending}" in name.casefold() for ending in lexicon.words["state_army_names"]):
            kind = "state_forces"
        id_ = roster.add(make_id(name), name, kind, aliases=(one.short,))
        uses = [use.span() for use in re.finditer(rf"\b{re.escape(one.short)}\b(?!-[A-Z])", text)]
        kept = [hit for hit in kept if not any(hit.start < end and start < hit.end for start, end in uses)]
        kept += [NameHit(start, end, id_, "discovered") for start, end in [(one.start, one.end), *uses]]
    return sorted(kept, key=lambda hit: (hit.start, -hit.end))


def _whole(hit: NameHit, text: str, roster: Roster) -> NameHit:
    """A splinter group by its whole name: "SPLA-IO" is not the SPLA."""
    more = _SPLINTER.match(text, hit.end) if hit.type == "acronym" else None
    if more is None:
        return hit
    name = text[hit.start : more.end()]
    return NameHit(hit.start, more.end(), roster.add(make_id(name), name, roster.kind(hit.actor_id)), "discovered")


@dataclass(frozen=True, slots=True)
class SpelledOut:
    """A name and the abbreviation behind it; offsets in the text, half-open."""

    start: int
    end: int
    short: str


def spelled_out(text: str) -> Iterator[SpelledOut]:
    """Names whose words begin with the letters of the abbreviation in brackets after them.

    Notes
    -----
    After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in biomedical
    text", with capitals only: every capital word gives its letter, and small words none.

    Examples
    --------
    >>> text = "The Forces for Defence of Democracy (FDD) insisted."
    >>> [(text[one.start : one.end], one.short) for one in spelled_out(text)]
    [('Forces for Defence of Democracy', 'FDD')]
    """
    for found in _SHORT.finditer(text):
        letters = found[1].replace("-", "")
        line = max(text.rfind(mark, 0, found.start()) for mark in "\n.;:(") + 1
        words = list(_WORD.finditer(text, line, found.start()))
        first = _first(words, letters)
        if first is not None and words[-1].end() == found.start() and first != words[-1].start():
            yield SpelledOut(first, found.start(), found[1])


def _first(words: list[re.Match[str]], letters: str) -> int | None:
    """Where the first word of the name starts, going back from its last."""
    left = list(letters)
    for word in reversed(words[-len(letters) * _SPARE :]):
        if word[0][0] == left[-1]:
            left.pop()
            if not left:
                return word.start()
        elif word[0][0].isupper():
            return None
    return None

"""Actors that no table knows: names that the parser's entity recogniser finds, with their aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.actors.candidates import Roster, make_id
from explorer.actors.lexicon import Lexicon, base_form
from explorer.actors.names import NameHit
from explorer.actors.persons import acting_persons, ranks
from explorer.actors.scenes import armed_by_deeds, scenes_named
from explorer.records import Sentence

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token, Words

_LABELS = {"ORG": "organisation", "PERSON": "person", "NORP": "other"}
_ACRONYM = re.compile(r"\s*\(\s*(?:the\s+)?[\"“'‘]?([A-Z][A-Z.&-]{1,9}s?)[\"”'’]?\s*[),]")
_EDGE = re.compile(r"^(?:the|a|an)\s+|['’]s$|['’]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    words: str
    kind: str


def discover_names(
    text: str,
    sentences: Iterable[tuple[Sentence, Doc]],
    taken: list[tuple[int, int]],
    roster: Roster,
    lexicon: Lexicon,
) -> list[NameHit]:
    """Names of organisations, persons and peoples that are not known.

    Parameters
    ----------
    taken
        Spans of known names and of places, which are left alone.

    Notes
    -----
    Names are joined to one actor by an acronym in parentheses after the full name and by a
    person's last name after the full name, longest names first.
    """
    occupied = _Spans(taken)
    known = roster.knowledge.by_surface
    sentences = list(sentences)
    names = [
        name
        for sentence, doc in sentences
        for entity in doc.ents
        if (name := _name(text, sentence, entity, lexicon)) is not None
        and name.words not in known  # "Israeli-held": known, and here no actor
        and not occupied.meets(name.start, name.end)
    ]
    heard = {(name.start, name.end) for name in names}
    names += [
        _Name(start, end, words, "person")
        for start, end, words in acting_persons(sentences)
        if words not in known and not occupied.meets(start, end) and not any(a <= start < b for a, b in heard)
    ]
    spots = scenes_named(sentences, {name.words for name in names}, lexicon)
    names = [name for name in names if name.words not in spots]
    ids = _clustered(text, names, roster)
    for words in armed_by_deeds(sentences, {name.words for name in names}, lexicon):
        roster.arm(ids[words])
    return [NameHit(name.start, name.end, ids[name.words], "discovered") for name in names]


class _Spans:
    """Spans that answer whether another one meets them."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._taken = {position for start, end in spans for position in range(start, end)}

    def meets(self, start: int, end: int) -> bool:
        return any(position in self._taken for position in range(start, end))


def _name(text: str, sentence: Sentence, entity: Words, lexicon: Lexicon) -> _Name | None:
    kind = _LABELS.get(entity.label_)
    if kind is None or not any(token.pos_ == "PROPN" and token.text[0].isupper() for token in entity):
        return None
    first = entity.start
    while first < entity.end - 1 and (
        entity.doc[first].pos_ == "DET"
        or _is_title(entity.doc[first].lower_, lexicon, kind)
        or _is_month(entity.doc[first], lexicon)
    ):
        first += 1
    last = entity.end
    while last > first + 1 and (entity.doc[last - 1].is_punct or entity.doc[last - 1].lower_ in ("'s", "’s", "'")):
        last -= 1
    if kind == "person" and last < len(entity.doc) and entity.doc[last].text == "I" and last < len(entity.doc) - 1:
        last += 1  # "Francis I"
    span = entity.doc[first:last]
    if span.text.rstrip(".").casefold() in lexicon.words["months"]:
        return None
    if len(span.text) < 2 or "\n" in span.text or (span.root.pos_ not in ("PROPN", "NOUN")):
        return None
    if _is_description(span, lexicon) or (sentence.kind == "heading" and span.text.isupper()):
        return None
    if kind != "person" and base_form(span.root) in lexicon.classes["military"] | lexicon.classes["geography"]:
        return None
    start = sentence.start + span.start_char
    words = " ".join(span.text.split())
    return _Name(start, start + len(span.text), words, _armed_kind(words, lexicon) or kind)


def _armed_kind(words: str, lexicon: Lexicon) -> str:
    """ "Karo Liberation Front" is an armed group, "the 9th Brigade" a part of an army; "" for other names."""
    parts = words.casefold().split()
    if any(f" {name}" in words.casefold() for name in lexicon.words["state_army_names"]):
        return "state_forces"
    if len(parts) > 1 and (
        not lexicon.words["armed_names"].isdisjoint(parts) or parts[-1] in ("brigades", "battalions")
    ):
        return "armed_group"
    numbered = any(part[0].isdigit() for part in parts)
    return "state_forces" if numbered and not lexicon.words["unit_names"].isdisjoint(parts) else ""


def _is_description(span: Words, lexicon: Lexicon) -> bool:
    """ "Jihadis" or "Two Armies" at the start of a sentence or in a headline is no name."""
    common = ("forces", "irregulars", "people", "roles", "military", "geography", "quantities", "counts", "persons")
    words = [token for token in span if token.pos_ not in ("NUM", "DET", "ADJ")]
    return bool(words) and all(any(lexicon.is_in(word, name) for name in common) for word in words)


def _is_month(token: Token, lexicon: Lexicon) -> bool:
    """Whether a name has the month before it: "In April Eisenhower declined"."""
    return token.lower_.rstrip(".") in lexicon.words["months"] | lexicon.words["long_months"]


def _is_title(word: str, lexicon: Lexicon, kind: str) -> bool:
    word = word.rstrip(".")
    return kind == "person" and (word in lexicon.classes["roles"] | lexicon.words["titles"] or word in ranks())


def _clustered(text: str, names: list[_Name], roster: Roster) -> dict[str, str]:
    """Words of a name to the id of its actor."""
    ids: dict[str, str] = {}
    persons = {name.words for name in names if name.kind == "person"}
    names = [replace(name, kind="person") if name.words in persons else name for name in names]
    for name in sorted(names, key=lambda name: -len(name.words)):
        if name.words in ids:
            continue
        ids[name.words] = _same_person(name, names, ids) or make_id(_EDGE.sub("", name.words)) or _own_script(name)
        match = _ACRONYM.match(text, name.end)
        if match:
            ids[match[1]] = ids[name.words]
    for name in names:
        roster.add(ids[name.words], name.words, name.kind)
    return ids


def _own_script(name: _Name) -> str:
    """The id of a name without a letter that has a plain form ("Волга")."""
    return "_".join(name.words.upper().split())


def _same_person(name: _Name, names: list[_Name], ids: dict[str, str]) -> str:
    """The id of the one longer name of a person that ends in this one."""
    if name.kind != "person":
        return ""
    longer = {
        other.words
        for other in names
        if other.words.endswith((f" {name.words}", f"-{name.words}")) and other.words in ids
    }
    return ids[longer.pop()] if len({ids[words] for words in longer}) == 1 else ""

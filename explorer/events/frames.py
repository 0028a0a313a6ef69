"""Frames: which word, with which arguments, names which type of event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files

from explorer.errors import RulesError
from explorer.events.event_types import event_types
from explorer.events.inflection import noun_forms, verb_forms
from explorer.rules import rule_table


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of ``rules/frames/*.toml``.

    Kinds are those of ``rules/kinds.toml``; ``"=word"`` asks for a head lemma, ``"none"`` allows
    the argument to be missing. Slots are named in :mod:`explorer.events.arguments`; ``"to:actor"``
    takes only fillers that can act.

    Attributes
    ----------
    verbs, nouns
        Lemmas; further words of a verb ("pull back") may stand some tokens later.
    generic
        The instrument, the doer, the target or the article decide between the kinds of attack.
    subject, object
        Kinds allowed; an object is required unless ``"none"`` is among its kinds.
    prep_kinds
        Preposition to kinds that its object must have (and the preposition must be there).
    under
        Lemmas of verbs one of which must govern the trigger.
    not_under
        Prepositions or lemmas of verbs that must not govern the trigger directly.
    needs
        Things that must be there: ``doer``, ``subject``, ``clause``, ``no_clause``, ``bare``, ``number``, ``sibling``,
        ``passive``, ``finite``, ``definite``, ``place`` or the name of a preposition.
    without
        Prepositions that must not follow.
    near, not_near
        Kinds or head lemmas one of which must, or none of which may, stand in the sentence.
    not_after, not_before
        Words next to the trigger that make it something else.
    source, target, place
        Slots that are tried in order; for roles the first that is filled wins.
    unit
        What a number bound to the patient counts.
    confidence
        How often the frame alone is right, 0 to 1; set by hand from reading, to be calibrated.
    examples, counters
        Sentences with the trigger in brackets.
    """

    id: str
    type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    acled: str = ""
    generic: bool = False
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    prep_kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_of: tuple[str, ...] = ()
    particle: tuple[str, ...] = ()
    with_prep: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    may_modify: bool = False
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    unit: str = ""
    confidence: float = 0.7
    examples: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A way to find a frame: the words after (verb) or before (noun) the word looked up."""

    frame: Frame
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """All frames, by the lower-case forms of the word that heads their trigger."""

    frames: tuple[Frame, ...]
    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]


@cache
def frame_index() -> FrameIndex:
    """Read, check and index the frames.

    Raises
    ------
    RulesError
        If an entry has an unknown key or type, no words, or no example and counter-example.
    """
    folder = files("explorer.events") / "rules" / "frames"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    frames = []
    for path in paths:
        for row in rule_table("events", f"frames/{path.name.removesuffix('.toml')}")["frame"]:
            frames.append(_frame(row, where=f"events/rules/frames/{path.name}"))
    if len({frame.id for frame in frames}) != len(frames):
        raise RulesError("a frame id stands twice", where="events/rules/frames")
    verbs: dict[str, list[Entry]] = defaultdict(list)
    nouns: dict[str, list[Entry]] = defaultdict(list)
    for frame in frames:
        for phrase in frame.verbs:
            head, *rest = phrase.split()
            for form in verb_forms(head):
                verbs[form].append(Entry(frame, tuple(rest)))
        for phrase in frame.nouns:
            *before, head = phrase.replace("-", " ").split()
            for form in noun_forms(head):
                nouns[form].append(Entry(frame, tuple(before)))
    return FrameIndex(
        tuple(frames),
        {form: tuple(entries) for form, entries in verbs.items()},
        {form: tuple(entries) for form, entries in nouns.items()},
    )


def _frame(row: dict[str, object], *, where: str) -> Frame:
    where = f"{where}: {row.get('id', '?')}"
    known = {one.name for one in fields(Frame)}
    if unknown := sorted(set(row) - known):
        raise RulesError(f"unknown keys {', '.join(unknown)}", where=where)
    frame = Frame(**{key: _frozen(value) for key, value in row.items()})  # type: ignore[arg-type]
    if frame.type not in {type_.id for type_ in event_types()}:
        raise RulesError(f"unknown type {frame.type!r}", where=where)
    if not frame.verbs and not frame.nouns:
        raise RulesError("neither verbs nor nouns", where=where)
    if not frame.examples or not frame.counters:
        raise RulesError("an entry needs an example and a counter-example", where=where)
    return frame


def _frozen(value: object) -> object:
    """Lists as tuples, also those inside a table."""
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return tuple(value) if isinstance(value, list) else value

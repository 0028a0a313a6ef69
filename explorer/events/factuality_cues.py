"""The cue words of factuality, read from ``rules/factuality.toml``."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast

from explorer.records import Factuality
from explorer.rules import rule_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.records.parses import Token

Value = Factuality | Literal["same"]
"""A factuality, or ``"same"``: what is embedded keeps the value of what embeds it."""

Place = Literal[
    "governor",
    "modifier",
    "auxiliary",
    "subordinator",
    "determiner",
    "predicate",
    "fate",
    "purpose",
    "sentence",
    "opening",
    "verdict",
    "preceding",
    "retraction",
    "error",
]

POSITIVE: frozenset[str] = frozenset({"happened", "ongoing", "claimed"})
NEGATIVE: frozenset[str] = frozenset({"negated", "averted"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that change the factuality of what stands in their scope.

    Attributes
    ----------
    id
        Identifier, unique in the file.
    place
        Where the cue stands with respect to the event: above it in the tree (``governor``), below
        it as an adjective or adverb (``modifier``), an ``auxiliary``, a ``subordinator`` of its
        clause, a ``determiner`` of it or of its subject or object, or a ``predicate`` about the
        clause or noun that carries it ("is false").
        An ``opening`` is several words before the subject of a clause; a ``verdict`` a phrase after "be".
        A ``fate`` governs the noun that the event's clause describes ("a missile launched at the port
        malfunctioned"). What is ``preceding`` stands right before the event, or opens its clause and turns it round
        ("inverted"); a ``retraction`` takes a report back, an ``error`` is an adverb of it ("wrongly reported").
        ``purpose`` is the bare infinitive, ``sentence`` the form of the whole sentence.
    words
        Lemmas; a second word is a particle or preposition below the first ("call off").
    arcs
        For governors: how the event hangs on the cue. ``object``, ``clause``, ``subject``,
        ``gerund``, or a preposition.
    positive, negative, uncertain
        The signature: what the event becomes when the cue itself is affirmed, denied or open.
    present
        Used instead of ``positive`` under a present or future finite verb; empty when tense
        changes nothing.
    pos
        Universal parts of speech that the cue may have; empty for any.
    averted
        Used instead of ``negative`` where the cue itself was prevented: an attempt that is foiled.
    below
        Words one of which must stand directly above a governor ("within days of", "talked out of").
    needs
        Words one of which must hang on a governor ("it took a month to").
    unless
        Lemmas below the cue with which it means something else ("claimed the lives of").
    text
        What a person reads, with ``{cue}`` for the words.
    """

    id: str
    place: Place
    words: tuple[str, ...]
    text: str
    positive: Value
    negative: Value = "same"
    uncertain: Value = "same"
    present: Value | Literal[""] = ""
    arcs: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    averted: Value | Literal[""] = ""
    below: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def apply(self, value: Factuality, *, present: bool = False) -> Factuality:
        """Return the event's factuality when the cue itself has ``value``."""
        if value in NEGATIVE:
            outcome: Value = self.averted if value == "averted" and self.averted else self.negative
        elif value in POSITIVE:
            outcome = self.present if present and self.present else self.positive
        else:
            outcome = self.uncertain
        return value if outcome == "same" else outcome


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, found by place and first lemma; and the calibrated scores."""

    by_word: dict[tuple[str, str], tuple[Cue, ...]]
    sets: dict[str, frozenset[str]] = field(default_factory=dict)

    def at(self, place: Place, lemma: str) -> tuple[Cue, ...]:
        """Return the cues whose first word is ``lemma`` and that stand in ``place``."""
        return self.by_word.get((place, lemma), ())

    def matching(self, place: Place, head: Token) -> Iterator[tuple[Cue, Token | None]]:
        """Yield the cues that a token carries with their particles, those with a particle first."""
        single: list[Cue] = []
        forms = dict.fromkeys((head.lower_, head.lemma_.lower()))
        for lemma, cue in ((form, cue) for form in forms for cue in self.at(place, form)):
            if cue.pos and head.pos_ not in cue.pos:
                continue
            parts = [word.split()[1] for word in cue.words if " " in word and word.split()[0] == lemma]
            particle = next((child for child in head.children if child.lower_ in parts), None)
            if particle is not None:
                yield cue, particle
            elif lemma in cue.words:
                single.append(cue)
        for cue in single:
            yield cue, None


@cache
def load_cues() -> Cues:
    """Read the cues once.

    Returns
    -------
    Cues
        Immutable in use; the tables are never changed after loading.
    """
    data = rule_table("events", "factuality")
    by_word: dict[tuple[str, str], list[Cue]] = {}
    for row in data["cue"]:
        cue = _cue(row)
        for word in cue.words:
            first = word.split()[0]
            key = first.split("-")[0] if cue.place == "preceding" else first  # "would-be" is three words in a parse
            by_word.setdefault((cue.place, key), []).append(cue)
    sets = {name: frozenset(words) for name, words in data["sets"].items()}
    return Cues({key: tuple(cues) for key, cues in by_word.items()}, sets)


def _cue(row: dict[str, Any]) -> Cue:
    return Cue(
        id=row["id"],
        place=cast("Place", row["place"]),
        words=tuple(row["words"]),
        text=row["text"],
        positive=row["positive"],
        negative=row.get("negative", "same"),
        uncertain=row.get("uncertain", "same"),
        present=row.get("present", ""),
        arcs=tuple(row.get("arcs", ())),
        pos=tuple(row.get("pos", ())),
        unless=tuple(row.get("unless", ())),
        averted=row.get("averted", ""),
        below=tuple(row.get("below", ())),
        needs=tuple(row.get("needs", ())),
    )

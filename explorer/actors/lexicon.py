"""The word lists of the actors stage, read once from its rule files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.records.parses import Token

_DESIGNATION = re.compile(r"(?:[A-Z]{1,3}|Su|Mi|Tu|Il|Yak|MiG|Mig)-?\d{1,3}[A-Za-z]{0,3}s?|MiGs?")

ACTOR_CLASSES = ("forces", "irregulars", "government", "roles", "people", "groups", "vessels")


@dataclass(frozen=True, slots=True)
class PronounRule:
    """What a pronoun can stand for."""

    number: str
    person: int
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Agency:
    """Word lists that tell a country or a capital that acts from one that is a place."""

    place: frozenset[str]
    actor: frozenset[str]
    both: frozenset[str]
    receiver_heads: frozenset[str]
    giver_heads: frozenset[str]
    patient_verbs: frozenset[str]
    address_verbs: frozenset[str]
    scene: frozenset[str]
    scene_nouns: frozenset[str]
    scene_verbs: frozenset[str]
    attack_verbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Noun classes, pronouns and agency words.

    Attributes
    ----------
    classes
        Class to its lemmas.
    first_class
        Lemma to the first class of actors that has it.
    kinds
        Class to the kind of an actor discovered by it.
    pronouns
        Pronoun to its rule.
    words
        Name of a list of small words to the list.
    """

    classes: dict[str, frozenset[str]]
    first_class: dict[str, str]
    kinds: dict[str, str]
    pronouns: dict[str, PronounRule]
    agency: Agency
    words: dict[str, frozenset[str]]

    def actor_class(self, token: Token) -> str:
        """The class of actor that a noun names ("forces", "people", …), or ""."""
        first = self.first_class
        return next((first[lemma] for lemma in lemmas(token) if lemma in first), "")

    def is_in(self, token: Token, name: str) -> bool:
        """Whether a noun is in a class."""
        return not self.classes[name].isdisjoint(lemmas(token))


def lemmas(token: Token) -> tuple[str, ...]:
    """A noun with the noun before it, then by itself: ("prime minister", "minister")."""
    lemma = base_form(token)
    if token.i and token.nbor(-1).pos_ in ("NOUN", "ADJ", "PROPN"):
        return (f"{token.nbor(-1).lower_} {lemma}", lemma, token.lower_)
    return (lemma, token.lower_)


def base_form(token: Token) -> str:
    """Lower-case lemma; plural endings come off words that the tagger took for names.

    ``fighters`` in a headline is tagged as a name by small models and keeps its ending.
    """
    lemma: str = token.lemma_.lower()
    if not lemma.endswith("s") or len(lemma) <= 3:
        return lemma
    if lemma == token.lower_ and not lemma.endswith(("ss", "us", "sis", "xis", "nis")):
        return f"{lemma[:-3]}y" if lemma.endswith("ies") else lemma[:-1]
    return lemma


def is_military(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun is a weapon or a deed of forces, also by its designation ("F-16") or before a ship's name."""
    if lexicon.is_in(token, "military") or _DESIGNATION.fullmatch(token.text):
        return True
    before = [child for child in token.lefts if child.dep_ == "compound"]
    return token.pos_ == "PROPN" and any(lexicon.is_in(child, "military") for child in before)


def plural(noun: str) -> str:
    """The plural of a lower-case noun.

    Examples
    --------
    >>> plural("gunman"), plural("militia"), plural("family"), plural("people")
    ('gunmen', 'militias', 'families', 'people')
    """
    if noun.endswith(("men", "people", "children", "folk")) or noun in _COLLECTIVE:
        return noun
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("child"):
        return f"{noun}ren"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"


_COLLECTIVE = frozenset({"opposition", "resistance", "police", "crew", "population", "staff", "crowd", "insurgency"})


@cache
def load_lexicon() -> Lexicon:
    """The packaged word lists."""
    rows = rule_table("actors", "nouns")["class"]
    classes = {row["name"]: frozenset(row["words"]) for row in rows}
    return Lexicon(
        classes=classes,
        first_class={word: name for name in reversed(ACTOR_CLASSES) for word in classes[name]},
        kinds={row["name"]: row["kind"] for row in rows},
        pronouns=_pronouns(rule_table("actors", "pronouns")["pronoun"]),
        agency=_agency(rule_table("actors", "agency")),
        words={name: frozenset(words) for name, words in rule_table("actors", "function_words").items()},
    )


def _pronouns(rows: list[dict[str, Any]]) -> dict[str, PronounRule]:
    return {
        word: PronounRule(row["number"], row["person"], frozenset(row["kinds"]))
        for row in rows
        for word in row["words"]
    }


def _agency(rules: dict[str, Any]) -> Agency:
    prepositions = rules["prepositions"]
    return Agency(
        place=frozenset(prepositions["place"]),
        actor=frozenset(prepositions["actor"]),
        both=frozenset(prepositions["both"]),
        receiver_heads=frozenset(prepositions["receiver_heads"]),
        giver_heads=frozenset(prepositions["giver_heads"]),
        patient_verbs=frozenset(rules["verbs"]["patient"]),
        address_verbs=frozenset(rules["verbs"]["address"]),
        scene=frozenset(rules["scenes"]["prepositions"]),
        scene_nouns=frozenset(rules["scenes"]["nouns"]),
        scene_verbs=frozenset(rules["scenes"]["verbs"]),
        attack_verbs=frozenset(rules["scenes"]["attacks"]),
    )

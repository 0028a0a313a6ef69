"""Word lists of the stage, read once: kinds of nouns, governors, attack kinds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from explorer.rules import rule_table


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of ``rules/kinds.toml`` and ``rules/governors.toml``.

    Attributes
    ----------
    kinds
        Head lemma to the kinds of thing it names.
    ship_prefixes
        Words before a ship's name, in lower case.
    object_control, object_gerund, light, undergo, come, bring, concede, keep, menace, bid, halt, see, moving, make,
    send, grant, deed, result, strikes, charge, declare, vague, report, verify, absorbed, objectful, participles
        Governing verbs; see ``rules/governors.toml``.
    generic, partitive, speaker, claim, granted, conveyances, tellings
        Nouns.
    addressed
        Verb to the prepositions behind which stands who is to do it.
    laid_to
        Verb to the preposition behind which stands who is said to have done it.
    stands_for
        Preposition and noun to the slot of what follows with "of".
    """

    kinds: dict[str, frozenset[str]]
    addressed: dict[str, tuple[str, ...]]
    laid_to: dict[str, str]
    stands_for: dict[str, str]
    ship_prefixes: frozenset[str]
    object_control: frozenset[str]
    object_gerund: frozenset[str]
    light: frozenset[str]
    undergo: frozenset[str]
    come: frozenset[str]
    bring: frozenset[str]
    concede: frozenset[str]
    keep: frozenset[str]
    menace: frozenset[str]
    bid: frozenset[str]
    halt: frozenset[str]
    see: frozenset[str]
    moving: frozenset[str]
    make: frozenset[str]
    send: frozenset[str]
    grant: frozenset[str]
    deed: frozenset[str]
    result: frozenset[str]
    strikes: frozenset[str]
    charge: frozenset[str]
    declare: frozenset[str]
    vague: frozenset[str]
    report: frozenset[str]
    verify: frozenset[str]
    absorbed: frozenset[str]
    objectful: frozenset[str]
    participles: frozenset[str]
    generic: frozenset[str]
    partitive: frozenset[str]
    times: frozenset[str]
    speaker: frozenset[str]
    claim: frozenset[str]
    granted: frozenset[str]
    conveyances: frozenset[str]
    tellings: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The word lists."""
    rows, governors = rule_table("events", "kinds"), rule_table("events", "governors")
    kinds: dict[str, set[str]] = {}
    for kind, words in rows["kinds"].items():
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    return Lexicon(
        {word: frozenset(names) for word, names in kinds.items()},
        {verb: tuple(words) for verb, words in governors["addressed"].items()},
        dict(governors["laid_to"]),
        dict(governors["stands_for"]),
        frozenset(rows["ships"]["prefixes"]),
        *(
            frozenset(governors["verbs"][key])
            for key in (
                "object_control",
                "object_gerund",
                "light",
                "undergo",
                "come",
                "bring",
                "concede",
                "keep",
                "menace",
                "bid",
                "halt",
                "see",
                "moving",
                "make",
                "send",
                "grant",
                "deed",
                "result",
                "strikes",
                "charge",
                "declare",
                "vague",
                "report",
                "verify",
                "absorbed",
                "objectful",
                "participles",
            )
        ),
        *(
            frozenset(governors["nouns"][key])
            for key in ("generic", "partitive", "times", "speaker", "claim", "granted", "conveyances", "tellings")
        ),
    )

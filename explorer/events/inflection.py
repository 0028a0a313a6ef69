"""Forms of English verbs and nouns, so that triggers are found without trusting a tagger."""

from __future__ import annotations

import re
from functools import cache

from explorer.rules import rule_table

_VOWELS = "aeiou"


@cache
def verb_forms(lemma: str) -> frozenset[str]:
    """All forms of a verb.

    Examples
    --------
    >>> sorted(verb_forms("shell"))
    ['shell', 'shelled', 'shelling', 'shells']
    >>> sorted(verb_forms("retake"))
    ['retake', 'retaken', 'retakes', 'retaking', 'retook']
    """
    irregular = rule_table("events", "inflection")["verbs"].get(lemma)
    if irregular is not None:
        return frozenset([lemma, *irregular])
    third = _plural(lemma)
    if re.fullmatch(r"[^aeiou]+[aeiou][^aeiouwxy]", lemma):
        return frozenset([lemma, third, lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"])
    if lemma.endswith("e"):
        stem = lemma[:-1]
        return frozenset([lemma, third, lemma + "d", (lemma if lemma.endswith("ee") else stem) + "ing"])
    if re.search(r"[^aeiou]y$", lemma):
        return frozenset([lemma, third, lemma[:-1] + "ied", lemma + "ing"])
    return frozenset([lemma, third, lemma + "ed", lemma + "ing"])


@cache
def past_forms() -> frozenset[str]:
    """Irregular past tenses that are no other form of their verb ("retook", not "hit")."""
    return frozenset(
        forms[2] for lemma, forms in rule_table("events", "inflection")["verbs"].items() if forms[2] != lemma
    )


@cache
def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural of a noun; for several words the last is inflected.

    Examples
    --------
    >>> sorted(noun_forms("casualty"))
    ['casualties', 'casualty']
    """
    irregular = rule_table("events", "inflection")["nouns"].get(lemma)
    if irregular is not None:
        return frozenset([lemma, *irregular])
    return frozenset([lemma, _plural(lemma)])


def _plural(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"

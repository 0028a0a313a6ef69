"""Constructions filled with many triggers: none of the unreal ones is shown as a fact, all of the real ones are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from explorer.events.factuality import judge
from explorer.language.model import load_model
from explorer.language.plain_parses import plain_parse

DATA = tomllib.loads((Path(__file__).parent / "factuality_templates.toml").read_text(encoding="utf-8"))
EACH = 4
"""Triggers tried in one construction; together the constructions go through all of them."""

SHOWN_AS_FACT = frozenset({"happened", "ongoing"})
TOLD_AS_FACT = SHOWN_AS_FACT | {"claimed"}


def filled(template: str, turn: int) -> list[str]:
    """Fill a construction with a few triggers, the trigger in brackets."""
    if "{N}" in template:
        nouns = [DATA["nouns"][(7 * turn + 2 * step) % len(DATA["nouns"])] for step in range(EACH)]
        return [with_noun(template, noun) for noun in nouns]
    verbs = [DATA["verbs"][(7 * turn + 2 * step) % len(DATA["verbs"])] for step in range(EACH)]
    return [with_verb(template, *verb) for verb in verbs]


def with_noun(template: str, noun: str) -> str:
    """Put in a noun, with the article that goes with it."""
    if noun[0] not in "aeiou":
        template = template.replace(" an {N}", " a {N}").replace("An {N}", "A {N}")
    *before, head = noun.split()
    return template.replace("{N}", " ".join([*before, f"[{head}]"]))


def with_verb(template: str, base: str, past: str, participle: str, gerund: str, object_: str) -> str:
    """Put in a verb in the form that the construction asks for, and its object."""
    forms = {"{b}": base, "{d}": past, "{n}": participle, "{g}": gerund, "{B}": base.capitalize()}
    for mark, form in forms.items():
        template = template.replace(mark, f"[{form}]")
    return template.replace(" {o}", f" {object_}" if object_ else "")


def judged(marked: list[str]) -> dict[str, str]:
    """Judge the event in brackets of each sentence."""
    docs = load_model().pipe([text.replace("[", "").replace("]", "") for text in marked], disable=["ner"])
    values = {}
    for text, doc in zip(marked, docs, strict=True):
        start = text.index("[")
        token = next(word for word in plain_parse(doc) if word.idx <= start < word.idx + len(word))
        values[text] = judge(token.doc, token.i).factuality
    return values


def constructions(group: str) -> list[tuple[str, int]]:
    """List the constructions of a group, each with a number of its own, so that they get different triggers."""
    return [(text, sum(map(ord, text))) for kind in ("verbs", "nouns") for text in DATA[group][kind]]


@pytest.mark.parametrize(("template", "turn"), constructions("not_facts"))
def test_unreal_construction(template: str, turn: int) -> None:
    """What is planned, threatened, denied, prevented or supposed is not shown as a fact, whatever the trigger."""
    values = judged(filled(template, turn))
    assert {text: value for text, value in values.items() if value in SHOWN_AS_FACT} == {}


@pytest.mark.parametrize(("template", "turn"), constructions("facts"))
def test_real_construction(template: str, turn: int) -> None:
    """The neighbours that say that an event took place are left alone, whatever the trigger."""
    values = judged(filled(template, turn))
    assert {text: value for text, value in values.items() if value not in TOLD_AS_FACT} == {}

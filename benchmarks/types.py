"""Types of conflict snippets: macro-F1 over eleven ACLED-like battle types of CASE-2021.

Gold rows: ``{id, text, type}``. Every row is classified; labels outside the eleven count as ``OTHER`` and are
not averaged. A snippet's label is that of its most prominent claim: in the foreground before the background
("after the attack"), earlier sentences first, main clauses first, then by ``PRIORITY``. Rows are split into
halves by a hash of their id: rules may be improved by reading ``develop``, and ``judge`` shows what that is
worth elsewhere.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.evaluation import Evaluation
from benchmarks.gold import rows
from explorer import actors, events, language
from explorer.events.sub_events import GOVERNMENT, NON_STATE, acled_sub_event
from explorer.records import ActorsFound, Article, Claim, ParsedArticle

OTHER = "OTHER"
LABELS = {
    "Chemical weapon": "CHEM_WEAP",
    "Suicide bomb": "SUIC_BOMB",
    "Grenade": "GRENADE",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    GOVERNMENT: "GOV_REGAINS_TERIT",
    NON_STATE: "NON_STATE_ACTOR_OVERTAKES_TER",
    "Air/drone strike": "AIR_STRIKE",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Armed clash": "ARMED_CLASH",
}
PRIORITY = tuple(LABELS)
TYPES = tuple(LABELS.values())
UNREAL = frozenset({"negated", "generic", "averted"})
FACTS = frozenset({"happened", "ongoing", "claimed"})
ASIDE = frozenset({"casualty", "advance"})
BACKGROUND = frozenset(
    {
        "for",
        "after",
        "over",
        "to",
        "following",
        "since",
        "because",
        "about",
        "against",
        "despite",
        "during",
        "before",
        "until",
    }
)


@dataclass(frozen=True)
class Row:
    """A snippet with the label that people gave and the one that the claims give."""

    id: str
    text: str
    gold: str
    guess: str

    @property
    def half(self) -> str:
        """``develop`` or ``judge``, by a hash of the id."""
        return "develop" if zlib.crc32(self.id.encode()) % 2 == 0 else "judge"


def evaluate(gold: Path, **options: Any) -> Evaluation:
    """Score the events stage on a gold file.

    Parameters
    ----------
    gold
        JSON Lines as described above.
    **options
        None are used.

    Returns
    -------
    Evaluation
        ``macro_f1``, ``per_type`` (F1 by label), and the macro-F1 of each half.
    """
    table = classify(gold)
    scores = per_type(table)
    halves = {half: macro(per_type([row for row in table if row.half == half])) for half in ("develop", "judge")}
    figures = {
        "macro_f1": macro(scores),
        "per_type": scores,
        **{f"macro_f1_{name}": value for name, value in halves.items()},
    }
    return Evaluation(_lines(table, scores, halves), figures)


def classify(gold: Path) -> list[Row]:
    """Label every row of the file."""
    model, knowledge = language.load_model(), actors.Knowledge.load(None)
    table = []
    for row in rows(gold):
        article = Article(id=str(row["id"]), title="", text=row["text"])
        parsed = language.parse(article, model=model, keep=events.may_hold_event)
        found = actors.find(parsed, knowledge=knowledge)
        guess = label(events.find(parsed, found=found), found, parsed)
        wanted = row["type"] if row["type"] in TYPES else OTHER
        table.append(Row(str(row["id"]), row["text"], wanted, guess))
    return table


def label(claims: Iterable[Claim], found: ActorsFound, parsed: ParsedArticle) -> str:
    """The label of a snippet by its claims, the most prominent one deciding."""
    real = [one for one in claims if one.factuality not in UNREAL]
    if not real:
        return OTHER
    places = {one.id: prominence(one, parsed) for one in real}
    codes = {one.id: acled_sub_event(one, found) for one in real}
    front = [one for one in real if not places[one.id][0] and one.event_type not in ASIDE]
    battles = [one for one in (front or real) if codes[one.id] in LABELS]
    if not battles:
        return OTHER
    best = min(battles, key=lambda one: (*places[one.id], PRIORITY.index(codes[one.id])))
    if codes[best.id] in (GOVERNMENT, NON_STATE) and any(
        one.event_type == "withdrawal" and one.factuality in FACTS for one in real
    ):
        return LABELS["Non-violent transfer of territory"]  # taken because the other side had left
    return LABELS[codes[best.id]]


def prominence(claim: Claim, parsed: ParsedArticle) -> tuple[bool, int, int]:
    """Whether the trigger stands in the background, its sentence, and how many clauses lie above it."""
    doc = parsed.docs[claim.sentence]
    assert doc is not None
    step, clauses, background = doc[claim.token], 0, False
    while step.head != step:
        if step.dep_ == "pobj" and step.head.lower_ in BACKGROUND:
            background = True
        if step.dep_ in ("relcl", "advcl", "acl"):
            clauses += 1
            background = background or any(
                child.lower_ in BACKGROUND for child in step.children if child.dep_ == "mark"
            )
        step = step.head
    return background, claim.sentence, clauses


def per_type(table: Sequence[Row]) -> dict[str, float]:
    """F1 in percent by label."""
    hits = Counter(row.gold for row in table if row.gold == row.guess)
    given, wanted = Counter(row.guess for row in table), Counter(row.gold for row in table)
    return {
        name: round(200 * hits[name] / (given[name] + wanted[name]), 1) if given[name] + wanted[name] else 0.0
        for name in TYPES
    }


def macro(scores: dict[str, float]) -> float:
    """Unweighted mean of the F1 values."""
    return round(sum(scores.values()) / len(scores), 1)


def _lines(table: Sequence[Row], scores: dict[str, float], halves: dict[str, float]) -> str:
    lines = [f"{name:<32}{value:>6}" for name, value in scores.items()]
    lines.append(f"{'macro F1':<32}{macro(scores):>6}  develop {halves['develop']}  judge {halves['judge']}")
    confusions = Counter((row.gold, row.guess) for row in table if row.gold != row.guess)
    lines += [f"  {gold} taken for {guess}: {number}" for (gold, guess), number in confusions.most_common(12)]
    return "\n".join(lines)

"""Who did what to whom: source and target of news sentences whose trigger is given (PLOVER records).

Gold rows: ``{text, spans: [{label: SRC, TAR, EVT or LOC, start, end}]}``. The EVT spans are given to the system.
A role is hit if one content word of the gold span stands in the phrase found. ``hard_both`` counts the rows
whose source is not the first capitalised run of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.evaluation import Evaluation
from benchmarks.gold import rows
from explorer import actors, language
from explorer.events.arguments import Argument
from explorer.events.given_roles import given_roles
from explorer.events.scene import Scene, scenes
from explorer.records import Article

if TYPE_CHECKING:
    from explorer.records.parses import Token

_LOOSE = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "by",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
        "that",
        "some",
        "new",
        "two",
        "up",
        "than",
        "more",
        "most",
    }
)


@dataclass(frozen=True)
class Row:
    """One sentence: whether each role was hit, and what was found."""

    text: str
    source: bool
    target: bool
    hard: bool
    found: tuple[str, str]
    wanted: tuple[str, str]


def evaluate(gold: Path, **options: Any) -> Evaluation:
    """Score the role rules on a gold file.

    Parameters
    ----------
    gold
        JSON Lines as described above.
    **options
        None are used.

    Returns
    -------
    Evaluation
        ``source``, ``target``, ``both`` and ``hard_both``, in percent of the rows (of the hard rows).
    """
    table = [result for row in rows(gold) if (result := measure(row)) is not None]
    hard = [row for row in table if row.hard]
    figures = {
        "source": _percent([row.source for row in table]),
        "target": _percent([row.target for row in table]),
        "both": _percent([row.source and row.target for row in table]),
        "hard_both": _percent([row.source and row.target for row in hard]),
        "rows": len(table),
        "hard_rows": len(hard),
    }
    lines = [f"{name:<12}{value:>8}" for name, value in figures.items()]
    lines += [
        f"  {row.text[:150]}\n    source {row.found[0]!r} for {row.wanted[0]!r}; "
        f"target {row.found[1]!r} for {row.wanted[1]!r}"
        for row in table
        if not (row.source and row.target)
    ]
    return Evaluation("\n".join(lines), figures)


def measure(row: dict[str, Any]) -> Row | None:
    """Find the roles of one gold row; None if it has no trigger, source or target."""
    text = row["text"]
    spans = {label: [one for one in row["spans"] if one["label"] == label] for label in ("SRC", "TAR", "EVT")}
    if not all(spans.values()):
        return None
    article = Article(id=row["id"], title="", text=text)
    parsed = language.parse(article, model=language.load_model(), keep=lambda sentence: True)
    found = actors.find(parsed, knowledge=_knowledge())
    sources, targets = "", ""
    for scene in scenes(parsed, found):
        heads = [head for one in spans["EVT"] if (head := _head(scene, one["start"], one["end"])) is not None]
        if heads:
            who, whom = given_roles(heads, scene)
            sources, targets = _phrases(who, scene), _phrases(whom, scene)
            break
    first = re.search(r"[A-Z][\w.'-]*(?:[ -][A-Z][\w.'-]*)*", text)
    hard = first is None or not any(one["start"] < first.end() and first.start() < one["end"] for one in spans["SRC"])
    wanted = " / ".join(one["text"] for one in spans["SRC"]), " / ".join(one["text"] for one in spans["TAR"])
    return Row(text, _hit(sources, wanted[0]), _hit(targets, wanted[1]), hard, (sources, targets), wanted)


def _knowledge() -> actors.Knowledge:
    return actors.Knowledge.load(None)


def _head(scene: Scene, start: int, end: int) -> Token | None:
    """The token of a span that governs the others, as seen in its sentence."""
    shift = scene.sentence.start
    inside = [token for token in scene.doc if token.idx + shift < end and token.idx + len(token.text) + shift > start]
    words = [token for token in inside if token.pos_ in ("VERB", "NOUN", "PROPN", "AUX", "ADJ")]
    indices = {token.i for token in words}
    top = [token for token in words if token.head.i not in indices or token.head == token]
    return top[0] if top else None


def _phrases(arguments: Sequence[Argument], scene: Scene) -> str:
    return " / ".join(_phrase(argument.token, scene) for argument in arguments)


def _phrase(token: Token, scene: Scene) -> str:
    """The words of an argument; of a resolved pronoun the actor's name and its first words in the sentence."""
    mention = scene.actors.get(token.i)
    if mention is None or mention.how != "pronoun" or mention.actor_id not in scene.known:
        return scene.words(token)
    named = [other for other in scene.actors.values() if other.actor_id == mention.actor_id and other.how != "pronoun"]
    first = min(named, key=lambda other: other.start, default=mention)
    return f"{scene.known[mention.actor_id].name} ({first.text})"


def _hit(found: str, wanted: str) -> bool:
    return bool(_content(found) & _content(wanted))


def _content(text: str) -> set[str]:
    words = re.findall(r"\w+", re.sub(r"\b(?:\w\.){2,}", lambda found: found[0].replace(".", ""), text).lower())
    return {word.removesuffix("s") for word in words if word not in _LOOSE and len(word) > 1}


def _percent(hits: Sequence[bool]) -> float:
    return round(100 * sum(hits) / len(hits), 1) if hits else 0.0

"""One article's telling: which sentences tell what, in which order, and what that order does with time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from explorer.errors import InputError
from explorer.views.bars import Bars
from explorer.views.hover import claim_hovers, split
from explorer.views.marks import mark_of, style_of
from explorer.views.snippets import sentence_labels
from explorer.views.theme import Theme, palette

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from explorer.timeline import Timeline
    from explorer.views.axis import TimeAxis

Order = Literal["telling", "happening"]
Step = Literal["back", "forward", "leap"]

NOT_YET = ("vowed", "hypothetical")
"""Factualities of what has not happened: the telling leaps to them."""
BETWEEN = 0.3
"""Space between two sentences, in slots."""
_SHOWN_WITHOUT_CLAIMS = ("headline", "deck", "heading", "body")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the slots it takes: ``numbers`` counts the claims of the telling from 0."""

    label: str
    text: str
    numbers: tuple[int, ...]
    start: float = 0.0
    end: float = 0.0

    @property
    def middle(self) -> float:
        """Middle of its slots."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Telling:
    """Claims of one article in reading order, each with a slot.

    Attributes
    ----------
    rows
        Positions in ``claims``.
    edges
        Axis positions of their bounds.
    slots
        Where each stands along the telling; ``length`` is the whole.
    """

    article_id: str
    rows: list[int]
    edges: NDArray[np.float64]
    slots: list[float]
    lines: list[Line]
    length: float


def choose_article(timeline: Timeline, axis: TimeAxis, article_id: str | None) -> str:
    """The article asked for, else the one with the most claims on the axis, the first of equals.

    Raises
    ------
    InputError
        If there is no such article.
    """
    ids = timeline.articles["article_id"].tolist()
    if article_id is not None:
        if article_id not in ids:
            raise InputError(f"there is no article {article_id!r} here", hint=f"There are {', '.join(ids[:5])}")
        return article_id
    missing: list[bool] = np.isnan(axis.edges(timeline.claims)).min(axis=1).tolist()
    owners: list[str] = timeline.claims["article_id"].tolist()
    counts = Counter(owner for owner, absent in zip(owners, missing, strict=True) if not absent)
    return str(max(ids, key=lambda name: (counts[name], -ids.index(name))))


def tell(
    timeline: Timeline, axis: TimeAxis, article_id: str, *, order: Order, room: Callable[[str, int], float]
) -> Telling:
    """The telling of an article.

    Parameters
    ----------
    order
        ``telling`` keeps the reading order of the sentences, ``happening`` sorts them by the earliest
        time they tell of.
    room
        Slots that a sentence needs, from its text and its number of claims.
    """
    found = axis.edges(timeline.claims)
    mine = (timeline.claims["article_id"] == article_id).to_numpy() & ~np.isnan(found).all(axis=1)
    starts = timeline.claims["start_char"].to_numpy()
    rows = sorted(np.flatnonzero(mine).tolist(), key=lambda row: int(starts[row]))
    edges = found[rows].reshape(-1, 4)
    lines = _lines(timeline, article_id, rows)
    if order == "happening":
        middle = axis.clip(edges[:, [0, 3]]).mean(axis=1)
        lines = sorted(lines, key=lambda line: min((middle[n] for n in line.numbers), default=np.inf))
    slots = [0.0] * len(rows)
    placed = []
    start = 0.0
    for line in lines:
        end = start + room(line.text, len(line.numbers))
        for k, number in enumerate(line.numbers):
            slots[number] = round((start + end) / 2 + k - (len(line.numbers) - 1) / 2, 3)
        placed.append(Line(line.label, line.text, line.numbers, start, end))
        start = end + BETWEEN
    return Telling(article_id, rows, edges, slots, placed, max(start - BETWEEN, 1.0))


def step(before: float, after: float, factuality: str) -> Step:
    """What the telling does between two claims, from their places on the axis and what the second is."""
    if factuality in NOT_YET:
        return "leap"
    return "back" if after < before else "forward"


def bars_of(timeline: Timeline, theme: Theme, telling: Telling, *, height: float) -> Bars:
    """The claims as bars, in the colours of their doers."""
    colours = palette(timeline, theme=theme.name)
    claims = timeline.claims.iloc[telling.rows]
    disputed = dict(zip(timeline.events["event_id"], timeline.events["disputed"], strict=True))
    doers = [(split(ids) or [""])[0] for ids in claims["sources"]]
    facts = claims["factuality"].tolist()
    return Bars(
        table="claims",
        rows=telling.rows,
        edges=telling.edges,
        y=telling.slots,
        height=height,
        colour=[colours[doer].fill if doer in colours else theme.other for doer in doers],
        style=[style_of(fact) for fact in facts],
        mark=[mark_of(fact, bool(disputed.get(event))) for fact, event in zip(facts, claims["event_id"], strict=True)],
        hover=claim_hovers(timeline, telling.rows),
    )


def _lines(timeline: Timeline, article_id: str, rows: list[int]) -> list[Line]:
    """The sentences to show: those with claims, and all others but copies, bylines and captions."""
    numbers: dict[str, list[int]] = {}
    owners = timeline.claims["sentence_id"].tolist()
    for number, row in enumerate(rows):
        numbers.setdefault(owners[row], []).append(number)
    sentences: pd.DataFrame = timeline.sentences[timeline.sentences["article_id"] == article_id]
    table: Iterable[Any] = sentences.itertuples()
    return [
        Line(label, row.text, tuple(numbers.get(row.sentence_id, ())))
        for row, label in zip(table, sentence_labels(sentences), strict=True)
        if row.sentence_id in numbers or (row.kind in _SHOWN_WITHOUT_CLAIMS and not row.repeats)
    ]

"""From records to tables: what the stages found, as the columns that :mod:`explorer.schema` declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from explorer import measures, schema
from explorer.tables import happenings, texts
from explorer.tables.findings import Findings, sentence_id

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Findings", "sentence_id", "tabulate"]


def tabulate(findings: Findings) -> dict[str, pd.DataFrame]:
    """Every table of a Timeline, checked against its declaration."""
    rows: dict[str, Callable[[Findings], Iterable[dict[str, Any]]]] = {
        "articles": texts.article_rows,
        "sentences": texts.sentence_rows,
        "claims": happenings.claim_rows,
        "events": happenings.event_rows,
        "contradictions": happenings.contradiction_rows,
        "actors": happenings.actor_rows,
        "mentions": texts.mention_rows,
        "times": texts.time_rows,
        "reasons": happenings.reason_rows,
        "rejected": texts.rejected_rows,
    }
    declared = {table.name: table for table in schema.TABLES}
    tables = {name: schema.frame(declared[name], list(make(findings))) for name, make in rows.items()}
    _add_tone(tables)
    tables["fortunes"] = measures.fortune(tables["events"])
    tables["control"] = measures.control(tables["events"])
    return {table.name: schema.check(table, tables[table.name]) for table in schema.TABLES}


def _add_tone(tables: dict[str, pd.DataFrame]) -> None:
    """Score what is told once: bylines, datelines and repeated captions have no tone."""
    sentences = tables["sentences"]
    told = ~sentences["kind"].isin(["byline", "dateline"]) & (sentences["repeats"] == "")
    for name, values in measures.tone_columns(sentences.loc[told, "text"]).items():
        sentences.loc[told, name] = values
    tone = dict(zip(sentences["sentence_id"], sentences["tone"], strict=True))
    tables["claims"]["tone"] = tables["claims"]["sentence_id"].map(tone).astype("float64")

"""The Timeline: the tables of :mod:`explorer.schema`, and what can be asked of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from explorer import schema
from explorer.errors import InputError

if TYPE_CHECKING:
    from typing import Self

FORMAT = 1


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Timeline:
    """What a set of articles says happened.

    Each attribute is a DataFrame with the columns that :mod:`explorer.schema` declares under the
    same name. Methods that filter return a new Timeline; the tables are never changed in place.
    """

    articles: pd.DataFrame
    sentences: pd.DataFrame
    claims: pd.DataFrame
    events: pd.DataFrame
    contradictions: pd.DataFrame
    actors: pd.DataFrame
    mentions: pd.DataFrame
    times: pd.DataFrame
    reasons: pd.DataFrame
    fortunes: pd.DataFrame
    control: pd.DataFrame
    rejected: pd.DataFrame

    def __repr__(self) -> str:
        return f"Timeline: {self.summary()}"

    def __len__(self) -> int:
        return len(self.events)

    def summary(self) -> str:
        """What one has, in a line.

        Examples
        --------
        "41 claims, 25 events from 1 undated article: 17 happened, 4 averted, 3 vowed, 1 disputed"
        """
        undated = int(self.articles["published_earliest"].isna().sum())
        n = len(self.articles)
        if n and undated == n:
            dated = "undated "
        elif undated:
            dated = f"(of which {undated} undated) "
        else:
            dated = ""
        word = "article" if n == 1 else "articles"
        source = f"{n} {word} {dated}".strip() if undated and undated < n else f"{n} {dated}{word}"
        counts = self.events["factuality"].value_counts()
        parts = [f"{counts[name]} {name}" for name in schema.FACTUALITIES if counts.get(name, 0)]
        disputed = int(self.events["disputed"].sum())
        if disputed:
            parts.append(f"{disputed} disputed")
        tail = f": {', '.join(parts)}" if parts else ""
        claims, events = len(self.claims), len(self.events)
        return (
            f"{claims} {'claim' if claims == 1 else 'claims'}, "
            f"{events} {'event' if events == 1 else 'events'} from {source}{tail}"
        )

    @property
    def is_dated(self) -> bool:
        """Whether most events have calendar bounds, so that charts run on the calendar."""
        known = self.events["earliest_start"].notna() | self.events["latest_end"].notna()
        return bool(len(known)) and float(known.mean()) > 0.5

    def between(self, since: str | None = None, until: str | None = None) -> Self:
        """Events that can have happened within ``[since, until]``, both days included.

        Parameters
        ----------
        since, until
            ISO dates; None leaves that side open. Events without calendar bounds are left out.
        """
        start, end = self.events["earliest_start"], self.events["latest_end"]
        keep = start.notna() | end.notna()
        if since is not None:
            keep &= end.isna() | (end > _day(since))
        if until is not None:
            keep &= start.isna() | (start < _day(until) + np.timedelta64(1, "D"))
        return self.keep_events(self.events.loc[keep, "event_id"])

    def with_actor(self, *actors: str) -> Self:
        """Events in which any of the actors acts or is acted on.

        Parameters
        ----------
        actors
            Ids or names, as in the ``actors`` table, in any case.

        Raises
        ------
        InputError
            If an actor is not in this timeline; the message names the nearest ones.
        """
        wanted = {self._actor_id(actor) for actor in actors}
        sides = self.events["sources"].str.split("|").map(set), self.events["targets"].str.split("|").map(set)
        keep = [bool(wanted & (source | target)) for source, target in zip(*sides, strict=True)]
        return self.keep_events(self.events.loc[keep, "event_id"])

    def keep_events(self, event_ids: Iterable[str]) -> Self:
        """Only these events, with their claims, contradictions, reasons and fortunes."""
        ids = set(event_ids)
        claims = self.claims[self.claims["event_id"].isin(ids)]
        claim_ids = set(claims["claim_id"])
        pairs = self.contradictions
        return replace(
            self,
            events=self.events[self.events["event_id"].isin(ids)].reset_index(drop=True),
            claims=claims.reset_index(drop=True),
            contradictions=pairs[pairs["claim_a"].isin(claim_ids) & pairs["claim_b"].isin(claim_ids)].reset_index(
                drop=True
            ),
            reasons=self.reasons[self.reasons["claim_id"].isin(claim_ids)].reset_index(drop=True),
            fortunes=self.fortunes[self.fortunes["event_id"].isin(ids)].reset_index(drop=True),
        )

    def explain(self, event_id: str) -> pd.DataFrame:
        """Why an event's row is what it is: rules, words, anchors and constraints, step by step.

        Returns
        -------
        pandas.DataFrame
            ``claim_id, sentence, field, rule, text, words, earliest_offset, latest_offset``;
            one row a step, in the order in which the claims stand in their articles.

        Raises
        ------
        InputError
            If there is no such event.
        """
        claims = self.claims[self.claims["event_id"] == event_id]
        if claims.empty:
            raise InputError(f"there is no event {event_id!r}", hint="See the event_id column of timeline.events")
        texts = dict(zip(self.articles["article_id"], self.articles["text"], strict=True))
        said = dict(zip(self.sentences["sentence_id"], self.sentences["text"], strict=True))
        steps = claims[["claim_id", "article_id", "sentence_id"]].merge(self.reasons, on="claim_id")
        steps["sentence"] = steps["sentence_id"].map(said)
        spans = zip(steps["article_id"], steps["start_char"], steps["end_char"], strict=True)
        steps["words"] = [texts[article][start:end] if start >= 0 else "" for article, start, end in spans]
        return steps[["claim_id", "sentence", "field", "rule", "text", "words", "earliest_offset", "latest_offset"]]

    def save(self, path: str | Path) -> Path:
        """Write the timeline to a folder of Parquet files with a manifest; nothing is pickled.

        Parameters
        ----------
        path
            The folder, by custom ending in ``.timeline``; made if need be, replaced file by file.
        """
        from explorer import __version__

        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for table in schema.TABLES:
            getattr(self, table.name).to_parquet(folder / f"{table.name}.parquet", index=False)
        manifest = {
            "format": FORMAT,
            "explorer": __version__,
            "rows": {table.name: len(getattr(self, table.name)) for table in schema.TABLES},
            "sha256": dict(zip(self.articles["article_id"], self.articles["sha256"], strict=True)),
        }
        (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        return folder

    def to_html(self, path: str | Path, *, title: str | None = None, source_text: bool = True) -> Path:
        """Write one interactive HTML file that needs neither kernel nor network.

        Parameters
        ----------
        path
            The file; missing folders are made, and an existing file is replaced once the new one is whole.
        title
            Heading of the page; by default the only article's title, or the number of articles.
        source_text
            Whether the articles' words go into the file.
        """
        from explorer.sharing import to_html

        return to_html(self, path, title=title, source_text=source_text)

    def _actor_id(self, actor: str) -> str:
        known: dict[str, str] = {
            name.casefold(): id_ for id_, name in zip(self.actors["actor_id"], self.actors["name"], strict=True)
        }
        known |= {id_.casefold(): id_ for id_ in self.actors["actor_id"]}
        try:
            return known[actor.casefold()]
        except KeyError:
            from difflib import get_close_matches

            near = get_close_matches(actor.casefold(), known, n=3) or sorted(known)[:5]
            names = ", ".join(sorted({known[name] for name in near}))
            raise InputError(f"there is no actor {actor!r} in this timeline", hint=f"Did you mean: {names}?") from None


def load(path: str | Path) -> Timeline:
    """Read a timeline that :meth:`Timeline.save` wrote.

    Raises
    ------
    InputError
        If the folder is not a saved timeline, or was written by a newer format.
    """
    folder = Path(path)
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            "this is not a saved timeline", where=str(folder), hint="Save one with timeline.save(folder)"
        ) from error
    if manifest.get("format") != FORMAT:
        raise InputError(
            f"the timeline has format {manifest.get('format')}, this version reads {FORMAT}",
            where=str(folder),
            hint="Build it again, or use the version of explorer named in manifest.json",
        )
    tables = {}
    for table in schema.TABLES:
        df = pd.read_parquet(folder / f"{table.name}.parquet").astype(table.dtypes)
        tables[table.name] = schema.check(table, df)
    return Timeline(**tables)


def _day(date: str) -> np.datetime64:
    try:
        return np.datetime64(date, "s")
    except ValueError as error:
        raise InputError(f"{date!r} is not a date", hint="Write it as 2014-10-07") from error


_TABLE_NAMES = tuple(table.name for table in schema.TABLES)
assert tuple(field.name for field in fields(Timeline)) == _TABLE_NAMES  # one declaration, two places

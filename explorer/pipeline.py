"""The stages in reading order, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explorer import actors, anchoring, events, language, merging, reading, times
from explorer.dates import Bounds
from explorer.errors import ExplorerError
from explorer.records import Article, Extraction, Rejected
from explorer.tables import Findings, tabulate
from explorer.timeline import Timeline

if TYPE_CHECKING:
    from spacy.language import Language


def build_timeline(
    inputs: str | Path | Article | Iterable[str | Path | Article],
    *,
    published: str | Bounds | None = None,
    actors_table: str | Path | None = None,
    progress: bool | None = None,
) -> Timeline:
    """Read articles and build the timeline of what they say.

    Parameters
    ----------
    inputs
        A file, a folder, an Article, or several of them.
    published
        Date of publication for articles that carry none: ISO or EDTF, such as ``2015-02-01`` or
        ``2015-01-27/2015-02-02``. Without it such articles stay undated and their events are placed
        in days from their publication.
    actors_table
        An analyst's own table of actors, CSV; adds to and overrides the packaged one.
    progress
        Show a progress bar; by default when there is more than one article and somebody watches.

    Returns
    -------
    Timeline
        With every input either in ``articles`` or, with the reason, in ``rejected``.

    Raises
    ------
    InputError
        If there is nothing to read, or an argument cannot be used.
    MissingModelError
        If no language model is installed.

    Examples
    --------
    >>> timeline = build_timeline("seeds/")  # doctest: +SKIP
    >>> timeline.events[["label", "factuality"]]  # doctest: +SKIP
    """
    read = reading.read(inputs, published=published)
    model = language.load_model()
    knowledge = actors.Knowledge.load(Path(actors_table) if actors_table else None)
    extractions: list[Extraction] = []
    rejected = list(read.rejected)
    for article in _watched(read.articles, progress):
        if article.language not in language.LANGUAGES:
            rejected.append(_foreign(article))
            continue
        try:
            extractions.append(extract(article, model=model, knowledge=knowledge))
        except Exception as error:  # a poison document costs itself and nothing else
            rejected.append(_poison(article, error))
    solution = anchoring.solve(extractions)
    voices = merging.voices([extraction.article for extraction in extractions])
    merged = merging.merge(extractions, solution, voices=voices)
    findings = Findings(extractions, solution.anchored, solution.publications, merged, voices, rejected)
    return Timeline(**tabulate(findings))


def extract(article: Article, *, model: Language, knowledge: actors.Knowledge) -> Extraction:
    """All that one article gives by itself; a pure function of its arguments."""
    parsed = language.parse(article, model=model, keep=events.may_hold_event)
    found_times = tuple(times.find(article.text, article.published, language=article.language))
    found = actors.find(parsed, knowledge=knowledge)
    claims = events.find(parsed, found=found, knowledge=knowledge)
    constraints = anchoring.constrain(parsed, found_times, claims)
    return Extraction(article, parsed.sentences, parsed.quotations, found_times, found, claims, constraints)


def _watched(articles: Sequence[Article], progress: bool | None) -> Iterator[Article]:
    from tqdm.auto import tqdm

    hidden = None if progress is None and len(articles) > 1 else not progress
    yield from tqdm(articles, desc="reading", unit="article", disable=hidden, leave=False)


def _foreign(article: Article) -> Rejected:
    known = ", ".join(language.LANGUAGES)
    return Rejected(article.id, f"is marked as {article.language!r}, and only {known} is read", "Translate it first")


def _poison(article: Article, error: Exception) -> Rejected:
    hint = "" if isinstance(error, ExplorerError) else "Please report it with the text: this is a fault of explorer"
    return Rejected(article.id, f"could not be analysed: {type(error).__name__}: {error}", hint)

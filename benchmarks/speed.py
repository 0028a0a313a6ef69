"""Time the stages on texts of war reporting, against bare spaCy on the same text in the same run."""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.evaluation import Evaluation
from explorer import actors, anchoring, events, language, merging, reading, times
from explorer.records import Article, Extraction

BARE = "bare spaCy"
SEEDS = Path(__file__).parents[1] / "seeds"


def main() -> None:
    """Print the table and, as the last line, the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[SEEDS], help="texts or folders; the seed by default")
    parser.add_argument("--copies", type=int, default=20, help="how often each text is repeated")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is timed")
    given = parser.parse_args()
    evaluation = compare(repeated(reading.read(given.paths).articles, given.copies), given.rounds)
    print(evaluation.table)
    print(evaluation.as_json())


def evaluate(gold: Path, *, copies: int = 10, rounds: int = 3) -> Evaluation:
    """Time the stages on the texts of a folder; whatever else it holds is left alone."""
    texts = sorted(gold.glob("*.txt"))
    return compare(repeated(reading.read(texts).articles, copies), rounds)


def compare(corpus: list[Article], rounds: int) -> Evaluation:
    """Time everything several times.

    Returns
    -------
    Evaluation
        For each stage, and for ``all stages``, the time it takes in percent of bare spaCy: the
        median over the rounds of the share within one round, so that a machine that slows down
        slows down both sides.
    """
    words = sum(len(article.text.split()) for article in corpus)
    measure(corpus[:1])  # caches are filled before anything is timed
    timed = [measure(corpus) for _ in range(rounds)]
    lines = [f"{len(corpus)} articles, {words:,} words, {rounds} rounds, seconds of the processor", ""]
    lines.append(f"{'stage':<14}{'seconds':>9}{'range':>16}{'words/s':>10}{'of spaCy':>10}")
    figures = {}
    for stage in timed[0]:
        taken = [one[stage] for one in timed]
        middle = statistics.median(taken)
        share = statistics.median(one[stage] / one[BARE] for one in timed)
        spread = f"{min(taken):.2f}–{max(taken):.2f}"
        lines.append(f"{stage:<14}{middle:>9.2f}{spread:>16}{words / middle:>10,.0f}{share:>10.0%}")
        figures[stage] = round(100 * share, 1)
    return Evaluation("\n".join(lines), figures)


def repeated(articles: tuple[Article, ...], copies: int) -> list[Article]:
    """Copies of the articles under ids of their own."""
    return [replace(article, id=f"{article.id}-{copy}") for copy in range(copies) for article in articles]


def measure(corpus: list[Article]) -> dict[str, float]:
    """Seconds of the processor, in all its threads, that each stage takes over the whole corpus."""
    model = language.load_model()
    knowledge = actors.Knowledge.load(None)
    taken: dict[str, float] = {}

    def timed(stage: str, run: Callable[[], Any]) -> Any:
        gc.collect()  # no stage pays for what another has left behind
        start = time.process_time()
        result = run()
        taken[stage] = time.process_time() - start
        return result

    texts = [article.text.replace("\N{NO-BREAK SPACE}", " ") for article in corpus]
    timed(BARE, lambda: list(model.pipe(texts, batch_size=8)))
    parsed = timed(
        "language",
        lambda: [language.parse(article, model=model, keep=events.may_hold_event) for article in corpus],
    )
    expressions = timed("times", lambda: [tuple(times.find(article.text, article.published)) for article in corpus])
    found = timed("actors", lambda: [actors.find(one, knowledge=knowledge) for one in parsed])
    claims = timed(
        "events",
        lambda: [events.find(one, found=who, knowledge=knowledge) for one, who in zip(parsed, found, strict=True)],
    )
    constraints = timed(
        "constraints",
        lambda: [anchoring.constrain(*each) for each in zip(parsed, expressions, claims, strict=True)],
    )
    columns = zip(parsed, expressions, found, claims, constraints, strict=True)
    extractions = [
        Extraction(one.article, one.sentences, one.quotations, when, who, what, edges)
        for one, when, who, what, edges in columns
    ]
    solution = timed("solving", lambda: anchoring.solve(extractions))
    voices = timed("voices", lambda: merging.voices([one.article for one in parsed]))
    timed("merging", lambda: merging.merge(extractions, solution, voices=voices))
    taken["all stages"] = sum(seconds for stage, seconds in taken.items() if stage != BARE)
    return taken


if __name__ == "__main__":
    main()

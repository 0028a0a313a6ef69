"""Which articles are copies of one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explorer.records import Article

PERMUTATIONS = 128
SHINGLE = 5  # words
CANDIDATE_JACCARD = 0.3
SAME_RATIO = 75.0
"""Thresholds that separate reprints from same-day articles on one topic (see the notes of ``voices``)."""

_WORD = re.compile(r"\w+")


def voices(articles: Sequence[Article]) -> dict[str, str]:
    """The first article of which each article is a near copy.

    Parameters
    ----------
    articles
        In any order; "first" is by publication day where both are dated, else as given.

    Returns
    -------
    dict
        Article id to the id of the first article in its group; its own id if it copies none.

    Notes
    -----
    Candidates are pairs with an estimated Jaccard similarity of word 5-grams of at least .3 (MinHash,
    128 permutations, Broder 1997); a candidate is a copy if the RapidFuzz ``token_set_ratio`` of the
    words is at least 75. A rewritten headline or a changed byline does not hide a copy.
    """
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped] # publishes no types
    from rapidfuzz.fuzz import token_set_ratio

    ordered = sorted(enumerate(articles), key=lambda pair: (_day(pair[1]), pair[0]))
    index = MinHashLSH(threshold=CANDIDATE_JACCARD, num_perm=PERMUTATIONS, weights=(0.1, 0.9))
    sketches: dict[str, MinHash] = {}
    plain: dict[str, str] = {}
    first: dict[str, str] = {}
    for _, article in ordered:
        words = _WORD.findall(article.text.casefold())
        sketch = MinHash(num_perm=PERMUTATIONS, seed=1)
        shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
        sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
        plain[article.id] = " ".join(words)
        near = [
            other
            for other in index.query(sketch)
            if sketch.jaccard(sketches[other]) >= CANDIDATE_JACCARD
            and token_set_ratio(plain[article.id], plain[other]) >= SAME_RATIO
        ]
        origins = [first[other] for other in first if other in set(near)]
        first[article.id] = origins[0] if origins else article.id
        sketches[article.id] = sketch
        if words:
            index.insert(article.id, sketch)
    return {article.id: first[article.id] for article in articles}


def _day(article: Article) -> float:
    return float("inf") if article.published is None else article.published.earliest_start

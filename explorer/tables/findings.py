"""Everything the stages found, looked up by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explorer.dates import Bounds
from explorer.records import ActorsFound, Anchored, Claim, Extraction, Merged, Rejected, Sentence


@dataclass(frozen=True)
class Findings:
    """Everything the stages found, looked up by id.

    Attributes
    ----------
    publications
        Inferred windows of publication (calendar), by article id.
    voices
        Article id to the id of the first article of which it is a near copy.
    """

    extractions: Sequence[Extraction]
    anchored: Mapping[str, Anchored]
    publications: Mapping[str, Bounds]
    merged: Merged
    voices: Mapping[str, str]
    rejected: Sequence[Rejected]

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id, in reading order."""
        return {claim.id: claim for extraction in self.extractions for claim in extraction.claims}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each article; parsed text may differ from it in case."""
        return {extraction.article.id: extraction.article.text for extraction in self.extractions}

    @cached_property
    def found(self) -> dict[str, ActorsFound]:
        """Actors, mentions and places of each article."""
        return {extraction.article.id: extraction.found for extraction in self.extractions}

    @cached_property
    def sentences(self) -> dict[tuple[str, int], Sentence]:
        """Sentences by article and index."""
        return {
            (extraction.article.id, sentence.index): sentence
            for extraction in self.extractions
            for sentence in extraction.sentences
        }


def sentence_id(article_id: str, index: int) -> str:
    """Identifier of a sentence in the tables."""
    return f"{article_id}#{index}"

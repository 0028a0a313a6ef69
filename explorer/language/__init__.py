"""Language: an :class:`~explorer.records.Article` becomes parsed sentences and quotations.

Segmentation is by rule (:func:`segment`), because only sentences that can hold an event are
parsed (:func:`parse`). Offsets always count the article's text.
"""

from __future__ import annotations

from explorer.language.model import LANGUAGES, load_model, model_name
from explorer.language.parsing import parse, parsed_sentences
from explorer.language.quotations import find_quotations
from explorer.language.segmentation import segment

__all__ = ["LANGUAGES", "find_quotations", "load_model", "model_name", "parse", "parsed_sentences", "segment"]

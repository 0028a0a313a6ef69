"""Temporal expressions: find them, and resolve them to stretches of time.

``find`` needs no parser and no part-of-speech tagger. A text is cut into typed tokens (``tokens``,
``lexicon``), phrases are matched by a compositional grammar that is data (``grammar``, ``patterns``,
``rules/``, one folder a language), turned into underspecified forms (``builders``, ``forms``) and
resolved one after another against publication or the narrative (``years``, ``resolution``).
"""

from explorer.times.finding import find
from explorer.times.grammar import languages

__all__ = ["find", "languages"]

"""How the words of a sentence sound: NLTK's VADER, and a mean of lexicons made for war reporting.

The default tone averages the valences that the general lexicons give a word (0 where one does not
know it), lets a small lexicon of war reporting override them, turns the sign under negation, and maps
the sum to [-1, 1] with the normalisation of Hutto and Gilbert (VADER, ICWSM 2014), ``s / sqrt(s² + 15)``.

Lexicons: VADER (MIT, from the package ``vaderSentiment``) and Pattern's English subjectivity
lexicon (BSD, from the package ``textblob``), both on the scale -4 to 4.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from statistics import fmean
from typing import Any

from explorer.rules import rule_table

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_NORMALISER = 15.0  # Hutto and Gilbert's alpha
_SCALE = 4.0
_REVERSED = -0.74  # their damping of a negated word
_NEGATION_REACH = 3
_NEGATIONS = frozenset({"not", "no", "never", "without", "neither", "nor", "cannot", "nobody", "none", "nothing"})
_MAX_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone of one sentence.

    Attributes
    ----------
    score
        -1 (hostile, grim) to 1 (warm); 0.0 when no word is known.
    words
        Every word or phrase that counted, with its signed valence on the scale -4 to 4.
    """

    score: float
    words: tuple[tuple[str, float], ...]


def tone(text: str) -> Tone:
    """The default tone of a sentence.

    Examples
    --------
    >>> tone("A massacre was reported.").score < -0.5
    True
    """
    tokens = _WORD.findall(text.lower().replace("’", "'"))
    counted: list[tuple[str, float]] = []
    position = 0
    while position < len(tokens):
        length, value = _valence(tokens, position)
        if value:
            if _is_negated(tokens, position):
                value *= _REVERSED
            counted.append((" ".join(tokens[position : position + length]), round(value, 2)))
        position += length
    total = sum(value for _, value in counted)
    return Tone(total / sqrt(total * total + _NORMALISER), tuple(counted))


def vader(text: str) -> float:
    """Compound score of NLTK's VADER, -1 to 1."""
    return float(_vader().polarity_scores(text)["compound"])


def tone_columns(texts: Iterable[str]) -> dict[str, list[Any]]:
    """The columns ``tone``, ``tone_vader`` and ``tone_words`` of the sentences table.

    Parameters
    ----------
    texts
        One sentence each.

    Returns
    -------
    dict
        Three lists of equal length; ``tone_words`` is ``"word+1.2|word-0.3"``.
    """
    columns: dict[str, list[Any]] = {"tone": [], "tone_vader": [], "tone_words": []}
    for text in texts:
        scored = tone(text)
        columns["tone"].append(round(scored.score, 4))
        columns["tone_vader"].append(vader(text))
        columns["tone_words"].append("|".join(f"{word}{value:+.1f}" for word, value in scored.words))
    return columns


def _valence(tokens: list[str], position: int) -> tuple[int, float]:
    war = war_lexicon()
    for length in range(min(_MAX_PHRASE, len(tokens) - position), 0, -1):
        phrase = " ".join(tokens[position : position + length])
        if phrase in war:
            return length, war[phrase]
    word = tokens[position]
    return 1, fmean(lexicon.get(word, 0.0) for lexicon in (_vader().lexicon, _pattern()))


def _is_negated(tokens: list[str], position: int) -> bool:
    before = tokens[max(0, position - _NEGATION_REACH) : position]
    return any(word in _NEGATIONS or word.endswith("n't") for word in before)


@cache
def war_lexicon() -> Mapping[str, float]:
    """Word or phrase to valence, -4 to 4, from ``rules/war_lexicon.toml``."""
    groups = rule_table("measures", "war_lexicon")
    return {word: group["value"] for group in groups.values() for word in group["words"]}


@cache
def _pattern() -> Mapping[str, float]:
    source = (files("textblob") / "en" / "en-sentiment.xml").read_text(encoding="utf-8")
    senses: dict[str, list[float]] = {}
    for word in ElementTree.fromstring(source).iter("word"):
        senses.setdefault(word.attrib["form"].lower(), []).append(float(word.attrib["polarity"]) * _SCALE)
    return {form: fmean(values) for form, values in senses.items()}


@cache
def _vader() -> Any:
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    class PackagedAnalyzer(SentimentIntensityAnalyzer):  # type: ignore[misc]
        """NLTK's analyser with the lexicon that an installed package carries.

        NLTK reads lexicons only from its own data folders, which are not to be filled at run time.
        """

        def __init__(self) -> None:
            lexicon = files("vaderSentiment") / "vader_lexicon.txt"
            self.lexicon_file = lexicon.read_text(encoding="utf-8").rstrip("\n")
            self.lexicon = self.make_lex_dict()
            self.constants = VaderConstants()

    return PackagedAnalyzer()

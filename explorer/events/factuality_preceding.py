"""Words before an event that settle it, whatever the parser made of them ("rather than", "in lieu of")."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from explorer.events.factuality_cues import POSITIVE
from explorer.events.factuality_state import State
from explorer.events.factuality_syntax import SUBJECTS, VERBAL, is_definite, is_nominal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.events.factuality_cues import Cue, Cues
    from explorer.records.parses import Token

_LONGEST = 4
_SKIPPED = frozenset({"being", "been", "be", "to", "a", "an", "any", "another", "even", "simply", "actually", "ever"})
_AUXILIARIES = frozenset({"did", "do", "does", "was", "were", "is", "are", "had", "has", "have", "will", "would"})
_RELATIVES = frozenset({"that", "who", "which", "whom", "whose"})
_EXEMPT = frozenset({"only", "until", "sooner", "but", "just", "doubt", "wonder", "longer"})
_ALONE = frozenset({"never", "nowhere", "not"})
_READY = frozenset({"eager", "ready", "happy", "glad", "willing", "keen"})
_REACH = 9
_OPAQUE = frozenset({"be", "word", "words", "term", "phrase", "expression"})


def preceded(token: Token, state: State, cues: Cues) -> State:
    """Apply a phrase right before an event, or a denial that opens its clause and turns its verb round.

    Parameters
    ----------
    token
        The event's word.
    state
        What the tree says of it; only what it would show as a fact is looked at again.
    cues
        Cues of the place ``preceding``.

    Returns
    -------
    State
        Denied, nearly come about or only thought of under such a phrase.
    """
    for cue, first, last in _too(token, cues):
        if state.value in POSITIVE or state.steps[-1].cue.place == "purpose":
            return State().after(cue, first, last=last)
    if state.value not in POSITIVE:
        return state
    for cue, first, last in (
        *_phrases(token, cues),
        *_turned_round(token, cues),
        *_set_apart(token, cues),
        *_conditions(token, cues),
    ):
        return state.after(cue, first, last=last)
    return state


def _phrases(token: Token, cues: Cues) -> Iterator[tuple[Cue, Token, Token]]:
    for word in (token, token.head) if _is_second(token) else (token,):
        first = _start_of(word)
        ends = (
            (first,) if first == word.i or word.nbor(-1).lower_ not in _OPAQUE else (first, int(word.i))
        )  # "would-be"
        doc = word.doc
        for end, back in product(ends, range(_LONGEST, 0, -1)):
            for cue in cues.at("preceding", doc[end - back].lower_) if end >= back else ():
                words = doc[end - back : end]
                if words.text.lower() in cue.words and _suits(cue, word):
                    yield cue, words[0], words[-1]


def _suits(cue: Cue, word: Token) -> bool:
    """Whether an event is of the kind that the phrase may deny: no "the siege" that is taken for granted."""
    if {"inverted", "degree", "condition"} & set(cue.arcs):
        return False
    if "given" in cue.arcs:
        return True
    if "full_verb" in cue.arcs:
        return word.pos_ == "VERB"
    if is_nominal(word) and not word.lower_.endswith("ing"):
        return not is_definite(word) and "verb" not in cue.arcs
    return (word.pos_ in VERBAL or word.lower_.endswith("ing")) and not is_definite(word) and "noun" not in cue.arcs


def _start_of(word: Token) -> int:
    """Where the words that belong to an event begin: its article, adjectives, adverbs and auxiliaries."""
    start = int(word.i)
    own = {child.i for child in word.children if child.dep_ in {"amod", "compound", "nummod", "nmod", "advmod"}}
    while start > 0 and (word.doc[start - 1].lower_ in _SKIPPED or start - 1 in own):
        start -= 1
    return start


def _is_second(token: Token) -> bool:
    """Tell the second of two verbs of one form, which shares what precedes the first."""
    bare = not any(child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "det"} for child in token.children)
    return token.dep_ == "conj" and token.head.tag_ == token.tag_ and bare and token.tag_ in {"VB", "VBG", "NN", "NNS"}


def _too(token: Token, cues: Cues) -> Iterator[tuple[Cue, Token, Token]]:
    """Yield "too weak to", and the "than" of "would sooner die than yield": what follows did not happen."""
    if token.i < 3:
        return
    if token.nbor(-1).lower_ == "than" and token.tag_ == "VB":
        sooner = [word for word in token.doc[: token.i] if word.lower_ in {"sooner", "rather"}]
        yield from ((cue, sooner[0], sooner[0]) for cue in cues.at("preceding", "than") if sooner)
    if token.nbor(-1).lower_ != "to":
        return
    too, word = token.nbor(-3), token.nbor(-2)
    only = too.i > 0 and too.nbor(-1).lower_ in {"only", "all"}
    if too.lower_ == "too" and not only and word.lower_ not in _READY:
        yield from ((cue, too, word) for cue in cues.at("preceding", "too"))


def _turned_round(token: Token, cues: Cues) -> Iterator[tuple[Cue, Token, Token]]:
    """Yield a denial that opens the clause ("never once was it relieved", "nowhere did they break through")."""
    for back in range(1, min(_REACH, int(token.i)) + 1):
        word = token.nbor(-back)
        if word.is_punct or word.lower_ in _RELATIVES:
            return
        if word.lower_ in _AUXILIARIES and word.i > 0:
            opening = _opening(word)
            small = [one.lower_ for one in opening]
            follows = word.nbor(1).pos_ in {"DET", "PRON", "NOUN", "PROPN", "NUM", "ADJ"} and word.nbor(1).i != token.i
            if opening and follows and not _EXEMPT & set(small):
                for cue in cues.at("preceding", small[0]):
                    if "inverted" in cue.arcs and (small[0] in _ALONE or small[1:2] == ["no"]):
                        yield cue, opening[0], opening[-1]
            return


def _set_apart(token: Token, cues: Cues) -> Iterator[tuple[Cue, Token, Token]]:
    """Yield a "not" that an aside parts from its verb ("was not, as the papers had it, killed")."""
    start = _start_of(token)
    if start < 4 or token.doc[start - 1].text != "," or token.tag_ not in {"VBN", "VB", "VBG"}:
        return
    for place in range(start - 2, max(1, start - 2 * _REACH), -1):
        word = token.doc[place]
        if word.text in {";", ":"}:
            return
        if word.text == "," and token.doc[place - 1].lower_ in {"not", "never"}:
            auxiliary = token.doc[place - 2]
            if auxiliary.lower_ in _AUXILIARIES | {"but", "and"}:
                yield from ((cue, auxiliary, token.doc[place - 1]) for cue in cues.at("preceding", "not"))
            return


def _conditions(token: Token, cues: Cues) -> Iterator[tuple[Cue, Token, Token]]:
    """Yield the auxiliary that opens a condition ("had the Swedes pressed on, …") around or before a pluperfect."""
    if token.pos_ not in VERBAL:
        return
    own = _segment(token)
    if any(child.dep_ in SUBJECTS and child.i < own.i for child in own.children):
        return  # "the colonel, fearing a siege, had the ferry burned"
    if "neg" in {child.dep_ for child in token.children} and own.lower_ == "had":
        return  # "had he not stepped in": he did
    if any(word.dep_ == "mark" or word.tag_ in {"WRB", "WDT", "WP"} for word in token.doc[own.i : token.i]):
        return  # "had they pressed on after they broke the line"
    pluperfect = any(child.lower_ == "had" and child.dep_ == "aux" and child.i >= own.i for child in token.children)
    before = _segment(token.doc[own.i - 2]) if own.i > 1 and pluperfect else own
    for first in dict.fromkeys((own, before)):
        if first.i < token.i and first.nbor(1).pos_ in {"PRON", "DET", "PROPN", "NOUN"}:
            for cue in cues.at("preceding", first.lower_):
                if "condition" in cue.arcs:
                    yield cue, first, first


def _segment(token: Token) -> Token:
    """The first word after the mark of punctuation before a word."""
    first = token
    while first.i > 0 and not first.nbor(-1).is_punct:
        first = first.nbor(-1)
    return first


def _opening(auxiliary: Token) -> list[Token]:
    """The words of a clause before its auxiliary."""
    words: list[Token] = []
    for back in range(1, min(_REACH, int(auxiliary.i)) + 1):
        word = auxiliary.nbor(-back)
        if word.is_punct or word.lower_ in {"and", "but", "that", "so", "yet"}:
            break
        words.insert(0, word)
    return words

"""Short lines for charts, made of the article's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.scene import noun_phrase

if TYPE_CHECKING:
    from explorer.events.scene import Scene
    from explorer.events.triggers import Match

_MOST_WORDS = 6
_LOOSE = (
    "where",
    "when",
    "which",
    "while",
    "the",
    "a",
    "an",
    "of",
    "to",
    "in",
    "on",
    "at",
    "from",
    "and",
    "or",
    "with",
    "by",
    "for",
    "as",
    "that",
    "who",
    "into",
    "against",
    ",",
    "-",
    "her",
    "his",
    "their",
    "its",
    "some",
    "more",
    "than",
)


def quoted(words: str) -> str:
    """Words of the text in quotation marks and on one line, for a reason that a person reads.

    Examples
    --------
    >>> quoted("YPG\\u00a0fighters")
    '“YPG fighters”'
    """
    return f"“{' '.join(words.split())}”"


def label(match: Match, scene: Scene) -> str:
    """The trigger with its object or first complement, at most six words.

    Examples
    --------
    "pushed out of their last positions", "US-led bombing campaign", "seizing Kobane"
    """
    first, last = match.first, match.last
    if match.frame.nouns:
        first = _start_of_noun_label(match)
    elif not match.slots.get("patient"):
        first = _with_weapon(match, scene)
    limit = _first_conjunction(match)
    for end in _ends(match):
        if end < limit and end > last and _words(scene, first, end) <= _MOST_WORDS:
            last = end
    while last > match.last and scene.doc[last].lower_ in _LOOSE:
        last -= 1
    return " ".join(scene.doc[first : last + 1].text.split())


def _first_conjunction(match: Match) -> int:
    """Where something else is coordinated with the trigger ("airstrikes and reinforcements from …")."""
    return min(
        (child.i for child in match.token.children if child.dep_ == "cc" and child.i > match.last),
        default=len(match.token.doc),
    )


def _ends(match: Match) -> list[int]:
    """Where the label may end, nearest first."""
    ends = []
    for child in match.token.children:
        if child.i < match.last or child.dep_ in ("advcl", "conj", "relcl", "acl", "ccomp", "xcomp", "punct", "cc"):
            continue
        if child.dep_ in ("dobj", "dative", "attr", "oprd") and child.pos_ != "ADP":
            ends += [child.i, noun_phrase(child)[1]]
        elif child.dep_ in ("prep", "agent", "dative", "prt", "advmod"):
            ends += [
                noun_phrase(inner)[1]
                for step in (child, *child.children)
                for inner in step.children
                if inner.dep_ == "pobj"
            ]
    return sorted(ends)


def _start_of_noun_label(match: Match) -> int:
    left = min(noun_phrase(match.token)[0], match.first)
    doc = match.token.doc
    left = max(
        [
            left,
            *(i + 1 for i in range(left, match.first) if doc[i].pos_ == "DET" or doc[i].ent_type_ in ("DATE", "TIME")),
        ]
    )
    while left < match.first and (
        match.token.doc[left].pos_ in ("DET", "PRON", "PUNCT") or match.token.doc[left].lower_ in _LOOSE
    ):
        left += 1
    return left if match.token.i - left < _MOST_WORDS else match.first


def _with_weapon(match: Match, scene: Scene) -> int:
    """Start with the subject if it is an instrument, which the label needs ("shells fell on")."""
    for child in match.token.lefts:
        if child.dep_ in ("nsubj", "nsubjpass") and scene.kinds(child) & {
            "missile",
            "weapon",
            "explosive",
            "aircraft",
            "event",
            "place",
        }:
            left = noun_phrase(child)[0]
            while left < child.i and scene.doc[left].lower_ in _LOOSE:
                left += 1
            if match.token.i - left < _MOST_WORDS:
                return left
    return match.first


def _words(scene: Scene, first: int, last: int) -> int:
    return len([one for one in scene.doc[first : last + 1] if not one.is_punct and not one.is_space])

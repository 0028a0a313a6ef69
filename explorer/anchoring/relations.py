"""The relation of an event to a time that the words before the expression give it: in, since, until, by …"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.anchoring import rulebook
from explorer.anchoring.scene import PlacedExpression, PlacedSentence

if TYPE_CHECKING:
    from explorer.records.parses import Token


def relation_of(sentence: PlacedSentence, placed: PlacedExpression) -> str:
    """The relation that the words before an expression give it; ``"in"`` where there are none."""
    root, first = placed.root, placed.first
    if placed.expression.relation in ("since", "until"):
        return placed.expression.relation
    if _ends_between(sentence, placed):
        return "by"
    if _is_pointer(first):
        return "in"
    candidates = [first.lower_]
    if first.i:
        candidates.append(sentence.doc[first.i - 1].lower_)
    if root.dep_ in ("pobj", "pcomp") and root.head.i < first.i:
        candidates.append(root.head.lower_)
    return next((relation for word in candidates if (relation := rulebook.relation_of(word))), "")


def _is_pointer(first: Token) -> bool:
    """Whether a clock time names an entry of a live report ("update to 08:55")."""
    before = [token.lower_ for token in first.doc[max(first.i - 2, 0) : first.i]]
    return len(before) > 1 and before[0] in rulebook.words("update") and before[1] == "to"


def _ends_between(sentence: PlacedSentence, placed: PlacedExpression) -> bool:
    """Whether an expression is the second of "between 6 and 27 December"."""
    first = placed.first.i
    if first < 2 or sentence.doc[first - 1].lower_ != "and":
        return False
    before = next((item for item in sentence.expressions if item.last.i == first - 2), None)
    return before is not None and relation_of(sentence, before) == "between"

"""Which way the words around an expression look: to the past or to the future."""

from __future__ import annotations

from explorer.times.lexicon import Lexicon
from explorer.times.tokens import Tokens

REACH = 12  # tokens looked at on either side, inside the sentence
CLOSE = 2  # tokens between at most
PLAN_REACH = 5  # tokens before "for" where "scheduled" can stand
STOPS = frozenset({"break"})
ENDS = frozenset(".;?!")
LABELS = frozenset(".:–—")  # between the day of an entry and what it tells
CLOSING = frozenset(')]"”')


def tense_around(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> int:
    """Below, at or above 0 for past, unknown and future, by the nearest telling word on either side.

    1 away from 0 in general, 2 where the word stands close before the expression ("sold it in November").

    HeidelTime reads only to the left; "will be there on Friday" and "On Friday they will be there"
    say the same.

    Parameters
    ----------
    first, last
        Token positions of the expression, half-open.
    """
    if tokens.words[last : last + 2] in (["'", "s"], ["’", "s"]):
        return -1
    reported = bool({*tokens.words[last : last + 1]} & lexicon.words("COMPLEMENT").keys())
    left = _look(tokens, range(first - 1, max(first - 1 - REACH, -1), -1), lexicon, governed=not reported)
    attributed = _is_before_comma(tokens, last) and not _begins_sentence(tokens, first)
    right = _look(tokens, range(last, min(last + REACH, len(tokens))), lexicon, governed=attributed)
    if reported and left[0] < 0:
        return left[0]  # "told them on Friday that they would go"
    before = tokens.words[first - 1].lower() if first else ""
    if before in lexicon.words("SINCE"):
        return -2
    if before in lexicon.words("PURPOSE") and _is_set(tokens, first - 1, lexicon):
        return 2
    deadline = before in lexicon.words("DEADLINE")
    if (deadline and right[0] >= 0) or _is_ahead(tokens, first, lexicon):
        return 1
    if not (left[0] or right[0]) and _is_label(tokens, first, last):
        return -1
    if left[0] == 0 or (right[0] and right[1] < left[1]):
        return right[0]
    return 2 * left[0] if left[1] <= CLOSE else left[0]


def _begins_sentence(tokens: Tokens, first: int) -> bool:
    """Whether nothing or a single word ("On") stands before it in its sentence."""
    return any(
        position < 0 or tokens.kinds[position] in STOPS or tokens.words[position] in ENDS
        for position in (first - 1, first - 2)
    )


def _is_label(tokens: Tokens, first: int, last: int) -> bool:
    """Whether it opens a paragraph and is set apart from it, as the day of an entry is ("June 4. Quiet.")."""
    opens = not first or tokens.kinds[first - 1] in STOPS
    return opens and bool({*tokens.words[last : last + 1]} & LABELS)


def _is_attribute(tokens: Tokens, position: int, lexicon: Lexicon) -> bool:
    """Whether an article stands before, perhaps with an adverb between ("a planned", "a still unspecified")."""
    articles, adverbs = lexicon.words("ARTICLE"), lexicon.words("ADVERB")
    if position > 1 and tokens.words[position - 1].lower() in adverbs:
        position -= 1
    return position > 0 and tokens.words[position - 1].lower() in articles


def _is_before_comma(tokens: Tokens, position: int) -> bool:
    """Whether a comma comes next, perhaps behind brackets and quotation marks that close."""
    while position < len(tokens) and tokens.words[position] in CLOSING:
        position += 1
    return tokens.words[position : position + 1] == [","]


def _is_set(tokens: Tokens, position: int, lexicon: Lexicon) -> bool:
    """Whether something is set or planned shortly before ("set for", "scheduled the vote for")."""
    for place in range(position - 1, max(position - 1 - PLAN_REACH, -1), -1):
        if tokens.kinds[place] in STOPS or tokens.words[place] in ENDS:
            return False
        if tokens.words[place].lower() in lexicon.words("PROSPECT"):
            return not place or tokens.words[place - 1].lower() not in lexicon.words("ORIGINALLY")
    return False


def _is_placed(tokens: Tokens, position: int, last: int, lexicon: Lexicon) -> bool:
    """Whether nothing but "on" stands from after ``position`` to ``last`` ("the hearing is on Friday")."""
    between = tokens.words[position + 1 : last + 1]
    return last >= position and all(word.lower() in lexicon.words("ONDAY") for word in between)


def _is_ahead(tokens: Tokens, first: int, lexicon: Lexicon) -> bool:
    """Whether "as soon as" stands right before."""
    if first < 3:
        return False
    adverb, comparison = (word.lower() for word in tokens.words[first - 2 : first])
    return comparison in lexicon.words("COMPARISON") and adverb in lexicon.words("AHEAD")


def _look(tokens: Tokens, positions: range, lexicon: Lexicon, *, governed: bool) -> tuple[int, int]:
    """Sign and distance of the nearest telling word in one direction.

    Where the expression may stand in what is reported (``governed``), a verb of reporting tells nothing
    unless it stands right beside it: "said he will come on Friday", but "said on Friday". So does one that
    follows behind a comma: "payable on Friday, the company said".
    """
    near, reporting, coordinators = (lexicon.words(name) for name in ("GLUE", "REPORTING", "COORDINATOR"))
    backwards = positions.step < 0
    glued = True
    for distance, position in enumerate(positions):
        word = tokens.words[position].lower()
        if tokens.kinds[position] in STOPS or word in ENDS:
            break
        if word in reporting:
            sign = -1 if glued or not governed or backwards else 0
        else:
            sign = _sign(tokens, position, lexicon, positions.start if backwards else None)
        if sign and not backwards and tokens.words[position - 1].lower() in coordinators:
            break  # "fell on Monday and will be rebuilt"
        if sign:
            return sign, distance
        glued = glued and word in near
    return 0, REACH


def _sign(tokens: Tokens, position: int, lexicon: Lexicon, last: int | None) -> int:
    """Below, at or above 0: whether a word tells of the past, of nothing, or of the future.

    ``last`` is the token before the expression, where the word stands before it.
    """
    written = tokens.words[position]
    word = written.lower()
    before = tokens.words[position - 1].lower() if position else ""
    after, second = (word.lower() for word in [*tokens.words[position + 1 : position + 3], "", ""][:2])
    future, be, infinitive = lexicon.words("FUTUREWORD"), lexicon.words("BE"), lexicon.words("INFINITIVE")
    month = word in lexicon.words("OPENMONTH") and written[0].isupper()  # May
    noun = word in lexicon.words("PLANNOUN") and _is_attribute(tokens, position, lexicon)  # "agreed to the plan"
    if word in future and not month and not noun and before not in lexicon.words("COMPARISON"):
        return 1
    if word in lexicon.words("SCHEDULE"):
        return 1
    verbal = after in infinitive and second not in lexicon.words("ARTICLE")
    promised = last is None and word.endswith(lexicon.past_endings) and before not in be
    if verbal and word in lexicon.words("PROSPECT") and promised:
        return -1  # "on Wednesday they vowed to march"
    if verbal and (word in be or word in lexicon.words("PROSPECT")):
        return 1  # "set to expire", "is to meet", but not "agreed to a truce"
    if word in be and (before in infinitive or (last is not None and _is_placed(tokens, position, last, lexicon))):
        return 1  # "to be paid"; "the hearing is on the 11th"
    if before in be or before in future or before in infinitive or _is_attribute(tokens, position, lexicon):
        return 0  # "is planned", "will hit", "to cut"
    participle = len(word) > 4 and word.endswith(lexicon.past_endings) and written[0].islower()
    if word in lexicon.words("PASTWORD") or (participle and after not in lexicon.words("AGENT")):
        return -1  # not "markets untouched by the crisis"
    return 0

"""Which way the words around an expression look: to the past or to the future."""

from __future__ import annotations

from explorer.times.lexicon import Lexicon
from explorer.times.tokens import Tokens

REACH = 12  # tokens looked at on either side, inside the sentence
STOPS = frozenset({"break"})


def tense_around(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> int:
    """-1, 0 or 1 for past, unknown and future, by the nearest telling word on either side.

    HeidelTime reads only to the left; "will be there on Friday" and "On Friday they will be there"
    say the same.

    Parameters
    ----------
    first, last
        Token positions of the expression, half-open.
    """
    if tokens.words[last : last + 2] in (["'", "s"], ["’", "s"]):
        return -1
    left = _look(tokens, range(first - 1, max(first - 1 - REACH, -1), -1), lexicon, governed=True)
    right = _look(tokens, range(last, min(last + REACH, len(tokens))), lexicon, governed=False)
    deadline = first > 0 and tokens.words[first - 1].lower() in lexicon.words("DEADLINE")
    if deadline and right[0] >= 0:
        return 1
    if left[0] == 0 or (right[0] and right[1] < left[1]):
        return right[0]
    return left[0]


def _look(tokens: Tokens, positions: range, lexicon: Lexicon, *, governed: bool) -> tuple[int, int]:
    """Sign and distance of the nearest telling word in one direction.

    Where the expression may stand in what is reported (``governed``), a verb of reporting tells nothing
    unless it stands right beside it: "said he will come on Friday", but "said on Friday".
    """
    near = lexicon.words("GLUE")
    future, past = lexicon.words("FUTUREWORD"), lexicon.words("PASTWORD")
    reporting = lexicon.words("REPORTING")
    glued = True
    for distance, position in enumerate(positions):
        written = tokens.words[position]
        word = written.lower()
        if tokens.kinds[position] in STOPS or word in ".;?!":
            break
        before = tokens.words[position - 1].lower() if position else ""
        if word in future and before not in lexicon.words("COMPARISON"):
            return 1, distance
        if before in lexicon.words("BE"):
            continue
        if word in reporting:
            if glued or not governed:
                return -1, distance
            continue
        if word in past or (len(word) > 4 and word.endswith(lexicon.past_endings) and written[0].islower()):
            return -1, distance
        glued = glued and word in near
    return 0, REACH

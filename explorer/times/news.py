"""Tell news of the day from narratives of other times, by what the dates of a text count from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.times.forms import Form
from explorer.times.headings import Headings
from explorer.times.lexicon import Lexicon
from explorer.times.reference import Reference
from explorer.times.tokens import Tokens
from explorer.times.years import Mention

# Evidence of news against narrative: counts are weighed, and shares between the two bounds are in between.
NEAR_PRIOR, FAR_WEIGHT = 0.3, 0.5
NARRATIVE_SHARE, NEWS_SHARE = 0.25, 0.6

HEAD = 80  # tokens at the top of a text where a dateline can stand
DATELINE = 16  # tokens from its first word to its dash
DASHES = frozenset("-–—_")
ENDS = frozenset(".;?!")
LEAST_NAME = 3  # letters of a place that a dateline begins with
ORIGIN_REACH = 4  # tokens before a year where "born", "founded" can stand

Placement = tuple[Mention, int]  # and the position of its first token


def news_share(
    forms: Iterable[Form], published: Reference | None, *, narrative_opening: bool = False, dateline: bool = False
) -> float:
    """How far a text reads like news of its day: 0 (a narrative of other times) to 1.

    The evidence is the number of expressions that count from publication (weekdays, "yesterday",
    "last month") against the number of explicit years well before publication; in an undated text, of all
    explicit years. A single explicit year tells by its place: it is enough where it opens a narrative and nothing
    counts from publication, and elsewhere it is an aside, a founding, an age and tells nothing.

    Parameters
    ----------
    forms
        All forms of the text.
    published
        Date of publication, or None.
    narrative_opening
        As ``opens_narrative`` tells.
    dateline
        Whether there is a dateline; it counts like an expression that counts from publication.
    """
    near, far = int(dateline), 0
    for form in forms:
        if is_deictic(form):
            near += 1
        elif is_far(form, published):
            far += 1
    if narrative_opening and not near:
        return 0.0
    if published is not None and far == 1:
        return 1.0
    share = (near + NEAR_PRIOR) / (near + NEAR_PRIOR + FAR_WEIGHT * far)
    return min(max((share - NARRATIVE_SHARE) / (NEWS_SHARE - NARRATIVE_SHARE), 0.0), 1.0)


def is_deictic(form: Form) -> bool:
    """Whether a form counts from publication."""
    of_the_day = form.dayref is not None or (form.weekday is not None and form.month is None)
    return of_the_day or (form.kind in ("point", "offset") and form.basis == "publication")


def is_far(form: Form, published: Reference | None) -> bool:
    """Whether a form says a year well before publication; any year, if that is not known."""
    return form.year is not None and (published is None or form.year < published.year - 1)


def opens_narrative(
    placements: Sequence[Placement], published: Reference | None, tokens: Tokens, headings: Headings, lexicon: Lexicon
) -> bool:
    """Whether the first date of a text says a year long past, and later dates leave it out.

    Not so where the text has a dateline, where the date is that of a birth or a founding, where somebody reports
    in the sentences of the two dates, where a bare year stands elsewhere than at the head of its sentence ("a treaty
    of 1839"), or where all later dates lie ahead ("opens in May").

    Parameters
    ----------
    placements
        The mentions in reading order, with the position of their first token.
    """
    dates = [(mention, first) for mention, first in placements if mention.form.is_calendar or mention.form.year]
    if not dates or not is_far(dates[0][0].form, published) or has_dateline(tokens, headings):
        return False
    governed = [each for each in dates[1:] if each[0].form.year is None and each[0].form.year_direction is None]
    if not governed or all(mention.tense > 0 for mention, _ in governed):
        return False
    opening, first = dates[0]
    start = _sentence_start(tokens, first)
    if not (opening.form.is_calendar or opening.in_heading) and first - start > 2:
        return False
    before = [word.lower() for word in tokens.words[max(first - ORIGIN_REACH, start) : first]]
    if any(word in lexicon.words("ORIGIN") for word in before):
        return False
    return not any(_is_reported(tokens, position, lexicon) for position in (first, governed[0][1]))


def has_dateline(tokens: Tokens, headings: Headings) -> bool:
    """Whether a paragraph near the top begins with a place in capitals and a dash ("BEIRUT, Sept. 26 (AP) -")."""
    for first in range(min(HEAD, len(tokens))):
        if first and tokens.kinds[first - 1] != "break":
            continue
        place = tokens.words[first]
        if not place.isupper() or len(place) < LEAST_NAME or headings.inside(first):
            continue
        for position in range(first + 1, min(first + DATELINE, len(tokens) - 1)):
            if tokens.kinds[position] == "break":
                break
            spaced = tokens.ends[position - 1] < tokens.starts[position]
            if tokens.words[position] in DASHES and spaced:
                return True
    return False


def _sentence_start(tokens: Tokens, position: int) -> int:
    while position > 0 and not _is_end(tokens, position - 1):
        position -= 1
    return position


def _is_end(tokens: Tokens, position: int) -> bool:
    return tokens.kinds[position] == "break" or tokens.words[position] in ENDS


def _is_reported(tokens: Tokens, position: int, lexicon: Lexicon) -> bool:
    reporting = lexicon.words("REPORTING")
    for place in range(_sentence_start(tokens, position), len(tokens)):
        if place > position and _is_end(tokens, place):
            return False
        if tokens.words[place].lower() in reporting:
            return True
    return False

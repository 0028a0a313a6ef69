"""How likely two claims tell one happening."""

from __future__ import annotations

from functools import lru_cache
from math import inf, isfinite
from typing import NamedTuple

from explorer.merging.context import REAL, Kinship, Told, joint
from explorer.merging.rulebook import family_of, pattern
from explorer.records import Claim, Quantity

THRESHOLDS = {"single": 2.5, "repeated": 4.0, "spoken": 3.0}
"""Evidence it takes, by kind of family: a place with an actor, or a place with a date."""

PLACE, SETTING, AREA = 2.0, 1.5, 1.0
ACTOR, TAKEN_FROM = 1.0, 1.0
DATE, NUMBER = 2.0, 2.0
WORDS, LEMMA, REFERENCE, COPY = 2.0, 0.5, 1.5, 5.0
CAMPAIGN, DENIAL, SPEAKER = 3.0, 1.5, 1.0
FALSE = 3.5  # "reports that a ship was hit are false: no ship was damaged" is nearly enough by itself
ELSEWHERE = 2.0  # what happens again and again needs more than a place and a doer in another outlet
SCALE = 5.0
LISTED = 1.0  # two triggers of one sentence mostly tell two things
SIMILAR_LABELS = 85.0  # RapidFuzz token_set_ratio

DENIABLE = frozenset({"happened", "claimed", "attempted", "averted"})
CAMPAIGNS = frozenset({"air", "fire", "clash"})
NO = -inf


class Roles(NamedTuple):
    """Who gains and who loses, with the framing taken away.

    "A drove B out of P" and "B withdrew from P" have the same loser.
    """

    doers: frozenset[str]
    objects: frozenset[str]


def roles(item: Told) -> Roles:
    """Doers and those it is done to; a withdrawal is seen as a loss of those who withdraw."""
    if item.claim.event_type == "withdrawal":
        return Roles(frozenset(), item.sources)
    return Roles(item.sources, item.targets)


def evidence(a: Told, b: Told, kin: Kinship) -> float:
    """Evidence that two claims of one family tell one happening; ``-inf`` if they cannot.

    Parameters
    ----------
    a, b
        Claims; the order does not matter.
    kin
        Which actors can stand for one another.
    """
    if family_of(a.claim.event_type) != family_of(b.claim.event_type) or not _factuality_fits(a, b):
        return NO
    if _is_copy(a, b):
        return COPY
    total = 0.0
    for part in (_place(a, b), _time(a, b)):
        if part == NO:
            return NO
        total += part
    for more in (_actors(a, b, kin), _number(a, b, kin)):
        if more == NO:
            return NO
        total += more
    if is_campaign(a, b):
        total += CAMPAIGN
    return total + _wording(a, b)


def threshold(claim: Claim) -> float:
    """Evidence it takes to merge a claim into an event; a vow takes what a speech act takes."""
    if claim.factuality == "vowed":
        return THRESHOLDS["spoken"] - SPEAKER / 2
    return THRESHOLDS[family_of(claim.event_type).kind]


def are_disjoint(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of one unit cannot both be right."""
    return a.unit == b.unit and (_high(a) < _low(b) or _high(b) < _low(a))


def _is_other_scale(a: Quantity, b: Quantity) -> bool:
    """Whether one number is so much greater that it counts something else (a raid, a war)."""
    small, great = sorted((a.best, b.best))
    return isfinite(small) and isfinite(great) and great > SCALE * max(small, 1.0)


def _low(item: Quantity) -> float:
    return item.low if item.low == item.low else -inf


def _high(item: Quantity) -> float:
    return item.high if item.high == item.high else inf


def _factuality_fits(a: Told, b: Told) -> bool:
    one, two = a.claim.factuality, b.claim.factuality
    if one == two or (one in REAL and two in REAL):
        return True
    if "negated" in (one, two):
        if "future" in (a.claim.tense, b.claim.tense):
            return False
        kinds = {a.claim.event_type: a, b.claim.event_type: b}
        if set(kinds) == {"territory_gained", "withdrawal"} and kinds["territory_gained"].claim.factuality == "negated":
            return kinds["withdrawal"].claim.factuality in REAL  # "we pulled back, nobody threw us out"
        other = two if one == "negated" else one
        return other in DENIABLE and a.source != b.source
    is_repeated = family_of(a.claim.event_type).kind == "repeated"
    return {one, two} == {"attempted", "claimed"} and is_repeated and a.is_dated and b.is_dated


def _is_copy(a: Told, b: Told) -> bool:
    if a.claim.event_type != b.claim.event_type or a.claim.text != b.claim.text:
        return False
    if a.article.id == b.article.id:
        repeats = {item.sentence.repeats for item in (a, b) if item.sentence is not None}
        indices = {item.sentence.index for item in (a, b) if item.sentence is not None}
        return bool(repeats & indices) and a.words == b.words
    return a.voice == b.voice and a.words == b.words


def _place(one: Told, two: Told) -> float:
    a, b = one.claim, two.claim
    if a.place is None or b.place is None:
        is_single = family_of(a.event_type).kind == "single"
        return SETTING if is_single and one.whereabouts and one.whereabouts == two.whereabouts else 0.0
    if _same_place(a, b):
        return PLACE if (a.place.relation == "near") == (b.place.relation == "near") else NO
    within = {a.place.name.casefold(), a.place.place_id} & {b.place.country.casefold()} - {""}
    contains = {b.place.name.casefold(), b.place.place_id} & {a.place.country.casefold()} - {""}
    return AREA if within or contains else NO


def _same_place(a: Claim, b: Claim) -> bool:
    assert a.place is not None
    assert b.place is not None
    if a.place.place_id and b.place.place_id:
        return a.place.place_id == b.place.place_id
    return bool(a.place.name) and a.place.name.casefold() == b.place.name.casefold()


def _time(a: Told, b: Told) -> float:
    is_repeated = family_of(a.claim.event_type).kind == "repeated"
    elsewhere = -ELSEWHERE if a.voice != b.voice and is_repeated else 0.0
    if a.anchored.calendar is not None and b.anchored.calendar is not None:
        frame = ""
    elif a.article.id == b.article.id:
        frame = a.article.id
    else:
        return elsewhere
    if joint((a, b), frame=frame) is None:
        return NO
    return DATE if a.is_dated and b.is_dated else elsewhere


def _actors(a: Told, b: Told, kin: Kinship) -> float:
    one, two = roles(a), roles(b)
    doers, objects = kin.match(one.doers, two.doers), kin.match(one.objects, two.objects)
    total = 0.0
    for fit, left, right in ((doers, one.doers, two.doers), (objects, one.objects, two.objects)):
        if fit >= 0:
            total += ACTOR * fit
        elif kin.allied(left, right):
            total += ACTOR * 0.3
        elif fit is doers and a.source != b.source and a.is_dated and b.is_dated and objects > 0:
            continue  # each blames the other for one dated deed
        else:
            return NO
    if {a.claim.event_type, b.claim.event_type} == {"territory_gained", "withdrawal"}:
        takers, losers = one.doers | two.doers, one.objects | two.objects
        if kin.allied(takers, losers):
            return NO
        is_placed = a.claim.place is not None and b.claim.place is not None
        total += TAKEN_FROM if takers and losers and not objects and is_placed else 0.0
    return total


def _number(a: Told, b: Told, kin: Kinship) -> float:
    pairs = [(x, y) for x in a.claim.quantities for y in b.claim.quantities if x.unit == y.unit]
    if not pairs:
        counts_apart = a.claim.quantities and b.claim.quantities and family_of(a.claim.event_type).id == "harm"
        return NO if counts_apart else 0.0  # the killed and the wounded
    if a.words != b.words and (_is_further(a) or _is_further(b)):
        return NO
    if any(_is_other_scale(x, y) for x, y in pairs):
        return NO
    if any(are_disjoint(x, y) for x, y in pairs):
        if a.article.id == b.article.id:
            return NO if a.source == b.source else -1.0
        one, two = roles(a), roles(b)
        is_named = bool((one.objects & two.objects) - kin.crowds) or kin.match(one.doers, two.doers) > 0
        return -1.0 if is_named else NO  # of all civilians of a town, each outlet may count others
    exact = any(isfinite(x.best) and x.best == y.best for x, y in pairs)
    return NUMBER if exact else 0.0


def _is_further(item: Told) -> bool:
    """Whether its number comes on top of another one ("five more were killed")."""
    for quantity in item.claim.quantities:
        words = item.article.text[max(0, quantity.start - 12) : quantity.end + 12]
        if any(not words[found.end() :].startswith(" than") for found in pattern("further").finditer(words)):
            return True
    return False


def _wording(a: Told, b: Told) -> float:
    total = 0.0
    if "negated" in (a.claim.factuality, b.claim.factuality) and a.claim.factuality != b.claim.factuality:
        total += DENIAL
    is_called_false = _is_called_false(a, b)
    if is_called_false:
        total += FALSE
    if a.claim.factuality == b.claim.factuality == "vowed" and a.source == b.source:
        total += SPEAKER
    one, two = a.claim, b.claim
    has_words = " " in one.label and " " in two.label
    if has_words and _are_alike(one.label, two.label):
        total += WORDS
    if one.text[:4].casefold() == two.text[:4].casefold():
        total += LEMMA
    earlier, later = (a, b) if a.rank <= b.rank else (b, a)
    is_listed = earlier.article.id == later.article.id and earlier.claim.sentence == later.claim.sentence
    if is_listed and one.event_type == two.event_type and not is_called_false:
        total -= LISTED
    near = later.article.id == earlier.article.id and later.claim.sentence - earlier.claim.sentence <= 3
    if near and later.claim.tense == "none" and _refers_back(later):
        total += REFERENCE
    return total


@lru_cache(maxsize=4096)  # reports of one happening share their labels
def _are_alike(one: str, two: str) -> bool:
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(one, two, score_cutoff=SIMILAR_LABELS) > 0


def _is_called_false(a: Told, b: Told) -> bool:
    """Whether one is a report that is called false and the other, beside it, the narrator's denial."""
    if not a.claim.factuality == b.claim.factuality == "negated" or a.article.id != b.article.id:
        return False
    quoted, narrated = (a, b) if a.claim.speakers else (b, a)
    is_near = abs(a.claim.sentence - b.claim.sentence) <= 1
    return bool(
        is_near and quoted.claim.speakers and narrated.is_narrated and pattern("falsehood").search(quoted.words)
    )


def _refers_back(item: Told) -> bool:
    lead = item.before(24).split()[-3:]
    return any(pattern("back_reference").fullmatch(word) for word in lead)


def is_campaign(a: Told, b: Told) -> bool:
    """Two mentions, without a date and a number, of what goes on all the time ("the airstrikes")."""
    return (
        family_of(a.claim.event_type).id in CAMPAIGNS
        and a.voice == b.voice
        and a.is_vague
        and b.is_vague
        and not (a.claim.quantities or b.claim.quantities)
        and bool(a.claim.sources and b.claim.sources)
        and a.claim.factuality in REAL
        and b.claim.factuality in REAL
    )

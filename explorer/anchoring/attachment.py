"""Which claims a temporal expression holds for.

The expression belongs to the first claim or verb above it in the parse; from there it is shared with
the claims below that do not have one of their own (coordinated verbs, participles, arguments). A date
that heads a paragraph holds for the paragraph, and the first date of a paragraph holds, weakly, until
another one comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from explorer.anchoring import rulebook
from explorer.anchoring.entries import heads
from explorer.anchoring.headings import paragraph_dates
from explorer.anchoring.relations import relation_of
from explorer.anchoring.scene import (
    PlacedClaim,
    PlacedExpression,
    PlacedSentence,
    Scene,
    is_pluperfect,
    is_present,
    is_reference,
    path,
    verb_of,
)
from explorer.records import TimeExpression

if TYPE_CHECKING:
    from explorer.records.parses import Token

How = Literal["direct", "shared", "content", "source", "nearest", "heading", "narrative"]

WEIGHTS: dict[How, float] = {
    "direct": 0.95,
    "heading": 0.8,
    "shared": 0.65,
    "content": 0.6,
    "source": 0.5,
    "nearest": 0.4,
    "narrative": 0.35,
}
REACH = 3  # sentences after a dated one in the same paragraph for which its date is still assumed

AGREED = frozenset({"ceasefire", "negotiation"})
SET_APART = frozenset({"happened", "claimed", "attempted", "averted", "negated"})


@dataclass(frozen=True, slots=True, eq=False)
class Attachment:
    """One claim and one expression that holds for it.

    Attributes
    ----------
    relation
        ``in``, ``since``, ``until`` and so on, as in ``rules/signals.toml``.
    how
        ``direct`` (the expression modifies the trigger), ``shared`` (with a neighbour in the clause),
        ``content`` (it dates the words, not the happening), ``source`` (it dates something that the
        happening came before), ``nearest`` (no other claim fits), ``heading``, ``narrative``.
    phase
        ``begin`` or ``end`` if only that is dated ("the war began on Monday").
    """

    claim: PlacedClaim
    expression: TimeExpression
    relation: str
    how: How
    phase: Literal["", "begin", "end"] = ""

    @property
    def weight(self) -> float:
        """How firmly it is held."""
        return WEIGHTS[self.how]


def attach(scene: Scene) -> list[Attachment]:
    """All attachments of an article, in reading order.

    Notes
    -----
    Expressions that hang on another event (``anchor == "event"``) are left to
    :mod:`explorer.anchoring.relative`.
    """
    found: list[Attachment] = []
    entries = heads(scene)
    for sentence in scene.sentences:
        found += _in_sentence(sentence, entries)
    return found + list(_carried(scene, found))


def governor(sentence: PlacedSentence, placed: PlacedExpression) -> Token:
    """The nearest claim's token or verb above an expression; the root where there is none."""
    token = placed.root
    while token.head.i != token.i:
        token = token.head
        if sentence.claim_at(token) or token.pos_ in ("VERB", "AUX"):
            break
    return token


def _in_sentence(sentence: PlacedSentence, entries: AbstractSet[int]) -> list[Attachment]:
    direct: list[Attachment] = []
    shared: list[Attachment] = []
    for placed in sentence.expressions:
        if placed.expression.anchor == "event" or placed.expression.type == "SET":
            continue
        if placed.expression.start in entries:
            continue
        head = governor(sentence, placed)
        if placed.expression.type == "DURATION" and placed.expression.bounds is None and _is_of_noun(placed, head):
            continue  # "after a pause of some weeks they won": the weeks are those of the pause
        own = sentence.claim_at(head)
        direct += _when(sentence, placed)
        if own:
            direct.append(Attachment(own, placed.expression, relation_of(sentence, placed), "direct"))
        elif head.dep_ == "relcl" and phase_of(head) and (begun := _antecedent(sentence, head)):
            relation = relation_of(sentence, placed)
            direct.append(Attachment(begun, placed.expression, relation, "direct", phase_of(head)))
            continue
        shared += _shares(sentence, placed, head)
    taken = {id(item.claim): item for item in direct}
    found = direct + [item for item in shared if _adds(item, taken.get(id(item.claim)))]
    return found + _nearest(sentence, found, entries)


def _is_of_noun(placed: PlacedExpression, head: Token) -> bool:
    """Whether an expression hangs by "of" on a noun below the verb that governs it."""
    by = placed.root.head
    return by.lower_ == "of" and by.head.i != head.i and by.head.pos_ == "NOUN"


def _when(sentence: PlacedSentence, placed: PlacedExpression) -> Iterator[Attachment]:
    """The claim of a clause that describes the date ("since November, when the prime minister sent troops")."""
    for child in placed.root.children:
        opens = any(word.tag_ == "WRB" and word.lower_ == "when" for word in child.children)
        below = sentence.claim_at(child) if child.dep_ == "relcl" and opens else None
        if below is not None:
            yield Attachment(below, placed.expression, "in", "direct")


def _adds(item: Attachment, direct: Attachment | None) -> bool:
    """Whether a shared expression says more: a length ("a 72-hour truce") does not say when."""
    return direct is None or (direct.expression.bounds is None and is_day(item.expression))


def _shares(sentence: PlacedSentence, placed: PlacedExpression, head: Token) -> Iterator[Attachment]:
    relation = relation_of(sentence, placed)
    phase = phase_of(head)
    reports = _reports(sentence, head)
    leads = placed.root.i < head.i
    under = sentence.claims_under(head)
    first = sentence.claim_at(head.head) if _closes(head) and not leads else None
    if first is not None:
        yield Attachment(first, placed.expression, relation, "nearest")  # "one was killed and two wounded today"
    if not under:
        yield from _above(sentence, placed, head)
    if _is_subject(placed, head):
        yield from (Attachment(below, placed.expression, "in", "shared") for below in under)
        return
    yield from _goes_on(sentence, placed, head, relation)
    for below in under:
        labels = path(below.token, head)
        if placed.expression.bounds is None and placed.root in below.token.ancestors and placed.root.i != head.i:
            yield Attachment(below, placed.expression, "of", "shared")  # "after months of skirmishes"
            continue
        how = _share(below, labels, head, reports=reports, leads=leads)
        if not labels or how is None:
            continue
        if placed.expression.bounds is None and "conj" not in labels[-1:] and sentence.claim_at(head):
            continue  # a length belongs to its own verb
        if is_reference_point(placed.expression) and not set(labels) <= {"conj", "xcomp"}:
            continue  # "now" belongs to its own clause
        if labels and labels[-1] == "conj" and below.claim.factuality == "ongoing" and not is_present(head):
            yield Attachment(below, placed.expression, "since", "shared")
            continue
        if labels and labels[-1] == "conj" and below.claim.tense == "perfect" and head.tag_ == "VBD":
            continue
        onset = phase if labels[-1] in ("nsubj", "nsubjpass", "dobj") and len(labels) == 1 else ""
        is_direct = bool(onset) or (sentence.claim_at(head) is None and len(labels) == 1 and how == "shared")
        yield Attachment(below, placed.expression, relation, "direct" if is_direct else how, onset)


def _goes_on(sentence: PlacedSentence, placed: PlacedExpression, head: Token, relation: str) -> Iterator[Attachment]:
    """What is coordinated with the verb above an infinitive ("tried to cross on Sunday but were driven back")."""
    top = head
    while top.dep_ == "xcomp" and top.head.i != top.i:
        top = top.head
    if top.i == head.i or relation not in ("", "in") or not is_day(placed.expression):
        return
    for child in top.children:
        own = sentence.claim_at(child) if child.dep_ == "conj" and child.i > placed.root.i else None
        if own is not None and own.claim.factuality in SET_APART:
            yield Attachment(own, placed.expression, relation, "nearest")


def _closes(head: Token) -> bool:
    """Whether a verb is coordinated without an auxiliary of its own, so that what follows it may belong to both."""
    alone = not any(child.dep_ in ("aux", "auxpass") for child in head.children)
    return head.dep_ == "conj" and head.tag_ == head.head.tag_ and alone


def _is_subject(placed: PlacedExpression, head: Token) -> bool:
    """Whether the expression is what "sees": "Monday saw planes bomb the port"."""
    subjects = [child for child in head.children if child.dep_ in ("nsubj", "nsubjpass") and child.i != placed.root.i]
    bare = placed.root.head.i == head.i and placed.root.dep_ in ("nsubj", "npadvmod")
    return bare and not subjects and head.tag_ in ("VBD", "VBZ") and placed.root.i < head.i


def _above(sentence: PlacedSentence, placed: PlacedExpression, head: Token) -> Iterator[Attachment]:
    """The claim of the main clause, where only a conjunction lies between ("since talks began on Monday")."""
    mark = next((child.lower_ for child in head.children if child.dep_ == "mark"), "")
    relation = rulebook.relation_of(mark)
    above = sentence.claim_at(head.head)
    if head.dep_ == "advcl" and relation in ("since", "until", "before", "after") and above:
        yield Attachment(above, placed.expression, relation, "shared")


def _share(placed: PlacedClaim, labels: list[str], head: Token, *, reports: bool, leads: bool) -> How | None:
    """How a claim below ``head`` has a part in the expression that modifies ``head``."""
    if "relcl" in labels:
        return None
    if _stands_after(placed.token, head):
        return "source"  # "fell on Monday, after three days of fighting"
    if {"ccomp", "advcl"} <= set(labels) and not reports:
        return "shared"  # "fell on Monday, although Baghdad claimed that it held"
    if labels == ["dobj"] and placed.claim.event_type in AGREED:
        return "shared"  # "accepted a truce on Monday"
    if "ccomp" in labels or (reports and labels[:1] != ["nsubj"] and "conj" not in labels):
        return "content"
    if "acl" in labels:
        return "source" if verb_of(placed.token).tag_ == "VBN" else "shared"
    if "advcl" in labels:
        return None if _subordinator(placed.token, head) else "shared"
    if labels[-1:] == ["conj"] and not leads:
        return "nearest"
    return "shared"


def _stands_after(token: Token, head: Token) -> bool:
    """Whether a noun hangs on the verb by "after"."""
    between = [token]
    while between[-1].head.i not in (head.i, between[-1].i):
        between.append(between[-1].head)
    return any(item.dep_ == "prep" and item.lower_ in ("after", "following") for item in between)


def _subordinator(token: Token, head: Token) -> str:
    """The conjunction of the adverbial clause in which ``token`` stands below ``head``."""
    while token.head.i != head.i and token.head.i != token.i:
        if token.dep_ == "advcl":
            break
        token = token.head
    return next((child.lower_ for child in token.children if child.dep_ == "mark"), "")


def phase_of(head: Token) -> Literal["", "begin", "end"]:
    """Whether a verb dates only the beginning or the end of its subject ("the war broke out on Monday")."""
    particle = next((child.lower_ for child in head.children if child.dep_ == "prt"), "")
    if {head.lemma_, f"{head.lemma_} {particle}"} & rulebook.words("onset"):
        return "begin"
    return "end" if head.lemma_ in rulebook.words("close") else ""


def _antecedent(sentence: PlacedSentence, verb: Token) -> PlacedClaim | None:
    """The claim that "which" or "that" stands for as the subject of a relative clause."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.tag_ in ("WDT", "WP")), None)
    if subject is None:
        return None
    nearest = next((token for token in reversed(verb.doc[: subject.i]) if not token.is_punct), verb.head)
    return sentence.claim_at(verb.head) or sentence.claim_at(nearest)


def _reports(sentence: PlacedSentence, head: Token) -> bool:
    own = sentence.claim_at(head)
    return head.lemma_ in rulebook.words("report") or (
        own is not None and own.claim.event_type in ("statement", "threat")
    )


def _nearest(sentence: PlacedSentence, found: list[Attachment], entries: AbstractSet[int]) -> list[Attachment]:
    """Expressions that found no claim go to the nearest claim that found no expression."""
    used = {id(item.expression) for item in found}
    dated = {id(item.claim) for item in found}
    extra = []
    for placed in sentence.expressions:
        free = [
            item
            for item in sentence.claims
            if id(item) not in dated and "relcl" not in path(item.token, verb_of(item.token))
        ]
        if placed.expression.anchor == "event" or id(placed.expression) in used or not free:
            continue
        if not is_day(placed.expression) or placed.expression.start in entries:
            continue
        head = governor(sentence, placed)
        aside = next((token for token in (head, *head.ancestors) if token.dep_ == "relcl"), None)
        if aside is not None:
            free = [item for item in free if aside in (item.token, *item.token.ancestors)]
        if not free:
            continue
        near = min(free, key=lambda item: (abs(item.token.i - placed.root.i), item.token.i))
        extra.append(Attachment(near, placed.expression, relation_of(sentence, placed), "nearest"))
    return extra


def _carried(scene: Scene, found: list[Attachment]) -> Iterator[Attachment]:
    """Dates of headings and of earlier sentences of the paragraph, for claims without one."""
    dated = {id(item.claim) for item in found if is_day(item.expression) and item.expression.type == "DATE"}
    timed = {id(item.claim) for item in found if is_day(item.expression)}
    headings = paragraph_dates(scene)
    last: dict[int, tuple[int, TimeExpression]] = {}
    for sentence in scene.sentences:
        paragraph = sentence.sentence.paragraph
        for placed in sentence.claims:
            if id(placed) in dated or placed.claim.factuality not in SET_APART:
                continue
            if paragraph in headings:
                yield Attachment(placed, headings[paragraph], "in", "heading")
            elif id(placed) not in timed and paragraph in last and continues(sentence, placed, last[paragraph][0]):
                yield Attachment(placed, last[paragraph][1], "in", "narrative")
        if any(item.expression.anchor == "event" for item in sentence.expressions) or _is_of_now(sentence):
            last.pop(paragraph, None)
        for item in found:
            inside = sentence.sentence.start <= item.expression.start < sentence.sentence.end
            moves = item.how in ("direct", "shared") and item.relation in ("", "in") and is_day(item.expression)
            if inside and moves and not _is_aside(item.claim.token):
                last[paragraph] = (sentence.sentence.index, item.expression)


def _is_of_now(sentence: PlacedSentence) -> bool:
    """Whether a sentence says how things stand ("they have threatened to return"), which ends what was told."""
    root = next((token for token in sentence.doc if token.head.i == token.i), None)
    helpers = [child for child in root.children if child.dep_ == "aux"] if root is not None else []
    return {"has", "have"} & {child.lower_ for child in helpers} != set() and not any(c.tag_ == "MD" for c in helpers)


def _is_aside(token: Token) -> bool:
    """Whether a claim stands in a relative clause, whose date the telling leaves again."""
    return any(item.dep_ == "relcl" for item in (token, *token.ancestors))


def continues(sentence: PlacedSentence, placed: PlacedClaim, dated_sentence: int) -> bool:
    """Whether a claim goes on telling what the dated sentence before it tells."""
    if (
        any(_says_when(item.expression) for item in sentence.expressions)
        or is_reference(placed.token)
        or not 0 < sentence.sentence.index - dated_sentence <= REACH
    ):
        return False
    verb = verb_of(placed.token)
    if any(child.dep_ == "nsubj" and is_reference(child) and sentence.claim_at(child) for child in verb.children):
        return False  # "the first raids killed five": the day is that of the raids
    return verb.tag_ in ("VBD", "VBN", "VBG") and placed.claim.tense in ("past", "none") and not is_pluperfect(verb)


def _says_when(expression: TimeExpression) -> bool:
    """Whether a sentence with this expression has a time of its own; "three hours" leaves it the day told before."""
    length = expression.length
    return expression.anchor != "none" or length is None or length[1] > 1


def is_day(expression: TimeExpression) -> bool:
    """Whether an expression says when, more than "now" or "once"."""
    return expression.bounds is not None and not is_reference_point(expression)


def is_reference_point(expression: TimeExpression) -> bool:
    """Whether an expression means no more than now, some time before, or some time to come."""
    return expression.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF")

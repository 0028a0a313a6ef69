"""Who says that an event took place, and what that does to its factuality."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from explorer.events.attribution_accounts import account_of
from explorer.events.attribution_parties import speaks_for_a_party, subject_before
from explorer.events.attribution_quotations import quotations_around
from explorer.events.attribution_rules import AttributionRules, load_attribution_rules
from explorer.events.factuality_cues import load_cues
from explorer.events.factuality_retractions import REPORTING, is_corrected
from explorer.events.factuality_syntax import OBJECTS, SUBJECTS, climb, is_definite, is_nominal
from explorer.records import ActorMention, ActorsFound, ParsedArticle, Quotation, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from explorer.events.factuality import Judgement
    from explorer.records import Participant
    from explorer.records.parses import Doc, Token

CLAIMED_AT_MOST = 1.5
"""Highest score of what rests on a party alone; FactBank's "possible" begins below it."""

CONTENT = frozenset({"acl", "amod", "dobj", "pobj", "prep", "nummod", "nmod", "appos", "ccomp", "nsubj"})
"""Arcs from an event up to the verb that puts it forward."""

CORRECTED = -2.0
"""Score of what the text itself takes back."""

REPORTED_LOSS = 0.2
"""What reporting by an outsider takes from the score."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks.

    Attributes
    ----------
    speakers
        From the one who says it to the one nearest the outlet; actor ids where they resolve, else
        the words; empty for the narrator.
    quoted
        Whether the event's word stands inside quotation marks.
    is_party
        Whether the first speaker fights or governs in this war, or speaks for those who do.
    rule
        ``narrator``, ``speaker``, ``framing`` or ``unverified``.
    text
        One line for a person.
    allies
        Ids of the actors on the speaker's side, its own included.
    first_person
        Role of "we" or "us" in the event's clause: ``doer``, ``undergoer`` or empty.
    disputed
        Whether the text says that the words are not verified.
    presupposed
        Whether the reported clause takes the event for granted ("said that the raids killed
        five"), so that it does not rest on the speaker.
    corrected
        Whether the next sentence takes the words back ("That was wrong").
    conceding
        Whether the speaker says it against the own interest ("admitted that").
    """

    speakers: tuple[str, ...]
    quoted: bool
    is_party: bool
    rule: str
    text: str
    allies: frozenset[str] = frozenset()
    first_person: str = ""
    disputed: bool = False
    presupposed: bool = False
    corrected: bool = False
    conceding: bool = False


def attribute(parsed: ParsedArticle, sentence_index: int, token: int, found: ActorsFound) -> Attribution:
    """Find who says what a sentence says of an event.

    Parameters
    ----------
    parsed
        The article with its quotations.
    sentence_index, token
        The event's sentence, and the index of its head word in that sentence's ``Doc``.
    found
        The article's actors and their mentions.

    Returns
    -------
    Attribution
        The narrator's, with no speakers, where nobody else is named.
    """
    rules = load_attribution_rules()
    doc = parsed.docs[sentence_index]
    if doc is None:
        return Attribution((), False, False, "narrator", "Said by the narrator")
    offset = parsed.sentences[sentence_index].start
    covering = quotations_around(parsed, doc, offset, token)
    quoted = any(quotation.kind != "indirect" for quotation in covering)
    spans = _chain(covering) or _governing(doc, offset, token, rules) or account_of(doc, offset, token, rules)
    unverified = _is_unverified(parsed, sentence_index, rules)
    if not spans:
        framed = quoted and all(quotation.kind == "scare" for quotation in covering)
        rule = "framing" if framed else "narrator"
        text = "Words that the narrator keeps at a distance" if framed else "Said by the narrator"
        corrected = _is_corrected(parsed, sentence_index)
        return Attribution((), quoted, False, rule, text, disputed=unverified, corrected=corrected)
    speakers = tuple(dict.fromkeys(name for span in spans for name in _names(parsed, span, found)))
    first = spans[0]
    party, allies = speaks_for_a_party(parsed, first, found, rules)
    before = _antecedent(parsed, first, found, rules) or subject_before(doc, offset, first)
    if not party and before is not None:
        party, allies = speaks_for_a_party(parsed, before, found, rules)
    words = parsed.article.text[first.start : first.end]
    scare = any(quotation.kind == "mixed" for quotation in covering)
    return Attribution(
        speakers,
        quoted,
        party,
        "framing" if scare else "speaker",
        f"Said by {words}",
        allies,
        _first_person(doc[token], rules),
        unverified,
        not quoted and _is_presupposed(doc, offset, token, covering),
        _is_corrected(parsed, sentence_index),
        any(
            one.verb and parsed.article.text[one.verb.start : one.verb.end].lower() in rules.sets["conceding"]
            for one in covering
        )
        or doc[token].lower_ in rules.sets["own_dead"],
    )


def combine(
    judgement: Judgement,
    attribution: Attribution,
    *,
    participants: tuple[str, ...] = (),
    event_type: str = "",
) -> Judgement:
    """Weigh what a sentence says by who says it.

    Parameters
    ----------
    judgement
        What the sentence says.
    attribution
        Who says so.
    participants
        Ids of those whom the event harms; see :func:`bearers`.
    event_type
        The event's type.

    Returns
    -------
    Judgement
        ``happened`` and ``ongoing`` become ``claimed`` where they rest on a party that does not
        concede its own loss, on words that are not verified or on a mere name for what happened;
        other values keep, whoever says so.
    """
    rules = load_attribution_rules()
    if judgement.factuality not in {"happened", "ongoing", "claimed"} or event_type in rules.sets["speech_types"]:
        return judgement
    if attribution.presupposed:
        return judgement
    speaker = attribution.text.removeprefix("Said by ")
    if attribution.corrected and (attribution.speakers or judgement.rule in REPORTING):
        return replace(
            judgement, factuality="negated", score=CORRECTED, rule="corrected", text=rules.text("corrected", speaker)
        )
    if judgement.factuality == "claimed":
        return judgement
    if attribution.disputed and attribution.speakers:
        return _claimed(judgement, "unverified", rules, speaker)
    if attribution.rule == "framing" and (attribution.is_party or not attribution.speakers):
        return _claimed(judgement, "framing", rules, speaker)
    if not attribution.speakers:
        return judgement
    if not attribution.is_party:
        lowered = max(0.0, judgement.score - REPORTED_LOSS)
        return replace(judgement, score=round(lowered, 2))
    if _concedes(attribution, participants, event_type, rules):
        return replace(judgement, rule="concession", text=rules.text("concession", speaker))
    return _claimed(judgement, "party", rules, speaker)


def bearers(event_type: str, sources: Iterable[Participant], targets: Iterable[Participant]) -> tuple[str, ...]:
    """Return the ids of those for whom an event is a loss.

    Who withdraws or surrenders bears it as its source; otherwise the target does.
    """
    harmed = sources if event_type in load_attribution_rules().sets["loss_of_source"] else targets
    return tuple(participant.actor_id for participant in harmed if participant.actor_id)


def _claimed(judgement: Judgement, rule: str, rules: AttributionRules, speaker: str) -> Judgement:
    return replace(
        judgement,
        factuality="claimed",
        score=min(judgement.score, CLAIMED_AT_MOST),
        rule=rule,
        text=rules.text(rule, speaker),
    )


def _concedes(
    attribution: Attribution, participants: tuple[str, ...], event_type: str, rules: AttributionRules
) -> bool:
    if attribution.conceding:
        return True
    own_act = event_type in rules.sets["loss_of_source"]
    if attribution.first_person and event_type not in rules.sets["accusations"]:
        return attribution.first_person == ("doer" if own_act else "undergoer")
    return bool(attribution.allies & set(participants)) and event_type not in rules.sets["accusations"]


def _chain(covering: Sequence[Quotation]) -> list[Span]:
    """Return the spans of the speakers, innermost first, each followed by what carried the words."""
    chain: list[Span] = []
    for quotation in covering:
        if quotation.speaker is not None:
            chain += [span for span in (quotation.speaker, *quotation.through) if span not in chain]
    return chain


def _governing(doc: Doc, offset: int, token: int, rules: AttributionRules) -> list[Span]:
    """Return who speaks where no quotation was found but the parse has somebody say it.

    Two cases: the subject of a verb that puts a figure forward whose object holds the event
    ("counts 90 civilians killed"), and what stands before a cue of saying that the tagger took for
    a noun ("Armenia and France allege that …").
    """
    word = doc[token]
    while word.head.i != word.i and (word.dep_ in CONTENT or word.pos_ == "ADJ"):
        arc, word = word.dep_, word.head
        counts = (
            arc in {"dobj", "prep", "advcl"} and word.pos_ == "VERB" and word.lemma_ in rules.sets["counting_verbs"]
        )
        if counts or (arc == "ccomp" and _is_saying(word)):
            return _left_argument(word, offset)
    return []


def _is_saying(word: Token) -> bool:
    return any(cue.id in {"claim", "report"} for cue in load_cues().at("governor", word.lemma_.lower()))


def _left_argument(word: Token, offset: int) -> list[Span]:
    for child in word.lefts:
        if child.dep_ in {"nsubj", "nmod", "compound"}:
            last = child.doc[child.right_edge.i]
            return [Span(offset + child.doc[child.left_edge.i].idx, offset + last.idx + len(last))]
    return []


def _is_presupposed(doc: Doc, offset: int, token: int, covering: Sequence[Quotation]) -> bool:
    """Tell what the reported words take for granted: an aside, or a definite noun that they are about."""
    word = doc[token]
    rules = load_attribution_rules()
    if (
        word.dep_ == "dobj"
        and word.head.lemma_ in rules.sets["performatives"]
        and word.lemma_ in rules.sets["performed"]
    ):
        return True
    if any(_is_aside(above, offset, covering) for above in (word, *word.ancestors)):
        return True
    if not is_nominal(word) or not is_definite(word) or word.dep_ not in SUBJECTS | OBJECTS | {"pobj"}:
        return False
    link = climb(word)
    sets = load_cues().sets
    if link.prep is not None and link.prep.lower_ in sets["temporal"] | {"until", "before"}:
        return True
    states = link.head.lemma_.lower() in sets["light"] | sets["occurrence"] | {"be"}
    inside = all(one.start <= offset + link.head.idx < one.end for one in covering)
    return inside and link.head.pos_ == "VERB" and not states


def _is_aside(word: Token, offset: int, covering: Sequence[Quotation]) -> bool:
    """Tell a relative clause after a comma inside the reported words ("the plant, which they took in June")."""
    comma = word.left_edge.i > 0 and word.doc[word.left_edge.i - 1].text == ","
    noun = offset + word.head.idx
    return word.dep_ == "relcl" and comma and all(one.start <= noun < one.end for one in covering)


def _is_unverified(parsed: ParsedArticle, sentence_index: int, rules: AttributionRules) -> bool:
    """Tell whether this sentence or the next in its paragraph says that nobody could check."""
    here = parsed.sentences[sentence_index]
    for sentence in parsed.sentences[sentence_index : sentence_index + 2]:
        words = parsed.article.text[sentence.start : sentence.end]
        if sentence.paragraph == here.paragraph and _holds_one(words, rules.unverified):
            return True
    return False


@lru_cache(maxsize=64)  # the claims of a sentence are asked about one after another
def _holds_one(words: str, patterns: tuple[str, ...]) -> bool:
    small = words.lower()
    return any(pattern in small for pattern in patterns)


def _is_corrected(parsed: ParsedArticle, sentence_index: int) -> bool:
    """Tell a sentence that stands under "Correction", or that the next one of its paragraph takes back."""
    texts = {}
    for step in (-1, 0, 1):
        near = parsed.sentences[max(0, sentence_index + step) : sentence_index + step + 1]
        texts[step] = parsed.article.text[near[0].start : near[0].end] if near else ""
    following = parsed.sentences[sentence_index + 1 : sentence_index + 2]
    apart = bool(following) and following[0].paragraph != parsed.sentences[sentence_index].paragraph
    return is_corrected(texts[-1], texts[0], "" if apart else texts[1])


def _antecedent(parsed: ParsedArticle, speaker: Span, found: ActorsFound, rules: AttributionRules) -> Span | None:
    """Return the last speaker before one that only stands for somebody ("the source", "he")."""
    if not _stands_in(parsed, speaker, rules) or any(
        m.actor_id and m.how != "discovered" and speaker.start <= m.start and m.end <= speaker.end
        for m in found.mentions
    ):
        return None
    earlier = [
        quotation.speaker
        for quotation in parsed.quotations
        if quotation.speaker is not None
        and quotation.speaker.start < speaker.start
        and not _stands_in(parsed, quotation.speaker, rules)
    ]
    return max(earlier, key=lambda span: span.start, default=None)


def _stands_in(parsed: ParsedArticle, speaker: Span, rules: AttributionRules) -> bool:
    words = parsed.article.text[speaker.start : speaker.end].lower().split()
    return len(words) <= 2 and words[-1] in rules.sets["stand_ins"] and words[0] in {words[-1], "the", "this"}


def _names(parsed: ParsedArticle, span: Span, found: ActorsFound) -> list[str]:
    """Return the actors that a speaker's phrase names, else its words."""
    inside = [m for m in found.mentions if m.actor_id and m.start >= span.start and m.end <= span.end]
    heads = [mention for mention in inside if _names_the_head(parsed, mention, span)]
    text = parsed.article.text[span.start : span.end]
    if not heads:
        return [" ".join(text.split())]
    return [mention.actor_id for mention in heads]


def _names_the_head(parsed: ParsedArticle, mention: ActorMention, span: Span) -> bool:
    """Tell a mention that is the speaker from one that only describes it ("the Armenian officer")."""
    rest = parsed.article.text[mention.end : span.end].strip()
    return not rest or rest.startswith(("and ", ",", "(", "of ", "in ", "at ", "from ", "on ", "’s ", "-"))


def _first_person(token: Token, rules: AttributionRules) -> str:
    """Return the role that "we" or "us" has in the event's clause."""
    doer, undergoer = {"nsubj", "poss"}, {"dobj", "nsubjpass", "dative", "pobj"}
    head = token.head
    near = [*token.children]
    if token.dep_ in {"xcomp", "conj", "ccomp"}:
        near += [child for child in head.children if child.i < token.i]
    for child in near:
        words = {child.lower_} | ({inner.lower_ for inner in child.children if inner.dep_ == "poss"})
        if not words & rules.sets["first_person"]:
            continue
        if child.dep_ in undergoer and (child.head.i == token.i or child.lower_ in {"us", "me"}):
            return "doer" if token.dep_ in {"xcomp", "ccomp"} and child.head.i != token.i else "undergoer"
        if child.dep_ in doer:
            return "doer"
    return ""

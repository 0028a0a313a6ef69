"""Find the words that name events, and the frame that fits their arguments best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.events.arguments import Argument, Slots
from explorer.events.backoff import lost_arguments
from explorer.events.frames import Entry, Frame, frame_index
from explorer.events.lexicon import lexicon
from explorer.events.misreadings import behind_particle, mistagged, turned, unturned
from explorer.events.noun_arguments import noun_slots
from explorer.events.requirements import fitness
from explorer.events.verb_arguments import verb_slots

if TYPE_CHECKING:
    from explorer.events.scene import Scene
    from explorer.records.parses import Doc, Token

_PARTICLE_WINDOW = 5
_DESCRIBES = frozenset({"armed", "equipped", "trained", "based", "united", "allied"})
_LIKELY = frozenset({"likely", "already", "reportedly"})
_BEFORE_GERUND = frozenset({"of", "from", "by", "for", "without", "after", "before"})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger with its frame.

    Attributes
    ----------
    token
        Head of the trigger.
    first, last
        Indices of the first and the last token of the trigger.
    """

    frame: Frame
    token: Token
    first: int
    last: int
    slots: Slots
    fit: float


def matches(scene: Scene) -> list[Match]:
    """Triggers of one sentence, at most one at each word, in order."""
    index = frame_index()
    possible = [token for token in scene.tokens if token.lower_ in index.verbs or token.lower_ in index.nouns]
    found = [best for token in possible if (best := _best(token, scene)) is not None]
    found = [one for one in found if not any(_inside(one, other) for other in found)]
    return [one for one in found if not _is_object_of_twin(one, found)]


def _best(token: Token, scene: Scene) -> Match | None:
    is_verb = token.lower_ in frame_index().verbs and (_acts_as_verb(token) or _is_lost_verb(token, scene))
    candidates = list(_as_verb(token, scene)) if is_verb else []
    if not candidates and _acts_as_noun(token):
        candidates = list(_as_noun(token, scene))
    return max(candidates, key=lambda one: (one.last - one.first, one.fit, one.frame.confidence), default=None)


def _as_verb(token: Token, scene: Scene) -> Iterator[Match]:
    entries = frame_index().verbs.get(token.lower_, ())
    if not entries or _is_state(token, scene):
        return
    ends = [(entry, last) for entry in _possible(token, entries) if (last := _end_of_verb(token, entry)) is not None]
    if not ends:
        return
    if _is_predicate(token):
        slots = _slots_of_copula(token)
    else:
        slots = _slots_of_headline(token) if _is_headline_root(token, scene) else verb_slots(token)
    for name, lost in lost_arguments(token, scene).items():
        if not slots.get(name):
            slots[name] = lost
    for entry, last in ends:
        arguments = mistagged(behind_particle(slots, token, last, entry.frame), token, last)
        arguments = unturned(turned(arguments, token, entry.frame, scene), token, entry.frame, scene)
        fit = fitness(entry.frame, token, last, arguments, scene)
        if fit is not None:
            yield Match(entry.frame, token, token.i, last, arguments, fit + len(entry.rest))


def _possible(token: Token, entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """The entries whose further words may follow the verb."""
    near = token.doc[token.i + 1 : token.i + 1 + _PARTICLE_WINDOW]
    ahead = {one.lower_ for one in near} | {one.lemma_.lower() for one in near}
    return (entry for entry in entries if not entry.rest or entry.rest[0] in ahead)


def _as_noun(token: Token, scene: Scene) -> Iterator[Match]:
    entries = frame_index().nouns.get(token.lower_, ())
    if not entries or _names_kind_of_event(token) or _is_unverified(token) or _is_in_name(token, scene):
        return
    slots = noun_slots(token, can_act=scene.can_act)
    for entry in entries:
        first = _start_of_noun(token, entry)
        if first is None or (_modifies(token) and not entry.frame.may_modify):
            continue
        fit = fitness(entry.frame, token, token.i, slots, scene, first=first)
        if fit is not None:
            yield Match(entry.frame, token, first, token.i, slots, fit + len(entry.rest))


def _acts_as_verb(token: Token) -> bool:
    if _is_misread_participle(token):
        return True
    if not token.tag_.startswith("VB"):
        return False
    if token.lower_ not in frame_index().nouns:
        return True
    if token.tag_ == "VBG" and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("of", "by"):
        return False  # "heavy shelling by the army"
    if token.tag_ == "VBG" and any(child.dep_ in ("det", "poss", "amod", "compound") for child in token.children):
        return False
    return not (token.tag_ == "VBG" and token.dep_ in ("nsubj", "dobj", "compound") and not list(token.rights))


def _is_lost_verb(token: Token, scene: Scene) -> bool:
    """Whether a verb was taken for a noun: in a headline ("Air force bombs rebel camp"), or after "have"."""
    before = token.nbor(-1) if token.i else None
    if before is not None and before.lemma_ == "be" and _is_predicate(token):
        return token.lower_ not in frame_index().nouns  # "was overrun by rebels", "was beleaguered"
    if _is_headline_root(token, scene):
        return True
    if before is None or token.dep_ not in ("compound", "amod", "nmod") or token.head.i <= token.i:
        return False
    if token.lower_ not in frame_index().nouns and _auxiliary(token) == "have":
        return True  # "have overrun Sangin"
    if token.tag_ in ("NN", "NNP") and before.lower_.endswith("s") and token.lower_ not in frame_index().nouns:
        return "forces" in scene.kinds(before) and before.tag_ != "NNP"  # "troops overrun Chanzu hill"
    if token.tag_ != "NNS" or before.dep_ not in ("compound", "nmod"):
        return False
    return bool(scene.kinds(before) & {"forces", "aircraft"}) and not _has_finite_verb(token.doc)


def _auxiliary(token: Token) -> str:
    """The verb before a participle, past the adverbs between ("has highly likely overrun")."""
    step = token.i - 1
    while step > 0 and (token.doc[step].tag_ == "RB" or token.doc[step].lower_ in _LIKELY):
        step -= 1
    return token.doc[step].lemma_ if step >= 0 else ""


def _is_headline_root(token: Token, scene: Scene) -> bool:
    """Whether a headline's verb was taken for its head noun ("Army shells villages in the north")."""
    if token.tag_ != "NNS" or token.dep_ != "ROOT" or not token.i or _has_finite_verb(token.doc):
        return False
    before, after = token.nbor(-1), [child for child in token.rights if child.dep_ in ("appos", "dobj", "dep")]
    return before.dep_ == "compound" and "forces" in scene.kinds(before) and bool(after)


def _slots_of_headline(token: Token) -> Slots:
    after = next(child for child in token.rights if child.dep_ in ("appos", "dobj", "dep"))
    return {"doer": [Argument(token.nbor(-1), "inferred")], "patient": [Argument(after, "inferred")]}


def _is_predicate(token: Token) -> bool:
    """Whether a participle after "be" was taken for a noun or an adjective."""
    if any(child.dep_ == "auxpass" for child in token.children):
        return not token.tag_.startswith("VB")
    return token.dep_ == "attr" or (token.dep_ == "acomp" and token.tag_ == "JJ" and token.lower_ not in _DESCRIBES)


def _slots_of_copula(token: Token) -> Slots:
    """Slots of a passive of which the participle was taken for a noun."""
    if any(child.dep_ == "auxpass" for child in token.children):
        return verb_slots(token)  # "the post, which was overrun by rebels"
    after = (*token.head.children, *token.children)
    by = [inner for child in after if child.lower_ == "by" for inner in child.children if inner.dep_ == "pobj"]
    subjects = [child for child in token.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    return {"patient": [Argument(one) for one in subjects], "doer": [Argument(one) for one in by]}


def _has_finite_verb(doc: Doc) -> bool:
    return any(one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in doc)


def _is_misread_participle(token: Token) -> bool:
    """Whether a noun in -ing is a participle: ", killing eleven pupils"."""
    if token.tag_ not in ("NN", "VBG") or not token.lower_.endswith("ing") or not token.i:
        return False
    if token.i + 1 >= len(token.doc):
        return False
    if token.dep_ == "compound" and token.head.tag_ == "NNS" and token.nbor(-1).lower_ in _BEFORE_GERUND:
        return (
            token.head.lemma_.lower() not in lexicon().kinds
            or "event" not in lexicon().kinds[token.head.lemma_.lower()]
        )
    if token.tag_ != "NN":
        return False
    return token.nbor(-1).text == "," and token.nbor().pos_ in ("NUM", "DET", "ADJ", "NOUN", "PROPN")


def _acts_as_noun(token: Token) -> bool:
    if token.tag_ == "VBG" and any(child.dep_ == "dobj" for child in token.children):
        return False  # "for taking migrants"
    if token.tag_.startswith("NN") or token.tag_ == "VBG":
        return True
    if token.tag_.startswith("JJ"):
        return (
            token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "oprd", "attr", "acomp", "amod", "ccomp")
            or token.lower_ == "dead"
        )
    if not token.tag_.startswith("VB"):
        return False
    if token.tag_ == "VB" and token.i and token.nbor(-1).tag_ in ("TO", "MD"):
        return False  # "to deal with the rebels"
    return token.lower_ not in frame_index().verbs or token.dep_ in ("pobj", "dobj")


def _is_state(token: Token, scene: Scene) -> bool:
    """Whether a participle only describes the noun after it ("the besieged town")."""
    if token.dep_ not in ("amod", "compound") or token.tag_ not in ("VBN", "VBG", "VBD") or token.head.i < token.i:
        return False
    before = token.doc[token.i - 1] if token.i else None
    if before is None:
        return False
    if before.lemma_ == "have" or (before.lower_ == "not" and token.i > 1 and token.nbor(-2).lemma_ == "have"):
        return False  # "it had targeted civilians"
    if before.pos_ == "CCONJ":
        return before.head.pos_ not in ("VERB", "AUX")
    if (_is_subject_like(before) or _ends_name(before, scene)) and token.tag_ != "VBG" and token.head.pos_ == "NOUN":
        return False  # "artillery targeted gatherings"
    return not (token.head.pos_ == "PROPN" and (before.pos_ in ("NOUN", "PROPN", "PRON") or before.lower_ == "one"))


def _is_subject_like(before: Token) -> bool:
    """Whether a plural or an actor's name stands there as a subject would, not as part of a compound."""
    if before.tag_ in ("NNS", "NNPS"):
        return before.dep_ != "npadvmod"
    return before.tag_ == "NN" and before.dep_ in ("nsubj", "nmod") and before.nbor().whitespace_ != ""


def _ends_name(before: Token, scene: Scene) -> bool:
    """Whether an armed actor's name ends there and begins a clause ("Al-Shabaab fired mortars")."""
    mention = scene.actors.get(before.i)
    if mention is None or before.pos_ != "PROPN" or "forces" not in scene.kinds(before):
        return False
    first = before.i
    while first and scene.actors.get(first - 1) == mention:
        first -= 1
    return first == 0 or scene.doc[first - 1].pos_ in ("PUNCT", "CCONJ", "SCONJ")


def _end_of_verb(token: Token, entry: Entry) -> int | None:
    """Index of the last word of a verb with further words, which may stand some words later."""
    words = list(entry.rest)
    if not words:
        if not entry.frame.particle:
            return token.i
        for later in token.doc[token.i + 1 : token.i + 1 + _PARTICLE_WINDOW + 4]:
            if later.pos_ == "VERB" and later.i > token.i + 1:
                return None
            if later.lower_ in entry.frame.particle and later.head.i >= token.i - 1:
                return later.i if later.lower_ in ("out", "back", "off", "away") else token.i
        return None
    last = token.i
    for later in token.doc[token.i + 1 : token.i + 1 + _PARTICLE_WINDOW]:
        if later.lower_ == words[0] or later.lemma_.lower() == words[0]:
            words.pop(0)
            last = later.i
            if not words:
                return last
        elif later.pos_ in ("VERB", "ADP", "PUNCT", "SCONJ", "CCONJ") or (later.pos_ == "AUX"):
            return None
    return None


def _start_of_noun(token: Token, entry: Entry) -> int | None:
    """Index of the first word of a noun of several words."""
    tokens, step = token.doc.tokens, token.i
    for word in reversed(entry.rest):
        step -= 1
        if step >= 0 and tokens[step].lower_ in ("-", "‑", "–"):
            step -= 1
        if step < 0 or (word != tokens[step].lower_ and word != tokens[step].lemma_.lower()):
            return None
    return step


def _modifies(token: Token) -> bool:
    """Whether a noun only modifies the noun after it ("an attack drone")."""
    if token.dep_ not in ("compound", "nmod", "amod") or token.head.i <= token.i:
        return False
    if token.head.ent_type_ in ("DATE", "TIME") or token.nbor().tag_ in ("CD", "DT", "PRP$"):
        return False  # "a car bomb hours before", "in the firefight three men"
    between = token.doc[token.i + 1 : token.head.i]
    after = between[0].lower_ if between else ""
    if token.tag_ == "NNS" and after[-1:] == "s" and after[-2:] != "ss" and after in frame_index().verbs:
        return False  # a headline: "grenade attacks rocks capital"
    return (
        all(one.tag_[:2] in ("NN", "JJ", "VB", "CD", "HY") or one.is_punct for one in between)
        and token.head.tag_[:2] == "NN"
        and not any(one.pos_ == "ADV" for one in between)
    )


def _names_kind_of_event(token: Token) -> bool:
    """Whether the noun stands in "method of attack" and the like, or is coordinated with one that does."""
    step = token
    while step.dep_ == "conj":
        step = step.head
    return step.dep_ == "pobj" and step.head.lower_ == "of" and step.head.head.lemma_.lower() in lexicon().generic


def _is_in_name(token: Token, scene: Scene) -> bool:
    """Whether the word is part of an actor's name ("Army of Conquest")."""
    mention = scene.actors.get(token.i)
    return (
        mention is not None
        and mention.how in ("name", "discovered")
        and " " in mention.text
        and token.text[0].isupper()
    )


def _is_unverified(token: Token) -> bool:
    """Whether somebody cannot confirm the event, which says nothing of it."""
    head = token.head
    negated = any(child.dep_ == "neg" for child in head.children)
    return token.dep_ == "dobj" and negated and head.lemma_.lower() in lexicon().verify


def _inside(one: Match, other: Match) -> bool:
    return (
        other is not one
        and other.first <= one.first
        and one.last <= other.last
        and (other.last - other.first) > (one.last - one.first)
    )


def _is_object_of_twin(one: Match, found: list[Match]) -> bool:
    """Whether the trigger is the object of another trigger of the same type: one event, not two."""
    if not one.frame.nouns:
        return False
    return any(
        other is not one
        and other.frame.verbs
        and other.frame.type == one.frame.type
        and "patient:owner" not in other.frame.target  # the attack that is repelled is the other side's
        and any(argument.token.i == one.token.i for argument in other.slots.get("patient", []))
        for other in found
    )

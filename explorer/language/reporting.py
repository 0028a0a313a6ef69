"""The table of reporting verbs, and who is their subject."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from explorer.rules import rule_table

if TYPE_CHECKING:
    from explorer.records.parses import Token

DEEPEST_CLIMB = 6  # clauses between a participle and its subject

_NOBODY = frozenset({"nobody", "none", "no-one", "no", "neither", "nothing"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_RELATIVE = frozenset({"WP", "WDT"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "npadvmod", "dep", "dative"})


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """What a verb of ``rules/reporting_verbs.toml`` may govern."""

    lemma: str
    group: str
    quoting: bool
    clause: bool
    infinitive: bool


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Every form, in small letters, with its verb."""
    forms: dict[str, ReportingVerb] = {}
    for group in rule_table("language", "reporting_verbs")["group"]:
        flags = {flag: bool(group.get(flag)) for flag in ("quoting", "clause", "infinitive")}
        for lemma, others in group["verbs"].items():
            verb = ReportingVerb(lemma, group["id"], **flags)
            for form in (lemma, *others.split()):
                forms.setdefault(form, verb)
    return forms


def reporting_verb(token: Token) -> ReportingVerb | None:
    """The reporting verb that a token is, or None; a form that is tagged as a noun is none."""
    verb = reporting_verbs().get(token.lower_)
    if verb is None or token.dep_ == "amod":
        return None
    return verb if token.tag_[:2] == "VB" or token.pos_ in ("VERB", "AUX") or _is_misread(token) else None


def _is_misread(token: Token) -> bool:
    """Whether a word tagged as a noun heads its sentence and a clause: "Armenia and France allege that …"."""
    return token.dep_ == "ROOT" and any(child.dep_ == "ccomp" and child.i > token.i for child in token.children)


def speaker_of(verb: Token) -> Token | None:
    """The head word of the subject who says what the verb reports.

    Follows inversion (``says Yerevan``), agents (``announced by Baku``), relative pronouns,
    conjunction, participles (``…, vowing to return``) and ``quoted as saying``. None for
    impersonal passives (``it was reported``) and for nobody.
    """
    if verb.lower_ in _lemmas("same_speaker"):
        for outer in verb.ancestors:
            if reporting_verb(outer) is not None:
                return speaker_of(outer)
    speaker = _subject(verb, passive_speaks=verb.lemma_ in ("quote", "cite"), depth=0)
    if speaker is None and verb.tag_ in ("VBZ", "VBD", "VBP") and not is_passive(verb):
        speaker = _noun_before(verb)
    if speaker is None or _is_nobody(speaker) or speaker.dep_ == "expl":
        return None
    return speaker


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, or has an impersonal subject (``it is said``)."""
    return any(child.dep_ in ("auxpass", "nsubjpass", "expl", "agent") for child in verb.children)


def is_negated(verb: Token, *, denying: bool = False) -> bool:
    """Whether the saying itself is denied, refused or asked for (``did not say``, ``refused to say``).

    Parameters
    ----------
    verb
        A reporting verb.
    denying
        Whether it is one of denial, of which "did not deny that …" still reports.
    """
    if any(child.dep_ in ("nsubj", "nsubjpass") and _is_nobody(child) for child in verb.children):
        return True
    if denying:
        return False
    if any(child.dep_ == "neg" or child.lower_ in ("never", "neither") for child in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _lemmas("unsaid")


def _noun_before(verb: Token) -> Token | None:
    """The noun right before a finite verb for which the parser found no subject."""
    for word in reversed(verb.doc[max(0, verb.i - 4) : verb.i]):
        if word.pos_ in ("NOUN", "PROPN", "PRON"):
            while (
                word.dep_ == "pobj" and word.head.lower_ in ("of", "for", "without") and word.head.head.pos_ in _NOUNS
            ):
                word = word.head.head  # the Observatory for Human Rights
            return word if word.dep_ not in ("compound", "amod") else None
        if word.pos_ not in ("ADV", "AUX"):
            return None
    return None


def _is_nobody(noun: Token) -> bool:
    return noun.lower_ in _NOBODY or any(child.lower_ in ("no", "neither") for child in noun.lefts)


def _subject(verb: Token, *, passive_speaks: bool, depth: int) -> Token | None:
    children = list(verb.children)
    passive = is_passive(verb)
    if passive and not passive_speaks:
        agents = [child for child in children if child.dep_ == "agent"]
        return next((noun for agent in agents for noun in agent.children if noun.dep_ == "pobj"), None)
    for child in children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return verb.head if child.tag_ in _RELATIVE and verb.dep_ == "relcl" else child
    if verb.tag_[:2] == "NN":
        return next((child for child in verb.lefts if child.dep_ in ("nmod", "compound", "poss")), None)
    inverted = _inverted_subject(verb)
    if inverted is not None:
        return inverted
    return _climb(verb, depth) if depth < DEEPEST_CLIMB else None


def _inverted_subject(verb: Token) -> Token | None:
    """The noun after a finite verb that follows a quotation or a comma (``" assures one fighter``)."""
    if verb.tag_ not in ("VBZ", "VBD", "VBP") or verb.i == 0 or not verb.nbor(-1).is_punct:
        return None
    return next((child for child in verb.rights if child.dep_ in _OBJECTS and child.left_edge.i == verb.i + 1), None)


def _climb(verb: Token, depth: int) -> Token | None:
    head, dep = verb.head, verb.dep_
    if dep == "ROOT":
        return None
    if dep == "acl":
        return _subject_of_attribute(verb, depth) if verb.tag_ == "VBG" else None
    if dep == "pcomp":
        return _subject_of_prepositional(head.head, depth)
    if dep in ("conj", "xcomp", "advcl", "ccomp", "dep", "prep", "parataxis"):
        if dep == "xcomp":
            objects = [child for child in head.children if child.dep_ == "dobj" and child.i < verb.i]
            if objects and head.lemma_ in _lemmas("object_control"):
                return objects[0]
        if dep == "ccomp" and verb.tag_ != "VBG":
            return None
        if dep == "advcl":
            head = _nearest_clause(verb, head)
        if dep == "conj" and head.dep_ == "ccomp" and _says(verb) and _says(head.head):
            head = head.head
        return _subject(head, passive_speaks=True, depth=depth + 1)
    return None


def _subject_of_attribute(participle: Token, depth: int) -> Token | None:
    """``fighters vowing to return``; but in "confirmed the toll saying that" it is the confirmer who says so."""
    noun = participle.head
    governor = noun.head if noun.dep_ == "dobj" else None
    if governor is None or governor.lemma_ in ("quote", "cite", "see", "show", "hear"):
        return noun
    return _subject(governor, passive_speaks=True, depth=depth + 1) or noun


def _says(verb: Token) -> bool:
    """Whether it is a plain verb of saying: "told AFP that two fell but said …" has one speaker."""
    reporting = reporting_verb(verb)
    return reporting is not None and reporting.group == "say"


def _nearest_clause(participle: Token, head: Token) -> Token:
    """The last clause before a participle: "…, while another is frank, saying …" is the other's saying."""
    between = (
        child
        for child in head.children
        if head.i < child.i < participle.i
        and child.dep_ in ("advcl", "conj")
        and any(word.dep_ in ("nsubj", "nsubjpass") for word in child.children)
    )
    return max(between, key=lambda child: child.i, default=head)


def _subject_of_prepositional(verb: Token, depth: int) -> Token | None:
    """``state TV quoted the general as saying``, ``the general was quoted as saying``."""
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if objects and verb.lemma_ in ("quote", "cite"):
        return objects[0]
    return _subject(verb, passive_speaks=True, depth=depth + 1)


@cache
def _lemmas(table: str) -> frozenset[str]:
    return frozenset(rule_table("language", "reporting_verbs")[table]["verbs"])

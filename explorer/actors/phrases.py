"""Noun phrases of a parsed sentence, cut down to head and modifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.actors.lexicon import Lexicon, base_form

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token

_NOMINAL_TAGS = ("NOUN", "PROPN")
_MODIFIERS = ("compound", "nmod", "amod", "nummod", "nounmod", "quantmod", "det", "predet")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "attr", "ROOT", "appos", "agent", "poss", "oprd")
_NO_PEOPLE = ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}h?")  # the time of an entry, "19:00 Rebels withdraw"
_BREAKS = frozenset(',:;()[]"“”—–•|')


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without its relative clauses and prepositional tail.

    Attributes
    ----------
    head
        Index of the syntactic head.
    core
        Index of the noun that says what it is: "civilians" in "dozens of civilians".
    first, last
        Token range, half-open.
    owner
        Index of the possessor's head ("Assad" in "Assad's forces"), or -1.
    """

    doc: Doc
    head: int
    core: int
    first: int
    last: int
    owner: int = -1

    @property
    def head_token(self) -> Token:
        """The token that governs the phrase."""
        return self.doc[self.head]

    @property
    def core_token(self) -> Token:
        """The token that says what the phrase means."""
        return self.doc[self.core]


def noun_phrases(doc: Doc, lexicon: Lexicon) -> Iterator[Phrase]:
    """The noun phrases of a sentence, in the order of their heads.

    Pronouns are left out; numbers and words such as "another" count where they are an argument.
    """
    for token in doc:
        if _is_head(token, lexicon):
            yield _phrase(doc, token, lexicon)


def _is_head(token: Token, lexicon: Lexicon) -> bool:
    if token.pos_ in _NOMINAL_TAGS:
        return not is_modifier(token, lexicon)
    if token.pos_ == "NUM":
        if token.lower_ in ("one", "two") or any(child.lower_ in ("the", "these", "those") for child in token.lefts):
            return False  # "one … the other", "the two" take up something already named
        counts = token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.head.pos_ == "VERB"
        return counts and token.ent_type_ not in _NO_PEOPLE
    if token.pos_ in ("ADJ", "PRON", "DET") and token.dep_ in _ARGUMENTS:
        taken_up = ("another", "others", "many", *lexicon.words["ordinals_of_two"])
        return lexicon.is_in(token, "people") or token.lower_ in taken_up
    return token.pos_ == "ADJ" and token.dep_ in ("nsubj", "nsubjpass") and bool(lexicon.actor_class(token))


def is_modifier(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun only modifies another noun that follows it in the same phrase."""
    head = token.head
    if head.i <= token.i or any(between.text in _BREAKS for between in token.doc[token.i : head.i]):
        return False
    if head.pos_ in _NOMINAL_TAGS:
        # Small models take "US" for the subject of a clause that "airstrikes" heads.
        return token.dep_ in _MODIFIERS or (token.dep_ == "nsubj" and head.i == token.i + 1)
    return token.dep_ == "compound" and lexicon.is_in(head, "military")


def _phrase(doc: Doc, head: Token, lexicon: Lexicon) -> Phrase:
    core = _core(head, lexicon)
    owner = next((child.i for child in (*core.lefts, *head.lefts) if child.dep_ == "poss"), -1)
    return Phrase(doc, head.i, core.i, _first(doc, head, lexicon), max(head.i, core.i) + 1, owner)


def _first(doc: Doc, head: Token, lexicon: Lexicon) -> int:
    """The first token of the phrase that a head closes."""
    first = head.i
    for left in range(head.i - 1, head.left_edge.i - 1, -1):
        if not _belongs(doc[left], head, lexicon.words["about"]) or _ends_before(doc[left]):
            break
        first = left
    while first < head.i and doc[first].lower_ in lexicon.words["adverbs_of_time"]:
        first += 1
    while first < head.i and (doc[first].is_punct or doc[first].pos_ in ("CCONJ", "PART")):
        first += 1
    return first


def _ends_before(token: Token) -> bool:
    """Whether another phrase ends at a noun: "in the ensuing firefight three men" has a number after it."""
    after = token.nbor(1)
    counts = after.pos_ == "NUM" and after.dep_ == "nummod" and after.head.i > after.i
    return counts and token.pos_ in ("NOUN", "PROPN") and token.lower_ not in ("some",)


def _belongs(token: Token, head: Token, about: frozenset[str]) -> bool:
    """Whether a token to the left of a head can be inside its phrase, all between being so."""
    if (
        token.text in _BREAKS
        or _CLOCK.fullmatch(token.text)
        or (token.text == "-" and (token.whitespace_ or not token.i))
    ):
        return False
    if token.ent_type_ in ("DATE", "TIME") and head.ent_type_ not in ("DATE", "TIME"):
        return token.pos_ in ("DET", "ADJ") and token.nbor(1).ent_type_ not in ("DATE", "TIME")
    if token.pos_ == "VERB":
        return token.dep_ in ("amod", "compound") and head.pos_ == "NOUN"
    if token.lower_ == "of" and token.dep_ == "quantmod":
        return True  # "tens of thousands of people"
    if token.pos_ == "ADP" or (token.pos_ == "SCONJ" and token.lower_ == "than"):
        return token.lower_ in about and (token.nbor(1).pos_ in ("NUM", "DET") or token.nbor(1).lower_ in about)
    if token.pos_ == "ADV":
        return token.i < token.head.i <= head.i and (token.head.i < head.i or token.lower_ in about)
    if token.pos_ == "PRON":
        return token.tag_ in ("PRP$", "WP$") or token.dep_ in ("det", "nummod")
    return token.pos_ not in ("AUX", "SCONJ", "INTJ")


def _core(head: Token, lexicon: Lexicon) -> Token:
    """ "Dozens of civilians" speaks of civilians, and "a band of rebels" of rebels."""
    counts = lexicon.is_in(head, "quantities") or head.pos_ == "NUM"
    if not (counts or lexicon.is_in(head, "bodies")):
        return head
    for child in head.rights:
        if child.left_edge.lower_ == "of" and child.left_edge.i == head.i + 1 and is_body_of_men(head, child, lexicon):
            return child  # "groups of up to twenty men", which the parser takes apart
        if child.dep_ == "prep" and child.lower_ in ("of", "among") and child.i <= head.i + 2:
            for grandchild in child.rights:
                if grandchild.dep_ != "pobj":
                    continue
                noun_class = lexicon.actor_class(grandchild)
                if noun_class in ("forces", "irregulars") or is_body_of_men(head, grandchild, lexicon):
                    return grandchild
                if counts and (noun_class or grandchild.pos_ in _NOMINAL_TAGS):
                    return grandchild
    return head


def is_body_of_men(head: Token, counted: Token, lexicon: Lexicon) -> bool:
    """Whether men are spoken of as those who march together: "two groups of up to twenty men"."""
    return lexicon.is_in(head, "bodies") and counted.lower_ in lexicon.words["men"]


def is_plural(token: Token) -> bool:
    """Whether a noun is plural in form or by its number word."""
    if "Number=Plur" in token.morphology or token.tag_ in ("NNS", "NNPS"):
        return True
    return any(child.dep_ == "nummod" and base_form(child) not in ("one", "1") for child in token.lefts)


def is_deed(phrase: Phrase) -> bool:
    """Whether a noun is what somebody does: "little resistance", but "the resistance" is somebody."""
    core = phrase.core_token
    return bool(core.lemma_.lower() == "resistance") and not any(child.lower_ == "the" for child in core.lefts)

"""Repairs of parses that break a rule of grammar the parser knows nothing of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_TELLING = frozenset({"say", "report", "add", "tell", "claim", "announce"})
_SPEAKING = _TELLING | {
    "deny",
    "blame",
    "accuse",
    "vow",
    "warn",
    "threaten",
    "demand",
    "reject",
    "urge",
    "admit",
    "promise",
    "insist",
    "dismiss",
    "condemn",
    "acknowledge",
}
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def repair(doc: Doc) -> Doc:
    """Give back its subject to a main clause that a phrase in front of it has swallowed.

    In "In clips translated by MEMRI, ISIS fighters are seen …" the parser makes "MEMRI, ISIS
    fighters" one noun phrase and leaves the main verb without a subject. A comma cannot stand
    between a modifier and its noun, so that the words after it are the missing subject.

    Returns
    -------
    spacy.tokens.Doc
        The same document, changed in place before anybody else has seen it.
    """
    for verb in [token for token in doc if token.dep_ == "conj" and _speaks_on(token)]:
        verb.head = verb.head.head
    for root in [token for token in doc if token.dep_ == "ROOT"]:
        if not _lacks_subject(root):
            continue
        teller = _teller(root)
        if teller is not None:
            comma = doc[teller.left_edge.i - 1]
            teller.head, teller.dep_ = root, "nsubj"
            comma.head, comma.dep_ = root, "punct"
            continue
        for noun in doc[: root.i]:
            if noun.dep_ != "pobj" or noun.head.i > noun.i:
                continue
            modifier = _across_comma(noun)
            if modifier is not None and not _verb_between(noun, root):
                _reattach(noun, modifier, root)
                break
    return doc


def _speaks_on(verb: Token) -> bool:
    """Whether a verb of speaking is joined to what was said rather than to who says it.

    In "The army denied it had fired on the mosque and blamed the rebels" the army blames.
    """
    said = verb.head
    if verb.lemma_ not in _SPEAKING or verb.tag_ != "VBD" or said.dep_ != "ccomp" or said.lemma_ in _SPEAKING:
        return False
    return said.head.lemma_ in _SPEAKING and not any(child.dep_ in _SUBJECTS for child in verb.children)


def _teller(verb: Token) -> Token | None:
    """Who says it, where the parser has joined them to the last noun of what they say.

    "The rebels freed 40 detainees, residents and an official said": the first of the nouns behind the
    last comma, if all of them stand right before the verb.
    """
    if verb.lemma_ not in _TELLING or verb.i == 0:
        return None
    noun = verb.nbor(-1)
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        before = noun.left_edge.i - 1
        if before >= 0 and noun.doc[before].text == "," and noun.head.i < before:
            return noun
        noun = noun.head
    return None


def _lacks_subject(verb: Token) -> bool:
    finite = verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in verb.children if child.dep_[:3] == "aux")
    return finite and not any(child.dep_ in _SUBJECTS for child in verb.children)


def _across_comma(noun: Token) -> Token | None:
    for child in noun.lefts:
        if child.dep_ in ("nmod", "compound") and any(word.text == "," for word in noun.doc[child.i : noun.i]):
            return child
    return None


def _verb_between(noun: Token, verb: Token) -> bool:
    """Whether another clause that does not belong to the noun stands between it and the verb."""
    own = {word.i for word in noun.subtree}
    return any(
        word.tag_ in _FINITE and word.i not in own and word.dep_[:3] != "aux" for word in noun.doc[noun.i + 1 : verb.i]
    )


def _reattach(noun: Token, modifier: Token, verb: Token) -> None:
    preposition = noun.head
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    comma = next(word for word in noun.doc[modifier.i : noun.i] if word.text == ",")
    modifier.head, modifier.dep_ = preposition, "pobj"
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    comma.head, comma.dep_ = verb, "punct"

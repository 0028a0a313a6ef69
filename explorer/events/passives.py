"""Whether a verb is passive or finite, also where the parser has mistaken a participle for a past tense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.events.lexicon import lexicon

if TYPE_CHECKING:
    from explorer.records.parses import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_FINISHED = frozenset({"dobj", "xcomp", "aux", "auxpass", "cc", "mark"})
_RESUMING = ("ccomp", "advcl", "conj", "dep")
CAPTIVE = ("prisoner", "captive", "hostage")


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is what it is done to."""
    if verb.tag_ not in ("VBN", "VBD") and not any(child.dep_ == "auxpass" for child in verb.children):
        return False
    relations = {child.dep_ for child in verb.children if not (_is_complement(child) or is_own_word(child))}
    if _lacks_auxiliary(verb, relations):
        return True
    if {"nsubj", "dobj"} <= relations and relations.isdisjoint(("nsubjpass", "agent")):
        return False
    if _is_seen(verb, relations) or resumed(verb) is not None:
        return True
    if "auxpass" in relations:
        return not _only_looks_passive(verb)
    for child in verb.children:
        if is_own_word(child):
            continue
        if child.dep_ in ("nsubjpass", "auxpass", "agent"):
            return not _only_looks_passive(verb)
        if child.dep_ == "aux" and (child.lemma_ in ("have", "be") or child.lower_ == "having"):
            return child.lemma_ == "be"
        if child.dep_ in ("dobj", "nsubj") and not _is_complement(child):
            return _is_taken(verb)
    if reduced_head(verb) is not None:
        return True
    if _is_loose_participle(verb):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "advcl", "amod", "ROOT", "relcl", "oprd", "acomp", "xcomp"):
        return True
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return False


def _lacks_auxiliary(verb: Token, relations: set[str]) -> bool:
    """Whether a participle without an auxiliary was taken for a past tense: "Navy says seven boats sunk"."""
    if verb.dep_ not in ("ROOT", "ccomp", "parataxis") or "nsubj" not in relations or "aux" in relations:
        return False
    if any(child.tag_ in ("WP", "WDT") or child.pos_ == "PRON" for child in verb.lefts if child.dep_ == "nsubj"):
        return False
    if verb.lower_ in lexicon().participles:
        return True
    shared = any(child.dep_ == "conj" and child.tag_.startswith("VB") for child in verb.rights)
    bare = relations.isdisjoint(("dobj", "xcomp", "ccomp", "prt", "dative"))
    parted = verb.i + 1 < len(verb.doc) and verb.nbor(1).text == ","  # its object may stand behind what is set apart
    return verb.lemma_.lower() in lexicon().objectful and bare and not shared and not parted


def is_own_word(token: Token) -> bool:
    """Whether "by" gives a teller, not a doer: "killed, by their own account, 4,000 men"."""
    nouns = (child.lemma_.lower() for child in token.rights if child.dep_ == "pobj")
    return token.lower_ == "by" and not lexicon().tellings.isdisjoint(nouns)


def _is_complement(token: Token) -> bool:
    """Whether the noun says as what somebody is taken: *prisoner* in "taken prisoner"."""
    return token.dep_ == "dobj" and token.lower_ in CAPTIVE and not list(token.lefts)


def _is_taken(verb: Token) -> bool:
    """Whether somebody is "taken prisoner by" others, with *taken* read as a past tense."""
    by = any(child.lower_ == "by" for child in verb.rights)
    return by and any(_is_complement(child) for child in verb.children)


def resumed(verb: Token) -> Token | None:
    """The main verb behind a participle that was taken for it: *crossed* in "soldiers cut off there had crossed"."""
    relations = {child.dep_ for child in verb.children}
    if verb.tag_ not in ("VBD", "VBN") or "nsubj" not in relations or relations & _FINISHED:
        return None
    for later in verb.rights:
        if later.dep_ in _RESUMING and later.tag_.startswith("VB") and later.tag_ != "VBG" and is_finite(later):
            bare = all(child.dep_ not in SUBJECTS for child in later.children)
            between = verb.doc[verb.i + 1 : later.i]
            apart = any(one.text in (",", ";") or one.tag_ == "WRB" or one.dep_ in ("mark", "cc") for one in between)
            if bare and not apart:
                return later
    return None


def _is_seen(verb: Token, relations: set[str]) -> bool:
    """Whether a participle after a verb of seeing was taken for a past tense: "saw two hundred men marched off"."""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBD", "VBN") or verb.i < verb.head.i:
        return False
    bare = relations.isdisjoint(("mark", "aux", "auxpass", "dobj", "expl"))
    return bare and "nsubj" in relations and verb.head.lemma_.lower() in lexicon().see


def _only_looks_passive(verb: Token) -> bool:
    """Whether the subject does it all the same: "were engaged in a battle", "was quoted as saying"."""
    lemma, after = verb.lemma_.lower(), [child for child in verb.rights if child.dep_ in ("prep", "agent")]
    if any(child.lower_ == "by" for child in after):
        return False
    if lemma in lexicon().absorbed:
        return any(child.lower_ == "in" for child in after)
    quoted = lemma in ("quote", "cite") and any(child.lower_ == "as" for child in after)
    return quoted and any(inner.tag_ == "VBG" for child in after for inner in child.children)


def _is_loose_participle(verb: Token) -> bool:
    """Whether a participle before its clause was taken for a past tense: "Twice repulsed, they scaled the wall"."""
    if verb.tag_ != "VBD" or verb.dep_ != "advcl" or verb.i > verb.head.i:
        return False
    return not any(child.dep_ in ("mark", "aux", "dobj", *SUBJECTS) for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether the verb, or an auxiliary of it, carries a tense of its own."""
    if verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ not in ("acl", "amod", "compound", "xcomp"):
        return not _is_loose_participle(verb)
    return any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in verb.children
    )


def reduced_head(verb: Token) -> Token | None:
    """The noun that a bare participle after it describes ("the church in Shushi, shelled twice").

    The parser often takes such participles for past tenses or for adverbial clauses.
    """
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("acl", "advcl") or verb.i < 2:
        return None
    if any(child.dep_ in (*SUBJECTS, "aux", "auxpass", "dobj", "mark") for child in verb.children):
        return None
    if verb.dep_ == "acl":
        return verb.head
    if verb.nbor(-1).text != "," or verb.nbor(-2).pos_ not in ("NOUN", "PROPN"):
        return None
    noun = verb.nbor(-2)
    while noun.dep_ in ("compound", "conj") or (noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN")):
        noun = noun.head if noun.dep_ != "pobj" else noun.head.head
    return noun if noun.dep_ != "npadvmod" and noun.ent_type_ not in ("DATE", "TIME") else None

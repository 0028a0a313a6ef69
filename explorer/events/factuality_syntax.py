"""How an event's word hangs in its sentence, in the terms that the cues ask for.

Labels are those of spaCy's English models (ClearNLP dependencies, Penn tags).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.events.factuality_cues import Cues
    from explorer.records.parses import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
COMPLEMENTS = frozenset({"dobj", "acomp", "attr", "xcomp", "ccomp"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
MAX_DEPTH = 24
"""Longest chain of governors that is followed; longer ones come from broken parses."""

_PAST_FORMS = frozenset({"had", "has", "have", "was", "were", "did"})
_PARTICLES = frozenset({"off", "up", "out", "back", "down"})
_KEPT = frozenset({"for", "of", "against"})
_WH = frozenset({"who", "whom", "which", "how", "why", "when", "where"})


@dataclass(frozen=True, slots=True)
class Link:
    """How a token hangs on its governor: the arc, the governor and the preposition between."""

    arc: str
    head: Token
    prep: Token | None = None


def climb(token: Token) -> Link:
    """Return how ``token`` hangs on its governor, with prepositions folded into the arc.

    The subject of a raising verb ("the strikes are believed to have killed four") hangs on the
    infinitive.
    """
    dep, head = token.dep_, token.head
    if head.lower_ == "by" and (passive := _kept_from(head)) is not None:
        return Link("agent", passive, head)
    if dep in {"pobj", "pcomp"} or (dep == "prep" and token.pos_ == "VERB"):
        arc = "gerund" if dep == "pcomp" and not head.dep_.startswith("prep") else head.lemma_.lower()
        return Link(arc, head.head if head.head.i != head.i else head, head)
    if is_clause_read_as_adjective(token):
        return Link("clause", head.head)
    if dep in {"nsubj", "nsubjpass"} and is_nominal(token):
        raised = [child for child in head.children if child.dep_ == "xcomp" and is_infinitive(child)]
        if raised and not is_unsuccessful(raised[0]):
            return Link("subject", raised[0])
    if dep == "nsubjpass" and (stranded := _stranded(head)) is not None:
        return Link(stranded.lower_, head, stranded)
    if dep in OBJECTS:
        return Link("object", head)
    if dep in {"csubj", "csubjpass"}:
        return Link("clausal_subject", head)
    if dep == "oprd":
        return Link("label", head)
    if dep == "nsubj" or (dep == "compound" and head.dep_ == "relcl"):
        return Link("subject", head)
    if dep in {"ccomp", "xcomp", "acl"}:
        return Link("clause", head)
    return Link(dep, head)


def _stranded(verb: Token) -> Token | None:
    """Return the preposition that a passive has kept ("an advance is looked for")."""
    return next((c for c in verb.children if c.i > verb.i and c.lower_ in _KEPT and not list(c.children)), None)


def _kept_from(by: Token) -> Token | None:
    """Return the passive that a "by" behind its gerund goes with ("were prevented from crossing by the shelling")."""
    gerund = by.head
    verb = gerund.head.head
    if gerund.dep_ != "pcomp" or gerund.head.lower_ != "from" or "being" in auxiliaries(gerund):
        return None
    return verb if any(child.dep_ == "auxpass" for child in verb.children) else None


def is_unsuccessful(infinitive: Token) -> bool:
    """Tell "failed to take the town", which was begun, from "failed to take place"."""
    objects = [child.lower_ for child in infinitive.children if child.dep_ == "dobj"]
    return (
        infinitive.head.lemma_ == "fail"
        and bool(objects)
        and objects[0] not in {"place", "shape", "effect", "hold", "root", "force"}
    )


def arcs_of(token: Token, link: Link, cues: Cues) -> set[str]:
    """Name the ways in which ``token`` hangs on its governor, as the ``arcs`` of cues name them.

    An arc that ends in ``_open`` is one that takes no event for granted: a gerund, a noun phrase without "the";
    ``_given`` is the other way round, ``_gerund`` the gerund alone, ``_deed`` a noun that is not itself the
    agreement ("agreed on a withdrawal").
    """
    arcs = _plain_arcs(token, link, cues)
    gerund = token.tag_ == "VBG" and token.dep_ in {"pcomp", "pobj"} and not _is_given(token)
    if gerund:
        return arcs | {f"{link.arc}_open", f"{link.arc}_gerund", f"{link.arc}_deed"}
    if not is_nominal(token):
        return arcs | _clausal_arcs(token)
    deed = set() if token.lemma_.lower() in cues.sets["pacts"] or token.pos_ == "PRON" else {f"{link.arc}_deed"}
    pact = set() if deed or is_definite(token) else {f"{link.arc}_pact"}
    return arcs | deed | pact | {f"{link.arc}_given" if is_definite(token) else f"{link.arc}_open"}


def _is_content(clause: Token) -> bool:
    """Tell what somebody says, read as a relative clause ("the rumour that he was shot"): a passive has no object."""
    objects = [child.lower_ for child in clause.children if child.dep_ == "dobj"]
    return objects == ["that"] and any(child.dep_ == "nsubjpass" for child in clause.children)


def _clausal_arcs(token: Token) -> set[str]:
    """Name finer ways in which a clause hangs on its governor: a subjunctive, an infinitive of the same doer."""
    forms, dependents = set(auxiliaries(token)), {child.dep_ for child in token.children}
    if token.dep_ in {"ccomp", "acl"} and token.tag_ == "VB" and not forms and "mark" in dependents:
        return {"subjunctive"}
    if token.dep_ == "xcomp" and is_infinitive(token) and "nsubj" not in dependents:
        above = {child.dep_ for child in token.head.children}
        if "have" in auxiliaries(token) and "auxpass" in above:
            return {"perfect_infinitive"}  # "are believed to have left"
        return set() if above & {"dobj", "auxpass"} else {"own_infinitive"}
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > token.head.i:
        loose = not dependents & {"mark", "nsubj"} and token.doc[token.left_edge.i - 1].text != ","
        return {"loose_gerund"} if loose else set()
    return set()


def _is_given(gerund: Token) -> bool:
    """Tell a gerund of what took place already ("spoke of being shelled", "of having fled")."""
    return bool({"being", "having"} & set(auxiliaries(gerund))) or is_definite(gerund)


def _plain_arcs(token: Token, link: Link, cues: Cues) -> set[str]:
    if token.dep_ == "relcl":
        return {"clause"} if is_infinitive(token) or has_mark(token) or _is_content(token) else {"relcl"}
    if token.dep_ == "advcl" and is_infinitive(token):
        filled = {child.dep_ for child in link.head.children} & (OBJECTS | {"xcomp", "ccomp"})
        return {"clause"} if not filled else {"advcl", "object_clause"} if filled <= OBJECTS else {"advcl"}
    if token.dep_ == "acl" and not is_infinitive(token) and not has_mark(token):
        return {"participle"}
    if token.dep_ == "xcomp" and (token.tag_ == "VBG" or "being" in auxiliaries(token)):
        return {"gerund"}
    if link.arc in _PARTICLES and token.dep_ == "pobj":
        return {link.arc, "object"}
    if (
        link.arc == "object"
        and token.tag_ == "NN"
        and not any(c.dep_ in {"det", "poss", "compound"} for c in token.children)
    ):
        return {"object", "bare_object"}
    if link.arc == "object" and any(cue.id == "vow" for cue in cues.at("governor", token.lemma_.lower())):
        return {"object", "plan_object"}
    if (
        link.arc == "clause"
        and token.dep_ == "ccomp"
        and (token.tag_ == "VBD" or _PAST_FORMS & set(auxiliaries(token)))
    ):
        return {"past_clause", "clause"}
    if token.dep_ == "ccomp" and {"would", "will"} & set(auxiliaries(token)):
        return {"future_clause", "clause"}
    if link.arc == "clause" and is_infinitive(token) and "have" not in auxiliaries(token):
        return {"infinitive", "clause"}
    return {link.arc}


def governors(link: Link) -> Iterator[Token]:
    """Yield the governor of a link, after the verb whose particle it may be ("held back from shelling")."""
    if (
        link.head.dep_ in {"advmod", "prt", "prep"}
        and link.head.pos_ in {"ADV", "ADP"}
        and link.head.head.pos_ == "VERB"
    ):
        yield link.head.head
    yield link.head


def auxiliaries(token: Token) -> list[str]:
    """Return the auxiliaries of a verb in small letters."""
    return [child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}]


def clause_kinds(token: Token) -> set[str]:
    """Name what a clause is like: its auxiliaries, its tense, or that it is a noun phrase."""
    kinds = set(auxiliaries(token))
    if (
        token.tag_ in {"VBZ", "VBP"}
        or kinds & {"is", "are", "has", "have"}
        or (token.tag_ == "NNS" and token.dep_ == "advcl")
    ):
        kinds.add("present")
    kinds.add("noun" if is_nominal(token) else token.tag_.lower())
    if token.lemma_ in {"hear", "feel", "smell"} or (token.lemma_ in {"see", "sight"} and token.tag_ == "VBN"):
        kinds.add("perceived")
    if token.dep_ == "ccomp" and not (token.head.pos_ == "NOUN" and token.head.dep_ == "ROOT"):
        kinds.add("reported")
    kinds.add(token.dep_)
    return kinds


def markers(token: Token, link: Link) -> Iterator[Token]:
    """Yield the words that may open the clause or phrase of ``token``: conjunctions, prepositions."""
    if token.dep_ in {"advcl", "ccomp", "acl", "relcl", "pcomp", "dep", "csubj", "csubjpass"}:
        for child in token.children:
            opens = child.dep_ == "mark" or (child.dep_ in {"advmod", "cc", "prep"} and child.i < token.i)
            inverted = child.dep_ in {"aux", "auxpass"} and opens_inversion(child, token)
            if opens or (inverted and token.dep_ in {"advcl", "ccomp"}):
                yield child
    if token.dep_ in {"ccomp", "xcomp"} and _leads_condition(token.head) and token.head.i < token.left_edge.i:
        yield token.head  # "had they pressed on", with "had" read as the main verb
    if link.prep is not None:
        yield from (child for child in link.prep.children if child.dep_ == "advmod")
        yield link.prep


def opens_inversion(auxiliary: Token, verb: Token) -> bool:
    """Tell the auxiliary that stands first in a conditional without "if" ("should they attack")."""
    if auxiliary.head.i != verb.i or auxiliary.i != verb.left_edge.i:
        return False
    return _leads_condition(auxiliary)


def _leads_condition(word: Token) -> bool:
    starts = word.i == 0 or word.doc[word.i - 1].is_punct
    follows = any(
        child.dep_ in SUBJECTS and child.i < word.i for child in word.children
    )  # "the colonel, alone, had it"
    return starts and not follows and word.lower_ in {"should", "had", "were"}


def is_nominal(token: Token) -> bool:
    """Tell a noun, also one that the tagger took for an adjective or a verb ("the withering offensive")."""
    if token.pos_ in NOMINALS:
        return True
    argument = token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass"} and token.tag_ not in FINITE
    return argument and any(child.dep_ in {"det", "poss"} for child in token.children)


def is_definite(token: Token) -> bool:
    """Tell a noun phrase that takes its event for granted ("the attack", "their retreat")."""
    if token.pos_ in {"PROPN", "PRON"}:
        return True
    definite = {"the", "this", "that", "these", "those", "both"}
    return any(child.dep_ == "poss" or child.lower_ in definite for child in token.children)


def is_infinitive(token: Token) -> bool:
    """Tell a verb with "to"."""
    return token.tag_ in {"VB", "VBN", "VBP", "NN"} and any(
        child.lower_ == "to" and child.dep_ in {"aux", "mark"} for child in token.children
    )


def is_of_whoever(token: Token) -> bool:
    """Tell a relative clause in the simple present about people of a kind ("those who surrender")."""
    noun = token.head
    bare = noun.lower_ == "those" or (
        noun.tag_ == "NNS"
        and not is_definite(noun)
        and not any(child.dep_ in {"nummod", "quantmod"} for child in noun.children)
    )
    present = token.tag_ in {"VBP", "VBZ"} or (token.tag_ == "VBD" and token.lower_ in {token.lemma_, "lay"})
    return (
        bare and present and not auxiliaries(token) and any(child.lower_ in {"who", "that"} for child in token.children)
    )


def has_mark(token: Token) -> bool:
    """Tell a clause that a conjunction opens ("that", "while")."""
    return any(child.dep_ == "mark" for child in token.children)


def has_marker(token: Token) -> bool:
    """Tell a clause that a conjunction or a word such as "when" opens."""
    return any(child.dep_ == "mark" or child.tag_ == "WRB" for child in token.children)


def asks_for_detail(token: Token) -> bool:
    """Tell an embedded question that takes its event for granted ("who carried out the raids", "how many fell")."""
    first = token.left_edge
    if token.dep_ == "ccomp" and first.lower_ in {"how", "which", "whose", "what"} and first.i + 1 < token.i:
        return True
    return token.dep_ == "ccomp" and any(
        child.lower_ in _WH and child.dep_ in {"nsubj", "nsubjpass", "dobj", "advmod"} and child.i < token.i
        for child in token.children
    )


def counts_as_done(token: Token, cues: Cues) -> bool:
    """Tell an infinitive that says which of several was done ("the second hospital to be hit")."""
    noun = token.head
    if any("clause" in cue.arcs and cue.positive != "same" for cue in cues.at("governor", noun.lemma_.lower())):
        return False  # "the second attempt to cross"
    words = {child.lower_ for child in noun.children} | {noun.lower_}
    return token.dep_ in {"acl", "relcl"} and is_infinitive(token) and bool(words & cues.sets["ordinals"])


def is_clause_read_as_adjective(token: Token) -> bool:
    """Tell a clause that the parser took for part of its object ("denied that it had targeted civilians")."""
    return token.dep_ == "amod" and any(child.dep_ in {"aux", "mark", "nsubj"} for child in token.children)


def host_verb(link: Link) -> Token | None:
    """Return the verb to which "of" or "from" belongs although it stands with the object ("accused them of")."""
    noun = link.head
    if link.prep is None or noun.pos_ not in NOMINALS or noun.dep_ not in {"dobj", "nsubjpass", "nsubj"}:
        return None
    return noun.head if noun.head.pos_ in VERBAL else None


def is_misread(token: Token) -> bool:
    """Tell a finite verb that the parser took for part of a noun: it heads its own clause."""
    return token.tag_ == "VBD" and token.dep_ in {"compound", "nmod", "amod", "appos", "poss"}


def condition_of(token: Token) -> Token | None:
    """Return the word that opens a conditional clause below ``token``."""
    for clause in token.children:
        if clause.dep_ not in {"advcl", "prep", "dep", "ccomp"}:
            continue
        for word in (clause, *clause.children):
            even = word.i > 0 and word.nbor(-1).lower_ == "even"
            if word.lower_ in {"if", "unless", "provided"} and clause.dep_ != "ccomp" and not even:
                return word
        first = clause.left_edge
        if first.dep_ in {"aux", "auxpass"} and opens_inversion(first, clause):
            return first
    return None


def in_present(token: Token) -> bool:
    """Tell whether the nearest finite verb at or above ``token`` is present or future."""
    word = token
    for _ in range(MAX_DEPTH):
        forms = set(auxiliaries(word))
        if forms & {"will", "is", "are", "has", "have", "'s", "'re", "'ve", "'ll", "am"}:
            return True
        if forms & {"was", "were", "had", "would", "could", "did"} or word.tag_ == "VBD":
            return False
        if word.tag_ in {"VBZ", "VBP"} or (word.tag_ == "NNS" and word.dep_ == "relcl"):
            return True
        if word.head.i == word.i:
            return False
        word = word.head
    return False


def is_perfect(token: Token) -> bool:
    """Tell whether the nearest finite verb at or above ``token`` is a perfect ("has been able to")."""
    word = token
    for _ in range(MAX_DEPTH):
        forms = set(auxiliaries(word))
        if forms & {"has", "have", "'ve", "’ve"} and word.tag_ in {"VBN", "VBD"}:
            return True
        if forms or word.tag_ in FINITE or word.head.i == word.i:
            return False
        word = word.head
    return False


def is_telegraphic(link: Link) -> bool:
    """Tell a subject that is that of a passive without its auxiliary ("raid cancelled owing to mud")."""
    bare = link.arc == "subject" and link.head.tag_ in {"VBD", "VBN"} and not auxiliaries(link.head)
    return bare and not any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in link.head.children)

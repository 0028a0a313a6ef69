"""Names that no table knows and that an article uses as places: things happen in them, and they do nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from explorer.actors.lexicon import Lexicon, base_form
from explorer.records import Sentence

if TYPE_CHECKING:
    from explorer.records.parses import Doc, Token


def scenes_named(sentences: Iterable[tuple[Sentence, Doc]], names: set[str], lexicon: Lexicon) -> set[str]:
    """Those of the names that stand where a place does ("in Dolna", "the siege of Dolna") and never act.

    Examples
    --------
    >>> from explorer.actors.lexicon import load_lexicon
    >>> from explorer.language import load_model
    >>> from explorer.language.plain_parses import plain_parse
    >>> from explorer.records import Sentence
    >>> doc = plain_parse(load_model()("The siege of Dolna went on. The Karo Front shelled the town."))
    >>> sorted(scenes_named([(Sentence(0, 0, len(doc.text), "body", 0), doc)], {"Dolna", "Karo Front"}, load_lexicon()))
    ['Dolna']
    """
    places: set[str] = set()
    actors: set[str] = set()
    for name, token in _heads(sentences, names):
        if _acts(token, lexicon):
            actors.add(name)
        elif _is_place(token, lexicon):
            places.add(name)
    return places - actors


def armed_by_deeds(sentences: Iterable[tuple[Sentence, Doc]], names: set[str], lexicon: Lexicon) -> set[str]:
    """Those of the names that do or own what only armed groups do ("the BRN ambushed", "a camp of the BRN")."""
    found = set()
    for name, token in _heads(sentences, names):
        does = token.dep_ == "nsubj" and base_form(token.head) in lexicon.words["guerrilla_deeds"]
        owned = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token.head
        owns = token.dep_ in ("pobj", "compound", "poss") and base_form(owned) in lexicon.words["guerrilla_possessions"]
        if does or owns:
            found.add(name)
    return found


def _heads(sentences: Iterable[tuple[Sentence, Doc]], names: set[str]) -> Iterator[tuple[str, Token]]:
    """Every name with the head of each of its occurrences."""
    for _, doc in sentences:
        for entity in doc.ents:
            words = " ".join(entity.text.split())
            for name in (words, words.removeprefix("the "), words.removesuffix("'s")):
                if name in names:
                    yield name, entity.root
                    break


def _is_place(token: Token, lexicon: Lexicon) -> bool:
    if token.dep_ == "pobj":
        preposition = token.head
        if preposition.lower_ in ("of", "on"):
            weak = preposition.lower_ == "on"
            return base_form(preposition.head) in lexicon.agency.scene_nouns and not (
                weak and _names_group(token, lexicon)
            )
        if preposition.lower_ == "to" and preposition.head.pos_ == "VERB":  # "laid siege to"
            return any(child.dep_ == "dobj" and child.lower_ == "siege" for child in preposition.head.children)
        return preposition.lower_ in lexicon.agency.scene
    if token.dep_ in ("dobj", "nsubjpass"):
        verb = base_form(token.head)
        attacked = verb in lexicon.agency.attack_verbs and not _names_group(token, lexicon)
        return attacked or verb in lexicon.agency.scene_verbs
    return token.dep_ == "nsubj" and token.head.lemma_ == "fall"


def _names_group(token: Token, lexicon: Lexicon) -> bool:
    """Whether a name speaks of a body of people ("the Karo Liberation Front")."""
    words = [one for one in token.subtree if one.pos_ == "PROPN"]
    classes = ("forces", "irregulars", "groups", "government", "people")
    named = any(lexicon.is_in(word, name) for word in words for name in classes)
    return named or len(words) > 2 or any(word.text.isupper() for word in words)


def _acts(token: Token, lexicon: Lexicon) -> bool:
    if token.dep_ == "nsubj":
        return token.head.pos_ == "VERB" and base_form(token.head) not in lexicon.agency.patient_verbs
    if token.dep_ == "poss":
        return True
    return token.dep_ == "pobj" and (token.head.dep_ == "agent" or token.head.lower_ in ("with", "between"))

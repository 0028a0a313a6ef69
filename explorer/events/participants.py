"""Roles of a claim: from syntactic slots to the actors that fill them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.actors import Knowledge
from explorer.events.acting_places import acting_places
from explorer.events.allied_actors import complements, premodifiers
from explorer.events.arguments import Argument
from explorer.events.frames import frame_index
from explorer.events.lexicon import lexicon
from explorer.events.noun_arguments import noun_slots
from explorer.events.passives import reduced_head
from explorer.events.phrasing import merged, with_tail
from explorer.events.scene import counted
from explorer.events.verb_arguments import verb_slots
from explorer.records import ActorMention, Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.events.scene import Scene
    from explorer.events.triggers import Match
    from explorer.records.parses import Token

_NOT_BY_CIVILIANS = frozenset({"airstrike", "shelling", "siege"})
_GUNS = frozenset({"artillery", "howitzer", "cannon", "gun"})
_SHIELDS = frozenset({"defence", "defense"})
_UNMANNED = frozenset({"drone", "uav", "mine"})
_TOOLS = frozenset({"missile", "weapon", "explosive", "aircraft", "arms", "event", "deal"})
_ARMS = frozenset({"missile", "weapon", "aircraft"})
_OWNERS = ("compound", "amod", "poss", "nmod")
_CRAFT = frozenset({"aircraft", "weapon", "ship"})  # what is sailed, flown or served, and not what is fired
_FIRED = frozenset({"missile", "explosive", "weapon"})
_NO_ONE = frozenset({"nobody", "none", "nothing", "no-one", "noone", "anyone", "anybody"})
_PEOPLED = (
    frozenset({"forces", "state", "people", "person", "civilians", "insurgents", "ship", "media", "number"}) | _CRAFT
)
_PLAIN = frozenset({"stated", "control"})
_CLAUSE = 15
_OF_PERSONS = frozenset({"casualty", "detention", "displacement"})
_THINGS = frozenset({"it", "this", "that", "them"})
_COMPANIONS = frozenset({"with", "between", "among"})
_FIGHTERS = frozenset({"armed_group", "state_forces", "coalition"})
_ACTING = ("forces", "state", "people", "person", "civilians", "media", "pronoun", "name")
_FILTERS = {
    "actor": _ACTING,
    "party": _ACTING,
    "forces": ("forces", "state", "pronoun", "name", "insurgents"),
    "fighter": ("forces", "insurgents", "pronoun"),
    "armed": ("forces", "armed", "weapon"),
    "property": ("civil_place", "property", "supplies", "equipment"),
    "target": (*_ACTING, "ship", "aircraft", "armed"),
}


def fill(match: Match, slots: tuple[str, ...], scene: Scene, *, doing: bool) -> tuple[Participant, ...]:
    """Participants from the first of ``slots`` that is filled.

    Parameters
    ----------
    doing
        Whether the role is that of the doer, which tools and events cannot play; their owner can
        ("US warplanes", "the Russian raids").
    """
    for slot in slots:
        name, _, wanted = slot.partition(":")
        arguments = match.slots.get(name, [])
        if wanted in ("holder", "keeper"):
            holders = _holders if wanted == "holder" else _keepers
            found = _unique(one for argument in arguments for one in holders(argument.token, scene))
            if found:
                return found
            continue
        if wanted == "owner":
            found = _unique(
                one
                for argument in arguments
                if "event" in scene.kinds(argument.token)
                for event in (argument.token, *counted(argument.token))  # "a series of attacks by rebels"
                for one in _owners(event, scene)
            )
            if found:
                return found
            continue
        if wanted == "lost":
            found = tuple(_lost(arguments, match, scene))
            if found:
                return found
            continue
        if name in _COMPANIONS and not wanted:
            wanted = "actor"
        if wanted and wanted != "owned":
            arguments = [one for one in arguments if _passes(one.token, wanted, scene)]
        if not doing and match.frame.type == "bombing":  # "blew up their vehicles": what is their own is a means
            arguments = [one for one in arguments if not any(child.tag_ == "PRP$" for child in one.token.lefts)]
        arguments = _without_things(arguments, scene)
        if wanted == "owned":
            found = _unique(one for argument in arguments for one in _resolve(argument, scene, doing=doing))
            if any(one.actor_id for one in found):
                return tuple(one for one in found if one.actor_id)
            continue
        able = doing or wanted == "party"  # to whom one surrenders can act, whoever it is
        if name == "on":  # "assaults on 9, 11 and 12 October"
            arguments = [one for one in arguments if not one.token.text.isdigit()]
        named = match.frame.type in _OF_PERSONS
        each = [one for argument in arguments for one in _resolve(argument, scene, doing=able, named=named)]
        if not each and doing and match.frame.type == "surrender":
            each = [one for argument in arguments for one in _towns(argument, scene)]
        found = _without_bystanders(_unique(iter(merged(each, scene))))
        if doing and match.frame.type in _NOT_BY_CIVILIANS:  # "residents heard shelling"
            found = tuple(one for one in found if not _is_civilian(one, scene))
        if found:
            return found
    return acting_places(match, scene) if doing else ()


def _lost(arguments: list[Argument], match: Match, scene: Scene) -> Iterator[Participant]:
    """Men and arms that somebody loses, as theirs: 300 men of Iran's forces in "the assault cost Iran 300 men"."""
    owners = [*match.slots.get("dative", []), *match.slots.get("doer", [])]
    owner = next((one for argument in owners for one in _resolve(argument, scene, doing=False) if one.actor_id), None)
    for argument in arguments:
        for one in _resolve(argument, scene, doing=False):
            known = scene.known.get(one.actor_id)
            nobody = not one.actor_id or known is None or known.kind == "civilians"
            yield replace(one, actor_id=_forces_of(owner.actor_id, scene)) if owner is not None and nobody else one


def _is_civilian(one: Participant, scene: Scene) -> bool:
    known = scene.known.get(one.actor_id)
    return known is not None and known.kind == "civilians"


def _passes(token: Token, wanted: str, scene: Scene) -> bool:
    if token.lower_ in _THINGS and token.i not in scene.actors:
        return False
    return bool(scene.kinds(token) & set(_FILTERS[wanted]))


def _without_things(arguments: list[Argument], scene: Scene) -> list[Argument]:
    """Leave out things coordinated with somebody's ("Houthi radars, air defences and storage sites")."""
    owned = any(one.token.i in scene.actors or _owner_id(one.token, scene) for one in arguments)
    if not owned:
        return arguments
    return [
        one
        for one in arguments
        if _may_act(one.token, scene) or one.token.i in scene.actors or _owner_id(one.token, scene)
    ]


def _without_bystanders(found: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Leave out unresolved modifiers ("fighter" in "U.S. fighter aircraft") beside resolved ones."""
    if not any(one.actor_id for one in found):
        return found
    return tuple(one for one in found if one.actor_id or one.how != "compound")


def _resolve(argument: Argument, scene: Scene, *, doing: bool, named: bool = False) -> Iterator[Participant]:
    token = argument.token
    mention = scene.actors.get(token.i)
    if is_no_one(token) and mention is None:
        return
    yield from premodifiers(token, scene)
    if mention is not None and not (doing and _is_tool(token, scene)):
        yield _participant(argument, mention, scene)
        yield from complements(token, mention, scene)
        return
    if token.ent_type_ in ("DATE", "TIME", "PERCENT", "ORDINAL"):
        return
    named = token.ent_type_ in ("NORP", "GPE")
    rebel = "insurgents" in scene.named_kinds(token)
    if argument.how == "compound" and not named and not (rebel or (token.pos_ != "ADJ" and _fights(token, scene))):
        return  # "military operations", "prisoner exchange" name nobody
    kinds = scene.kinds(token)
    if doing and (kinds & _TOOLS) and not (kinds & {"forces", "state", "person", "insurgents"}):
        yield from _owners(token, scene)
        return
    if not doing and (
        kinds & {"event", "deal"} or (scene.named_kinds(token) & {"explosive"} and not _owner_id(token, scene))
    ):
        return  # "detonated a belt": what it is done with
    if "place" in kinds and token.i in scene.places:
        return
    sure = named or token.tag_ == "NNPS" or "civil_place" in kinds  # towns are not wounded, nor are they plural
    if not (doing or sure) and mention is None and token.pos_ == "PROPN" and not kinds & _PEOPLED:
        return  # a name that no table knows, and that nothing tells to be anybody's: "a raid on Ham"
    start, end = with_tail(token, scene)
    owner = _owner_id(token, scene)
    unknown = (  # "tribal bands"
        not kinds and token.tag_ == "NNS" and argument.how in _PLAIN and token.lower_ not in frame_index().nouns
    )
    if owner or not doing or unknown or _may_act(token, scene):
        yield Participant(owner, scene.text(start, end), start, end, argument.how)


def _towns(argument: Argument, scene: Scene) -> Iterator[Participant]:
    """A place that gives itself up ("Buda capitulated"), for those who held it."""
    if argument.token.i in scene.places and argument.how in _PLAIN:
        start, end = scene.span(argument.token)
        yield Participant("", scene.words(argument.token), start, end, argument.how)


def is_no_one(token: Token) -> bool:
    """Whether the words name nobody ("nobody") or nobody new ("each other", "one another")."""
    if token.lower_ in _NO_ONE:
        return token.pos_ == "PRON"
    return token.i > 0 and (token.nbor(-1).lower_, token.lower_) in (("each", "other"), ("one", "another"))


def craft(match: Match, scene: Scene) -> tuple[Participant, ...]:
    """Ships, aircraft and guns that do it by themselves ("jets pounded the market"), whosever they are."""
    found = []
    if match.frame.type == "casualty" and "doer" not in {slot.partition(":")[0] for slot in match.frame.source}:
        return ()  # "a patrol boat had gone down": whom it befalls
    for argument in match.slots.get("doer", []):
        kinds, lemmas = scene.named_kinds(argument.token), scene.lemmas(argument.token)
        crewed = kinds & _CRAFT and not kinds & {"missile", "explosive", "event", "shot"}
        against_air = lemmas & _SHIELDS and any(child.lower_ == "air" for child in argument.token.lefts)
        if (crewed or lemmas & _GUNS or against_air) and not lemmas & _UNMANNED and match.frame.type != "ceasefire":
            start, end = scene.span(argument.token)
            found.append(Participant("", scene.words(argument.token), start, end, argument.how))
    return tuple(found)


def _participant(argument: Argument, mention: ActorMention, scene: Scene) -> Participant:
    """The participant of a mention; "people" and "men" are nobody in particular, and a ship is who sails it."""
    token, actor_id = argument.token, mention.actor_id
    whom = [scene.actors[inner.i] for inner in counted(token) if inner.pos_ == "PRON" and inner.i in scene.actors]
    if whom and mention.how == "people":  # "killing nine of them"
        actor_id = whom[0].actor_id
    elif mention.how == "people" and actor_id == "CIVILIANS" and "noncombatants" not in scene.named_kinds(token):
        actor_id = ""
    known = scene.known.get(actor_id)
    if known is not None and not known.known and any(child.lower_ == "no" for child in token.lefts):
        actor_id = ""  # "no merchant vessel was hit" speaks of none in particular
    if known is not None and known.kind == "vessel" and not known.known:
        named = [scene.actors[child.i] for child in token.rights if child.dep_ == "appos" and child.i in scene.actors]
        actor_id = next((one.actor_id for one in named if one.actor_id), actor_id)
    apposed = next(
        (child for child in token.rights if child.dep_ == "appos" and child.left_edge.i == token.i + 1), None
    )
    if apposed is not None and mention.how != "name" and apposed.text[:1].isupper():  # "the submarine HMS Conqueror"
        start, end = scene.span(apposed)
        return Participant(actor_id, scene.words(apposed), start, end, argument.how)
    start, end = mention.start, mention.end
    if known is None or not known.known:
        tail = with_tail(token, scene)[1]
        end = tail if tail > max(end, scene.span(token)[1]) and mention.how != "pronoun" else end
        if end != mention.end:
            return Participant(actor_id, scene.text(start, end), start, end, argument.how)
    if mention.how != "pronoun" and scene.span(token)[0] >= start:
        longer = scene.text(start, max(end, scene.span(token)[1]))
        if longer.startswith(f"{mention.text} of "):  # "a colonel" of "a colonel of the militia"
            return Participant(actor_id, longer, start, start + len(longer), argument.how)
    return Participant(actor_id, mention.text, start, end, argument.how)


def _is_tool(token: Token, scene: Scene) -> bool:
    """Whether a weapon has only been taken for somebody ("an Exocet missile")."""
    mention = scene.actors.get(token.i)
    actor = scene.known.get(mention.actor_id) if mention is not None else None
    return (
        actor is not None and not actor.known and bool(scene.named_kinds(token) & {"missile", "explosive", "aircraft"})
    )


def _holders(token: Token, scene: Scene) -> Iterator[Participant]:
    """Whose place it is: "the army headquarters", "Houthi positions", "the rebel-held town"."""
    if "place" not in scene.kinds(token) and "armed" not in scene.kinds(token):
        return
    owners = [child for child in token.lefts if child.dep_ in ("compound", "poss", "amod", "nmod")]
    owners += [inner for child in token.rights if child.lower_ == "of" for inner in child.children]
    for owner in owners:
        behind = [inner for child in owner.rights if child.lower_ == "of" for inner in child.children]
        for head in (owner, *owner.lefts, *behind):
            mention = scene.actors.get(head.i)
            actor = scene.known.get(mention.actor_id) if mention is not None else None
            held = actor is not None and (actor.kind in _FIGHTERS or (actor.kind == "state" and _is_post(token, scene)))
            if mention is not None and held:
                yield Participant(mention.actor_id, mention.text, mention.start, mention.end, "possessive")
    yield from _keepers(token, scene)


def _is_post(token: Token, scene: Scene) -> bool:
    """Whether a place is by its word somebody's ("an Egyptian post"), not somewhere ("an Egyptian town")."""
    return "armed" in scene.named_kinds(token)


def _keepers(token: Token, scene: Scene) -> Iterator[Participant]:
    """Who holds a place by a clause: "the base, held by troops", "the port, which rebels had seized"."""
    places = [token, *(child for child in token.rights if child.dep_ == "appos")]
    for later in token.doc[token.i + 1 : token.i + _CLAUSE]:
        lost = later.lemma_.lower() in ("lose", "cede")
        if not (lost or later.lemma_.lower() in lexicon().keep) or (reduced_head(later) or later.head) not in places:
            continue
        slots = verb_slots(later)
        if later.dep_ in ("acl", "relcl") or reduced_head(later) is not None:
            doers = [one for one in slots.get("to" if lost else "doer", []) if one.token not in places]
            yield from (one for doer in doers for one in _resolve(doer, scene, doing=True) if one.actor_id)


def _owners(token: Token, scene: Scene) -> Iterator[Participant]:
    """Who owns a tool or does an event: "US" in "US warplanes"."""
    heads = (token, *counted(token))  # "one of its helicopters"
    found_at = [one for head in heads for one in noun_slots(head, can_act=scene.can_act).get("doer", [])]
    for one in (*found_at, *_crews(token, scene)):
        if _is_make(one, token, scene):
            continue
        if one.how in ("possessive", "compound") or one.token.head.lower_ == "by":
            yield from (
                _in_arms(_whole(found, token, scene), token, scene)
                for found in _resolve(one, scene, doing=True)
                if found.actor_id or _fights(one.token, scene)
            )


def _crews(token: Token, scene: Scene) -> Iterator[Argument]:
    """Whose craft they are by what follows: "planes from the carrier", "a drone of theirs", "jets of the air force"."""
    if not scene.named_kinds(token) & _CRAFT:
        return
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for noun in child.rights:
                owners = [noun, *(inner for inner in noun.lefts if inner.dep_ in _OWNERS)]
                named = next((one for one in owners if one.i in scene.actors and scene.actors[one.i].actor_id), None)
                if named is not None:
                    yield Argument(named, "possessive")


def _is_make(owner: Argument, tool: Token, scene: Scene) -> bool:
    """Whether a name before a weapon says what it is called, not whose it is ("an Exocet missile")."""
    mention = scene.actors.get(owner.token.i)
    actor = scene.known.get(mention.actor_id) if mention is not None else None
    single = mention is not None and " " not in mention.text and owner.how == "compound"
    return single and actor is not None and not actor.known and bool(scene.named_kinds(tool) & _FIRED)


def _whole(owner: Participant, tool: Token, scene: Scene) -> Participant:
    """An owner with the words of what it does it with: "SA jets"."""
    start, end = scene.span(tool)
    if not scene.named_kinds(tool) & _CRAFT or not start <= owner.start < end:
        return owner
    return replace(owner, text=scene.words(tool), start=start, end=end)


def _in_arms(owner: Participant, tool: Token, scene: Scene) -> Participant:
    """A state's jets and guns are its forces', where the article knows them."""
    actor = scene.known.get(owner.actor_id)
    if actor is None or actor.kind != "state" or not scene.named_kinds(tool) & _ARMS:
        return owner
    return replace(owner, actor_id=_forces_of(owner.actor_id, scene))


def _forces_of(actor_id: str, scene: Scene) -> str:
    """A state's forces, where the article knows them; else the actor itself."""
    actor = scene.known.get(actor_id)
    forces = Knowledge.load().forces_of(actor_id) if actor is not None and actor.kind == "state" else ""
    return forces if forces in scene.known else actor_id


def _owner_id(token: Token, scene: Scene) -> str:
    """Actor that a phrase belongs to: the Houthis in "five of their fighters" or "Houthi radars"."""
    for head in (token, *counted(token)):
        mention = scene.actors.get(head.i)
        if mention is not None and mention.actor_id:
            return mention.actor_id
        before = [child for child in head.lefts if child.dep_ in _OWNERS]
        behind = [inner for child in before if child.dep_ == "compound" for inner in child.lefts]
        owned = [child for child in head.rights if child.lower_ == "belonging"]
        after = [noun for child in owned for to in child.rights for noun in to.rights]
        belongs = next((scene.actors[noun.i] for noun in after if noun.i in scene.actors), None)
        if belongs is not None and belongs.actor_id:
            return belongs.actor_id
        for child in (*before, *behind):  # "the Pakistani submarine Hangor"
            inner = scene.actors.get(child.i) if child.dep_ in _OWNERS else None
            if inner is not None and inner.actor_id:
                return inner.actor_id
    return ""


def _fights(token: Token, scene: Scene) -> bool:
    return bool(scene.kinds(token) & {"forces", "state", "insurgents"})


def _may_act(token: Token, scene: Scene) -> bool:
    return bool(
        scene.kinds(token) & {"forces", "state", "people", "person", "civilians", "media", "ship", "pronoun", "name"}
    )


def _unique(found: Iterator[Participant]) -> tuple[Participant, ...]:
    kept: dict[tuple[str, str], Participant] = {}
    for one in found:
        kept.setdefault((one.actor_id, "" if one.actor_id else one.text), one)
    return tuple(kept.values())

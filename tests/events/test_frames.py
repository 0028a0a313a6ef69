"""Every frame recognises its examples and leaves its counter-examples alone."""

import pytest

from explorer.events.frames import Frame, frame_index
from explorer.events.prefilter import may_hold_event
from explorer.events.scene import Scene
from explorer.events.triggers import matches
from explorer.language import load_model
from explorer.language.plain_parses import plain_parse
from explorer.records import Sentence

FRAMES = frame_index().frames
EXAMPLES = [(frame, text) for frame in FRAMES for text in frame.examples]
COUNTERS = [(frame, text) for frame in FRAMES for text in frame.counters]


def frames_at_brackets(marked: str) -> list[str]:
    """Ids of the frames that match at the words in brackets."""
    first, last = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    scene = Scene(Sentence(0, 0, len(text), "body", 0), plain_parse(load_model()(text)), {}, {}, {})
    found = []
    for match in matches(scene):
        start = match.token.doc[match.first].idx
        end = match.token.doc[match.last].idx + len(match.token.doc[match.last])
        if start < last and end > first:
            found.append(match.frame.id)
    return found


@pytest.mark.parametrize(("frame", "text"), EXAMPLES, ids=[frame.id for frame, _ in EXAMPLES])
def test_frame_matches_its_example(frame: Frame, text: str) -> None:
    """The frame, or one that says the same of the words in brackets, is found at them."""
    types = {one.id: one.type for one in FRAMES}
    assert frame.type in {types[id_] for id_ in frames_at_brackets(text)}


@pytest.mark.parametrize(("frame", "text"), COUNTERS, ids=[frame.id for frame, _ in COUNTERS])
def test_frame_leaves_its_counter_example(frame: Frame, text: str) -> None:
    """The frame is not found at the words in brackets."""
    assert frame.id not in frames_at_brackets(text)


@pytest.mark.parametrize("text", [text for _, text in EXAMPLES])
def test_prefilter_lets_every_example_pass(text: str) -> None:
    """No sentence with a trigger is kept from the parser."""
    assert may_hold_event(text.replace("[", "").replace("]", ""))


def test_prefilter_stops_sentences_without_triggers() -> None:
    """A sentence about the weather needs no parse."""
    assert not may_hold_event("It was a warm and sunny afternoon on the coast.")

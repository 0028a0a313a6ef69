"""The selection means the same in Python and in JavaScript."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pytest
from builders import dated_timeline, happening, make_timeline, mixed_timeline, seed_like_timeline
from random_timelines import big_timeline

from board.javascript import run_js
from explorer.board.columns import pack
from explorer.board.filters import choices
from explorer.board.selection import Selection
from explorer.errors import InputError
from explorer.schema import FACTUALITIES
from explorer.timeline import Timeline

TWO = [
    happening("takes the hill", by="red", to="blue", hull=(-10, -2)),
    happening("shells the port", by="blue", hull=(-40, -12), factuality="claimed", confidence=0.4),
]


def test_a_selection_survives_json() -> None:
    """Plain values and back give the same selection."""
    selection = Selection(actors=("red", ""), min_confidence=0.5, since=-3.0, frame="publication", rows=(1, 2))
    assert Selection.from_dict(selection.to_dict()) == selection


def test_an_unknown_field_is_named() -> None:
    """A field that does not exist is an error that lists those that do."""
    with pytest.raises(InputError, match="min_confidence"):
        Selection.from_dict({"confidence": 1})


def test_the_default_shows_everything() -> None:
    """Nothing is hidden unless asked for."""
    masks = Selection().mask(mixed_timeline())
    assert masks.events.all()
    assert masks.claims.all()
    assert masks.sentences.all()


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"actors": ("blue",)}, [True, True]),
        ({"actors": ("blue",), "role": "source"}, [False, True]),
        ({"actors": ("blue",), "role": "target"}, [True, False]),
        ({"actors": ()}, [False, False]),
        ({"actors": ("",), "role": "target"}, [False, True]),
        ({"factuality": ("claimed",)}, [False, True]),
        ({"min_confidence": 0.5}, [True, False]),
        ({"since": -12.0, "frame": "publication"}, [True, False]),
        ({"until": -10.0, "frame": "publication"}, [False, True]),
        ({"since": -12.0}, [False, False]),
        ({"text": "HILL takes"}, [True, False]),
        ({"text": "hill port"}, [False, False]),
        ({"rows": (1,)}, [False, True]),
        ({"sources": ("a",)}, [True, True]),
        ({"sources": ("b",)}, [False, False]),
        ({"disputed": True}, [False, False]),
    ],
)
def test_a_field_hides_what_it_says(fields: dict[str, Any], shown: list[bool]) -> None:
    """Each field by itself, on two events of an undated article."""
    assert Selection(**fields).mask(make_timeline(TWO)).events.tolist() == shown


def test_only_sentences_that_tell_of_a_shown_event_stay() -> None:
    """A filter on events hides the sentences that tell of others."""
    masks = Selection(text="port").mask(make_timeline(TWO))
    assert masks.sentences.tolist() == [False, True]


def test_a_filter_on_outlets_keeps_sentences_without_events() -> None:
    """A sentence that tells no event goes with its outlet alone."""
    timeline = make_timeline(TWO, articles=("a", "b"), sentences={"b": [{"text": "Nothing happened."}]})
    assert Selection(sources=("b",)).mask(timeline).sentences.tolist() == [False, False, True]


@pytest.mark.parametrize("make", [seed_like_timeline, dated_timeline, mixed_timeline, lambda: big_timeline(60)])
def test_javascript_shows_the_same_rows(make: Any) -> None:
    """Two hundred random selections hide the same events, claims and sentences in both languages."""
    timeline = make()
    selections = [_random_selection(timeline, np.random.default_rng(seed)) for seed in range(200)]
    data = {
        "pack": base64.b64encode(pack(timeline, {"when": []})).decode(),
        "selections": [selection.to_dict() for selection in selections],
    }
    found = run_js(
        "selection.js", "const index = unpack(data.pack); return data.selections.map((s) => masks(index, s));", data
    )
    hidden = 0
    for selection, other in zip(selections, found, strict=True):
        masks = selection.mask(timeline)
        for name in ("events", "claims", "sentences"):
            assert getattr(masks, name).tolist() == other[name], (selection, name)
        hidden += int((~masks.events).sum())
    assert hidden > 0


def test_javascript_counts_what_a_choice_would_show() -> None:
    """The number beside a choice is the number of events if it alone were chosen."""
    timeline = big_timeline(60)
    data = {"pack": base64.b64encode(pack(timeline, {"when": []})).decode()}
    code = """
    const index = unpack(data.pack);
    const selection = { ...EVERYTHING, min_confidence: 0.5, factuality: ["happened"], actors: ["actor 1"] };
    const of = (row) => actorsOf(index, row, "any");
    return Object.fromEntries(facetCounts(index, selection, "actors", of));
    """
    counts = run_js("selection.js", code, data)
    for actor, count in counts.items():
        alone = Selection(min_confidence=0.5, factuality=("happened",), actors=(actor,))
        assert alone.mask(timeline).events.sum() == count


def _random_selection(timeline: Timeline, rng: np.random.Generator) -> Selection:
    def some(field: str) -> tuple[str, ...] | None:
        values = [*choices(timeline, field), "", "nobody"]
        return tuple(rng.choice(values, rng.integers(0, len(values)))) if rng.random() < 0.3 else None

    frame = "calendar" if rng.random() < 0.5 else "publication"
    middle = 16_436.0 if frame == "calendar" else 0.0
    words = ["", "", "", "ISIS", "hill  TAKES", "event 1", "zzz", "the"]
    return Selection(
        actors=some("actors"),
        role=rng.choice(["any", "source", "target"]),
        event_types=some("event_types"),
        places=some("places"),
        sources=some("sources"),
        factuality=tuple(rng.choice(FACTUALITIES, 4)) if rng.random() < 0.3 else None,
        disputed=bool(rng.random() < 0.1),
        min_confidence=float(rng.choice([0, 0, 0.5, 0.8, 0.85])),
        since=middle - float(rng.integers(0, 60)) if rng.random() < 0.3 else None,
        until=middle + float(rng.integers(-40, 20)) if rng.random() < 0.3 else None,
        frame=frame,  # type: ignore[arg-type]  # one of the two
        text=str(rng.choice(words)),
        rows=tuple(range(0, len(timeline.events), 3)) if rng.random() < 0.1 else None,
    )

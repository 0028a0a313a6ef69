"""The state in the address comes back as it was."""

from __future__ import annotations

import pytest

from board.javascript import run_js

ROUND = """
return data.map((patch) => {
  const { selection, ...rest } = patch;
  const chosen = { ...EVERYTHING, frame: "publication", ...selection };
  const state = { opened: -1, claim: 0, article: "", theme: "", share: USUAL_SHARE, ...rest, selection: chosen };
  return [state, fromHash("#" + toHash(state), "publication")];
});
"""


def test_what_is_chosen_comes_back() -> None:
    """Lists with bars and percent signs, empty lists, numbers, text, brush, event, theme and divider."""
    states = [
        {"selection": {}},
        {"selection": {"actors": ["a|b", "50%", "é & =", ""]}, "opened": 3, "claim": 1},
        {"selection": {"actors": [], "places": ["x"]}, "theme": "dark", "article": "a&b"},
        {"selection": {"min_confidence": 0.35, "since": -30.5, "until": 0, "text": "days & <weeks>"}},
        {"selection": {"rows": [1, 5, 8], "order": "telling", "role": "target", "disputed": True}},
        {"selection": {"rows": []}, "share": 0},
        {"selection": {"text": "x"}, "share": 44},
    ]
    for state, found in run_js("state.js", ROUND, states):
        assert found == {name: state[name] for name in found}


@pytest.mark.parametrize(
    "hash_", ["#min_confidence=much", "#actors=%E0%A4%A", "#rows=a.b&event=-3", "#role=x&theme=pink&claim=1e9&table=-4"]
)
def test_a_broken_address_shows_everything(hash_: str) -> None:
    """What cannot be read is left at its default, without an error."""
    found = run_js("state.js", "return [fromHash(data, 'calendar'), EVERYTHING];", hash_)
    state, everything = found
    assert state["selection"] | {"rows": None} == everything
    assert state["opened"] == -1
    assert state["theme"] == ""
    assert state["share"] == 20

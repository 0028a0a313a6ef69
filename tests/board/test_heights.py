"""How the charts share the room above the table."""

from __future__ import annotations

import pytest

from board.javascript import run_js

CAMPAIGN = {"least": 400, "most": 560, "around": 30, "folded": False, "together": True}
NARRATIVE = {"least": 200, "most": 240, "around": 30, "folded": False, "together": True}
TONE = {"least": 190, "most": 220, "around": 30, "folded": False, "together": False}


@pytest.mark.parametrize(
    ("room", "heights"),
    [
        (2000, [560, 240, 220]),  # more than enough: comfortable
        (660, [400, 200, 220]),  # exactly the least
        (760, [480, 220, 220]),  # what is left is shared by how much each can grow
        (560, [400, 200, 220]),  # the second is seen to begin
        (300, [560, 240, 220]),  # nothing fits, so one scrolls anyway
    ],
)
def test_charts_that_belong_together_share_the_room(room: int, heights: list[int]) -> None:
    """Between least and comfortable height; those that are not seen at once keep their own."""
    assert (
        run_js("heights.js", "return sharedHeights(data[0], data[1]);", [[CAMPAIGN, NARRATIVE, TONE], room]) == heights
    )


def test_a_folded_chart_leaves_its_room() -> None:
    """Only its heading counts."""
    folded = [CAMPAIGN | {"folded": True}, NARRATIVE, TONE]
    assert run_js("heights.js", "return sharedHeights(data, 300);", folded)[1] == 240

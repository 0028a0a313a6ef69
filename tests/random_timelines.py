"""Timelines of random events, as large as wanted, for what must hold of many."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.timeline import Timeline
from tests.builders import happening, make_timeline


def big_timeline(n: int, *, seed: int = 7) -> Timeline:
    """``n`` random events of nine actors in twelve dated articles (one outlet each) of one year."""
    rng = np.random.default_rng(seed)
    outlets = [f"outlet {k}" for k in range(12)]
    published = {name: f"2015-{k + 1:02d}-15" for k, name in enumerate(outlets)}
    actors = [f"actor {k}" for k in range(9)]
    kinds = rng.choice(["happened", "ongoing", "claimed", "vowed", "averted"], n, p=[0.7, 0.1, 0.1, 0.05, 0.05])
    events = []
    for k in range(n):
        by, to = rng.choice(9, 2, replace=False, p=np.arange(9, 0, -1) / 45)
        start = -float(rng.integers(1, 300))
        end = start + float(rng.integers(1, 20))
        core = (start + (end - start) / 3, end - (end - start) / 3) if rng.random() < 0.3 else None
        outlet = outlets[int(rng.integers(12))]
        tone = float(np.clip(rng.normal(-0.2, 0.35), -1, 1))
        fields: dict[str, Any] = {"article": outlet, "factuality": str(kinds[k]), "tone": tone}
        events.append(happening(f"event {k}", by=actors[by], to=actors[to], hull=(start, end), core=core, **fields))
    return make_timeline(events, articles=outlets, published=published)

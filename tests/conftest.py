"""Timelines that many tests share; each is built once a run."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from explorer.pipeline import build_timeline
from explorer.timeline import Timeline

# Continuous integration judges a change, so it tries the same examples each time; at home they vary.
settings.register_profile("repeatable", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("repeatable")

SEED = Path(__file__).parents[1] / "seeds" / "000_905864945a644baa.txt"


@pytest.fixture(scope="session")
def seed() -> Timeline:
    """The seed article, which says nowhere when it was published."""
    return build_timeline(SEED)


@pytest.fixture(scope="session")
def dated_seed() -> Timeline:
    """The seed article as published on 1 February 2015."""
    return build_timeline(SEED, published="2015-02-01")

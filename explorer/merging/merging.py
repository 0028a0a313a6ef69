"""Claims of many articles become events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.anchoring import Solution
from explorer.merging.clustering import cluster
from explorer.merging.context import kinship, tell
from explorer.merging.contradictions import contradictions
from explorer.merging.happenings import build_event, event_id
from explorer.records import Extraction, Merged


def merge(extractions: Sequence[Extraction], solution: Solution, *, voices: Mapping[str, str] | None = None) -> Merged:
    """Merge claims into events and set down what they disagree on.

    Parameters
    ----------
    extractions
        What each article gives.
    solution
        Where each claim lies in time.
    voices
        Article id to the first article of which it is a copy, as :func:`voices` gives; copies do not
        corroborate one another. Each article is a voice of its own by default.

    Returns
    -------
    Merged
        Every claim belongs to exactly one event; events come in the order of their first claims.
        Contradicting claims stay side by side: none is preferred.
    """
    kin = kinship(extractions)
    groups = cluster(tell(extractions, solution, voices), kin)
    event_of = {item.claim.id: event_id(group) for group in groups for item in group}
    found = contradictions(groups, kin, event_of)
    disputed = {event_of[claim] for item in found for claim in (item.claim_a, item.claim_b)}
    events = tuple(build_event(group, disputed=event_id(group) in disputed) for group in groups)
    return Merged(events, found, event_of)

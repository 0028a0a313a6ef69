"""Merging: claims about one happening become an event, and disagreements become contradictions.

:func:`voices` finds copies, which are one source. :func:`merge` groups claims by type, actors, place,
bounds and factuality. It is slow to merge: two strikes on one town are two events until a date, a
number or the same words say otherwise. A conquest and a retreat from the same place are one happening
in two framings.
"""

from explorer.merging.merging import merge
from explorer.merging.voices import voices

__all__ = ["merge", "voices"]

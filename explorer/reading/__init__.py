"""Reading: files and article objects in, :class:`~explorer.records.Article` records out.

Every input passes one gate (:mod:`explorer.reading.gate`) and ends exactly once, either as an
article or as a rejected input with the reason. The publication date is taken from metadata
that the file carries, or from a date line that stands alone near its top, else it stays unknown.
"""

from __future__ import annotations

from explorer.reading.inputs import Reading, Remark, read
from explorer.reading.texts import article_from_text
from explorer.reading.titles import find_title

__all__ = ["Reading", "Remark", "article_from_text", "find_title", "read"]

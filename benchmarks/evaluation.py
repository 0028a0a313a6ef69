"""What a benchmark gives back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Evaluation:
    """The result of one benchmark on one gold file.

    Attributes
    ----------
    table
        Lines for a person to read.
    figures
        Name to figure; F1, accuracies and coverage in percent (0 to 100). Values are numbers,
        None where the gold data cannot give the figure, or mappings of such numbers.

    Examples
    --------
    >>> Evaluation("F1 50", {"f1": 50.0}).as_json()
    '{"f1": 50.0}'
    """

    table: str
    figures: Mapping[str, Any]

    def as_json(self) -> str:
        """The figures as one line of JSON."""
        return json.dumps(dict(self.figures), ensure_ascii=False, allow_nan=False)

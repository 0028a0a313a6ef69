"""The benchmarks by name."""

from __future__ import annotations

import ast
import importlib
import importlib.util
from collections.abc import Callable
from pathlib import Path

from benchmarks.evaluation import Evaluation
from explorer.errors import InputError

NAMES = (
    "times",
    "roles",
    "types",
    "factuality",
    "claims",
    "anchoring",
    "key-dates",
    "fortune",
    "portrayal",
    "tone",
    "speed",
)


def module_name(name: str) -> str:
    """The module that holds the benchmark ``name``.

    Examples
    --------
    >>> module_name("key-dates")
    'benchmarks.key_dates'
    """
    return "benchmarks." + name.replace("-", "_")


def load(name: str) -> Callable[..., Evaluation]:
    """The ``evaluate`` function of a benchmark, imported only now.

    Raises
    ------
    InputError
        If the name is unknown or its module has not been written.
    """
    if name not in NAMES:
        raise InputError(f"there is no benchmark {name!r}", hint="Known: " + ", ".join(NAMES))
    if importlib.util.find_spec(module_name(name)) is None:
        raise InputError(
            f"the benchmark {name!r} has no module yet",
            where=module_name(name),
            hint="It is planned; the others work without it",
        )
    evaluate: Callable[..., Evaluation] = importlib.import_module(module_name(name)).evaluate
    return evaluate


def summary(name: str) -> str:
    """The first line of a benchmark's docstring, read without importing it."""
    spec = importlib.util.find_spec(module_name(name))
    if spec is None or spec.origin is None:
        return "(no module yet)"
    docstring = ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8")))
    return (docstring or "").split("\n")[0]

"""The examples in the docstrings of the stage are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import explorer.times

MODULES = [f"explorer.times.{module.name}" for module in pkgutil.iter_modules(explorer.times.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    """Every example of the module gives what it shows."""
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS).failed == 0

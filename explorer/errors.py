"""Errors that say what went wrong, where, and what to do next."""

from __future__ import annotations


class ExplorerError(Exception):
    """Base of every error that the package raises on purpose.

    Parameters
    ----------
    what
        What is wrong, as a sentence without a full stop.
    where
        The file, article, table or span concerned; empty if there is none.
    hint
        What the reader can do about it; empty if there is nothing to do.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        parts = [f"{where}: {what}" if where else what]
        if hint:
            parts.append(hint)
        super().__init__(". ".join(part.rstrip(".") for part in parts) + ".")


class InputError(ExplorerError):
    """A file, an article or an argument cannot be used as it stands."""


class RulesError(ExplorerError):
    """A rule file or a knowledge table breaks its own contract."""


class SchemaError(ExplorerError):
    """A table handed from one stage to the next lacks a declared column or breaks a check."""


class MissingModelError(ExplorerError):
    """No language model is installed."""

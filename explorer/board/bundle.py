"""One script out of the board's JavaScript modules, without a JavaScript tool.

The modules keep a strict convention, which :func:`bundle` checks and which keeps the joining
simple enough to be right: imports stand first, one a statement, ``import { a, b } from "./x.js";``
without renaming; exports are declarations, ``export function``, ``export async function``,
``export const`` or ``export class``; no name is declared twice at the top level of two modules.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError

if TYPE_CHECKING:
    from collections.abc import Callable

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)
_DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) +([A-Za-z_$][\w$]*)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class BundleError(ExplorerError):
    """A JavaScript module breaks the convention that joining relies on."""


def bundle(entry: str, read: Callable[[str], str] | None = None) -> str:
    """The module ``entry`` and all that it imports, in order, as one text without imports and exports.

    Parameters
    ----------
    entry
        File name, such as ``"widget.js"``.
    read
        Gives the text of a module; by default reads the package's own ``js`` folder.

    Raises
    ------
    BundleError
        If a module breaks the convention, imports a name that is not exported, or imports in a circle.
    """
    read = read or module
    ordered: dict[str, str] = {}
    _collect(entry, read, ordered, ())
    _check_names(ordered)
    return "\n".join(f"// {name}\n{_strip(name, text)}" for name, text in ordered.items())


def script(entry: str) -> str:
    """A classic script, in a function of its own, that runs ``entry``."""
    return f'(() => {{\n"use strict";\n{bundle(entry)}\n}})();\n'


def esm(entry: str, exported: str) -> str:
    """An ES module whose default export is the value ``exported`` of ``entry``."""
    return f"{bundle(entry)}\nexport default {exported};\n"


@cache
def module(name: str) -> str:
    """The text of one of the package's JavaScript modules."""
    return (files("explorer.board") / "js" / name).read_text(encoding="utf-8")


@cache
def stylesheet() -> str:
    """The board's CSS."""
    return (files("explorer.board") / "board.css").read_text(encoding="utf-8")


def _collect(name: str, read: Callable[[str], str], ordered: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise BundleError(f"{' imports '.join((*above, name))}: a circle", where=name)
    if name in ordered:
        return
    text = read(name)
    for names, other in _IMPORT.findall(text):
        _collect(other, read, ordered, (*above, name))
        exported = {match.group(1) for match in _DECLARED.finditer(ordered[other]) if match.group(0)[:7] == "export "}
        for wanted in filter(None, (part.strip() for part in names.split(","))):
            if wanted not in exported:
                raise BundleError(f"{other} exports no {wanted!r}", where=name)
    ordered[name] = text


def _check_names(ordered: dict[str, str]) -> None:
    owner: dict[str, str] = {}
    for name, text in ordered.items():
        for declared in _DECLARED.findall(text):
            if owner.setdefault(declared, name) != name:
                raise BundleError(f"{declared!r} is declared in {owner[declared]} too", where=name)


def _strip(name: str, text: str) -> str:
    bare = _EXPORT.sub("", _IMPORT.sub("", text))
    left = _LEFT.search(bare)
    if left:
        raise BundleError(f"this statement breaks the convention: {left.group(0)}", where=name)
    return bare

"""Rule files: words and patterns that are data, in the ``rules`` folder of each stage."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from explorer.errors import RulesError

_HINT = "The file is part of the package: install it again, or mend the file if you changed it"


@cache
def rule_table(stage: str, name: str) -> dict[str, Any]:
    """The table in ``explorer/{stage}/rules/{name}.toml``, read once.

    Parameters
    ----------
    stage
        Name of the stage, such as ``"events"``.
    name
        Name of the file without its ending; a file in a folder is ``"folder/file"``.

    Returns
    -------
    dict
        The one copy that all callers share; it must not be changed.

    Raises
    ------
    RulesError
        If the file is missing, is not UTF-8 or is not valid TOML.
    """
    try:
        return tomllib.loads(files(f"explorer.{stage}").joinpath("rules", f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RulesError(str(error), where=f"{stage}/rules/{name}.toml", hint=_HINT) from error

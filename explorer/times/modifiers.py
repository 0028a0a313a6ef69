"""What is said about a value: early, mid, late, about, more than."""

from __future__ import annotations

from explorer.times.phrase import Phrase


def read_mod(phrase: Phrase) -> str | None:
    """The TIMEX3 ``mod`` of a phrase; None if it says none."""
    if phrase.has("stage"):
        stages = [phrase.lexicon.words(name) for name in ("STAGENOUN", "STAGE", "STAGEWORD")]
        mods = (stage.get(word) for word in reversed(phrase.words("stage")) for stage in stages)
        return next((mod for mod in mods if mod), None)
    if phrase.has("approx"):
        return _approximation(phrase)
    if phrase.has("noon") and phrase.has("relation"):
        return str(phrase.words("relation")[0]).upper()
    return None


def _approximation(phrase: Phrase) -> str | None:
    words = list(phrase.words("approx"))
    lexicon = phrase.lexicon
    for first in range(len(words)):
        mod = lexicon.mods.get(" ".join(words[first:]))
        mod = mod or lexicon.words("APPROX").get(words[first].rstrip(".")) or lexicon.words("ABOUT").get(words[first])
        if mod:
            return str(mod)
    return None

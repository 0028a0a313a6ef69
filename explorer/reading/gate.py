"""The gate: bytes of unknown origin become text that every later stage can take."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.errors import InputError

LARGEST_FILE = 5_000_000  # bytes; about 800,000 words, far above any article
LONGEST_RUN = 40  # of one punctuation mark; spaCy's tokeniser is quadratic on longer ones

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_USUAL = "cp1252"
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_RUN = re.compile(rf"([^\w\s])\1{{{LONGEST_RUN},}}")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Gated:
    """Text that passed the gate.

    Attributes
    ----------
    text
        Without NUL, lone surrogates or carriage returns; NBSP is kept.
    remarks
        One line for each thing that was changed or guessed.
    """

    text: str
    remarks: tuple[str, ...] = ()


def open_gate(data: bytes) -> Gated:
    """Decode the bytes of a text file and clean the text.

    A byte order mark decides, then strict UTF-8, then detection by charset-normalizer, which is
    reported.

    Parameters
    ----------
    data
        The whole file.

    Raises
    ------
    InputError
        If the file is too large, empty or no text.
    """
    if len(data) > LARGEST_FILE:
        raise InputError(
            f"it has {len(data):,} bytes, more than the {LARGEST_FILE:,} of the largest text read",
            hint="Split it into one file an article",
        )
    if data.startswith(_SIGNATURES):
        raise _binary()
    text, remarks = _decode(data)
    gated = clean(text)
    return Gated(gated.text, (*remarks, *gated.remarks))


def clean(text: str) -> Gated:
    """Make decoded text safe for the later stages.

    Parameters
    ----------
    text
        Any string, lone surrogates included.

    Raises
    ------
    InputError
        If nothing but blanks is left, or most of it is control characters.

    Examples
    --------
    >>> clean("one\\r\\ntwo" + "!" * 1000).text == "one\\ntwo" + "!" * LONGEST_RUN
    True
    """
    remarks = []
    if len(text) > LARGEST_FILE:
        raise InputError(f"it has {len(text):,} characters, more than {LARGEST_FILE:,}", hint="Split it by article")
    if len(_CONTROL.findall(text)) + text.count("\0") > max(8, len(text) // 10):
        raise _binary()
    for name, cleaned in (
        ("NUL characters were taken out", text.replace("\0", "")),
        ("lone surrogates were replaced by U+FFFD", _SURROGATE.sub("\ufffd", text)),
        (f"runs of one mark were cut to {LONGEST_RUN}", _RUN.sub(lambda run: run[1] * LONGEST_RUN, text)),
    ):
        if cleaned != text:
            remarks.append(name)
    text = _SURROGATE.sub("\ufffd", text.replace("\0", "")).replace("\r\n", "\n").replace("\r", "\n")
    text = _RUN.sub(lambda run: run[1] * LONGEST_RUN, text)
    if not re.search(r"\w", text):
        raise InputError("it is empty", hint="An article needs at least one word")
    return Gated(text, tuple(remarks))


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data.removeprefix(mark).decode(encoding, errors="replace")
            changed = ("bytes that are not " + encoding + " were replaced by U+FFFD",) if "\ufffd" in text else ()
            return text, changed
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise _binary()
    return _detect(data)


def _detect(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode by the most likely code page; of equally likely ones by that of English texts."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise _binary()
    name = best.encoding
    for match in matches:
        tied = (match.chaos, match.coherence) == (best.chaos, best.coherence)
        if tied and _USUAL in match.could_be_from_charset:
            best, name = match, _USUAL
            break
    return str(best), (f"not UTF-8; read as {name}, which was detected",)


def _binary() -> InputError:
    return InputError("it is not a text file", hint="Save it as plain text in UTF-8")

"""Bytes of any origin become text, or are refused with a reason."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import InputError
from explorer.reading.gate import LARGEST_FILE, LONGEST_RUN, clean, open_gate


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Kobanê fell.".encode(), "Kobanê fell."),
        (b"\xef\xbb\xbf" + "Kobanê fell.".encode(), "Kobanê fell."),
        (b"\xff\xfe" + "Kobanê fell.".encode("utf-16-le"), "Kobanê fell."),
        (b"\xfe\xff" + "Kobanê fell.".encode("utf-16-be"), "Kobanê fell."),
        (b"\xff\xfe\x00\x00" + "Kobanê fell.".encode("utf-32-le"), "Kobanê fell."),
    ],
)
def test_a_mark_or_utf8_decides_the_encoding(data: bytes, text: str) -> None:
    """A byte order mark decides; without one UTF-8 is tried first. Neither needs a remark."""
    gated = open_gate(data)
    assert gated.text == text
    assert gated.remarks == ()


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("“We left Kobané,” he said – after months of siège, it wasn’t over.\n", "cp1252"),
        ("Силы заняли город вчера вечером, сообщил источник в армии.\n", "cp1251"),
    ],
)
def test_another_encoding_is_detected_and_reported(words: str, encoding: str) -> None:
    """Text in a Windows code page is read, with a remark that names the guess."""
    gated = open_gate((words * 5).encode(encoding))
    assert gated.text == words * 5
    assert gated.remarks == (f"not UTF-8; read as {encoding}, which was detected",)


def test_no_break_spaces_are_kept() -> None:
    """NBSP stays, because offsets count it."""
    assert open_gate("YPG\xa0fighters".encode()).text == "YPG\xa0fighters"


def test_line_ends_become_line_feeds() -> None:
    """All three conventions of line ends become one."""
    assert open_gate(b"one\r\ntwo\rthree\nfour").text == "one\ntwo\nthree\nfour"


def test_nul_is_taken_out_and_reported() -> None:
    """NUL characters go, and a remark says so."""
    gated = open_gate(b"one\0 word")
    assert gated.text == "one word"
    assert gated.remarks == ("NUL characters were taken out",)


def test_lone_surrogates_are_replaced() -> None:
    """Half of a surrogate pair becomes U+FFFD, so that the text can be encoded."""
    assert clean("fell \ud83d back").text == "fell \ufffd back"


@pytest.mark.parametrize("mark", list("(?!\"'.-"))
def test_runs_of_one_mark_are_cut(mark: str) -> None:
    """A run of thousands of one punctuation mark is cut and reported, a short one is kept."""
    gated = clean("word " + mark * 5000 + " word")
    assert gated.text.count(mark) == LONGEST_RUN
    assert gated.remarks
    assert clean("word " + mark * 3).text == "word " + mark * 3


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf", b"...\n---\n"])
def test_empty_files_are_refused(data: bytes) -> None:
    """A file without a word is refused as empty."""
    with pytest.raises(InputError, match="empty"):
        open_gate(data)


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 rest", b"PK\x03\x04rest", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 200],
)
def test_binary_files_are_refused(data: bytes) -> None:
    """What is no text is refused with a hint."""
    with pytest.raises(InputError, match="not a text file") as caught:
        open_gate(data)
    assert caught.value.hint


def test_too_large_files_are_refused() -> None:
    """A file above the cap is refused, with its size."""
    with pytest.raises(InputError, match=r"5,000,001 bytes"):
        open_gate(b"a" * (LARGEST_FILE + 1))


def test_a_large_hostile_file_is_gated_quickly() -> None:
    """A file of the largest size takes seconds, whatever it holds."""
    start = time.perf_counter()
    open_gate(b"(?" * (LARGEST_FILE // 2 - 10) + b" word")
    assert time.perf_counter() - start < 5


@given(st.binary(max_size=300))
def test_any_bytes_pass_or_are_refused(data: bytes) -> None:
    """No bytes make the gate fail in any other way, and what passes is clean."""
    try:
        text = open_gate(data).text
    except InputError:
        return
    assert text.strip()
    assert not set(text) & {"\0", "\r"}
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.text(max_size=200))
def test_the_gate_changes_nothing_twice(text: str) -> None:
    """Text that passed the gate passes it again unchanged."""
    try:
        once = clean(text).text
    except InputError:
        return
    assert clean(once).text == once

"""Files, folders and articles: each input ends once, as an article or rejected."""

import os
from pathlib import Path

import pytest

from explorer.dates import Bounds, parse_edtf
from explorer.errors import InputError
from explorer.reading import read
from explorer.records import Article


def put(folder: Path, name: str, text: str = "The town fell. Nobody came.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    """A folder gives its files and those of its folders in order of name, hidden ones left out."""
    for name in ("b.txt", "a.md", "deep/c.txt", ".hidden.txt", ".git/d.txt"):
        put(tmp_path, name)
    assert [article.id for article in read(tmp_path).articles] == ["a", "b", "c"]


def test_a_path_may_be_text(tmp_path: Path) -> None:
    """A path may be given as a string."""
    assert read(str(put(tmp_path, "a.txt"))).articles[0].id == "a"


def test_every_input_ends_once(tmp_path: Path) -> None:
    """Good, empty, binary, foreign, repeated and missing inputs each end exactly once."""
    good = put(tmp_path, "good.txt")
    empty = put(tmp_path, "empty.txt", "")
    foreign = put(tmp_path, "page.html")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)))
    reading = read([good, empty, foreign, binary, good, tmp_path / "missing.txt", Article("own", "", "A sentence.")])
    assert [article.id for article in reading.articles] == ["good", "own"]
    assert len(reading.rejected) == 5
    assert all(rejected.reason and rejected.hint for rejected in reading.rejected)
    assert reading.rejected[1].reason == ".html is not read yet"


def test_a_missing_path_alone_is_an_error(tmp_path: Path) -> None:
    """The only input must exist."""
    with pytest.raises(InputError, match="no such file") as caught:
        read(tmp_path / "missing.txt")
    assert caught.value.hint


@pytest.mark.parametrize("path", ["The town fell.\nNobody came.", "a\0b.txt", "x" * 5000])
def test_what_cannot_be_a_path_is_an_error(path: str) -> None:
    """Text given for a path, and impossible paths, raise the package's own error."""
    with pytest.raises(InputError):
        read(path)


def test_other_types_are_refused() -> None:
    """Numbers and bytes cannot be read."""
    with pytest.raises(InputError, match="int cannot be read"):
        read([3])  # type: ignore[list-item]


def test_an_empty_folder_is_rejected(tmp_path: Path) -> None:
    """A folder without files is rejected, not passed over."""
    (rejected,) = read(tmp_path).rejected
    assert rejected.reason == "the folder holds no files"


@pytest.mark.parametrize("published", ["2015-01-28", parse_edtf("2015-01-28")])
def test_the_argument_dates_undated_articles_only(tmp_path: Path, published: str | Bounds) -> None:
    """The argument fills in where a file carries no date, and never overrides one."""
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt", "---\ndate: 2014-10-07\n---\nThe town fell.")
    undated, dated = read(tmp_path, published=published).articles
    assert (undated.published, undated.published_basis) == (parse_edtf("2015-01-28"), "argument")
    assert (dated.published, dated.published_basis) == (parse_edtf("2014-10-07"), "front_matter")


@pytest.mark.parametrize("published", ["last week", Bounds.within(0, 1, frame="publication")])
def test_an_argument_that_is_no_date_is_an_error(published: str | Bounds) -> None:
    """The argument must be a calendar date."""
    with pytest.raises(InputError):
        read(Article("a", "", "A sentence."), published=published)


def test_ids_are_unique(tmp_path: Path) -> None:
    """Files of one name get different ids, stable from run to run."""
    for folder in ("one", "two", "three"):
        put(tmp_path, f"{folder}/report.txt", f"The town fell in {folder}.")
    put(tmp_path, "two/report.md", "The town fell in two.")
    ids = [article.id for article in read(tmp_path).articles]
    assert len(set(ids)) == 4
    assert ids == [article.id for article in read(tmp_path).articles]
    assert ids[0] == "report"


@pytest.mark.parametrize("id_", ["a|b", "a#1", "x:y", "", "two words"])
def test_ids_hold_no_separators(id_: str) -> None:
    """Ids of given articles lose the marks that tables use as separators."""
    (article,) = read(Article(id_, "", "A sentence.")).articles
    assert article.id
    assert not set(article.id) & set("|#: >")


def test_the_hash_is_of_the_original_bytes(tmp_path: Path) -> None:
    """The digest is that of the file as it lies on the disk."""
    from hashlib import sha256

    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfThe town fell.\r\n")
    assert read(path).articles[0].sha256 == sha256(path.read_bytes()).hexdigest()


def test_given_articles_pass_the_gate() -> None:
    """The text of a given article is cleaned, and what was done is said."""
    reading = read(Article("a", "", "One.\r\nTwo\0."))
    assert reading.articles[0].text == "One.\nTwo."
    assert reading.remarks[0].input == "a"


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    """A link in a folder that leads out of it is rejected; a link to a folder is left alone."""
    outside = put(tmp_path, "outside/secret.txt")
    folder = tmp_path / "inside"
    put(folder, "a.txt")
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    reading = read(folder)
    assert [article.id for article in reading.articles] == ["a"]
    assert [rejected.reason for rejected in reading.rejected] == ["the link leads out of the folder"]


def test_what_is_no_regular_file_is_rejected(tmp_path: Path) -> None:
    """A pipe is never opened."""
    os.mkfifo(tmp_path / "pipe.txt")
    put(tmp_path, "a.txt")
    (rejected,) = read(tmp_path).rejected
    assert rejected.reason == "it is not a regular file"

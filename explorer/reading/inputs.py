"""Paths, folders and articles: every input ends exactly once as an article or as rejected."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from explorer.dates import Bounds, parse_edtf
from explorer.errors import InputError
from explorer.reading.gate import LARGEST_FILE, clean
from explorer.reading.texts import article_from_bytes, slug
from explorer.records import Article, Rejected

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})

Input = str | Path | Article


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was guessed or changed while an input was read."""

    input: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of the inputs, in reading order.

    Attributes
    ----------
    articles
        With ids that are unique within this reading.
    rejected
        Inputs that did not become articles, with the reason and what to do.
    remarks
        Detected encodings, characters taken out, publication dates that are not clear.
    """

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read(inputs: Input | Iterable[Input], *, published: str | Bounds | None = None) -> Reading:
    """Read files, folders and articles.

    Parameters
    ----------
    inputs
        A path to a file or a folder (searched through, hidden files and links to folders left
        alone), an :class:`~explorer.records.Article`, or any number of these.
    published
        Publication date of those articles that carry none themselves: EDTF text such as
        ``"2015-01-28"`` or ``"2015-01"``, or calendar bounds.

    Returns
    -------
    Reading

    Raises
    ------
    InputError
        If the only input does not exist, or ``published`` is not a date.

    Examples
    --------
    >>> read(Article(id="a", title="", text="One sentence.")).articles[0].id
    'a'
    """
    argument = _published_argument(published)
    given = [inputs] if isinstance(inputs, str | Path | Article) else list(inputs)
    articles: list[Article] = []
    rejected: list[Rejected] = []
    remarks: list[Remark] = []
    seen: set[Path] = set()
    for one, folder in _files(given):
        name = one.id if isinstance(one, Article) else str(one)
        try:
            article, notes = _read_article(one) if isinstance(one, Article) else _read_file(one, folder, seen)
        except InputError as error:
            if len(given) == 1 and isinstance(one, Path) and not _exists(one):
                raise InputError(error.what, where=name, hint=error.hint) from error
            rejected.append(Rejected(name, error.what, error.hint))
            continue
        articles.append(_dated(article, argument))
        remarks.extend(Remark(name, note) for note in notes)
    return Reading(_with_unique_ids(articles), tuple(rejected), tuple(remarks))


def _published_argument(published: str | Bounds | None) -> Bounds | None:
    if isinstance(published, str):
        return parse_edtf(published)
    if published is not None and published.frame != "calendar":
        raise InputError("published must be calendar bounds", hint="Give a date such as '2015-01-28'")
    return published


def _dated(article: Article, argument: Bounds | None) -> Article:
    if article.published is not None or argument is None:
        return article
    return replace(article, published=argument, published_basis="argument")


def _files(inputs: Iterable[Input]) -> Iterator[tuple[Path | Article, Path | None]]:
    """Articles and files, each file with the folder that was given for it, if any."""
    for one in inputs:
        if isinstance(one, Article):
            yield one, None
        elif isinstance(one, str | Path):
            path = Path(one)
            found = list(_walk(path)) if _is_folder(path) else []
            yield from ((file, path) for file in found)
            if not found:
                yield path, None
        else:
            raise InputError(f"a {type(one).__name__} cannot be read", hint="Give paths or Article objects")


def _exists(path: Path) -> bool:
    try:
        return os.path.lexists(path)
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(names) if not name.startswith("."))


def _read_file(path: Path, folder: Path | None, seen: set[Path]) -> tuple[Article, tuple[str, ...]]:
    real = _regular_file(path, folder)
    if real in seen:
        raise InputError("the same file was given before", hint="Give each file once")
    seen.add(real)
    try:
        data = real.read_bytes()
    except OSError as error:
        raise InputError(f"it cannot be read: {error.strerror}", hint="Check its permissions") from None
    return article_from_bytes(data, name=path.stem)


def _regular_file(path: Path, folder: Path | None) -> Path:
    """The real path of a text file that may be opened."""
    if "\n" in str(path):
        raise InputError("this is text, not a path", hint="Wrap it with explorer.reading.article_from_text")
    try:
        real = path.resolve(strict=True)
        status = real.stat()
    except (OSError, ValueError, RuntimeError):
        raise InputError("there is no such file", hint="Check the path") from None
    if folder is not None and not real.is_relative_to(folder.resolve()):
        raise InputError("the link leads out of the folder", hint="Give the file itself")
    if stat.S_ISDIR(status.st_mode):
        raise InputError("the folder holds no files", hint="Put .txt or .md files in it")
    if not stat.S_ISREG(status.st_mode):
        raise InputError("it is not a regular file", hint="Give a .txt or .md file")
    if path.suffix.lower() not in TEXT_SUFFIXES:
        kind = path.suffix.lower() or "files without an ending"
        raise InputError(f"{kind} is not read yet", hint="Save the text as .txt or .md in UTF-8")
    if status.st_size > LARGEST_FILE:
        raise InputError(f"it has {status.st_size:,} bytes, more than {LARGEST_FILE:,}", hint="Split it by article")
    return real


def _read_article(article: Article) -> tuple[Article, tuple[str, ...]]:
    if article.published is not None and not isinstance(article.published, Bounds):
        raise InputError(
            f"published is {article.published!r}, not Bounds", hint="Use explorer.dates.parse_edtf('2015-01-28')"
        )
    gated = clean(article.text)
    digest = article.sha256 or sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    plain = slug(article.id)
    id_ = article.id if plain == article.id.lower() and plain else plain or digest[:12]
    return replace(article, id=id_, text=gated.text, sha256=digest), gated.remarks


def _with_unique_ids(articles: Iterable[Article]) -> tuple[Article, ...]:
    taken: set[str] = set()
    unique = []
    for article in articles:
        id_ = article.id
        if id_ in taken:
            id_ = f"{article.id}-{article.sha256[:6]}"
        number = 2
        while id_ in taken:
            id_, number = f"{article.id}-{article.sha256[:6]}-{number}", number + 1
        taken.add(id_)
        unique.append(article if id_ == article.id else replace(article, id=id_))
    return tuple(unique)

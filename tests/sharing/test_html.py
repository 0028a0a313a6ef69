"""The single HTML file: what is in it, and how it is written."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from pathlib import Path

import pytest
from builders import happening, make_timeline, seed_like_timeline

from explorer.errors import InputError
from explorer.sharing import to_html
from explorer.timeline import Timeline


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    """The seed-like timeline."""
    return seed_like_timeline()


@pytest.fixture(scope="module")
def text(timeline: Timeline, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of its file."""
    return to_html(timeline, tmp_path_factory.mktemp("html") / "a.html").read_text(encoding="utf-8")


def _columns(text: str) -> bytes:
    packed = re.search(r'id="nte-columns">([^<]*)<', text)
    assert packed
    return gzip.decompress(base64.b64decode(packed.group(1)))


def test_missing_folders_are_made(timeline: Timeline, tmp_path: Path) -> None:
    """The path of the written file comes back, absolute."""
    path = to_html(timeline, tmp_path / "a" / "b" / "kobane.html")
    assert path == tmp_path / "a" / "b" / "kobane.html"
    assert path.is_absolute()
    assert [file.name for file in path.parent.iterdir()] == ["kobane.html"]


def test_the_same_timeline_gives_the_same_file(timeline: Timeline, text: str, tmp_path: Path) -> None:
    """There is no clock and no chance in the file."""
    assert to_html(timeline, tmp_path / "again.html").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["kobane", "kobane.txt", "kobane.html.pdf"])
def test_another_suffix_is_refused(timeline: Timeline, tmp_path: Path, name: str) -> None:
    """The error says how to name the file, and nothing is written."""
    with pytest.raises(InputError, match=r"ends in \.html"):
        to_html(timeline, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_refused(timeline: Timeline, tmp_path: Path) -> None:
    """A path that is a folder is not written into."""
    (tmp_path / "x.html").mkdir()
    with pytest.raises(InputError, match="folder"):
        to_html(timeline, tmp_path / "x.html")


def test_a_failure_leaves_the_old_file(timeline: Timeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the new file cannot be put in place, the old one stays and no scrap is left."""
    path = tmp_path / "a.html"
    path.write_text("old")

    def fail(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(InputError, match="Permission denied"):
        to_html(timeline, path)
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.html"]


def test_a_parent_that_is_a_file_is_an_error_in_words(timeline: Timeline, tmp_path: Path) -> None:
    """The error names the path."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        to_html(timeline, tmp_path / "file" / "a.html")


def test_the_policy_allows_two_scripts_and_no_request(text: str) -> None:
    """Default none, no connections, no unsafe or remote scripts; the app's script is named by its hash."""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy.group(1).replace("&#x27;", "'").split("; "))
    assert rules["default-src"] == "'none'"
    assert "connect-src" not in rules
    assert re.fullmatch(r"'sha256-\S+' 'sha256-\S+'", rules["script-src"])
    (app,) = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    assert base64.b64encode(hashlib.sha256(app.encode()).digest()).decode() in rules["script-src"]


def test_nothing_in_the_file_points_elsewhere(text: str) -> None:
    """No element of the page has an address to fetch."""
    page = re.sub(r"<script.*?</script>|<style.*?</style>", "", text, flags=re.DOTALL)
    assert not re.search(r"\b(src|href|action|data)=", page)
    assert "url(" not in re.search(r"<style>\.nte|<style>.*?</style>", text, flags=re.DOTALL).group(0)


def test_a_title_is_text(timeline: Timeline, tmp_path: Path) -> None:
    """Markup in a title is shown, not obeyed."""
    text = to_html(timeline, tmp_path / "a.html", title="</title><script>alert(1)</script>").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in text
    assert "&lt;/title&gt;" in text


def test_hostile_words_are_never_markup(tmp_path: Path) -> None:
    """Words of an article are nowhere in the file's own text, only in its packed columns."""
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    timeline = make_timeline([happening(hostile, by="red")], names={"red": hostile})
    text = to_html(timeline, tmp_path / "a.html").read_text(encoding="utf-8")
    assert "alert(1)" not in re.sub(r"<title>.*?</title>", "", text)
    assert b"alert(1)" in _columns(text)


def test_source_text_can_be_left_out(timeline: Timeline, tmp_path: Path) -> None:
    """No run of six words of a sentence is left anywhere in the file, charts included."""
    text = to_html(timeline, tmp_path / "a.html", source_text=False).read_text(encoding="utf-8")
    everything = text + _columns(text).decode("utf-8", "replace")
    title = timeline.articles["title"].iloc[0]
    for sentence in timeline.sentences["text"]:
        words = sentence.split()
        for start in range(max(0, len(words) - 5)):
            run = " ".join(words[start : start + 6])
            assert run in title or run not in everything
    assert b'"source_text":false' in _columns(text)


def test_source_text_is_there_by_default(timeline: Timeline, text: str) -> None:
    """The evidence has the sentences' words."""
    assert timeline.sentences["text"].iloc[3].encode() in _columns(text)


def test_an_empty_timeline_gives_a_file(tmp_path: Path) -> None:
    """No event is no error."""
    assert to_html(make_timeline([]), tmp_path / "a.html").stat().st_size > 1_000_000

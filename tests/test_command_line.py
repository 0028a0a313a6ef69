"""The command line does the whole job without a notebook."""

from pathlib import Path

import pandas as pd
import pytest

from explorer import schema
from explorer.__main__ import main, write_tables
from explorer.timeline import Timeline, load

SEED = Path(__file__).parents[1] / "seeds" / "000_905864945a644baa.txt"
PROMISED = [
    "claim_id",
    "article_id",
    "trigger",
    "start_char",
    "end_char",
    "sentence_start",
    "sentence_end",
    "event_type",
    "sources",
    "targets",
    "place",
    "factuality",
    "speaker",
    "plover",
    "cameo",
    "acled",
    "earliest_start",
    "latest_start",
    "earliest_end",
    "latest_end",
    "earliest_start_offset",
    "latest_start_offset",
    "earliest_end_offset",
    "latest_end_offset",
    "date_basis",
    "granularity",
    "confidence",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `explorer build` writes for the seed with a publication date."""
    folder = tmp_path_factory.mktemp("built")
    assert main(["build", str(SEED), "-o", str(folder), "--published", "2015-01-27/2015-02-02", "--quiet"]) == 0
    return folder


def test_build_writes_everything(built: Path) -> None:
    """Four tables, the saved timeline and the interactive file."""
    stem = SEED.stem
    names = {"articles.csv", "claims.csv", "events.csv", "sentences.csv", f"{stem}.timeline", f"{stem}.html"}
    assert {path.name for path in built.iterdir()} == names


def test_claims_have_the_promised_columns(built: Path) -> None:
    """claims.csv has at least the columns that users build on."""
    claims = pd.read_csv(built / "claims.csv")
    assert set(PROMISED) <= set(claims.columns)
    assert len(claims) > 10


def test_an_interval_of_publication_dates_the_events(built: Path) -> None:
    """An EDTF interval is taken, and widens the bounds."""
    timeline = load(built / f"{SEED.stem}.timeline")
    assert timeline.articles["published_earliest"].iloc[0] == pd.Timestamp("2015-01-27")
    assert timeline.articles["published_latest"].iloc[0] == pd.Timestamp("2015-02-03")
    assert timeline.articles["published_basis"].iloc[0] == "argument"
    assert timeline.is_dated


def test_show_prints_every_event(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table in the terminal has a row an event and the summary."""
    path = built / f"{SEED.stem}.timeline"
    assert main(["show", str(path)]) == 0
    printed = capsys.readouterr().out
    assert load(path).summary() in " ".join(printed.split())


def test_html_writes_the_file_anew(built: Path, tmp_path: Path) -> None:
    """A saved timeline can be shared later."""
    target = tmp_path / "deep" / "page.html"
    assert main(["html", str(built / f"{SEED.stem}.timeline"), "-o", str(target)]) == 0
    assert target.stat().st_size > 100_000


def test_a_missing_path_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong path ends with code 1 and names the path."""
    assert main(["build", str(tmp_path / "nowhere.txt"), "-o", str(tmp_path)]) == 1
    assert "nowhere.txt" in capsys.readouterr().err


def test_a_wrong_date_says_how_to_write_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unreadable publication date ends with code 1."""
    assert main(["build", str(SEED), "-o", str(tmp_path), "--published", "someday"]) == 1
    assert "someday" in capsys.readouterr().err


def test_doctor_names_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    """A complete installation is reported as such, with the model and its version."""
    assert main(["doctor"]) == 0
    printed = capsys.readouterr().out
    assert "en_core_web_sm" in printed
    assert "all there" in printed


def test_tables_are_safe_in_a_spreadsheet(seed: Timeline, tmp_path: Path) -> None:
    """Text that a spreadsheet would run is written as text."""
    from dataclasses import replace

    hostile = seed.sentences.assign(text='=HYPERLINK("http://example.org")')
    write_tables(replace(seed, sentences=hostile), tmp_path)
    assert pd.read_csv(tmp_path / "sentences.csv")["text"].str.startswith("'=").all()


def test_a_saved_timeline_comes_back_whole(seed: Timeline, tmp_path: Path) -> None:
    """Save and load lose nothing."""
    back = load(seed.save(tmp_path / "seed.timeline"))
    for table in schema.TABLES:
        pd.testing.assert_frame_equal(getattr(back, table.name), getattr(seed, table.name))


def test_the_file_can_leave_the_words_out(built: Path, tmp_path: Path) -> None:
    """With --without-text the file is smaller by the article."""
    target = tmp_path / "bare.html"
    assert main(["html", str(built / f"{SEED.stem}.timeline"), "-o", str(target), "--without-text"]) == 0
    assert target.stat().st_size < (built / f"{SEED.stem}.html").stat().st_size

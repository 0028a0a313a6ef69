"""The pipeline: every input ends once, and one bad article never costs another."""

from dataclasses import replace
from pathlib import Path

import pytest

from explorer import pipeline
from explorer.errors import InputError
from explorer.pipeline import build_timeline
from explorer.reading import article_from_text

GOOD = article_from_text("Rebels captured the town of Sarmin on Monday.", name="good", published="2015-03-20")


def test_a_poison_article_costs_itself_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article on which a stage fails is named in `rejected`; the others are built."""
    extract = pipeline.extract

    def failing(article: object, **options: object) -> object:
        if article.id.startswith("bad"):  # type: ignore[attr-defined]
            raise ValueError("no such luck")
        return extract(article, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "extract", failing)
    bad = article_from_text("Rebels lost the town of Sarmin on Friday.", name="bad")
    timeline = build_timeline([bad, GOOD])
    assert list(timeline.articles["article_id"]) == [GOOD.id]
    assert list(timeline.rejected["input"]) == [bad.id]
    assert "no such luck" in timeline.rejected["reason"].iloc[0]


def test_another_language_is_not_read_as_english(tmp_path: Path) -> None:
    """A file that says it is German is rejected with what to do."""
    path = tmp_path / "meldung.txt"
    path.write_text("---\nlanguage: de\n---\nDie Rebellen nahmen die Stadt Sarmin ein.\n", encoding="utf-8")
    timeline = build_timeline([path, GOOD])
    assert len(timeline.articles) == 1
    assert "'de'" in timeline.rejected["reason"].iloc[0]


def test_every_input_ends_exactly_once(tmp_path: Path) -> None:
    """Articles and rejected inputs together are all that was given."""
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "fine.txt").write_text("Rebels captured Sarmin.", encoding="utf-8")
    (tmp_path / "sheet.xlsx").write_bytes(b"PK\x03\x04")
    timeline = build_timeline(tmp_path)
    assert len(timeline.articles) == 1
    assert len(timeline.rejected) == 2
    assert (timeline.rejected["hint"] != "").all()


def test_an_article_with_a_date_as_text_says_what_it_wants() -> None:
    """A string where bounds belong is named, and costs only its own article."""
    wrong = replace(GOOD, id="wrong", published="2015-03-20")  # type: ignore[arg-type]
    timeline = build_timeline([wrong, GOOD])
    assert len(timeline.articles) == 1
    assert "parse_edtf" in timeline.rejected["hint"].iloc[0]


def test_no_input_at_all_says_so(tmp_path: Path) -> None:
    """A folder without texts is an error that says what to do."""
    with pytest.raises(InputError):
        build_timeline(tmp_path / "nowhere")


def test_a_text_without_events_gives_an_empty_timeline() -> None:
    """Nothing to tell is not a failure, and it can be written and explored."""
    timeline = build_timeline(article_from_text("The weather was fine. People sat in the sun.", name="calm"))
    assert len(timeline) == 0
    assert timeline.summary().startswith("0 claims, 0 events")


def test_the_order_of_articles_does_not_change_the_events() -> None:
    """The same folder read in another order tells the same."""
    other = article_from_text("Sarmin fell to rebels on Monday, a monitor said.", name="other", published="2015-03-21")
    one, two = (build_timeline(articles).events for articles in ([GOOD, other], [other, GOOD]))
    columns = ["event_type", "sources", "targets", "place", "factuality", "n_claims"]
    assert sorted(map(tuple, one[columns].to_numpy())) == sorted(map(tuple, two[columns].to_numpy()))


def test_one_article_alone_gives_the_claims_it_gives_among_others() -> None:
    """Extraction is a function of the article: its neighbours do not matter."""
    other = article_from_text("Government forces shelled Idlib on Friday.", name="other", published="2015-03-21")
    alone, together = build_timeline(GOOD), build_timeline([other, GOOD])
    columns = ["claim_id", "trigger", "event_type", "sources", "place", "factuality"]
    mine = together.claims[together.claims["article_id"] == GOOD.id]
    assert alone.claims[columns].to_numpy().tolist() == mine[columns].to_numpy().tolist()

from pathlib import Path

import pytest

from reader.core import Reader
from reader.core.health import Kind
from reader.model.marks import Change, Field
from reader.model.query import EVERY
from reader.places import Environment
from tests.ui.driving import QuietReader

LINKED = "---\ntitle: The lamp\npermalink: /lamp\n---\n{text}\n"


def reader_of(environment: Environment, folder: Path) -> Reader:
    reader = QuietReader.open(environment, [folder])
    reader.refresh(lambda _progress: None, lambda: False)
    return reader


def without_its_starred_one(environment: Environment, folder: Path, *texts: str) -> Reader:
    """A starred article is gone; new files of these texts have its permalink and title."""
    folder.mkdir()
    (folder / "a.md").write_text(LINKED.format(text="Left on."), encoding="utf-8")
    reader = reader_of(environment, folder)
    (row,) = reader.results(EVERY).page(0, 9)
    reader.mark([Change(row.article, Field.STARRED, True)])
    (folder / "a.md").unlink()
    for name, text in zip(("b.md", "c.md"), texts, strict=True):
        (folder / name).write_text(LINKED.format(text=text), encoding="utf-8")
    reader.refresh(lambda _progress: None, lambda: False)
    return reader


@pytest.fixture
def doubtful(environment: Environment, tmp_path: Path) -> Reader:
    """A starred article is gone; two new files have its permalink and title."""
    texts = ("Left on, b.md.", "Left on, c.md.")
    return without_its_starred_one(environment, tmp_path / "articles", *texts)


def starred(reader: Reader) -> set[str]:
    return {Path(row.path).name for row in reader.results(EVERY).page(0, 9) if row.is_starred}


def test_files_that_may_be_a_known_article_are_found_and_none_is_guessed(doubtful: Reader) -> None:
    found = doubtful.doubts()

    assert [(one.path, Path(one.row.path).name) for one in found] == [
        ("a.md", "b.md"),
        ("a.md", "c.md"),
    ]
    assert starred(doubtful) == set()
    doubtful.close()


def test_what_is_the_same_has_its_marks_for_good(doubtful: Reader) -> None:
    doubtful.decide(doubtful.doubts()[1], is_same=True)

    assert starred(doubtful) == {"c.md"}
    assert doubtful.doubts() == []
    doubtful.refresh(lambda _progress: None, lambda: False, is_rebuild=True)
    assert starred(doubtful) == {"c.md"}
    doubtful.close()


def test_what_is_another_is_not_asked_about_again(doubtful: Reader) -> None:
    doubtful.decide(doubtful.doubts()[0], is_same=False)

    assert [Path(one.row.path).name for one in doubtful.doubts()] == ["c.md"]
    assert starred(doubtful) == set()
    doubtful.close()


def test_the_doctor_lists_them(doubtful: Reader) -> None:
    found = list(doubtful.health.doubtful())

    assert [one.kind for one in found] == [Kind.DOUBT, Kind.DOUBT]
    assert "once at a.md" in found[0].message
    doubtful.close()


def test_of_copies_of_one_text_none_need_be_asked_about(
    environment: Environment, tmp_path: Path
) -> None:
    texts = 2 * ("Left on, and out.",)
    reader = without_its_starred_one(environment, tmp_path / "articles", *texts)

    assert len(reader.doubts()) == 2
    assert reader.decide_plain() == 1
    assert starred(reader) == {"b.md", "c.md"}
    assert reader.doubts() == []
    reader.close()


def test_what_is_doubtful_between_two_texts_is_left_to_the_person(doubtful: Reader) -> None:
    assert doubtful.decide_plain() == 0
    assert starred(doubtful) == set()
    doubtful.close()

import pytest

from reader.library import passes, refresh
from reader.library.bodies import ready
from reader.model.article import BodyFacts
from reader.model.sanitize import Shown
from tests.library.conftest import Shelves

_TOLD = BodyFacts(words=1, title=Shown(""), lang="", excerpt=Shown(""), text=Shown("word"))


def test_nothing_is_written_of_a_file_that_went_meanwhile(shelves: Shelves) -> None:
    shelves.write("a.md", "One")
    shelves.refresh()
    (row,) = shelves.results().page(0, 1)
    told = [(row.file, _TOLD), (row.file + 1, _TOLD)]
    bodies = shelves.index.ask(lambda connection, _maker: ready(connection, told))
    assert [body.number for body in bodies] == [row.file]


def test_long_bodies_are_written_few_at_a_time(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passes, "_BATCH_BYTES", 1)
    monkeypatch.setattr(refresh, "_REPORT_SECONDS", 0)
    for number in range(3):
        shelves.write(f"{number}.md", "Title")
    shelves.refresh()
    assert [one.done for one in shelves.progress if one.stage == "words"] == [1, 2, 3]


def test_no_more_bodies_are_read_once_it_was_cancelled(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passes, "_PART", 2)
    for number in range(9):
        shelves.write(f"{number}.md", "Title")
    report = shelves.refresh(is_cancelled=lambda: bool(shelves.parser.read_facts))
    assert not report.is_finished
    assert len(shelves.parser.read_facts) == 2
    assert shelves.refresh().is_finished
    assert len(shelves.parser.read_facts) == 7


def test_bodies_that_take_long_to_write_are_written_few_at_a_time(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "_REPORT_SECONDS", 0)
    monkeypatch.setattr(passes, "_BATCH", 3)
    monkeypatch.setattr(passes, "_LONGEST_WRITE", 0)
    for number in range(5):
        shelves.write(f"{number}.md", "Title")
    shelves.refresh()
    assert [one.done for one in shelves.progress if one.stage == "words"] == [3, 4, 5]

"""What the desk does when the disk changes."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual.message import Message

from reader.core import Reader
from reader.model.listing import Progress, Report, Results
from reader.model.marks import Change, Field, Marked
from reader.model.query import EVERY, UNREAD, Query
from reader.places import Environment
from reader.ui.desk import Desk
from reader.ui.messages import Counted
from tests.ui.conftest import MakeReader
from tests.ui.driving import QuietReader, driven


def _quiet(reader: Reader) -> QuietReader:
    assert isinstance(reader, QuietReader)
    return reader


async def test_what_is_new_on_disk_appears_by_itself(reader: Reader, folder: Path) -> None:
    async with driven(reader) as screen:
        (folder / "new.md").write_text("---\ntitle: Come lately\ndate: 2020-01-01\n---\nText.\n")
        _quiet(reader).notice()
        await screen.until(lambda: reader.counts().all == 6)
        await screen.until(lambda: "Come lately" in screen.text)


async def test_an_index_that_can_not_be_kept_is_told(
    make_reader: MakeReader, environment: Environment, folder: Path
) -> None:
    environment.cache_dir.parent.mkdir(parents=True, exist_ok=True)
    environment.cache_dir.write_text("a file")
    async with driven(make_reader(folder)) as screen:
        await screen.sees("The index is kept in memory this time", "All 5")


async def test_what_changes_while_the_disk_is_looked_at_is_looked_at_once_more(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = _quiet(reader)
    looks: list[int] = []
    is_noticed = threading.Event()

    def refresh(report: Callable[[Progress], None], is_cancelled: Callable[[], bool]) -> Report:
        looks.append(len(looks))
        if len(looks) == 2:
            for _change in range(9):
                quiet.notice()
            is_noticed.set()
        return Report()

    async with driven(reader) as screen:
        monkeypatch.setattr(quiet, "refresh_apart", refresh)
        looks.append(0)
        quiet.notice()
        await screen.until(is_noticed.is_set)
        await screen.until(lambda: len(looks) == 3 and not screen.app.desk.is_refreshing)
        assert len(looks) == 3


async def test_an_answer_that_comes_in_time_is_given_at_once(reader: Reader) -> None:
    async with driven(reader) as screen:
        found = screen.app.desk.answer(UNREAD, patience=15)
        assert found is not None
        assert found.query == UNREAD


async def test_an_answer_that_takes_longer_is_told_when_it_comes(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_answer, ask = threading.Event(), reader.results

    def slowly(query: Query) -> Results:
        may_answer.wait()
        return ask(query)

    async with driven(reader) as screen:
        screen.library.query_asked = UNREAD
        monkeypatch.setattr(reader, "results", slowly)
        assert screen.app.desk.answer(UNREAD, patience=0.001) is None
        may_answer.set()
        await screen.until(
            lambda: screen.library.results is not None and screen.library.results.query == UNREAD
        )


def test_what_was_asked_for_before_the_desk_settled_in_is_loaded_in_place_of_the_first_list(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Message] = []
    is_counted = threading.Event()

    def tell(message: Callable[[], Message]) -> None:
        told.append(message())
        if isinstance(told[-1], Counted):
            is_counted.set()

    desk = Desk(reader, lambda _error: None)
    monkeypatch.setattr(desk, "_tell", tell)
    try:
        desk.first_answer(EVERY)
        desk.answer(UNREAD)
        desk.settle_in()
        assert is_counted.wait(15)
        counted = [message.results.query for message in told if isinstance(message, Counted)]
        assert counted == [UNREAD]
    finally:
        desk.close()


async def test_a_list_that_is_asked_for_behind_a_mark_has_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, asked = threading.Event(), threading.Event()
    mark, results = reader.mark, reader.results

    def slow(changes: Sequence[Change]) -> Sequence[Marked]:
        gate.wait(15)
        return mark(changes)

    def seen(query: Query) -> Results:
        asked.set()
        return results(query)

    async with driven(reader) as screen:
        monkeypatch.setattr(reader, "mark", slow)
        monkeypatch.setattr(reader, "results", seen)
        screen.app.desk.toggle(screen.row.article, Field.STARRED, is_set=False)
        await screen.press("3")
        assert not asked.is_set()
        gate.set()
        await screen.sees("1 of 1")

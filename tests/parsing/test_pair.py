import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.headline import Headline
from reader.parsing import pair, process
from reader.parsing.pair import Pair
from reader.parsing.parser import Parser, ParserError

STAND_IN = "tests.parsing.stand_in_worker"


@pytest.fixture
def started() -> list[Parser]:
    return []


@pytest.fixture
def two(started: list[Parser], monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    monkeypatch.setattr(pair, "_FEW", 4)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def start() -> Parser:
        started.append(Parser(module=STAND_IN))
        return started[-1]

    with Pair(start) as two:
        yield two


def _files(folder: Path, count: int, *, dies: int = -1) -> list[tuple[str, str]]:
    files = []
    for number in range(count):
        path = folder / f"{number}.md"
        path.write_text("die" if number == dies else f"Title {number}")
        files.append((str(path), path.name))
    return files


def _titles(heads: Iterator[Headline]) -> list[str]:
    return [str(head.title) for head in heads]


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 200, 201])
def test_the_answers_come_in_the_order_of_the_files(two: Pair, tmp_path: Path, count: int) -> None:
    assert _titles(two.heads(_files(tmp_path, count))) == [f"Title {n}" for n in range(count)]


def test_few_files_are_read_by_one(two: Pair, started: list[Parser], tmp_path: Path) -> None:
    _titles(two.heads(_files(tmp_path, 3)))
    assert [one.pid is None for one in started] == [False, True]


def test_many_files_are_read_by_two(two: Pair, started: list[Parser], tmp_path: Path) -> None:
    _titles(two.heads(_files(tmp_path, 40)))
    assert None not in [one.pid for one in started]


@pytest.mark.parametrize(("count", "begun"), [(3, 1), (4, 2)])
def test_those_begun_are_ready_for_their_files(
    two: Pair, started: list[Parser], tmp_path: Path, count: int, begun: int
) -> None:
    for _time in range(9):
        two.begin("heads", count)
    for parser in started[:begun]:
        parser.warm("heads")
    pids = [parser.pid for parser in started]
    assert pids.count(None) == 2 - begun
    assert len(_titles(two.heads(_files(tmp_path, count)))) == count
    assert [parser.pid for parser in started] == pids


def test_readers_that_are_beginning_can_be_closed(two: Pair, started: list[Parser]) -> None:
    two.begin("heads", 4)
    two.close()
    assert [parser.pid for parser in started] == [None, None]


def test_a_file_that_kills_its_reader_costs_itself_only(two: Pair, tmp_path: Path) -> None:
    titles = _titles(two.heads(_files(tmp_path, 20, dies=7)))
    assert [number for number, title in enumerate(titles) if title != f"Title {number}"] == [7]


def test_a_stream_that_is_left_can_be_followed_by_another(two: Pair, tmp_path: Path) -> None:
    files = _files(tmp_path, 40)
    left = two.heads(files)
    next(left)
    left.close()
    assert len(_titles(two.heads(files))) == 40


def test_both_are_at_work_once_the_first_answer_is_there(
    two: Pair, started: list[Parser], tmp_path: Path
) -> None:
    titles = two.heads(_files(tmp_path, 40))
    assert next(titles).title == "Title 0"
    assert [one._lock.locked() for one in started] == [True, True]
    titles.close()


def test_readers_that_can_not_be_started_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pair, "_FEW", 4)
    files = _files(tmp_path, 20)
    with Pair(lambda: Parser(module="tests.no_such_worker")) as two:
        two.begin("heads", 20)
        with pytest.raises(ParserError):
            _titles(two.heads(files))


def test_one_reads_alone_where_no_second_can_be_started(
    two: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = itertools.count()

    class Process(process.Process):
        def __init__(self, module: str) -> None:
            if next(started):
                raise BlockingIOError
            super().__init__(module)

    monkeypatch.setattr("reader.parsing.process.Process", Process)
    assert _titles(two.heads(_files(tmp_path, 9))) == [f"Title {n}" for n in range(9)]

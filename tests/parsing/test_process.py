import sys
from pathlib import Path

import pytest

from reader.parsing import process
from reader.parsing.frames import DiedError


def test_the_current_folder_is_no_place_to_import_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", str(tmp_path), *sys.path])
    assert "" not in process._search_path()
    assert str(tmp_path) not in process._search_path()


def test_our_own_package_is_found_wherever_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["elsewhere"])
    assert process._search_path() == [str(Path(process.__file__).parents[2]), "elsewhere"]


def test_a_current_folder_that_was_removed_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert process._search_path()


def test_a_module_of_the_current_folder_is_not_imported_by_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("reader", "json", "bs4"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    worker = process.Process("tests.parsing.stand_in_worker")
    try:
        worker.send({"do": "warm", "job": "a", "language": "en", "is_background": False})
        assert worker.receive(10) == [{"is": None}]
    finally:
        worker.close()


def test_closing_twice_does_no_harm() -> None:
    worker = process.Process("tests.parsing.stand_in_worker")
    worker.close()
    worker.close()


def _asked(*paths: Path) -> dict[str, object]:
    return {"do": "article", "files": [[str(path), path.name] for path in paths]}


def test_a_worker_goes_on_while_nobody_takes_its_answers(tmp_path: Path) -> None:
    long, last = tmp_path / "long.md", tmp_path / "last.md"
    long.write_text("x" * 2**21)  # more than a pipe holds
    last.write_text("die once")
    worker = process.Process("tests.parsing.stand_in_worker")
    try:
        worker.send(_asked(long))
        worker.send(_asked(last))
        worker._popen.wait(10)
        assert len(worker.receive(10)) == 1
        with pytest.raises(DiedError):
            worker.receive(10)
    finally:
        worker.close()


def test_no_more_answers_are_kept_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "_AHEAD", 1)
    files = [tmp_path / f"{number}.md" for number in range(9)]
    for file in files:
        file.write_text(file.name * 2**17)
    worker = process.Process("tests.parsing.stand_in_worker")
    try:
        for file in files:
            worker.send(_asked(file))
        assert [file.name in str(worker.receive(10)) for file in files] == [True] * 9
        worker.send(_asked(files[0]))
        worker.send(_asked(files[1]))
    finally:
        worker.close()  # with answers that nobody wants
    assert not any(thread.is_alive() for thread in worker._threads)


def test_who_asks_never_waits_for_a_worker_that_does_not_listen(tmp_path: Path) -> None:
    hanging = tmp_path / "hanging.md"
    hanging.write_text("hang")
    worker = process.Process("tests.parsing.stand_in_worker")
    try:
        worker.send(_asked(hanging))
        for _time in range(3):
            worker.send(_asked(Path("x" * 2**20)))  # a pipe is full of it
        with pytest.raises(DiedError) as died:
            worker.receive(0.1)
        assert died.value.is_late
    finally:
        worker.close()
    assert not any(thread.is_alive() for thread in worker._threads)


def test_requests_of_any_size_arrive_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("Title")
    worker = process.Process("tests.parsing.stand_in_worker")
    try:
        for size in (1, 2**16, 2**20, 2**21 + 1):
            worker.send({"do": "article", "files": [[str(file), "x" * size]]})
        assert [list(answer[0]) for answer in (worker.receive(10) for _time in range(4))] == [
            ["is"]
        ] * 4
    finally:
        worker.close()


@pytest.mark.parametrize(
    "said",
    [b"", b"\xff", b" \xff", b"[", b" [", b" " + b"[" * 100_000, b'["\\ud800"]', b"5", b"[5]"],
)
def test_a_worker_that_says_what_is_no_answer_is_ended(said: bytes) -> None:
    worker = process.Process("tests.parsing.stand_in_worker")
    try:
        worker._answers.append(bytearray(said))
        with pytest.raises(DiedError):
            worker.receive(10)
        assert worker._popen.wait(10) < 0
    finally:
        worker.close()


def test_a_closed_worker_has_died() -> None:
    worker = process.Process("tests.parsing.stand_in_worker")
    worker.close()
    with pytest.raises(DiedError):
        worker.send({"do": "warm"})

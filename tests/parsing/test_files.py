import os
import socket
from pathlib import Path

import pytest

from reader.model.article import ProblemKind
from reader.parsing import files


def _refused(path: Path) -> ProblemKind:
    with pytest.raises(files.UnreadableError) as refusal:
        files.read(str(path))
    assert refusal.value.problem.message
    return refusal.value.kind


def test_a_file_is_read_with_its_size_and_time(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"Text")
    found = files.read(str(path))
    assert found == files.FileBytes(b"Text", 4, is_cut=False)


def test_an_empty_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.touch()
    assert files.read(str(path)).data == b""


@pytest.mark.parametrize(("size", "is_cut"), [(9, False), (10, False), (11, True), (5000, True)])
def test_no_more_than_the_limit_is_read(tmp_path: Path, size: int, is_cut: bool) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * size)
    found = files.read(str(path), limit=10)
    assert (len(found.data), found.size, found.is_cut) == (min(size, 10), size, is_cut)


def test_a_sparse_file_of_8_gb_costs_only_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, 8 * 2**30)
    found = files.read(str(path), limit=4096)
    assert (len(found.data), found.is_cut) == (4096, True)


def test_a_cut_file_has_a_problem_that_names_both_sizes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (2**20 + 1))
    problem = files.cut_problem(files.read(str(path), limit=2**20))
    assert problem is not None
    assert problem.kind is ProblemKind.TOO_LARGE
    assert "2 MB" in problem.message
    assert "1 MB" in problem.message


def test_a_whole_file_has_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    assert files.cut_problem(files.read(str(path))) is None


def test_a_file_that_grows_faster_than_it_tells_is_read_to_its_end(tmp_path: Path) -> None:
    found = files.read("/proc/self/status") if Path("/proc/self/status").exists() else None
    assert found is None or b"Name:" in found.data


def test_a_missing_file_is_gone(tmp_path: Path) -> None:
    assert _refused(tmp_path / "none.md") is ProblemKind.GONE


def test_a_file_under_a_file_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    assert _refused(tmp_path / "a.md" / "b.md") is ProblemKind.GONE


def test_a_name_that_no_file_can_have_is_unreadable(tmp_path: Path) -> None:
    assert _refused(tmp_path / "a\0.md") in (ProblemKind.GONE, ProblemKind.UNREADABLE)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert _refused(tmp_path) is ProblemKind.NOT_A_FILE


def test_a_fifo_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert _refused(tmp_path / "pipe.md") is ProblemKind.NOT_A_FILE


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.md")
        assert _refused(Path("s.md")) is ProblemKind.NOT_A_FILE


def test_a_device_is_refused() -> None:
    assert _refused(Path("/dev/zero")) is ProblemKind.NOT_A_FILE


def test_a_link_to_itself_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("a.md")
    assert _refused(tmp_path / "a.md") is ProblemKind.NOT_A_FILE


def test_a_refused_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").touch()

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert _refused(tmp_path / "a.md") is ProblemKind.PERMISSION


def test_any_other_error_is_told_in_the_words_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").touch()

    def fail(*_arguments: object) -> bytes:
        raise OSError(5, "Input/output\x1b error")

    monkeypatch.setattr(os, "read", fail)
    with pytest.raises(files.UnreadableError) as refusal:
        files.read(str(tmp_path / "a.md"))
    assert refusal.value.kind is ProblemKind.UNREADABLE
    assert "Input/output error" in refusal.value.message


def test_a_name_of_any_bytes_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\n.md")
    path.write_bytes(b"Text")
    assert files.read(str(path)).data == b"Text"


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old old")
    read = os.read
    reads: list[bytes] = []

    def read_and_change(descriptor: int, size: int) -> bytes:
        data = read(descriptor, size)
        if not reads:
            path.write_bytes(b"newer")
        reads.append(data)
        return data

    monkeypatch.setattr(os, "read", read_and_change)
    assert files.read(str(path)).data == b"newer"


def test_a_file_that_never_stops_changing_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"x")
    read = os.read

    def read_and_grow(descriptor: int, size: int) -> bytes:
        data = read(descriptor, size)
        with path.open("ab") as file:
            file.write(b"x")
        return data

    monkeypatch.setattr(os, "read", read_and_grow)
    assert files.read(str(path)).data.startswith(b"x")

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Shelter


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def other(library: Shelter, folder: Path) -> tuple[str, ...]:
    """The same articles on another machine."""
    return (
        library.options[0],
        *(f"--config={folder / 'config.toml'}", f"--data-dir={folder / 'data'}"),
        f"--cache-dir={folder / 'cache'}",
    )


def test_marks_go_from_one_machine_to_another(
    leeslamp: Callable[..., Ran], library: Shelter, shared: Path, tmp_path: Path
) -> None:
    leeslamp("mark", "starred", str(library.library / "lamp.html"), *library.options)
    ran = leeslamp("sync", str(shared), *library.options)
    assert (ran.code, ran.err) == (0, "")
    assert "0 changes received, 0 other files" in ran.out
    there = other(library, tmp_path / "there")
    ran = leeslamp("sync", str(shared), "--json", *there)
    assert json.loads(ran.out) | {"sent": 0} == {
        "sent": 0,
        "received": 1,
        "files": 1,
        "damaged": 0,
        "faulty": [],
        "newer": 0,
        "newer_files": 0,
        "is_renamed": False,
    }
    assert "★" in leeslamp("list", *there).out


def test_the_folder_of_the_configuration_is_taken(
    leeslamp: Callable[..., Ran], library: Shelter, shared: Path, tmp_path: Path
) -> None:
    there = other(library, tmp_path)
    (tmp_path / "config.toml").write_text('[sync]\nfolder = "shared"\n')
    assert leeslamp("sync", *there).code == 0
    assert len(list(shared.iterdir())) == 1


def test_a_command_tells_of_its_marks_at_its_end(
    leeslamp: Callable[..., Ran], library: Shelter, shared: Path, tmp_path: Path
) -> None:
    one, there = other(library, tmp_path), other(library, tmp_path / "there")
    (tmp_path / "config.toml").write_text('[sync]\nfolder = "shared"\n')
    lamp = str(library.library / "lamp.html")
    for words in (("mark", "read"), ("mark", "starred"), ("tag", "add", "sea")):
        assert leeslamp(*words, lamp, *one) == Ran(0, "", "")
    assert "3 changes received, 1 other file" in leeslamp("sync", str(shared), *there).out
    (told,) = [file for file in shared.iterdir() if b'"sea"' in file.read_bytes()]
    size = told.stat().st_size
    leeslamp("list", *one)
    assert told.stat().st_size == size


def test_where_nothing_can_be_told_a_mark_is_kept_all_the_same(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    one = other(library, tmp_path)
    (tmp_path / "config.toml").write_text('[sync]\nfolder = "gone"\n')
    assert leeslamp("mark", "read", str(library.library / "lamp.html"), *one) == Ran(0, "", "")


def test_the_first_mark_of_a_command_makes_a_copy_of_what_is_kept(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    one = other(library, tmp_path)
    for mark in ("read", "starred"):
        leeslamp("mark", mark, str(library.library / "lamp.html"), *one)
    assert len(list((tmp_path / "data" / "backups").iterdir())) == 1


def test_a_folder_has_to_be_named_and_there(
    leeslamp: Callable[..., Ran], library: Shelter, tmp_path: Path
) -> None:
    ran = leeslamp("sync", *library.options)
    assert ran.code == 2
    assert "[sync] folder" in ran.err
    ran = leeslamp("sync", str(tmp_path / "none"), *library.options)
    assert ran.code == 1
    assert "There is no such folder" in ran.err


def test_what_is_damaged_or_newer_is_said_and_costs_nothing_else(
    leeslamp: Callable[..., Ran], library: Shelter, shared: Path
) -> None:
    (shared / "leeslamp-0badcafe.jsonl").write_text("no such line\n")
    ran = leeslamp("sync", str(shared), *library.options)
    assert ran.code == 1
    assert "leeslamp-0badcafe.jsonl holds damaged lines" in ran.err
    assert "1 damaged line was passed over." in ran.err

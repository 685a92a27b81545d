from pathlib import Path

import pytest

from reader.cli.options import Options, folders_and_file, read
from reader.errors import NotFoundError, UsageError


@pytest.mark.parametrize(
    "words",
    [
        ["--library", "a", "list", "--json", "--library=b"],
        ["list", "--json", "--library", "a", "--library", "b"],
        ["--library", "a", "--library", "b", "list", "--json"],
    ],
)
def test_shared_options_may_stand_before_or_after_the_command(words: list[str]) -> None:
    assert read(words) == Options(("list", "--json"), (Path("a"), Path("b")))


def test_every_folder_can_be_named() -> None:
    words = ["--data-dir", "d", "--cache-dir=c", "--config", "f", "index"]
    assert read(words) == Options(("index",), (), config="f", data_dir="d", cache_dir="c")


def test_no_words_ask_for_everything_as_configured() -> None:
    assert read([]) == Options()


def test_words_that_name_no_command_are_paths() -> None:
    assert read(["./list", "articles"]).words == ("./list", "articles")


def test_after_two_dashes_everything_is_a_path() -> None:
    assert read(["show", "--", "--library"]).words == ("show", "--", "--library")
    assert read(["--", "-x"]).words == ("-x",)


@pytest.mark.parametrize("words", [["--nonsense"], ["--library"], ["--lib", "x"]])
def test_an_option_that_is_none_is_refused(words: list[str]) -> None:
    with pytest.raises(UsageError):
        read(words)


def test_folders_are_told_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("x")
    assert folders_and_file([str(tmp_path), str(file)]) == ((tmp_path,), file)


def test_a_path_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFoundError, match=r"no-such\\x1bpath"):
        folders_and_file(["no-such\x1bpath"])


def test_a_misspelt_command_is_recognised() -> None:
    with pytest.raises(NotFoundError) as raised:
        folders_and_file(["lits"])
    assert raised.value.hint == "Did you mean: leeslamp list"


def test_two_files_are_one_too_many(tmp_path: Path) -> None:
    names = [str(tmp_path / name) for name in ("a.md", "b.md")]
    for name in names:
        Path(name).write_text("x")
    with pytest.raises(UsageError, match="One file"):
        folders_and_file(names)


def test_an_empty_word_is_no_folder() -> None:
    with pytest.raises(UsageError):
        folders_and_file([""])
    with pytest.raises(UsageError):
        read(["list", "--library", ""])

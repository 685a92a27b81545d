"""Changing the configuration: only the lines that are meant, and never to something else."""

import os
import stat
import tomllib
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import Config, Library, Reading, Search, load, query_line
from reader.config_writing import (
    add_library,
    remove_library,
    remove_search,
    rename_search,
    save_search,
)
from reader.errors import ConfigError
from reader.model import sanitize
from reader.model.sanitize import Shown


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


def test_adding_makes_the_file_and_its_folder(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    add_library(file, folder)
    assert load(file) == Config(libraries=(Library(folder, Shown("articles")),))


def test_adding_keeps_every_line_that_was_there(file: Path, folder: Path) -> None:
    text = '# mine\n[[libraries]]\nfolder = "/a" # the first\n\n# my eyes\n[reading]\nmeasure = 60'
    file.write_text(text)
    add_library(file, folder)
    assert file.read_text() == f'{text}\n\n[[libraries]]\nfolder = "{folder}"\n'
    assert [library.folder for library in load(file).libraries] == [Path("/a"), folder]
    assert load(file).problems == ()


def test_adding_keeps_the_line_ends_of_the_file(file: Path, folder: Path) -> None:
    file.write_bytes(b"[reading]\r\nmeasure = 60\r\n")
    add_library(file, folder)
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == 5


def test_adding_to_libraries_written_inline_works(file: Path, folder: Path) -> None:
    file.write_text('libraries = [{folder = "/a"}] # both\n')
    add_library(file, folder)
    assert [library.folder for library in load(file).libraries] == [Path("/a"), folder]
    assert "# both" in file.read_text()


def test_a_folder_with_an_odd_name_is_added_exactly(file: Path, tmp_path: Path) -> None:
    odd = tmp_path / 'say "hi" \\ \x7f\n\U0001f4a1'
    odd.mkdir()
    add_library(file, odd)
    assert load(file).libraries[0].folder == odd


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_folder_whose_name_is_no_utf_8_is_refused(file: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    odd.mkdir()
    with pytest.raises(ConfigError, match=r"caf\\xe9 is no UTF-8"):
        add_library(file, odd)
    assert not file.exists()


def test_a_folder_that_does_not_exist_is_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="There is no folder"):
        add_library(file, tmp_path / "missing")


def test_a_file_is_refused_as_a_library(file: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.touch()
    with pytest.raises(ConfigError, match="is not a folder"):
        add_library(file, article)


def test_a_folder_is_added_once_whatever_it_is_called(file: Path, folder: Path) -> None:
    add_library(file, folder)
    with pytest.raises(ConfigError, match="is a library already"):
        add_library(file, folder / ".." / folder.name)


def test_a_broken_file_is_left_as_it_is(file: Path, folder: Path) -> None:
    file.write_text("[reading\n")
    with pytest.raises(ConfigError, match="line 1: this is no TOML"):
        add_library(file, folder)
    assert file.read_text() == "[reading\n"


def test_removing_keeps_every_other_line(file: Path) -> None:
    file.write_text(
        '# top\n[[libraries]]\nfolder = "/a"\n# about a\n\n# my eyes\n[reading]\nmeasure = 60\n'
        '\n[[libraries]]\nfolder = "/b" # b\nname = """\nB"""\n'
    )
    remove_library(file, Path("/b"))
    assert file.read_text() == (
        '# top\n[[libraries]]\nfolder = "/a"\n# about a\n\n# my eyes\n[reading]\nmeasure = 60\n\n'
    )
    remove_library(file, Path("/a"))
    assert file.read_text() == "# top\n# about a\n\n# my eyes\n[reading]\nmeasure = 60\n\n"
    assert load(file) == Config(reading=Reading(measure=60))


def test_removing_from_libraries_written_inline_works(file: Path) -> None:
    file.write_text('libraries = [{folder = "/a"}, {folder = "/b"}]\n')
    remove_library(file, Path("/a"))
    assert [library.folder for library in load(file).libraries] == [Path("/b")]


def test_what_was_added_is_removed_again_without_a_trace(file: Path, folder: Path) -> None:
    file.write_text("[reading]\nmeasure = 60\n")
    add_library(file, folder)
    remove_library(file, folder)
    assert file.read_text().rstrip() == "[reading]\nmeasure = 60"


def test_a_folder_that_is_gone_can_still_be_removed(file: Path, folder: Path) -> None:
    add_library(file, folder)
    folder.rmdir()
    remove_library(file, folder)
    assert load(file) == Config()


def test_removing_what_is_not_there_is_refused(file: Path) -> None:
    with pytest.raises(ConfigError, match="is not among the libraries"):
        remove_library(file, Path("/a"))


def test_a_layout_that_fools_the_eye_is_not_changed(file: Path) -> None:
    text = 'note = """\n[[libraries]]\n"""\n[[libraries]]\nfolder = "/a"\n'
    file.write_text(text)
    with pytest.raises(ConfigError, match="can't be changed safely"):
        remove_library(file, Path("/a"))
    assert file.read_text() == text


@pytest.mark.skipif(os.name == "nt", reason="permissions and links are POSIX ones")
def test_writing_follows_a_link_and_keeps_the_mode(tmp_path: Path, folder: Path) -> None:
    real = tmp_path / "dotfiles" / "leeslamp.toml"
    real.parent.mkdir()
    real.touch()
    real.chmod(0o640)
    link = tmp_path / "config.toml"
    link.symlink_to(real)
    add_library(link, folder)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert load(real).libraries[0].folder == folder
    assert [entry.name for entry in real.parent.iterdir()] == ["leeslamp.toml"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match=r"can't be (read|written): Not a directory"):
        add_library(tmp_path / "file" / "config.toml", folder)


def test_a_search_is_saved_below_the_others_and_every_line_is_kept(file: Path) -> None:
    file.write_text('# mine\n[searches]\na = "tag:a" # one\n\n# my eyes\n[reading]\nmeasure = 60')
    save_search(file, 'the "sea"', 'sea OR "high water"')
    assert file.read_text() == (
        '# mine\n[searches]\na = "tag:a" # one\n"the \\"sea\\"" = "sea OR \\"high water\\""\n'
        "\n# my eyes\n[reading]\nmeasure = 60"
    )
    assert load(file).searches[1] == Search(Shown('the "sea"'), 'sea OR "high water"')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[reading]\nmeasure = 60",
        "[searches]",
        "[searches]\n# none yet\n",
        "[searches] # mine\n\n[reading]\nmeasure = 60\n",
        'searches = {a = "tag:a"} # mine\n[reading]\nmeasure = 60\n',
        'searches.a = "tag:a"\n[reading]\nmeasure = 60\n',
        "[searches]\na = '''\n  tag:a'''\n",
        "[searches]\r\na = 'tag:a'\r\n\r\n# my eyes\r\n[reading]\r\nmeasure = 60\r\n",
    ],
)
def test_what_was_saved_is_removed_again_and_the_rest_stays(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    before = load(file)
    save_search(file, "new", "is:unread sort:left")
    after = load(file)
    assert after.searches == (*before.searches, Search(Shown("new"), "is:unread sort:left"))
    assert (after.reading, after.problems) == (before.reading, ())
    assert file.read_bytes().count(b"\r") in (0, file.read_bytes().count(b"\n"))
    remove_search(file, "new")
    assert load(file) == before
    assert all(line in file.read_bytes().splitlines() for line in text.encode().splitlines())


def test_a_search_of_the_same_name_is_changed_where_it_stands(file: Path) -> None:
    file.write_text("[searches]\na = 'tag:a' # one\nb = 'tag:b' # two\n")
    save_search(file, "a", "tag:c")
    assert file.read_text() == "[searches]\na = \"tag:c\" # one\nb = 'tag:b' # two\n"


def test_removing_a_search_that_is_not_there_is_refused(file: Path) -> None:
    with pytest.raises(ConfigError, match="There is no search named x"):
        remove_search(file, "x")


@pytest.mark.parametrize(("name", "query"), [("", "is:unread"), ("a", " \n"), ("\x1b", "x")])
def test_a_search_without_a_name_or_a_query_is_not_saved(file: Path, name: str, query: str) -> None:
    with pytest.raises(ConfigError, match="needs a name and a query"):
        save_search(file, name, query)
    assert not file.exists()


@given(name=st.text(max_size=20), query=st.text(max_size=40))
def test_whatever_is_saved_comes_back(name: str, query: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "config.toml"
        file.write_text("# top\n[searches]\na = 'b'\n\n# next\n[reading]\n")
        with suppress(ConfigError):
            save_search(file, name, query)
            kept = {search.name: search.query for search in load(file).searches}
            assert kept[sanitize.line(name)] == query_line(query)
            remove_search(file, name)
            assert sanitize.line(name) not in {search.name for search in load(file).searches}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[searches]\na = 'x=1' # one\nb = 'c'\n", "[searches]\n\"a b\" = 'x=1' # one\nb = 'c'\n"),
        (
            "[searches]\r\n\"=\" = 'c'\r\na= 'd'\r\n",
            "[searches]\r\n\"=\" = 'c'\r\n\"a b\" = 'd'\r\n",
        ),
        ("searches = {a = 'c'} # mine\n", "searches = {\"a b\" = 'c'} # mine\n"),
    ],
)
def test_a_search_is_renamed_where_it_stands(file: Path, text: str, written: str) -> None:
    file.write_bytes(text.encode())
    rename_search(file, "a", "a b")
    assert tomllib.loads(file.read_text()) == tomllib.loads(written)
    assert file.read_bytes() == written.encode()


@pytest.mark.parametrize(("name", "new"), [("a", ""), ("a", "b"), ("c", "d")])
def test_a_search_keeps_its_name_where_the_new_one_will_not_do(
    file: Path, name: str, new: str
) -> None:
    file.write_text("[searches]\na = 'tag:a'\nb = 'tag:b'\n")
    before = file.read_text()
    with pytest.raises(ConfigError):
        rename_search(file, name, new)
    assert file.read_text() == before

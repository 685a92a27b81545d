"""The configuration: read whatever it says, written only where told to."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import (
    KEYS,
    Config,
    Library,
    Reading,
    Search,
    load,
    problems_of_searches,
    query_line,
)
from reader.config_file import parsed
from reader.config_writing import add_library, remove_library, remove_search, save_search
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


def written(file: Path, text: str) -> Config:
    file.write_text(text, encoding="utf-8")
    return load(file)


def only_problem(config: Config) -> str:
    assert len(config.problems) == 1, config.problems
    return config.problems[0]


def test_a_missing_file_means_the_defaults(file: Path) -> None:
    assert load(file) == Config(libraries=(), reading=Reading(), problems=())


def test_everything_that_can_be_set_is_read(file: Path) -> None:
    config = written(
        file,
        """
        [[libraries]]
        folder = "/srv/articles"
        name = "Archive"
        include = ["*.adoc"]
        exclude = ["drafts/**"]

        [reading]
        measure = 60
        words_a_minute = 200
        finish_words_a_minute = 500
        theme = "dusk"
        """,
    )
    library = Library(Path("/srv/articles"), "Archive", ("*.adoc",), ("drafts/**",))
    assert config == Config(libraries=(library,), reading=Reading(60, 200, 500, "dusk"))


def test_a_library_is_named_after_its_folder(file: Path) -> None:
    config = written(file, '[[libraries]]\nfolder = "/srv/articles/"')
    assert config.libraries[0].name == "articles"


def test_a_tilde_is_the_home_folder(file: Path, own_home: Path) -> None:
    config = written(file, '[[libraries]]\nfolder = "~/notes"')
    assert config.libraries[0].folder == own_home / "notes"


def test_a_relative_folder_lies_beside_the_file(file: Path) -> None:
    config = written(file, '[[libraries]]\nfolder = "../notes"')
    assert config.libraries[0].folder == file.parent.parent / "notes"


def test_a_misspelt_key_is_named_with_its_line_and_the_nearest_right_one(file: Path) -> None:
    config = written(file, "[reading]\nmesure = 60\nwords_a_minute = 250\n")
    assert only_problem(config) == (
        f'{file}, line 2: "mesure" is no setting. Did you mean "measure"?'
    )
    assert config.reading == Reading(words_a_minute=250)


def test_a_key_outside_its_table_is_told_where_it_belongs(file: Path) -> None:
    problem = only_problem(written(file, "\nmeasure = 60\n"))
    assert problem == f'{file}, line 2: "measure" is no setting. Did you mean "reading.measure"?'


def test_a_misspelt_table_is_named_with_its_line(file: Path) -> None:
    problem = only_problem(written(file, "# mine\n\n[raeding]\nmeasure = 60\n"))
    assert problem == f'{file}, line 3: "raeding" is no setting. Did you mean "reading"?'


def test_the_line_named_is_that_of_the_right_library(file: Path) -> None:
    config = written(
        file, '[[libraries]]\nfolder = "/a"\n\n[[libraries]]\nfolder = "/b"\nnaem = "B"\n'
    )
    assert only_problem(config).startswith(f'{file}, line 6: "naem" is no setting.')


@pytest.mark.parametrize("value", ['"wide"', "19", "201", "60.5", "true", "[60]"])
def test_a_value_out_of_range_says_what_was_expected(file: Path, value: str) -> None:
    config = written(file, f"[reading]\nmeasure = {value}\n")
    assert '"measure" must be a whole number from 20 to 200, not' in only_problem(config)
    assert config.reading.measure == Reading().measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[[libraries]]\nname = "x"', "line 1: This library names no folder."),
        ("[[libraries]]\nfolder = 5", 'line 2: "folder" must be the name of a folder, not "5".'),
        ('[[libraries]]\nfolder = "\\u0000"', 'line 2: "folder" must be the name of a folder'),
        ('[[libraries]]\nfolder = "~no-such-user-here/x"', "line 2:"),
        ('[[libraries]]\nfolder = "/a"\ninclude = "*.md"', 'line 3: "include" must be a list'),
        ('[[libraries]]\nfolder = "/a"\nname = 1', 'line 3: "name" must be a text, not "1".'),
        ('libraries = "x"', 'line 1: "libraries" must be tables'),
        ("reading = 3", 'line 1: "reading" must be a table, not "3".'),
        ("[reading]\ntheme = 3", 'line 2: "theme" must be a text'),
        ("[reading]\nmeasure = = 3", "line 2: this is no TOML"),
        ("a = " + "[" * 5000, "this is no TOML"),
        (
            '[[libraries]]\nfolder = "/a"\n[[libraries]]\nfolder = "/a/"',
            "line 4: This folder is a library already.",
        ),
    ],
)
def test_what_is_wrong_is_named_and_never_stops_the_program(
    file: Path, text: str, expected: str
) -> None:
    assert expected in only_problem(written(file, text))


def test_a_file_that_is_no_utf_8_is_named_with_its_line(file: Path) -> None:
    file.write_bytes(b"[reading]\ntheme = '\xff'\n")
    assert only_problem(load(file)) == f"{file}, line 2: the text is no UTF-8."


def test_a_folder_in_place_of_the_file_is_named(file: Path) -> None:
    file.mkdir()
    assert only_problem(load(file)) == f"{file} is not a file."


def test_a_byte_order_mark_is_no_problem(file: Path) -> None:
    file.write_bytes("\ufeff[reading]\nmeasure = 70\n".encode())
    assert load(file) == Config(reading=Reading(measure=70))


def test_escapes_in_configured_texts_and_keys_reach_no_screen(file: Path) -> None:
    config = written(
        file, '"\\u001b]52;c;x\\u0007" = 1\n[[libraries]]\nfolder = "/a"\nname = "\\u001b[31mred"\n'
    )
    assert config.libraries[0].name == "red"
    assert "\x1b" not in only_problem(config)


@given(st.text(max_size=200))
def test_no_text_whatever_stops_the_program(text: str) -> None:
    from reader import config

    try:
        data = parsed(text, Path("config.toml"))
    except ConfigError:
        return
    page = config._Checked(Path("config.toml"), text)
    config._libraries(page, data.get("libraries", []))
    config._reading(page, data.get("reading", {}))
    config._searches(page, data.get("searches", {}))


@given(
    st.dictionaries(
        st.sampled_from([*KEYS["reading"], "mesure"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    )
)
def test_settings_are_always_usable(table: dict[str, object]) -> None:
    from reader import config

    reading = config._reading(config._Checked(Path("c"), ""), table)
    assert 20 <= reading.measure <= 200
    assert reading.words_a_minute >= 50
    assert reading.finish_words_a_minute >= 50
    assert reading.theme


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


def test_searches_are_read_in_their_order(file: Path) -> None:
    config = written(file, "[searches]\n'Half an hour' = 'left:<30m'\nb = 'tag:b'\na = 'tag:a'\n")
    assert [(search.name, search.query) for search in config.searches] == [
        ("Half an hour", "left:<30m"),
        ("b", "tag:b"),
        ("a", "tag:a"),
    ]
    assert config.problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[searches]\na = 3", 'line 2: "a" must be a query: "is:unread", not "3".'),
        ("[searches]\n'long reads' = ' '", 'line 2: "long reads" must be a query'),
        ("[searches]\na = 'x'\n' a' = 'y'", "line 3: There is a search of this name already."),
        ("[searches]\n'' = 'x'", "line 2: This search has no name."),
        ("searches = ['a']", 'line 1: "searches" must be a table'),
    ],
)
def test_a_search_that_is_none_is_named(file: Path, text: str, expected: str) -> None:
    assert expected in only_problem(written(file, text))


def test_a_search_is_one_line_that_can_be_shown(file: Path) -> None:
    config = written(
        file, '[searches]\n"\\u001b[31mred" = "a\\u001b]0;x\\u0007\\n path:\'b  c\'"\n'
    )
    assert config.searches == (Search(Shown("red"), "a]0;x  path:'b  c'"),)


def test_a_wrong_query_is_named_with_its_line_where_it_is_asked_for(file: Path) -> None:
    config = written(file, "[searches]\nright = 'is:unread'\n\nwrong = 'date:never'\n")
    assert (len(config.searches), config.problems) == (2, ())
    assert problems_of_searches(file, config.searches) == (
        f'{file}, line 4: the search "wrong" is wrong: never is no date.',
    )


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

"""The configuration: read whatever it says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import (
    KEYS,
    Config,
    Library,
    Listing,
    Reading,
    Search,
    checked,
    decided,
    load,
    problems_of_searches,
)
from reader.config_file import parsed
from reader.errors import ConfigError
from reader.model.sanitize import Shown
from reader.settings import Themes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def written(file: Path, text: str) -> Config:
    file.write_text(text, encoding="utf-8")
    return load(file)


def only_problem(config: Config) -> str:
    assert len(config.problems) == 1, config.problems
    return config.problems[0]


def test_a_missing_file_means_the_defaults(file: Path) -> None:
    assert load(file) == Config(libraries=(), reading=Reading(), faults=())


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
    assert config == Config(
        libraries=(library,), reading=Reading(60, 200, 500, Themes("dusk", "dusk"))
    )


def test_a_theme_for_dark_and_one_for_light(file: Path) -> None:
    config = written(file, '[reading]\ntheme = { dark = "night", light = "sepia", by = "time" }')
    assert config.reading.theme == Themes("night", "sepia", "time")


@pytest.mark.parametrize(
    "value", ['{ dark = "night" }', '{ dark = "a", light = "b", by = "moon" }', '""', "3", "{}"]
)
def test_a_theme_that_is_none_says_how_it_is_written(file: Path, value: str) -> None:
    problem = only_problem(written(file, f"[reading]\ntheme = {value}"))
    assert '"theme" must be a theme: "lamp", or { dark = "lamp", light = "paper"' in problem


def test_how_lists_look_is_read(file: Path) -> None:
    config = written(
        file,
        '[list]\ncolumns = ["date", "site"]\ngroup = "year"\ndensity = "roomy"\nsort = "title"\n',
    )
    assert config.list == Listing(("date", "site"), "year", "roomy", "", "title")


def test_a_column_that_is_none_is_told(file: Path) -> None:
    problem = only_problem(written(file, '[list]\ncolumns = ["author"]'))
    assert 'must be a list of "category", "site", "date" or "minutes"' in problem


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
        ("[[libraries]]\nfolder = 5", 'line 2: "folder" must be the name of a folder, not 5.'),
        ('[[libraries]]\nfolder = "\\u0000"', 'line 2: "folder" must be the name of a folder'),
        ('[[libraries]]\nfolder = "~no-such-user-here/x"', "line 2:"),
        ('[[libraries]]\nfolder = "/a"\ninclude = "*.md"', 'line 3: "include" must be a list'),
        ('[[libraries]]\nfolder = "/a"\nname = 1', 'line 3: "name" must be a text, not 1.'),
        ('libraries = "x"', 'line 1: "libraries" must be tables'),
        ("reading = 3", 'line 1: "reading" must be a table, not 3.'),
        ("[reading]\ntheme = 3", 'line 2: "theme" must be a theme'),
        ("[reading]\njustify = 1", 'line 2: "justify" must be true or false, not 1.'),
        ("[reading]\nbidi = true", '"bidi" must be "auto", "reader" or "terminal", not true.'),
        ("[reading]\nmeasure = = 3", "line 2: this is no TOML"),
        ("a = " + "[" * 5000, "this is no TOML"),
        (f"[reading]\nmeasure = 1{'0' * 10_000}", "this is no TOML"),
        ("#" * (1 << 18) + "\n", "is too long for a configuration."),
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


@pytest.mark.parametrize(
    ("bidi", "does", "by"),
    [
        ("auto", "reader", "reader"),
        ("auto", "words", "words"),
        ("reader", "terminal", "reader"),
        ("terminal", "reader", "terminal"),
    ],
)
def test_who_orders_right_to_left_text_is_decided_by_the_terminal_where_nobody_said(
    bidi: str, does: str, by: str
) -> None:
    config = Config(reading=Reading(bidi=bidi))
    assert decided(config, bidi=does).reading.bidi == by


@pytest.mark.parametrize(("graphics", "by"), [("auto", "iterm"), ("blocks", "blocks")])
def test_pictures_are_painted_as_the_terminal_does_unless_told_otherwise(
    graphics: str, by: str
) -> None:
    config = Config(reading=Reading(graphics=graphics))
    assert decided(config, graphics="iterm").reading.graphics == by


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
    try:
        data = parsed(text, Path("config.toml"))
    except ConfigError:
        return
    checked(Path("config.toml"), text, data)


@given(
    st.dictionaries(
        st.sampled_from([*KEYS["reading"], "mesure"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    )
)
def test_settings_are_always_usable(table: dict[str, object]) -> None:
    reading = checked(Path("c"), "", {"reading": table}).reading
    assert 20 <= reading.measure <= 200
    assert reading.words_a_minute >= 50
    assert reading.finish_words_a_minute >= 50
    assert reading.theme


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
        ("[searches]\na = 3", 'line 2: "a" must be a query: "is:unread", not 3.'),
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
        f'{file}, line 4: the search "wrong" is wrong: never is no date.'
        " Write 2019, 2019-06, 2019-06-27, today, yesterday, 3months or 2019..2020-06.",
    )

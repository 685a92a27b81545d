"""Where things lie: options before variables before the platform."""

import sys
from pathlib import Path

import pytest

from reader import places
from reader.places import Environment, environment


def test_every_folder_of_a_test_lies_in_its_own_home(
    environment: Environment, own_home: Path
) -> None:
    for path in (environment.config_file, environment.data_dir, environment.cache_dir):
        assert path.is_relative_to(own_home)
    assert environment.home == own_home


def test_an_option_comes_before_the_variable(tmp_path: Path) -> None:
    found = environment({"LEESLAMP_DATA_DIR": "/elsewhere"}, data_dir=str(tmp_path))
    assert found.data_dir == tmp_path


def test_a_relative_folder_is_taken_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert environment(cache_dir="cache").cache_dir == tmp_path / "cache"


def test_a_tilde_is_the_home_folder(own_home: Path) -> None:
    assert environment(config="~/reader.toml").config_file == own_home / "reader.toml"


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of another platform")
def test_without_options_the_folders_are_those_of_the_platform(own_home: Path) -> None:
    found = environment({"HOME": str(own_home)})
    assert found.config_file == own_home / ".config/leeslamp/config.toml"
    assert found.data_dir == own_home / ".local/share/leeslamp"
    assert found.cache_dir == own_home / ".cache/leeslamp"


@pytest.mark.parametrize(
    ("variables", "languages"),
    [
        ({}, ()),
        ({"LANG": "nl_NL.UTF-8"}, ("nl_NL",)),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB"}, ("en_GB",)),
        ({"LANG": "de_DE@euro", "LANGUAGE": "nl:en"}, ("nl", "en")),
        ({"LC_ALL": "", "LANG": "C"}, ("C",)),
    ],
)
def test_languages_come_in_the_order_of_gettext(
    variables: dict[str, str], languages: tuple[str, ...]
) -> None:
    assert _asked(variables).languages == languages


@pytest.mark.parametrize(
    ("variables", "no_color"), [({}, False), ({"NO_COLOR": ""}, False), ({"NO_COLOR": "1"}, True)]
)
def test_colour_is_refused_by_any_value_but_none(variables: dict[str, str], no_color: bool) -> None:
    assert _asked(variables).no_color is no_color


def test_a_browser_is_split_into_arguments() -> None:
    assert _asked({"BROWSER": "'my browser' --new"}).browser == ("my browser", "--new")


def test_a_browser_that_cannot_be_split_is_the_platforms_own() -> None:
    assert _asked({"BROWSER": "'open"}).browser == _asked({}).browser


@pytest.mark.parametrize(
    ("variables", "bidi"),
    [
        ({}, "reader"),
        ({"TERM": "xterm-kitty"}, "words"),
        ({"VTE_VERSION": "7600"}, "terminal"),
        ({"VTE_VERSION": "5202"}, "reader"),
        ({"VTE_VERSION": "new"}, "reader"),
        ({"KONSOLE_VERSION": "230804"}, "terminal"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "terminal"),
        ({"TERM": "mlterm-256color"}, "terminal"),
    ],
)
def test_terminals_that_reorder_text_themselves_are_known(
    variables: dict[str, str], bidi: str
) -> None:
    assert _asked(variables).bidi == bidi


def _asked(variables: dict[str, str]) -> Environment:
    return places.environment(variables, config="/c", data_dir="/d", cache_dir="/e")


def test_a_home_of_nobody_is_a_name_like_any_other() -> None:
    found = places.environment({}, config="~nobody-at-all/config.toml").config_file
    assert found.parts[-2:] == ("~nobody-at-all", "config.toml")


@pytest.mark.parametrize(
    ("variables", "editor"),
    [
        ({}, ()),
        ({"EDITOR": "nano -w"}, ("nano", "-w")),
        ({"EDITOR": "ed", "VISUAL": "vim"}, ("vim",)),
        ({"EDITOR": "nano", "VISUAL": "it's wrong"}, ("nano",)),
    ],
)
def test_the_editor_is_visual_else_editor(
    variables: dict[str, str], editor: tuple[str, ...]
) -> None:
    assert _asked(variables).editor == editor


EXACT = {"COLORTERM": "truecolor"}


@pytest.mark.parametrize(
    ("variables", "graphics"),
    [
        (EXACT | {"TERM": "xterm-kitty"}, "ask"),
        ({"TERM": "xterm-ghostty", "COLORTERM": "24bit"}, "kitty"),
        ({"TERM": "xterm-kitty"}, "blocks"),
        (EXACT | {"TERM": "xterm-kitty", "TMUX": "/tmp/1"}, "blocks"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "iterm"),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, "iterm"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, "iterm"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "211203"}, "ask"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "iterm"),
        ({"TERM": "screen", "TERM_PROGRAM": "WezTerm", "STY": "1.tty"}, "blocks"),
        (EXACT | {"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "ask"),
        ({"TERM": "linux"}, "blocks"),
        ({"TERM_PROGRAM": "WezTerm"}, "blocks"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm", "ZELLIJ": "0"}, "ask"),
        ({}, "blocks"),
    ],
)
def test_a_terminal_shows_pictures_as_it_says_itself(
    variables: dict[str, str], graphics: str
) -> None:
    assert _asked(variables).graphics == graphics

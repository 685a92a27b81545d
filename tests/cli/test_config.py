"""`leeslamp config`: standard output byte for byte, exit codes, what is written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli.config import DEEDS
from tests.cli.conftest import Ran

WRONG = "[reading]\nmesure = 60\n\n[searches]\nnever = 'date:never'\n"


@pytest.fixture
def file(own_home: Path) -> Path:
    path = own_home / "leeslamp" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def test_path_prints_where_the_file_lies(leeslamp: Callable[..., Ran], file: Path) -> None:
    assert leeslamp("config", "path").out == f"{file}\n"
    assert leeslamp("config", "path", "--config", "/x/y.toml").out == "/x/y.toml\n"


def test_check_names_every_wrong_key_and_ends_with_1(
    leeslamp: Callable[..., Ran], file: Path
) -> None:
    file.write_text(WRONG, encoding="utf-8")
    ran = leeslamp("config", "check")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        f'{file}, line 2: "mesure" is no setting. Did you mean "measure"?\n'
        f'{file}, line 5: the search "never" is wrong: never is no date.'
        " Write 2019, 2019-06, 2019-06-27, today, yesterday, 3months or 2019..2020-06.\n"
    )


def test_check_is_in_the_order_of_the_lines_whatever_is_wrong(
    leeslamp: Callable[..., Ran], file: Path
) -> None:
    wrong = (
        '[list]\nquery = "date:never"\n[reading]\ntheme = "x"\n[keys]\nserch = "s"\nmeasure = 5\n'
    )
    file.write_text(wrong, encoding="utf-8")
    out = leeslamp("config", "check", "--json").out
    found = [json.loads(line) for line in out.splitlines()]
    assert [one["line"] for one in found] == [2, 4, 6, 7]
    assert {one["file"] for one in found} == {str(file)}
    assert found[2]["problem"].endswith('"serch" is no action. Did you mean "search"?')


def test_a_folder_that_is_not_there_is_a_remark_and_no_fault(
    leeslamp: Callable[..., Ran], file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "unplugged"
    file.write_text(f'[[libraries]]\nfolder = "{folder}"\n', encoding="utf-8")
    remark = f"leeslamp: This folder is not there now: {folder}\n"
    assert leeslamp("config", "check") == Ran(0, "", remark)


def test_show_says_what_holds_in_place_of_what_is_wrong(
    leeslamp: Callable[..., Ran], file: Path
) -> None:
    wrong = (
        '[reading]\ntheme = "x"\n[list]\nquery = "date:never"\n'
        '[keys]\npreset = "emacs"\nserch = "s"\ntop = "t"\n'
    )
    file.write_text(wrong, encoding="utf-8")
    out = leeslamp("config", "show").out.splitlines()
    assert 'theme = "lamp"  # default' in out
    assert 'query = ""  # default' in out
    keys = out[out.index("[keys]") :]
    assert keys[:3] == ["[keys]", 'top = "t"  # config.toml, line 8', ""]
    found = map(json.loads, leeslamp("config", "show", "--json").out.splitlines())
    assert {one["key"]: one["value"] for one in found}["reading.theme"] == "lamp"


def test_check_names_a_theme_that_there_is_none_of(
    leeslamp: Callable[..., Ran], file: Path
) -> None:
    file.write_text('[reading]\ntheme = "papper"\n', encoding="utf-8")
    assert leeslamp("config", "check").out == (
        f'{file}, line 2: there is no theme papper. Did you mean "paper"?\n'
    )


def test_check_names_a_wrong_query_of_the_list(leeslamp: Callable[..., Ran], file: Path) -> None:
    file.write_text('[list]\nquery = "date:never"\n', encoding="utf-8")
    assert leeslamp("config", "check").out == (
        f"{file}, line 2: the query is wrong: never is no date."
        " Write 2019, 2019-06, 2019-06-27, today, yesterday, 3months or 2019..2020-06.\n"
    )


def test_check_looks_at_the_themes_of_ones_own(leeslamp: Callable[..., Ran], file: Path) -> None:
    (file.parent / "themes").mkdir()
    (file.parent / "themes" / "dusk.toml").write_text("ink = 3\n", encoding="utf-8")
    ran = leeslamp("config", "check")
    assert (ran.code, "dusk.toml, line 1" in ran.out) == (1, True)


def test_check_of_a_right_file_says_nothing(leeslamp: Callable[..., Ran], file: Path) -> None:
    file.write_text("[reading]\nmeasure = 60\n", encoding="utf-8")
    assert leeslamp("config", "check") == Ran(0, "", "")


def test_check_of_what_is_no_toml_names_the_line(leeslamp: Callable[..., Ran], file: Path) -> None:
    file.write_text("[reading]\nmeasure =\n", encoding="utf-8")
    ran = leeslamp("config", "check")
    assert ran.code == 1
    assert ran.out.startswith(f"{file}, line 2: this is no TOML")


def test_show_says_what_holds_and_mentions_what_is_wrong(
    leeslamp: Callable[..., Ran], file: Path
) -> None:
    file.write_text(WRONG, encoding="utf-8")
    ran = leeslamp("config", "show")
    assert ran.code == 0
    assert ran.out.startswith("[reading]\nmeasure = 68  # default\n")
    assert 'Did you mean "measure"?' in ran.err


def test_show_as_json_is_one_object_a_setting(leeslamp: Callable[..., Ran], file: Path) -> None:
    file.write_text("[reading]\nmeasure = 60\n", encoding="utf-8")
    first, second = leeslamp("config", "show", "--json").out.splitlines()[:2]
    assert json.loads(first) == {"key": "reading.measure", "value": 60, "line": 2}
    assert json.loads(second) == {"key": "reading.words_a_minute", "value": 230, "line": None}


def test_init_writes_a_file_once(leeslamp: Callable[..., Ran], file: Path) -> None:
    ran = leeslamp("config", "init")
    assert (ran.code, ran.out) == (0, "")
    written = file.read_bytes()
    again = leeslamp("config", "init")
    assert again.code == 1
    assert "There is a configuration already" in again.err
    assert file.read_bytes() == written


def test_edit_opens_the_editor_and_checks_what_it_left(
    leeslamp: Callable[..., Ran], file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = tmp_path / "an editor"
    editor.write_text('#!/bin/sh\nprintf "[reading]\\nmesure = 1\\n" > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", f"'{editor}'")
    ran = leeslamp("config", "edit")
    assert ran.code == 1
    assert ran.out == f'{file}, line 2: "mesure" is no setting. Did you mean "measure"?\n'


def test_edit_gives_the_exit_code_of_an_editor_that_fails(
    leeslamp: Callable[..., Ran], file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nexit 7\n", encoding="utf-8")
    editor.chmod(0o755)
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("EDITOR", str(editor))
    said = "leeslamp: The editor failed, with exit code 7.\n"
    assert leeslamp("config", "edit") == Ran(7, "", said)


def test_edit_without_an_editor_says_what_to_name(leeslamp: Callable[..., Ran]) -> None:
    ran = leeslamp("config", "edit")
    assert ran.code == 2
    assert "EDITOR" in ran.err


@pytest.mark.parametrize("words", [["config"], ["config", "chek"]])
def test_other_words_are_refused(leeslamp: Callable[..., Ran], words: list[str]) -> None:
    ran = leeslamp(*words)
    assert ran.code == 2
    assert all(deed in ran.err for deed in DEEDS)

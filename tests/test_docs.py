"""What the pages of `docs/` say of the program, compared with the program; all they show is run."""

import re
import shlex
from pathlib import Path

import pytest

from docs import manual
from docs.reference import FOLDER, PARTS, filled
from reader.__main__ import main
from reader.cli import commands
from reader.cli.completion import parser_of, words
from reader.config import load
from reader.config_keys import OwnCommand
from reader.model.query import parse
from reader.settings import SETTINGS
from reader.theme_files import read

CONFIGURATION = (FOLDER / "configuration.md").read_text(encoding="utf-8")
KEYS = (FOLDER / "keys.md").read_text(encoding="utf-8")
QUERY = (FOLDER / "query.md").read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", PARTS)
def test_tables_are_those_of_the_code(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert filled(name, text) == text  # else: make readme


@pytest.mark.parametrize("block", blocks(CONFIGURATION, "toml") + blocks(KEYS, "toml"))
def test_every_configuration_that_is_shown_is_right(tmp_path: Path, block: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(block, encoding="utf-8")
    assert load(file).problems == ()


def test_the_check_of_keys_that_is_shown_says_what_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(blocks(KEYS, "toml check")[0], encoding="utf-8")
    command, *lines = blocks(KEYS, "console")[0].splitlines()
    assert main([*shlex.split(command)[2:], f"--config={file}"]) == 1
    assert capsys.readouterr().out.splitlines() == lines


def test_every_key_of_a_command_is_explained() -> None:
    fields = [name for name in OwnCommand._fields if name != "name"]
    assert [name for name in fields if f"| `{name}` |" not in KEYS] == []


def test_the_theme_that_is_shown_is_right(tmp_path: Path) -> None:
    (block,) = blocks(CONFIGURATION, "toml theme")
    file = tmp_path / "dusk.toml"
    file.write_text(block, encoding="utf-8")
    palette, problems = read(file)
    assert palette is not None
    assert (palette.title, problems) == ("Dusk", [])


@pytest.mark.parametrize(
    "line",
    [
        line.split("#")[0].split("|")[0]
        for text in (CONFIGURATION, QUERY)
        for block in blocks(text, "")
        for line in block.splitlines()
        if line.startswith("leeslamp ")
    ],
)
def test_every_command_line_that_is_shown_is_understood(line: str) -> None:
    _program, name, *said = shlex.split(line)
    _command, given = commands.parsed(name, said)
    for query in getattr(given, "query", None) or ():
        parse(query)


def test_the_manual_names_every_command_option_and_setting() -> None:
    page = manual.page().replace("\\-", "-")
    for name in commands.COMMANDS:
        assert f".SS leeslamp {name}" in page
        options = [word.text for word in words(parser_of(name)) if word.is_option]
        assert [option for option in options if option not in page] == []
    assert [one.name for one in SETTINGS if f"\\fB{one.name or 'NAME'}\\fR" not in page] == []


def test_no_line_of_the_manual_acts_by_mistake() -> None:
    known = (".TH", ".SH", ".SS", ".TP", ".B ", ".br")
    lines = [line for line in manual.page().splitlines() if line[:1] in (".", "'")]
    assert [line for line in lines if not line.startswith(known)] == []

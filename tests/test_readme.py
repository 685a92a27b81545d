"""What the README says of the program, compared with the program."""

from pathlib import Path

import pytest

from docs.readme import filled
from reader.cli.commands import COMMANDS
from reader.cli.parsers import shared
from reader.cli.show import FORMATS
from reader.config import Reading, load, problems_of_searches
from reader.library.candidates import SUFFIXES

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_keys_and_commands_are_those_of_the_code() -> None:
    assert filled(README) == README  # else: make readme


def test_it_starts_with_the_two_commands_for_a_fresh_machine() -> None:
    block = README.split("```")[1]
    assert [line.split("#")[0].strip() for line in block.strip().splitlines()] == [
        "make run",
        "make test",
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained(command: str) -> None:
    assert f"`leeslamp {command} " in README.split("<!-- /commands -->")[1]


def test_every_shared_option_is_named() -> None:
    options = [name for action in shared()._actions for name in action.option_strings]
    assert [name for name in options if f"`{name} " not in README] == []


def test_every_format_of_show_is_named() -> None:
    assert f"[--format {'|'.join(FORMATS)}]" in README


def test_every_suffix_of_an_article_is_named() -> None:
    assert [suffix for suffix in SUFFIXES if suffix.decode() not in README] == []


def test_the_configuration_shown_is_right_and_says_the_defaults(tmp_path: Path) -> None:
    shown = README.split("```toml\n")[1].split("```")[0]
    file = tmp_path / "config.toml"
    file.write_text(shown, encoding="utf-8")
    config = load(file)
    assert config.problems == ()
    assert config.reading == Reading()
    assert config.searches
    assert problems_of_searches(file, config.searches) == ()

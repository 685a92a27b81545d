"""The scripts name every command and option; bash completes by its own."""

import subprocess
from collections.abc import Callable

import pytest

from reader.cli.commands import COMMANDS
from reader.cli.completion import SHELLS, parser_of, quoted, words
from tests.cli.conftest import Ran


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_names_every_command_and_option(leeslamp: Callable[..., Ran], shell: str) -> None:
    script = leeslamp("completion", shell).out
    assert script.endswith("\n")
    for name in COMMANDS:
        assert name in script
        options = [word.text for word in words(parser_of(name)) if word.is_option]
        assert [option for option in options if option.lstrip("-") not in script] == []


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("the", ["themes"]),
        ("mark unst", ["unstarred"]),
        ("list --pass", ["--passages"]),
        ("show --format m", ["markdown"]),
        ("tag ad", ["add"]),
        ("tag add l", []),
    ],
)
def test_bash_completes(leeslamp: Callable[..., Ran], typed: str, completed: list[str]) -> None:
    script = leeslamp("completion", "bash").out
    asked = f"COMP_WORDS=(leeslamp {typed}); COMP_CWORD={len(typed.split())}; _leeslamp"
    code = f'{script}\n{asked}\necho "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == completed


def test_a_shell_that_is_not_known_is_refused(leeslamp: Callable[..., Ran]) -> None:
    assert leeslamp("completion", "tcsh").code == 2


def test_what_is_quoted_ends_no_string() -> None:
    assert quoted("an article's path") == "'an article’s path'"

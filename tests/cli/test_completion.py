"""The scripts name every command and option, and each shell that is here completes by its own."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

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


COMPLETED = {
    "the": "themes",
    "mark unst": "unstarred",
    "mark read artic": "article.md",
    "list --pass": "--passages",
    "list is:unr": "is:unread",
    "search sort:-da": "sort:-date",
    "show --format m": "markdown",
    "show --format=m": "--format=markdown",
    "show artic": "article.md",
    "list --config artic": "article.md",
    "tag ad": "add",
    "tag add l": "",
    "list artic": "",
    "--conf": "--config",
    "--config article.md them": "themes",
    "--config artic": "article.md",
}
"""What is typed behind the program's name, and what its last word becomes; nothing where no word
fits.
"""


@pytest.fixture
def folder(tmp_path: Path, leeslamp: Callable[..., Ran]) -> Path:
    """The scripts, and a file to complete."""
    for shell in SHELLS:
        (tmp_path / shell).write_text(leeslamp("completion", shell).out, encoding="utf-8")
    (tmp_path / "article.md").touch()
    return tmp_path


def test_the_shells_complete(folder: Path) -> None:
    asked = {"bash": in_bash, "zsh": in_zsh, "fish": in_fish}
    for shell in filter(shutil.which, SHELLS):
        assert (shell, asked[shell](folder, list(COMPLETED))) == (shell, COMPLETED)


def in_bash(folder: Path, typed: list[str]) -> dict[str, str]:
    """What bash puts in place of the last word; files where it is told to look for them."""
    code = """. ./bash
compopt() { files=; }
while read -r line; do
  COMP_LINE="leeslamp $line" COMP_POINT=$((${#line} + 9)) files=1
  _leeslamp
  word=${line##*[ =]}
  [[ $files && ! ${COMPREPLY[0]} ]] && COMPREPLY=($(compgen -f -- "$word"))
  [[ $word == *:* ]] && COMPREPLY=("${COMPREPLY[@]/#/${word%:*}:}")
  last=${line##* }
  [[ $last == *=* && ${COMPREPLY[0]} ]] && COMPREPLY=("${COMPREPLY[@]/#/${last%=*}=}")
  echo "${COMPREPLY[@]}"
done"""
    return _answers(["bash", "--norc", "-c", code], folder, typed)


def in_fish(folder: Path, typed: list[str]) -> dict[str, str]:
    """What fish offers for the last word; nothing where only likeness is left to it."""
    code = r"""source ./fish
while read -l line
  set -l last (string split -- ' ' $line)[-1]
  set -l found (complete -C "leeslamp $line" | string replace -r '\t.*' '')
  string join ' ' -- '' (string match -- "$last*" $found)
end"""
    return _answers(["fish", "--no-config", "-c", code], folder, typed)


def in_zsh(folder: Path, typed: list[str]) -> dict[str, str]:
    """What stands on zsh's line behind a Tab that changed it, typed into a terminal of its own."""
    code = r"""zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner "autoload -Uz compinit; compinit -u -D; . ./zsh
said() { print -r -- \"<<\$BUFFER>>\"; BUFFER=; }; zle -N said; bindkey '^T' said
bindkey '^I' complete-word; setopt no_beep; PROMPT=; print READY"
zpty -r inner out '*READY*READY*'
while read -r line; do
  zpty -w -n inner "leeslamp $line"$'\t\x14'
  zpty -r inner out '*<<*>>*'
  out=${${out##*<<}%%>>*}
  [[ $out == "leeslamp $line" ]] && print || print -r -- ${${out% }##* }
done"""
    return _answers(["zsh", "-f", "-c", code], folder, typed)


def _answers(command: list[str], folder: Path, typed: list[str]) -> dict[str, str]:
    done = subprocess.run(
        command, input="\n".join([*typed, ""]), cwd=folder, capture_output=True, text=True,
        check=True, timeout=60,
    )  # fmt: skip
    return dict(zip(typed, map(str.strip, done.stdout.splitlines()), strict=True))


def test_a_shell_that_is_not_known_is_refused(leeslamp: Callable[..., Ran]) -> None:
    assert leeslamp("completion", "tcsh").code == 2


def test_what_is_quoted_ends_no_string() -> None:
    assert quoted("an article's path") == "'an article’s path'"

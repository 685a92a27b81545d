"""The pager: started without a shell, and only where there is a screen to page."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import terminal
from reader.cli.pager import command, put


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager that keeps what it is given, on a standard output that claims to be a terminal."""
    program = tmp_path / "my pager"
    program.write_text('#!/bin/sh\ncat > "$1"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(terminal, "is_there", lambda: True)
    return program


def test_lines_go_through_the_pager(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = kept.with_name("found")
    put(["één", "twee"], [str(kept), str(found)])
    assert found.read_text(encoding="utf-8") == "één\ntwee\n"
    assert capsys.readouterr().out == ""


def test_a_pager_that_ends_early_is_no_failure(kept: Path) -> None:
    kept.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    put(("x" * 1000 for _ in range(1000)), [str(kept)])


def test_a_fault_on_the_way_waits_for_the_pager(kept: Path) -> None:
    def lines() -> Iterator[str]:
        yield "one"
        raise ZeroDivisionError

    found = kept.with_name("found")
    with pytest.raises(ZeroDivisionError):
        put(lines(), [str(kept), str(found)])
    assert found.read_text(encoding="utf-8") == "one\n"


@pytest.mark.parametrize("words", [[], ["no-such-pager-here"]])
def test_without_one_lines_are_printed(
    kept: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    put(["one"], words)
    assert capsys.readouterr().out == "one\n"


def test_what_cannot_be_started_is_said_and_lines_are_printed(
    kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    put(["one"], [str(kept)])
    assert capsys.readouterr() == (
        "one\n",
        "leeslamp: The pager can't be started: Permission denied\n",
    )


def test_a_pipe_is_never_paged(capsys: pytest.CaptureFixture[str]) -> None:
    put(["one"], ["false"])
    assert capsys.readouterr().out == "one\n"


def test_less_is_told_of_colours() -> None:
    assert command(("/usr/bin/less", "-S")) == ["/usr/bin/less", "-S", "-R", "-F"]
    assert command(("more",)) == ["more"]

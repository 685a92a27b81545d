"""The front door, through which the program itself is started a few times."""

import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader import __version__
from reader.__main__ import main
from reader.cli import commands

PROGRAM = [sys.executable, "-m", "reader"]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words], capture_output=True, text=True, check=False)


def on_a_screen(words: Sequence[str], **streams: int) -> tuple[int, str]:
    """Run with a terminal for every stream that is not given; the exit code and what was drawn."""
    outer, inner = pty.openpty()
    try:
        ran = subprocess.run(
            [*PROGRAM, *words],
            stdin=streams.get("stdin", inner),
            stdout=inner,
            stderr=streams.get("stderr", inner),
            check=False,
            timeout=60,
        )
        return ran.returncode, os.read(outer, 65536).decode()
    finally:
        os.close(outer)
        os.close(inner)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text("# Een\n\nDe eerste.\n")
    return folder


def test_without_a_terminal_it_prints_what_list_prints(articles: Path) -> None:
    opened = run(str(articles))
    listed = run("list", "--library", str(articles))
    assert (opened.returncode, opened.stdout) == (0, listed.stdout)
    assert opened.stdout.endswith("  Een\n")


def test_without_a_terminal_a_file_is_printed(articles: Path) -> None:
    ran = run(str(articles / "a.md"))
    assert (ran.returncode, ran.stdout) == (0, "1 min\n\nEen\n━━━━━━━\n\nDe eerste.\n")


def test_without_a_keyboard_there_is_no_screen(articles: Path) -> None:
    code, drawn = on_a_screen([str(articles)], stdin=subprocess.DEVNULL)
    assert (code, "\x1b" in drawn) == (2, False)
    assert "Standard input is no terminal" in drawn


def test_a_dumb_terminal_gets_a_sentence(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    code, drawn = on_a_screen([str(articles)])
    assert (code, "\x1b" in drawn) == (2, False)
    assert "TERM=dumb" in drawn


def test_without_a_standard_error_there_is_nothing_to_draw_on(articles: Path) -> None:
    code, drawn = on_a_screen([str(articles)], stderr=subprocess.DEVNULL)
    assert (code, "\x1b" in drawn) == (2, False)
    assert "Standard error is no terminal" in drawn


def test_a_reader_that_goes_away_ends_it_quietly(articles: Path) -> None:
    outlet, inlet = os.pipe()
    os.close(outlet)
    ran = subprocess.run(
        [*PROGRAM, "list", "--library", str(articles)],
        stdout=inlet,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(inlet)
    assert ran.returncode == 141
    assert ran.stderr == "leeslamp: Looking at the articles on the disk …\n"


def test_ctrl_c_ends_it_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "run", interrupted)
    assert main(["list"]) == 130
    assert capsys.readouterr().err == ""


def test_hardly_anything_is_imported_before_ctrl_c_is_quiet() -> None:
    code = "import sys, reader.__main__; print(sys.modules.keys() & {'pathlib', 'argparse'})"
    ran = subprocess.run(  # -S: what finds packages imports as it likes
        [sys.executable, "-S", "-c", code],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "set()\n"


def test_it_knows_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"leeslamp {__version__}\n"


@pytest.mark.parametrize("command", ["", *commands.COMMANDS])
def test_everything_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*filter(None, [command]), "--help"]) == 0
    assert "--library FOLDER" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["--nonsense"], ["list", "--nonsense"], ["show"], ["mark", "read"], ["index", "x"]]
)
def test_what_can_not_be_understood_is_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert [line.partition(":")[0] for line in said.err.splitlines()] == ["leeslamp", "leeslamp"]


def test_what_is_neither_folder_nor_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere/nothing"]) == 1
    assert "nowhere/nothing" in capsys.readouterr().err


def test_a_folder_named_like_a_command_is_written_with_a_dot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "add").mkdir()
    (tmp_path / "add" / "a.md").write_text("# Uit de map\n\nTekst.\n")
    monkeypatch.chdir(tmp_path)
    assert main(["./add"]) == 0
    assert capsys.readouterr().out.endswith("Uit de map\n")


def test_it_speaks_the_language_of_the_person(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert main(["list", "--library", "nergens"]) == 1
    assert "Die map bestaat niet: nergens" in capsys.readouterr().err
    assert main(["--help"]) == 0
    assert "de map" in capsys.readouterr().out


def test_where_marks_can_not_be_kept_it_lists_and_says_so_when_marking(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    options = ["--library", str(articles), "--data-dir", str(tmp_path / "data")]
    assert main(["list", *options]) == 0
    said = capsys.readouterr()
    assert said.out.endswith("Een\n")
    assert f"Marks are not being kept: the folder {tmp_path / 'data'}" in said.err
    assert main(["mark", "read", str(articles / "a.md"), *options]) == 1
    assert str(tmp_path / "data") in capsys.readouterr().err


def test_where_no_index_can_be_kept_it_lists_all_the_same(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    options = ["--library", str(articles), "--cache-dir", str(tmp_path / "cache")]
    assert main(["list", *options]) == 0
    assert capsys.readouterr().out.endswith("Een\n")


def test_a_wrong_configuration_is_said_and_stops_nothing(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[reading]\nmeasur = 3\n")
    assert main(["list", "--config", str(config), "--library", str(articles)]) == 0
    assert f"leeslamp: {config}, line 2: " in capsys.readouterr().err


def test_a_closed_standard_output_is_said_and_stops_nothing_that_prints_nothing(
    articles: Path,
) -> None:
    closed = 'exec "$@" >&-'
    words = ["--library", str(articles)]
    for command, code in ((["list"], 1), (["mark", "starred", str(articles / "a.md")], 0)):
        ran = subprocess.run(
            ["sh", "-c", closed, "sh", *PROGRAM, *command, *words],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert ran.returncode == code
        assert "Traceback" not in ran.stderr

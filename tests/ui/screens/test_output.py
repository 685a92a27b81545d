"""Commands are tiny Python programs."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import config
from reader.core import Reader
from reader.model.sanitize import EMPTY, Shown
from reader.piping import Output
from reader.ui import table
from reader.ui.screens.output import OutputScreen, output_lines
from tests.ui.conftest import MakeReader
from tests.ui.driving import driven

MakeCommanding = Callable[..., Reader]


@pytest.fixture
def commanding(make_reader: MakeReader, folder: Path, tmp_path: Path) -> MakeCommanding:
    """Makes a reader of the library, with one command of the person's own."""

    def make(code: str, *words: str, more: str = "") -> Reader:
        file = tmp_path / "config.toml"
        run = json.dumps([sys.executable, "-c", code, *words])
        text = f'[commands.try]\nrun = {run}\ntitle = "Try it"\nkeys = "W"\n{more}\n'
        file.write_text(text, encoding="utf-8")
        reader = make_reader(folder)
        reader.config = config.decided(config.load(file))
        assert reader.config.problems == ()
        return reader

    return make


@pytest.fixture(autouse=True)
def _usual_table() -> object:
    yield
    table.use()


async def test_a_command_reads_the_article_and_what_it_says_is_shown(
    commanding: MakeCommanding,
) -> None:
    reader = commanding("import sys; print('read:', sys.stdin.read()[:500].upper())")
    async with driven(reader, size=(120, 40)) as screen:
        await screen.press("W")
        await screen.sees("Try it", "read:", "HET WATER STOND HOOG")
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_own_commands_are_listed(commanding: MakeCommanding) -> None:
    reader = commanding(
        "import sys; print(*sys.argv[1:])", "{title}", "{url}", more='input = "none"'
    )
    async with driven(reader, size=(120, 40)) as screen:
        await screen.press("|")
        await screen.sees("Try it", "W")
        assert "Star or unstar" not in screen.text
        await screen.press("enter")
        await screen.sees("Het huis aan de dijk https://www.example.org/dijk")


async def test_own_commands_are_in_the_palette_and_the_help(commanding: MakeCommanding) -> None:
    async with driven(commanding(""), size=(120, 40)) as screen:
        await screen.press(":")
        screen.types("try")
        await screen.sees("Try it")
        await screen.press("escape")
        await screen.press("?")
        screen.types("try")
        await screen.sees("Try it", "In the list and while reading")


async def test_the_open_article_is_handed_on_as_well(commanding: MakeCommanding) -> None:
    reader = commanding(
        "import os, sys; print(os.path.basename(sys.argv[1]))", "{path}", more='input = "none"'
    )
    async with driven(reader, size=(160, 40)) as screen:
        await screen.opens()
        await screen.press("W")
        await screen.sees("dijk.md", "Esc closes")


async def test_all_that_is_selected_is_handed_on(commanding: MakeCommanding) -> None:
    reader = commanding("import sys; print(len(sys.argv[1]))", "{id}", more='input = "none"')
    async with driven(reader, size=(120, 40)) as screen:
        await screen.press("x", "j", "x", "W")
        await screen.sees("Esc closes", "32")
        await screen.until(lambda: screen.text.count("  32") == 2)


async def test_closing_the_window_ends_the_command(commanding: MakeCommanding) -> None:
    reader = commanding("import time; time.sleep(60)", more='input = "none"')
    async with driven(reader) as screen:
        await screen.press("W")
        await screen.sees("Running …")
        shown = screen.app.screen
        assert isinstance(shown, OutputScreen)
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.library)
        await screen.until(lambda: not screen.app.desk._pipes)


async def test_nothing_that_was_begun_outlives_the_program(commanding: MakeCommanding) -> None:
    reader = commanding("import time; time.sleep(60)", more='input = "none"\noutput = "none"')
    async with driven(reader) as screen:
        await screen.press("W")
        await screen.sees("Running: Try it")
        (pipe,) = screen.app.desk._pipes
        await screen.until(lambda: pipe.is_running)
        screen.app.desk.settle()
        await screen.until(lambda: not screen.app.desk._pipes)


async def test_a_silent_command_says_that_it_is_done(commanding: MakeCommanding) -> None:
    reader = commanding("", more='input = "none"\noutput = "none"')
    async with driven(reader) as screen:
        await screen.press("W")
        await screen.sees("Done: Try it")


async def test_a_silent_command_says_what_went_wrong(commanding: MakeCommanding) -> None:
    reader = commanding("import sys; sys.exit(3)", more='input = "none"\noutput = "none"')
    async with driven(reader) as screen:
        await screen.press("W")
        await screen.sees("Try it: It failed, with exit code 3.")


async def test_an_article_without_an_original_is_told_of(commanding: MakeCommanding) -> None:
    reader = commanding("", "{url}", more='input = "none"')
    async with driven(reader) as screen:
        await screen.press("j", "W")
        await screen.sees("This article names no original on the web.")


async def test_without_commands_it_says_how_to_have_some(reader: Reader) -> None:
    async with driven(reader, size=(120, 30)) as screen:
        await screen.press("|")
        await screen.sees("No command of your own yet")


@pytest.mark.parametrize(
    ("output", "lines"),
    [
        (None, ["Running …"]),
        (Output(Shown("one\ntwo\n")), ["one", "two"]),
        (Output(EMPTY), ["It said nothing."]),
        (Output(Shown("one"), Shown("Stopped.")), ["Stopped.", "", "one"]),
        (Output(EMPTY, Shown("Stopped.")), ["Stopped."]),
    ],
)
def test_what_a_command_said_stands_below_what_went_wrong(
    output: Output | None, lines: list[str]
) -> None:
    found = output_lines(output, 40)

    assert ["".join(piece.text for piece in line.left).strip() for line in found] == lines

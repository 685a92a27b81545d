from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from reader import config
from reader.core import Reader
from reader.ui import table
from reader.ui.keyboard import called, textual_name
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.sorting import SortScreen
from tests.ui.conftest import MakeReader
from tests.ui.driving import driven

MakeKeyed = Callable[[str], Reader]


@pytest.fixture
def keyed(make_reader: MakeReader, folder: Path, tmp_path: Path) -> MakeKeyed:
    """Makes a reader of the library, with keys of the person's own."""

    def make(text: str) -> Reader:
        file = tmp_path / "config.toml"
        file.write_text(f"[keys]\n{text}\n", encoding="utf-8")
        reader = make_reader(folder)
        reader.config = config.decided(config.load(file))
        return reader

    return make


@pytest.fixture(autouse=True)
def _usual_table() -> object:
    yield
    table.use()


async def test_an_action_is_done_by_its_new_key_and_not_by_its_old(keyed: MakeKeyed) -> None:
    async with driven(keyed('star = "ctrl+x"')) as screen:
        await screen.press("s")
        await screen.press("ctrl+x")
        await screen.until(lambda: screen.row.is_starred)
        assert screen.app.desk.reader.counts().starred == 1


async def test_a_sequence_is_shown_while_it_is_waited_for_and_then_done(keyed: MakeKeyed) -> None:
    async with driven(keyed('bottom = "g e"\ntop = "g g"')) as screen:
        await screen.press("g")
        await screen.sees("g …")
        await screen.press("e")
        await screen.until(lambda: screen.library.articles.cursor == 4)
        assert "g …" not in screen.text
        screen.types("gg")
        await screen.until(lambda: screen.library.articles.cursor == 0)


async def test_a_key_that_is_also_a_beginning_is_done_after_a_moment(keyed: MakeKeyed) -> None:
    async with driven(keyed('bottom = "g"\ntop = "g g"')) as screen:
        await screen.press("g")
        assert screen.library.articles.cursor == 0
        await screen.until(lambda: screen.library.articles.cursor == 4)


async def test_another_key_does_not_wait(keyed: MakeKeyed) -> None:
    async with driven(keyed('bottom = "g"\ntop = "g g"')) as screen:
        screen.types("gk")
        await screen.until(lambda: screen.library.articles.cursor == 3)


async def test_a_letter_in_a_line_is_a_letter(keyed: MakeKeyed) -> None:
    async with driven(keyed('bottom = "g e"\nstar = "e"')) as screen:
        screen.types("/geen\r")
        await screen.sees("geen")
        assert not screen.row.is_starred if screen.library.articles.row else True


async def test_dialogues_go_by_the_persons_keys(keyed: MakeKeyed) -> None:
    async with driven(keyed('sort = "ctrl+x"\nline_down = "s"\nstar = "nop"')) as screen:
        await screen.press("ctrl+x")
        await screen.until(lambda: isinstance(screen.app.screen, SortScreen))
        await screen.press("ctrl+x")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_footer_and_help_tell_of_the_keys_in_force(keyed: MakeKeyed) -> None:
    async with driven(keyed('star = "ctrl+x"\nhelp = "f2"\ntop = "g g"'), size=(120, 40)) as screen:
        assert "ctrl+x star" in screen.text
        await screen.press("f2")
        await screen.until(lambda: isinstance(screen.app.screen, HelpScreen))
        screen.types("the top")
        await screen.sees("g g", "To the top")
        await screen.press("escape", "f2")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_no_word_stands_in_the_footer_without_a_key(keyed: MakeKeyed) -> None:
    async with driven(keyed('help = "nop"'), size=(120, 40)) as screen:
        await screen.sees("star")
        assert "help" not in screen.text


async def test_what_can_not_work_is_said_at_the_start(keyed: MakeKeyed) -> None:
    async with driven(keyed('star = "ctrl+x"\nread = "ctrl+x"'), size=(120, 30)) as screen:
        await screen.sees("leeslamp keys --check")


async def test_ctrl_c_tells_the_keys_in_force(keyed: MakeKeyed) -> None:
    async with driven(keyed('quit = "ctrl+d"')) as screen:
        await screen.press("ctrl+c")
        await screen.sees("ctrl+d quits.")


@pytest.mark.parametrize(
    ("key", "character", "name"),
    [
        ("j", "j", "j"),
        ("slash", "/", "/"),
        ("plus", "+", "+"),
        ("space", " ", "space"),
        ("enter", "\r", "enter"),
        ("ctrl+p", "\x10", "ctrl+p"),
        ("ctrl+at", None, "ctrl+space"),
        ("ctrl+slash", None, "ctrl+/"),
        ("alt+left", None, "alt+left"),
        ("shift+tab", None, "shift+tab"),
    ],
)
def test_a_pressed_key_has_its_name(key: str, character: str | None, name: str) -> None:
    assert called(events.Key(key, character)) == name


@pytest.mark.parametrize(("name", "key"), [("/", "slash"), ("ctrl+/", "ctrl+slash"), ("f1", "f1")])
def test_a_key_has_a_name_of_textuals(name: str, key: str) -> None:
    assert textual_name(name) == key

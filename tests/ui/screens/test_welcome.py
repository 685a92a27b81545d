from pathlib import Path

import pytest

from reader import i18n
from reader.config import load
from reader.core import Reader
from reader.model.listing import Likely
from reader.ui.glyphs import ASCII, UNICODE
from reader.ui.moving_in import AGAIN
from reader.ui.screens import welcome
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

LOOK = "The sample articles, to look around"


@pytest.fixture
def home(own_home: Path) -> Path:
    """With two folders of articles."""
    for name, count in {"Articles": 3, "Notes/Clippings": 2}.items():
        (own_home / name).mkdir(parents=True)
        for number in range(count):
            (own_home / name / f"{number}.md").write_text("Words.\n")
    return own_home


def kept(reader: Reader) -> list[str]:
    return [library.folder.name for library in load(reader.environment.config_file).libraries]


async def ended(screen: Driven) -> None:
    await screen.until(lambda: screen.app.return_code is not None)


async def test_a_first_start_offers_folders_with_their_articles_and_five_keys(
    make_reader: MakeReader, home: Path
) -> None:
    async with driven(make_reader()) as screen:
        await screen.sees("Welcome to Leeslamp", "~/Articles", "3 articles", "~/Notes/Clippings")
        await screen.sees("2 articles", LOOK, "Five keys to begin with", "every other key")


async def test_enter_keeps_the_folder_and_asks_for_the_screens_once_more(
    make_reader: MakeReader, home: Path
) -> None:
    reader = make_reader()
    async with driven(reader) as screen:
        await screen.sees("~/Articles")
        await screen.press("j", "enter")
        await ended(screen)
        assert kept(reader) == ["Clippings"]
        assert screen.app.return_code == AGAIN


async def test_several_are_ticked_and_kept(make_reader: MakeReader, home: Path) -> None:
    reader = make_reader()
    async with driven(reader) as screen:
        await screen.sees("~/Articles")
        await screen.press("space", "j", "x", "x", "x")
        await screen.sees("✓ ~/Articles", "✓ ~/Notes/Clippings")
        await screen.press("enter")
        await ended(screen)
        assert kept(reader) == ["Articles", "Clippings"]


async def test_a_click_on_a_folder_keeps_it(make_reader: MakeReader, home: Path) -> None:
    reader = make_reader()
    async with driven(reader) as screen:
        await screen.clicks("~/Notes/Clippings")
        await ended(screen)
        assert kept(reader) == ["Clippings"]


async def test_the_sample_articles_lie_behind_the_last_line(
    make_reader: MakeReader, home: Path
) -> None:
    reader = make_reader()
    async with driven(reader) as screen:
        await screen.sees("~/Articles")
        await screen.press("G", "enter")
        await screen.until(lambda: screen.app.screen is screen.library)
        await screen.sees("These are sample articles.")
        assert kept(reader) == []


async def test_once_put_away_it_never_comes_back(make_reader: MakeReader) -> None:
    async with driven(make_reader()) as screen:
        await screen.sees(LOOK)
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.library)
    async with driven(make_reader()) as screen:
        await screen.sees("These are sample articles.")
        assert screen.app.screen is screen.library


async def test_q_quits_and_decides_nothing(make_reader: MakeReader) -> None:
    async with driven(make_reader()) as screen:
        await screen.sees(LOOK)
        await screen.press("q")
        await screen.until(lambda: screen.app.return_code == 0)
    async with driven(make_reader()) as screen:
        await screen.sees(LOOK)


async def test_without_any_folder_it_says_how_to_name_one(make_reader: MakeReader) -> None:
    async with driven(make_reader()) as screen:
        await screen.sees("No folder of articles was found.", "leeslamp add FOLDER", LOOK)


async def test_a_configuration_that_can_not_be_written_is_said(
    make_reader: MakeReader, home: Path
) -> None:
    reader = make_reader()
    async with driven(reader) as screen:
        await screen.sees("~/Articles")
        reader.environment.config_file.write_text("this is no TOML")
        await screen.press("enter")
        await screen.sees("config.toml")
        assert screen.app.return_code is None


async def test_a_folder_that_was_named_is_no_first_start(reader: Reader) -> None:
    async with driven(reader) as screen:
        assert screen.app.screen is screen.library


async def test_the_smallest_window_shows_folders_first(make_reader: MakeReader, home: Path) -> None:
    async with driven(make_reader(), size=(40, 12)) as screen:
        await screen.sees("~/Articles", "3 articles", "Enter opens")
        await screen.press("G")
        await screen.sees("every other key")


def test_a_folder_is_shown_as_a_person_writes_it() -> None:
    assert welcome.shown_folder(Path("/home/me/Notes"), Path("/home/me")) == "~/Notes"
    assert welcome.shown_folder(Path("/mnt/Notes"), Path("/home/me")) == "/mnt/Notes"


def test_what_was_not_counted_to_the_end_is_said_to_be_more() -> None:
    one = Likely("/home/me/Notes", is_vault=True, articles=5000, is_more=True)
    line, _samples = welcome.offer_lines([one], (), Path("/home/me"), UNICODE, 60)
    assert "".join(piece.text for piece in line.right) == "Obsidian · more than 5,000 articles "


def test_a_bare_terminal_gets_names_of_keys() -> None:
    text = "".join(
        piece.text for line in welcome.key_lines(ASCII, 80, is_tall=True) for piece in line.left
    )
    assert "Enter" in text


async def test_of_the_sample_articles_the_welcome_in_ones_own_language_comes_first(
    make_reader: MakeReader, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "_language", "nl")
    async with driven(make_reader()) as screen:
        await screen.press("escape")
        assert screen.row.title == "Welkom bij Leeslamp"

from contextlib import nullcontext
from pathlib import Path

import pytest

from reader.core import Reader
from reader.places import Environment
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, QuietReader, driven


def top(screen: Driven) -> str:
    return next(line for line in screen.text.splitlines() if line.strip()).strip()


async def test_z_leaves_only_the_text_and_brings_the_rest_back(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("z")
        screen.reading.fall_silent()
        await screen.until(lambda: "%" not in screen.text and "━━━━━━━━━━" not in screen.text)
        await screen.press("s")
        await screen.until(lambda: screen.reading.marks.is_starred)
        assert "%" not in screen.text
        await screen.press("z")
        await screen.sees("%")


async def test_how_it_looks_is_kept_over_sessions(make_reader: MakeReader, folder: Path) -> None:
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.press("z")
        await screen.reading.run_action("screen.lit_alone")
        await screen.reading.run_action("screen.spacing")
        await screen.press("Q")
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        assert screen.reading.is_zen
        assert screen.reading.view.is_lit_alone
        assert screen.reading.view.is_spaced


async def test_all_but_the_paragraph_that_is_read_is_dimmed(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        view = screen.reading.view
        await screen.press("space")
        await screen.reading.run_action("screen.lit_alone")

        def colours() -> set[str]:
            lines = [*map(view.liner(), range(view.size.height))]
            styles = [part.style for line in lines for part in line if part.text.strip()]
            return {str(style.color.name) for style in styles if style and style.color}

        assert len(colours()) > 1
        await screen.reading.run_action("screen.lit_alone")
        assert screen.reading.ink.palette.secondary not in colours()


async def test_the_first_and_the_last_paragraph_have_their_turn_in_the_light(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        view = screen.reading.view
        sheet = view.sheet
        assert sheet is not None
        assert view._is_lit(len(sheet.opening))
        await screen.press("G")
        assert view._is_lit(len(sheet) - 1)
        assert not view._is_lit(len(sheet.opening))


async def test_more_room_between_lines_keeps_the_place(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("space", "j")
        before, lines = top(screen), screen.reading.view.virtual_size.height
        await screen.reading.run_action("screen.spacing")
        await screen.pilot.pause()
        assert screen.reading.view.virtual_size.height > lines * 1.4
        assert top(screen) == before
        await screen.reading.run_action("screen.spacing")
        await screen.pilot.pause()
        assert top(screen) == before


async def test_i_tells_what_is_known_of_the_article(reader: Reader, folder: Path) -> None:
    async with driven(reader, size=(160, 40)) as screen:
        await screen.opens()
        await screen.press("i")
        await screen.sees("About this article", "27 June 2019", "essays", "dijk.md", "words ·")
        await screen.press("i")
        await screen.until(lambda: screen.app.screen is screen.reading)


async def test_the_source_opens_at_the_words_that_are_read_and_leads_back(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("]")
        before = screen.reading.view.stand
        await screen.press("S")
        await screen.sees("## Later", "Esc closes")
        await screen.press("g")
        await screen.sees("1  ---", "externe_link:")
        await screen.press("S")
        await screen.until(lambda: screen.app.screen is screen.reading)
        assert screen.reading.view.stand == before


async def test_a_file_that_is_gone_shows_no_source_and_says_so(
    reader: Reader, folder: Path
) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        (folder / "dijk.md").unlink()
        await screen.press("S")
        await screen.sees("no longer there")


@pytest.mark.parametrize(
    ("letter", "copied"),
    [
        ("p", "Zie verder, elders en daar."),
        ("l", "https://www.example.org/dijk"),
        ("q", "“Zie verder, elders en daar.”\n— Het huis aan de dijk, 2019-06-27, https://www."),
        ("a", "Het huis aan de dijk\n\nZie verder, elders en daar.\n\nHet water"),
    ],
)
async def test_what_is_copied_is_on_the_clipboard_and_in_a_file(
    reader: Reader, letter: str, copied: str
) -> None:
    async with driven(reader, size=(160, 40)) as screen:
        await screen.opens()
        await screen.press("y")
        await screen.sees("Copy:")
        await screen.press(letter)
        await screen.sees("Copied")
        assert screen.app.clipboard.startswith(copied)
        kept = reader.environment.cache_dir / "copied.txt"
        assert kept.read_text(encoding="utf-8") == screen.app.clipboard


async def test_what_is_to_be_copied_can_be_clicked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("y")
        await screen.clicks("link")
        await screen.sees("Copied")


async def test_esc_copies_nothing_and_stays(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("y", "escape")
        assert screen.app.screen is screen.reading
        assert screen.app.clipboard == ""


async def test_without_an_editor_it_says_how_to_name_one(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("e")
        await screen.sees("No editor is named: set EDITOR")


async def test_the_editor_opens_at_the_place_and_what_it_wrote_is_shown(
    environment: Environment, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = QuietReader.open(environment._replace(editor=("vi",)), (folder,))
    reader.refresh(lambda _progress: None, lambda: False)
    edited: list[tuple[str, int]] = []

    def edit(_editor: tuple[str, ...], path: str, line: int) -> None:
        edited.append((path, line))
        file = Path(path)
        file.write_text(file.read_text().replace("## Later", "New words.\n\n## Later"))

    monkeypatch.setattr("reader.opener.edit", edit)
    async with driven(reader) as screen:
        monkeypatch.setattr(screen.app, "suspend", nullcontext)
        await screen.opens()
        await screen.press("]")
        await screen.press("e")
        await screen.sees("New words.")
        path = folder / "dijk.md"
        assert edited == [(str(path), 69)]
        assert path.read_text().splitlines()[70] == "## Later"


async def test_a_file_named_by_a_relative_path_is_known_by_its_absolute_one(
    reader: Reader, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    async with driven(reader, path=Path("dijk.md")) as screen:
        await screen.sees("Het huis aan de dijk")
        await screen.until(lambda: screen.reading.sheet is not None)
        assert screen.reading.asked is not None
        assert screen.reading.asked.path == str(folder / "dijk.md")


async def test_an_editor_that_can_not_have_the_terminal_is_not_started(
    environment: Environment, folder: Path
) -> None:
    reader = QuietReader.open(environment._replace(editor=("vi",)), (folder,))
    reader.refresh(lambda _progress: None, lambda: False)
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("e")
        await screen.sees("The terminal can't be given")


async def test_an_edited_file_of_no_library_keeps_its_place(
    environment: Environment, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "loose.md"
    path.write_text((folder / "dijk.md").read_text(), encoding="utf-8")
    reader = QuietReader.open(environment._replace(editor=("vi",)), (folder,))

    def edit(_editor: tuple[str, ...], path: str, _line: int) -> None:
        file = Path(path)
        file.write_text(file.read_text().replace("## Later", "New words.\n\n## Later"))

    monkeypatch.setattr("reader.opener.edit", edit)
    async with driven(reader, path=path) as screen:
        monkeypatch.setattr(screen.app, "suspend", nullcontext)
        await screen.until(lambda: screen.app.screen is screen.reading and screen.reading.has_come)
        await screen.press("]", "e")
        await screen.sees("New words.", "Later")

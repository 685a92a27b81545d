"""What keys do in the list with the article under the cursor."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.events import Resize
from textual.geometry import Size

from reader.core import Reader
from reader.model.article import Metadata
from reader.places import Environment
from reader.ui.messages import EntryRead
from tests.ui.driving import QuietReader, driven


async def test_y_in_the_list_copies_title_address_and_path(reader: Reader, folder: Path) -> None:
    async with driven(reader) as screen:
        await screen.press("y")
        await screen.sees("Copied")
        assert screen.app.clipboard.splitlines() == [
            "Het huis aan de dijk",
            "https://www.example.org/dijk",
            str(folder / "dijk.md"),
        ]


async def test_an_article_without_an_address_is_copied_without_it(
    reader: Reader, folder: Path
) -> None:
    async with driven(reader) as screen:
        await screen.press("j", "y")
        await screen.sees("Copied")
        title = "A lamp in the window"
        assert screen.app.clipboard.splitlines() == [title, str(folder / "lamp.html")]


async def test_i_in_the_list_tells_what_is_known_of_the_article(reader: Reader) -> None:
    async with driven(reader, size=(160, 40)) as screen:
        await screen.press("i")
        await screen.sees("About this article", "27 June 2019", "essays", "dijk.md", "words ·")
        await screen.press("i")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_e_in_the_list_edits_the_file_and_shows_what_it_became(
    environment: Environment, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = QuietReader.open(environment._replace(editor=("vi",)), (folder,))
    reader.refresh(lambda _progress: None, lambda: False)

    def edit(_editor: tuple[str, ...], path: str, line: int) -> None:
        assert line == 1
        file = Path(path)
        file.write_text(file.read_text().replace("Het huis aan de dijk", "Another title"))

    monkeypatch.setattr("reader.opener.edit", edit)
    async with driven(reader) as screen:
        monkeypatch.setattr(screen.app, "suspend", nullcontext)
        await screen.press("e")
        await screen.sees("Another title")


async def test_without_an_editor_the_list_says_how_to_name_one(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("e")
        await screen.sees("No editor is named: set EDITOR")


async def test_what_is_known_of_a_row_may_come_when_its_sheet_is_being_closed(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(reader) as screen:
        await screen.press("i")
        await screen.sees("About this article", "27 June 2019")
        sheet = screen.app.screen
        await sheet.query_children().remove()
        with monkeypatch.context() as patch:
            patch.setattr(sheet, "_pruning", True)
            sheet.post_message(Resize(Size(80, 24), Size(80, 24)))
            news = EntryRead(screen.row, Metadata(), is_to_copy=False)
            screen.library.post_message(news)
            await screen.pilot.pause()
        await screen.press("escape")
        assert screen.app.screen is screen.library

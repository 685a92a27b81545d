from pathlib import Path

import pytest

from reader.core import Reader
from reader.model.marks import Change, Field
from reader.model.query import EVERY
from reader.ui.screens.doubting import DoubtScreen
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

LINKED = "---\ntitle: The lamp\npermalink: /lamp\n---\n{text}\n"


@pytest.fixture
def doubtful(make_reader: MakeReader, tmp_path: Path) -> Reader:
    """A starred article is gone; two files that were found since have its permalink and title."""
    folder = tmp_path / "doubtful"
    folder.mkdir()
    (folder / "a.md").write_text(LINKED.format(text="Left on."), encoding="utf-8")
    reader = make_reader(folder)
    reader.mark([Change(next(iter(reader.results(EVERY).articles())), Field.STARRED, True)])
    (folder / "a.md").unlink()
    for name in ("b.md", "c.md"):
        (folder / name).write_text(LINKED.format(text=f"Left on, {name}."), encoding="utf-8")
    return reader


async def opens_doubts(screen: Driven) -> None:
    await screen.library.run_action("doubts")
    await screen.until(lambda: isinstance(screen.app.screen, DoubtScreen))


async def test_they_are_told_of_asked_and_the_same_gets_the_marks(doubtful: Reader) -> None:
    async with driven(doubtful) as screen:
        await screen.sees("2 files may be articles that you marked.")
        await opens_doubts(screen)
        await screen.sees("Is it the same?", "b.md", "c.md", "what you had as a.md", "starred")
        await screen.press("enter")
        await screen.sees("It is known of every file")
        await screen.press("escape")
        await screen.sees("★ Starred 1", "The lamp ★")


async def test_what_is_another_goes_from_the_list_without_marks(doubtful: Reader) -> None:
    async with driven(doubtful) as screen:
        await opens_doubts(screen)
        await screen.sees("b.md")
        await screen.press("o")
        await screen.until(lambda: "b.md" not in screen.text)
        await screen.press("j", "o")
        await screen.sees("It is known of every file")
        assert screen.library.counts.starred == 0


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_the_name_of_a_file_and_what_was_done_stand_in_every_window(
    doubtful: Reader, width: int
) -> None:
    async with driven(doubtful, size=(width, 24)) as screen:
        await opens_doubts(screen)
        await screen.sees(" b.md · The lamp", " c.md · The lamp", "had as a.md ", "   starred ")
        await screen.sees("Enter same · o other")

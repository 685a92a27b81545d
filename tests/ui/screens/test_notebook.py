from pathlib import Path

from reader.core import Reader
from reader.model.marks import Field
from reader.ui.screens.notebook import NotebookScreen
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven


async def marks_two(screen: Driven) -> None:
    """A passage with a note in the first article, and a note on the second."""
    await screen.opens()
    await screen.press("v", "3", "v", "p", *["j"] * 20, "a")
    await screen.sees("A note on")
    await screen.press(*"sluis", "escape", "J")
    await screen.sees("Left on.")
    await screen.press("a")
    await screen.sees("A note on this article")
    await screen.press(*"warm", "escape", "q")
    await screen.until(lambda: screen.app.screen is screen.library)
    reader = screen.library.desk.reader
    await screen.until(lambda: reader.items(None, Field.NOTE))
    assert len(reader.items(None, Field.HIGHLIGHT)) == 2


async def opens_notebook(screen: Driven) -> None:
    await screen.press("N")
    await screen.sees("Notebook")


async def test_the_list_has_a_pencil_where_something_is_marked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await marks_two(screen)
        await screen.until(lambda: screen.text.count("✎") == 2)


async def test_the_notebook_groups_what_was_marked_by_article(reader: Reader) -> None:
    async with driven(reader) as screen:
        await marks_two(screen)
        await opens_notebook(screen)
        await screen.sees("3 passages and notes", "Het huis aan de dijk", "? Zie verder", "✎ warm")
        assert screen.text.index("Het huis") < screen.text.index("A lamp in the window")


async def test_typing_narrows_it(reader: Reader) -> None:
    async with driven(reader) as screen:
        await marks_two(screen)
        await opens_notebook(screen)
        await screen.sees("3 passages")
        await screen.press(*"SLUIS")
        await screen.sees("1 passage or note", "✎ sluis")
        assert "warm" not in screen.text
        await screen.press(*"xyz")
        await screen.sees("Nothing of this was found.")


async def test_enter_goes_to_the_passage(reader: Reader) -> None:
    async with driven(reader) as screen:
        await marks_two(screen)
        await opens_notebook(screen)
        await screen.sees("3 passages")
        await screen.press(*"sluis")
        await screen.sees("1 passage")
        await screen.press("down", "enter")
        await screen.until(lambda: screen.app.screen is screen.reading)
        await screen.sees("? question", "sluis", "remove")
        assert screen.reading.view.top > 0


async def test_what_is_no_longer_found_is_listed_as_such(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder)) as screen:
        await marks_two(screen)
    path = folder / "dijk.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Zie [verder](#later), [elders]", "Niets."), encoding="utf-8")
    async with driven(make_reader(folder)) as screen:
        await opens_notebook(screen)
        await screen.sees("Zie verder", "not found any more")


async def test_an_empty_notebook_says_how_to_fill_it(reader: Reader) -> None:
    async with driven(reader) as screen:
        await opens_notebook(screen)
        await screen.sees("Nothing is marked yet")
        await screen.press("down", "enter", "escape")
        await screen.until(lambda: not isinstance(screen.app.screen, NotebookScreen))

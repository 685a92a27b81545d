import shutil
from pathlib import Path

from reader.core import Reader
from reader.model.marks import Field
from reader.model.query import parse
from reader.places import Environment
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven


async def reads(reader: Reader) -> None:
    """The first article, to its end."""
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("G", "q")
        await screen.until(lambda: reader.items(None, Field.BODY))


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "dijk.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


async def says_changed(screen: Driven) -> None:
    await screen.opens()
    await screen.sees("changed since you read it")


async def test_an_edited_article_says_so_and_shows_what_changed(
    make_reader: MakeReader, folder: Path
) -> None:
    await reads(make_reader(folder))
    edit(folder, "Het einde.", "Het slot.\n\nEn een nawoord.")
    async with driven(make_reader(folder)) as screen:
        await says_changed(screen)
        await screen.press("D")
        await screen.sees("- Het einde.", "+ Het slot.", "+ En een nawoord.", "as they were")
        await screen.press("D")
        await screen.until(lambda: screen.app.screen is screen.reading)


async def test_what_has_been_seen_is_no_longer_told(make_reader: MakeReader, folder: Path) -> None:
    await reads(make_reader(folder))
    edit(folder, "Het einde.", "Het slot.")
    async with driven(make_reader(folder)) as screen:
        await says_changed(screen)
        await screen.press("q")
    async with driven(make_reader(folder)) as screen:
        await says_changed(screen)
        await screen.press("D")
        await screen.sees("+ Het slot.")
        await screen.press("escape", "q")
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.until(lambda: screen.reading.annotations.body)
        assert not screen.reading.annotations.is_changed
        await screen.press("D")
        await screen.sees("as it was when you read it")


async def test_the_list_tells_it_though_its_index_was_made_anew(
    make_reader: MakeReader, folder: Path, environment: Environment
) -> None:
    await reads(make_reader(folder))
    edit(folder, "Het einde.", "Het slot.")
    shutil.rmtree(environment.cache_dir)
    reader = make_reader(folder)
    reader.refresh(lambda _progress: None, lambda: False)
    (article,) = reader.results(parse("is:changed")).articles()
    assert article == reader.items(None, Field.BODY)[0][0]
    reader.close()


async def test_what_was_never_read_has_not_changed(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("D")
        await screen.sees("not read this article before")


async def test_what_was_marked_read_without_being_opened_is_not_said_to_be_unread(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("r")
        await screen.until(lambda: screen.row.is_read)
        await screen.opens()
        await screen.press("D")
        await screen.sees("was not kept")


async def test_an_article_that_is_only_looked_at_keeps_nothing(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("q", "s")
        await screen.until(lambda: screen.row.is_starred)
        assert not reader.items(None, Field.BODY)

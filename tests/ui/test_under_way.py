"""Keys typed at once act one behind the other, on whichever screen each of them leads to."""

from reader.core import Reader
from reader.model.marks import Field
from tests.ui.driving import driven


async def test_what_is_typed_behind_the_key_of_a_sheet_is_for_the_sheet(reader: Reader) -> None:
    async with driven(reader) as screen:
        screen.types("ij\x1bLq#qs")
        await screen.until(lambda: reader.counts().starred == 1)
        screen.types("iqj")
        await screen.until(lambda: screen.library.articles.cursor == 1)
        await screen.press("i")
        screen.types("jqj")
        await screen.until(lambda: screen.library.articles.cursor == 2)
        assert screen.app.is_running


async def test_a_note_typed_and_left_at_once_is_kept_as_a_whole(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        article = screen.row.article
        screen.types("aOf lamps.\x1b")
        await screen.until(lambda: reader.items([article], Field.NOTE))
        assert [value for *_name, value in reader.items([article], Field.NOTE)] == ["Of lamps."]

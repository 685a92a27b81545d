from io import BytesIO

from reader.core import Reader
from reader.model.marks import Change, Field
from reader.model.query import EVERY
from reader.state.exchange import header, line
from reader.state.merge import Told
from reader.ui.screens.stepping import HistoryScreen
from tests.ui.driving import Driven, driven


async def opens_history(screen: Driven) -> None:
    await screen.press("L")
    await screen.until(lambda: isinstance(screen.app.screen, HistoryScreen))


async def starred(screen: Driven, reader: Reader, count: int) -> None:
    await screen.until(lambda: sum(one.marks.is_starred for one in reader._store.since(0)) == count)


async def test_what_was_undone_is_named(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("*", "s")
        await starred(screen, reader, 5)
        await screen.press("U")
        await screen.sees("Undone: starred · 5 articles.")
        await screen.press("ctrl+r")
        await screen.sees("Done again: starred · 5 articles.")


async def test_the_history_tells_what_when_and_on_what(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("s", "j", "r", "U")
        await opens_history(screen)
        await screen.sees("Today", "starred · Het huis aan de dijk", "read · A lamp in the window")
        await screen.sees("undone")


async def test_any_step_is_undone_by_itself_and_done_again(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("s", "j", "r")
        await starred(screen, reader, 1)
        await opens_history(screen)
        await screen.sees("starred ·")
        await screen.press("j", "u")
        await screen.sees("Undone: starred · 1 article.")
        await starred(screen, reader, 0)
        assert sum(one.marks.is_read for one in reader._store.since(0)) == 1
        await screen.press("r")
        await screen.sees("Done again: starred · 1 article.")
        await starred(screen, reader, 1)


async def test_what_another_machine_wrote_is_named_and_brought_back(reader: Reader) -> None:
    article = reader.results(EVERY).articles()[0]
    reader.mark([Change(article, Field.NOTE, "from here")])
    note = Change(article, Field.NOTE, "from there")
    star = Change(article, Field.STARRED, value=True)
    lines = [line(Told(one, 9, "0badcafe", 1.8e9)) for one in (note, star)]
    reader.sharing.take_in(BytesIO(header("0badcafe") + b"".join(lines)))
    reader.mark([Change(article, Field.NOTE, "from here again")])
    async with driven(reader) as screen:
        await opens_history(screen)
        await screen.sees("from there", "on 0badcafe")
        await screen.press("j", "enter")
        await screen.until(lambda: reader.items(None, Field.NOTE)[0][2] == "from there")


async def test_it_is_said_what_stays_because_it_changed_later(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("s", "s", "s")
        await starred(screen, reader, 1)
        await opens_history(screen)
        await screen.sees("star gone")
        await screen.press("j", "j", "enter")
        await screen.sees("1 mark was changed again later")
        await starred(screen, reader, 1)


async def test_a_mark_made_elsewhere_comes_into_the_open_history(reader: Reader) -> None:
    async with driven(reader) as screen:
        article = screen.row.article
        await opens_history(screen)
        await screen.sees("Nothing was done yet.")
        screen.app.desk.mark(Change(article, Field.TAG, True, "zee"))
        await screen.sees("#zee · Het huis aan de dijk")


async def test_a_click_undoes(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("s")
        await starred(screen, reader, 1)
        await opens_history(screen)
        await screen.clicks("starred · Het huis")
        await starred(screen, reader, 0)

"""The terminal's own cursor stands on the line that the person is at."""

from textual.geometry import Offset

from reader.core import Reader
from reader.ui.pointing import spot
from tests.ui.driving import Driven, driven


def pointed_line(screen: Driven) -> str:
    at = spot(screen.app.screen)
    assert at is not None
    return screen.text.splitlines()[at.y][at.x :]


async def test_it_stands_on_the_article_under_the_cursor_of_the_list(reader: Reader) -> None:
    async with driven(reader) as screen:
        assert "Het huis aan de dijk" in pointed_line(screen)
        await screen.press("j")
        assert "A lamp in the window" in pointed_line(screen)


async def test_it_stands_on_the_shelf_while_the_keys_are_for_the_shelves(reader: Reader) -> None:
    async with driven(reader, size=(130, 30)) as screen:
        await screen.press("tab", "j")
        await screen.pilot.pause()
        assert pointed_line(screen).strip(" ▌●").startswith("Unread")


async def test_it_stands_on_a_line_of_the_text_while_reading(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        assert pointed_line(screen).startswith("Zie verder")
        await screen.press("G")
        await screen.pilot.pause()
        assert pointed_line(screen).startswith("Het einde.")


async def test_it_stands_on_the_link_that_was_gone_to(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.until(lambda: screen.reading.links.all)
        await screen.press("space", "space", "shift+tab")
        await screen.until(lambda: screen.reading.view.link is not None)
        await screen.pilot.pause()
        assert "daar" in pointed_line(screen)


async def test_it_stands_on_what_is_selected(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("v", "j", "j")
        await screen.pilot.pause()
        assert "▌" not in pointed_line(screen)
        assert spot(screen.app.screen) != Offset(0, 0)


async def test_it_stands_on_the_chosen_line_of_a_dialogue(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("\\", "j")
        await screen.pilot.pause()
        assert pointed_line(screen).strip().startswith("Title")


async def test_it_stands_where_letters_come_in_a_line_that_is_typed_in(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("/", "l", "a", "m")
        await screen.sees("lam")
        at = spot(screen.app.screen)
        assert at is not None
        assert screen.text.splitlines()[at.y][: at.x].endswith("lam")

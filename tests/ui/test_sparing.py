import gc
from collections.abc import Iterable
from weakref import ref

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.core import Reader
from tests.ui.driving import Driven, driven


async def _opens_help(screen: Driven) -> None:
    await screen.press("question_mark")
    await screen.until(lambda: screen.app.screen is not screen.library)
    await screen.pilot.pause()


async def _closes_help(screen: Driven) -> None:
    await screen.press("escape")
    await screen.until(lambda: screen.app.screen is screen.library)


async def _goes_through(screen: Driven, widths: Iterable[int]) -> None:
    for width in widths:
        await screen.pilot.resize_terminal(width, 30)
        await screen.pilot.pause()


async def test_blank_lines_of_windows_that_were_are_not_kept(reader: Reader) -> None:
    async with driven(reader, size=(100, 30)) as screen:
        await _goes_through(screen, range(60, 120, 5))
        first = Strip.blank.cache_info().currsize
        await _goes_through(screen, range(61, 121, 5))
        assert Strip.blank.cache_info().currsize < first + 20


async def test_the_lines_of_a_sheet_that_was_closed_are_not_kept(reader: Reader) -> None:
    async with driven(reader, size=(100, 30)) as screen:
        await _opens_help(screen)
        widgets = screen.app.screen.walk_children(Widget, with_self=True)
        lines = [ref(one._styles_cache) for one in widgets]
        await _closes_help(screen)
        await _opens_help(screen)
        await _closes_help(screen)
        del widgets
        gc.collect()
        assert not [one for one in lines if one() is not None]


async def test_places_in_windows_that_were_are_not_kept(reader: Reader) -> None:
    async with driven(reader, size=(100, 30)) as screen:
        await _goes_through(screen, range(60, 80, 4))
        first = Region.intersection.cache_info().currsize
        await _goes_through(screen, range(80, 100, 4))
        assert Region.intersection.cache_info().currsize < first + 20


async def test_a_letter_of_a_search_does_not_look_for_garbage(reader: Reader) -> None:
    async with driven(reader, size=(120, 40)) as screen:
        await screen.press("slash", "e")
        await screen.pilot.pause()
        collections: list[str] = []
        gc.callbacks.append(lambda phase, _info: collections.append(phase))
        gc.collect(0)
        collections.clear()
        await screen.press("n")
        await screen.pilot.pause()
        gc.callbacks.pop()
        assert not collections

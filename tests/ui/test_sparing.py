from textual.strip import Strip

from reader.core import Reader
from tests.ui.driving import driven


async def test_blank_lines_of_windows_that_were_are_not_kept(reader: Reader) -> None:
    async with driven(reader, size=(100, 30)) as screen:
        for width in range(60, 120, 5):
            await screen.pilot.resize_terminal(width, 30)
            await screen.pilot.pause()
        first = Strip.blank.cache_info().currsize
        for width in range(61, 121, 5):
            await screen.pilot.resize_terminal(width, 30)
            await screen.pilot.pause()
        assert Strip.blank.cache_info().currsize < first + 20

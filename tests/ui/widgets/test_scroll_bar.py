from pathlib import Path

import pytest
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.core import Reader
from reader.themes import PALETTES
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

SIZE = (80, 12)


@pytest.fixture
def long(make_reader: MakeReader, tmp_path: Path) -> Reader:
    """A reader of more articles than a window holds."""
    for number in range(90):
        (tmp_path / f"{number}.txt").write_text(f"Artikel {number}\n\nHet water stond hoog.\n")
    return make_reader(tmp_path)


def _written(screen: Driven, strips: list[Strip]) -> list[str]:
    return [strip.render(screen.app.console) for strip in strips]


def _assert_is_as_textual_has_it(screen: Driven) -> None:
    bar = screen.library.articles.vertical_scrollbar
    assert bar.display
    whole = Region(0, 0, *bar.size)
    for crop in (whole, Region(0, 3, bar.size.width, 2)):
        bar._styles_cache.clear()
        textual = Widget.render_lines(bar, crop)
        assert _written(screen, bar.render_lines(crop)) == _written(screen, textual)
        assert bar.render_lines(crop) == textual  # what a click on it does as well


async def test_the_bar_is_painted_as_textual_paints_it(long: Reader) -> None:
    async with driven(long, size=SIZE) as screen:
        for palette in PALETTES:
            screen.app.theme = palette.name
            await screen.press("j", "j", "j", "j")
            await screen.pilot.pause()
            _assert_is_as_textual_has_it(screen)


async def test_the_bar_has_no_colours_where_none_are_wanted(
    make_reader: MakeReader, long: Reader
) -> None:
    reader = make_reader(Path(long.libraries[0].folder), no_color=True)
    async with driven(reader, size=SIZE) as screen:
        _assert_is_as_textual_has_it(screen)


async def test_a_click_on_the_bar_scrolls(long: Reader) -> None:
    async with driven(long, size=SIZE) as screen:
        bar = screen.library.articles.vertical_scrollbar
        await screen.pilot.click(bar, offset=(0, bar.size.height - 1))
        await screen.pilot.pause()
        assert screen.library.articles.scroll_offset.y > 0

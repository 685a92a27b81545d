import re
from random import Random

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.core import Reader
from reader.ui.repainting import Repainting
from reader.ui.screens.seated import Seated
from reader.ui.widgets.bar import Bar
from tests.ui.driving import Driven, driven

_MOVES_OVER = re.compile("(?:\x1b\\[\\d+;\\d+H)+(?=\x1b\\[\\d+;\\d+H|\\Z)")
"""The cursor goes somewhere only to go elsewhere."""


def _written(screen: Driven, seated: Seated, regions: set[Region], *, by_textual: bool) -> str:
    seated._compositor._dirty_regions |= regions
    paint = Compositor if by_textual else Repainting
    update = paint.render_partial_update(seated._compositor)
    assert isinstance(update, ChopsUpdate)
    return _MOVES_OVER.sub("", update.render_segments(screen.app.console).replace("\n", ""))


def _anywhere(chance: Random, width: int, height: int) -> set[Region]:
    """Some regions of a window."""
    found: set[Region] = set()
    for _ in range(chance.randint(1, 4)):
        x, y = chance.randrange(width), chance.randrange(height)
        across, down = chance.randint(1, width - x), chance.randint(1, height - y)
        found.add(Region(x, y, across, down))
    return found


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (130, 40), (170, 30)])
async def test_what_is_written_is_what_textual_would_write(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with driven(reader, size=size) as screen:
        await screen.press("slash", "e", "n")
        await screen.pilot.pause()
        chance = Random(7)
        for _ in range(60):
            regions = _anywhere(chance, *size)
            ours = _written(screen, screen.library, regions, by_textual=False)
            assert ours == _written(screen, screen.library, regions, by_textual=True)


async def test_what_did_not_change_is_not_made_up(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(reader, size=(130, 40)) as screen:
        made: list[str | None] = []
        whole = Widget.render_lines

        def render_lines(widget: Widget, crop: Region) -> list[Strip]:
            made.append(widget.id)
            return whole(widget, crop)

        monkeypatch.setattr(Widget, "render_lines", render_lines)
        top, status = (screen.library.query_one(name, Bar) for name in ("#top", "#status"))
        regions = {top.region, status.region}
        _written(screen, screen.library, regions, by_textual=False)
        assert made == ["status", "top"]


async def test_nothing_is_written_where_nothing_changed(reader: Reader) -> None:
    async with driven(reader, size=(80, 24)) as screen:
        screen.library._compositor._dirty_regions.clear()
        assert screen.library._compositor.render_partial_update() is None

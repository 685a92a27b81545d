import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import CompositorUpdate
from textual.widgets import Static

from reader.core import Reader
from reader.model.picture import Size
from reader.ui import overlay
from reader.ui.sliced import Sliced
from tests.formats.drawing import drawn
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

SIXELS = "\x1bP0;1q"


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """A library of one article with a picture."""
    folder = tmp_path / "album"
    folder.mkdir()
    (folder / "wide.png").write_bytes(drawn(400, 200))
    words = ["Het water stond hoog en niemand keek ernaar. " * 4] * 40
    words[1] = "![De lamp](wide.png)"
    (folder / "a.md").write_text("# Lampen\n\n" + "\n\n".join(words))
    return folder


def use_sixels(screen: Driven) -> None:
    screen.app.paints_over = True
    screen.reading.view.use(Sliced("sixel", lambda: Size(4, 8)))


def writing(screen: Driven, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written from here on, as to a terminal."""
    written: list[str] = []
    ours = screen.app._with_pictures

    def noted(where: Any, update: Any) -> Any:
        shown: Any = ours(where, update)
        if isinstance(shown, CompositorUpdate):
            written.append(shown.render_segments(screen.app.console))
        return shown

    monkeypatch.setattr(screen.app, "_with_pictures", noted)
    return written


def has_sixels(written: list[str]) -> Callable[[], bool]:
    return lambda: any(SIXELS in text for text in written)


@asynccontextmanager
async def with_sixels(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, *, rest: float = overlay.REST
) -> AsyncIterator[tuple[Driven, list[str]]]:
    """An article on a terminal that shows them, once it has; what was written so far."""
    monkeypatch.setattr(overlay, "REST", rest)
    async with driven(reader, (80, 40)) as screen:
        await screen.opens()
        written = writing(screen, monkeypatch)
        use_sixels(screen)
        await screen.until(has_sixels(written))
        yield screen, written


async def test_pictures_are_written_behind_what_is_painted(
    make_reader: MakeReader, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_sixels(make_reader(album), monkeypatch) as (_screen, written):
        text = next(text for text in written if SIXELS in text)
        assert text.rindex("▀") < text.index(SIXELS)


async def test_pictures_are_written_again_where_the_lines_have_moved(
    make_reader: MakeReader, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_sixels(make_reader(album), monkeypatch) as (screen, written):
        written.clear()
        await screen.press("j")
        await screen.until(has_sixels(written))


async def test_pictures_that_wait_when_the_program_ends_are_no_fault(
    make_reader: MakeReader, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_sixels(make_reader(album), monkeypatch) as (screen, _written):
        app = screen.app
    assert not app.screen_stack
    app._catch_up()


async def test_while_lines_run_past_pictures_wait(
    make_reader: MakeReader, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_sixels(make_reader(album), monkeypatch, rest=60.0) as (screen, written):
        written.clear()
        await screen.press("j", "j", "j")
        await screen.pilot.pause()
        assert written
        assert not has_sixels(written)()


async def test_a_picture_on_the_whole_window_is_written_too(
    make_reader: MakeReader, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_sixels(make_reader(album), monkeypatch, rest=0.0) as (screen, written):
        written.clear()
        await screen.press("p")
        await screen.until(has_sixels(written))


async def test_nothing_is_written_over_what_stands_upon_a_picture(
    make_reader: MakeReader, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_sixels(make_reader(album), monkeypatch, rest=0.0) as (screen, written):
        written.clear()
        await screen.press("question_mark")
        await screen.until(lambda: screen.app.screen is not screen.reading)
        await screen.pilot.pause()
        written.clear()  # what was on its way when the sheet came
        screen.app.screen.refresh()
        await screen.pilot.pause()
        assert written
        assert not has_sixels(written)()


async def test_the_cell_behind_a_picture_is_painted_again(
    make_reader: MakeReader, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_sixels(make_reader(album), monkeypatch, rest=0.0) as (screen, written):
        text = next(text for text in written if SIXELS in text)
        behind = re.compile(r"\x1b\[(\d+);(\d+)H\x1bP0;1q.*?\x1b\\\x1b\[\1;(\d+)H.*? \x1b\[0m")
        found = behind.search(text)
        assert found is not None
        assert int(found[3]) > int(found[2])
        written.clear()
        await screen.press("p")
        await screen.until(has_sixels(written))
        assert not any(f";{column}H" in text for text in written for column in range(81, 99))


async def test_the_last_line_of_the_window_is_left_alone(
    make_reader: MakeReader, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlay, "REST", 0.0)
    async with driven(make_reader(album), (80, 16)) as screen:
        await screen.opens()
        written = writing(screen, monkeypatch)
        use_sixels(screen)
        await screen.press("z")
        await screen.until(has_sixels(written))
        assert not any(f"\x1b[16;{x}H{SIXELS}" in text for text in written for x in range(80))


async def test_a_picture_below_a_widget_of_the_same_screen_is_not_written(
    make_reader: MakeReader, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_sixels(make_reader(album), monkeypatch, rest=0.0) as (screen, written):
        above = Static("\n" * 39)
        above.styles.overlay, above.styles.position = "screen", "absolute"
        await screen.app.screen.mount(above)
        await screen.pilot.pause()
        assert above.region == screen.app.screen.region
        written.clear()
        screen.app.screen.refresh(layout=True)
        await screen.until(lambda: written)
        assert not has_sixels(written)()
        await above.remove()
        await screen.until(has_sixels(written))

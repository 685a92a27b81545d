"""The program on a screen that nobody sees, driven by keys and clicks."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import cast

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader.core import Reader
from reader.library.watch import Watch
from reader.model.listing import Progress, Report, Row
from reader.model.picture import Picture, Refusal, Size, Slicing
from reader.parsing import picture_worker
from reader.parsing.parser import Parser
from reader.parsing.pictures import Pictures, unwrapped
from reader.ui.app import Leeslamp
from reader.ui.guard import Guard
from reader.ui.screens.library import LibraryScreen
from reader.ui.screens.reading import ReadingScreen
from tests.here import Here

LONGEST = 15.0
"""Seconds after which what is waited for will not come; a busy machine needs some."""


class PicturesHere(Pictures):
    """What unpacks pictures, without its process."""

    def _unpacked(
        self, article: str, source: str, box: Size, ground: str, slicing: Slicing | None
    ) -> Picture | Refusal:
        cut = [slicing.kind, [*slicing.cell]] if slicing is not None else None
        answer = picture_worker.picture(article, source, [*self._folders], [*box], ground, cut)
        return unwrapped(answer)


class QuietReader(Reader):
    """A reader that parses right here, and starts no other process or thread."""

    @cached_property
    def _parser(self) -> Parser:
        return cast(Parser, Here())

    @cached_property
    def pictures(self) -> Pictures:
        return PicturesHere(self._folders)

    def _refreshed(
        self, report: Callable[[Progress], None], is_cancelled: Callable[[], bool]
    ) -> Report:
        return self._index.refresh(self.libraries, lambda: self._store, report, is_cancelled, Here)

    def refresh_apart(
        self, report: Callable[[Progress], None], is_cancelled: Callable[[], bool]
    ) -> Report:
        """Refresh right here."""
        return self.refresh(report, is_cancelled)

    def watch(self, on_change: Callable[[], None]) -> Watch:
        """Say when asked to only, by `notice`."""
        self.notice = on_change
        return Watch((), on_change)


@dataclass
class Driven:
    """The running program and what a person would see and do."""

    app: Leeslamp
    pilot: Pilot[None]

    @property
    def library(self) -> LibraryScreen:
        return self.app.library

    @property
    def reading(self) -> ReadingScreen:
        return self.app.reading

    @property
    def row(self) -> Row:
        row = self.library.articles.row
        assert row is not None
        return row

    @property
    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    def types(self, text: str) -> None:
        """All of it at once: nothing is waited for between two keys."""
        driver = self.app._driver
        assert driver is not None
        for letter in text:
            names = {"\r": "enter", "\x7f": "backspace", "\x1b": "escape"}
            key = names.get(letter) or _character_to_key(letter)
            driver.send_message(events.Key(key, letter))

    async def until(self, holds: Callable[[], object]) -> None:
        deadline = monotonic() + LONGEST
        while not holds():
            assert monotonic() < deadline, f"it never came about:\n{self.text}"
            await self.pilot.pause(0.005)

    async def sees(self, *texts: str) -> None:
        await self.until(lambda: all(text in self.text for text in texts))

    async def opens(self) -> None:
        """The article under the cursor, until its text is there."""
        await self.press("enter")
        await self.until(lambda: self.app.screen is self.reading and self.reading.has_come)
        await self.pilot.pause()

    async def clicks(self, text: str, *, times: int = 1) -> None:
        """On the first place of the screen where this text stands."""
        await self.sees(text)
        for y, line in enumerate(self.text.splitlines()):
            if text in line:
                await self.pilot.click(offset=(line.index(text), y), times=times)
                return

    async def wheel(self, step: int) -> None:
        """One notch, in the middle of the screen."""
        size = self.app.size
        kind = events.MouseScrollDown if step > 0 else events.MouseScrollUp
        await self.pilot._post_mouse_events([kind], offset=(size.width // 2, size.height // 2))
        await self.pilot.pause()


@asynccontextmanager
async def driven(
    reader: Reader,
    size: tuple[int, int] = (100, 30),
    path: Path | None = None,
    *,
    is_settled: bool = True,
) -> AsyncIterator[Driven]:
    """The program, running and settled unless told otherwise; the guard must have had nothing to
    do.
    """
    Guard.caught = 0
    app = Leeslamp(reader, path)
    try:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            driving = Driven(app, pilot)
            if is_settled:
                await driving.until(lambda: app.is_settled and app.reading.is_mounted)
                await driving.until(lambda: not app.desk.is_refreshing)
                await pilot.pause()
            yield driving
    finally:
        app.desk.close()
    assert Guard.caught == 0

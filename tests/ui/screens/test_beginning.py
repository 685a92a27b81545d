"""A long article, of which the first screens are shown while the whole of it is being read."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core import Reader
from reader.model.listing import Row
from reader.model.opened import Opened
from reader.ui import desk
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven


@pytest.fixture
def come() -> Iterator[threading.Event]:
    """Set, the whole of an article comes."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def slow(
    make_reader: MakeReader,
    tmp_path: Path,
    come: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> Reader:
    library = tmp_path / "long"
    library.mkdir()
    text = "".join(f"<p>The lamp burns for night {n}.</p>\n" for n in range(1, 9999))
    (library / "long.html").write_text(f"---\ntitle: Lamp\n---\n{text}")
    made = make_reader(library)
    read = made.read

    def wait(row: Row) -> Opened:
        come.wait(15)
        return read(row)

    monkeypatch.setattr(made, "read", wait)
    monkeypatch.setattr(desk, "is_worth_it", lambda _row: False)
    return made


async def test_its_first_screens_are_there_before_the_whole_of_it(slow: Reader) -> None:
    async with driven(slow) as screen:
        await screen.press("enter")
        await screen.sees("Lamp", "night 1.")
        assert not screen.reading.has_come


async def test_it_is_said_to_be_as_long_as_the_whole_of_it(
    slow: Reader, come: threading.Event
) -> None:
    async with driven(slow) as screen:
        await screen.press("enter")
        await screen.sees("night 1.", "min")
        kicker = _first_line(screen)
        come.set()
        await screen.until(lambda: screen.reading.has_come)
        assert _first_line(screen) == kicker


async def test_the_first_screens_come_first_each_time_it_is_opened(
    slow: Reader, come: threading.Event
) -> None:
    come.set()
    async with driven(slow) as screen:
        await screen.opens()
        come.clear()
        await screen.press("q", "enter")
        await screen.until(lambda: screen.app.screen is screen.reading)
        await screen.sees("night 1.")
        assert not screen.reading.has_come


async def test_who_reads_on_meanwhile_stays_at_those_words(
    slow: Reader, come: threading.Event
) -> None:
    async with driven(slow) as screen:
        await screen.press("enter")
        await screen.sees("night 1.")
        await screen.press("space", "space")
        line = _first_line(screen)
        come.set()
        await screen.until(lambda: screen.reading.has_come)
        assert "night" in line
        assert _first_line(screen) == line


async def test_who_stopped_deep_in_it_sees_those_words_before_the_whole_of_it(
    slow: Reader, come: threading.Event
) -> None:
    come.set()
    async with driven(slow) as screen:
        await screen.opens()
        await screen.press("G", "pageup", "pageup", "q")
        await screen.until(lambda: screen.app.screen is screen.library)
        place = slow.marks(screen.row.article).place
        assert place is not None
        come.clear()
        await screen.press("enter")
        await screen.until(lambda: screen.app.screen is screen.reading)
        await screen.sees(place.context)
        assert not screen.reading.has_come
        shown = screen.text.splitlines()[:-2]
        assert place.context in _first_line(screen)
        await screen.press("j", "k")
        assert screen.text.splitlines()[:-2] == shown
        come.set()
        await screen.until(lambda: screen.reading.has_come)
        await screen.sees("1 min left")
        assert screen.text.splitlines()[:-2] == shown


async def test_its_end_is_not_taken_for_that_of_the_article(slow: Reader) -> None:
    async with driven(slow) as screen:
        await screen.press("enter")
        await screen.sees("night 1.")
        await screen.press("G", "space", "q")
        await screen.until(lambda: screen.app.screen is screen.library)
        assert not slow.marks(screen.row.article).is_read
        assert slow.marks(screen.row.article).place is None


async def test_who_went_back_to_the_list_is_left_there(slow: Reader, come: threading.Event) -> None:
    async with driven(slow) as screen:
        await screen.press("enter")
        await screen.sees("night 1.")
        await screen.press("q")
        come.set()
        is_done = threading.Event()
        screen.app.desk._opening.put(is_done.set)
        await screen.until(is_done.is_set)
        await screen.pilot.pause()
        assert screen.app.screen is screen.library


def _first_line(screen: Driven) -> str:
    return next(line for line in screen.text.splitlines() if line.strip())


async def test_of_a_page_that_takes_long_the_first_words_stand_there_meanwhile(
    slow: Reader, come: threading.Event, tmp_path: Path
) -> None:
    words = "<title>Lamp</title><body><script>x()</script><p>It burns &amp; burns.</p>"
    (tmp_path / "long" / "long.html").write_text(f"<!DOCTYPE html><html>{words}")
    async with driven(slow) as screen:
        await screen.press("enter")
        await screen.sees("Still setting", "It burns & burns.")
        assert "x()" not in screen.text
        come.set()
        await screen.until(lambda: "Still setting" not in screen.text)
        await screen.sees("It burns & burns.")

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from reader.core import Reader
from reader.model.marks import Field, Marks
from reader.ui.screens import attending
from reader.ui.shelf_terms import RECENT
from tests.ui.driving import Driven, driven


class Clock:
    """Time that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(attending, "monotonic", clock)
    return clock


async def marks(screen: Driven, reader: Reader, wanted: Callable[[Marks], Any]) -> Marks:
    article = screen.row.article
    await screen.until(lambda: wanted(reader.marks(article)))
    return reader.marks(article)


async def goes_back(screen: Driven) -> None:
    await screen.press("q")
    await screen.until(lambda: screen.app.screen is screen.library)


async def test_opening_and_the_time_until_leaving_are_kept(reader: Reader, clock: Clock) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        clock.now += 90
        await screen.press("j")
        clock.now += 60
        await goes_back(screen)
        found = await marks(screen, reader, lambda one: one.spent)
        assert found.spent == 150
        assert found.opened > 0
        ((_article, item, _value),) = reader.items(None, Field.SPENT)
        assert item == f"{date.today().isoformat()}/{reader.device}"


async def test_a_second_sitting_of_the_day_is_added(reader: Reader, clock: Clock) -> None:
    async with driven(reader) as screen:
        for seconds in (20, 30):
            await screen.opens()
            clock.now += seconds
            await goes_back(screen)
        found = await marks(screen, reader, lambda one: one.spent == 50)
        assert found.finished == 0


async def test_the_information_tells_how_long_it_was_read(reader: Reader, clock: Clock) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        clock.now += 90
        screen.reading.settle()
        await screen.until(lambda: screen.reading.marks.spent)
        await screen.press("i")
        await screen.sees("First opened", "Today", "Time spent", "2 min")


async def test_idle_time_is_not_counted(reader: Reader, clock: Clock) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        clock.now += 7200
        await goes_back(screen)
        assert (await marks(screen, reader, lambda one: one.spent)).spent == 180


async def test_what_lies_over_the_article_is_not_counted(reader: Reader, clock: Clock) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        clock.now += 10
        await screen.press("?")
        await screen.until(lambda: screen.app.screen is not screen.reading)
        clock.now += 100
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.reading)
        clock.now += 5
        await goes_back(screen)
        assert (await marks(screen, reader, lambda one: one.spent)).spent == 15


async def test_a_stopped_program_does_not_count(reader: Reader, clock: Clock) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        clock.now += 10
        screen.app.app_suspend_signal.publish(screen.app)
        clock.now += 100
        screen.app.app_resume_signal.publish(screen.app)
        clock.now += 5
        await goes_back(screen)
        assert (await marks(screen, reader, lambda one: one.spent)).spent == 15


async def test_time_reaches_the_disk_while_one_reads_on_one_page(
    reader: Reader, clock: Clock
) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        clock.now += attending.TELL_EVERY
        screen.reading.settle()
        found = await marks(screen, reader, lambda one: one.spent)
        assert found.spent == attending.TELL_EVERY
        assert found.last_read > 0


async def test_going_on_from_the_end_is_the_time_of_finishing(reader: Reader, clock: Clock) -> None:
    async with driven(reader) as screen:
        await screen.press("j")
        await screen.opens()
        await screen.press("space")
        found = await marks(screen, reader, lambda one: one.finished)
        assert found.is_read
        await screen.press("U")
        found = await marks(screen, reader, lambda one: not one.is_read)


async def test_a_glance_at_what_was_read_does_not_finish_it_again(
    reader: Reader, clock: Clock
) -> None:
    async with driven(reader) as screen:
        await screen.press("j", "r")
        await marks(screen, reader, lambda one: one.is_read)
        await screen.opens()
        await screen.press("space")
        await goes_back(screen)
        assert (await marks(screen, reader, lambda one: one.opened)).finished == 0


async def test_the_furthest_place_stays_when_one_goes_back_up(reader: Reader, clock: Clock) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("space", "space")
        await screen.pilot.pause()
        screen.reading.settle()
        furthest = (await marks(screen, reader, lambda one: one.furthest)).furthest
        await screen.press("g", "j")
        await goes_back(screen)
        found = await marks(screen, reader, lambda one: 0 < one.progress < furthest)
        assert found.furthest == furthest


async def test_what_was_read_without_a_key_stands_among_the_recently_read(
    reader: Reader, clock: Clock
) -> None:
    async with driven(reader) as screen:
        for _article in range(2):
            await screen.opens()
            clock.now += 12
            await goes_back(screen)
            await marks(screen, reader, lambda one: one.spent == 12)
            await screen.press("j")
        recent = reader.results(RECENT)
        assert {row.title for row in recent.page(0, 9)} == {
            "Het huis aan de dijk",
            "A lamp in the window",
        }

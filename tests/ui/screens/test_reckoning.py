from datetime import date
from time import time
from typing import cast

import pytest

from reader.core import Reader
from reader.model.marks import Change, Field
from reader.ui.screens.reckoning import FiguresScreen
from tests.ui.driving import Driven, driven


async def opens_figures(screen: Driven) -> None:
    await screen.press("#")
    await screen.until(lambda: isinstance(screen.app.screen, FiguresScreen))


def reads(screen: Driven) -> None:
    article = screen.row.article
    today = date.today().isoformat()
    screen.app.desk.mark(
        Change(article, Field.READ, True),
        Change(article, Field.FINISHED, int(time())),
        Change(article, Field.SPENT, 1500, f"{today}/0badcafe"),
        Change(article, Field.TAG, True, "zee"),
    )


async def test_without_reading_it_is_said_how_to_begin(reader: Reader) -> None:
    async with driven(reader) as screen:
        await opens_figures(screen)
        await screen.sees("Nothing was read yet.")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_what_was_read_is_told_and_drawn(reader: Reader, size: tuple[int, int]) -> None:
    async with driven(reader, size) as screen:
        await opens_figures(screen)
        reads(screen)
        await screen.sees("1 article · 25 min", "1 day in a row", "Mon")
        above = screen.text  # where a small window shows today, if that is a Monday
        await screen.press("space")
        await screen.until(lambda: "▓" in above + screen.text)
        await screen.press("G")
        await screen.sees("#zee")


async def test_undo_is_followed(reader: Reader) -> None:
    async with driven(reader) as screen:
        reads(screen)
        await opens_figures(screen)
        await screen.sees("1 article · 25 min")
        screen.app.desk.undo()
        await screen.sees("0 articles · 25 min")


async def test_figures_that_come_anew_leave_the_person_where_they_are(reader: Reader) -> None:
    async with driven(reader, (40, 12)) as screen:
        reads(screen)
        await opens_figures(screen)
        await screen.sees("1 article · 25 min", "Mon")
        await screen.press("G")
        await screen.sees("#zee")
        figures = cast(FiguresScreen, screen.app.screen)
        before = figures._found
        screen.app.desk.mark(Change(screen.row.article, Field.TAG, True, "aal"))
        await screen.until(lambda: figures._found is not before)
        assert "1 day in a row" not in screen.text

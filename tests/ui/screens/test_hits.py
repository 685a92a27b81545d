import os
from pathlib import Path

from reader.core import Reader
from tests.ui.driving import Driven, driven

LONG = "<p>Words that fill a line or two of the page, and say nothing.</p>\n" * 60


async def _searches(screen: Driven, text: str) -> None:
    await screen.press("slash", *text, "enter")
    await screen.until(lambda: screen.library.results and screen.library.results.query.term)
    await screen.until(lambda: len(screen.library.results or ()) == 1)


async def test_a_hit_opens_at_its_passage(reader: Reader, folder: Path) -> None:
    (folder / "far.html").write_text(f"---\ntitle: Far\n---\n{LONG}<p>A zebra.</p>\n{LONG}")
    reader.refresh(lambda _progress: None, lambda: False)
    async with driven(reader) as screen:
        await _searches(screen, "zebra")
        await screen.opens()
        await screen.sees("A zebra.")
        assert screen.reading.view.scroll_offset.y > 0


async def test_n_goes_from_hit_to_hit_and_round_and_esc_takes_the_marks_away(
    reader: Reader, folder: Path
) -> None:
    text = f"<p>First zebra.</p>\n{LONG}<p>Second zebra.</p>\n{LONG}"
    (folder / "far.html").write_text(f"---\ntitle: Far\n---\n{text}")
    reader.refresh(lambda _progress: None, lambda: False)
    async with driven(reader) as screen:
        await _searches(screen, "zebra")
        await screen.opens()
        await screen.sees("First zebra.")
        await screen.press("n")
        await screen.sees("Second zebra.", "2 of 2 found")
        await screen.press("n")
        await screen.sees("First zebra.")
        await screen.press("N")
        await screen.sees("Second zebra.")
        await screen.press("escape")
        assert screen.reading.view.hits == 0
        await screen.press("n")
        await screen.sees("Nothing is searched for here")
        await screen.press("escape")
        await screen.until(lambda: screen.app.screen is screen.library)


async def test_related_articles_are_listed_and_esc_leads_back(reader: Reader, folder: Path) -> None:
    for name in ("One", "Two"):
        text = f"---\ntitle: Zebra {name}\n---\n<p>Zebras of the savannah graze {name}.</p>"
        (folder / f"{name}.html").write_text(text)
    reader.refresh(lambda _progress: None, lambda: False)
    async with driven(reader) as screen:
        count = len(screen.library.results or ())
        place = next(
            number
            for number in range(count)
            if (row := screen.library.articles.row_at(number)) and row.title == "Zebra One"
        )
        screen.library.articles.move_to(place)
        await screen.press("R")
        await screen.until(lambda: screen.row.title == "Zebra Two")
        await screen.press("escape")
        await screen.until(lambda: len(screen.library.results or ()) == count)
        assert screen.row.title == "Zebra One"


async def test_esc_from_related_articles_leads_back_into_the_article(
    reader: Reader, folder: Path
) -> None:
    for name in ("One", "Two"):
        text = f"<p>Zebras of the savannah graze {name}.</p>" * 40
        (folder / f"{name}.html").write_text(f"---\ntitle: Zebra {name}\n---\n{text}")
    reader.refresh(lambda _progress: None, lambda: False)
    async with driven(reader) as screen:
        rows = map(screen.library.articles.row_at, range(len(screen.library.results or ())))
        screen.library.articles.move_to([str(row.title) for row in rows if row].index("Zebra One"))
        await screen.opens()
        await screen.press("space", "j")
        await screen.pilot.pause()
        before = screen.text
        await screen.press("R")
        await screen.until(lambda: screen.row.title == "Zebra Two")
        await screen.opens()
        await screen.press("q", "escape")
        await screen.until(lambda: screen.app.screen is screen.reading)
        await screen.until(lambda: screen.text == before)


async def test_the_open_article_is_read_again_when_its_file_has_changed(
    reader: Reader, folder: Path
) -> None:
    path = folder / "live.html"
    path.write_text(f"---\ntitle: Live\n---\n{LONG}<p>Here one stopped.</p>\n{LONG}")
    reader.refresh(lambda _progress: None, lambda: False)
    async with driven(reader) as screen:
        await _searches(screen, "stopped")
        await screen.opens()
        await screen.sees("Here one stopped.")
        path.write_text(f"---\ntitle: Live\n---\n<p>New.</p>{LONG}<p>Here one stopped. Yes.</p>")
        os.utime(path, ns=(1, 1))
        await screen.press("ctrl+l")
        await screen.sees("Here one stopped. Yes.")

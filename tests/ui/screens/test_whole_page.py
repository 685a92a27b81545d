"""A saved web page shows its article, and all of it when asked."""

from pathlib import Path

from reader.core import Reader
from tests.ui.conftest import MakeReader
from tests.ui.driving import driven

WORDS = "The ferry left at noon, as it does on every day that has no fog, with nine of us aboard."
PAGE = (
    "<!doctype html><html><head><title>The ferry</title></head><body><nav>Timetable</nav>"
    f"<article><h1>The ferry</h1>{f'<p>{WORDS}</p>' * 9}</article></body></html>"
)


async def test_w_shows_the_whole_page_and_again_its_article(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    (tmp_path / "ferry.html").write_text(PAGE)
    async with driven(make_reader(tmp_path)) as screen:
        await screen.opens()
        assert "Timetable" not in screen.text
        await screen.press("w")
        await screen.sees("Timetable", "The whole page")
        await screen.press("w")
        await screen.sees("The article of the page")
        await screen.until(lambda: "Timetable" not in screen.text)


async def test_w_says_when_an_article_is_no_web_page(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("w")
        await screen.sees("no web page")

from pathlib import Path
from unittest.mock import patch

import pytest

from reader.core import Reader
from reader.model.listing import Counts, Row
from reader.model.marks import NONE, Marked
from reader.model.opened import Opened
from reader.ui.messages import MarksChanged
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven


async def test_an_article_opens_with_kicker_title_and_text(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.sees("ESSAYS", "27 June 2019", "Het huis aan de dijk", "Het water stond hoog")


async def test_q_and_esc_lead_back_to_the_list(reader: Reader) -> None:
    async with driven(reader) as screen:
        for key in ("q", "escape"):
            await screen.opens()
            await screen.press(key)
            await screen.until(lambda: screen.app.screen is screen.library)


@pytest.mark.parametrize(
    ("key", "back"), [("j", "k"), ("space", "b"), ("pagedown", "pageup"), ("d", "u"), ("G", "g")]
)
async def test_keys_scroll_the_text(reader: Reader, key: str, back: str) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press(key)
        assert screen.reading.view.scroll_offset.y > 0
        await screen.press(back)
        assert screen.reading.view.scroll_offset.y == 0


async def test_the_wheel_scrolls_the_text(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.wheel(1)
        assert screen.reading.view.scroll_offset.y == 3


async def test_in_a_section_the_next_article_opens_while_something_is_said(reader: Reader) -> None:
    """The section that the view stands in is none of the next article, which has fewer."""
    async with driven(reader) as screen:
        await screen.opens()
        screen.reading.action_next_section()
        assert screen.reading.view.here == 0
        screen.reading.action_next_article()
        screen.reading.say("Kept.")
        await screen.sees("Left on.")


async def test_reading_goes_on_where_it_stopped(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("space", "space")
        line = first_line(screen)
        await screen.press("q")
        await screen.until(lambda: reader.marks(screen.row.article).place)
        await screen.opens()
        assert first_line(screen) == line


async def test_the_place_survives_another_width_of_the_window(reader: Reader) -> None:
    async with driven(reader, size=(100, 30)) as screen:
        await screen.opens()
        await screen.press("space", "space")
        place = screen.reading.view.place
        await screen.pilot.resize_terminal(50, 20)
        await screen.pilot.pause()
        await screen.pilot.resize_terminal(100, 30)
        await screen.pilot.pause()
        now = screen.reading.view.place
        assert place is not None
        assert now is not None
        assert (now.block, now.offset) == (place.block, place.offset)


async def test_the_place_does_not_drift_with_other_widths_of_the_column(reader: Reader) -> None:
    async with driven(reader, size=(100, 30)) as screen:
        await screen.opens()
        await screen.press("space", "j")
        line = first_line(screen)
        await screen.press(*["-", "="] * 5)
        await screen.pilot.pause()
        assert first_line(screen) == line


async def test_what_was_said_of_one_article_is_not_said_of_the_next(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j")
        await screen.opens()
        await screen.press("space")
        await screen.sees("The end.")
        await screen.press("K")
        await screen.sees("Het huis aan de dijk", "0.")
        assert "The end." not in screen.text


async def test_the_place_is_kept_by_a_next_start(make_reader: MakeReader, folder: Path) -> None:
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.press("space", "space")
        line = first_line(screen)
        await screen.press("Q")
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        assert first_line(screen) == line


async def test_a_started_article_shows_how_far_it_is_in_the_list(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("space")
        await screen.press("q")
        await screen.sees("◐", "%", "left")


async def test_opening_and_leaving_at_once_does_not_mark_as_read(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j")
        await screen.opens()
        await screen.press("q", "s")
        await screen.sees("★ Starred 1")
        assert not reader.marks(screen.row.article).is_read


async def test_paging_on_from_the_end_marks_as_read(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j")
        await screen.opens()
        await screen.press("space")
        await screen.until(lambda: reader.marks(screen.row.article).is_read)
        await screen.sees("The end.")


async def test_a_file_that_can_not_be_read_is_not_marked_as_read(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j")
        row = screen.row
        Path(row.path).unlink()
        await screen.opens()
        await screen.press("space", "space", "q", "s")
        await screen.sees("★ Starred 1")
        assert not reader.marks(row.article).is_read


async def test_going_to_the_next_article_from_the_end_marks_as_read(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j")
        await screen.opens()
        article = screen.row.article
        await screen.press("J")
        await screen.until(lambda: reader.marks(article).is_read)
        await screen.sees("[red]no")


async def test_next_and_previous_follow_the_list_and_stop_at_its_ends(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("K")
        await screen.sees("This is the first one.")
        await screen.press("J")
        await screen.sees("A lamp in the window")
        assert screen.library.articles.cursor == 1
        await screen.press("K")
        await screen.sees("Het huis aan de dijk")


async def test_star_and_read_mark_the_open_article(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("s")
        await screen.sees("★ Het huis")
        await screen.press("r")
        await screen.until(lambda: reader.marks(screen.row.article).is_read)
        await screen.press("U")
        await screen.until(lambda: not reader.marks(screen.row.article).is_read)


async def test_the_column_gets_wider_and_narrower_and_stays_so(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        await screen.press("-")
        assert screen.reading.view.form.measure == 64
        await screen.press("+", "+")
        assert screen.reading.view.form.measure == 72
    async with driven(make_reader(folder)) as screen:
        await screen.opens()
        assert screen.reading.view.form.measure == 72
        await screen.press("=")
        assert screen.reading.view.form.measure == 68


async def test_a_link_within_the_article_scrolls_to_its_heading(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.clicks("verder")
        await screen.until(lambda: screen.reading.view.scroll_offset.y > 0)


async def test_a_link_to_the_web_goes_to_the_browser(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(reader, "open_original", opened.append)
    async with driven(reader) as screen:
        await screen.opens()
        await screen.clicks("elders")
        await screen.until(lambda: opened == ["https://example.org/water"])
        await screen.press("o")
        await screen.until(lambda: opened[1:] == ["https://www.example.org/dijk"])


async def test_a_link_to_a_file_that_is_not_there_says_so(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.clicks("daar")
        await screen.sees("No article here is known as other.md")


async def test_an_article_without_an_original_says_so(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j")
        await screen.opens()
        await screen.press("o")
        await screen.sees("names no original")


async def test_a_broken_file_shows_what_is_wrong_above_its_text(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j", "j", "j")
        await screen.opens()
        await screen.sees("line 2", "The text is whole.", "The file as it is")


async def test_an_article_that_takes_long_is_announced_with_what_is_known_of_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = reader.read
    held: list[bool] = []

    def wait(row: Row) -> Opened:
        while not held:
            pass
        return read(row)

    monkeypatch.setattr(reader, "read", wait)
    async with driven(reader) as screen:
        await screen.press("enter")
        await screen.sees("Het huis aan de dijk", "Still setting …")
        held.append(True)
        await screen.sees("Het water stond hoog")


async def test_a_file_of_the_library_that_is_opened_by_name_has_its_neighbours(
    reader: Reader, folder: Path
) -> None:
    async with driven(reader, path=folder / "lamp.html") as screen:
        await screen.until(lambda: screen.reading.has_come)
        await screen.press("K")
        await screen.sees("Het huis aan de dijk")
        await screen.press("J")
        await screen.sees("A lamp in the window")


async def test_a_file_named_on_the_command_line_opens_for_reading(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder), path=folder / "lamp.html") as screen:
        await screen.sees("Left on.")
        await screen.press("s", "q")
        await screen.sees("★ Starred 1")


@pytest.mark.parametrize("size", [(20, 5), (39, 11), (24, 40), (60, 6)])
async def test_in_a_small_window_there_is_the_article_alone(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        await screen.press("space")
        await screen.pilot.resize_terminal(*size)
        await screen.pilot.pause()
        assert "water" in screen.text or "stond" in screen.text
        assert "%" not in screen.text


async def test_marks_made_by_another_article_leave_this_one_alone(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.opens()
        before = screen.reading.marks
        assert before == before._replace()
        assert not before.is_starred


def first_line(screen: Driven) -> str:
    return next(line for line in screen.text.splitlines() if line.strip())


async def test_another_window_has_the_text_painted_no_more_than_once(reader: Reader) -> None:
    async with driven(reader, size=(120, 40)) as screen:
        await screen.opens()
        view = screen.reading.view
        with patch.object(view, "runs_of", wraps=view.runs_of) as painted:
            await screen.pilot.resize_terminal(90, 30)
            await screen.pilot.pause()
            assert 0 < painted.call_count <= view.size.height


async def test_another_window_is_laid_out_and_painted_whole_no_more_than_once(
    reader: Reader,
) -> None:
    async with driven(reader, size=(120, 40)) as screen:
        await screen.opens()
        compositor = screen.reading._compositor
        whole = patch.object(compositor, "render_full_update", wraps=compositor.render_full_update)
        with whole as painted:
            await screen.pilot.resize_terminal(90, 30)
            await screen.pilot.pause()
            assert painted.call_count == 1


async def test_the_list_is_laid_out_for_another_window_when_it_is_seen_again(
    reader: Reader,
) -> None:
    async with driven(reader, size=(120, 40)) as screen:
        await screen.opens()
        await screen.pilot.resize_terminal(70, 20)
        await screen.pilot.pause()
        assert screen.library.outer_size.width == 120
        await screen.press("q")
        await screen.until(lambda: screen.library.articles.size.width == 70)
        assert not screen.library.has_class("-beside")
        assert screen.library.has_class("-narrow")


async def test_marks_that_come_while_the_program_ends_are_let_by(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a screen holds may be gone before the screen itself."""
    async with driven(reader) as screen:
        await screen.opens()
        assert screen.reading.sheet is not None
        article = screen.reading.sheet.opened.article
        news = MarksChanged([Marked(article, NONE._replace(is_starred=True))], Counts())
        with monkeypatch.context() as patch:
            patch.setattr(screen.app, "_running", False)
            await screen.reading.remove_children()
            screen.reading.post_message(news)
            await screen.pilot.pause()
            assert not screen.reading.marks.is_starred


async def test_before_there_is_an_article_there_is_no_place_to_keep(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.reading.remove_children()  # as before they are made, and after they are gone
        screen.reading.settle()
        assert screen.reading.moves() == []

import asyncio
from pathlib import Path

import pytest

from reader.core import Reader
from reader.errors import LibraryError, StoreError
from reader.model.listing import Progress, Report, Results
from reader.model.query import UNREAD, Query
from reader.ui.messages import RefreshProgressed
from tests.ui.conftest import MakeReader
from tests.ui.driving import driven


async def test_the_list_shows_every_article_with_its_day_and_category(reader: Reader) -> None:
    async with driven(reader, size=(119, 30)) as screen:
        await screen.sees("Het huis aan de dijk", "essays", "A lamp in the window")
        assert "All 5" in screen.text


async def test_a_title_that_looks_like_markup_is_shown_as_it_is(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.sees("[red]no markup[/] [/nope] [@click=app.quit]")
        await screen.clicks("[@click")
        assert screen.app.is_running


async def test_a_broken_file_says_what_is_wrong_with_it(reader: Reader) -> None:
    async with driven(reader, size=(140, 30)) as screen:
        line = next(line for line in screen.text.splitlines() if "Half a title" in line)
        assert "⚠" in line
        assert "line 2" in line


@pytest.mark.parametrize(("key", "steps"), [("j", 1), ("down", 1), ("G", 4), ("end", 4)])
async def test_keys_move_the_cursor(reader: Reader, key: str, steps: int) -> None:
    async with driven(reader) as screen:
        await screen.press(key)
        assert screen.library.articles.cursor == steps
        await screen.press("k" if steps == 1 else "g")
        assert screen.library.articles.cursor == 0


async def test_pages_move_the_cursor(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("space")
        assert screen.library.articles.cursor == 4
        await screen.press("b")
        assert screen.library.articles.cursor == 0


async def test_the_cursor_stops_at_both_ends(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("k", "k")
        assert screen.library.articles.cursor == 0
        await screen.press(*"jjjjjjjj")
        assert screen.library.articles.cursor == 4


async def test_a_star_is_shown_once_it_is_on_disk(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("s")
        await screen.sees("★ Starred 1")
        assert reader.marks(screen.row.article).is_starred
        await screen.press("s")
        await screen.sees("★ Starred 0")


async def test_two_quick_presses_take_the_star_back(reader: Reader) -> None:
    async with driven(reader) as screen:
        article = screen.row.article
        await screen.press("s", "s", "r")
        await screen.until(lambda: reader.marks(article).is_read)
        assert not reader.marks(article).is_starred


async def test_an_article_marked_read_stays_in_the_unread_list_until_it_is_asked_again(
    reader: Reader,
) -> None:
    async with driven(reader) as screen:
        await screen.press("2")
        await screen.until(lambda: screen.library.query_asked.term == UNREAD.term)
        await screen.press("r")
        await screen.sees("Unread 4")
        assert "Het huis aan de dijk" in screen.text
        await screen.press("ctrl+l")
        await screen.until(lambda: "Het huis aan de dijk" not in screen.text)


async def test_undo_takes_the_last_mark_back(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("s")
        await screen.sees("★ Starred 1")
        await screen.press("U")
        await screen.sees("★ Starred 0", "Undone: starred · 1 article.")


async def test_undo_says_when_there_is_nothing_to_undo(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("U")
        await screen.sees("There is nothing to undo.")


async def test_the_shelves_are_three_keys(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("s")
        await screen.sees("★ Starred 1")
        await screen.press("3")
        await screen.until(lambda: "A lamp in the window" not in screen.text)
        assert "Het huis aan de dijk" in screen.text
        await screen.press("1")
        await screen.sees("A lamp in the window")


async def test_a_shelf_can_be_clicked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.clicks("Starred")
        await screen.sees("Nothing starred.")


async def test_an_empty_shelf_says_what_to_do_next(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("r", "j", "r", "j", "r", "j", "r", "j", "r", "s")
        await screen.sees("Unread 0", "Starred 1")
        await screen.press("2")
        await screen.sees("Nothing unread.", "starred", "press 3")


async def test_the_shelf_and_the_order_are_there_again_at_the_next_start(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder)) as screen:
        await screen.press("2", "\\", "enter")
        await screen.sees("oldest first")
    async with driven(make_reader(folder)) as screen:
        await screen.sees("oldest first")
        assert screen.library.query_asked.term == UNREAD.term


async def test_next_and_previous_unread_skip_what_was_read(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("j", "r")
        await screen.sees("Unread 4")
        await screen.press("k", "n")
        assert screen.library.articles.cursor == 2
        await screen.press("p")
        assert screen.library.articles.cursor == 0
        await screen.press("p")
        await screen.sees("None before this.")


async def test_a_click_puts_the_cursor_and_a_second_one_opens(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.clicks("A lamp")
        assert screen.library.articles.cursor == 1
        await screen.clicks("A lamp")
        await screen.sees("Left on.")


async def test_the_wheel_rolls_the_list(make_reader: MakeReader, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(60):
        (many / f"{number}.md").write_text(f"---\ntitle: Number {number:02}\n---\nText\n")
    async with driven(make_reader(many), size=(80, 16)) as screen:
        articles = screen.library.articles
        await screen.wheel(1)
        assert articles.scroll_offset.y == 3
        assert articles.cursor == 3
        await screen.wheel(-1)
        assert articles.scroll_offset.y == 0


async def test_a_hint_in_the_footer_can_be_clicked(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.clicks(" star ")
        await screen.sees("★ Starred 1")


async def test_what_is_new_on_disk_comes_with_a_refresh(reader: Reader, folder: Path) -> None:
    async with driven(reader) as screen:
        (folder / "new.md").write_text("---\ntitle: Brand new\ndate: 2020-01-01\n---\nText\n")
        await screen.press("ctrl+l")
        await screen.sees("Brand new", "1 new")


async def test_the_cursor_keeps_its_article_when_the_list_grows(
    reader: Reader, folder: Path
) -> None:
    async with driven(reader) as screen:
        await screen.press("j")
        kept = screen.row.file
        (folder / "new.md").write_text("---\ntitle: Brand new\ndate: 2020-01-01\n---\nText\n")
        await screen.press("ctrl+l")
        await screen.sees("Brand new")
        await screen.until(lambda: screen.row.file == kept)
        assert screen.library.articles.cursor == 2


async def test_a_library_that_was_never_indexed_fills_in_the_background(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder, is_indexed=False)) as screen:
        await screen.sees("Het huis aan de dijk", "All 5")


async def test_once_every_head_is_read_the_list_holds_every_article(
    reader: Reader, make_reader: MakeReader, folder: Path
) -> None:
    async with driven(reader) as screen:
        screen.library.post_message(RefreshProgressed(Progress("heads", 1, 2)))
        await screen.pilot.pause()
        (folder / "new.md").write_text("---\ntitle: Brand new\n---\nWords.\n", encoding="utf-8")
        make_reader(folder).close()
        # half a second has not gone by, and the end of the words may be minutes away
        screen.library.post_message(RefreshProgressed(Progress("words", 0, 2)))
        await screen.sees("Brand new")


async def test_what_another_window_filled_is_listed_though_this_one_found_nothing_new(
    make_reader: MakeReader, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = make_reader(folder, is_indexed=False)

    def filled_elsewhere(*_how: object) -> Report:
        make_reader(folder).close()
        return Report()

    monkeypatch.setattr(reader, "refresh_apart", filled_elsewhere)
    async with driven(reader) as screen:
        await screen.sees("Het huis aan de dijk", "All 5")


async def test_where_nothing_could_be_listed_nobody_is_told_to_wait(
    make_reader: MakeReader, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = make_reader(folder, is_indexed=False)

    def refuse(*_how: object) -> Report:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(reader, "refresh_apart", refuse)
    async with driven(reader) as screen:
        await screen.sees("No article is listed yet.", "ctrl+l looks at the disk again.")
        await screen.sees("The disk is full.")
        monkeypatch.undo()
        await screen.press("ctrl+l")
        await screen.sees("Het huis aan de dijk", "All 5")


async def test_an_empty_library_says_how_to_add_a_folder(
    make_reader: MakeReader, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    async with driven(make_reader(empty)) as screen:
        await screen.sees("There is no article here.", "leeslamp add FOLDER")


async def test_marks_that_can_not_be_kept_are_not_shown_and_a_sentence_stands(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_changes: object) -> object:
        raise StoreError("The disk is full.")

    async with driven(reader) as screen:
        monkeypatch.setattr(reader, "mark", refuse)
        await screen.press("s")
        await screen.sees("Marks are not being kept: The disk is full.")
        assert "★ Starred 0" in screen.text
        monkeypatch.undo()
        await screen.press("s")
        await screen.sees("★ Starred 1")
        await screen.until(lambda: not screen.library.trouble)


async def test_a_list_that_can_not_be_read_is_said_and_the_old_one_stays(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(reader) as screen:

        def refuse(_query: Query) -> Results:
            raise LibraryError("The disk refuses to read the list.")

        monkeypatch.setattr(reader, "results", refuse)
        await screen.press("3")
        await screen.sees("The disk refuses to read the list.", "Het huis aan de dijk")
        assert screen.app.is_running


async def test_from_160_columns_the_article_under_the_cursor_is_shown_beside_the_list(
    reader: Reader,
) -> None:
    async with driven(reader, size=(170, 30)) as screen:
        await screen.press("j")
        await screen.sees("Left on.")
        assert screen.app.screen is screen.library


async def test_below_160_columns_there_is_the_list_alone(reader: Reader) -> None:
    async with driven(reader, size=(159, 30)) as screen:
        await screen.press("j")
        assert not screen.library.query("DocumentView")


async def test_below_80_columns_there_is_no_footer(reader: Reader) -> None:
    async with driven(reader, size=(79, 24)) as screen:
        assert "read/unread" not in screen.text
        assert "1 of 5" in screen.text


async def test_a_window_too_small_for_the_list_says_so(reader: Reader) -> None:
    async with driven(reader, size=(30, 10)) as screen:
        assert "40 by 12" in " ".join(screen.text.split())


async def test_q_quits(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("q")
        await screen.until(lambda: not screen.app.is_running)
        assert screen.app.return_code == 0


async def test_esc_never_quits(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("escape", "escape", "escape")
        await asyncio.sleep(0)
        assert screen.app.is_running


async def test_ctrl_c_says_how_to_quit(reader: Reader) -> None:
    async with driven(reader) as screen:
        await screen.press("ctrl+c")
        await screen.sees("Q or ctrl+q quits.")

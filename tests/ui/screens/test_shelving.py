from pathlib import Path

import pytest
from textual import events

from reader.core import Reader
from reader.errors import LibraryError
from reader.model.query import parse
from reader.places import Environment
from reader.ui.screens.shelving import Pane
from reader.ui.widgets.shelves import Shelves
from tests.ui.conftest import MakeReader
from tests.ui.driving import Driven, driven

WIDE = (120, 40)
ROW = "Het huis aan de dijk"


def shelves(screen: Driven) -> Shelves:
    found = screen.library.shelves
    assert found is not None
    return found


def line_of(screen: Driven, name: str) -> str:
    return next(line for line in screen.text.splitlines()[1:] if name in line[:29])[:29]


async def goes_to(screen: Driven, name: str) -> None:
    """Move the cursor of the shelves down to a line."""
    while (line := shelves(screen).line) is None or line.name != name:
        before = shelves(screen).cursor
        await screen.press("j")
        assert shelves(screen).cursor != before, name


async def test_from_120_columns_the_shelves_stand_beside_the_list(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.sees("▾ Categories", "essays", "▸ Years", ROW)
        assert line_of(screen, "All").split() == ["▌", "All", "5", "│"]
        assert line_of(screen, "● Unread").split() == ["●", "Unread", "5", "│"]


async def test_in_fewer_they_open_over_it_and_close_again(reader: Reader) -> None:
    async with driven(reader, size=(80, 24)) as screen:
        assert "Categories" not in screen.text
        for key in ("escape", "tab", "shift+tab"):
            await screen.press("tab")
            await screen.sees("▾ Categories", "essays")
            await screen.press(key)
            await screen.until(lambda: "Categories" not in screen.text)
            await screen.sees(ROW)


@pytest.mark.parametrize(("size", "sign"), [((100, 24), "Leeslamp"), ((40, 12), "≡")])
async def test_a_click_on_our_name_or_the_sign_for_it_opens_them(
    reader: Reader, size: tuple[int, int], sign: str
) -> None:
    async with driven(reader, size=size) as screen:
        await screen.clicks(sign)
        await screen.sees("Recently read")


async def test_moving_only_moves_and_enter_shows_the_list(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.sees("essays")
        await screen.press("tab")
        await goes_to(screen, "essays")
        assert screen.library.query_asked == parse("")
        await screen.press("enter")
        await screen.until(lambda: "A lamp in the window" not in screen.text)
        assert screen.library.query_asked == parse("category:essays")
        assert screen.library.pane is Pane.LIST
        assert line_of(screen, "essays").startswith("▌")
        assert not line_of(screen, "All").startswith("▌")


async def test_a_shelf_that_opened_over_the_list_closes_when_it_is_chosen(reader: Reader) -> None:
    async with driven(reader, size=(80, 24)) as screen:
        await screen.press("tab")
        await screen.sees("Starred")
        await goes_to(screen, "Starred")
        await screen.press("enter")
        await screen.sees("Nothing starred.")
        assert "Categories" not in screen.text


async def test_a_click_shows_a_shelf(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.clicks("essays")
        await screen.until(lambda: "A lamp in the window" not in screen.text)
        await screen.clicks("All ")
        await screen.sees("A lamp in the window")


async def test_a_click_opens_and_closes_a_section(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.clicks("▸ Years")
        await screen.sees("▾ Years", "    2019")
        await screen.clicks("▾ Years")
        await screen.sees("▸ Years")


async def test_arrows_open_and_close_sections(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.sees("▸ Years")
        await screen.press("tab")
        await goes_to(screen, "Years")
        await screen.press("right")
        await screen.sees("▾ Years")
        await screen.press("right", "j", "left")
        line = shelves(screen).line
        assert line is not None
        assert line.name == "Years"
        await screen.press("left")
        await screen.sees("▸ Years")


async def test_what_is_open_is_open_again_at_the_next_start(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder), size=WIDE) as screen:
        await screen.clicks("▸ Years")
        await screen.clicks("▾ Categories")
        await screen.sees("▸ Categories")
    async with driven(make_reader(folder), size=WIDE) as screen:
        await screen.sees("▸ Categories", "▾ Years", "    2019")


async def test_counts_are_right_after_a_mark(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.clicks("▸ Years")
        await screen.sees("    2019")
        await screen.press("escape", "r")
        await screen.until(lambda: line_of(screen, "● Unread").split()[2] == "4")
        await screen.until(lambda: line_of(screen, "2019").split()[1:3] == ["2", "3"])
        await screen.press("U")
        await screen.until(lambda: line_of(screen, "2019").split()[1:3] == ["3", "│"])


async def test_a_star_is_counted_and_its_shelf_shows_it(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.press("s")
        await screen.until(lambda: line_of(screen, "★ Starred").split()[2] == "1")


async def test_what_a_refresh_finds_is_counted(make_reader: MakeReader, folder: Path) -> None:
    async with driven(make_reader(folder), size=WIDE) as screen:
        await screen.sees("essays")
        text = "---\ntitle: New\ncategory: natuur\n---\nGreen.\n"
        (folder / "new.md").write_text(text, encoding="utf-8")
        await screen.press("ctrl+l")
        await screen.sees("natuur")


async def test_a_search_that_is_saved_joins_the_shelves(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.press("/", *"water", "enter", "F")
        await screen.sees("▾ Saved")
        assert line_of(screen, "water").startswith("▌")


async def test_a_saved_search_that_is_no_query_says_why(
    make_reader: MakeReader, folder: Path, environment: Environment
) -> None:
    environment.config_file.parent.mkdir(parents=True, exist_ok=True)
    environment.config_file.write_text('[searches]\nwrong = "date:never"\n', encoding="utf-8")
    async with driven(make_reader(folder), size=WIDE) as screen:
        await screen.clicks("wrong")
        await screen.sees("never")
        assert screen.library.query_asked == parse("")


async def test_shelves_that_can_not_be_counted_are_tried_again(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_section: object) -> object:
        raise LibraryError("The index is locked.")

    async with driven(reader, size=WIDE) as screen:
        await screen.sees("essays")
        monkeypatch.setattr(reader, "values", refuse)
        await screen.press("r")
        await screen.sees("The index is locked.")
        assert "essays" in screen.text
        monkeypatch.undo()
        await screen.press("r", "r")
        await screen.until(lambda: line_of(screen, "essays").split()[1] == "1")


async def test_a_click_beside_the_shelves_closes_them(reader: Reader) -> None:
    async with driven(reader, size=(80, 24)) as screen:
        await screen.press("tab")
        await screen.sees("Categories")
        await screen.pilot.click(offset=(70, 10))
        await screen.until(lambda: "Categories" not in screen.text)


async def test_verbs_wait_while_the_keys_are_for_the_shelves(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        article = screen.row.article
        await screen.press("tab", "s", "tab", "r")
        await screen.until(lambda: reader.marks(article).is_read)
        assert not reader.marks(article).is_starred


async def test_a_value_with_markup_in_it_is_shown_as_it_is(
    make_reader: MakeReader, folder: Path
) -> None:
    text = '---\ntitle: Odd\ncategory: "[red]x[/] [@click=app.quit]"\n---\nOdd.\n'
    (folder / "odd.md").write_text(text, encoding="utf-8")
    async with driven(make_reader(folder), size=WIDE) as screen:
        await screen.clicks("[red]x[/]")
        await screen.until(lambda: ROW not in screen.text)
        assert screen.row.title == "Odd"


async def test_tab_goes_on_to_the_preview_and_back(reader: Reader) -> None:
    async with driven(reader, size=(170, 40)) as screen:
        library = screen.library
        seen = []
        for _ in range(3):
            await screen.press("tab")
            seen.append(library.pane)
        assert seen == [Pane.SHELVES, Pane.PREVIEW, Pane.LIST]
        await screen.press("shift+tab")
        assert library.pane is Pane.PREVIEW


async def test_the_keys_move_the_preview_once_it_has_them(reader: Reader) -> None:
    async with driven(reader, size=(170, 20)) as screen:
        await screen.sees("niemand keek ernaar")
        await screen.press("shift+tab", "j", "j")
        assert screen.library.articles.cursor == 0
        assert screen.library.mover is not screen.library.articles
        await screen.press("escape", "j")
        assert screen.library.articles.cursor == 1


async def test_a_click_gives_the_keys_to_the_preview_or_the_list(reader: Reader) -> None:
    async with driven(reader, size=(170, 40)) as screen:
        await screen.clicks("niemand keek ernaar")
        panes = [screen.library.pane]
        await screen.clicks("A lamp in the")
        assert [*panes, screen.library.pane] == [Pane.PREVIEW, Pane.LIST]


async def test_brackets_go_from_section_to_section(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.sees("▸ Years")
        await screen.press("tab", "]", "]")
        line = shelves(screen).line
        assert line is not None
        assert line.name != "Categories"
        await screen.press("[")
        line = shelves(screen).line
        assert line is not None
        assert line.name == "Categories"


async def test_a_window_that_grows_gets_the_shelves(reader: Reader) -> None:
    async with driven(reader, size=(80, 24)) as screen:
        await screen.pilot.resize_terminal(130, 30)
        await screen.sees("▾ Categories", "essays")
        await screen.pilot.resize_terminal(80, 24)
        await screen.until(lambda: "Categories" not in screen.text)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (119, 30), (120, 12), (160, 50), (200, 50)])
async def test_at_every_size_each_line_can_be_reached(
    reader: Reader, size: tuple[int, int]
) -> None:
    async with driven(reader, size=size) as screen:
        await screen.press("tab")
        await screen.sees("Categories")
        await screen.press("G")
        await screen.sees("Years")
        await screen.press("g")
        await screen.sees("Unread")


async def test_without_colour_the_line_in_force_and_the_cursor_can_be_told(
    make_reader: MakeReader, folder: Path
) -> None:
    reader = make_reader(folder, no_color=True)
    async with driven(reader, size=WIDE) as screen:
        await screen.press("tab", "j")
        await screen.sees("▌   All")
        line = shelves(screen).line
        assert line is not None
        assert line.name == "Unread"
        styles = {
            segment.style
            for segment in shelves(screen).render_line(2)
            if segment.style is not None and "Unread" in segment.text
        }
        assert all(style.reverse for style in styles)


CATEGORIES = [f"category {number:02}" for number in range(40)]


@pytest.fixture
def sorted_folder(tmp_path: Path) -> Path:
    """A library with more categories than a screen holds."""
    library = tmp_path / "sorted"
    library.mkdir()
    for name in CATEGORIES:
        text = f"---\ntitle: About {name}\ncategory: {name}\n---\nText.\n"
        (library / f"{name}.md").write_text(text, encoding="utf-8")
    return library


async def test_the_rest_of_a_section_opens_and_the_wheel_rolls_it(
    make_reader: MakeReader, sorted_folder: Path
) -> None:
    async with driven(make_reader(sorted_folder), size=(120, 24)) as screen:
        await screen.clicks("… 32 more")
        await screen.sees("category 12")
        assert "category 30" not in screen.text[:29]
        for _ in range(12):
            await screen.pilot._post_mouse_events([events.MouseScrollDown], offset=(5, 8))
        await screen.until(lambda: shelves(screen).scroll_offset.y > 10)
        assert "┃" in screen.text


async def test_what_opens_is_brought_into_sight(
    make_reader: MakeReader, sorted_folder: Path
) -> None:
    async with driven(make_reader(sorted_folder), size=(80, 24)) as screen:
        await screen.press("tab")
        await screen.sees("… 32 more")
        await screen.press("]", "left", "right")
        await screen.sees("… 32 more")
        assert shelves(screen).line is not None


async def test_the_cursor_begins_where_the_list_is_from(
    make_reader: MakeReader, sorted_folder: Path
) -> None:
    reader = make_reader(sorted_folder)
    reader.prefer("query", 'category:"category 31"')
    async with driven(reader, size=(80, 24)) as screen:
        await screen.press("tab")
        await screen.sees("▌   category 31")
        line = shelves(screen).line
        assert line is not None
        assert line.name == "category 31"


async def test_saved_searches_stand_with_what_they_find_as_marks_change_it(reader: Reader) -> None:
    reader.save_search("short", "title:lamp")
    reader.save_search("to read", "is:unread")
    reader.save_search("wrong", "is:urgent")
    async with driven(reader, size=WIDE) as screen:
        await screen.until(lambda: line_of(screen, "short").split() == ["short", "1", "│"])
        assert line_of(screen, "to read").split() == ["to", "read", "5", "│"]
        assert line_of(screen, "wrong").split()[-2:] == ["wrong", "│"]
        await screen.press("r")
        await screen.until(lambda: line_of(screen, "to read").split() == ["to", "read", "4", "│"])


async def test_a_search_that_is_saved_is_counted(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.sees("essays")
        await screen.press("/", *"title:lamp ", "enter", "F")
        await screen.until(lambda: line_of(screen, "title:lamp").split()[-2:] == ["1", "│"])


async def test_z_leaves_only_the_list_and_brings_the_rest_back(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.sees("Starred")
        await screen.press("z")
        screen.library.fall_silent()
        await screen.until(lambda: "Starred" not in screen.text and "help" not in screen.text)
        assert ROW in screen.text
        await screen.press("z")
        await screen.sees("Starred", "help")


async def test_shelves_that_are_asked_for_open_over_the_list_that_stands_alone(
    reader: Reader,
) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.press("z", "tab")
        await screen.sees("Starred")
        assert screen.library.has_class("-over")


async def test_that_the_list_stands_alone_is_kept_over_sessions(
    make_reader: MakeReader, folder: Path
) -> None:
    async with driven(make_reader(folder), size=WIDE) as screen:
        await screen.press("z", "Q")
    async with driven(make_reader(folder), size=WIDE) as screen:
        assert screen.library.is_zen
        assert "Starred" not in screen.text


async def test_a_click_where_the_window_was_before_it_shrank_does_nothing(reader: Reader) -> None:
    async with driven(reader, size=WIDE) as screen:
        await screen.press("tab")
        at = (WIDE[0] + 40, 10)
        click = events.MouseDown(None, *at, 0, 0, 1, shift=False, meta=False, ctrl=False)
        screen.library.articles.post_message(click)
        await screen.pilot.pause()
        assert screen.library.pane is Pane.SHELVES

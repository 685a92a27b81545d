from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from reader.model.listing import Passage, Results, Row
from reader.model.query import Query, Sort
from reader.model.sanitize import line
from reader.model.terms import Is, State, Text
from reader.themes import LAMP
from reader.ui.groups import Unit
from reader.ui.ink import Ink
from reader.ui.widgets.article_list import ArticleList
from tests.ui.stand_ins import TODAY, Held, daily, row

UNREAD = Query(Is(State.UNREAD))
WATER = Query(Text("water"))


class Window(App[None]):
    """The list and nothing else."""

    CSS = "ArticleList { width: 100%; height: 100%; overflow-x: hidden; }"

    def __init__(self, results: Results) -> None:
        super().__init__()
        self.articles = ArticleList(today=TODAY.date)
        self.articles.ink = Ink(LAMP)
        self.articles.results = results
        self.chosen: list[Row] = []
        self.selected = 0

    def compose(self) -> ComposeResult:
        yield self.articles

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        self.chosen.append(event.row)

    def on_article_list_selected(self, event: ArticleList.Selected) -> None:
        self.selected = event.count


@dataclass
class Shown:
    """The list in its window."""

    app: Window
    pilot: Pilot[None]

    @property
    def articles(self) -> ArticleList:
        return self.app.articles

    @property
    def file(self) -> int:
        assert self.articles.row is not None
        return self.articles.row.file

    @property
    def lines(self) -> list[str]:
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    def y_of(self, text: str) -> int:
        return next(y for y, line in enumerate(self.lines) if text in line)

    @property
    def cursor_y(self) -> int:
        return self.y_of("▌")

    async def give(self, results: Results) -> None:
        self.articles.results = results
        await self.pilot.pause()

    async def click(self, x: int, y: int, *, shift: bool = False, control: bool = False) -> None:
        await self.pilot.click(offset=(x, y), shift=shift, control=control)
        await self.pilot.pause()


@asynccontextmanager
async def window(
    rows: Sequence[Row] | Results, size: tuple[int, int] = (80, 12)
) -> AsyncIterator[Shown]:
    held = Held(rows) if isinstance(rows, list) else rows
    app = Window(held)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Shown(app, pilot)


# The cursor keeps its article.


async def test_an_untouched_list_stays_at_its_top_while_it_fills() -> None:
    async with window(daily(20)) as shown:
        await shown.give(Held([*daily(5, start=50), *daily(20)]))

        assert shown.articles.cursor == 0
        assert shown.file == 51


async def test_the_cursor_keeps_its_article_and_its_line_while_the_list_fills() -> None:
    rows = daily(60, a_day=0.5)
    async with window(rows) as shown:
        for count in range(1, 6):
            shown.articles.move(7)
            await shown.pilot.pause()
            file, y = shown.file, shown.cursor_y
            await shown.give(Held([*daily(count * 9, start=100), *rows]))
            assert shown.file == file
            assert shown.cursor_y == y


async def test_an_article_that_is_gone_leaves_the_cursor_to_its_neighbour() -> None:
    rows = daily(30)
    async with window(rows) as shown:
        shown.articles.move_to(10)
        await shown.give(Held([*daily(40, start=100), *rows[:10], *rows[11:]]))

        assert shown.file == rows[11].file


async def test_in_another_order_the_cursor_keeps_its_article() -> None:
    rows = daily(100)
    async with window(rows) as shown:
        shown.articles.move_to(3)
        await shown.give(Held(rows[::-1], is_descending=False))

        assert shown.file == rows[3].file
        assert shown.articles.cursor == 96


async def test_a_new_search_begins_at_its_best_row() -> None:
    rows = daily(100)
    async with window(rows) as shown:
        shown.articles.move_to(50)
        await shown.give(Held(rows, query=WATER, sort=Sort.RELEVANCE))

        assert shown.articles.cursor == 0


async def test_after_a_search_the_list_stands_as_it_stood() -> None:
    shelf = Held(daily(100))
    async with window(shelf) as shown:
        shown.articles.move_to(60)
        shown.articles.move_to(55)
        await shown.pilot.pause()
        file, y = shown.file, shown.cursor_y
        await shown.give(Held(daily(9, start=500), query=WATER, sort=Sort.RELEVANCE))
        shown.articles.move(3)
        await shown.give(shelf)

        assert (shown.file, shown.cursor_y) == (file, y)


async def test_another_shelf_keeps_the_article_where_it_has_it() -> None:
    rows = daily(100)
    async with window(rows) as shown:
        shown.articles.move_to(50)
        await shown.give(Held(rows[20:], query=UNREAD))
        assert shown.articles.cursor == 30

        await shown.give(Held(rows[60:], query=Query()))
        assert shown.articles.cursor == 0


async def test_the_list_waits_for_the_rows_that_it_needs_rather_than_jump() -> None:
    rows = daily(1000)
    after = Held([*daily(3, start=5000), *rows], is_loaded=False)
    async with window(rows) as shown:
        shown.articles.move_to(700)
        before = shown.file
        await shown.give(after)
        assert (shown.file, shown.articles.count) == (before, 1000)

        after.load()
        shown.articles.counted()
        await shown.pilot.pause()
        assert (shown.file, shown.articles.cursor) == (before, 703)


async def test_a_way_to_what_is_not_at_hand_is_gone_once_it_is() -> None:
    held = Held(daily(1000), is_loaded=False)
    async with window(held) as shown:
        shown.articles.move_to_end()
        assert shown.articles.cursor == 0

        held.load()
        shown.articles.counted()
        assert shown.articles.cursor == 999


async def test_marks_leave_the_cursor_where_it_is() -> None:
    rows = daily(30)
    held = Held(rows)
    async with window(held) as shown:
        shown.articles.move_to(4)
        held.rows = [each._replace(is_read=True) for each in rows]
        shown.articles.marks_changed({each.article for each in rows})
        await shown.pilot.pause()

        assert shown.articles.cursor == 4
        assert "●" not in "".join(shown.lines)


async def test_a_month_that_is_not_at_hand_is_gone_to_once_it_is() -> None:
    held = Held(daily(1000), is_loaded=False)
    async with window(held) as shown:
        assert shown.articles.move_by_time(1, Unit.YEAR)
        assert shown.articles.cursor == 0

        held.load()
        shown.articles.counted()
        assert shown.articles.cursor == 182


async def test_a_way_that_was_not_gone_is_forgotten_with_its_list() -> None:
    async with window(Held(daily(1000), is_loaded=False)) as shown:
        shown.articles.move_to_end()
        await shown.give(Held(daily(900), query=UNREAD))
        shown.articles.counted()

        assert shown.articles.cursor == 0


# Passages.


@dataclass
class Found:
    """A list in which every second article has a passage to show."""

    results: Held = field(
        default_factory=lambda: Held(
            daily(100),
            query=WATER,
            sort=Sort.RELEVANCE,
            found=lambda at: Passage(line(f"het water van {at}"), ((4, 9),)) if at % 2 else None,
        )
    )


async def test_a_search_shows_a_passage_below_each_title() -> None:
    async with window(Found().results) as shown:
        below = [shown.lines[y][1:70].strip() for y in (1, 3, 5, 7)]
        assert below == ["", "het water van 1", "", "het water van 3"]


async def test_passages_are_asked_only_for_what_is_seen() -> None:
    held = Found().results
    async with window(held) as shown:
        assert max(start + count for start, count in held.asked_passages) <= 8
        held.asked_passages.clear()
        shown.articles.move_to(5)
        await shown.pilot.pause()
        assert held.asked_passages == []


async def test_rows_of_two_lines_scroll_so_that_the_cursor_is_whole() -> None:
    async with window(Found().results, size=(80, 7)) as shown:
        for _press in range(12):
            shown.articles.move(1)
            await shown.pilot.pause()
            assert shown.cursor_y < 6
        assert shown.articles.cursor == 12
        assert shown.y_of("Number 13") == shown.cursor_y


async def test_a_page_is_what_was_seen_whole() -> None:
    async with window(Found().results, size=(80, 7)) as shown:
        shown.articles.move_pages(1)
        assert shown.articles.cursor == 2
        shown.articles.move_pages(-1)
        assert shown.articles.cursor == 0


async def test_the_last_row_is_whole_at_the_end() -> None:
    async with window(Found().results, size=(80, 7)) as shown:
        shown.articles.move_to_end()
        await shown.pilot.pause()
        assert "het water van 99" in "".join(shown.lines)


async def test_a_click_on_a_passage_is_a_click_on_its_article() -> None:
    async with window(Found().results) as shown:
        await shown.click(10, 5)
        assert shown.articles.cursor == 2


# Selecting.


async def test_what_is_selected_is_marked_and_the_cursor_moves_on() -> None:
    async with window(daily(20)) as shown:
        shown.articles.select_here()
        shown.articles.select_here()
        await shown.pilot.pause()

        assert shown.articles.cursor == 2
        assert shown.app.selected == 2
        assert [shown.lines[shown.y_of(f"Number {n} ")][1] for n in (1, 2, 3)] == ["✓", "✓", " "]


async def test_all_are_selected_and_again_none() -> None:
    async with window(daily(20)) as shown:
        shown.articles.select_all()
        await shown.pilot.pause()
        assert shown.app.selected == 20
        shown.articles.select_all()
        await shown.pilot.pause()
        assert shown.app.selected == 0


async def test_the_selection_stays_while_the_list_scrolls_and_fills() -> None:
    async with window(daily(200)) as shown:
        shown.articles.select_here()
        shown.articles.move_to_end()
        await shown.give(Held([*daily(3, start=500), *daily(200)]))
        assert shown.app.selected == 1


async def test_another_query_has_nothing_selected() -> None:
    async with window(daily(20)) as shown:
        shown.articles.select_all()
        await shown.give(Held(daily(20), query=UNREAD))
        assert shown.app.selected == 0


async def test_a_click_with_ctrl_or_before_the_title_selects() -> None:
    async with window(daily(20)) as shown:
        await shown.click(10, 3, control=True)
        await shown.click(1, 4)
        assert shown.app.selected == 2
        assert shown.app.chosen == []


async def test_a_click_with_shift_selects_up_to_it() -> None:
    async with window([row(n) for n in range(1, 21)]) as shown:
        await shown.click(10, 2)
        await shown.click(10, 5, shift=True)
        assert shown.app.selected == 4


async def test_a_second_click_opens() -> None:
    async with window(daily(20)) as shown:
        await shown.click(10, 3)
        await shown.click(10, 3)
        assert [each.file for each in shown.app.chosen] == [shown.file]


# Far away.


async def test_months_and_years_are_gone_to() -> None:
    async with window(daily(800)) as shown:
        assert shown.articles.move_by_time(1, Unit.MONTH)
        assert shown.articles.cursor == 1
        shown.articles.move_by_time(1, Unit.YEAR)
        assert shown.articles.cursor == 182
        shown.articles.move_by_time(-1, Unit.YEAR)
        assert shown.articles.cursor == 0


async def test_a_list_by_title_has_no_months() -> None:
    async with window(Held(daily(80), sort=Sort.TITLE)) as shown:
        assert not shown.articles.move_by_time(1, Unit.MONTH)


async def test_the_nearest_unread_row_is_known_when_it_is_near() -> None:
    rows = [each._replace(is_read=n not in (0, 30)) for n, each in enumerate(daily(300))]
    async with window(rows) as shown:
        assert shown.articles.near_unread(1) == (30, True)
        shown.articles.move_to(30)
        assert shown.articles.near_unread(-1) == (0, True)
        assert shown.articles.near_unread(1) == (None, False)


async def asked_for(count: int, key: Callable[[ArticleList], object]) -> int:
    held = Held(daily(70) * (count // 70 + 1))
    async with window(held) as shown:
        shown.articles.move_to(100)
        await shown.pilot.pause()
        held.asked.clear()
        key(shown.articles)
        await shown.pilot.pause()
        return len(held.asked)


async def test_a_key_asks_for_no_more_in_a_long_list_than_in_a_short_one() -> None:
    for key in (
        lambda shown: shown.move(1),
        lambda shown: shown.move_pages(1),
        ArticleList.move_to_end,
    ):
        assert await asked_for(200_000, key) <= await asked_for(1_000, key)
